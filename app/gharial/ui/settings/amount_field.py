"""A number of bytes, or of bytes per second, typed with its unit; zero has words of its own."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from gharial.ui.style import tokens

_MOST = 99_999


class AmountField(QWidget):
    """`changed` with the bytes, once a change is complete. `units` are (bytes, words), smallest first."""

    changed = Signal(object)
    """An int beyond what Qt's own hold."""

    def __init__(self, units: tuple[tuple[int, str], ...], none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = QSpinBox()
        self._number.setRange(0, _MOST)
        self._number.setSpecialValueText(none)
        self._number.setKeyboardTracking(False)
        self._number.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
        self._number.lineEdit().setTextMargins(tokens.GAP_S, 0, 0, 0)
        self._unit = QComboBox()
        for size, words in units:
            self._unit.addItem(words, size)
        self._unit.setCurrentIndex(min(1, len(units) - 1))
        self._number.valueChanged.connect(lambda _: self._tell())
        self._unit.currentIndexChanged.connect(lambda _: self._tell())
        self.setFocusProxy(self._number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GAP_XS)
        row.addWidget(self._number)
        row.addWidget(self._unit)

    def name(self, text: str, sentence: str = "") -> None:
        """What a screen reader says."""
        self._number.setAccessibleName(text)
        self._number.setAccessibleDescription(sentence)
        self._unit.setAccessibleName(self.tr("{name}: unit").format(name=text))

    @property
    def value(self) -> int:
        """The bytes; 0 for none."""
        return self._number.value() * int(self._unit.currentData())

    def show_value(self, value: int) -> None:
        """Show so many bytes, in the largest unit that tells them exactly; nothing is emitted."""
        if value == self.value:
            return
        units = [int(self._unit.itemData(row)) for row in range(self._unit.count())]
        rows = [row for row, size in enumerate(units) if value % size == 0 and value // size <= _MOST]
        if not rows:
            # In between: rounded up, so that it is not taken for none.
            rows = [row for row, size in enumerate(units) if value <= size * _MOST][:1] or [len(units) - 1]
        with QSignalBlocker(self._number), QSignalBlocker(self._unit):
            if value:
                self._unit.setCurrentIndex(rows[-1])
            size = int(self._unit.currentData())
            self._number.setValue(min(_MOST, -(-max(0, value) // size)))

    def _tell(self) -> None:
        self.changed.emit(self.value)
