"""`xmpp:` links are read to facts and nothing else (security 8, 52)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.model.failures import MalformedJid
from gharial.model.jid import Jid
from gharial.model.xmpp_link import LONGEST, WantedFile, XmppLink, parse_xmpp_link, receive_file_link

ROMEO = "xmpp:romeo@montague.example/orchard"


def test_a_link_to_a_file() -> None:
    link = parse_xmpp_link(f"{ROMEO}?recvfile;sid=pub234;mime-type=text%2Fplain;name=two%20words.txt;size=2048")
    assert link.action == "recvfile"
    assert link.wanted_file == WantedFile(
        Jid("romeo@montague.example/orchard"), "pub234", "two words.txt", 2048, "text/plain"
    )


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("xmpp:romeo@montague.example", XmppLink(Jid("romeo@montague.example"))),
        ("XMPP:a@b.example?Message;body=a%3Bb", XmppLink(Jid("a@b.example"), "message", (("body", "a;b"),))),
        ("xmpp:room@muc.example?join#part", XmppLink(Jid("room@muc.example"), "join")),
        ("xmpp://me@here.example/romeo@montague.example?message", XmppLink(Jid("romeo@montague.example"), "message")),
        ("xmpp:nasty!%23$@example.com", XmppLink(Jid("nasty!#$@example.com"))),
        ("xmpp:a@b.example?x;k=1;k=2;K=3;flag", XmppLink(Jid("a@b.example"), "x", (("k", "1"), ("flag", "")))),
    ],
)  # fmt: skip
def test_other_links(text: str, link: XmppLink) -> None:
    assert parse_xmpp_link(text) == link
    assert link.wanted_file is None


def test_what_is_encoded_twice_is_decoded_once() -> None:
    wanted = parse_xmpp_link(f"{ROMEO}?recvfile;sid=1;name=%252e%252e%252fx;size=-1").wanted_file
    assert wanted is not None
    assert (wanted.name, wanted.size) == ("%2e%2e%2fx", None)


@pytest.mark.parametrize("text", [f"{ROMEO}?recvfile", f"{ROMEO}?recvfile;sid=", "xmpp:a@b.example?recvfile;sid=1"])
def test_without_an_id_or_a_device_nothing_can_be_asked_for(text: str) -> None:
    assert parse_xmpp_link(text).wanted_file is None


@pytest.mark.parametrize(
    "text",
    ["", "xmpp:", "xmpp:?recvfile", "http://a.example", "mailto:a@b", "xmpp:a@b.example?re cv", "xmpp:%ff@b.example",
     "xmpp:a%00@b.example", "xmpp:a@b.example?x;k=%00", "xmpp:a@b.example?" + "x" * LONGEST, "xmpp:///"],
)  # fmt: skip
def test_what_is_no_such_link(text: str) -> None:
    with pytest.raises(MalformedJid):
        parse_xmpp_link(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for link in (text, f"xmpp:{text}", f"{ROMEO}?recvfile;{text}"):
        try:
            parse_xmpp_link(link)
        except MalformedJid:
            continue


@given(
    name=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300),
    size=st.one_of(st.none(), st.integers(0, 2**63 - 1)),
)
def test_a_link_that_we_make_says_to_others_what_we_meant(name: str, size: int | None) -> None:
    wanted = WantedFile(Jid("romeo@montague.example/the orchard; a&b"), "pub 2;3=4", name, size, "text/plain")
    read = parse_xmpp_link(receive_file_link(wanted)).wanted_file
    assert read == WantedFile(wanted.owner, wanted.id, name[:255], size, "text/plain")
