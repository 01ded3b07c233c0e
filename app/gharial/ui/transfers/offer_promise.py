"""The row "Always take files from Bob": what is ticked becomes an accept rule. Strangers never get one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from gharial.model.acceptance import unknown_places
from gharial.model.jid import Jid
from gharial.model.settings import AcceptRule, Settings
from gharial.ui.style import tokens
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown, tip

_LEAST_LETTERS = 6
_LIMITS = (10_000_000, 100_000_000, 1_000_000_000, 0)


class OfferPromise(QWidget):
    """A box to tick and the largest size that it is to hold for."""

    def __init__(self, name: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._box = QCheckBox()
        self._box.setObjectName("always-take")
        self._box.setAccessibleName(self._words(name))
        # Long names are cut before they push the dialog aside.
        self._box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._box.setAccessibleDescription(
            self.tr("Into this folder. Never files that can run. The settings list it under Accept rules.")
        )
        self._box.setToolTip(tip(self._box.accessibleDescription()))
        self._limit = QComboBox()
        self._limit.setObjectName("always-largest")
        self._limit.setAccessibleName(self.tr("Largest size that is always taken"))
        for limit in _LIMITS:
            words = self.tr("up to {size}").format(size=size_text(limit)) if limit else self.tr("of any size")
            self._limit.addItem(words, limit)
        # At least as much as what is offered now.
        fitting = next((row for row, limit in enumerate(_LIMITS) if limit >= max(size, _LIMITS[1]) or not limit), 0)
        self._limit.setCurrentIndex(fitting)
        self._limit.setEnabled(False)
        self._box.toggled.connect(self._limit.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP_S)
        row.addWidget(self._box, 1)
        row.addWidget(self._limit)
        self._box.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        return False

    def _fit(self) -> None:
        """As much of the name as there is room for."""
        self._box.setText(self._words(self._name))
        over = self._box.sizeHint().width() - self._box.width()
        if over > 0:
            metrics = self._box.fontMetrics()
            room = max(metrics.horizontalAdvance(self._name) - over, _LEAST_LETTERS * metrics.averageCharWidth())
            short = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
            self._box.setText(self._words(short))

    def _words(self, name: str) -> str:
        # An ampersand in a name is no shortcut.
        return self.tr("Always take files from {name}").format(name=name.replace("&", "&&"))

    @property
    def given(self) -> bool:
        """It is ticked."""
        return self._box.isChecked()

    def rule(self, contact: Jid, folder: Path) -> AcceptRule:
        """What was promised."""
        return AcceptRule(str(folder), contact=contact.bare, largest=int(self._limit.currentData()))

    @staticmethod
    def possible(folder: Path) -> bool:
        """A folder with braces in its name cannot stand in a rule."""
        return not unknown_places(str(folder)) and "{" not in str(folder)


def with_rule(settings: Settings, rule: AcceptRule) -> Settings:
    """The settings with one more rule, before all others; one that was there for the same contact makes way."""
    others = tuple(one for one in settings.accept_rules if replace(one, largest=0, folder="") != _bare(rule))
    return replace(settings, accept_rules=(rule, *others))


def without_rule(settings: Settings, rule: AcceptRule, before: tuple[AcceptRule, ...]) -> Settings:
    """The opposite of `with_rule`, `before` being the rules there were; what was changed since stays as it is."""
    others = tuple(one for one in settings.accept_rules if one != rule)
    replaced = tuple(one for one in before if replace(one, largest=0, folder="") == _bare(rule))
    return replace(settings, accept_rules=(*(one for one in replaced if one not in others), *others))


def promise_words(rule: AcceptRule, name: str) -> str:
    """What holds from now on."""
    if rule.largest:
        words = QCoreApplication.translate(
            "offer", "Files from {name} up to {size} now go to {folder} without a question."
        )
    else:
        words = QCoreApplication.translate("offer", "Files from {name} now go to {folder} without a question.")
    return words.format(name=name, size=size_text(rule.largest), folder=shown(rule.folder))


def _bare(rule: AcceptRule) -> AcceptRule:
    return replace(rule, largest=0, folder="")
