"""The foot of a conversation: the input with its buttons, the message being edited, and whether the user types."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from gharial.model.conversation import Message
from gharial.ui.chat.body_text import body_text
from gharial.ui.chat.emoji_picker import EmojiPicker
from gharial.ui.chat.header import ElidedLabel
from gharial.ui.chat.message_input import MessageInput
from gharial.ui.style.icons import icon
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import GAP_M, GAP_S, ICON, Role
from gharial.ui.widgets.foreign_text import shown
from gharial.ui.widgets.speech import speech

_TYPING_ENDS_MS = 5000


class Composer(QWidget):
    """Knows nothing of the backend; the conversation carries out what it signals."""

    sent = Signal(str, object)
    """The text, and the Message that it answers or None."""
    corrected = Signal(object, str)
    """A Message of ours and its new text."""
    attach_wanted = Signal()
    publish_wanted = Signal()
    published_shown = Signal(object)
    """The menu of what is published is about to be seen: fill it."""
    folder_wanted = Signal()
    typing = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edited: Message | None = None
        self._answered: Message | None = None
        self._draft = ""
        self._quiet = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_ENDS_MS)
        self._typing.timeout.connect(lambda: self.typing.emit(False))
        self.input = MessageInput()
        self.input.send_wanted.connect(self._send)
        self.input.escaped.connect(self.cancel)
        self.input.textChanged.connect(self._changed)
        self._attach = QToolButton()
        self._attach.setObjectName("attach-file")
        self._attach.setIcon(icon("attach", Role.TEXT_2))
        self._attach.setToolTip(self.tr("Send a file (Ctrl+Shift+U)"))
        self._attach.setAccessibleName(self.tr("Send a file"))
        self._attach.clicked.connect(self.attach_wanted)
        menu = QMenu(self._attach)
        files = menu.addAction(icon("file", Role.TEXT_2), self.tr("Send files…"))
        files.triggered.connect(self.attach_wanted)
        folder = menu.addAction(icon("folder", Role.TEXT_2), self.tr("Send a folder…"))
        folder.setObjectName("attach-folder")
        folder.triggered.connect(self.folder_wanted)
        publish = menu.addAction(icon("link", Role.TEXT_2), self.tr("Let them fetch a file…"))
        publish.setObjectName("publish-file")
        publish.triggered.connect(self.publish_wanted)
        self.published = menu.addMenu(self.tr("Files they may fetch"))
        self.published.setObjectName("published-files")
        self.shared = menu.addAction(icon("people", Role.TEXT_2), self.tr("Shared files…"))
        """For one person; whoever knows that it is one, shows it and does it."""
        self.shared.setObjectName("shared-files")
        self.shared.setVisible(False)
        menu.aboutToShow.connect(lambda: self.published_shown.emit(self.published))
        self._attach.setMenu(menu)
        self._attach.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._button = QPushButton(icon("send", Role.ON_ACCENT), self.tr("Send"))
        self._button.setObjectName("send-message")
        self._button.setAccessibleName(self.tr("Send the message"))
        self._button.setDefault(True)
        self._button.clicked.connect(self._send)
        self._emoji = QToolButton()
        self._emoji.setObjectName("insert-emoji")
        self._emoji.setIcon(icon("smile", Role.TEXT_2))
        self._emoji.setToolTip(self.tr("Emoji (Ctrl+.)"))
        self._emoji.setAccessibleName(self.tr("Insert an emoji"))
        self._emoji.clicked.connect(self.choose_emoji)
        self._banner = self._make_banner()
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(self.input, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._emoji, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)
        self._align()
        current_theme().changed.connect(self._align)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_M)
        column.setSpacing(GAP_S)
        column.addWidget(self._banner)
        column.addLayout(row)
        self._refresh()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What Tab goes to, in this order."""
        return self.input, self._emoji, self._attach, self._button

    @property
    def edited(self) -> Message | None:
        """The message being edited."""
        return self._edited

    @property
    def draft(self) -> str:
        """What is to be kept when the conversation is left: never the text of a message being edited."""
        return self._draft if self._edited is not None else self.input.toPlainText()

    def address(self, name: str) -> None:
        """Whom a message goes to."""
        words = self.tr("Message {name}").format(name=shown(name))
        self.input.setPlaceholderText(words)
        self.input.setAccessibleName(words)

    def restore(self, text: str) -> None:
        """Put a draft, or a text that could not be sent, into the input, before what is already there."""
        now = self.input.toPlainText()
        if text.strip() and text != now:
            self._put(f"{text}\n{now}" if now else text)

    def insert(self, text: str) -> None:
        """Add text where the cursor is, and go on typing there."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.input.insertPlainText(text)

    def edit(self, message: Message) -> None:
        """Change a message of ours instead of writing a new one."""
        if self._edited is None:
            self._draft = self.input.toPlainText()
        self._answered = None
        self._edited = message
        self._put(message.body)
        self._refresh()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def answered(self) -> Message | None:
        """The message being answered."""
        return self._answered

    def answer(self, message: Message, name: str) -> None:
        """What is written next answers a message of `name`; what stands in the input stays."""
        self.cancel_edit()
        self._answered = message
        text = " ".join(body_text(message.body).split())
        self._words.setText(self.tr("Answering {name}: {text}").format(name=shown(name), text=text))
        self._refresh()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_emoji(self) -> EmojiPicker:
        """Show the picker; what is chosen goes where the cursor is."""
        picker = EmojiPicker(self)
        picker.chosen.connect(self.insert)
        picker.choose_at(self._emoji.mapToGlobal(self._emoji.rect().topRight()))
        return picker

    def cancel(self) -> None:
        """Neither edit nor answer: back to a message of its own."""
        self.cancel_edit()
        self._answered = None
        self._refresh()

    def cancel_edit(self) -> None:
        """Back to the new message."""
        if self._edited is not None:
            self._edited = None
            self._put(self._draft)
            self._draft = ""
            self._refresh()

    def stop_typing(self) -> None:
        """The conversation is left."""
        if self._typing.isActive():
            self._typing.stop()
            self.typing.emit(False)

    def _send(self) -> None:
        text = self.input.toPlainText().strip("\n").rstrip()
        if not text.strip():
            return
        self._typing.stop()
        edited = self._edited
        if edited is not None:
            self.cancel_edit()
            if text != edited.body:
                self.corrected.emit(edited, text)
        else:
            answered, self._answered = self._answered, None
            self._put("")
            self.sent.emit(text, answered)
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, text: str) -> None:
        """Set the text without telling the peer that we type."""
        self._quiet = True
        self.input.setPlainText(text)
        cursor = self.input.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.input.setTextCursor(cursor)
        self._quiet = False
        self._refresh()

    def _changed(self) -> None:
        self._refresh()
        if self._quiet:
            return
        if self.input.is_empty():
            self.stop_typing()
            return
        if not self._typing.isActive():
            self.typing.emit(True)
        self._typing.start()

    def _refresh(self) -> None:
        self._banner.setVisible(self._edited is not None or self._answered is not None)
        if self._edited is not None:
            self._words.setText(self.tr("Editing your message"))
        words = "" if self._banner.isHidden() else self._words.text()
        if words != self.input.accessibleDescription():
            self.input.setAccessibleDescription(words)
            speech().say(self, words)
        name = "edit" if self._edited is not None else "reply"
        self._sign.setPixmap(icon(name, Role.ACCENT).pixmap(ICON, ICON))
        self._button.setText(self.tr("Save") if self._edited is not None else self.tr("Send"))
        ready = bool(self.input.toPlainText().strip())
        self._button.setEnabled(ready)
        self._button.setIcon(icon("send", Role.ON_ACCENT if ready else Role.TEXT_2))

    def _align(self) -> None:
        """The buttons are as high as one line of the input, on whose last line they stand."""
        for button in (self._emoji, self._attach, self._button):
            button.setFixedHeight(self.input.lowest)

    def _make_banner(self) -> QWidget:
        banner = QWidget()
        banner.setObjectName("edit-banner")
        self._sign = QLabel()
        self._words = ElidedLabel()
        self._words.setObjectName("banner-words")
        cancel = QToolButton()
        cancel.setObjectName("cancel-edit")
        cancel.setIcon(icon("close", Role.TEXT_2))
        cancel.setToolTip(self.tr("Write a message of its own instead (Escape)"))
        cancel.setAccessibleName(self.tr("Write a message of its own instead"))
        cancel.clicked.connect(self.cancel)
        row = QHBoxLayout(banner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_S)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(cancel)
        return banner
