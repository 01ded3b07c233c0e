"""`Blocklist`: whose stanzas the server keeps from us (XEP-0191), and whom we report to it (XEP-0377)."""

import logging
from collections.abc import Callable, Iterable
from xml.etree import ElementTree as ET

from slixmpp.exceptions import XMPPError
from slixmpp.stanza import Iq

from gharial.backend.roster.presences import read_jid
from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure, RequestFailed, Unsupported
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

NS = "urn:xmpp:blocking"

REPORTING = "urn:xmpp:reporting:1"
_SPAM = "urn:xmpp:reporting:spam"

_LACKING = frozenset({"service-unavailable", "feature-not-implemented"})
"""What a server answers that has no block lists (RFC 6120 §8.4)."""


class Blocklist:
    """Reads and changes the list on the server. `keep` is called with the whole list whenever it is another one."""

    def __init__(self, session: AccountSession, keep: Callable[[frozenset[Jid]], None]) -> None:
        self._session = session
        self._keep = keep
        self._blocked: frozenset[Jid] = frozenset()
        self.takes_reports = False
        """The server wants to hear of spam."""
        session.client.register_plugin("xep_0191")
        for handler in ("Blocked Contact", "Unblocked Contact"):
            # slixmpp's own handlers believe anybody and leave the push unanswered.
            session.client.remove_handler(handler)
        session.answer("block list push: block", "iq@type=set/block", self._pushed_block)
        session.answer("block list push: unblock", "iq@type=set/unblock", self._pushed_unblock)

    def start_with(self, blocked: Iterable[Jid]) -> None:
        """What was kept from the last time."""
        self._blocked = frozenset(blocked)

    async def read(self) -> None:
        """Ask for the whole list (XEP-0191 §3.2); a server without one leaves it empty."""
        iq = self._session.client.make_iq_get()
        iq.append(ET.Element(f"{{{NS}}}blocklist"))
        try:
            answer = await self._session.request(iq)
        except Failure as failure:
            log.info("no block list: %r", failure)
            return
        found = answer.xml.find(f"{{{NS}}}blocklist")
        self._replace(_jids(found) if found is not None else frozenset())
        try:
            self.takes_reports = REPORTING in await self._session.discovery.server_features()
        except Failure as failure:
            log.info("whether the server takes reports is not known: %r", failure)

    async def block(self, jid: Jid, *, report: bool = False) -> None:
        """With `report`, the server hears that they sent spam (XEP-0377 §3.1), where it wants to.

        Raises Unsupported where the server has no block lists, RequestFailed, NoAnswer, NotConnected.
        """
        await self._change("block", jid, report=report and self.takes_reports)
        self._replace(self._blocked | {jid})

    async def unblock(self, jid: Jid) -> None:
        """Raises the same as `block`."""
        await self._change("unblock", jid)
        self._replace(self._blocked - {jid})

    async def _change(self, command: str, jid: Jid, *, report: bool = False) -> None:
        iq = self._session.client.make_iq_set()
        payload = ET.Element(f"{{{NS}}}{command}")
        item = ET.SubElement(payload, f"{{{NS}}}item", {"jid": jid.full})
        if report:
            ET.SubElement(item, f"{{{REPORTING}}}report", {"reason": _SPAM})
        iq.append(payload)
        try:
            await self._session.request(iq)
        except RequestFailed as failure:
            if failure.condition in _LACKING:
                raise Unsupported(self._session.account.domain, NS) from failure
            raise

    async def _pushed_block(self, iq: Iq) -> None:
        self._replace(self._blocked | self._pushed(iq, "block"))

    async def _pushed_unblock(self, iq: Iq) -> None:
        # Without any item everybody is unblocked (XEP-0191 §3.5).
        gone = self._pushed(iq, "unblock")
        self._replace(self._blocked - gone if gone else frozenset())

    def _pushed(self, iq: Iq, command: str) -> frozenset[Jid]:
        sender = iq.xml.get("from")
        if sender and sender != self._session.account.bare:
            log.warning("%s sent a change of our block list: refused", sender[:200])
            raise XMPPError("service-unavailable", etype="cancel")
        payload = iq.xml.find(f"{{{NS}}}{command}")
        return _jids(payload) if payload is not None else frozenset()

    def _replace(self, blocked: frozenset[Jid]) -> None:
        if blocked != self._blocked:
            self._blocked = blocked
            self._keep(blocked)


def _jids(payload: ET.Element) -> frozenset[Jid]:
    found = (read_jid(item.get("jid")) for item in payload.findall(f"{{{NS}}}item"))
    return frozenset(jid for jid in found if jid is not None)
