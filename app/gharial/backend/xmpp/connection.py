"""`Connection`: slixmpp's client on a stream that is encrypted before slixmpp sees it, with a login of our own.

What slixmpp brings for connecting, STARTTLS, SASL, redirection and reconnecting is switched off: dialing.py opens,
login.py signs in, keeper.py tries again. The parser refuses what a stream may not contain (stream_guard.py).
"""

import asyncio
import logging
from typing import Any, cast
from xml.etree import ElementTree

from slixmpp.jid import InvalidJID
from slixmpp.stanza import StreamFeatures
from slixmpp.xmlstream.stanzabase import StanzaBase

from gharial import __version__
from gharial.backend.xmpp.acknowledgements import Acknowledgements
from gharial.backend.xmpp.binding import bind_resource
from gharial.backend.xmpp.dialing import stream_failure, stream_header
from gharial.backend.xmpp.errors import complete_error
from gharial.backend.xmpp.escaping import escape_quickly
from gharial.backend.xmpp.fast_lane import FastLane
from gharial.backend.xmpp.link import Link
from gharial.backend.xmpp.login import SASL_NS, Login
from gharial.backend.xmpp.plugins import PLUGINS
from gharial.backend.xmpp.roster_push import guard_roster_pushes
from gharial.backend.xmpp.stream_guard import STREAM_NS, HostileStream, StreamReader
from gharial.backend.xmpp.timing import Timing
from gharial.model.failures import Failure, NoSecureLogin, ProtocolBreach, ServerClosed, ServerSilent
from gharial.model.jid import Jid

log = logging.getLogger(__name__)

_SM_NS = "urn:xmpp:sm:3"
_STANZAS = frozenset({"{jabber:client}message", "{jabber:client}presence", "{jabber:client}iq"})
_BEFORE_LOGIN = frozenset({f"{{{STREAM_NS}}}features", f"{{{STREAM_NS}}}error"})
escape_quickly()


class Connection(FastLane):
    """One account's stream, opened anew after each loss; the object stays the same."""

    def __init__(self, jid: Jid, timing: Timing = Timing()) -> None:  # noqa: B008 - frozen
        super().__init__(jid, "")  # slixmpp never gets the password
        self.timing = timing
        self.heard_at = 0.0
        """When the server was heard last, in the loop's time."""
        self._host = str(jid.domain)
        self.reader: StreamReader | None = None
        self._replies: dict[str, asyncio.Future[ElementTree.Element]] = {}
        self._login: Login | None = None
        self._stage = ""
        self._stream_closed = False
        self._failure: Failure | None = None
        self._ready: asyncio.Future[bool] | None = None
        self._gone: asyncio.Future[Failure] | None = None
        self._writable = asyncio.Event()
        self._writable.set()
        self.stream_header = stream_header(self._host)
        # People answer subscription requests, not the library.
        self.auto_authorize = None
        self.auto_subscribe = False
        self.unregister_feature("starttls", 0)
        self.unregister_feature("mechanisms", 100)
        self.unregister_feature("bind", 10000)
        for handler in ("STARTTLS Proceed", "SASL Success", "SASL Failure", "SASL Challenge"):
            self.remove_handler(handler)
        self.register_feature("mechanisms", self._log_in, restart=True, order=100)
        self.register_feature("bind", self._bind, restart=False, order=10000)
        self.register_plugin("xep_0092", {"software_name": "Gharial", "version": __version__})
        for plugin in PLUGINS:
            self.register_plugin(plugin)
        self.acknowledgements: Acknowledgements = Acknowledgements(self)
        guard_roster_pushes(self)
        self.add_event_handler("stream_negotiated", self._negotiated)
        self.add_event_handler("session_resumed", self._resumed)
        self.add_event_handler("session_end", self._session_ended)
        self.add_event_handler("sm_failed", self._drop_unsent)

    # --- for keeper.py, registration.py -------------------------------------------------------------------------------

    async def establish(self, transport: asyncio.Transport, link: Link, login: Login | None) -> bool:
        """Sign in over a fresh, encrypted transport. Returns True where the former stream was resumed (XEP-0198).

        Without `login`, return at the first features, for a registration. Raises WrongPassword, NoSecureLogin,
        ServerClosed, ServerSilent, ProtocolBreach; the transport is closed then.
        """
        self.open_stream(transport, link, login)
        ready = self._ready
        if ready is None:
            raise RuntimeError("the stream is not open")
        try:
            while not ready.done():
                stage = self._stage
                await asyncio.wait({ready}, timeout=self.timing.answer_s)
                if not ready.done() and self._stage == stage:
                    self.give_up(ServerSilent(self._host, self.timing.answer_s, stage))
            return await ready
        except asyncio.CancelledError:
            self.give_up(ServerClosed(self._host, "", "cancelled"))
            raise
        finally:
            if self._login is not None:
                self._login.forget_password()

    def open_stream(self, transport: asyncio.Transport, link: Link, login: Login | None) -> None:
        """Begin the stream; what comes of it is told by `establish` and `gone`."""
        self._login = login
        self._stage = "stream"
        self._stream_closed = False
        self._failure = None
        self._ready = self.loop.create_future()
        self._gone = self.loop.create_future()
        self._writable.set()
        self.disconnect_reason = None
        if not self.plugin["xep_0198"].sm_id:
            self._drop_unsent()
        self.init_plugins()  # type: ignore[no-untyped-call]
        if self._run_out_filters is None or self._run_out_filters.done():
            self._run_out_filters = asyncio.ensure_future(self.run_filters())
        self.event("connecting")
        link.connection, link.transport = self, transport
        self.connection_made(transport)
        if transport.is_closing():
            self.connection_lost(None)  # it was lost before it was ours

    async def gone(self) -> Failure:
        """Return when the stream is over, with what ended it."""
        if self._gone is None:
            return ServerClosed(self._host)
        return await asyncio.shield(self._gone)

    def give_up(self, failure: Failure) -> None:
        """Cut the connection because of `failure`; the session can still be resumed."""
        self._failure = self._failure or failure
        if self.transport is not None:
            self.transport.abort()
        elif self._ready is not None and not self._ready.done():
            self._over(self._failure)

    async def sign_out(self) -> None:
        """Close the stream in an orderly way, within `timing.goodbye_s`; the session is over then."""
        if self.transport is not None and self._gone is not None:
            self._failure = self._failure or ServerClosed(self._host, "", "signed out")
            try:
                async with asyncio.timeout(self.timing.goodbye_s):
                    if self._session_started:
                        presence = self.Presence()
                        presence["type"] = "unavailable"
                        presence.send()
                    await self.waiting_queue.join()
                    self._close_stream()
                    await self.gone()
            except TimeoutError:
                pass  # it had its chance
            if self.transport is not None:
                self.transport.abort()
                await self.gone()
        self.forget_session()

    async def dispose(self) -> None:
        """After the last sign-out: end what slixmpp keeps running."""
        task, self._run_out_filters = self._run_out_filters, None
        if task is not None:
            task.cancel()
            await asyncio.wait({task})
        for name in tuple(self.scheduled_events):
            self.cancel_schedule(name)

    def forget_session(self) -> None:
        """The next login is a fresh one."""
        self.event("session_end")

    def probe(self) -> None:
        """Make the server say something, if it is there."""
        if self.acknowledgements.ask():
            return
        iq = self.make_iq_get(ito=self._host)
        iq.enable("ping")
        answer = iq.send(timeout=self.timing.dead_s)  # type: ignore[no-untyped-call]
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())

    @property
    def channel(self) -> object:
        """The TLS channel, for a login that binds to it."""
        return self.socket

    # --- flow control -------------------------------------------------------------------------------------------------

    @property
    def write_buffer_size(self) -> int:
        """Bytes handed over that the socket has not taken yet."""
        return 0 if self.transport is None else self.transport.get_write_buffer_size()

    async def drained(self) -> None:
        """Return when the socket takes more; who sends in bulk waits here before each stanza."""
        await self._writable.wait()

    def let_write(self, writable: bool) -> None:
        """Told by the transport."""
        if writable:
            self._writable.set()
        else:
            self._writable.clear()

    # --- slixmpp's places ---------------------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport, send_event: bool = True) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.socket = transport.get_extra_info("ssl_object")
        self._current_connection_attempt = None
        self.heard_at = self.loop.time()
        self.event("connected")
        self.init_parser()
        self.send_raw(self.stream_header)

    def init_parser(self) -> None:
        self.reader = StreamReader()

    def data_received(self, data: bytes | str) -> None:
        reader = self.reader
        if reader is None:
            return
        self.heard_at = self.loop.time()
        try:
            for kind, element in reader.feed(data if isinstance(data, bytes) else data.encode()):
                if kind == "open":
                    self.start_stream_handler(element)  # type: ignore[no-untyped-call]
                elif kind == "stanza":
                    self._spawn_event(element)
                else:
                    self._closed_by_server()
                if self.reader is not reader:
                    return  # a new stream begins, or none; nothing that came along with the old one counts
        except HostileStream as error:
            self._refuse(error.condition, str(error))

    def _closed_by_server(self) -> None:
        self.disconnect_reason = "End of stream"
        self.reader = None
        self._close_stream()
        if self.transport is not None:
            self.transport.close()

    def _spawn_event(self, xml: ElementTree.Element) -> None:
        if xml.tag.startswith(f"{{{SASL_NS}}}"):
            if self._login is not None:
                self._login.received(xml)
            return
        reply = self._replies.pop(xml.get("id", ""), None) if xml.tag == "{jabber:client}iq" else None
        if reply is not None and not reply.done():
            reply.set_result(xml)
            return
        if not self.authenticated and xml.tag not in _BEFORE_LOGIN:
            log.warning("dropped before the login: %s", xml.tag)
            return
        if xml.tag == f"{{{_SM_NS}}}failed" and (handled := xml.get("h", "")).isdigit():
            self.acknowledgements.settle(int(handled))
        try:
            for name in ("from", "to"):
                Jid(xml.get(name, ""))
        except (InvalidJID, UnicodeError, ValueError):
            log.warning("dropped a stanza with a malformed address")
            if xml.tag in _STANZAS:
                self.acknowledgements.count_received()
            return
        complete_error(xml)
        try:
            super()._spawn_event(xml)
        except Exception:
            log.exception("a stanza was dropped")

    def _handle_stream_error(self, error: StanzaBase) -> None:
        # "see-other-host" is not followed: the address comes from the user or from DNS, checked by certificate.
        self._failure = self._failure or stream_failure(self._host, error.xml)
        self.event("stream_error", error)

    def connection_lost(self, exception: BaseException | None) -> None:
        if self._gone is None or self._gone.done():
            return
        super().connection_lost(exception)
        self._over(self._failure or ServerClosed(self._host, "", str(exception or self.disconnect_reason or "")))

    def _over(self, failure: Failure) -> None:
        self._failure = failure
        self._writable.set()
        if self._login is not None:
            self._login.end(failure)
        if self._ready is not None and not self._ready.done():
            self._ready.set_exception(failure)
            self._ready.exception()  # `establish` may be cancelled already
        if self._gone is not None and not self._gone.done():
            self._gone.set_result(failure)

    def _handle_disconnected(self, event: Any) -> None:
        """Slixmpp would forget who is online and who may answer iqs; a resumed session goes on with both."""

    def _session_ended(self, _event: Any) -> None:
        self.roster.reset()
        self.session_bind_event.clear()
        self.end_session_on_disconnect = True
        self._drop_unsent()

    def _drop_unsent(self, _event: Any = None) -> None:
        """What was handed over meanwhile belonged to the former session; whoever sent it hears of the fresh login."""
        queued: list[Any] = self._XMLStream__queued_stanzas  # type: ignore[attr-defined]
        queued.clear()

    def _start_keepalive(self, event: Any) -> None:
        """liveness.py asks for an answer instead of sending blanks."""

    def send_raw(self, data: str | bytes) -> None:
        if self.transport is None or self._stream_closed:
            log.debug("not connected, not sent")
            return
        super().send_raw(data)

    def _close_stream(self) -> None:
        """Our last word (RFC 6120 §4.4)."""
        self.send_raw(self.stream_footer)
        self._stream_closed = True

    def send_secret(self, text: str) -> None:
        """Send something that no log may show."""
        if self.transport is not None:
            self.transport.write(text.encode())

    def expect_reply(self, id_: str) -> asyncio.Future[ElementTree.Element]:
        """The answer to an iq sent with `send_secret`, past handlers and logs."""
        reply: asyncio.Future[ElementTree.Element] = self.loop.create_future()
        self._replies[id_] = reply
        return reply

    # --- login, session -----------------------------------------------------------------------------------------------

    async def _log_in(self, features: StreamFeatures) -> bool:
        if self.authenticated:
            return False
        if self._login is None:
            self._set_ready(False)
            return True
        self._stage = "login"
        try:
            await self._login.run(self, set(features["mechanisms"]))
        except Failure as failure:
            self.give_up(failure)
            return True
        self._stage = "session"
        self.authenticated = True
        self.features.add("mechanisms")
        self.event("auth_success")
        self.init_parser()
        self.send_raw(self.stream_header)
        return True

    async def _bind(self, features: StreamFeatures) -> None:
        try:
            self.boundjid = await bind_resource(self, self.timing.answer_s * 2)
        except Failure as failure:
            self.give_up(failure)
            return
        self.bound = True
        self.end_session_on_disconnect = True  # until stream management says otherwise
        self.event("session_bind", self.boundjid)
        self.session_bind_event.set()
        self.features.add("bind")
        if "session" not in features["features"]:
            self.sessionstarted = True
            self.event("session_start")

    def _negotiated(self, _event: Any) -> None:
        if not self.authenticated:
            if self._login is None:
                self._set_ready(False)
            else:
                self.give_up(NoSecureLogin(self._host, "the server offers no login"))
        elif not self.bound:
            self.give_up(ProtocolBreach(self._host, "no resource can be bound"))
        else:
            self._set_ready(False)

    def _set_ready(self, resumed: bool) -> None:
        if self._ready is not None and not self._ready.done():
            self._ready.set_result(resumed)

    def _resumed(self, _event: Any) -> None:
        self.bound = self.sessionstarted = True
        self.session_bind_event.set()
        self.features.add("bind")
        self._set_ready(True)

    def _refuse(self, condition: str, what: str) -> None:
        log.warning("the stream is refused: %s, %s", condition, what)
        self.parser = None
        errors = "urn:ietf:params:xml:ns:xmpp-streams"
        self.send_raw(f"<stream:error><{condition} xmlns='{errors}'/></stream:error>")
        self._close_stream()
        # What is resumed would bring the same stanza again.
        self.plugin["xep_0198"].sm_id = None
        self.give_up(ProtocolBreach(self._host, what))
