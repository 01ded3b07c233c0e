"""What is asked and answered about a file that has come: the stanzas themselves, without a server."""

from typing import Any

import pytest
from slixmpp import ClientXMPP
from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.transfers.control import Control
from gharial.model.jid import Jid

ALICE, BOB = Jid("alice@river.example/desk"), Jid("bob@river.example/sofa")
SUM = "ab" * 32


class Wire:
    """A session whose requests the other end answers at once."""

    def __init__(self, jid: Jid) -> None:
        self.account, self.client = Jid(jid.bare), ClientXMPP(jid.full, "secret")
        self.discovery = self
        self.other: Wire | None = None
        self.handler: Any = None
        self.requests: list[Iq] = []

    def announce(self, _feature: str) -> None:
        """Nobody asks."""

    def answer(self, _name: str, _matcher: str, handler: Any) -> None:
        self.handler = handler

    async def request(self, iq: Iq, _timeout_s: float) -> Iq:
        self.requests.append(iq)
        assert self.other is not None
        iq["from"] = self.client.requested_jid
        answer: Iq = await self.other.handler(iq)
        return answer


class Heard:
    """A file that has come, with or without a proof."""

    def __init__(self) -> None:
        self.asked: list[tuple[Jid, Jid, str, str]] = []

    async def arrived(self, account: Jid, peer: Jid, offer_id: str, theirs: str) -> str:
        self.asked.append((account, peer, offer_id, theirs))
        return SUM if offer_id == "o" else ""


async def test_who_asks_learns_the_digest_and_may_tell_theirs() -> None:
    alice, bob, heard = Wire(ALICE), Wire(BOB), Heard()
    alice.other = bob
    here: Any = Control(alice, heard)  # type: ignore[arg-type]
    Control(bob, heard)  # type: ignore[arg-type]
    assert await here.arrived(BOB, "o") == SUM
    assert await here.arrived(BOB, "o", SUM.upper()) == SUM
    assert heard.asked == [(Jid(BOB.bare), ALICE, "o", ""), (Jid(BOB.bare), ALICE, "o", SUM)]
    assert alice.requests[0]["transfer_control"]["digest"] == ""
    with pytest.raises(XMPPError, match="item-not-found"):
        await here.arrived(BOB, "unheard-of")
