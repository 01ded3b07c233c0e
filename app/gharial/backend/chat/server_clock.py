"""`ServerClock`: the time as our server has it (XEP-0202), so that live and archived messages sort together."""

import logging
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import SubElement

from gharial.backend.xmpp.session import AccountSession
from gharial.model.failures import Failure

log = logging.getLogger(__name__)

_TIME = "{urn:xmpp:time}"
_CLOSE_ENOUGH = timedelta(seconds=3)


class ServerClock:
    """Our clock, put right by the server's where they differ by seconds."""

    def __init__(self, session: AccountSession) -> None:
        self._session = session
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The time, UTC."""
        return datetime.now(UTC) + self._ahead

    async def compare(self) -> None:
        """Ask the server once; one that does not tell leaves everything as it was."""
        iq = self._session.client.make_iq_get(ito=self._session.account.domain)
        SubElement(iq.xml, f"{_TIME}time")
        asked = datetime.now(UTC)
        try:
            result = await self._session.request(iq, timeout_s=10.0)
        except Failure as failure:
            log.debug("the server does not tell the time: %r", failure)
            return
        answered = datetime.now(UTC)
        text = result.xml.findtext(f"{_TIME}time/{_TIME}utc") or ""
        try:
            told = datetime.fromisoformat(text)
        except ValueError:
            return
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told
        ahead = told - (asked + (answered - asked) / 2)
        self._ahead = ahead if abs(ahead) > _CLOSE_ENOUGH else timedelta()
