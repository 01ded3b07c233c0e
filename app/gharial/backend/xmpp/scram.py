"""One SCRAM exchange (RFC 5802, RFC 7677) from the client's side: pure, no sockets."""

import base64
import hashlib
import hmac
import secrets

from gharial.model.value import dataclass

HASHES = {"SCRAM-SHA-512": "sha512", "SCRAM-SHA-256": "sha256", "SCRAM-SHA-1": "sha1"}
"""Mechanism names, strongest first."""

LEAST_ROUNDS = 4096
MOST_ROUNDS = 2_000_000
"""About a second of work; a server that asks for more wants to keep us busy."""


class ScramBreach(Exception):
    """The server does not keep to the mechanism, or does not know the password. The text says how."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """The server's first message, read and checked."""

    text: str
    nonce: str
    salt: bytes
    rounds: int


class ScramExchange:
    """One login. `binding` is the TLS channel's "tls-unique" data for a -PLUS mechanism."""

    def __init__(self, mechanism: str, user: str, *, binding: bytes | None = None, could_bind: bool = False) -> None:
        self._hash = HASHES[mechanism.removesuffix("-PLUS")]
        self._binding = binding if mechanism.endswith("-PLUS") else None
        if self._binding is not None:
            self._header = "p=tls-unique,,"
        else:
            # "y": we could bind, and the server said it cannot; it breaks off if that was a lie told on the way.
            self._header = "y,," if could_bind else "n,,"
        self._nonce = secrets.token_urlsafe(24)
        name = user.replace("=", "=3D").replace(",", "=2C")
        self._first = f"n={name},r={self._nonce}"
        self._server_signature = b""

    def first(self) -> bytes:
        """The client's first message."""
        return (self._header + self._first).encode()

    def read_challenge(self, message: bytes) -> Challenge:
        """Check the server's first message. Raises ScramBreach."""
        text = _decoded(message)
        facts = _facts(text)
        if "m" in facts:
            raise ScramBreach("an extension we do not know is mandatory")
        try:
            nonce, salt, rounds = facts["r"], base64.b64decode(facts["s"], validate=True), int(facts["i"])
        except (KeyError, ValueError) as error:
            raise ScramBreach("malformed challenge") from error
        if not nonce.startswith(self._nonce) or len(nonce) == len(self._nonce):
            raise ScramBreach("the nonce is not ours")
        if not LEAST_ROUNDS <= rounds <= MOST_ROUNDS or not salt:
            raise ScramBreach(f"{rounds} rounds")
        return Challenge(text, nonce, salt, rounds)

    def stretch(self, challenge: Challenge, password: str) -> bytes:
        """The salted password: up to a second of work without the interpreter's lock, so call it in a thread."""
        return hashlib.pbkdf2_hmac(self._hash, password.encode(), challenge.salt, challenge.rounds)

    def answer(self, challenge: Challenge, salted: bytes) -> bytes:
        """The client's final message."""
        binding = base64.b64encode(self._header.encode() + (self._binding or b"")).decode()
        final = f"c={binding},r={challenge.nonce}"
        said = f"{self._first},{challenge.text},{final}".encode()
        client_key = self._mac(salted, b"Client Key")
        stored_key = hashlib.new(self._hash, client_key).digest()
        signature = self._mac(stored_key, said)
        proof = bytes(one ^ other for one, other in zip(client_key, signature, strict=True))
        self._server_signature = self._mac(self._mac(salted, b"Server Key"), said)
        return f"{final},p={base64.b64encode(proof).decode()}".encode()

    def verify(self, message: bytes) -> None:
        """The server's final message. Raises ScramBreach unless it proves that the server knows the password."""
        facts = _facts(_decoded(message))
        try:
            signature = base64.b64decode(facts["v"], validate=True)
        except (KeyError, ValueError) as error:
            raise ScramBreach("the server gave no proof") from error
        if not self._server_signature or not hmac.compare_digest(signature, self._server_signature):
            raise ScramBreach("the server's proof is wrong")

    def _mac(self, key: bytes, message: bytes) -> bytes:
        return hmac.digest(key, message, self._hash)


def _decoded(message: bytes) -> str:
    try:
        return message.decode()
    except UnicodeDecodeError as error:
        raise ScramBreach("not UTF-8") from error


def _facts(text: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    for part in text.split(","):
        name, sign, value = part.partition("=")
        if not sign or len(name) != 1 or name in facts:
            raise ScramBreach("malformed message")
        facts[name] = value
    return facts
