"""The datagrams by which two ends of our own prove a way for a raw UDP stream (XEP-0177): bytes to values; pure.

XEP-0177 moves bare datagrams and leaves to the application how a peer is told from a stranger who found the port. Here
both elements carry a secret; every datagram before the stream proves that its sender knows both, and an address counts
only once it answered a number that nobody could have known before.
"""

import hashlib
import hmac
import secrets
import struct
from enum import IntEnum
from typing import NamedTuple

MAGIC = b"\0GRU"
"""Begins every one; the stream's own begin with a conversation whose highest bit is set."""
_HEAD = struct.Struct("!4sB12s")
_PROOF_SIZE = 16
SIZE = _HEAD.size + _PROOF_SIZE
NONCE_SIZE = 12


class Word(IntEnum):
    """What a datagram says. The session's initiator chooses the way, the responder takes it."""

    ASK = 1
    ANSWER = 2
    CHOOSE = 3
    TAKEN = 4


class Message(NamedTuple):
    """One that was proven. An answer repeats the number it was asked with."""

    word: Word
    nonce: bytes


class Agreement:
    """What follows from both ends' secrets. `initiator`: we began the session."""

    def __init__(self, initiators_secret: str, responders_secret: str, *, initiator: bool) -> None:
        told = f"{initiators_secret}\n{responders_secret}".encode()
        self._ours = _derived(told, b"initiator" if initiator else b"responder")
        self._theirs = _derived(told, b"responder" if initiator else b"initiator")
        shared = _derived(told, b"stream")
        self.conversation = int.from_bytes(shared[:4]) | 0x80000000
        """Of the stream; no stranger knows it, nor where its positions begin."""
        self.first = int.from_bytes(shared[4:8]) & 0x7FFFFFFF

    def write(self, word: Word, nonce: bytes) -> bytes:
        """A datagram of ours."""
        head = _HEAD.pack(MAGIC, word, nonce)
        return head + _proof(self._ours, head)

    def read(self, datagram: bytes | memoryview) -> Message | None:
        """One of the peer's; None for whatever else, also for one of ours that somebody sends back."""
        if len(datagram) != SIZE:
            return None
        head, proof = bytes(datagram[: _HEAD.size]), bytes(datagram[_HEAD.size :])
        magic, word, nonce = _HEAD.unpack(head)
        if magic != MAGIC or not Word.ASK <= word <= Word.TAKEN:
            return None
        if not hmac.compare_digest(proof, _proof(self._theirs, head)):
            return None
        return Message(Word(word), nonce)


def new_nonce() -> bytes:
    """A number that nobody knows before it is sent."""
    return secrets.token_bytes(NONCE_SIZE)


def _derived(told: bytes, what: bytes) -> bytes:
    return hmac.digest(hashlib.sha256(told).digest(), what, "sha256")


def _proof(key: bytes, head: bytes) -> bytes:
    return hmac.digest(key, head, "sha256")[:_PROOF_SIZE]
