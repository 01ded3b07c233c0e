"""What a file in-band is made of goes past the other handlers, and is counted, checked and answered all the same."""

import asyncio
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher.base import MatcherBase

from gharial.model.failures import NoAnswer
from gharial.model.jid import Jid
from prosody_server import ProsodyServer
from tests.support.accounts import signed_in, unique_user, until

TAG = "{urn:example:lane}block"


class Onlooker(MatcherBase):
    """A handler that wants nothing and notes what it was shown."""

    def __init__(self) -> None:
        super().__init__(None)
        self.seen: list[str] = []

    def match(self, stanza: Any) -> bool:
        self.seen.append(stanza.xml.tag if not isinstance(stanza, Iq) else f"iq {stanza['type']} {len(stanza.xml)}")
        return False


def watch(client: Any) -> list[str]:
    onlooker = Onlooker()
    client.register_handler(Callback("onlooker", onlooker, lambda _stanza: None))
    return onlooker.seen


async def test_only_the_one_handler_sees_a_block_and_its_answer_and_both_are_counted(prosody: ProsodyServer) -> None:
    async with signed_in(prosody, unique_user("alice"), unique_user("bob")) as (alice, bob):
        taken: list[str] = []

        async def take(iq: Iq) -> None:
            taken.append(iq.xml[0].get("seq", ""))

        bob.session.answer("lane", "iq@type=set", take)
        bob.session.client.give_lane(TAG, "lane")
        seen_by_alice, seen_by_bob = watch(alice.session.client), watch(bob.session.client)
        counted = [one.session.client.plugin["xep_0198"].handled for one in (alice, bob)]
        for number in range(25):
            iq: Iq = alice.session.client.make_iq_set(ito=bob.full_jid)
            iq.xml.append(ET.Element(TAG, {"seq": str(number)}))
            await alice.session.request(iq, 60)
        assert taken == [str(number) for number in range(25)]
        assert "iq set 1" not in seen_by_bob
        assert "iq result 0" not in seen_by_alice
        now = [one.session.client.plugin["xep_0198"].handled for one in (alice, bob)]
        assert [after - before for after, before in zip(now, counted, strict=True)] >= [25, 25]
        # What was sent is acknowledged: the shorter way takes the server's answers to the same places.
        alice.session.client.acknowledgements.ask()
        await until(lambda: not alice.session.client.plugin["xep_0198"].unacked_queue)


async def test_an_empty_result_of_somebody_else_answers_nothing(prosody: ProsodyServer) -> None:
    """Security 2: only who was asked can answer."""
    users = (unique_user("alice"), unique_user("bob"), unique_user("mallory"))
    async with signed_in(prosody, *users) as (alice, bob, mallory):
        asked = asyncio.Event()

        async def stay_silent(_iq: Iq) -> None:
            asked.set()
            await asyncio.Event().wait()

        bob.session.answer("silent", "iq@type=set", stay_silent)
        bob.session.client.give_lane(TAG, "silent")
        iq: Iq = alice.session.client.make_iq_set(ito=bob.full_jid)
        iq.xml.append(ET.Element(TAG))
        answer = asyncio.ensure_future(alice.session.request(iq, 2))
        await asyncio.wait_for(asked.wait(), 60)
        seen = watch(alice.session.client)
        forged: Iq = mallory.session.client.make_iq_result(id=iq["id"], ito=Jid(alice.full_jid))
        forged.send()  # type: ignore[no-untyped-call]
        await until(lambda: "iq result 0" in seen)  # it was for no one in particular
        with pytest.raises(NoAnswer):
            await answer
