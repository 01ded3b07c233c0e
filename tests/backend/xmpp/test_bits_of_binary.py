"""Bits of binary between accounts on a real server (XEP-0231): shown to one, checked by the other."""

import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from slixmpp.stanza import Iq

from gharial.backend.stanzas.bits_of_binary import LARGEST, NAMESPACE, cid_of
from gharial.backend.xmpp.bits_of_binary import MOST_SHOWN, MOST_TIMES, BitsOfBinary
from gharial.model.failures import ProtocolBreach, RequestFailed, Unsupported
from prosody_server import ProsodyServer
from tests.support.accounts import SignedIn, signed_in, unique_user

DATA = bytes(range(256)) * 100


@dataclass
class Three:
    alice: SignedIn
    bob: SignedIn
    eve: SignedIn
    alices: BitsOfBinary
    bobs: BitsOfBinary
    eves: BitsOfBinary


@pytest.fixture
async def three(prosody: ProsodyServer) -> AsyncIterator[Three]:
    users = [unique_user(name) for name in ("alice", "bob", "eve")]
    async with signed_in(prosody, *users) as (alice, bob, eve):
        yield Three(alice, bob, eve, *(BitsOfBinary(one.session) for one in (alice, bob, eve)))


async def test_who_was_shown_it_gets_it_and_nobody_else(three: Three) -> None:
    cid = three.alices.show(three.bob.jid, DATA, "image/png")
    assert cid == f"sha1+{hashlib.sha1(DATA).hexdigest()}@bob.xmpp.org"
    assert await three.bobs.fetch(three.alice.full_jid, cid) == DATA
    for fetching, name in ((three.eves, cid), (three.bobs, cid_of(b"other"))):
        with pytest.raises(RequestFailed) as refused:
            await fetching.fetch(three.alice.full_jid, name)
        assert refused.value.condition == "item-not-found"


async def test_hidden_as_often_as_it_was_shown_it_is_gone(three: Three) -> None:
    for _ in range(2):
        cid = three.alices.show(three.bob.jid, DATA, "image/png")
    three.alices.hide(three.bob.jid, cid)
    assert await three.bobs.fetch(three.alice.full_jid, cid) == DATA
    three.alices.hide(three.bob.jid, cid)
    three.alices.hide(three.bob.jid, cid)
    with pytest.raises(RequestFailed):
        await three.bobs.fetch(three.alice.full_jid, cid)


async def test_it_is_bounded(three: Three) -> None:
    first = three.alices.show(three.bob.jid, b"first", "image/png")
    last = [three.alices.show(three.bob.jid, f"{number}".encode(), "image/png") for number in range(MOST_SHOWN)][-1]
    with pytest.raises(RequestFailed):
        await three.bobs.fetch(three.alice.full_jid, first)
    for _ in range(MOST_TIMES):
        assert await three.bobs.fetch(three.alice.full_jid, last)
    with pytest.raises(RequestFailed):
        await three.bobs.fetch(three.alice.full_jid, last)
    with pytest.raises(ValueError, match="too much"):
        three.alices.show(three.bob.jid, bytes(LARGEST + 1), "image/png")


@pytest.mark.parametrize(
    ("told", "named"),
    [
        (b64encode(b"other").decode(), DATA),
        ("", b""),
        ("no base64!", DATA),
        (b64encode(bytes(LARGEST + 1)).decode(), bytes(LARGEST + 1)),
    ],
)
async def test_other_data_than_was_named_is_not_taken(three: Three, told: str, named: bytes) -> None:
    """security 47"""

    async def lie(iq: Iq) -> Iq:
        reply: Iq = iq.reply()
        reply["bits"]["cid"] = iq["bits"]["cid"]
        reply["bits"].xml.text = told
        return reply

    three.alice.session.forget_answer("bits of binary")
    three.alice.session.answer("lies", "iq@type=get/bits", lie)
    with pytest.raises(ProtocolBreach):
        await three.bobs.fetch(three.alice.full_jid, cid_of(named))


@pytest.mark.parametrize("cid", ["", "md5+00@bob.xmpp.org", "sha1+zz@bob.xmpp.org", f"sha1+{'0' * 40}@river.example"])
async def test_a_name_that_proves_nothing_is_not_asked_for(three: Three, cid: str) -> None:
    with pytest.raises(Unsupported):
        await three.bobs.fetch(three.alice.full_jid, cid)


async def test_sha_256_names_count_too(three: Three) -> None:
    async def tell(iq: Iq) -> Iq:
        reply: Iq = iq.reply()
        reply["bits"].put(DATA)
        return reply

    three.alice.session.forget_answer("bits of binary")
    three.alice.session.answer("truth", "iq@type=get/bits", tell)
    cid = f"sha-256+{hashlib.sha256(DATA).hexdigest()}@bob.xmpp.org"
    assert await three.bobs.fetch(three.alice.full_jid, cid) == DATA
    three.alices.announce()
    assert NAMESPACE in three.alice.session.discovery.own_features()
