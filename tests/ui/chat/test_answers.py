"""Answering, reacting and taking back, by hand: the bar of a row, the menu, the chips, the quoted block."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from gharial.model.conversation import Direction, Quote, Reaction
from gharial.model.failures import TooLarge
from gharial.ui.chat.card_layout import Chip
from gharial.ui.chat.conversation import ConversationView
from gharial.ui.chat.emoji_picker import EmojiPicker
from gharial.ui.chat.reaction_popup import ReactionPopup
from gharial.ui.chat.row_menu import RowMenu
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.ui.chat.conftest import START, history, incoming, opened, outgoing, settled, until

LEFT = Qt.MouseButton.LeftButton
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def place(conversation: ConversationView, row: int, point: QPointF) -> QPoint:
    """A point of a row's layout on the viewport."""
    return conversation.messages.visualRect(conversation.model.index(row)).topLeft() + point.toPoint()


def spoken(conversation: ConversationView, row: int) -> str:
    return str(conversation.model.index(row).data(SPOKEN))


def entries(menu: RowMenu) -> dict[str, QAction]:
    return {entry.objectName(): entry for entry in menu.actions() if entry.objectName()}


def into_list(conversation: ConversationView) -> None:
    conversation.messages.setFocus(Qt.FocusReason.TabFocusReason)


async def test_an_answer_is_written_and_sent(window: ChatWindow, backend: FakeBackend) -> None:
    question = incoming(1, "Do you have\nthe survey?")
    backend.chat.kept[(ALICE, BOB)] = [question]
    conversation = await opened(window, backend)
    conversation.composer.input.setPlainText("half a thought")
    menu = conversation.messages.open_menu(conversation.model.index(0), QPoint(5, 5))
    entries(menu)["reply-message"].trigger()
    banner = conversation.composer.findChild(QLabel, "banner-words")
    assert banner is not None and banner.isVisible()
    assert banner.text() == "Answering Bob: Do you have the survey?"
    assert conversation.composer.input.toPlainText() == "half a thought", "what was typed stays"
    conversation.composer.input.setPlainText("Yes")
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Return)
    await until(lambda: backend.called("chat.send"))
    assert backend.called("chat.send")[-1] == (ALICE, BOB, "Yes", question)
    assert not banner.isVisible() and conversation.composer.answered is None
    await until(lambda: conversation.model.rowCount() == 2)
    layout = conversation.messages.rows.layout_of(conversation.model.index(1))
    assert layout.quote is not None and layout.bubble.contains(layout.quote)
    assert (layout.quote_name, layout.quote_text) == ("Bob", "Do you have the survey?")
    assert "in answer to: Do you have the survey?" in spoken(conversation, 1)


async def test_escape_ends_an_answer_and_editing_ends_it_too(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "one"), outgoing(2, "mine")]
    conversation = await opened(window, backend)
    conversation.composer.answer(conversation.model.messages[0], "Bob")
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Escape)
    assert conversation.composer.answered is None
    conversation.composer.answer(conversation.model.messages[0], "Bob")
    conversation.composer.edit(conversation.model.messages[1])
    assert conversation.composer.answered is None and conversation.composer.edited is not None
    conversation.composer.answer(conversation.model.messages[0], "Bob")
    assert conversation.composer.edited is None and conversation.composer.input.toPlainText() == ""


async def test_an_answer_that_could_not_be_sent_is_still_one(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "one")]
    conversation = await opened(window, backend)
    backend.fail_next["chat.send"] = TooLarge(70_000, 60_000)
    conversation.composer.answer(conversation.model.messages[0], "Bob")
    conversation.composer.input.setPlainText("long")
    QTest.keyClick(conversation.composer.input, Qt.Key.Key_Return)
    await until(lambda: conversation.composer.answered is not None)
    assert conversation.composer.input.toPlainText() == "long"


@pytest.mark.parametrize("by", ["pointer", "keys"])
async def test_a_quote_leads_to_what_it_quotes_however_far(window: ChatWindow, backend: FakeBackend, by: str) -> None:
    rows = history(800)
    answer = incoming(900, "about that", quote=Quote("message 10", Direction.INCOMING, 10))
    backend.chat.kept[(ALICE, BOB)] = [*rows, answer]
    conversation = await opened(window, backend)
    last = conversation.model.rowCount() - 1
    assert conversation.model.place(10) is None
    if by == "pointer":
        layout = conversation.messages.rows.layout_of(conversation.model.index(last))
        assert layout.quote is not None
        where = place(conversation, last, layout.quote.center())
        QTest.mouseClick(conversation.messages.viewport(), LEFT, pos=where)
    else:
        into_list(conversation)
        QTest.keyClick(conversation.messages, Qt.Key.Key_Return)
    await until(lambda: conversation.messages.rows.attention.found_key == 10)
    at = conversation.model.place(10)
    assert at is not None and conversation.messages.currentIndex().row() == at
    rect = conversation.messages.visualRect(conversation.model.index(at))
    assert conversation.messages.viewport().rect().intersects(rect)


async def test_a_quote_of_what_is_not_here_leads_nowhere_and_says_so(window: ChatWindow, backend: FakeBackend) -> None:
    gone = Quote("", Direction.INCOMING, 1, retracted=True)
    rows = [incoming(3, "a", quote=Quote("<b>their word</b>")), incoming(5, "b", quote=gone)]
    backend.chat.kept[(ALICE, BOB)] = rows
    conversation = await opened(window, backend)
    layouts = [conversation.messages.rows.layout_of(conversation.model.index(at)) for at in (0, 1)]
    assert (layouts[0].quote_name, layouts[0].quote_text) == ("Quoted, not found here", "<b>their word</b>")
    assert layouts[1].quote_text == "a message that was taken back"
    assert layouts[0].quote is not None and layouts[0].quote_leads(layouts[0].quote.center()) == 0


async def test_reactions_are_shown_counted_and_pressed(window: ChatWindow, backend: FakeBackend) -> None:
    reactions = (Reaction("👍", (BOB, ALICE)), Reaction("🎉", (BOB,)))
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "done", reactions=reactions), incoming(3, "next")]
    conversation = await opened(window, backend)
    layout = conversation.messages.rows.layout_of(conversation.model.index(0))
    chips = [spot for spot in layout.spots if isinstance(spot, Chip)]
    assert [(chip.text, chip.ours) for chip in chips] == [("👍 2", True), ("🎉", False)]
    assert all(chip.rect.top() >= layout.bubble.bottom() and chip.rect.bottom() <= layout.height for chip in chips)
    assert conversation.messages.tooltip_at(place(conversation, 0, chips[0].rect.center())) == "👍 by Bob, You"
    assert spoken(conversation, 0).endswith("done; 👍 by Bob, You; 🎉 by Bob")
    viewport = conversation.messages.viewport()
    QTest.mouseClick(viewport, LEFT, pos=place(conversation, 0, chips[1].rect.center()))
    await until(lambda: backend.called("chat.react"))
    assert backend.called("chat.react")[-1][1:] == ("🎉", True)
    QTest.mouseClick(viewport, LEFT, pos=place(conversation, 0, chips[0].rect.center()))
    await until(lambda: len(backend.called("chat.react")) == 2)
    assert backend.called("chat.react")[-1][1:] == ("👍", False)


async def test_chips_by_keyboard(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "done", reactions=(Reaction("👍", (BOB,)),))]
    conversation = await opened(window, backend)
    into_list(conversation)
    QTest.keyClick(conversation.messages, Qt.Key.Key_Right)
    QTest.keyClick(conversation.messages, Qt.Key.Key_Return)
    await until(lambda: backend.called("chat.react"))
    assert backend.called("chat.react")[-1][1:] == ("👍", True)


async def test_many_reactions_stay_inside_the_window(window: ChatWindow, backend: FakeBackend) -> None:
    many = tuple(Reaction(chr(0x1F600 + number), (BOB,)) for number in range(60))
    rows = [incoming(1, "in", reactions=many), outgoing(2, "out", reactions=many)]
    backend.chat.kept[(ALICE, BOB)] = rows
    window.resize(360, 500)
    conversation = await opened(window, backend)
    for row in (0, 1):
        layout = conversation.messages.rows.layout_of(conversation.model.index(row))
        assert all(
            spot.rect.left() >= 0 and spot.rect.right() <= conversation.messages.row_width for spot in layout.spots
        )
        assert len({spot.rect.top() for spot in layout.spots}) > 2


async def test_the_bar_follows_pointer_and_keyboard(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "one"), outgoing(2, "two"), incoming(3, "", retracted=True)]
    conversation = await opened(window, backend)
    messages, bar = conversation.messages, conversation.messages.bar
    assert not bar.isVisible()
    for row in (0, 1):
        layout = messages.rows.layout_of(conversation.model.index(row))
        QTest.mouseMove(messages.viewport(), place(conversation, row, layout.bubble.center()))
        await until(lambda row=row: bar.key == conversation.model.messages[row].key and bar.isVisible())
        bubble = layout.bubble.toRect().translated(messages.visualRect(conversation.model.index(row)).topLeft())
        assert not bar.geometry().intersects(bubble) and messages.viewport().rect().contains(bar.geometry())
    layout = messages.rows.layout_of(conversation.model.index(2))
    QTest.mouseMove(messages.viewport(), place(conversation, 2, layout.bubble.center()))
    await until(lambda: not bar.isVisible())
    QTest.mouseMove(conversation.header)
    into_list(conversation)
    QTest.keyClick(messages, Qt.Key.Key_Up)
    await until(lambda: bar.key == 2 and bar.isVisible())
    QTest.keyClick(messages, Qt.Key.Key_Tab)
    assert bar.react.hasFocus() and bar.isVisible()
    QTest.keyClick(bar.react, Qt.Key.Key_Return)
    popup = messages.findChild(ReactionPopup)
    assert popup is not None and popup.isVisible()
    await settled()
    assert bar.isVisible(), "the popup only borrows the keyboard"
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    await settled()
    bar.react.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar.react, Qt.Key.Key_Right)
    assert bar.reply.hasFocus()
    QTest.keyClick(bar.reply, Qt.Key.Key_Return)
    assert conversation.composer.answered == conversation.model.messages[1]
    await until(lambda: not bar.isVisible(), "nobody points at the message any more")
    assert all(button.accessibleName() for button in bar.buttons)


async def test_reacting_with_the_small_window_and_the_picker(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "one", reactions=(Reaction("❤️", (ALICE,)),))]
    conversation = await opened(window, backend)
    popup = conversation.messages.ask_reaction(conversation.model.messages[0], QPoint(200, 200))
    given = [button.isChecked() for button in popup.buttons]
    assert given[:3] == [False, True, False] and all(button.accessibleName() for button in popup.buttons)
    assert popup.buttons[1].accessibleName() == "Take away heavy black heart"
    QTest.keyClick(popup, Qt.Key.Key_Right)
    QTest.keyClick(popup, Qt.Key.Key_Right)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    await until(lambda: backend.called("chat.react"))
    assert backend.called("chat.react")[-1][1:] == ("😂", True)
    popup = conversation.messages.ask_reaction(conversation.model.messages[0], QPoint(200, 200))
    more = popup.findChild(QToolButton, "more-emoji")
    assert more is not None
    more.click()
    picker = conversation.messages.findChild(EmojiPicker)
    assert picker is not None and picker.isVisible()
    QTest.keyClicks(picker.field, "crocodile")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    await until(lambda: len(backend.called("chat.react")) == 2)
    assert backend.called("chat.react")[-1][1:] == ("🐊", True)
    popup = conversation.messages.ask_reaction(conversation.model.messages[0], QPoint(200, 200))
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    await settled()
    assert not [one for one in conversation.messages.findChildren(ReactionPopup) if one.isVisible()]


async def test_taking_back_asks_first(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "theirs"), outgoing(2, "my secret"), outgoing(4, "last")]
    conversation = await opened(window, backend)
    theirs = conversation.messages.open_menu(conversation.model.index(0), QPoint(5, 5))
    assert "retract-message" not in entries(theirs)
    mine = conversation.messages.open_menu(conversation.model.index(1), QPoint(5, 5))
    entries(mine)["retract-message"].trigger()
    assert conversation.question.isVisible() and not backend.called("chat.retract")
    conversation.question.dismiss()
    await settled()
    assert not backend.called("chat.retract")
    entries(conversation.messages.open_menu(conversation.model.index(1), QPoint(5, 5)))["retract-message"].trigger()
    yes = conversation.question.findChild(QPushButton, "question-yes")
    assert yes is not None and yes.text() == "Take it back"
    yes.click()
    await until(lambda: conversation.model.messages[1].retracted)
    layout = conversation.messages.rows.layout_of(conversation.model.index(1))
    assert layout.shown_text == "You took this message back" and layout.mark is None
    assert spoken(conversation, 1).endswith(": You took this message back")
    assert conversation.messages.open_menu(conversation.model.index(1), QPoint(5, 5)).isEmpty()
    # Nothing of it can be copied, and the one before it is not edited by mistake.
    conversation.messages.selectAll()
    conversation.messages.copy()
    assert "secret" not in QGuiApplication.clipboard().text()
    last = conversation.model.last_own()
    assert last is not None and last.key == 4


@pytest.mark.parametrize("way", ["menu key", "shift f10", "event", "both"])
async def test_the_menu_opens_by_keyboard_once(window: ChatWindow, backend: FakeBackend, way: str) -> None:
    backend.chat.kept[(ALICE, BOB)] = [incoming(1, "one"), incoming(3, "two")]
    conversation = await opened(window, backend)
    into_list(conversation)
    messages = conversation.messages
    QTest.keyClick(messages, Qt.Key.Key_Up)
    if way in {"menu key", "both"}:
        QTest.keyClick(messages, Qt.Key.Key_Menu)
    if way == "shift f10":
        QTest.keyClick(messages, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    if way in {"event", "both"}:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), messages.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(messages, event)
    menus = [menu for menu in messages.findChildren(RowMenu) if menu.isVisible()]
    assert len(menus) == 1
    entries(menus[0])["copy-message"].trigger()
    assert QGuiApplication.clipboard().text() == "one"


async def test_the_way_to_the_latest_counts_what_came(window: ChatWindow, backend: FakeBackend) -> None:
    backend.chat.kept[(ALICE, BOB)] = history(200)
    conversation = await opened(window, backend)
    button = conversation.findChild(QPushButton, "jump-to-latest")
    assert button is not None
    backend.chat.add(incoming(300, "seen at once"))
    await until(lambda: conversation.model.messages[-1].key == 300)
    await settled()
    assert conversation.floating.unseen == 0 and not button.isVisible()
    conversation.messages.verticalScrollBar().setValue(600)
    await until(button.isVisible)
    assert button.text() == "Jump to latest"
    for key in (301, 303, 304):
        made = outgoing(key, "ours") if key == 304 else incoming(key, "more")
        backend.chat.add(made)
    await until(lambda: conversation.floating.unseen == 2)
    assert button.text() == "2 new messages"
    assert "Jump to latest" in button.accessibleName()
    button.click()
    await until(lambda: conversation.messages.at_bottom and not button.isVisible())
    assert conversation.floating.unseen == 0


async def test_a_row_is_told_as_who_when_what_and_how_it_stands(window: ChatWindow, backend: FakeBackend) -> None:
    noon = START + timedelta(hours=14, minutes=2)
    backend.chat.kept[(ALICE, BOB)] = [outgoing(2, "text", time=noon)]
    conversation = await opened(window, backend)
    clock = noon.astimezone().strftime("%H:%M")
    day, rest = spoken(conversation, 0).split("; ", 1)
    assert str(noon.astimezone().day) in day, "the line of the day above it"
    assert rest == f"You, {clock}: text; delivered"


async def test_everything_stands_on_the_other_side_from_right_to_left(window: ChatWindow, backend: FakeBackend) -> None:
    quote, reactions = Quote("before", Direction.INCOMING, 1), (Reaction("👍", (BOB,)), Reaction("🎉", (BOB,)))
    backend.chat.kept[(ALICE, BOB)] = [
        incoming(1, "a question", reactions=reactions),
        outgoing(2, "an answer", quote=quote),
    ]
    conversation = await opened(window, backend)
    messages = conversation.messages
    width = messages.row_width
    usual = [messages.rows.layout_of(conversation.model.index(row)) for row in (0, 1)]
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    await settled()
    turned = [messages.rows.layout_of(conversation.model.index(row)) for row in (0, 1)]
    for before, after in zip(usual, turned, strict=True):
        assert after.text is not None
        letters = after.text.shape.translated(after.text_at)
        assert not letters.intersects(after.meta) and after.bubble.contains(letters)
        for name in ("bubble", "header", "quote"):
            one, other = getattr(before, name), getattr(after, name)
            assert (one is None) == (other is None)
            if one is not None:
                edge = other.left() if after.outgoing else width - other.right()
                assert edge == pytest.approx(one.left() if not before.outgoing else width - one.right(), abs=1.5), name
        assert after.bubble.contains(after.text_at)
        assert [spot.rect.left() for spot in after.spots] == sorted((s.rect.left() for s in after.spots), reverse=True)
    # Bob is on the right, and the bar between the bubble and the middle.
    assert turned[0].bubble.left() > width / 2 > turned[1].bubble.right()
    into_list(conversation)
    await until(messages.bar.isVisible)
    bubble = turned[1].bubble.toRect().translated(messages.visualRect(conversation.model.index(1)).topLeft())
    assert messages.bar.geometry().left() >= bubble.right()
