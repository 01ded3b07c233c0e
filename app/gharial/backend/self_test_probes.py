"""What a test of transfers looks at before it sends: upload service, proxies, STUN, TURN, the port others reach."""

import asyncio
import ipaddress
import logging
import os
import socket
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from slixmpp.stanza import Iq

from gharial.backend.bytestreams.ice_description import IceCandidate
from gharial.backend.bytestreams.ice_streams import installed
from gharial.backend.bytestreams.interface import ByteStream
from gharial.backend.bytestreams.streamhosts import address_label
from gharial.backend.stanzas.http_upload import NAMESPACE, fill_request, read_slot
from gharial.backend.wire import google_stun
from gharial.backend.xmpp.external_services import ExternalService, stun_server
from gharial.model.failures import Cancelled, Failure, TimedOut, Unsupported
from gharial.model.jid import Jid
from gharial.model.self_test import TEST_SIZE, CheckState, Finding
from gharial.model.transfer import FileInfo, Kind, Offer
from gharial.model.value import dataclass

if TYPE_CHECKING:
    from gharial.backend.bytestreams.carriers import Carriers
    from gharial.backend.methods.http_upload import HttpUpload
    from gharial.backend.xmpp.session import AccountSession

log = logging.getLogger(__name__)

_SLOT_S = 10.0
_PROXIES_S = 10.0
_TURN_S = 8.0
_STUN_WAITS_S = (0.5, 1.0, 2.0, 2.0)


@dataclass(frozen=True)
class Parts:
    """What one session has for files."""

    session: "AccountSession"
    carriers: "Carriers"
    upload: "HttpUpload | None"


@dataclass(frozen=True, slots=True)
class Found:
    """One row's worth; the fields as in CheckResult."""

    state: CheckState
    finding: Finding = Finding.NONE
    subject: str = ""
    address: str = ""
    limit: int | None = None
    failure: Failure | None = None


async def probe_upload(parts: Parts) -> AsyncIterator[Found]:
    """The service, its limit, and whether it would take the test's file; nothing is put there. Raises Failures."""
    service = await parts.upload.service() if parts.upload is not None else None
    if service is None:
        yield Found(CheckState.NOTE, Finding.NONE_NAMED)
        return
    iq: Iq = parts.session.client.make_iq_get(ito=service.jid)
    fill_request(iq, "gharial-test.bin", TEST_SIZE, "application/octet-stream", purpose=service.purposes)
    try:
        answer = await parts.session.request(iq, _SLOT_S)
        read_slot(answer.xml)
    except ValueError as error:
        yield Found(
            CheckState.BAD,
            subject=service.jid.full,
            limit=service.limit,
            failure=Unsupported(service.jid.full, str(error)),
        )
        return
    except Failure as failure:
        yield Found(CheckState.BAD, subject=service.jid.full, limit=service.limit, failure=failure)
        return
    yield Found(CheckState.GOOD, subject=service.jid.full, limit=service.limit)


async def put_file(parts: Parts, account: Jid, path: Path, kind: Kind) -> None:
    """Put a file on the server, and tell nobody where it lies. Raises the Failures of an upload."""
    if parts.upload is None:
        raise Unsupported(account.domain, NAMESPACE)
    file = FileInfo(path.name, path.stat().st_size)
    offer = Offer(uuid.uuid4().hex, account, account, parts.upload.name, (file,), datetime.now(UTC))
    outgoing = await parts.upload.offer(offer, (kind,))
    stream = await outgoing.open(kind)
    try:
        await asyncio.to_thread(_push, stream, path, file.size)
    finally:
        await outgoing.abort(Cancelled(by_us=True))


def _push(stream: ByteStream, path: Path, size: int) -> None:
    with path.open("rb") as file:
        done = 0
        while done < size:
            done += stream.send_slice(file, done, size - done)
    stream.finish_sending()


async def probe_proxies(parts: Parts, account: Jid) -> AsyncIterator[Found]:
    """Those that were found and greet as a SOCKS5 server does; of those set, the ones that do not too."""
    living = await parts.carriers.socks5.proxies.find(account, ours_only=True, wait_s=_PROXIES_S)
    for host in living:
        yield Found(CheckState.GOOD, subject=f"{host.jid.full} ({host.label})")
    answering = {host.jid.full for host in living}
    silent = [text for text in parts.carriers.settings().proxies if text.strip() not in answering]
    for text in silent:
        yield Found(CheckState.BAD, Finding.NO_ANSWER, subject=text)
    if not living and not silent:
        yield Found(CheckState.NOTE, Finding.NONE_NAMED)


async def probe_stun(parts: Parts) -> AsyncIterator[Found]:
    """Each STUN server of the settings and of our server: the address it sees us by (RFC 8489)."""
    configured = [one for text in parts.carriers.settings().stun_servers if (one := stun_server(text)) is not None]
    servers = [one for one in (*configured, *await parts.carriers.ice.services.find()) if one.type == "stun"]
    if not servers:
        yield Found(CheckState.NOTE, Finding.NONE_NAMED)
    for server in dict.fromkeys(servers):
        subject = address_label(server.host, server.port)
        mapped = await asyncio.to_thread(_ask_stun, server.host, server.port)
        if mapped is None:
            yield Found(CheckState.BAD, Finding.NO_ANSWER, subject=subject)
        else:
            yield Found(CheckState.GOOD, subject=subject, address=address_label(*mapped))


def _ask_stun(host: str, port: int) -> tuple[str, int] | None:
    """In a thread, for some seconds at most."""
    question = google_stun.write_request(google_stun.COOKIE + os.urandom(12))
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as sock:
            sock.connect(address)
            for wait_s in _STUN_WAITS_S:
                sock.settimeout(wait_s)
                sock.send(question)
                try:
                    answer = google_stun.read(sock.recv(2048))
                except TimeoutError:
                    continue
                if answer is not None and answer.transaction == question[4 : google_stun.HEAD_SIZE]:
                    return answer.mapped
    except (OSError, ValueError) as error:
        log.info("the STUN server %s does not answer: %s", host, error)
    return None


async def probe_turn(parts: Parts, account: Jid) -> AsyncIterator[Found]:
    """Each TURN server that our server names and lets us use: the address it lends us (RFC 8656)."""
    servers = [one for one in await parts.carriers.ice.services.find() if one.is_relay]
    if not servers:
        yield Found(CheckState.NOTE, Finding.NONE_NAMED)
    elif not installed():
        yield Found(CheckState.NOTE, Finding.NOT_INSTALLED)
    else:
        for server in dict.fromkeys(servers):
            yield await _ask_turn(parts, account, server)


async def _ask_turn(parts: Parts, account: Jid, server: ExternalService) -> Found:
    subject = address_label(server.host, server.port)
    end = parts.carriers.ice.end(account)
    late: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def came(candidate: IceCandidate) -> None:
        if candidate.type == "relay" and not late.done():
            late.set_result(address_label(candidate.host, candidate.port))

    end.on_late = came
    try:
        # With our own addresses too: without any, there would be no waiting for a slow relay.
        described = await end.make(
            controls=True, relay_only=False, servers=(server,), loopback=parts.carriers.ice.loopback
        )
        for one in described.candidates:
            came(one)
        async with asyncio.timeout(_TURN_S):
            return Found(CheckState.GOOD, subject=subject, address=await late)
    except (Unsupported, TimedOut, OSError, TimeoutError) as error:
        log.info("%s lends no address: %r", subject, error)
        return Found(CheckState.BAD, Finding.NO_ANSWER, subject=subject)
    finally:
        end.close()


async def probe_port(parts: Parts) -> AsyncIterator[Found]:
    """By which addresses others may reach us; nobody outside is asked to try."""
    settings = parts.carriers.settings()
    awaited = parts.carriers.socks5.listen("0" * 40)
    try:
        hosts = await parts.carriers.socks5.own_streamhosts()
    finally:
        if awaited is not None:
            awaited.close()
    if awaited is None:
        yield Found(CheckState.BAD, failure=Unsupported(parts.session.account.full, "a port to listen on"))
        return
    local = [host for host in hosts if _is_address(host.host)]
    public = [host.label for host in local if ipaddress.ip_address(host.host).is_global]
    configured = settings.public_address.strip()
    address = " ".join(host.label for host in hosts)
    if configured:
        yield Found(CheckState.GOOD, Finding.CONFIGURED, address=configured)
    elif public and settings.map_port and len(public) == 1:
        yield Found(CheckState.GOOD, Finding.MAPPED, address=public[0])
    elif public:
        yield Found(CheckState.GOOD, Finding.PUBLIC, address=" ".join(public))
    else:
        finding = Finding.NOT_MAPPED if settings.map_port else Finding.LOCAL_ONLY
        yield Found(CheckState.NOTE, finding, address=address)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
