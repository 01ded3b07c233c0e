"""Settings of the program as a whole: looks, notifications, and what others are told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gharial.program_log import current_log
from gharial.ui.autostart import Autostart
from gharial.ui.discretion import ALL, NOTHING, SENDER
from gharial.ui.language import LANGUAGES, SYSTEM, own_name
from gharial.ui.settings.autostart_box import AutostartBox
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.page_reset import add_reset
from gharial.ui.settings.setting_rows import SettingRows
from gharial.ui.widgets.opening import show_in_folder


class GeneralPage(SettingRows):
    """The page General."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self.title(self.tr("Looks"))
        self.choice(
            "theme",
            self.tr("Colours"),
            self.tr("“As the system” changes with the system, at once."),
            (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))),
        )
        self.choice(
            "language",
            self.tr("Language"),
            self.tr("Another language is spoken when Gharial starts the next time."),
            ((SYSTEM, self.tr("As the system")), *((one, own_name(one)) for one in LANGUAGES)),
        )
        self.switch(
            "keep_running_in_tray",
            self.tr("Keep running when the windows are closed"),
            self.tr("Gharial stays in the tray and goes on receiving; where there is no tray, closing ends it."),
        )
        if Autostart.possible():
            self._add_autostart()
        self.title(self.tr("Notifications"))
        self.switch(
            "notify_messages",
            self.tr("Notify of new messages"),
            self.tr("Not for the conversation you are looking at."),
        )
        self.switch(
            "notify_offers",
            self.tr("Notify of offered files"),
            self.tr("With buttons to accept or decline, where the system can show them."),
        )
        self.switch(
            "notify_finished",
            self.tr("Notify of files that have arrived"),
            self.tr("With a button that opens their folder; not while you look at a window of Gharial."),
        )
        self.choice(
            "notify_content",
            self.tr("Notifications tell"),
            self.tr("They may also stand on a locked screen, where others can read them."),
            (
                (ALL, self.tr("who and what")),
                (SENDER, self.tr("only who")),
                (NOTHING, self.tr("neither who nor what")),
            ),
        )
        self.switch(
            "notify_when_busy",
            self.tr("Notify also while I am not to be disturbed"),
            self.tr("Otherwise an account with the status “Do not disturb” stays silent, and only counts what is new."),
        )
        self.title(self.tr("Presence"))
        self.number(
            "away_after_minutes",
            self.tr("Away after (minutes)"),
            self.tr("When nobody has touched the computer for so long, contacts see you as away."),
            (0, 240),
            self.tr("never"),
        )
        self.title(self.tr("Conversations"))
        self.switch(
            "enter_sends",
            self.tr("Enter sends the message"),
            self.tr("Otherwise Enter starts a new line and Ctrl+Enter sends."),
        )
        self.choice(
            "comings",
            self.tr("Tell who comes and goes"),
            self.tr("In quiet lines between what is said in group chats."),
            (
                ("small", self.tr("in small group chats")),
                ("all", self.tr("in all group chats")),
                ("none", self.tr("never")),
            ),
        )
        self.switch(
            "send_receipts",
            self.tr("Tell when a message has arrived"),
            self.tr("The sender sees that your device has the message."),
        )
        self.switch(
            "send_markers",
            self.tr("Tell when a message was read"),
            self.tr("The sender sees how far you have read."),
        )
        self.switch(
            "send_composing",
            self.tr("Tell when you are typing"),
            self.tr("The other side sees that an answer is being written."),
        )
        self.title(self.tr("When something goes wrong"))
        self._log = QPushButton(self.tr("Show the log"))
        self._log.setObjectName("show-log")
        self._log.setAccessibleDescription(self.tr("Opens the folder with the file that Gharial writes its news into."))
        self._log.clicked.connect(self._show_log)
        self.labelled(self.tr("What Gharial has noted down"), self._log)
        self.explain(self._log.accessibleDescription())
        add_reset(self, choices)
        self.finish()

    def _add_autostart(self) -> None:
        sentence = self.tr("Gharial waits in the tray from the start, and goes on with files that were on their way.")
        box = AutostartBox(Autostart())
        box.setAccessibleDescription(sentence)
        wrong = QLabel()
        wrong.setObjectName("autostart-wrong")
        wrong.setTextFormat(Qt.TextFormat.PlainText)
        wrong.setWordWrap(True)
        wrong.hide()

        def say(words: str) -> None:
            wrong.setText(words)
            wrong.setVisible(bool(words))

        box.said.connect(say)
        self.column.addWidget(box)
        self.explain(sentence, indented=True)
        self.column.addWidget(wrong)

    def _show_log(self) -> None:
        """In its folder; where none is written there is nothing to show."""
        path = current_log()
        if path is not None:
            show_in_folder(path, self)
