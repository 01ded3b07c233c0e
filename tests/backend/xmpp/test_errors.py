"""Error replies as programs really send them."""

import xml.etree.ElementTree as ET

import pytest
from slixmpp.stanza import Iq

from gharial.backend.xmpp.errors import complete_error
from gharial.model.failures import RequestFailed
from prosody_server import ProsodyServer
from tests.support.accounts import signed_in, unique_user

STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas"


@pytest.mark.parametrize(
    ("error", "condition"),
    [
        (f"<error code='404' type='cancel'><not-found xmlns='{STANZAS}'/></error>", "item-not-found"),
        ("<error code='406'/>", "not-acceptable"),
        ("<error code='999'>words</error>", "undefined-condition"),
        ("<error/>", "undefined-condition"),
        (f"<error type='auth'><forbidden xmlns='{STANZAS}'/></error>", "forbidden"),
    ],
)
async def test_every_error_reaches_who_waits_for_it(prosody: ProsodyServer, error: str, condition: str) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("old")) as (alice, old):

        def answer(iq: Iq) -> None:
            old.session.client.send_raw(
                f"<iq type='error' id='{iq['id']}' to='{alice.full_jid}'><query xmlns='jabber:iq:oob'/>{error}</iq>"
            )

        old.session.answer("odd", "iq@type=set", _silent(answer))
        iq: Iq = alice.session.client.make_iq_set(ito=old.full_jid)
        iq.xml.append(ET.fromstring("<query xmlns='jabber:iq:oob'/>"))
        with pytest.raises(RequestFailed) as caught:
            await alice.session.request(iq, 30)
        assert caught.value.condition == condition


def test_what_is_no_error_stays() -> None:
    xml = ET.fromstring("<iq xmlns='jabber:client' type='result'><error code='404'/></iq>")
    before = ET.tostring(xml)
    complete_error(xml)
    assert ET.tostring(xml) == before


def _silent(work: object) -> object:
    async def handle(iq: Iq) -> None:
        work(iq)  # type: ignore[operator]

    return handle
