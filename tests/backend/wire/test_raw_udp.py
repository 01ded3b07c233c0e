"""Who knows both secrets is told apart from everybody else (XEP-0177, security 22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gharial.backend.wire.raw_udp import SIZE, Agreement, Message, Word, new_nonce

OURS, THEIRS = "a" * 32, "b" * 32


def ends() -> tuple[Agreement, Agreement]:
    return Agreement(OURS, THEIRS, initiator=True), Agreement(OURS, THEIRS, initiator=False)


@pytest.mark.parametrize("word", list(Word))
def test_what_one_end_writes_the_other_reads(word: Word) -> None:
    one, other = ends()
    nonce = new_nonce()
    for writer, reader in ((one, other), (other, one)):
        assert len(writer.write(word, nonce)) == SIZE
        assert reader.read(writer.write(word, nonce)) == Message(word, nonce)


def test_both_ends_know_the_same_stream_and_others_do_not() -> None:
    one, other = ends()
    assert (one.conversation, one.first) == (other.conversation, other.first)
    assert one.conversation >> 31 == 1, "else it could be taken for one of these datagrams"
    stranger = Agreement(OURS, "c" * 32, initiator=True)
    assert stranger.conversation != one.conversation


def test_our_own_words_sent_back_prove_nothing() -> None:
    one, _ = ends()
    assert one.read(one.write(Word.ASK, new_nonce())) is None


@pytest.mark.parametrize("secrets", [("c" * 32, THEIRS), (OURS, "c" * 32), (THEIRS, OURS)])
def test_half_the_secret_is_none(secrets: tuple[str, str]) -> None:
    _, other = ends()
    assert other.read(Agreement(*secrets, initiator=True).write(Word.CHOOSE, new_nonce())) is None


@given(at=st.integers(0, SIZE - 1), bit=st.integers(0, 7))
def test_one_bit_makes_it_nothing(at: int, bit: int) -> None:
    one, other = ends()
    datagram = bytearray(one.write(Word.TAKEN, new_nonce()))
    datagram[at] ^= 1 << bit
    assert other.read(bytes(datagram)) is None


@given(datagram=st.binary(max_size=64))
def test_whatever_comes_is_read_without_a_fault(datagram: bytes) -> None:
    assert ends()[0].read(datagram) is None


@pytest.mark.parametrize("size", [0, 1, 4, 12, SIZE - 1, SIZE + 1, 1400])
def test_other_lengths_are_none(size: int) -> None:
    one, other = ends()
    assert other.read((one.write(Word.ASK, new_nonce()) * 50)[:size]) is None
