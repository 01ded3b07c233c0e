"""Files with one contact: kept at once, and forgotten when all is as for everybody."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gharial.model.failures import FileFault, LocalFileProblem
from gharial.model.settings import AcceptRule, ContactRule, Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.amount_field import AmountField
from gharial.ui.settings.contact_files_dialog import ContactFilesDialog
from tests.support.fake_backend import ALICE, BOB, FakeBackend
from tests.support.waiting import until
from tests.ui.settings.hands import find, press

CAROL = AcceptRule("/carol", contact="carol@river.example")


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.backend = FakeBackend()
        self.backend._settings = Settings(accept_rules=(CAROL,))
        self.dialog = ContactFilesDialog(Bridge(self.backend), ALICE, BOB)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    @property
    def rule(self) -> ContactRule:
        return self.backend.settings.rule_for(str(ALICE), str(BOB))


async def test_never_show_my_address(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.dialog.windowTitle() == "Files with Bob"
    box = find(desk.dialog, QCheckBox, "hide-address")
    box.click()
    await until(lambda: desk.rule == ContactRule(str(ALICE), str(BOB), hide_address=True))
    box.click()
    await until(lambda: desk.backend.settings.contact_rules == ())


async def test_limits(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    for name, value, unit in (("send-limit", 500, 1000), ("receive-limit", 2, 1_000_000)):
        field = find(desk.dialog, QWidget, name)
        units, number = field.findChild(QComboBox), field.findChild(QSpinBox)
        assert units is not None and number is not None
        units.setCurrentIndex(units.findData(unit))
        number.setValue(value)
    find(desk.dialog, QSpinBox, "parallel").setValue(2)
    wanted = ContactRule(str(ALICE), str(BOB), send_limit=500_000, receive_limit=2_000_000, parallel=2)
    await until(lambda: desk.rule == wanted)
    await until(lambda: desk.backend.settings.contact_rules == (wanted,))


async def test_only_their_rules_are_listed_and_a_new_one_is_for_them(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    rows = find(desk.dialog, QListWidget, "accept-rules")
    assert rows.count() == 0
    press(desk.dialog, "add-rule")
    rule = next(one for one in desk.dialog.findChildren(QDialog, "rule-dialog"))
    assert find(rule, QComboBox, "rule-contact").currentData() == str(BOB)
    find(rule, QLineEdit, "rule-folder").setText("/bob")
    press(rule, "save-rule")
    await until(lambda: desk.backend.settings.accept_rules == (CAROL, AcceptRule("/bob", contact=str(BOB))))
    assert rows.count() == 1
    rows.setCurrentRow(0)
    press(desk.dialog, "remove-rule")
    await until(lambda: desk.backend.settings.accept_rules == (CAROL,))


async def test_what_cannot_be_kept_is_said_and_taken_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.backend.fail_next["change_settings"] = LocalFileProblem("/etc/s.json", FileFault.NO_PERMISSION.value)
    box = find(desk.dialog, QCheckBox, "hide-address")
    box.click()
    trouble = find(desk.dialog, QLabel, "contact-files-trouble")
    await until(lambda: trouble.isVisible() and "no permission" in trouble.text())
    assert not box.isChecked()


def test_amounts_in_their_units(qtbot: QtBot) -> None:
    field = AmountField(((1000, "kB"), (1_000_000, "MB")), "none")
    qtbot.addWidget(field)
    told: list[int] = []
    field.changed.connect(told.append)
    for value, shown in (
        (0, 0),
        (1000, 1000),
        (1_000_000, 1_000_000),
        (1_500_000, 1_500_000),
        (999, 1000),
        (123_456_789, 124_000_000),
        (10**15, 99_999_000_000),
    ):
        field.show_value(value)
        assert field.value == shown
    assert told == []
