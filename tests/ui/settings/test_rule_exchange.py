"""Accept rules out of the settings and into them again: what is asked, what is refused, what stays as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from gharial.model.rule_file import read_rules, written_rules
from gharial.model.settings import AcceptRule, Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.rule_exchange import RuleExchange
from gharial.ui.settings.window import SettingsWindow
from tests.support.fake_backend import BOB, FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find, press

RULES = 3
OURS = AcceptRule("/in", contact=str(BOB), largest=100)
NARROW, WIDE, OFF = replace(OURS, largest=10), AcceptRule("/all"), AcceptRule("/off", enabled=False)


class Desk:
    def __init__(self, qtbot: QtBot, *rules: AcceptRule) -> None:
        self.backend = FakeBackend()
        self.backend._settings = Settings(accept_rules=rules)
        self.window = SettingsWindow(Bridge(self.backend))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.show_page(RULES)

    @property
    def rules(self) -> tuple[AcceptRule, ...]:
        return self.backend.settings.accept_rules

    @property
    def said(self) -> str:
        label = find(self.window, QLabel, "rule-file-said")
        return label.text() if label.isVisible() else ""

    def bring(self, path: Path) -> None:
        self.window.findChildren(RuleExchange)[0].read(path)

    async def dialog(self) -> QDialog:
        await until(lambda: any(one.isVisible() for one in self.window.findChildren(QDialog, "rule-import")))
        return self.window.findChildren(QDialog, "rule-import")[0]


async def test_rules_are_written_where_the_user_says(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, OURS, OFF)
    press(desk.window, "export-rules")
    chooser = desk.window.findChild(QFileDialog, "rule-export-chooser")
    assert chooser is not None
    chooser.setDirectory(str(tmp_path))
    chooser.selectFile(str(tmp_path / "mine.json"))
    chooser.accept()
    await until(lambda: desk.said.endswith("mine.json."))
    assert read_rules((tmp_path / "mine.json").read_bytes(), Path.home()) == (OURS, OFF)


def test_without_rules_there_is_nothing_to_write(qtbot: QtBot) -> None:
    assert not find(Desk(qtbot).window, QPushButton, "export-rules").isEnabled()


async def test_no_rule_that_takes_more_is_ticked_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """Security 54: whoever presses Add at once is asked about the same files as before."""
    desk = Desk(qtbot, OURS)
    hidden = AcceptRule(str(Path.home() / ".ssh"))
    (tmp_path / "r.json").write_text(written_rules([OURS, NARROW, WIDE, OFF, hidden], Path.home()))
    desk.bring(tmp_path / "r.json")
    dialog = await desk.dialog()
    boxes = [find(dialog, QCheckBox, f"rule-import-{row}") for row in range(5)]
    assert [box.isChecked() for box in boxes] == [False, True, False, True, False]
    assert [box.isEnabled() for box in boxes] == [False, True, True, True, False]
    assert "asked now" in boxes[2].accessibleDescription() and "cannot be used" in boxes[4].accessibleDescription()
    assert find(dialog, QLabel, "rule-import-words-4").text().endswith(boxes[4].accessibleDescription())
    assert find(dialog, QLabel, "rule-import-sum").text() == "You are asked about the same files as now."
    press(dialog, "add-rules")
    await until(lambda: desk.rules == (OURS, NARROW, OFF))
    assert desk.said == "2 rules were added at the end."
    assert find(desk.window, QListWidget, "accept-rules").count() == 3


async def test_what_takes_more_is_ticked_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, OURS)
    (tmp_path / "r.json").write_text(written_rules([WIDE], Path.home()))
    desk.bring(tmp_path / "r.json")
    dialog = await desk.dialog()
    box, add = find(dialog, QCheckBox, "rule-import-0"), find(dialog, QPushButton, "add-rules")
    assert not add.isEnabled()
    assert box.hasFocus() or not dialog.isActiveWindow()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert find(dialog, QLabel, "rule-import-sum").text().startswith("1 of the ticked rules")
    assert add.accessibleDescription().startswith("1 of the ticked rules")
    press(dialog, "add-rules")
    await until(lambda: desk.rules == (OURS, WIDE))


async def test_tick_all_and_cancel_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, OURS)
    (tmp_path / "r.json").write_text(written_rules([WIDE, AcceptRule("relative")], Path.home()))
    desk.bring(tmp_path / "r.json")
    dialog = await desk.dialog()
    press(dialog, "tick-all-rules")
    assert find(dialog, QPushButton, "add-rules").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.backend.called("change_settings") == [] and desk.rules == (OURS,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is damaged"),
        ('{"format": "gharial-accept-rules", "version": 1, "rules": [{"folder": "/in", "largest": -5}]}', "is damaged"),
        ('{"format": "gharial-accept-rules", "version": 9, "rules": []}', "newer version"),
        ('{"format": "gharial-accept-rules", "version": 1, "rules": []}', "no rule in r.json"),
    ],
)
async def test_a_file_that_will_not_do_is_said(qtbot: QtBot, tmp_path: Path, text: str, said: str) -> None:
    desk = Desk(qtbot, OURS)
    (tmp_path / "r.json").write_text(text)
    desk.bring(tmp_path / "r.json")
    await until(lambda: said in desk.said)
    assert desk.rules == (OURS,) and not desk.window.findChildren(QDialog, "rule-import")


async def test_a_file_that_is_not_there_or_a_folder(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, OURS)
    desk.bring(tmp_path)
    await until(lambda: str(tmp_path.name) in desk.said)
    desk.bring(tmp_path / "gone.json")
    await until(lambda: "gone.json" in desk.said)
