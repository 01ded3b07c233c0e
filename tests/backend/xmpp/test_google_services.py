"""STUN servers by `google:jingleinfo`: what is read of it, and from whom."""

import xml.etree.ElementTree as ET

import pytest
from slixmpp.exceptions import XMPPError

from gharial.backend.xmpp.google_services import NAMESPACE, GoogleServices, Relays, read_relays, read_servers
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.support.accounts import signed_in, unique_user

ANSWER = (
    f"<iq><query xmlns='{NAMESPACE}'><stun><server host='stun.example.com' udp='19302'/>"
    "<server host='second.example.com' udp='3478'/>{more}</stun><relay><token>CAES</token>"
    "<server host='relay.example.com' udp='19295' tcp='19294' tcpssl='443'/></relay></query></iq>"
)


def test_servers_are_read_in_their_order_and_the_rest_is_left_out() -> None:
    odd = "".join(
        f"<server host='{host}' udp='{port}'/>"
        for host, port in (("", "1"), ("a b", "1"), ("a", ""), ("a", "0"), ("a", "65536"), ("a", "x"), ("a/b", "1"))
    )
    wanted = (("stun.example.com", 19302), ("second.example.com", 3478))
    assert read_servers(ET.fromstring(ANSWER.format(more=odd))) == wanted
    flood = "".join(f"<server host='h{number}' udp='1'/>" for number in range(100))
    assert len(read_servers(ET.fromstring(ANSWER.format(more=flood)))) == 8
    assert read_servers(ET.fromstring("<iq/>")) == ()


def test_relays_are_read_with_their_word_and_it_is_never_shown() -> None:
    found = read_relays(ET.fromstring(ANSWER.format(more="")))
    assert found == Relays("CAES", ("relay.example.com",)) and "CAES" not in repr(found)
    for odd in ("", "two words", "x" * 2000, "line&#10;break"):
        text = ANSWER.format(more="").replace("CAES", odd)
        assert read_relays(ET.fromstring(text)) == Relays()
    assert read_relays(ET.fromstring("<iq/>")) == Relays()


async def test_only_our_own_server_may_push(prosody: ProsodyServer) -> None:
    """Security: anybody else could lead our checks where they like."""
    async with signed_in(prosody, unique_user("alice")) as (alice,):
        services = GoogleServices(alice.session)
        assert await services.stun_servers() == ()
        for sender, heard in (
            ("mallory@example.org/x", False),
            ("example.org", False),
            (f"{alice.full_jid.bare}/other", False),
            (alice.full_jid.domain, True),
            (alice.full_jid.bare, True),
        ):
            services._known = ()
            iq = alice.session.client.make_iq_set(ifrom=Jid(sender))
            iq.xml.append(ET.fromstring(ANSWER.format(more=""))[0])
            if heard:
                await services._pushed(iq)
                assert await services.stun_servers() == (("stun.example.com", 19302), ("second.example.com", 3478))
            else:
                with pytest.raises(XMPPError):
                    await services._pushed(iq)
                assert await services.stun_servers() == () and not services.has_relay
