"""The XML console: what passes is shown, filtered, paused, copied and saved without texts; one stanza can be sent."""

import stat
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gharial.model.account import AccountState
from gharial.model.events import AccountChanged
from gharial.model.failures import NotConnected
from gharial.model.jid import Jid
from gharial.ui.bridge import Bridge
from gharial.ui.widgets.empty_words import EmptyWords
from gharial.ui.xml_console import stanza_model
from gharial.ui.xml_console.stanza_model import MOST_STANZAS, Column
from gharial.ui.xml_console.window import XmlConsole
from tests.support.fake_backend import ALICE, FakeBackend, account
from tests.support.waiting import until
from tests.ui.xml_console.stanzas import CAROL, seen

MESSAGE = '<message from="bob@river.example/desk" type="chat"><body>Meet me at the weir</body></message>'
JINGLE = '<iq type="set" id="1"><jingle xmlns="urn:xmpp:jingle:1" action="session-initiate" sid="s"/></iq>'


class Console:
    """The window and its hands."""

    def __init__(self, backend: FakeBackend) -> None:
        self.backend = backend
        self.window = XmlConsole(Bridge(backend))
        self.window.show()

    def show(self, *stanzas: object) -> None:
        self.backend.console.show(*stanzas)  # type: ignore[arg-type]

    def rows(self) -> list[list[str]]:
        model = self.window.model
        return [[model.index(row, column).data() for column in range(len(Column))] for row in range(model.rowCount())]

    def about(self) -> list[str]:
        return [row[Column.ABOUT] for row in self.rows()]

    def button(self, name: str) -> QAbstractButton:
        found = self.window.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def line(self, name: str) -> QLineEdit:
        found = self.window.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def combo(self, name: str) -> QComboBox:
        found = self.window.findChild(QComboBox, name)
        assert isinstance(found, QComboBox)
        return found

    def words(self, name: str) -> str:
        found = self.window.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found.text()

    @property
    def typed(self) -> QPlainTextEdit:
        found = self.window.findChild(QPlainTextEdit, "stanza-input")
        assert isinstance(found, QPlainTextEdit)
        return found

    def select(self, *rows: int) -> None:
        selection = self.window.view.selectionModel()
        selection.clearSelection()
        for row in rows:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            selection.select(self.window.model.index(row, 0), flags)


@pytest.fixture
async def console(qtbot: QtBot) -> AsyncIterator[Console]:
    made = Console(FakeBackend())
    yield made
    made.window.close()


async def test_it_listens_while_it_is_open_and_forgets_when_it_closes(console: Console) -> None:
    assert len(console.backend.console.listeners) == 1
    console.show(seen(MESSAGE))
    assert console.window.model.rowCount() == 1
    console.window.close()
    assert console.backend.console.listeners == []
    assert console.window.model.kept == 0
    console.window.show()
    assert len(console.backend.console.listeners) == 1


async def test_a_row_says_it_in_words_and_by_shape(console: Console) -> None:
    console.show(seen(JINGLE, sent=True, about="jingle session-initiate"), seen(MESSAGE), seen('<iq type="result"/>'))
    rows = console.rows()
    assert [row[Column.DIRECTION] for row in rows] == ["Sent", "Received", "Received"]
    assert [row[Column.KIND] for row in rows] == ["iq set", "message chat", "iq result"]
    assert [row[Column.ABOUT] for row in rows] == ["jingle session-initiate", "body", "answer"]
    model = console.window.model
    icons = [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in (0, 1)]
    assert not any(icon.isNull() for icon in icons)
    assert icons[0].pixmap(16).toImage() != icons[1].pixmap(16).toImage()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Sent, jingle session-initiate, bob@river.example/desk, iq set")


async def test_what_is_chosen_is_written_out_without_what_people_wrote(console: Console) -> None:
    console.show(seen(MESSAGE), seen(JINGLE))
    console.select(0)
    assert "<body>•••</body>" in console.window.text.toPlainText()
    assert "weir" not in console.window.text.toPlainText()
    console.window.hide_texts.setChecked(False)
    assert "  <body>Meet me at the weir</body>" in console.window.text.toPlainText()
    console.select(0, 1)
    text = console.window.text.toPlainText()
    assert text.index("weir") < text.index('<jingle xmlns="urn:xmpp:jingle:1"')


@pytest.mark.parametrize(
    "xml",
    [
        "<message><subject>weir</subject></message>",
        "<presence><status>weir</status></presence>",
        '<message><html xmlns="urn:h"><body><p>we <b>weir</b></p></body></html></message>',
        '<message><x xmlns="jabber:x:oob"><url>https://x.example/weir</url></x></message>',
        '<message><sent xmlns="urn:xmpp:carbons:2"><forwarded xmlns="urn:xmpp:forward:0">'
        '<message xmlns="jabber:client"><body>weir</body></message></forwarded></sent></message>',
        '<iq><slot xmlns="urn:xmpp:http:upload:0"><get url="https://x.example/weir"/></slot></iq>',
    ],
)
async def test_copies_hold_no_text_whatever_it_is_in(console: Console, xml: str) -> None:
    console.show(seen(xml))
    console.press("copy-stanzas")
    assert "•••" in QApplication.clipboard().text()
    assert "weir" not in QApplication.clipboard().text()
    console.window.hide_texts.setChecked(False)
    console.press("copy-stanzas")
    assert "weir" in QApplication.clipboard().text()


async def test_filters(console: Console) -> None:
    other = Jid("alice@lake.example")
    console.backend.accounts.listed[other] = account(other)
    console.backend.publish(AccountChanged(account(other)))
    await until(lambda: console.combo("filter-account").count() == 3)
    console.show(
        seen(JINGLE, sent=True, about="initiate"),
        seen(MESSAGE, about="words"),
        seen("<presence/>", about="there", peer=str(CAROL)),
        seen("<presence/>", about="elsewhere", account=other),
    )
    console.combo("filter-account").setCurrentIndex(2)
    assert console.about() == ["elsewhere"]
    console.combo("filter-account").setCurrentIndex(0)
    console.combo("filter-direction").setCurrentIndex(1)
    assert console.about() == ["initiate"]
    console.combo("filter-direction").setCurrentIndex(0)
    console.combo("filter-kind").setCurrentIndex(3)
    assert console.about() == ["there", "elsewhere"]
    console.combo("filter-kind").setCurrentIndex(0)
    QTest.keyClicks(console.line("filter-contact"), "CAROL@")
    assert console.about() == ["there"]
    console.line("filter-contact").clear()
    QTest.keyClicks(console.line("filter-text"), "weir meet")
    assert console.about() == ["words"]
    console.line("filter-text").clear()
    console.press("filter-files")
    assert console.about() == ["initiate"]
    assert console.words("stanza-count") == "Stanzas: 1 of 4"
    console.show(seen(MESSAGE), seen(JINGLE, about="later"))
    assert console.about() == ["initiate", "later"]
    console.press("filter-files")
    assert len(console.rows()) == 6


async def test_what_is_selected_stays_selected_when_the_filter_changes(console: Console) -> None:
    console.show(seen(MESSAGE), seen(JINGLE))
    console.select(1)
    console.press("filter-files")
    assert "jingle" in console.window.text.toPlainText()


async def test_a_pause_holds_everything_back(console: Console) -> None:
    console.show(seen(MESSAGE))
    console.press("pause-console")
    row = seen(JINGLE)
    console.show(row, seen(MESSAGE))
    console.show(replace(row, about="changed"))
    assert len(console.rows()) == 1
    assert console.words("stanza-count") == "Paused; 2 wait"
    console.press("pause-console")
    assert console.about() == ["body", "changed", "body"]


async def test_blocks_are_one_row_that_grows(console: Console) -> None:
    row = seen("<iq/>", xml="", blocks=127, bytes=4000, files=True)
    console.show(row)
    console.select(0)
    console.show(replace(row, blocks=128, bytes=700_000))
    (about,) = console.about()
    assert about.startswith("128 block")
    assert "525.0 kB" in about
    console.press("filter-acknowledgements")
    console.show(seen("<iq/>", xml="", acknowledgements=9), seen("<iq/>", xml="", missed=7))
    assert console.rows()[1][Column.DIRECTION] == ""
    assert "9" in console.about()[1] and "7" in console.about()[2]


async def test_acknowledgements_are_left_out_until_they_are_wanted(console: Console) -> None:
    said = console.window.findChild(EmptyWords)
    assert isinstance(said, EmptyWords)
    assert said.isVisible() and console.window.view.accessibleDescription() == said.text()
    nothing = said.text()
    console.show(seen("<a/>", xml="", acknowledgements=9))
    assert console.about() == []
    assert console.words("stanza-count") == "Stanzas: 0 of 1"
    assert said.isVisible() and said.text() != nothing
    console.press("filter-acknowledgements")
    (about,) = console.about()
    assert "9" in about
    assert not said.isVisible() and console.window.view.accessibleDescription() == ""
    console.press("filter-acknowledgements")
    assert console.about() == []


async def test_memory_is_bounded_by_number_and_by_size(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    console.press("filter-files")
    for start in range(0, MOST_STANZAS + 500, 500):
        console.show(*(seen(JINGLE if number % 2 else MESSAGE) for number in range(start, start + 500)))
    model = console.window.model
    assert model.kept == MOST_STANZAS
    assert model.rowCount() == MOST_STANZAS // 2
    assert all(model.stanza(row).files for row in range(model.rowCount()))
    monkeypatch.setattr(stanza_model, "MOST_LETTERS", 100_000)
    console.show(seen(f'<iq><jingle xmlns="urn:xmpp:jingle:1">{"x" * 60_000}</jingle></iq>'))
    assert 0 < model.kept < 200
    assert model.rowCount() == len(console.rows())
    console.press("clear-console")
    assert model.kept == 0
    console.show(seen(JINGLE))
    assert len(console.rows()) == 1


async def test_a_saved_file_is_for_its_owner_alone(console: Console, tmp_path: Path) -> None:
    console.show(seen(MESSAGE), seen(JINGLE))
    console.select(1)
    path = tmp_path / "stanzas.txt"
    console.window.save(path)
    assert "session-initiate" in path.read_text("utf-8")
    assert "<message" not in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    console.window.save(tmp_path / "none" / "stanzas.txt")
    assert "none" in console.window.notice.text()


async def test_a_stanza_is_checked_while_it_is_typed_and_sent_by_keys(console: Console) -> None:
    QTest.keyClick(console.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert console.typed.isVisible()
    assert console.words("send-trouble") == ""
    assert not console.button("send-stanza").isEnabled()
    QTest.keyClicks(console.typed, "<presence>")
    assert "not well-formed" in console.words("send-trouble")
    QTest.keyClick(console.typed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert console.backend.called("console.send") == []
    QTest.keyClicks(console.typed, "</presence><presence/>")
    assert "one by one" in console.words("send-trouble")
    console.typed.setPlainText("<presence/>")
    assert console.words("send-trouble") == ""
    QTest.keyClick(console.typed, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: console.backend.called("console.send") == [(ALICE, "<presence/>")])
    await until(lambda: console.typed.toPlainText() == "")


async def test_what_keeps_it_from_leaving_is_said(console: Console) -> None:
    console.press("write-stanza")
    console.typed.setPlainText("<presence/>")
    console.backend.fail_next["console.send"] = NotConnected(str(ALICE))
    console.press("send-stanza")
    await until(lambda: console.words("send-trouble"))
    assert console.typed.toPlainText() == "<presence/>"
    offline = account(ALICE, AccountState.OFFLINE)
    console.backend.accounts.listed[ALICE] = offline
    console.backend.publish(AccountChanged(offline))
    await until(lambda: console.words("send-trouble") == "No account is online.")
    assert not console.button("send-stanza").isEnabled()


async def test_foreign_text_is_neutral_in_the_rows(console: Console) -> None:
    console.show(seen("<presence/>", peer="bob\u202egpj.exe@x", about="a\u0000b", type="<b>x</b>"))
    row = console.rows()[0]
    assert "\u202e" not in row[Column.PEER] and "\u0000" not in row[Column.ABOUT]
    console.show(seen('<message type="chat"><x a="gpj.\u202eexe"/></message>'))
    console.select(1)
    assert 'a="gpj.' in console.window.text.toPlainText()
    assert "\u202e" not in console.window.text.toPlainText()
    console.window.copy()
    assert "\u202e" in QApplication.clipboard().text()


async def test_xml_runs_from_the_left_in_every_language(console: Console) -> None:
    """A closing bracket on a line of its own, or a text in Hebrew, would turn the line."""
    console.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    typed = console.typed
    typed.setPlainText("שלום\n/>")
    block = typed.document().firstBlock()
    assert block.textDirection() is block.next().textDirection() is Qt.LayoutDirection.LeftToRight
