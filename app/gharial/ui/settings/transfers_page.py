"""Settings of file transfers: where files go, how many at once, and at which port others connect."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QWidget

from gharial.model.settings import Settings
from gharial.ui.bridge import Bridge
from gharial.ui.settings.choices import Choices
from gharial.ui.settings.setting_rows import SettingRows
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
        self.title(self.tr("On the way"))
        self.number(
            "parallel_transfers",
            self.tr("Files at the same time"),
            self.tr("Others wait for their turn, in the order in which they came."),
            (1, 20),
        )
        self.number(
            "listen_port",
            self.tr("Port for direct transfers"),
            self.tr("Choose one and open it in your router if others cannot reach you directly."),
            (0, 65535),
            self.tr("any free one"),
        )
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
