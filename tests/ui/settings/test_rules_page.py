"""Accept rules in the settings, used as hands use them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gharial.model.account import Show
from gharial.model.contact import Resource
from gharial.model.conversation import Direction
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule, ContactRule, Settings
from gharial.model.transfer import TransferState
from gharial.ui.bridge import Bridge
from gharial.ui.settings.rule_words import folder_problem, read_types, rule_words, types_problem
from gharial.ui.settings.window import SettingsWindow
from tests.support.fake_backend import ALICE, BOB, FakeBackend, transfer
from tests.support.waiting import until
from tests.ui.settings.hands import find, press

RULES = 3
ONE, TWO = AcceptRule("/one"), AcceptRule("/two", contact=str(BOB), types=("image/*",), largest=5_000_000)


class Desk:
    def __init__(self, qtbot: QtBot, *rules: AcceptRule, contact_rules: tuple[ContactRule, ...] = ()) -> None:
        self.backend = FakeBackend()
        self.backend._settings = Settings(accept_rules=rules, contact_rules=contact_rules)
        self.window = SettingsWindow(Bridge(self.backend))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.show_page(RULES)

    @property
    def rules(self) -> tuple[AcceptRule, ...]:
        return self.backend.settings.accept_rules

    @property
    def rows(self) -> QListWidget:
        return find(self.window, QListWidget, "accept-rules")

    def dialog(self) -> QDialog:
        return next(one for one in self.window.findChildren(QDialog, "rule-dialog") if one.isVisible())

    def text(self, name: str) -> str:
        return find(self.dialog(), QLabel, name).text()


def test_words_of_a_rule() -> None:
    assert rule_words(TWO, "Bob") == "Bob · image/* · up to 5.0 MB → /two"
    assert rule_words(AcceptRule("/in", group="Work"), "") == "group Work → /in"
    assert rule_words(ONE, "") == "anybody in your contacts → /one"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("", ()),
        ("image/*, *.pdf", ("image/*", "*.pdf")),
        ("jpg .PNG;  jpg", ("*.jpg", "*.PNG")),
        ("report-*", ("report-*",)),
    ],
)
def test_types_as_they_are_typed(text: str, types: tuple[str, ...]) -> None:
    assert read_types(text) == types
    assert types_problem(text) == ""


def test_what_is_no_type_and_no_folder() -> None:
    assert types_problem("image/*/x") and types_problem("ein-sehr-langes-wort-ohne-punkt")
    for folder in ("", "relative/x", "/in/{name}", "/in/{", "/in/../etc", "/in/\x00"):
        assert folder_problem(folder), folder
    assert folder_problem("/in/{contact}/{year}") == folder_problem("~/in") == ""


async def test_a_rule_is_switched_off_and_on(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ONE, TWO)
    assert [desk.rows.item(row).checkState() for row in range(2)] == [Qt.CheckState.Checked] * 2
    desk.rows.setCurrentRow(1)
    desk.rows.setFocus()
    QTest.keyClick(desk.rows, Qt.Key.Key_Space)
    await until(lambda: desk.rules == (ONE, replace(TWO, enabled=False)))
    QTest.keyClick(desk.rows, Qt.Key.Key_Space)
    await until(lambda: desk.rules == (ONE, TWO))


async def test_order_and_removal(qtbot: QtBot) -> None:
    desk = Desk(qtbot, ONE, TWO)
    desk.rows.setCurrentRow(1)
    press(desk.window, "rule-up")
    await until(lambda: desk.rules == (TWO, ONE))
    assert desk.rows.currentRow() == 0
    press(desk.window, "rule-down")
    await until(lambda: desk.rules == (ONE, TWO))
    desk.rows.setCurrentRow(0)
    press(desk.window, "remove-rule")
    await until(lambda: desk.rules == (TWO,))


async def test_a_rule_is_added(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot)
    press(desk.window, "add-rule")
    dialog = desk.dialog()
    who = find(dialog, QComboBox, "rule-contact")
    who.setCurrentIndex(who.findData(str(BOB)))
    find(dialog, QLineEdit, "rule-types").setText("png")
    largest = find(dialog, QWidget, "rule-largest").findChild(QSpinBox)
    assert largest is not None
    largest.setValue(5)
    folder = find(dialog, QLineEdit, "rule-folder")
    folder.setText("nowhere")
    press(dialog, "save-rule")
    assert desk.rules == ()
    problems = [one.text() for one in dialog.findChildren(QLabel, "line-problem") if one.isVisible()]
    assert problems == ["Give the whole path of the folder, from the beginning."]
    folder.setText(f"{tmp_path}/{{contact}}/{{year}}")
    await until(lambda: desk.text("rule-example").startswith(f"For example: {tmp_path}/Bob/20"))
    press(dialog, "save-rule")
    wanted = AcceptRule(f"{tmp_path}/{{contact}}/{{year}}", contact=str(BOB), largest=5_000_000, types=("*.png",))
    await until(lambda: desk.rules == (wanted,))
    assert desk.rows.item(0).text().startswith("Bob · *.png · up to 5.0 MB")


async def test_a_rule_is_changed_and_cancel_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, ONE, TWO)
    desk.rows.setCurrentRow(1)
    press(desk.window, "edit-rule")
    assert find(desk.dialog(), QLineEdit, "rule-types").text() == "image/*"
    press(desk.dialog(), "choose-rule-folder")
    chooser = desk.dialog().findChild(QFileDialog, "rule-folder-chooser")
    assert chooser is not None
    chooser.selectFile(str(tmp_path))
    chooser.accept()
    await until(lambda: find(desk.dialog(), QLineEdit, "rule-folder").text() == str(tmp_path))
    press(desk.dialog(), "save-rule")
    await until(lambda: desk.rules == (ONE, replace(TWO, folder=str(tmp_path))))
    press(desk.window, "edit-rule")
    QTest.keyClick(desk.dialog(), Qt.Key.Key_Escape)
    assert len(desk.backend.called("change_settings")) == 1


async def test_a_rule_for_somebody_who_left_stays_theirs(qtbot: QtBot) -> None:
    gone = AcceptRule("/in", contact="zed@elsewhere.example", group="Old")
    desk = Desk(qtbot, gone)
    desk.rows.setCurrentRow(0)
    press(desk.window, "edit-rule")
    press(desk.dialog(), "save-rule")
    assert desk.rules == (gone,)


async def test_what_would_have_been_taken_is_said(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    stranger = Jid("mallory@elsewhere.example/x")
    for name, size, peer in (
        ("a.jpg", 5, None),
        ("b.pdf", 5, None),
        ("c.exe", 5, None),
        ("d.jpg", 9_000_000_000, None),
        ("e.jpg", 5, stranger),
    ):
        came = transfer(name, size, direction=Direction.INCOMING, state=TransferState.DONE)
        desk.backend.transfers.listed[name] = came if peer is None else replace(came, peer=peer)
    listed = desk.backend.transfers.listed
    listed.update({name: replace(listed[name], state=TransferState.DECLINED) for name in ("a.jpg", "c.exe")})
    listed["mine"] = replace(came, id="mine", peer=Jid(f"{ALICE}/laptop"))
    press(desk.window, "add-rule")

    def tried(*names: str) -> bool:
        rows = find(desk.dialog(), QListWidget, "rule-would-take")
        return [rows.item(row).text().split(" · ")[0] for row in range(rows.count())] == list(names)

    assert desk.text("rule-tried").endswith(
        "Of the last offers (6), the rule would have taken 3. 1 of them you declined."
    )
    assert tried("a.jpg", "b.pdf", "d.jpg")
    find(desk.dialog(), QLineEdit, "rule-types").setText("image/*")
    await until(lambda: tried("a.jpg", "d.jpg"))
    largest = find(desk.dialog(), QWidget, "rule-largest").findChild(QSpinBox)
    assert largest is not None
    largest.setValue(1)
    await until(lambda: tried("a.jpg"))
    assert desk.text("rule-tried").endswith("would have taken 1. 1 of them you declined.")
    find(desk.dialog(), QLineEdit, "rule-types").setText("*.ods")
    await until(lambda: desk.text("rule-tried").endswith("would have taken none."))
    assert not find(desk.dialog(), QListWidget, "rule-would-take").isVisible()


async def test_contacts_with_settings_of_their_own(qtbot: QtBot) -> None:
    rule = ContactRule(str(ALICE), str(BOB), hide_address=True, send_limit=1_000_000, parallel=2)
    desk = Desk(qtbot, contact_rules=(rule,))
    rows = find(desk.window, QListWidget, "contact-rules")
    assert rows.item(0).text() == (
        "Bob · never sees your network address · sending at most 1.0 MB/s · 2 files at a time"
    )
    rows.setCurrentRow(0)
    press(desk.window, "edit-contact-rule")
    await until(lambda: any(one.isVisible() for one in desk.window.findChildren(QDialog, "contact-files")))
    press(desk.window, "reset-contact-rule")
    await until(lambda: desk.backend.settings.contact_rules == ())
    assert rows.count() == 0


async def test_more_conditions_are_out_of_the_way_until_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, ONE)
    assert not find(desk.window, QPushButton, "rule-up").isVisible(), "one rule has no order"
    desk.backend.roster.change(
        ALICE, BOB, resources=(Resource(Jid(f"{BOB}/phone"), Show.AVAILABLE, client_name="Conversations"),)
    )
    press(desk.window, "add-rule")
    dialog = desk.dialog()
    device = find(dialog, QComboBox, "rule-device")
    assert not device.isVisible()
    press(dialog, "rule-more")
    assert device.isVisible()
    who = find(dialog, QComboBox, "rule-contact")
    who.setCurrentIndex(who.findData(str(BOB)))
    assert [device.itemText(row) for row in range(device.count())] == ["Conversations", "phone"]
    device.setEditText("phone")
    for day in (6, 7):
        press(dialog, f"rule-day-{day}")
    press(dialog, "rule-by-hours")
    find(dialog, QTimeEdit, "rule-from").setTime(QTime(22, 0))
    find(dialog, QTimeEdit, "rule-until").setTime(QTime(22, 0))
    press(dialog, "rule-hidden")
    press(dialog, "rule-unmetered")
    find(dialog, QLineEdit, "rule-folder").setText(str(tmp_path))
    press(dialog, "save-rule")
    assert "all day" in desk.text("rule-trouble") and desk.rules == (ONE,)
    find(dialog, QTimeEdit, "rule-until").setTime(QTime(6, 0))
    press(dialog, "save-rule")
    wanted = AcceptRule(
        str(tmp_path),
        contact=str(BOB),
        device="phone",
        days=(1, 2, 3, 4, 5),
        hours_from=22 * 60,
        hours_until=6 * 60,
        hidden_only=True,
        unmetered_only=True,
    )
    await until(lambda: desk.rules == (ONE, wanted))
    desk.rows.setCurrentRow(1)
    assert "Mon, Tue, Wed, Thu, Fri" in desk.rows.item(1).text() and "22:00–06:00" in desk.rows.item(1).text()
    press(desk.window, "edit-rule")
    assert find(desk.dialog(), QComboBox, "rule-device").isVisible()
    press(desk.dialog(), "save-rule")
    assert desk.rules == (ONE, wanted)


async def test_a_rule_without_a_day_is_none(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    press(desk.window, "add-rule")
    press(desk.dialog(), "rule-more")
    for day in range(1, 8):
        press(desk.dialog(), f"rule-day-{day}")
    press(desk.dialog(), "rule-more")
    press(desk.dialog(), "save-rule")
    assert "Tick a day" in desk.text("rule-trouble") and desk.rules == ()
    assert find(desk.dialog(), QComboBox, "rule-device").isVisible()


async def test_a_rule_for_our_own_devices(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    press(desk.window, "add-rule")
    who = find(desk.dialog(), QComboBox, "rule-contact")
    who.setCurrentIndex(who.findText("My other devices"))
    press(desk.dialog(), "save-rule")
    await until(lambda: [one.contact for one in desk.rules] == [str(ALICE)])
    assert desk.rows.item(0).text().startswith("my other devices →")
