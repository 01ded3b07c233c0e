"""A test of one's own transfers over a real server: every way works or says why not, and nothing stays behind."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gharial.backend import self_test
from gharial.model.account import PasswordKeeping, Show, Status
from gharial.model.failures import PasswordMissing, TimedOut, UnknownAccount, WrongPassword
from gharial.model.jid import Jid, bare
from gharial.model.self_test import Check, CheckResult, CheckState, Finding
from gharial.model.transfer import FileInfo, Kind, Offer, TransferState
from prosody_server import ProsodyServer
from tests.stories.people import Person, person, two_people
from tests.support.accounts import PASSWORD, unique_user, until
from tests.support.coturn_server import CoturnServer, missing_coturn

LIMIT = 5_000_000
# A loaded machine may need long for what is quick otherwise; what is tested is never how quick.
PATIENT_S = 100.0


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProsodyServer]:
    """A server with all that helps: uploads, a proxy, STUN and TURN."""
    if missing_coturn():
        pytest.skip(missing_coturn())
    folder = tmp_path_factory.mktemp("full")
    with CoturnServer(folder / "coturn") as coturn:
        server = ProsodyServer(
            folder / "prosody", upload_limit=LIMIT, modules=("turn_external",), extra=coturn.prosody_lines()
        )
        server.start()
        yield server
        server.stop()


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(self_test, "WAY_S", PATIENT_S)
    monkeypatch.setattr(self_test, "PROBE_S", PATIENT_S)
    monkeypatch.setattr(self_test, "_LANDED_S", PATIENT_S)
    return folder


@asynccontextmanager
async def alice_of(server: ProsodyServer, folder: Path) -> AsyncIterator[Person]:
    user = unique_user("alice")
    server.add_account(user, PASSWORD)
    async with person(server, folder / "alice", user) as alice:
        yield alice


async def results(alice: Person, *, upload: bool = False) -> dict[str, CheckResult]:
    """The last of each row; every row is told as running first, or at once for good."""
    rows: dict[str, CheckResult] = {}
    await alice.service.self_tests.run(alice.jid, lambda one: rows.update({one.id: one}), upload=upload)
    assert not [one for one in rows.values() if one.state is CheckState.RUNNING]
    return rows


@pytest.mark.timeout(300)
async def test_with_a_helpful_server_everything_works(
    full: ProsodyServer, tmp_path: Path, own_temporary_folder: Path
) -> None:
    async with alice_of(full, tmp_path) as alice:
        rows = await results(alice, upload=True)
        for check in Check:
            if check not in (Check.PORT, Check.WAY):
                found = [one for one in rows.values() if one.check is check]
                assert found
                assert {one.state for one in found} == {CheckState.GOOD}, found
        assert rows["upload-0"].limit == LIMIT
        assert rows["upload-0"].subject == f"upload.{full.host}"
        assert "127.0.0.1:" in rows["stun-0"].address
        assert "127.0.0.1:" in rows["turn-0"].address
        assert rows["port-0"].finding in (Finding.LOCAL_ONLY, Finding.PUBLIC)
        ways = {(one.method, one.kind): one for one in rows.values() if one.check is Check.WAY}
        # The ways over UDP have deadlines of their own, which a loaded machine may miss; their tests stand elsewhere.
        steady = [one for one in ways.values() if one.kind not in (Kind.ICE, Kind.RAW_UDP, Kind.P2P)]
        assert [one for one in steady if one.state is not CheckState.GOOD] == []
        assert {("jingle", kind) for kind in Kind if kind not in (Kind.HTTP, Kind.P2P)} <= set(ways)
        assert ("upload", Kind.HTTP) in ways
        assert all(one.seconds is not None for one in rows.values())
        # Nothing of it is seen, and nothing stays.
        assert alice.service.transfers.all() == ()
        assert alice.offered == []
        assert alice.service.chat.conversations() == ()
        assert list(own_temporary_folder.iterdir()) == []
        await until(lambda: len(alice.service.roster.resources(alice.jid, alice.jid)) <= 1)


@pytest.mark.timeout(300)
async def test_what_is_not_there_is_said_and_the_rest_goes_on(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with alice_of(prosody, tmp_path) as alice:
        service = alice.service
        settings = replace(
            service.settings, proxies=("proxy.nowhere.example",), stun_servers=("127.0.0.1:9",), raw_udp=False
        )
        await service.change_settings(settings)
        from gharial.backend.methods import METHODS

        few = [(one, kind) for one in METHODS for kind in one.kinds if kind in (Kind.RAW_UDP, Kind.HTTP)]
        monkeypatch.setattr(self_test, "_ways", lambda: iter(few))
        rows = await results(alice)
        assert (rows["upload-0"].state, rows["upload-0"].finding) == (CheckState.NOTE, Finding.NONE_NAMED)
        assert rows["proxy-0"].state is CheckState.GOOD
        assert rows["proxy-1"].subject == "proxy.nowhere.example"
        assert (rows["proxy-1"].state, rows["proxy-1"].finding) == (CheckState.BAD, Finding.NO_ANSWER)
        assert (rows["stun-0"].state, rows["stun-0"].finding) == (CheckState.BAD, Finding.NO_ANSWER)
        assert rows["stun-0"].subject == "127.0.0.1:9"
        assert (rows["turn-0"].state, rows["turn-0"].finding) == (CheckState.NOTE, Finding.NONE_NAMED)
        assert rows["way-upload-http"].finding is Finding.NOT_ASKED
        assert rows["way-jingle-raw-udp"].state is not CheckState.GOOD
        assert rows["way-jingle-raw-udp"].failure is not None
        assert rows["way-oob-http"].state is CheckState.GOOD


async def test_a_public_address_of_the_settings_counts(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_test, "_ways", lambda: iter(()))
    async with alice_of(prosody, tmp_path) as alice:
        settings = replace(alice.service.settings, public_address="home.river.example:5281", listen_port=5281)
        await alice.service.change_settings(settings)
        rows = await results(alice)
        assert (rows["port-0"].state, rows["port-0"].finding) == (CheckState.GOOD, Finding.CONFIGURED)
        assert rows["port-0"].address == "home.river.example:5281"


async def test_a_way_that_leads_nowhere_ends_by_its_own_time(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_temporary_folder: Path
) -> None:
    from gharial.backend.methods import METHODS

    inband = [(one, kind) for one in METHODS for kind in one.kinds if (one.name, kind) == ("si", Kind.INBAND)]
    monkeypatch.setattr(self_test, "_ways", lambda: iter(inband))
    monkeypatch.setattr(self_test, "WAY_S", 0.0)
    async with alice_of(prosody, tmp_path) as alice:
        rows = await results(alice)
        assert rows["way-si-inband"].state is CheckState.BAD
        assert isinstance(rows["way-si-inband"].failure, TimedOut)
        assert list(own_temporary_folder.iterdir()) == []


async def test_given_up_it_leaves_nothing_behind(
    prosody: ProsodyServer, tmp_path: Path, own_temporary_folder: Path
) -> None:
    async with alice_of(prosody, tmp_path) as alice:
        seen: list[CheckResult] = []
        running = asyncio.ensure_future(alice.service.self_tests.run(alice.jid, seen.append))
        await until(lambda: any(one.check is Check.WAY for one in seen))
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert list(own_temporary_folder.iterdir()) == []
        assert alice.service.transfers.all() == ()
        await until(lambda: len(alice.service.roster.resources(alice.jid, alice.jid)) <= 1)


async def test_who_cannot_sign_in_is_told_so(prosody: ProsodyServer, tmp_path: Path) -> None:
    async with alice_of(prosody, tmp_path) as alice:
        await alice.service.accounts.set_status(Status(Show.OFFLINE), alice.jid)
        await alice.service.accounts.set_password(alice.jid, "not this one", PasswordKeeping.ASK)
        # The server refuses it, and it is forgotten; then there is none.
        rows: list[CheckResult] = []
        try:
            await alice.service.self_tests.run(alice.jid, rows.append)
        except PasswordMissing:
            assert rows == []
        else:
            assert [one.state for one in rows] == [CheckState.RUNNING, CheckState.BAD]
            assert isinstance(rows[-1].failure, WrongPassword)
        with pytest.raises(UnknownAccount):
            await alice.service.self_tests.run(Jid("nobody@river.example"), rows.append)


async def test_only_the_files_of_the_test_are_taken() -> None:
    """What a contact sends meanwhile would be lost with the folder."""
    me = Jid("alice@river.example")
    ours = Offer("o", me, Jid(f"{me}/test"), "si", (FileInfo("gharial-test-si-inband.bin", 5),), datetime.now(UTC))
    assert self_test.is_test_file(ours)
    assert not self_test.is_test_file(replace(ours, peer=Jid("bob@river.example/test")))
    assert not self_test.is_test_file(replace(ours, files=(FileInfo("report.pdf", 5),)))
    assert not self_test.is_test_file(replace(ours, files=(*ours.files, FileInfo("gharial-test-2.bin", 5))))


@pytest.mark.timeout(300)
async def test_a_file_of_somebody_else_is_not_taken_by_the_test(
    prosody: ProsodyServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = list(self_test._ways())[:3]
    monkeypatch.setattr(self_test, "_ways", lambda: iter(few))
    async with two_people(prosody, tmp_path) as (alice, bob):
        asked: list[Offer] = []
        is_test_file = self_test.is_test_file
        monkeypatch.setattr(self_test, "is_test_file", lambda offer: (asked.append(offer), is_test_file(offer))[1])
        seen: list[CheckResult] = []
        running = asyncio.ensure_future(alice.service.self_tests.run(alice.jid, seen.append))
        await until(lambda: any(one.check is Check.WAY for one in seen))
        sent = await bob.send(bob.file("report.pdf", b"for a person"), alice.jid)
        taken = await alice.accept()
        assert (await alice.finished(taken)).state is TransferState.DONE
        assert (await bob.finished(sent)).state is TransferState.DONE
        await running
        assert {one.state for one in seen if one.check is Check.WAY} >= {CheckState.GOOD}
        assert all(bare(one.peer) in (alice.jid, bob.jid) for one in asked)
