"""`HttpStreams`: downloads, uploads and served files of one session (RFC 9110), for the methods that go over HTTP."""

import asyncio
import ipaddress
import ssl
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from gharial.backend.bytestreams.http_connection import HttpConnection
from gharial.backend.bytestreams.http_fetch import HttpFetch
from gharial.backend.bytestreams.http_get_stream import Body, HttpGetStream
from gharial.backend.bytestreams.http_listener import Asked, HttpListener, Served
from gharial.backend.bytestreams.http_put_stream import HttpPutStream
from gharial.backend.bytestreams.http_reach import Reach
from gharial.backend.bytestreams.http_serve_stream import HttpServeStream
from gharial.backend.bytestreams.streamhosts import address_label
from gharial.backend.wire.http import Link, Span
from gharial.backend.xmpp.session import AccountSession
from gharial.backend.xmpp.trust import tls_context
from gharial.model.failures import Failure, FileFault, LinkFault, LinkRefused, LocalFileProblem, Unreachable
from gharial.model.settings import Settings

T = TypeVar("T")

_THREADS = 8
_Keep = Callable[[HttpConnection], None]


class ServedFile:
    """One file of ours on our web server. `first` is the span the first visitor asked for; `close` ends it."""

    def __init__(self, listener: HttpListener, host: str, name: str, size: int, media_type: str, date: datetime | None):
        self.stream = HttpServeStream()
        self.first: asyncio.Future[Span] = asyncio.get_running_loop().create_future()
        self._listener = listener
        self._served = Served(name, size, media_type, date, self.stream.is_busy, self._asked)
        listener.serve(self._served)
        self.link = f"http://{address_label(host, listener.port)}{self._served.path}"

    def close(self) -> None:
        """Nobody gets it any more; any number of times."""
        self._listener.forget(self._served)
        self.stream.close()

    def _asked(self, asked: Asked) -> bool:
        taken = self.stream.ask(asked)
        if taken and not self.first.done():
            self.first.set_result(asked.span)
        return taken


class HttpStreams:
    """Made once for a session. `loopback` None: links may lead to this machine where our server is on it too."""

    def __init__(
        self, session: AccountSession, settings: Callable[[], Settings] = Settings, loopback: bool | None = None
    ) -> None:
        self._session = session
        self._settings = settings
        self._own_loopback = loopback
        self.closed = False
        """The session is over: nothing is begun any more."""
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="http")
        self._context: ssl.SSLContext | None = None
        self._listener = HttpListener(lambda: settings().listen_port, self._bind_host)

    def close(self) -> None:
        """Stop serving; running streams are ended by those who have them."""
        self.closed = True
        self._listener.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    # --- where links may lead -----------------------------------------------------------------------------------------

    def reach(self, link: Link, *, known: bool) -> Reach:
        """The leave for a link of somebody: into the local network for people we know, and for our own server's."""
        domain = self._session.account.domain
        leave = known or link.host == domain or link.host.endswith(f".{domain}")
        return Reach(local=leave, loopback=leave and self._loopback)

    # --- streams ------------------------------------------------------------------------------------------------------

    async def get(
        self, link: Link, reach: Reach, start_at: int = 0, *, validator: str = "", trusting: bool = False
    ) -> tuple[HttpGetStream, Body]:
        """Ask for the file behind `link`; see HttpFetch.get for what is raised, and Body for where it begins."""
        context = await self._tls()
        fetch = HttpFetch(link, context, reach, validator)
        body = await self._in_thread(lambda keep: fetch.get(start_at, keep, trusting=trusting), _release)
        return HttpGetStream(body, lambda position, keep: fetch.get(position, keep, trusting=trusting)), body

    async def put(self, link: Link, headers: Mapping[str, str], size: int) -> HttpPutStream:
        """Begin an upload of `size` bytes to where our own server said.

        Raises LinkRefused, Unreachable, UnknownHost, CertificateProblem, TimedOut, Interrupted.
        """
        if not link.secure:
            raise LinkRefused(link.host, LinkFault.NOT_SECURE.value)
        context = await self._tls()
        reach = Reach(local=True, loopback=self._loopback)

        def begin(keep: _Keep) -> HttpPutStream:
            connection = HttpConnection(link, context, reach)
            keep(connection)
            try:
                connection.connect()
                connection.ask("PUT", {"Content-Length": str(size), **headers})
            except BaseException:
                connection.release()
                raise
            return HttpPutStream(connection, size)

        return await self._in_thread(begin, HttpPutStream.close)

    def serve(self, name: str, size: int, media_type: str, date: datetime | None) -> ServedFile:
        """Give a file to who knows its link. Raises Unreachable: no address, or nothing can listen."""
        host = self._local_host()
        if host is None:
            raise Unreachable()
        return ServedFile(self._listener, host, name, size, media_type, date)

    # --- inside -------------------------------------------------------------------------------------------------------

    async def _tls(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = await self._in_thread(lambda _keep: self._make_context(), lambda _context: None)
        return self._context

    def _make_context(self) -> ssl.SSLContext:
        """Web servers are believed by the system's list; a private server's files are under its own CA as well."""
        context = tls_context(None)
        ca_file = self._session.settings.ca_file
        if ca_file is not None:
            try:
                context.load_verify_locations(ca_file)
            except OSError as error:  # ssl.SSLError is one
                raise LocalFileProblem(str(ca_file), FileFault.OTHER.value, str(error)) from error
        context.set_alpn_protocols(["http/1.1"])
        return context

    async def _in_thread(self, work: Callable[[_Keep], T], unused: Callable[[T], object]) -> T:
        """Run it; when this is cancelled, its connections are closed, and a result that comes too late is dropped."""
        connections: list[HttpConnection] = []
        given_up = False

        def keep(connection: HttpConnection) -> None:
            connections.append(connection)
            if given_up:
                connection.close()

        task = asyncio.get_running_loop().run_in_executor(self._threads, work, keep)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            given_up = True
            for connection in connections:
                connection.close()
            task.add_done_callback(lambda done: _drop(done, unused))
            raise

    @property
    def _loopback(self) -> bool:
        if self._own_loopback is not None:
            return self._own_loopback
        host = self._local_host()
        return host is not None and ipaddress.ip_address(host).is_loopback

    def _bind_host(self) -> str | None:
        return None if self._settings().serve_everywhere else self._local_host()

    def _local_host(self) -> str | None:
        """Our end of the connection to the server."""
        transport = self._session.client.transport
        name = transport.get_extra_info("sockname") if transport is not None else None
        if not name or not isinstance(name, tuple):
            return None
        return str(name[0]).partition("%")[0]


def _release(body: Body) -> None:
    body.connection.release()


def _drop(task: "asyncio.Future[T]", unused: Callable[[T], object]) -> None:
    if task.cancelled():
        return
    error = task.exception()
    if error is None:
        unused(task.result())
    elif not isinstance(error, Failure):
        raise error
