"""Which way a raw UDP stream takes: two ends and whoever is between them, in memory (XEP-0177)."""

from collections.abc import Iterable

from gharial.backend.bytestreams.datagram_socket import Address
from gharial.backend.bytestreams.raw_udp_paths import (
    KEEP_S,
    LOST_S,
    MOST_SEEN,
    MOST_TOLD,
    Outbound,
    RawUdpPaths,
    Way,
)
from gharial.backend.wire.raw_udp import Agreement, Word, new_nonce

OURS, THEIRS = "a" * 32, "b" * 32
ALICE, BOB, EVE = ("192.0.2.1", 4001), ("192.0.2.2", 4002), ("198.51.100.9", 4009)
ONE, OTHER = Agreement(OURS, THEIRS, initiator=True), Agreement(OURS, THEIRS, initiator=False)


def end(agreement: Agreement, *told: Address, chooses: bool, sockets: int = 1) -> RawUdpPaths:
    made = RawUdpPaths(chooses=chooses)
    for _ in range(sockets):
        made.add_local(v6=False)
    made.begin(agreement, told, 0.0)
    return made


def deliver(sent: Iterable[Outbound], source: Address, to: RawUdpPaths, now: float) -> list[Outbound]:
    """What came of it, with the datagrams in the order they were sent."""
    answers: list[Outbound] = []
    for one in sent:
        answers += to.take(Way(0, source), memoryview(one.datagram), now)
    return answers


def play(alice: RawUdpPaths, bob: RawUdpPaths, seconds: float = 3.0) -> None:
    """Both talk until both have a way, with nothing in between."""
    now = 0.0
    while now < seconds and (alice.way is None or bob.way is None):
        for sender, source, receiver, back in ((alice, ALICE, bob, BOB), (bob, BOB, alice, ALICE)):
            sent = [one for one in sender.due(now) if one.address in (ALICE, BOB)]
            while sent:
                sent, sender, source, receiver, back = (
                    deliver(sent, source, receiver, now), receiver, back, sender, source,
                )  # fmt: skip
        now += 0.05


def test_both_ends_come_to_the_same_way() -> None:
    alice, bob = end(ONE, BOB, chooses=True), end(OTHER, ALICE, chooses=False)
    play(alice, bob)
    assert alice.way == Way(0, BOB) and bob.way == Way(0, ALICE)


def test_one_address_that_can_be_reached_is_enough() -> None:
    """Alice is behind a router: Bob was told an address that leads nowhere, and sees where she comes from."""
    alice, bob = end(ONE, BOB, chooses=True), end(OTHER, ("10.0.0.5", 4001), chooses=False)
    play(alice, bob)
    assert alice.way == Way(0, BOB) and bob.way == Way(0, ALICE)
    alice, bob = end(ONE, ("10.0.0.5", 4001), chooses=True), end(OTHER, ALICE, chooses=False)
    play(alice, bob)
    assert alice.way == Way(0, BOB) and bob.way == Way(0, ALICE)


def test_before_there_is_an_agreement_nothing_is_answered() -> None:
    alone = RawUdpPaths(chooses=False)
    alone.add_local(v6=False)
    assert list(alone.take(Way(0, ALICE), memoryview(ONE.write(Word.ASK, new_nonce())), 0)) == []
    assert alone.deadline() is None and list(alone.due(99)) == []


def test_a_recorded_choice_sent_again_from_elsewhere_chooses_nothing() -> None:
    """A replay: Eve saw a true word and says it from her own address, but cannot answer a new number."""
    bob = end(OTHER, ALICE, chooses=False)
    word = ONE.write(Word.CHOOSE, new_nonce())
    for _ in range(50):
        answers = list(bob.take(Way(0, EVE), memoryview(word), 0.1))
        assert bob.way is None
        assert not answers
    # Nor does she get there by repeating every answer that Alice ever gave.
    asked = [one for one in bob.due(1.0) if one.address == ALICE]
    answer = list(end(ONE, BOB, chooses=True).take(Way(0, BOB), memoryview(asked[0].datagram), 1.0))
    list(bob.take(Way(0, EVE), memoryview(answer[0].datagram), 1.1))
    assert bob.way is None


def test_an_old_answer_proves_nothing_new() -> None:
    alice, bob = end(ONE, BOB, chooses=True), end(OTHER, ALICE, chooses=False)
    (ask,) = alice.due(0)
    answers = deliver([ask], ALICE, bob, 0)
    deliver(answers, BOB, alice, 0)
    (choice,) = alice.due(0.1)
    assert choice.datagram != ask.datagram
    deliver(answers, BOB, alice, 0.1)
    assert alice.way is None, "an answer is no word that the way was taken"


def test_a_way_that_was_taken_stays() -> None:
    alice, bob = end(ONE, BOB, chooses=True), end(OTHER, ALICE, chooses=False)
    play(alice, bob)
    for word in Word:
        assert list(bob.take(Way(0, EVE), memoryview(ONE.write(word, new_nonce())), 1)) == []
    assert bob.way == Way(0, ALICE)


def test_few_addresses_are_asked_and_few_remembered() -> None:
    """security 26, 27: nobody has us knock at many doors."""
    many = [(f"198.51.100.{n % 250 + 1}", 5000 + n) for n in range(500)]
    bob = end(OTHER, *many, chooses=False)
    assert len({one.address for one in bob.due(0)}) == MOST_TOLD
    answered = 0
    for n in range(500):
        answered += len(
            list(bob.take(Way(0, ("203.0.113.7", 2000 + n)), memoryview(ONE.write(Word.ASK, b"n" * 12)), 0))
        )
    assert answered == MOST_SEEN
    assert len(bob._pairs) <= MOST_TOLD + MOST_SEEN


def test_an_answer_is_no_larger_than_its_question() -> None:
    bob = end(OTHER, ALICE, chooses=False)
    question = ONE.write(Word.ASK, new_nonce())
    assert [len(one.datagram) for one in bob.take(Way(0, EVE), memoryview(question), 0)] == [len(question)]


def test_a_lost_word_is_said_again() -> None:
    """Whatever the first datagrams of each kind are: the way is found without them."""
    for lost in range(1, 9):
        alice, bob = end(ONE, BOB, chooses=True), end(OTHER, ALICE, chooses=False)
        count, now = 0, 0.0
        while now < 8 and (alice.way is None or bob.way is None):
            for sender, source, receiver in ((alice, ALICE, bob), (bob, BOB, alice)):
                for one in list(sender.due(now)):
                    count += 1
                    if count <= lost:
                        continue
                    for answer in receiver.take(Way(0, source), memoryview(one.datagram), now):
                        count += 1
                        if count > lost:
                            list(sender.take(Way(0, one.address), memoryview(answer.datagram), now))
            now += 0.05
        assert alice.way and bob.way, f"{lost} lost"


def test_silence_ends_it_and_any_sign_keeps_it() -> None:
    alice, bob = end(ONE, BOB, chooses=True), end(OTHER, ALICE, chooses=False)
    play(alice, bob)
    assert not alice.is_lost(LOST_S - 1) and alice.is_lost(LOST_S + 4)
    asked = list(alice.due(4 + KEEP_S))
    assert len(asked) == 1
    deliver(deliver(asked, ALICE, bob, 4 + KEEP_S), BOB, alice, 4 + KEEP_S)
    assert not alice.is_lost(LOST_S + 4)
    bob.hear(20)
    assert not bob.is_lost(LOST_S + 19)
