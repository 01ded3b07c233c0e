"""The pump over real sockets: exact bytes, exact ends, soon stopped."""

import hashlib
import os
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gharial.backend.transfers.landing import FileLanding, open_landing
from gharial.backend.transfers.pump import SLICE, Flow, Pump, hash_source, receive, send
from gharial.backend.transfers.source import FileSource, describe
from gharial.model.failures import Cancelled, FileFault, Interrupted, LocalFileProblem, ProtocolBreach, TooLarge
from gharial.model.transfer import UNKNOWN_SIZE, Digest, FileInfo, Kind
from tests.support.fake_method import PairStream


@pytest.fixture
def threads() -> Any:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def streams() -> tuple[PairStream, PairStream]:
    ours, theirs = socket.socketpair()
    return PairStream(ours, Kind.INBAND), PairStream(theirs, Kind.INBAND)


def source_of(folder: Path, data: bytes) -> FileSource:
    path = folder / "source"
    path.write_bytes(data)
    return FileSource(path, len(data))


@pytest.mark.parametrize("size", [0, 1, SLICE - 1, SLICE, SLICE + 1, 3 * SLICE + 7])
def test_every_size_comes_exactly(tmp_path: Path, threads: ThreadPoolExecutor, size: int) -> None:
    data = os.urandom(size)
    ours, theirs = streams()
    source, landing = source_of(tmp_path, data), FileLanding(tmp_path, "landed", size)
    out, into = Flow(), Flow()
    sending: Future[None] = threads.submit(send, ours, source, 0, out)
    hashing: Future[Digest] = threads.submit(hash_source, source, out)
    digest = receive(theirs, landing, size, into)
    sending.result(60)
    assert digest == hashing.result(60) == Digest("sha-256", hashlib.sha256(data).hexdigest())
    assert landing.settle().read_bytes() == data
    assert out.bytes_done == into.bytes_done == size
    source.close()


def test_sending_may_start_in_the_middle(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    data = os.urandom(2 * SLICE)
    ours, theirs = streams()
    source, landing = source_of(tmp_path, data), FileLanding(tmp_path, "landed", SLICE)
    sending = threads.submit(send, ours, source, SLICE, Flow())
    receive(theirs, landing, SLICE, Flow())
    sending.result(60)
    assert landing.settle().read_bytes() == data[SLICE:]
    assert hash_source(source, Flow()).hex == hashlib.sha256(data).hexdigest()


@given(st.lists(st.binary(max_size=5000), max_size=8), st.integers(-3, 3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_short_and_long_streams_never_pass_for_whole(tmp_path: Path, blocks: list[bytes], more: int) -> None:
    data = b"".join(blocks)
    size = max(len(data) + more, 0)
    ours, theirs = streams()

    def feed() -> None:
        for block in blocks:
            ours.socket.sendall(block)
        ours.finish_sending()

    thread = threading.Thread(target=feed)
    thread.start()
    landing = FileLanding(tmp_path, "landed", size)
    try:
        if size == len(data):
            assert receive(theirs, landing, size, Flow()).hex == hashlib.sha256(data).hexdigest()
        elif size > len(data):
            with pytest.raises(Interrupted) as caught:
                receive(theirs, landing, size, Flow())
            assert caught.value.bytes_done == len(data)
        else:
            with pytest.raises(ProtocolBreach):
                receive(theirs, landing, size, Flow())
    finally:
        landing.discard()
        thread.join()
        ours.close()
        theirs.close()


@pytest.mark.parametrize("side", ["send", "receive"])
def test_a_stop_takes_effect_at_once(tmp_path: Path, threads: ThreadPoolExecutor, side: str) -> None:
    ours, theirs = streams()
    flow = Flow()
    running: Future[Any]
    if side == "send":
        running = threads.submit(send, ours, source_of(tmp_path, bytes(9 * SLICE)), 0, flow)
    else:
        running = threads.submit(receive, theirs, FileLanding(tmp_path, "landed", SLICE), SLICE, flow)
    time.sleep(0.05)
    assert not running.done()
    flow.stopped = True
    with pytest.raises(Cancelled):
        running.result(60)


def test_a_stream_that_stands_still_is_noticed(tmp_path: Path) -> None:
    ours, theirs = streams()
    with pytest.raises(Interrupted) as caught:
        receive(theirs, FileLanding(tmp_path, "landed", SLICE), SLICE, Flow(), stall_s=0.3)
    assert "0.3 s" in caught.value.detail
    ours.hold_at = 100
    with pytest.raises(Interrupted) as caught:
        send(ours, source_of(tmp_path, bytes(SLICE)), 0, Flow(), stall_s=0.3)
    assert caught.value.bytes_done == 100


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(b"short"),
        lambda path: path.open("ab").write(b"longer"),
        lambda path: path.open("r+b").write(b"other"),
    ],
)
def test_a_changed_file_is_noticed_while_sending(
    tmp_path: Path, threads: ThreadPoolExecutor, change: Callable[[Path], Any]
) -> None:
    ours, _theirs = streams()
    ours.hold_at = 1000
    source, flow = source_of(tmp_path, bytes(SLICE)), Flow()
    sending = threads.submit(send, ours, source, 0, flow)
    while flow.bytes_done < 1000:
        time.sleep(0.005)
    time.sleep(0.02)
    change(source.path)
    with pytest.raises(LocalFileProblem) as caught:
        sending.result(60)
    assert caught.value.fault == FileFault.CHANGED.value
    with pytest.raises(LocalFileProblem):
        hash_source(source, Flow())


def test_a_source_is_only_a_readable_file_of_the_promised_size(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert describe(path).size == 5
    with pytest.raises(LocalFileProblem) as caught:
        FileSource(path, 6)
    assert caught.value.fault == FileFault.CHANGED.value
    os.mkfifo(tmp_path / "pipe")
    for what, fault in (("pipe", FileFault.NOT_A_FILE), ("nothing", FileFault.VANISHED), ("a/b", FileFault.VANISHED)):
        with pytest.raises(LocalFileProblem) as caught:
            describe(tmp_path / what)
        assert caught.value.fault == fault.value
        with pytest.raises(LocalFileProblem):
            FileSource(tmp_path / what, 0)
    with pytest.raises(LocalFileProblem):
        describe(tmp_path / "nul\0l")


async def test_the_pool_runs_more_than_the_cores(tmp_path: Path) -> None:
    pump = Pump()
    pairs = [streams() for _ in range(12)]
    source = source_of(tmp_path, os.urandom(300_000))
    landings = [FileLanding(tmp_path, "landed", source.size) for _ in pairs]
    arriving = [
        pump.receive(theirs, landing, source.size, Flow()) for (_, theirs), landing in zip(pairs, landings, strict=True)
    ]
    leaving = [pump.send(ours, source, 0, Flow()) for ours, _ in pairs]
    for work in leaving:
        await work
    assert {(await one).hex for one in arriving} == {(await pump.hash(source, Flow())).hex}
    for landing in landings:
        landing.discard()
    pump.close()


def test_a_stream_without_a_known_size_is_read_to_its_end(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    """Security 29: no size; more than a rule allows."""
    data = os.urandom(SLICE + 5)
    for most in (None, len(data), SLICE):
        ours, theirs = streams()
        source, landing = source_of(tmp_path, data), FileLanding(tmp_path, "landed", UNKNOWN_SIZE)
        sending = threads.submit(send, ours, source, 0, Flow())
        if most == SLICE:
            with pytest.raises(TooLarge):
                receive(theirs, landing, UNKNOWN_SIZE, Flow(), 0, most)
            landing.discard()
        else:
            assert receive(theirs, landing, UNKNOWN_SIZE, Flow(), 0, most).hex == hashlib.sha256(data).hexdigest()
            assert landing.settle().read_bytes() == data
        theirs.close()
        sending.exception(60)
        source.close()


def test_what_came_before_a_break_is_gone_on_with(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    data = os.urandom(3 * SLICE)
    info = FileInfo("landed", len(data))
    source = source_of(tmp_path, data)
    ours, theirs = streams()
    ours.hold_at = 2 * SLICE + 9
    landing = open_landing(tmp_path, "landed", info, "alice@river.example")
    flow = Flow()
    sending = threads.submit(send, ours, source, 0, flow)
    receiving = threads.submit(receive, theirs, landing, len(data), Flow())
    while flow.bytes_done < ours.hold_at:
        time.sleep(0.005)
    ours.close()
    assert isinstance(receiving.exception(60), Interrupted) and isinstance(sending.exception(60), Interrupted)
    assert landing.prove(lambda: False) == 2 * SLICE
    ours, theirs = streams()
    sending = threads.submit(send, ours, source, 2 * SLICE, Flow())
    digest = receive(theirs, landing, len(data), Flow(), 2 * SLICE)
    sending.result(60)
    assert digest.hex == hashlib.sha256(data).hexdigest() and landing.settle().read_bytes() == data
