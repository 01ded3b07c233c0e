"""Accept rules into a file and out of one: two buttons, and a line that says how it went."""

import asyncio
import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gharial.model.failures import Failure, FileFault, LocalFileProblem
from gharial.model.rule_file import MOST_BYTES, NewerRules, NotRules, compared, read_rules, written_rules
from gharial.model.settings import AcceptRule, Settings
from gharial.ui.bridge import Bridge
from gharial.ui.explain import explain
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.rule_import_dialog import RuleImportDialog
from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.whole_file import write_whole

_NAME = "accept-rules.json"


class RuleExchange(QWidget):
    """An import asks before anything becomes a rule."""

    def __init__(self, bridge: Bridge, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choices = choices
        self.setAccessibleName(self.tr("Rules as a file"))
        self._export = QPushButton(self.tr("Export…"))
        self._export.setObjectName("export-rules")
        self._export.setAccessibleDescription(self.tr("Writes all rules into a file."))
        self._export.clicked.connect(self._choose_target)
        bring = QPushButton(self.tr("Import…"))
        bring.setObjectName("import-rules")
        bring.setAccessibleDescription(self.tr("Shows the rules of a file, and which of them to add."))
        bring.clicked.connect(self._choose_source)
        self._said = QLabel()
        self._said.setObjectName("rule-file-said")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setVisible(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.GAP_S)
        for button in (bring, self._export):
            button.setAutoDefault(False)
            button.setToolTip(button.accessibleDescription())
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP_XS)
        column.addLayout(buttons)
        column.addWidget(self._said)

    def show_settings(self, settings: Settings) -> None:
        """Without a rule there is nothing to write."""
        self._export.setEnabled(bool(settings.accept_rules))

    # --- out ----------------------------------------------------------------------------------------------------------

    def _choose_target(self) -> None:
        chooser = self._chooser("rule-export-chooser", self.tr("Export accept rules"), str(Path.home() / _NAME))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("json")
        chooser.fileSelected.connect(lambda name: self._write(Path(name)))
        chooser.open()

    def _write(self, path: Path) -> None:
        text = written_rules(self._choices.now.accept_rules, Path.home())
        words = self.tr("The rules are written to {file}.").format(file=shown(str(path)))
        work = asyncio.to_thread(write_whole, path, text, replaces=os.path.lexists(path))
        self._bridge.run(work, lambda _: self._say(words, Role.TEXT_2), self._fail, self)

    # --- in -----------------------------------------------------------------------------------------------------------

    def _choose_source(self) -> None:
        chooser = self._chooser("rule-import-chooser", self.tr("Import accept rules"), str(Path.home()))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Accept rules (*.json)"), self.tr("All files (*)")])
        chooser.fileSelected.connect(lambda name: self.read(Path(name)))
        chooser.open()

    def read(self, path: Path) -> None:
        """Show what is in that file."""
        work = asyncio.to_thread(_read_file, path)
        self._bridge.run(work, lambda data: self._show(path, data), self._fail, self)

    def _show(self, path: Path, data: bytes) -> None:
        name = shown(path.name)
        try:
            rules = read_rules(data, Path.home())
        except NewerRules:
            words = self.tr("{file} was written by a newer version of Gharial. Nothing was taken from it.")
            self._say(words.format(file=name), Role.BAD)
            return
        except NotRules:
            words = self.tr("{file} is damaged, or holds no accept rules. Nothing was taken from it.")
            self._say(words.format(file=name), Role.BAD)
            return
        if not rules:
            self._say(self.tr("There is no rule in {file}.").format(file=name), Role.TEXT_2)
            return
        self._said.setVisible(False)
        dialog = RuleImportDialog(self._bridge, name, compared(rules, self._choices.now.accept_rules), self)
        dialog.chosen.connect(self._add)
        dialog.open()

    def _add(self, rules: tuple[AcceptRule, ...]) -> None:
        now = self._choices.now.accept_rules
        fresh = tuple(one for one in rules if one not in now)
        self._choices.change(accept_rules=(*now, *fresh))
        # The list follows what is kept; here it is changed from outside.
        self._choices.changed.emit()
        self._say(self.tr("%n rules were added at the end.", None, len(fresh)), Role.TEXT_2)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _chooser(self, name: str, title: str, place: str) -> QFileDialog:
        chooser = QFileDialog(self, title, place)
        chooser.setObjectName(name)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser

    def _fail(self, failure: Failure) -> None:
        self._say(explain(failure).sentence, Role.BAD)

    def _say(self, words: str, role: Role) -> None:
        self._said.setText(words)
        self._said.setVisible(True)
        self._said.setStyleSheet(f"color: {current_theme().color(role).name()};")


def _read_file(path: Path) -> bytes:
    """Blocking; a little more than may be in it. Raises LocalFileProblem."""
    if not path.is_file():
        raise LocalFileProblem(str(path), FileFault.NOT_A_FILE.value)
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _problem(path, error) from error


def _problem(path: Path, error: OSError) -> LocalFileProblem:
    denied = isinstance(error, PermissionError)
    fault = FileFault.NO_PERMISSION if denied else FileFault.OTHER
    return LocalFileProblem(str(path), fault.value, error.strerror or "")
