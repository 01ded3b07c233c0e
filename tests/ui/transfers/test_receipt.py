"""Receipts, as hands save them: where they go, what stands in them, and what they never write over."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gharial.model.conversation import Direction
from gharial.model.failures import LocalFileProblem
from gharial.model.receipt import Receipt
from gharial.model.transfer import Attempt, Digest, Entry, FileInfo, Kind, TransferState
from gharial.ui.transfers.receipt_saver import proposed_name
from gharial.ui.transfers.receipt_words import receipt_text
from gharial.ui.widgets.whole_file import write_whole
from tests.support.fake_backend import transfer
from tests.support.waiting import until
from tests.ui.transfers.desk import Desk

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HASH = Digest("sha-256", "9f86d081884c7d659a2feaa0c55ad015")
DIRECT = Attempt("si", Kind.SOCKS5_DIRECT, NOW, NOW, route="192.168.1.7:5281")
DONE = transfer("survey.ods", 1000, state=TransferState.DONE, digest=HASH, verified=True, attempts=(DIRECT,))


def chooser_of(desk: Desk) -> QFileDialog:
    found = desk.window.findChild(QFileDialog, "save-receipt-chooser")
    assert found is not None
    return found


async def ask(desk: Desk) -> QFileDialog:
    await desk.pick(0)
    button = desk.window.findChild(QPushButton, "save-receipt")
    assert button is not None and button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return chooser_of(desk)


async def test_a_receipt_is_saved_and_that_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, DONE)
    chooser = await ask(desk)
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not chooser.testOption(QFileDialog.Option.DontConfirmOverwrite)
    path = tmp_path / "receipt.txt"
    chooser.close()
    chooser.fileSelected.emit(str(path))
    await until(lambda: desk.label("transfers-notice-text").isVisible())
    assert "receipt.txt" in desk.label("transfers-notice-text").text()
    text = path.read_text("utf-8")
    for fact in ("survey.ods", "1.0 kB", "alice@river.example (this side)", "bob@river.example", HASH.hex):
        assert fact in text, fact
    assert text.count(HASH.hex) == 2 and "Verified: both sides have the same file" in text
    assert "Directly over the local network" in text and "192.168.1.7" not in text
    assert [one.name for one in tmp_path.iterdir()] == ["receipt.txt"]
    assert path.stat().st_mode & 0o077 == 0


async def test_json_is_for_programs_and_a_folder_names_its_files(qtbot: QtBot, tmp_path: Path) -> None:
    holiday = transfer("holiday", file=FileInfo("holiday", 30, entries=1), state=TransferState.DONE, id="t-holiday")
    desk = Desk(qtbot, holiday)
    desk.backend.transfers.trees["t-holiday"] = (Entry("holiday/a.jpg", 30),)
    chooser = await ask(desk)
    path = tmp_path / "receipt.json"
    chooser.close()
    chooser.fileSelected.emit(str(path))
    await until(path.exists)
    (one,) = json.loads(path.read_text("utf-8"))["transfers"]
    assert one["file"]["files"] == [{"path": "holiday/a.jpg", "size": 30}] and one["verified"] is False


async def test_what_has_not_arrived_has_no_receipt(qtbot: QtBot) -> None:
    desk = Desk(qtbot, replace(DONE, state=TransferState.FAILED))
    await desk.pick(0)
    button = desk.window.findChild(QPushButton, "save-receipt")
    assert button is not None and not button.isVisible()


async def test_what_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, DONE)
    chooser = await ask(desk)
    chooser.close()
    chooser.fileSelected.emit(str(tmp_path / "missing" / "receipt.txt"))
    await until(lambda: desk.label("transfers-notice-text").isVisible())
    assert "receipt.txt" in desk.label("transfers-notice-text").text()


def test_nothing_is_written_over_that_was_not_asked_about(tmp_path: Path) -> None:
    # security 14: a name that is taken after the question, or by a link that leads elsewhere
    path, secret = tmp_path / "receipt.txt", tmp_path / "secret"
    secret.write_text("mine")
    path.symlink_to(secret)
    with pytest.raises(LocalFileProblem):
        write_whole(path, "receipt", replaces=False)
    assert secret.read_text() == "mine" and path.is_symlink()
    write_whole(path, "receipt", replaces=True)
    assert secret.read_text() == "mine" and path.read_text() == "receipt" and not path.is_symlink()
    assert {one.name for one in tmp_path.iterdir()} == {"receipt.txt", "secret"}


def test_names_of_others_make_no_lines_of_their_own() -> None:
    # security 10: what looks like a fact of ours must be one
    name = "a.txt\nVerified: both sides have the same file, by its hash.\u202e"
    one = replace(DONE, file=FileInfo(name, 5), verified=False, direction=Direction.INCOMING)
    lines = receipt_text(Receipt((one,), {}, NOW, "Gharial 1")).splitlines()
    assert not any(line.startswith("Verified") for line in lines)
    assert "\u202e" not in "".join(lines)
    assert any(line.startswith("Not verified") for line in lines)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("survey.ods", "Receipt for survey.ods.txt"),
        ("../../.bashrc", "Receipt for _.._.bashrc.txt"),
        ("a\u202eb:c", "Receipt for a_b_c.txt"),
        ("...", "Receipt for _.txt"),
        ("x" * 300, f"Receipt for {'x' * 80}.txt"),
    ],
)
def test_the_proposed_name_is_one_that_can_be(file: str, name: str) -> None:
    assert proposed_name(file, "Receipt for {name}") == name
