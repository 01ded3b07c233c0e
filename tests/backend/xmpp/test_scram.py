"""SCRAM against the vectors of RFC 5802 §5 and RFC 7677 §3, and against servers that cheat."""

import base64
import hashlib
import hmac

import pytest

from gharial.backend.xmpp import scram
from gharial.backend.xmpp.scram import MOST_ROUNDS, ScramBreach, ScramExchange

VECTORS = [
    (
        "SCRAM-SHA-1",
        "fyko+d2lbbFgONRv9qkxdawL",
        "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
        "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
    ),
    (
        "SCRAM-SHA-256",
        "rOprNGfwEbeRWgbNEkqO",
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
    ),
]


@pytest.fixture
def exchange(monkeypatch: pytest.MonkeyPatch) -> ScramExchange:
    monkeypatch.setattr(scram.secrets, "token_urlsafe", lambda _size: "nonce")
    return ScramExchange("SCRAM-SHA-256", "user")


@pytest.mark.parametrize(("mechanism", "nonce", "challenge", "answer", "proof"), VECTORS)
def test_the_vectors(
    monkeypatch: pytest.MonkeyPatch, mechanism: str, nonce: str, challenge: str, answer: str, proof: str
) -> None:
    monkeypatch.setattr(scram.secrets, "token_urlsafe", lambda _size: nonce)
    one = ScramExchange(mechanism, "user")
    assert one.first() == f"n,,n=user,r={nonce}".encode()
    read = one.read_challenge(challenge.encode())
    assert one.answer(read, one.stretch(read, "pencil")) == answer.encode()
    one.verify(proof.encode())
    with pytest.raises(ScramBreach):
        one.verify(b"v=" + base64.b64encode(bytes(32)))


def test_nonces_are_long_and_never_the_same() -> None:
    nonces = {ScramExchange("SCRAM-SHA-1", "user").first().partition(b",r=")[2] for _ in range(100)}
    assert len(nonces) == 100 and all(len(nonce) >= 24 for nonce in nonces)


def test_a_user_name_cannot_add_attributes() -> None:
    assert b"n=a=2Cr=3D1," in ScramExchange("SCRAM-SHA-1", "a,r=1").first()


@pytest.mark.parametrize(
    "challenge",
    [
        b"",
        b"\xff",
        b"r=nonceX,s=AAAA",
        b"r=nonceX,s=AAAA,i=many",
        b"r=nonceX,s=AAAA,i=1",
        b"r=nonceX,s=AAAA,i=-4096",
        f"r=nonceX,s=AAAA,i={MOST_ROUNDS + 1}".encode(),
        b"r=nonceX,s=,i=4096",
        b"r=nonceX,s=!!!,i=4096",
        b"r=nonce,s=AAAA,i=4096",
        b"r=other,s=AAAA,i=4096",
        b"m=ext,r=nonceX,s=AAAA,i=4096",
        b"r=nonceX,r=nonceY,s=AAAA,i=4096",
    ],
)
def test_a_cheating_challenge_is_refused(exchange: ScramExchange, challenge: bytes) -> None:
    with pytest.raises(ScramBreach):
        exchange.read_challenge(challenge)


@pytest.mark.parametrize("final", [b"", b"e=other-error", b"v=", b"v=!!!", b"v=" + base64.b64encode(b"short")])
def test_without_a_proof_nobody_is_believed(exchange: ScramExchange, final: bytes) -> None:
    read = exchange.read_challenge(b"r=nonceX,s=AAAA,i=4096")
    exchange.answer(read, b"salted")
    with pytest.raises(ScramBreach):
        exchange.verify(final)


def test_no_proof_fits_before_the_answer(exchange: ScramExchange) -> None:
    with pytest.raises(ScramBreach):
        exchange.verify(b"v=")


def test_channel_binding_goes_into_the_proof() -> None:
    one = ScramExchange("SCRAM-SHA-1-PLUS", "user", binding=b"channel")
    assert one.first().startswith(b"p=tls-unique,,n=user,")
    nonce = one.first().partition(b"r=")[2].decode()
    read = one.read_challenge(f"r={nonce}s,s=AAAA,i=4096".encode())
    salted = one.stretch(read, "pencil")
    answer = one.answer(read, salted)
    binding = answer.partition(b",")[0].removeprefix(b"c=")
    assert base64.b64decode(binding) == b"p=tls-unique,,channel"
    key = hmac.digest(salted, b"Client Key", "sha1")
    said = b",".join((one.first().partition(b",,")[2], read.text.encode(), answer.rpartition(b",p=")[0]))
    signature = hmac.digest(hashlib.sha1(key).digest(), said, "sha1")
    proof = base64.b64decode(answer.rpartition(b",p=")[2])
    assert bytes(a ^ b for a, b in zip(proof, signature, strict=True)) == key


def test_being_able_to_bind_is_said() -> None:
    assert ScramExchange("SCRAM-SHA-1", "user", could_bind=True).first().startswith(b"y,,")
