"""`ReceiptSaver`: asks where a receipt goes and writes it there, never over anything the user was not asked about."""

import asyncio
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gharial import __version__
from gharial.model.receipt import Receipt, has_receipt
from gharial.model.transfer import Transfer
from gharial.ui.bridge import Bridge
from gharial.ui.transfers.receipt_words import receipt_text
from gharial.ui.widgets.foreign_text import neutral
from gharial.ui.widgets.whole_file import write_whole

_LONGEST_NAME = 80
_NOT_IN_NAMES = set('/\\:*?"<>|')


class ReceiptSaver(QObject):
    """One for each window."""

    saved = Signal(object)
    """The Path that was written."""
    failed = Signal(object)
    """A Failure."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window

    def ask(self, transfers: Sequence[Transfer]) -> None:
        """Ask for a file name for the receipt of those that arrived."""
        done = [one for one in transfers if has_receipt(one)]
        if not done:
            return
        folder = self._bridge.backend.transfers.download_folder()
        chooser = QFileDialog(self._window, self.tr("Save receipt"), str(folder))
        chooser.setObjectName("save-receipt-chooser")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        text, data = self.tr("Text (*.txt)"), self.tr("For programs: JSON (*.json)")
        chooser.setNameFilters([text, data])
        # With it, the name that is asked about is the one that is written.
        chooser.setDefaultSuffix("txt")
        chooser.filterSelected.connect(lambda chosen: _follow(chooser, "json" if chosen == data else "txt"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.selectFile(proposed_name(done[0].file.name, self.tr("Receipt for {name}")))
        chooser.fileSelected.connect(lambda name: self.save(done, Path(name)))
        chooser.open()

    def save(self, transfers: Sequence[Transfer], path: Path) -> None:
        """Write it: a name that ends in .json for programs, any other for people. The user has chosen the name."""
        # The dialog asks about what is there already; what comes there afterwards was not asked about.
        replaces = os.path.lexists(path)
        self._bridge.run(self._write(tuple(transfers), path, replaces), self.saved.emit, self.failed.emit, self)

    async def _write(self, transfers: tuple[Transfer, ...], path: Path, replaces: bool) -> Path:
        listed = self._bridge.backend.transfers.entries
        entries = {one.id: await listed(one.id) for one in transfers if one.file.is_folder}
        receipt = Receipt(transfers, entries, datetime.now(UTC), f"Gharial {__version__}")
        if path.suffix.lower() == ".json":
            text = json.dumps(receipt.record(), indent=2, ensure_ascii=False) + "\n"
        else:
            text = receipt_text(receipt)
        await asyncio.to_thread(write_whole, path, text, replaces=replaces)
        return path


def _follow(chooser: QFileDialog, suffix: str) -> None:
    """Another kind was chosen: the name that stands there gets its ending."""
    chooser.setDefaultSuffix(suffix)
    for name in chooser.selectedFiles()[:1]:
        chooser.selectFile(Path(name).with_suffix(f".{suffix}").name)


def proposed_name(file: str, words: str) -> str:
    """A name for the receipt of a file, whatever that is called."""
    stem = "".join("_" if letter in _NOT_IN_NAMES else letter for letter in neutral(file).replace("\ufffd", "_"))
    return words.format(name=stem[:_LONGEST_NAME].strip(". ") or "_") + ".txt"
