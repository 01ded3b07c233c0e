"""What keeps a login from working, each as its own failure (security 43, 50), against real sockets and TLS."""

import asyncio
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from certificates import Certificates
from gharial.backend.storage.database import Database
from gharial.backend.storage.secrets import Secrets
from gharial.backend.xmpp.accounts import LiveAccounts
from gharial.backend.xmpp.timing import Timing
from gharial.model.account import AccountSettings
from gharial.model.events import EventBus
from gharial.model.failures import (
    CertificateProblem,
    ConnectionRefused,
    Failure,
    LocalFileProblem,
    NoSecureLogin,
    PasswordMissing,
    ProtocolBreach,
    ServerClosed,
    ServerSilent,
    UnknownHost,
    WrongPassword,
)
from gharial.model.jid import Jid
from prosody_server import ProsodyServer, free_ports
from tests.support.accounts import PASSWORD, settings_for, unique_user
from tests.support.scripted_server import BIND, HOST, SCRAM, STARTTLS, Script, scripted_server

HASTY = Timing(answer_s=0.5, goodbye_s=0.5)
"""Soon tired of a server that says nothing at all."""
PATIENT = Timing(goodbye_s=0.5)


async def check(settings: AccountSettings, password: str = PASSWORD, timing: Timing = PATIENT) -> None:
    accounts = LiveAccounts(EventBus(), Database(None), Secrets(Path("/nowhere")), timing=timing)
    await accounts.check(settings, password)


async def failure_of(settings: AccountSettings, password: str = PASSWORD, timing: Timing = PATIENT) -> Failure:
    with pytest.raises(Failure) as caught:
        await check(settings, password, timing)
    return caught.value


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def good(certificates: Certificates) -> tuple[Path, Path]:
    return certificates.sign(HOST)


# --- the real server --------------------------------------------------------------------------------------------------


async def test_starttls_and_direct_tls_both_work(prosody: ProsodyServer) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    await check(settings_for(prosody, user))
    await check(settings_for(prosody, user, port=prosody.direct_tls_port))


async def test_a_wrong_password_is_asked_once(prosody: ProsodyServer) -> None:
    user = unique_user("alice")
    prosody.add_account(user, PASSWORD)
    failure = await failure_of(settings_for(prosody, user), "not this")
    assert isinstance(failure, WrongPassword) and failure.account == f"{user}@{prosody.host}"
    assert isinstance(await failure_of(settings_for(prosody, unique_user("nobody"))), WrongPassword)
    assert isinstance(await failure_of(settings_for(prosody, user), ""), PasswordMissing)


async def test_a_password_of_any_characters_works(prosody: ProsodyServer) -> None:
    user, password = unique_user("alice"), "pä ss'<&>,=字"
    prosody.add_account(user, password)
    await check(settings_for(prosody, user), password)


async def test_a_server_that_does_not_know_the_domain_says_so(prosody: ProsodyServer) -> None:
    failure = await failure_of(replace(settings_for(prosody, "alice"), jid=Jid("alice@elsewhere.example")))
    assert isinstance(failure, ServerClosed) and failure.condition == "host-unknown"


# --- certificates -----------------------------------------------------------------------------------------------------


async def _until_the_client_leaves(script: Script) -> None:
    # TLS failed, or nobody should ever get here.
    heard = await script.rest()
    assert "auth" not in heard and PASSWORD not in heard


@pytest.mark.parametrize(
    ("host", "days", "fault"),
    [(HOST, -1, "expired"), ("elsewhere.example", 30, "other-host")],
)
async def test_a_bad_certificate_connects_to_nothing(
    certificates: Certificates, host: str, days: int, fault: str
) -> None:
    async with scripted_server(_until_the_client_leaves, certificates.sign(host, days)) as server:
        failure = await failure_of(server.settings(certificates.ca))
    assert isinstance(failure, CertificateProblem) and (failure.host, failure.fault) == (HOST, fault)


async def test_an_unknown_authority_connects_to_nothing(
    certificates: Certificates, good: tuple[Path, Path], tmp_path: Path
) -> None:
    async with scripted_server(_until_the_client_leaves, good) as server:
        for ca_file in (None, Certificates(tmp_path).ca):
            failure = await failure_of(server.settings(ca_file))
            assert isinstance(failure, CertificateProblem) and failure.fault == "untrusted"


async def test_a_bad_certificate_behind_starttls_connects_to_nothing(tmp_path: Path) -> None:
    certificates = Certificates(tmp_path / "certs")
    server = ProsodyServer(tmp_path, certificate=certificates.sign("elsewhere.example"))
    server.add_account("alice", PASSWORD)
    server.start()
    try:
        for port in (server.port, server.direct_tls_port):
            failure = await failure_of(settings_for(server, "alice", port=port, ca_file=certificates.ca))
            assert isinstance(failure, CertificateProblem) and failure.fault == "other-host"
    finally:
        server.stop()


async def test_a_ca_file_that_is_none_is_named(prosody: ProsodyServer, tmp_path: Path) -> None:
    (tmp_path / "junk.pem").write_text("junk")
    for name, fault in (("missing.pem", "vanished"), ("junk.pem", "other")):
        failure = await failure_of(settings_for(prosody, "alice", ca_file=tmp_path / name))
        assert isinstance(failure, LocalFileProblem)
        assert (failure.path, failure.fault) == (str(tmp_path / name), fault)


# --- no way there -----------------------------------------------------------------------------------------------------


async def test_a_closed_port_is_refused(certificates: Certificates) -> None:
    (port,) = free_ports(1)
    failure = await failure_of(AccountSettings(Jid(f"alice@{HOST}"), "127.0.0.1", port, certificates.ca))
    assert isinstance(failure, ConnectionRefused) and (failure.host, failure.port) == ("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "x" * 70 + ".invalid", "a..b"])
async def test_an_unknown_host_is_named(host: str) -> None:
    failure = await failure_of(AccountSettings(Jid(f"alice@{HOST}"), host, 5222))
    assert isinstance(failure, UnknownHost) and failure.host == host


async def test_without_records_the_domain_itself_is_tried() -> None:
    failure = await failure_of(AccountSettings(Jid("alice@no-such-host.invalid")), timing=replace(PATIENT, lookup_s=1))
    assert isinstance(failure, UnknownHost) and failure.host == "no-such-host.invalid"


# --- servers that hang ------------------------------------------------------------------------------------------------


async def _hang(script: Script) -> None:
    await script.rest()


async def _hang_after_starttls(script: Script) -> None:
    await script.stream(STARTTLS)
    await script.hear("<starttls")
    script.say("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
    await _hang(script)


async def test_a_server_that_says_nothing_is_given_up(certificates: Certificates) -> None:
    async with scripted_server(_hang) as server:
        failure = await failure_of(server.settings(certificates.ca), timing=HASTY)
    assert isinstance(failure, ServerSilent) and failure.stage == "stream"


async def test_a_server_that_hangs_in_the_handshake_is_given_up(certificates: Certificates) -> None:
    async with scripted_server(_hang_after_starttls) as server:
        failure = await failure_of(server.settings(certificates.ca), timing=replace(PATIENT, tls_s=0.5))
    assert isinstance(failure, ServerSilent) and failure.stage == "tls"


async def _hang_in_login(script: Script) -> None:
    await script.stream(SCRAM)
    await _hang(script)


async def _hang_in_session(script: Script) -> None:
    await script.stream(SCRAM)
    await script.scram(PASSWORD)
    await script.stream(BIND)
    await _hang(script)


async def _drip(script: Script) -> None:
    await script.stream(SCRAM)
    while not script.reader.at_eof():
        script.say(" ")
        await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("script", "stage"),
    [(_hang, "stream"), (_hang_in_login, "login"), (_hang_in_session, "session"), (_drip, "login")],
)
async def test_a_server_that_hangs_later_is_given_up(
    certificates: Certificates, good: tuple[Path, Path], script: object, stage: str
) -> None:
    # What comes before that stage is to be through in time.
    timing = HASTY if stage == "stream" else replace(HASTY, answer_s=2.0)
    async with scripted_server(script, good) as server:  # type: ignore[arg-type]
        failure = await failure_of(server.settings(certificates.ca), timing=timing)
    assert isinstance(failure, ServerSilent) and (failure.host, failure.stage) == (HOST, stage)


async def test_a_stopped_server_is_given_up(prosody: ProsodyServer, tmp_path: Path) -> None:
    server = ProsodyServer(tmp_path).start()
    try:
        server.suspend()
        failure = await failure_of(settings_for(server, "alice"), timing=HASTY)
    finally:
        server.resume()
        server.stop()
    assert isinstance(failure, ServerSilent)


# --- servers that cheat -----------------------------------------------------------------------------------------------


async def test_stripped_starttls_sends_no_password(certificates: Certificates) -> None:
    heard: list[str] = []

    async def strip(script: Script) -> None:
        await script.stream(SCRAM + "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>")
        heard.append(await script.rest())

    async with scripted_server(strip) as server:
        assert isinstance(await failure_of(server.settings(certificates.ca)), NoSecureLogin)
    assert heard and all("auth" not in one for one in heard)


async def test_what_comes_before_tls_is_never_believed(certificates: Certificates, good: tuple[Path, Path]) -> None:
    heard: list[str] = []

    async def inject(script: Script) -> None:
        await script.stream(STARTTLS)
        await script.hear("<starttls")
        plain = "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
        script.say(
            f"<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><stream:features>{plain}</stream:features>"
            "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"
        )
        heard.append(await script.rest())

    async with scripted_server(inject) as server:
        await failure_of(server.settings(certificates.ca), timing=replace(PATIENT, tls_s=2.0))
    # A handshake came, and not a word more.
    assert "\x16\x03" in heard[0] and "auth" not in heard[0]


@pytest.mark.parametrize("offered", ["PLAIN", "LOGIN", "DIGEST-MD5", "CRAM-MD5", "ANONYMOUS", "EXTERNAL", ""])
async def test_less_than_scram_gets_no_password(
    certificates: Certificates, good: tuple[Path, Path], offered: str
) -> None:
    heard: list[str] = []

    async def downgrade(script: Script) -> None:
        mechanism = f"<mechanism>{offered}</mechanism>" if offered else ""
        await script.stream(f"<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>{mechanism}</mechanisms>")
        heard.append(await script.rest())

    async with scripted_server(downgrade, good) as server:
        failure = await failure_of(server.settings(certificates.ca))
    assert isinstance(failure, NoSecureLogin)
    assert heard and "<auth" not in heard[0]


async def test_after_scram_failed_nothing_weaker_is_tried(certificates: Certificates, good: tuple[Path, Path]) -> None:
    heard: list[str] = []

    async def refuse(script: Script) -> None:
        await script.stream(SCRAM.replace("</mechanisms>", "<mechanism>PLAIN</mechanism></mechanisms>"))
        await script.hear("<auth [^>]*SCRAM-SHA-256.*?</auth>")
        script.say("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>")
        heard.append(await script.rest())

    async with scripted_server(refuse, good) as server:
        assert isinstance(await failure_of(server.settings(certificates.ca)), WrongPassword)
        assert server.connections == 1
    assert "<auth" not in heard[0]


async def test_a_server_that_does_not_know_the_password_is_refused(
    certificates: Certificates, good: tuple[Path, Path]
) -> None:
    async def forge(script: Script) -> None:
        await script.stream(SCRAM)
        await script.scram("another", forge=True)
        assert "<bind" not in await script.rest()

    async with scripted_server(forge, good) as server:
        assert isinstance(await failure_of(server.settings(certificates.ca)), NoSecureLogin)


async def test_a_success_without_a_login_is_refused(certificates: Certificates, good: tuple[Path, Path]) -> None:
    async def skip(script: Script) -> None:
        await script.stream(SCRAM)
        await script.hear("<auth")
        script.say("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>")
        assert "<bind" not in await script.rest()

    async with scripted_server(skip, good) as server:
        assert isinstance(await failure_of(server.settings(certificates.ca)), NoSecureLogin)


async def test_too_many_rounds_are_refused_at_once(certificates: Certificates, good: tuple[Path, Path]) -> None:
    async def burn(script: Script) -> None:
        await script.stream(SCRAM)
        await script.hear("<auth")
        import base64

        script.say(
            "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
            + base64.b64encode(b"r=x,s=AAAA,i=2000000000").decode()
            + "</challenge>"
        )
        await script.rest()

    async with scripted_server(burn, good) as server:
        assert isinstance(await failure_of(server.settings(certificates.ca)), NoSecureLogin)


@pytest.mark.parametrize(
    "stream",
    [
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"<?xml version='1.0'?><?evil?>",
        b"not xml at all",
        b"<html xmlns='http://www.w3.org/1999/xhtml'>",
        b"\xff\xfe<\0",
        b"<a>" * 1000,
        b" " * 5000,
    ],
)
async def test_a_hostile_stream_ends(certificates: Certificates, good: tuple[Path, Path], stream: bytes) -> None:
    async def attack(script: Script) -> None:
        await script.hear("<stream:stream")
        script.say(stream)
        await script.rest()

    async with scripted_server(attack, good) as server:
        failure = await failure_of(server.settings(certificates.ca))
    assert isinstance(failure, ProtocolBreach)


async def test_a_redirection_is_not_followed(certificates: Certificates, good: tuple[Path, Path]) -> None:
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.setblocking(False)
        address = f"127.0.0.1:{trap.getsockname()[1]}"

        async def redirect(script: Script) -> None:
            await script.stream(SCRAM)
            script.say(
                "<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>"
                f"{address}</see-other-host></stream:error></stream:stream>"
            )
            await script.rest()

        async with scripted_server(redirect, good) as server:
            failure = await failure_of(server.settings(certificates.ca))
        with pytest.raises(BlockingIOError):
            trap.accept()
    assert isinstance(failure, ServerClosed) and failure.condition == "see-other-host"


async def test_a_server_that_hangs_up_is_told_apart(certificates: Certificates, good: tuple[Path, Path]) -> None:
    async def hang_up(script: Script) -> None:
        await script.stream(SCRAM)

    async with scripted_server(hang_up, good) as server:
        assert isinstance(await failure_of(server.settings(certificates.ca)), ServerClosed)
