"""The fields a server asks for before it creates an account (XEP-0077, XEP-0004 forms, XEP-0158 pictures)."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gharial.model.account import FormField, RegistrationForm
from gharial.ui.style import tokens
from gharial.ui.widgets.foreign_text import shown

_PICTURE_BYTES = 512 * 1024
_PICTURE_SIDE = 1200
_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp"})
_FIELDS = 40
"""A form with more fields than this is not one a person can fill in."""

Control = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox


class RegistrationFields(QWidget):
    """One row a field, in the server's order. Everything the server wrote is shown as plain text."""

    entered = Signal()
    """Enter was pressed in a field of one line."""

    def __init__(self, form: RegistrationForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._controls: dict[str, Control] = {}
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(tokens.GAP_S)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in form.fields[:_FIELDS]:
            self._add(rows, field)

    def answers(self) -> dict[str, str]:
        """What was entered, by field name; hidden fields go back as they came."""
        answers = {field.name: field.value for field in self._form.fields if field.kind == "hidden"}
        for name, control in self._controls.items():
            answers[name] = _answer(control)
        return answers

    def missing(self) -> str:
        """The label of the first required field that is empty, or nothing."""
        answers = self.answers()
        for field in self._form.fields:
            if field.required and field.kind not in {"hidden", "fixed", "boolean"} and not answers.get(field.name):
                return shown(field.label or field.name)
        return ""

    def propose(self, name: str, text: str) -> None:
        """Fill in a field of one line that is empty."""
        control = self._controls.get(name)
        if isinstance(control, QLineEdit) and not control.text():
            control.setText(text)

    def focus_first(self) -> None:
        """Put the cursor into the first field that waits for something, or else into the first."""
        empty = (one for one in self._controls.values() if isinstance(one, QLineEdit) and not one.text())
        control = next(empty, None) or next(iter(self._controls.values()), None)
        if control is not None:
            control.setFocus()

    def _add(self, rows: QFormLayout, field: FormField) -> None:
        if field.picture is not None:
            picture = _picture_label(field.picture, self.tr("The picture could not be shown."))
            picture.setAccessibleName(self.tr("A picture with letters to type"))
            rows.addRow(picture)
        if field.kind == "hidden":
            return
        words = shown(field.label or field.name)
        if field.kind == "fixed":
            rows.addRow(_plain(shown(field.value or field.label, lines=True)))
            return
        control = _control(field)
        control.setObjectName(f"field-{field.name}")
        control.setAccessibleName(words)
        self._controls[field.name] = control
        if isinstance(control, QLineEdit):
            control.returnPressed.connect(self.entered)
        if isinstance(control, QCheckBox):
            # "&" would become a shortcut's underline.
            control.setText(words.replace("&", "&&"))
            rows.addRow(control)
            return
        label = _plain(words)
        label.setBuddy(control)
        rows.addRow(label, control)


def _control(field: FormField) -> Control:
    if field.kind == "boolean":
        box = QCheckBox()
        box.setChecked(field.value in {"1", "true"})
        return box
    if field.kind in {"list-single", "list-multi"} and field.options:
        choice = QComboBox()
        for value, label in field.options:
            choice.addItem(shown(label or value), value)
        choice.setCurrentIndex(max(0, choice.findData(field.value)))
        return choice
    if field.kind == "text-multi":
        return QPlainTextEdit(field.value)
    line = QLineEdit(field.value)
    if field.kind == "text-private":
        line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _answer(control: Control) -> str:
    if isinstance(control, QCheckBox):
        return "1" if control.isChecked() else "0"
    if isinstance(control, QComboBox):
        return str(control.currentData())
    return control.toPlainText() if isinstance(control, QPlainTextEdit) else control.text()


def _plain(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label


def _picture_label(data: bytes, otherwise: str) -> QLabel:
    pixmap = captcha_picture(data)
    if pixmap is None:
        return _plain(otherwise)
    label = QLabel()
    label.setObjectName("captcha")
    label.setPixmap(pixmap)
    return label


def captcha_picture(data: bytes) -> QPixmap | None:
    """A server's picture; None where it is too big to be trusted or no usual format (security 47)."""
    if not data or len(data) > _PICTURE_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()).lower() not in _FORMATS or not size.isValid() or size.isEmpty():
        return None
    if max(size.width(), size.height()) > _PICTURE_SIDE:
        return None
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
