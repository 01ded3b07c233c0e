"""`Control`: tells the other end what we hold and hears what it holds (urn:gharial:transfer-control:0)."""

from contextlib import suppress
from typing import Protocol

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.stanzas.transfer_control import LONGEST_ID, NAMESPACE
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import NoAnswer, NotConnected, RequestFailed, Unsupported
from gharial.model.jid import Jid, bare

ANSWER_S = 20.0
_ENDS = ("cancelled", "failed")
ARRIVED_S = 8.0
"""The other end may be about to finish the file."""
PING_S = 4.0
"""A program that is there answers by itself."""
_NOT_THERE = frozenset({"recipient-unavailable", "remote-server-not-found", "remote-server-timeout", "gone"})
FEATURE = NAMESPACE


class Heard(Protocol):
    """What is done about a word of the other end."""

    def paused_by(self, account: Jid, peer: Jid, offer_id: str, *, paused: bool) -> bool | None:
        """The peer holds a transfer or not. Returns whether we hold it; None where it has nothing to do with them."""

    def asked_again(self, account: Jid, peer: Jid, offer_id: str) -> bool:
        """The peer asks for a file again; False where it is none that they were to have."""

    def ended_by(self, account: Jid, peer: Jid, offer_id: str, *, by_person: bool) -> bool:
        """The peer will not go on with a transfer; False where it has nothing to do with them."""

    async def arrived(self, account: Jid, peer: Jid, offer_id: str, theirs: str) -> str:
        """The SHA-256, in hexadecimal, of a file of theirs that has come whole; empty where none has.

        `theirs` is what they found it to be; empty where they do not say.
        """


class Control:
    """Made with the session. Everybody may ask; who names no transfer of their own learns nothing."""

    def __init__(self, session: AccountSession, heard: Heard) -> None:
        self._session = session
        self._heard = heard
        session.discovery.announce(NAMESPACE)
        session.answer("transfer control", "iq@type=set/transfer_control", self._answer)

    async def tell(self, peer: Jid, offer_id: str, *, paused: bool) -> bool | None:
        """Say whether we hold it. Returns whether they do; None where they do not know it, or do not understand.

        Raises NoAnswer, NotConnected.
        """
        iq = self._iq(peer, offer_id)
        iq["transfer_control"]["paused"] = "true" if paused else "false"
        try:
            answer = await self._session.request(iq, ANSWER_S)
        except RequestFailed:
            return None
        held: bool | None = answer["transfer_control"].truth("paused")
        return held

    async def ask_again(self, peer: Jid, offer_id: str) -> None:
        """Ask the sender to take a file up. Raises Unsupported where it cannot or will not, NotConnected."""
        iq = self._iq(peer, offer_id)
        iq["transfer_control"]["resend"] = "true"
        try:
            await self._session.request(iq, ANSWER_S)
        except (RequestFailed, NoAnswer) as failure:
            raise Unsupported(peer.full, NAMESPACE) from failure

    async def end(self, peer: Jid, offer_id: str, *, by_person: bool) -> None:
        """Say that we shall not go on with it. Raises NotConnected, NoAnswer; who does not know it, need not."""
        iq = self._iq(peer, offer_id)
        iq["transfer_control"]["ended"] = "cancelled" if by_person else "failed"
        with suppress(RequestFailed):
            await self._session.request(iq, ANSWER_S)

    async def arrived(self, peer: Jid, offer_id: str, ours: str = "") -> str:
        """The SHA-256 of what has arrived of ours; empty where it has not, or nobody can tell. Raises NotConnected.

        `ours`, in hexadecimal, tells them what it should be.
        """
        iq = self._iq(peer, offer_id)
        iq["transfer_control"]["arrived"] = "true"
        if ours:
            iq["transfer_control"]["digest"] = ours
        try:
            answer = await self._session.request(iq, ARRIVED_S)
        except (RequestFailed, NoAnswer):
            return ""
        return str(answer["transfer_control"]["digest"]).lower()

    async def answers(self, peer: Jid) -> bool:
        """Whether anybody is there: any word is one, also that it does not understand (XEP-0199 §4)."""
        iq: Iq = self._session.client.make_iq_get(ito=peer)
        iq.enable("ping")
        try:
            await self._session.request(iq, PING_S)
        except NoAnswer:
            return False
        except RequestFailed as refused:
            return refused.condition not in _NOT_THERE
        except NotConnected:
            return True  # nothing can be told now
        return True

    def _iq(self, peer: Jid, offer_id: str) -> Iq:
        iq: Iq = self._session.client.make_iq_set(ito=peer)
        iq["transfer_control"]["offer"] = offer_id
        return iq

    async def _answer(self, iq: Iq) -> Iq:
        control = iq["transfer_control"]
        offer_id, peer = control["offer"], Jid(iq["from"].full)
        paused, resend = control.truth("paused"), control.truth("resend")
        ended = control["ended"]
        arrived = control.truth("arrived") is True
        words = (paused is not None) + (resend is True) + (ended in _ENDS) + arrived
        if not offer_id or len(offer_id) > LONGEST_ID or words != 1:
            raise XMPPError("bad-request")
        account = bare(self._session.account)
        reply: Iq = iq.reply()  # type: ignore[no-untyped-call]
        if arrived:
            theirs = str(control["digest"]).lower()
            if not (digest := await self._heard.arrived(account, peer, offer_id, theirs)):
                raise XMPPError("item-not-found")
            reply["transfer_control"]["offer"] = offer_id
            reply["transfer_control"]["digest"] = digest
            return reply
        if ended:
            if not self._heard.ended_by(account, peer, offer_id, by_person=ended == "cancelled"):
                raise XMPPError("item-not-found")
            return reply
        if paused is None:
            if not self._heard.asked_again(account, peer, offer_id):
                raise XMPPError("item-not-found")
            return reply
        held = self._heard.paused_by(account, peer, offer_id, paused=paused)
        if held is None:
            raise XMPPError("item-not-found")
        reply["transfer_control"]["offer"] = offer_id
        reply["transfer_control"]["paused"] = "true" if held else "false"
        return reply
