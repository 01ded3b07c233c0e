"""`StanzaText`: the chosen stanzas written out, tags and attributes set apart by colour and weight."""

import re

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role

_TAG = re.compile(r"</?[\w:.-]+|/?>")
_ATTRIBUTE = re.compile(r"[\w:.-]+(?==\")")
_VALUE = re.compile(r"\"[^\"]*\"")
_HEAD = re.compile(r"^(-->|<--) .*|^\d\d:\d\d:\d\d\.\d{3} .*")


class StanzaText(QPlainTextEdit):
    """Read only, and reached by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stanza-text")
        self.setAccessibleName(self.tr("The chosen stanzas"))
        self.setPlaceholderText(self.tr("Choose a stanza above to read it."))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        run_from_left(self.document())
        self._colours = Colours(self.document(), self)
        current_theme().changed.connect(self._colours.rehighlight)

    def show_text(self, text: str) -> None:
        """Replace what is there; the same text stays as it stands."""
        if text != self.toPlainText():
            self.setPlainText(text)


def run_from_left(document: QTextDocument) -> None:
    """XML runs from the left, whatever stands in it and around it."""
    option = document.defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    document.setDefaultTextOption(option)


class Colours(QSyntaxHighlighter):
    """XML in the theme's colours."""

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self.setDocument(document)

    def highlightBlock(self, text: str) -> None:
        theme = current_theme()
        head = _HEAD.match(text)
        if head is not None:
            self.setFormat(0, len(text), _format(theme.color(Role.TEXT), bold=True))
            return
        for pattern, role in ((_TAG, Role.ACCENT), (_ATTRIBUTE, Role.TEXT_2), (_VALUE, Role.TEXT)):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), _format(theme.color(role)))


def _format(colour: QColor, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
