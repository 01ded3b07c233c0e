"""`BitsOfBinary`: small data shown to single people for as long as it matters, and fetched from others (XEP-0231)."""

import logging
from dataclasses import dataclass

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.stanzas.bits_of_binary import LARGEST, NAMESPACE, BadBits, cid_of, is_cid, is_named
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import ProtocolBreach, Unsupported
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

MOST_SHOWN = 128
"""Pieces at a time; the oldest goes."""
MOST_TIMES = 64
"""Answers for one piece to one person."""
FETCH_S = 20.0


@dataclass
class _Shown:
    data: bytes
    media_type: str
    uses: int = 1
    answered: int = 0


class BitsOfBinary:
    """One for each session. Who was shown nothing of a name learns not even whether it exists."""

    def __init__(self, session: AccountSession) -> None:
        self._session = session
        self._shown: dict[tuple[str, str], _Shown] = {}
        """By whom it is shown to and the name."""
        session.answer("bits of binary", "iq@type=get/bits", self._answer)

    def announce(self) -> None:
        """Say that we answer."""
        self._session.discovery.announce(NAMESPACE)

    def show(self, person: Jid, data: bytes, media_type: str) -> str:
        """Let all devices of `person`, or that one occupant of a room, ask for it; returns its name.

        Raises ValueError for more than LARGEST bytes.
        """
        if not 0 < len(data) <= LARGEST:
            raise ValueError("too much for bits of binary")
        key = (self._whose(person), cid_of(data))
        if (known := self._shown.get(key)) is not None:
            known.uses += 1
            return key[1]
        while len(self._shown) >= MOST_SHOWN:
            del self._shown[next(iter(self._shown))]
        self._shown[key] = _Shown(data, media_type)
        return key[1]

    def hide(self, person: Jid, cid: str) -> None:
        """The opposite of `show`; what was shown twice is hidden twice."""
        key = (self._whose(person), cid)
        if (known := self._shown.get(key)) is not None:
            known.uses -= 1
            if known.uses <= 0:
                del self._shown[key]

    async def fetch(self, peer: Jid, cid: str) -> bytes:
        """What `peer` (full) shows under this name; checked to be that, and to be no more than LARGEST bytes.

        It tells the peer that we are there. Raises Unsupported for a name that proves nothing, ProtocolBreach for other
        data, RequestFailed, NoAnswer, NotConnected.
        """
        if not is_cid(cid):
            raise Unsupported(peer.full, "a hash of that kind")
        iq: Iq = self._session.client.make_iq_get(ito=peer)
        iq["bits"]["cid"] = cid
        answer = await self._session.request(iq, FETCH_S)
        try:
            data: bytes = answer["bits"].content()
        except BadBits as error:
            raise ProtocolBreach(peer.full, f"bits of binary: {error}") from error
        if not is_named(data, cid):
            raise ProtocolBreach(peer.full, "other bits of binary than were named")
        return data

    def _whose(self, person: Jid) -> str:
        """All devices of a person are one; in a room everybody has the same bare address, and the nick tells them
        apart (XEP-0045 §4.1)."""
        return person.bare if self._session.room_open(person) is None else person.full

    async def _answer(self, iq: Iq) -> Iq:
        cid = str(iq["bits"]["cid"])
        known = self._shown.get((self._whose(iq["from"]), cid))
        if known is None or known.answered >= MOST_TIMES:
            raise XMPPError("item-not-found")
        known.answered += 1
        reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
        reply["bits"]["cid"] = cid
        reply["bits"]["type"] = known.media_type
        reply["bits"].put(known.data)
        return reply
