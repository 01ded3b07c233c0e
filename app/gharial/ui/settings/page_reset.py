"""`PageReset`: the button that puts the settings of one page back to what they are at first, and can take that back."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gharial.model.settings import Settings
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.setting_rows import SettingRows

translate = QCoreApplication.translate


class PageReset(QPushButton):
    """`fields` are those of Settings that the page shows. No question is asked, for what was is not lost: until the
    page is left, the same button brings it back.
    """

    def __init__(self, choices: Choices, fields: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._fields = tuple(dict.fromkeys(fields))
        self._before: dict[str, Any] = {}
        self.setObjectName("reset-page")
        self.setAutoDefault(False)
        self.clicked.connect(self._press)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._before = {}
        self._show()

    def _press(self) -> None:
        if self._before:
            wanted, self._before = self._before, {}
        else:
            wanted, first = {}, Settings()
            for field in self._fields:
                wanted[field] = getattr(first, field)
                self._before[field] = getattr(self._choices.now, field)
        self._choices.change(**wanted)
        # The rows follow what others change; this is one of theirs.
        self._choices.changed.emit()
        self._show()

    def _show(self) -> None:
        self.setText(self.tr("Undo the reset") if self._before else self.tr("Reset this page"))


def add_reset(page: SettingRows, choices: Choices, *others: str) -> None:
    """Put the button at the end of a page; `others` are fields that the page shows in rows of its own."""
    button = PageReset(choices, (*page.fields, *others))
    sentence = translate(
        "PageReset", "Everything on this page becomes what it was at first; your accounts and contacts stay."
    )
    button.setAccessibleDescription(sentence)
    page.title(translate("PageReset", "As at first"))
    page.labelled(translate("PageReset", "Settings of this page"), button)
    page.explain(sentence)
