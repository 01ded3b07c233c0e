"""`HttpFetch`: getting one file from a link: redirects, ranges, what may be believed (RFC 9110). Blocking."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass

from gharial.backend.bytestreams.http_connection import HttpConnection
from gharial.backend.bytestreams.http_get_stream import Body
from gharial.backend.bytestreams.http_reach import PUBLIC, Reach
from gharial.backend.wire.content_disposition import found_name
from gharial.backend.wire.http import Head, HttpMalformed, Link, read_content_range, redirected
from gharial.model.failures import HttpRefused, LinkFault, LinkRefused, ProtocolBreach

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_Keep = Callable[[HttpConnection], None]


@dataclass
class HttpFetch:
    """One file at `link`; `reach` is the leave for its host, and for no other one a redirect names.

    `validator` is what the server said last about the state of the file; a rest is only taken of the same state.
    """

    link: Link
    context: ssl.SSLContext
    reach: Reach
    validator: str = ""

    def get(self, start_at: int, keep: _Keep, *, trusting: bool = False) -> Body:
        """The file from `start_at`, or from 0 where that cannot be had; see `Body.start_at`.

        Without a validator nothing says that the file is still the one of the first part: then it begins at 0 too,
        unless `trusting` (its hash will tell). `keep` gets each connection that is made. Raises HttpRefused,
        LinkRefused, Unreachable, UnknownHost, CertificateProblem, TimedOut, ProtocolBreach, Interrupted.
        """
        if start_at and not (self.validator or trusting):
            start_at = 0
        body = self._get(start_at, keep)
        if body is None:
            body = self._get(0, keep)
        if body is None:
            raise ProtocolBreach(self.link.host, "a range that nobody asked for")
        self.validator = body.validator or self.validator
        return body

    def _get(self, start_at: int, keep: _Keep) -> Body | None:
        """None where the answer to the range is not one that can be used."""
        link, reach = self.link, self.reach
        for _ in range(MOST_REDIRECTS + 1):
            connection = HttpConnection(link, self.context, reach)
            keep(connection)
            try:
                connection.connect()
                connection.ask("GET", self._headers(start_at))
                head = connection.response()
                if head.status not in _REDIRECTS:
                    body = self._body(connection, head, start_at)
                    if body is None:
                        connection.release()
                    return body
            except HttpMalformed as error:
                connection.release()
                raise ProtocolBreach(link.host, str(error)) from error
            except BaseException:
                connection.release()
                raise
            connection.release()
            link, reach = self._next(link, head, reach)
        raise LinkRefused(link.host, LinkFault.TOO_MANY_REDIRECTS.value)

    def _headers(self, start_at: int) -> dict[str, str]:
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        if start_at:
            headers["Range"] = f"bytes={start_at}-"
            if self.validator:
                headers["If-Range"] = self.validator
        return headers

    def _next(self, link: Link, head: Head, reach: Reach) -> tuple[Link, Reach]:
        location = head.headers.get("location")
        if not location:
            raise ProtocolBreach(link.host, "a redirect to nowhere")
        try:
            target = redirected(link, location)
        except HttpMalformed as error:
            raise LinkRefused(link.host, LinkFault.MALFORMED.value) from error
        if link.secure and not target.secure:
            raise LinkRefused(target.host, LinkFault.NOT_SECURE.value)
        # Leave was given for one host and port; a redirect must not spend it elsewhere.
        same = (target.host, target.port) == (link.host, link.port)
        return target, reach if same else PUBLIC

    def _body(self, connection: HttpConnection, head: Head, start_at: int) -> Body | None:
        status, length = head.status, head.length
        coding = head.headers.get("transfer-encoding", "").lower()
        if coding not in ("", "identity", "chunked") or head.headers.get("content-encoding", "identity") != "identity":
            raise ProtocolBreach(connection.link.host, "a coding that nobody asked for")
        chunked = coding == "chunked"
        if chunked:
            length = None
        validator = _validator(head)
        name = found_name(head.headers.get("content-disposition", ""))
        if status == 200:
            return Body(connection, 0, length, length, chunked, validator, name)
        if status == 206 and start_at:
            try:
                span = read_content_range(head.headers.get("content-range", ""))
            except HttpMalformed:
                return None
            whole = span.size is None or span.end == span.size
            fits = length is None or length == span.end - span.start
            same = not (self.validator and validator) or validator == self.validator
            if span.start != start_at or not whole or not fits or not same:
                return None
            rest = None if chunked else (length if length is not None else span.end - span.start)
            return Body(connection, start_at, rest, span.end, chunked, validator, name)
        if status == 416 and start_at:
            return None
        if 200 <= status < 300:
            raise ProtocolBreach(connection.link.host, f"answered {status}")
        raise HttpRefused(connection.link.host, status, head.start[2])


def _validator(head: Head) -> str:
    """What a later request may name in If-Range (RFC 9110 §13.1.5): a strong ETag, or the date."""
    etag = head.headers.get("etag", "")
    if etag.startswith('"'):
        return etag
    return head.headers.get("last-modified", "")
