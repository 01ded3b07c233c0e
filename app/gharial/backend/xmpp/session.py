"""`AccountSession`: one account's connection, for as long as the account is set up, over all reconnects."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from slixmpp.exceptions import IqError, IqTimeout, XMPPError
from slixmpp.stanza import Iq
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import StanzaPath

from gharial.backend.xmpp.connection import Connection
from gharial.backend.xmpp.discovery import Discovery
from gharial.backend.xmpp.errors import failure_from_stanza
from gharial.model.account import AccountSettings
from gharial.model.failures import NoAnswer, NotConnected
from gharial.model.jid import Jid

log = logging.getLogger(__name__)


class AccountSession:
    """What the rooms above see of a connection: stanzas out, handlers in, and when it is there.

    `client` is slixmpp's, for its plugins and stanza classes; it stays the same object for the session's life.
    """

    def __init__(self, settings: AccountSettings, client: Connection) -> None:
        self.settings = settings
        self.client = client
        self.discovery = Discovery(client)
        self._online = False
        self._when_online: list[Callable[[bool], None]] = []
        self._when_offline: list[Callable[[], None]] = []
        self._tasks: set[asyncio.Task[None]] = set()

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

    async def request(self, iq: Iq, timeout_s: float = 30.0) -> Iq:
        """Send an iq and return its result. Raises RequestFailed, NoAnswer, NotConnected."""
        self.require_online()
        try:
            return await iq.send(timeout=timeout_s)
        except IqError as error:
            raise failure_from_stanza(error.iq) from error
        except IqTimeout as error:
            raise NoAnswer(_payload_name(iq), str(iq["to"]), timeout_s) from error

    def answer(self, name: str, stanza_path: str, handler: Callable[[Iq], Awaitable[Iq | None]]) -> None:
        """Answer iqs that match `stanza_path` (slixmpp's notation, "iq@type=set/si").

        The handler returns the reply to send, or None for an empty result. An XMPPError it raises becomes the error
        reply; any other exception becomes `internal-server-error` and is logged: every iq is answered.
        """

        async def handle(iq: Iq) -> None:
            try:
                reply = await handler(iq) or iq.reply()
            except XMPPError as error:
                reply = iq.reply()
                reply.error()
                reply["error"]["condition"] = error.condition
                reply["error"]["type"] = error.etype
                if error.text:
                    reply["error"]["text"] = error.text
            except Exception:
                log.exception("answering %s from %s failed", name, iq["from"])
                reply = iq.reply()
                reply.error()
                reply["error"]["condition"] = "internal-server-error"
                reply["error"]["type"] = "cancel"
            reply.send()

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


def _call(callback: Callable[..., None], *arguments: object) -> None:
    try:
        callback(*arguments)
    except Exception:
        log.exception("a callback of the session failed")


def _payload_name(iq: Iq) -> str:
    payload = list(iq.xml)
    return str(payload[0].tag) if payload else ""
