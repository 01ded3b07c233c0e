"""`FileRequest`: a peer opens a session to be sent a file (XEP-0234, `senders` responder).

It gets what was published to it by an offer of ours, which it is led to with `alternative-session` (XEP-0166 §7.4): so
whoever asks has every transport, and the file's digest, as with any other. For anything else there is a no with words.
"""

import asyncio
import xml.etree.ElementTree as ET
from collections.abc import Awaitable, Sequence

from gharial.backend.jingle.session import JingleSession
from gharial.backend.stanzas.jingle import NAMESPACE, Content, JingleStanza, Reason
from gharial.backend.stanzas.jingle_file import ERRORS

NO = "no such file was published to you"


class FileRequest:
    """Fulfils `Application`: nothing but its end ever comes of the session."""

    def __init__(self, session: JingleSession, wanted: Awaitable[str]) -> None:
        self._session = session
        self._answering = asyncio.ensure_future(self._answer(wanted))

    async def _answer(self, wanted: Awaitable[str]) -> None:
        sid = await wanted
        if sid:
            named = ET.Element(f"{{{NAMESPACE}}}sid")
            named.text = sid
            await self._session.end(Reason.ALTERNATIVE_SESSION, inside=named)
        else:
            unavailable = ET.Element(f"{{{ERRORS}}}file-not-available")
            await self._session.end(Reason.FAILED_APPLICATION, NO, unavailable)

    def accepted(self, contents: Sequence[Content]) -> None:
        """It is for us to accept, and we do not."""

    def ended(self, reason: Reason, stanza: JingleStanza | None) -> None:
        """An offer that is on its way goes its own."""

    def peer_left(self) -> None:
        """The offer notices."""

    def accepts_info(self, payload: ET.Element) -> bool:
        """Nothing."""
        return False

    def informed(self, payload: ET.Element) -> None:
        """Nothing comes."""

    def described(self, content: Content) -> None:
        """What was asked for first counts."""

    def added(self, content: Content) -> None:
        """It ends soon."""

    def content_answered(self, content: Content, accepted: bool) -> None:
        """We add none."""

    def modified(self, content: Content) -> None:
        """It ends soon."""

    def removed(self, content: Content, reason: Reason) -> None:
        """It ends soon."""

    def transport_informed(self, content: Content, transport: ET.Element) -> None:
        """No transport of it is used."""

    def transport_replaced(self, content: Content, transport: ET.Element) -> None:
        """No transport of it is used."""

    def transport_answered(self, content: Content, transport: ET.Element | None) -> None:
        """We replace none."""
