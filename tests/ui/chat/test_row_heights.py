"""Hundreds of rows: those in sight have their true height at once, the others a few at a time, and nothing jumps."""

from itertools import pairwise

from PySide6.QtCore import QPoint

from gharial.model.conversation import Message
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.history import Page
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import FakeBackend
from tests.ui.chat.conftest import incoming, opened, outgoing, settled, until

COUNT = 200


def long_page() -> Page:
    """Some short, some of many lines, so that no guess is right."""
    rows: list[Message] = []
    for key in range(1, COUNT + 1):
        body = f"{key}\n" * (1 + key % 9) if key % 4 else f"{key} " + "words and more words " * (key % 31)
        rows.append(incoming(key, body) if key % 3 else outgoing(key, body))
    return Page(tuple(rows), True, True)


def in_sight(conversation: ConversationView) -> list[int]:
    view = conversation.messages
    first = view.indexAt(QPoint(20, 0)).row()
    last = view.indexAt(QPoint(20, view.viewport().height() - 1)).row()
    return list(range(first, last + 1))


def true_in_sight(conversation: ConversationView) -> bool:
    view = conversation.messages
    places = in_sight(conversation)
    rects = [view.visualRect(conversation.model.index(at)) for at in places]
    heights = [round(view.rows.layout_of(conversation.model.index(at)).height + 0.5) for at in places]
    joined = all(one.bottom() + 1 == other.top() for one, other in pairwise(rects))
    return len(places) > 1 and joined and [rect.height() for rect in rects] == heights


async def filled(window: ChatWindow, backend: FakeBackend) -> ConversationView:
    conversation = await opened(window, backend)
    window.resize(700, 500)
    window.show()
    await settled()
    conversation.model.show_page(long_page())
    conversation.messages.go_to_bottom()
    return conversation


async def test_only_rows_in_sight_are_measured_at_once_and_the_rest_soon(
    window: ChatWindow, backend: FakeBackend
) -> None:
    conversation = await filled(window, backend)
    view = conversation.messages
    assert true_in_sight(conversation) and in_sight(conversation)[-1] == COUNT - 1
    assert len(view.rows.heights.missing(COUNT)) > COUNT // 2
    await until(lambda: not view.rows.heights.missing(1), "all rows are measured")
    await settled()
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum() and true_in_sight(conversation)
    whole = sum(view.rows.heights.of(conversation.model.index(at)) for at in range(COUNT))
    assert bar.maximum() + view.viewport().height() == whole


async def test_what_is_read_stays_while_the_rest_is_measured(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await filled(window, backend)
    view = conversation.messages
    assert view.go_to(100)
    assert 99 in in_sight(conversation) and true_in_sight(conversation)
    before = view.visualRect(conversation.model.index(99)).top()
    await until(lambda: not view.rows.heights.missing(1), "all rows are measured")
    await settled()
    assert view.visualRect(conversation.model.index(99)).top() == before and true_in_sight(conversation)


async def test_scrolled_anywhere_before_it_was_measured(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await filled(window, backend)
    bar = conversation.messages.verticalScrollBar()
    for share in (0.7, 0.2, 0.5, 0.05):
        bar.setValue(round(bar.maximum() * share))
        assert true_in_sight(conversation), share


async def test_another_width_measures_again_and_keeps_the_place(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await filled(window, backend)
    view = conversation.messages
    await until(lambda: not view.rows.heights.missing(1), "all rows are measured")
    assert view.go_to(100)
    top = in_sight(conversation)[0]
    window.resize(520, 500)
    await until(lambda: bool(view.rows.heights.missing(1)), "the width is another")
    await until(lambda: not view.rows.heights.missing(1), "all rows are measured")
    await settled()
    assert true_in_sight(conversation) and top in in_sight(conversation)
