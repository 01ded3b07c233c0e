"""Settings of file transfers: where files go, how many at once, how fast, links, and copies on servers."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QWidget

from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.limit_hours import LimitHours
from gharial.ui.settings.page_reset import add_reset
from gharial.ui.settings.setting_rows import SettingRows
from gharial.ui.settings.upload_consent import UploadConsent
from gharial.ui.widgets.foreign_label import ForeignLabel
from gharial.ui.widgets.foreign_text import shown


class TransfersPage(SettingRows):
    """The page Transfers."""

    def __init__(self, bridge: Bridge, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self._bridge = bridge
        self.title(self.tr("Received files"))
        self._folder = ForeignLabel(lines=2)
        self._folder.setObjectName("download-folder")
        self._folder.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Minimum)
        choose = QPushButton(self.tr("Choose…"))
        choose.setObjectName("choose-download-folder")
        choose.setAccessibleName(self.tr("Choose the folder for received files"))
        choose.clicked.connect(self._choose)
        self.labelled(self.tr("Folder"), self._folder, choose)
        self.explain(self.tr("Proposed for the next file; each time you can choose another one, which is then kept."))
        self.follow(self._show_folder)
        self.switch(
            "pictures_before_answer",
            self.tr("Load small pictures of files that contacts offer"),
            self.tr(
                "Some programs show a small picture before you answer. To load it, their computer is asked, and sees "
                "your network address before you have accepted. Otherwise a button in the question does it. Nothing is "
                "ever loaded from strangers, nor from contacts you hide your address from."
            ),
        )
        self.title(self.tr("On the way"))
        self.number(
            "parallel_transfers",
            self.tr("Files at the same time"),
            self.tr("Others wait for their turn, in the order in which they came."),
            (1, 20),
        )
        self.speed(
            "send_limit",
            self.tr("Send at most"),
            self.tr("For all files together. A contact can have a limit of their own: “File settings” in their menu."),
            self.tr("as fast as it goes"),
        )
        self.speed(
            "receive_limit",
            self.tr("Receive at most"),
            self.tr("For all files together; messages are not held up by files either way."),
            self.tr("as fast as it goes"),
        )
        self._hours = LimitHours(choices)
        self.column.addWidget(self._hours)
        self.explain(
            self.tr("Outside these hours files go as fast as they can. Limits of single contacts hold all day."),
            indented=True,
        )
        self.follow(self._hours.show_settings)
        self.switch(
            "keep_awake",
            self.tr("Keep the computer awake while files move"),
            self.tr("It does not go to sleep by itself in the middle of a file."),
        )
        self.choice(
            "clear_finished",
            self.tr("Clear finished files from the list"),
            self.tr("Only from the list of transfers: the files stay where they are. What failed stays in the list."),
            (
                ("never", self.tr("Never by itself")),
                ("exit", self.tr("When Gharial quits")),
                ("1", self.tr("After a day")),
                ("7", self.tr("After a week")),
                ("30", self.tr("After a month")),
            ),
        )
        self.title(self.tr("Links"))
        self.choice(
            "links",
            self.tr("A file that comes as a link"),
            self.tr("Nothing is fetched before you say so: the web server would see your network address."),
            (
                ("card", self.tr("Shown with a button to fetch it")),
                ("ask", self.tr("Asked about like any other file")),
                ("text", self.tr("Left as a link in the text")),
            ),
        )
        self.title(self.tr("Copies on servers"))
        uploads = UploadConsent(bridge, choices)
        uploads.setAccessibleName(self.tr("Copies on servers"))
        self.column.addWidget(uploads)
        self.explain(
            self.tr(
                "Where no other way is left, a file can be put on your server, and the contact gets a link. The copy "
                "stays there as long as the server keeps it, and who runs the server can read it. Otherwise you are "
                "asked each time."
            )
        )
        self.follow(uploads.show_settings)
        hours = ("limits_by_hours", "limits_from", "limits_until")
        add_reset(self, choices, "download_folder", "upload_accounts", *hours)
        self.finish()

    def _show_folder(self, settings: Settings) -> None:
        folder = settings.download_folder or self._bridge.backend.transfers.download_folder()
        self._folder.setText(shown(str(folder)))

    def _choose(self) -> None:
        now = self.choices.now.download_folder or self._bridge.backend.transfers.download_folder()
        chooser = QFileDialog(self, self.tr("Folder for received files"), str(now))
        chooser.setObjectName("download-folder-chooser")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._use)
        chooser.open()

    def _use(self, folder: str) -> None:
        self.choices.change(download_folder=Path(folder))
        self.show_now()
