"""What is opened on its way (XEP-0454)."""

import os
from typing import BinaryIO

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gharial.backend.bytestreams.sealed_stream import SealedStream, can_open
from gharial.backend.wire.sealed_link import Seal
from gharial.model.failures import LinkFault, LinkRefused
from gharial.model.transfer import Kind


class _Below:
    """Brings `data` in pieces of `step`, with a pause before each."""

    kind = Kind.HTTP
    route = "files.example:443"

    def __init__(self, data: bytes, step: int) -> None:
        self._data = data
        self._step = step
        self._pause = True
        self.closed = False

    def receive_into(self, buffer: memoryview) -> int | None:
        self._pause = not self._pause
        if not self._pause:
            return None
        piece = self._data[: min(self._step, len(buffer))]
        buffer[: len(piece)] = piece
        self._data = self._data[len(piece) :]
        return len(piece)

    def send_slice(self, file: BinaryIO, offset: int, size: int) -> int:
        raise AssertionError

    def finish_sending(self) -> None:
        raise AssertionError

    def close(self) -> None:
        self.closed = True


def opened(data: bytes, seal: Seal, step: int, room: int, most: int = 1 << 30) -> bytes:
    """Read to the end, or only `most` bytes."""
    stream, found = SealedStream(_Below(data, step), seal, "files.example"), bytearray()
    buffer = memoryview(bytearray(room))
    while len(found) < most and (count := stream.receive_into(buffer)) != 0:
        found += buffer[: count or 0]
    return bytes(found)


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 1000, 200_001])
@pytest.mark.parametrize("nonce", [12, 16])
@pytest.mark.parametrize("step", [1, 16, 17, 70_000])
def test_what_was_sealed_comes_out(size: int, nonce: int, step: int) -> None:
    data, seal = os.urandom(min(size, 3_000) if step == 1 else size), Seal(os.urandom(32), os.urandom(nonce))
    sealed = AESGCM(seal.key).encrypt(seal.nonce, data, None)
    assert can_open() and opened(sealed, seal, step, 5_000) == data


@pytest.mark.parametrize("harm", ["first", "last", "tag", "cut", "longer", "too short", "nothing", "key"])
def test_the_last_byte_is_never_given_before_the_proof(harm: str) -> None:
    """Security: also who knows the size of what came, and stops at it, hears of it."""
    data, seal = os.urandom(10_000), Seal(os.urandom(32), os.urandom(12))
    sealed = bytearray(AESGCM(seal.key).encrypt(seal.nonce, data, None))
    if harm in ("first", "last", "tag"):
        sealed[{"first": 0, "last": len(data) - 1, "tag": len(data) + 3}[harm]] ^= 1
    changed = {"cut": sealed[:-1], "longer": sealed + b"x", "too short": sealed[:10], "nothing": b""}.get(harm, sealed)
    if harm == "key":
        seal = Seal(os.urandom(32), seal.nonce)
    with pytest.raises(LinkRefused) as caught:
        opened(bytes(changed), seal, 777, 4_096, most=max(1, len(changed) - 16))
    assert caught.value.fault == LinkFault.BROKEN_SEAL.value and caught.value.host == "files.example"
