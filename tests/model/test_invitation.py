"""Invitations in `xmpp:` links (XEP-0401, XEP-0445): which links are one, and to where."""

import pytest

from gharial.model.invitation import Invitation, pasted_invitation
from gharial.model.jid import Jid


@pytest.mark.parametrize(
    ("text", "invitation"),
    [
        ("xmpp:river.example?register;preauth=s3cret", Invitation("river.example", "s3cret")),
        (" XMPP:River.example?register;preauth=s%3D3 \n", Invitation("river.example", "s=3")),
        ("xmpp:carol@river.example?register;preauth=x", Invitation("river.example", "x", "carol")),
        ("xmpp:river.example?register", Invitation("river.example")),
        (
            "xmpp:bob@river.example?roster;preauth=x;ibr=y",
            Invitation("river.example", "x", inviter=Jid("bob@river.example")),
        ),
        (
            "xmpp:bob@river.example/desk?roster;ibr=y;preauth=x;name=Bob",
            Invitation("river.example", "x", inviter=Jid("bob@river.example")),
        ),
    ],
)
def test_what_is_an_invitation(text: str, invitation: Invitation) -> None:
    assert pasted_invitation(text) == invitation


@pytest.mark.parametrize(
    "text",
    [
        "",
        "river.example",
        "bob@river.example",
        "xmpp:bob@river.example",
        "xmpp:bob@river.example?roster;preauth=x",
        "xmpp:bob@river.example?roster;ibr=y",
        "xmpp:bob@river.example?roster;preauth=x;ibr=n",
        "xmpp:?register;preauth=x",
        "xmpp:a b@@?register;preauth=x",
        "xmpp:river.example?register;preauth=%FF",
        "xmpp:" + "a" * 5000 + "?register",
        "https://river.example/invite?x",
    ],
)
def test_what_is_none(text: str) -> None:
    assert pasted_invitation(text) is None
