"""The emoji picker: what it finds, and all of it by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.emoji import is_emoji
from gharial.paths import shipped
from gharial.ui.chat.emoji_list import COMMON, emoji_list, emoji_name, kind_words
from gharial.ui.chat.emoji_picker import EmojiPicker
from gharial.ui.chat.window import ChatWindow
from tests.support.fake_backend import FakeBackend
from tests.ui.chat.conftest import opened


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[EmojiPicker]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = EmojiPicker(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.choose_at(QPoint(400, 400))
    yield made
    parent.hide()


def shown(picker: EmojiPicker) -> list[str]:
    model = picker.grid.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_every_emoji_of_the_list_may_be_sent_and_has_a_name() -> None:
    everything = [one for kind in emoji_list().kinds for one in kind.emoji]
    assert len(everything) > 1000 and len(set(everything)) == len(everything)
    assert [one for one in (*everything, *COMMON) if not is_emoji(one)] == []
    assert [one for one in everything if emoji_name(one) == "emoji"] == []
    assert all(kind_words(kind.name) for kind in emoji_list().kinds)
    assert set(COMMON) <= set(everything)


@pytest.mark.parametrize(
    ("text", "first"),
    [("crocodile", "🐊"), ("thumbs up", "👍"), ("lol", "😂"), ("HEART red", None), ("coffee", "☕"), ("👀", "👀")],
)
def test_words_find_emoji(text: str, first: str | None) -> None:
    found = emoji_list().found(text)
    assert (found[0] if found else None) == first


@pytest.mark.parametrize(
    ("language", "text", "found", "name"),
    [
        ("de", "krokodil", "🐊", "Krokodil"),
        ("de", "prost", "🍺", "Bier"),
        ("de", "crocodile", "🐊", "Krokodil"),
        ("zh_CN", "鳄鱼", "🐊", "鳄鱼"),
        ("zh_CN", "谢", "🙏", "谢谢"),
        ("ar", "شكرا", "🙏", "شكرا"),
        ("ar", "قهوة", "☕", "قهوة"),
    ],
)
def test_emoji_have_the_words_of_the_windows_language(
    monkeypatch: pytest.MonkeyPatch, language: str, text: str, found: str, name: str
) -> None:
    monkeypatch.setattr("gharial.ui.chat.emoji_list.spoken_now", lambda: language)
    assert emoji_list().found(text)[0] == found and emoji_name(found) == name
    # What has no name there keeps Unicode's.
    assert emoji_name("🦏") == "rhinoceros"


@pytest.mark.parametrize("language", ["de", "zh_CN", "ar"])
def test_each_word_list_names_emoji_of_the_list_once(language: str) -> None:
    lines = (shipped("resources") / f"emoji-{language}.txt").read_text(encoding="utf-8").splitlines()
    named = [line.split(" ", 1)[0] for line in lines if not line.startswith("#")]
    assert len(named) > 100 and len(named) == len(set(named))
    assert set(named) <= {one for kind in emoji_list().kinds for one in kind.emoji}


def test_nothing_is_found_for_nonsense_or_markup() -> None:
    assert emoji_list().found("<b>") == emoji_list().found("   ") == emoji_list().found("qqqq") == ()


def test_by_keyboard(picker: EmojiPicker, qtbot: QtBot) -> None:
    assert picker.field.hasFocus() and shown(picker)[0] == "😀"
    QTest.keyClicks(picker.field, "cat face")
    first = shown(picker)
    assert first and all("cat" in emoji_name(one) for one in first)
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    assert picker.grid.hasFocus()
    QTest.keyClick(picker.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(picker.chosen, timeout=30_000) as heard:
        QTest.keyClick(picker.grid, Qt.Key.Key_Return)
    assert heard.args == [first[1]] and not picker.isVisible()


def test_letters_typed_in_the_grid_search(picker: EmojiPicker) -> None:
    picker.grid.setFocus()
    QTest.keyClicks(picker.grid, "z")
    assert picker.field.text() == "z" and picker.field.hasFocus()
    picker.field.setText("qqqq")
    assert shown(picker) == []
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible(), "there is nothing to choose"
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_drawers(picker: EmojiPicker, qtbot: QtBot) -> None:
    food = picker.findChild(QToolButton, "emoji-kind-food")
    assert food is not None and food.accessibleName() == "Food and drink"
    picker.field.setText("cat")
    food.click()
    assert picker.field.text() == "" and "🍎" in shown(picker)
    with qtbot.waitSignal(picker.chosen, timeout=30_000) as heard:
        rect = picker.grid.visualRect(picker.grid.model().index(2, 0))
        QTest.mouseClick(picker.grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert heard.args == [shown(picker)[2]]


async def test_an_emoji_goes_where_the_cursor_is(window: ChatWindow, backend: FakeBackend) -> None:
    conversation = await opened(window, backend)
    field = conversation.composer.input
    field.setPlainText("ab")
    cursor = field.textCursor()
    cursor.setPosition(1)
    field.setTextCursor(cursor)
    conversation.composer.choose_emoji().chosen.emit("🐊")
    assert field.toPlainText() == "a🐊b"
