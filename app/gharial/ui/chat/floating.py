"""What floats over the messages: where a link leads, and the way back to the latest message with what is new there."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from gharial.ui.chat.message_list import MessageList
from gharial.ui.style.icons import icon
from gharial.ui.style.tokens import GAP_M, GAP_S, Role


class Floating(QLabel):
    """The label is the link's target; the button is beside it."""

    latest_wanted = Signal()

    def __init__(self, messages: MessageList) -> None:
        super().__init__(messages)
        self._messages = messages
        self._unseen = 0
        self.setObjectName("link-target")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAutoFillBackground(True)
        self.setMargin(GAP_S // 2)
        self.hide()
        self.button = QPushButton(icon("chevron-down", Role.TEXT), "", messages)
        self.button.setObjectName("jump-to-latest")
        self.button.clicked.connect(self.latest_wanted)
        self.button.hide()
        self._name_button()

    @property
    def unseen(self) -> int:
        """Messages that came in below what is on screen."""
        return self._unseen

    def came_in(self) -> None:
        """One more message came; it counts unless it is in sight."""
        if not self._messages.at_bottom:
            self._unseen += 1
            self._name_button()
            self.place()

    def show_target(self, target: str) -> None:
        """Where the link under the pointer leads, as browsers show it; nothing hides it."""
        self.setVisible(bool(target))
        if target:
            room = self._messages.viewport().width() - 2 * GAP_M
            self.setText(self.fontMetrics().elidedText(target, Qt.TextElideMode.ElideMiddle, room))
            self.adjustSize()
            self.place()

    def place(self) -> None:
        """The list was scrolled or has another size."""
        area = self._messages.viewport().geometry()
        bar = self._messages.verticalScrollBar()
        if self._messages.at_bottom and self._unseen:
            self._unseen = 0
            self._name_button()
        far = bar.maximum() - bar.value() > area.height() // 2 or not self._messages.messages.last or self._unseen > 0
        self.button.setVisible(not self._messages.at_bottom and far)
        self.button.adjustSize()
        left = area.center().x() - self.button.width() // 2
        self.button.move(left, area.bottom() - self.button.height() - GAP_M)
        self.move(area.left(), area.bottom() - self.height() + 1)

    def _name_button(self) -> None:
        words = self.tr("Jump to latest")
        self.button.setAccessibleName(words)
        if self._unseen:
            count = self._unseen
            words = QCoreApplication.translate("Floating", "%n new messages", None, count)
            self.button.setAccessibleName(self.tr("Jump to latest: {count}").format(count=words))
        self.button.setText(words)
