"""The hash that runs beside the writing is that of the bytes, at every end of a block too."""

import hashlib
import os
from itertools import pairwise

import pytest

from gharial.backend.transfers.journal import BLOCK
from gharial.backend.transfers.running_hash import ASIDE, RunningHash

DATA = os.urandom(3 * BLOCK + 12345)


@pytest.mark.parametrize("piece", [BLOCK, BLOCK + 7, ASIDE - 1, 3 * BLOCK, len(DATA)])
def test_the_hash_and_its_marks_are_those_of_the_bytes(piece: int) -> None:
    running = RunningHash()
    marks = []
    for start in range(0, len(DATA), piece):
        running.begin(memoryview(DATA)[start : start + piece])
        if start // piece % 2:
            marks += running.marks()
    marks += running.marks()
    assert running.hexdigest() == hashlib.sha256(DATA).hexdigest()
    ends = [BLOCK, 2 * BLOCK, 3 * BLOCK]
    assert [(end, hasher.digest()) for end, hasher in marks] == [
        (end, hashlib.sha256(DATA[:end]).digest()) for end in ends
    ]
    running.close()
    running.close()


def test_two_buffers_in_turn_are_enough() -> None:
    running = RunningHash()
    buffers = [bytearray(BLOCK), bytearray(BLOCK)]
    for number, (start, end) in enumerate(pairwise([*range(0, 3 * BLOCK + 1, BLOCK)])):
        buffer = buffers[number % 2]
        buffer[:] = DATA[start:end]
        running.begin(memoryview(buffer))
    assert running.hexdigest() == hashlib.sha256(DATA[: 3 * BLOCK]).hexdigest()
    running.close()


def test_what_did_not_get_into_the_file_leaves_no_mark() -> None:
    running = RunningHash()
    running.begin(memoryview(DATA)[:BLOCK])
    ((position, hasher),) = running.marks()
    running.begin(memoryview(DATA)[BLOCK : 3 * BLOCK])
    running.forget()
    assert not running.marks()
    running.go_on_from(position, hasher)
    running.begin(memoryview(DATA)[BLOCK:])
    assert [end for end, _hasher in running.marks()] == [2 * BLOCK, 3 * BLOCK]
    assert running.hexdigest() == hashlib.sha256(DATA).hexdigest()
    assert hasher.digest() == hashlib.sha256(DATA[:BLOCK]).digest(), "going on left the mark alone"
    running.close()
