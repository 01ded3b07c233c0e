"""Pages of a conversation in both directions, from a border that only pages backwards."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gharial.model.conversation import Message
from gharial.ui.chat.history import History, order
from tests.support.fake_backend import ALICE, BOB, NOW, FakeBackend, message


def kept(seconds: list[int]) -> list[Message]:
    made = [message(key, f"m{key}", time=NOW - timedelta(seconds=ago)) for key, ago in enumerate(seconds, 1)]
    return sorted(made, key=order)


def backend(messages: list[Message]) -> FakeBackend:
    fake = FakeBackend()
    fake.chat.kept[(ALICE, BOB)] = messages
    return fake


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 3, 500, 501, 90_000, 10_000_000]), min_size=1, max_size=60), st.data())
async def test_newer_is_what_follows(ago: list[int], data: st.DataObject) -> None:
    messages = kept(ago)
    place = data.draw(st.integers(0, len(messages) - 1))
    page = await History(backend(messages).chat, ALICE, BOB).newer(messages[place], 5)
    rest = tuple(messages[place + 1 :])
    assert page.messages == rest[: len(page.messages)]
    assert bool(page.messages) == bool(rest)
    assert page.last == (len(page.messages) == len(rest))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 50_000), min_size=1, max_size=60), st.data())
async def test_around_holds_the_message_without_gaps(ago: list[int], data: st.DataObject) -> None:
    messages = kept(ago)
    place = data.draw(st.integers(0, len(messages) - 1))
    page = await History(backend(messages).chat, ALICE, BOB).around(messages[place], 5)
    at = messages.index(page.messages[0])
    assert tuple(messages[at : at + len(page.messages)]) == page.messages
    assert messages[place] in page.messages
    assert not page.first or at == 0


async def test_a_long_history_takes_few_reads() -> None:
    fake = backend(kept(list(range(200_000, 0, -2))))
    await History(fake.chat, ALICE, BOB).around(fake.chat.kept[(ALICE, BOB)][12_345])
    assert len(fake.called("chat.page")) < 40
