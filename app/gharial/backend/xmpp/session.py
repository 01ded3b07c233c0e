"""`AccountSession`: one account's connection, for as long as the account is set up, over all reconnects."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, cast

from slixmpp.exceptions import IqError, IqTimeout, XMPPError
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import StanzaPath
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial.backend.xmpp.caps import CapsCache
from gharial.backend.xmpp.discovery import Discovery
from gharial.backend.xmpp.errors import failure_from_stanza
from gharial.model.account import AccountSettings
from gharial.model.failures import NoAnswer, NotConnected
from gharial.model.jid import Jid

if TYPE_CHECKING:
    from gharial.backend.xmpp.connection import Connection

log = logging.getLogger(__name__)


class AccountSession:
    """What the rooms above see of a connection: stanzas out, handlers in, and when it is there.

    `client` is slixmpp's, for its plugins and stanza classes; it stays the same object for the session's life.
    """

    def __init__(self, settings: AccountSettings, client: "Connection", caps: CapsCache | None = None) -> None:
        self.settings = settings
        self.client = client
        self.discovery = Discovery(client, caps)
        self.room_open: Callable[[Jid], bool | None] = lambda _jid: None
        """Of an address: None where it is no room's, nor somebody's in one (XEP-0045); else whether we may speak there
        now. Set by the room that keeps them."""
        self._online = False
        self._when_online: list[Callable[[bool], None]] = []
        self._when_offline: list[Callable[[], None]] = []
        self._lost: asyncio.Future[None] | None = None
        client.add_event_handler("session_end", self._session_ended)

    @property
    def account(self) -> Jid:
        """The bare address, which names the account everywhere."""
        return self.settings.jid

    @property
    def full_jid(self) -> Jid:
        """The address the server bound."""
        return Jid(self.client.boundjid.full)

    @property
    def online(self) -> bool:
        """Stanzas can be sent now."""
        return self._online

    def when_online(self, callback: Callable[[bool], None]) -> None:
        """Call with True after a stream was resumed (XEP-0198: nothing was lost), with False after a fresh login."""
        self._when_online.append(callback)

    def when_offline(self, callback: Callable[[], None]) -> None:
        """Call when the connection is gone for good or may come back as a fresh one."""
        self._when_offline.append(callback)

    def require_online(self) -> None:
        """Raises NotConnected."""
        if not self._online:
            raise NotConnected(self.account.bare)

    def request(self, iq: Iq, timeout_s: float = 30.0) -> Coroutine[Any, Any, Iq]:
        """Send an iq at once; what is returned gives its result. Raises RequestFailed, NoAnswer, NotConnected.

        A resumed stream brings the answer late; a fresh login never does, so NotConnected comes at once then.
        """
        self.require_online()
        if self._lost is None:
            self._lost = asyncio.get_running_loop().create_future()
        answer: asyncio.Future[Iq] = iq.send(timeout=timeout_s)  # type: ignore[no-untyped-call]
        return self._answered(iq, answer, self._lost, timeout_s)

    async def _answered(
        self, iq: Iq, answer: "asyncio.Future[Iq]", lost: "asyncio.Future[None]", timeout_s: float
    ) -> Iq:
        try:
            await asyncio.wait(cast("set[asyncio.Future[object]]", {answer, lost}), return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise NotConnected(self.account.bare)
            return answer.result()
        except IqError as error:
            raise failure_from_stanza(error.iq) from error
        except IqTimeout as error:
            raise NoAnswer(_payload_name(iq), str(iq["to"]), timeout_s) from error
        finally:
            if not answer.done():
                answer.cancel()
                self.client.cancel_schedule(f"IqTimeout_{iq['id']}")
                self.client.remove_handler(f"IqCallback_{iq['id']}")
            elif not answer.cancelled():
                # Cancelled in the very turn in which an error came: somebody has to have looked at it.
                answer.exception()

    def answer(self, name: str, stanza_path: str, handler: Callable[[Iq], Awaitable[Iq | None]]) -> None:
        """Answer iqs that match `stanza_path` (slixmpp's notation, "iq@type=set/si").

        The handler returns the reply to send, or None for an empty result. An XMPPError it raises becomes the error
        reply; any other exception becomes `internal-server-error` and is logged: every iq is answered.
        """

        async def handle(stanza: StanzaBase) -> None:
            iq = cast("Iq", stanza)
            try:
                reply = await handler(iq) or _reply(iq)
            except XMPPError as error:
                reply = _reply(iq)
                reply.error()
                reply["error"]["condition"] = error.condition
                reply["error"]["type"] = error.etype
                if error.text:
                    reply["error"]["text"] = error.text
            except Exception:
                log.exception("answering %s from %s failed", name, iq["from"])
                reply = _reply(iq)
                reply.error()
                reply["error"]["condition"] = "internal-server-error"
                reply["error"]["type"] = "cancel"
            reply.send()  # type: ignore[no-untyped-call]

        self.client.register_handler(CoroutineCallback(name, StanzaPath(stanza_path), handle))

    def forget_answer(self, name: str) -> None:
        """Take back an `answer`."""
        self.client.remove_handler(name)

    # --- told by xmpp/accounts.py ---------------------------------------------------------------------------------

    def came_online(self, resumed: bool) -> None:
        """The stream is ready."""
        self._online = True
        for callback in tuple(self._when_online):
            _call(callback, resumed)

    def went_offline(self) -> None:
        """The stream is gone."""
        if not self._online:
            return
        self._online = False
        for callback in tuple(self._when_offline):
            _call(callback)

    def _session_ended(self, _event: object) -> None:
        lost, self._lost = self._lost, None
        if lost is not None and not lost.done():
            lost.set_result(None)


def _call(callback: Callable[..., None], *arguments: object) -> None:
    try:
        callback(*arguments)
    except Exception:
        log.exception("a callback of the session failed")


def _reply(iq: Iq) -> Iq:
    return cast("Iq", iq.reply())  # type: ignore[no-untyped-call]


def _payload_name(iq: Iq) -> str:
    payload = list(iq.xml)
    return str(payload[0].tag) if payload else ""
