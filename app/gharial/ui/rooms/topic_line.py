"""The line that says what a room is about; who may change it does so in place."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QToolButton, QWidget

from gharial.model.room import Room
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, GAP_XS, TYPE_SECONDARY, Role
from gharial.ui.widgets.elided_label import ElidedLabel
from gharial.ui.widgets.foreign_text import shown

_LONGEST = 2000


class TopicLine(QWidget):
    """Hidden where there is no topic and we are not to set one."""

    changed = Signal(str)
    """What the room is to be about from now on."""
    left = Signal()
    """The field was left: the focus belongs into the message again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room-topic-line")
        self._room: Room | None = None
        self._words = ElidedLabel()
        self._words.setObjectName("room-topic")
        self._edit = QToolButton()
        self._edit.setObjectName("edit-topic")
        self._edit.setIcon(icon("edit", Role.TEXT_2))
        self._edit.setToolTip(self.tr("Change the topic"))
        self._edit.setAccessibleName(self.tr("Change the topic"))
        self._edit.clicked.connect(self.begin)
        self._field = _TopicField()
        self._field.setObjectName("topic-field")
        self._field.setAccessibleName(self.tr("Topic of this group chat"))
        self._field.setPlaceholderText(self.tr("What this group chat is about; Enter keeps it"))
        self._field.setMaxLength(_LONGEST)
        self._field.returnPressed.connect(self._keep)
        self._field.given_up.connect(self._give_up)
        reading = QWidget()
        row = QHBoxLayout(reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_XS)
        row.addWidget(self._words, 1)
        row.addWidget(self._edit)
        self._pages = QStackedLayout()
        self._pages.addWidget(reading)
        self._pages.addWidget(self._field)
        around = QHBoxLayout(self)
        around.setContentsMargins(GAP_M, GAP_XS, GAP_S, GAP_XS)
        around.addLayout(self._pages)
        current_theme().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_room(self, room: Room) -> None:
        """Its topic, and whether we may try to change it; the room itself decides."""
        self._room = room
        topic = shown(room.subject)
        self._words.setText(topic or self.tr("No topic yet"))
        spoken = self.tr("Topic: {topic}").format(topic=topic) if topic else self.tr("No topic yet")
        self._words.setAccessibleName(spoken)
        self._edit.setVisible(room.may_speak)
        self.setVisible(self.editing or bool(topic) or room.moderates)

    @property
    def editing(self) -> bool:
        """The field is open."""
        return self._pages.currentWidget() is self._field

    def begin(self) -> None:
        """Open the field."""
        self._field.setText(self._room.subject if self._room is not None else "")
        self._pages.setCurrentWidget(self._field)
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._room is not None and self._room.may_speak:
            self.begin()

    def _keep(self) -> None:
        text = self._field.text().strip()
        self._give_up()
        if self._room is None or text != self._room.subject:
            self.changed.emit(text)

    def _give_up(self) -> None:
        self._pages.setCurrentIndex(0)
        if self._room is not None:
            self.show_room(self._room)
        self.left.emit()

    def _dress(self) -> None:
        self._words.setFont(current_theme().font(TYPE_SECONDARY))
        self._edit.setIconSize(QSize(14, 14))
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), current_theme().color(Role.TEXT_2))
        self._words.setPalette(palette)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, current_theme().color(Role.LINE))
        painter.end()


class _TopicField(QLineEdit):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
