"""The language of the windows: the system's where it is one of ours, what the settings name, the way lines run."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gharial.ui import language
from gharial.ui.language import LANGUAGES, WORDS_OF_QT, own_name, speak, spoken

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the translations as they are shipped."""
    folder = tmp_path_factory.mktemp("translations")
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    for source in TRANSLATIONS.glob("*.ts"):
        subprocess.run([tool, source, "-qm", folder / f"{source.stem}.qm"], check=True, capture_output=True)
    return folder


@pytest.fixture
def application(qapp: QApplication, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """The application, which speaks after the test as it did before."""
    monkeypatch.setattr(language, "shipped", lambda _name: compiled)
    before, direction = QLocale(), qapp.layoutDirection()
    yield qapp
    QLocale.setDefault(before)
    while language._words:
        qapp.removeTranslator(language._words.pop())
    language._spoken = "en"
    qapp.setLayoutDirection(direction)


@pytest.mark.parametrize(
    ("wanted", "heard"),
    [
        (["de-AT", "de"], "de"),
        (["zh-Hans-CN", "zh"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["zh-TW", "zh-Hant"], "en"),
        (["zh-TW", "de-DE"], "de"),
        (["ar-MA"], "ar"),
        (["fr-FR", "fr"], "en"),
        (["en-GB", "de-DE"], "en"),
        (["C"], "en"),
        (["", "no language"], "en"),
        ([], "en"),
    ],
)
def test_the_dearest_language_of_ours_is_spoken(wanted: list[str], heard: str) -> None:
    assert spoken(wanted) == heard


def test_every_file_is_a_language_that_can_be_chosen() -> None:
    assert {f"gharial_{one}" for one in LANGUAGES} == {file.stem for file in TRANSLATIONS.glob("*.ts")}
    assert [own_name(one) for one in LANGUAGES] == ["English", "Deutsch", "简体中文", "العربية"]


@pytest.mark.parametrize("choice", LANGUAGES)
def test_a_chosen_language_is_spoken(application: QApplication, qtbot: QtBot, choice: str) -> None:
    speak(application, choice)
    declined = QCoreApplication.translate("OfferDialog", "Decline")
    assert (declined == "Decline") == (choice == "en")
    counted = QCoreApplication.translate("ConversationHeader", "%n devices", None, 1)
    assert "%" not in counted and ("device" in counted) == (choice == "en")
    right = choice == "ar"
    assert application.layoutDirection() is (
        Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    )
    button = QPushButton()
    qtbot.addWidget(button)
    assert button.isRightToLeft() == right


def test_numbers_follow_a_language_that_the_system_does_not_speak(application: QApplication) -> None:
    speak(application, "de")
    assert QLocale().language() is QLocale.Language.German
    assert QLocale().toString(1.5, "f", 1) == "1,5"


def test_an_unknown_choice_is_the_systems_language(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "spoken", lambda _wanted: "de")
    speak(application, "klingon")
    assert QCoreApplication.translate("OfferDialog", "Decline") == "Ablehnen"


def test_another_choice_takes_the_former_language_away(application: QApplication) -> None:
    speak(application, "ar")
    speak(application, "en")
    assert QCoreApplication.translate("OfferDialog", "Decline") == "Decline"
    assert application.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_without_its_file_a_language_is_english_from_the_left(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "shipped", lambda _name: tmp_path)
    speak(application, "ar")
    assert QCoreApplication.translate("OfferDialog", "Decline") == "Decline"
    assert application.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_english_loads_one_file_alone(application: QApplication) -> None:
    """Whatever is loaded is paid for at every start."""
    speak(application, "en")
    assert [Path(words.filePath()).name for words in language._words] == ["gharial_en.qm"]


def test_what_is_put_into_words_from_the_right_keeps_its_own_order(application: QApplication) -> None:
    speak(application, "ar")
    words = QCoreApplication.translate("details", "Sent from {path}").format(path="/home/a/b")
    assert words.endswith("\u2066/home/a/b\u2069")
    speak(application, "de")
    assert "\u2066" not in QCoreApplication.translate("details", "Sent from {path}")


def test_what_arabic_lacks_is_asked_of_the_others(application: QApplication) -> None:
    speak(application, "ar")
    assert QCoreApplication.translate("Nowhere", "{count} not translated") == "{count} not translated"


def test_plurals_count_with_the_digits_of_the_locale(application: QApplication) -> None:
    speak(application, "ar")
    QLocale.setDefault(QLocale("ar_EG"))
    said = [QCoreApplication.translate("ConversationHeader", "%n devices", None, count) for count in (1, 2, 3, 11)]
    assert said == ["جهاز واحد", "جهازان", "٣ أجهزة", "١١ جهازًا"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_qts_own_buttons_say_what_ours_say(application: QApplication, qtbot: QtBot, code: str) -> None:
    speak(application, code)
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Cancel | kinds.Close | kinds.Ok | kinds.Save)
    qtbot.addWidget(box)
    said = {one: box.button(kind).text().replace("&", "") for kind, one in BUTTONS.items()}
    asked = QMessageBox()
    qtbot.addWidget(asked)
    assert asked.addButton(QMessageBox.StandardButton.Cancel).text().replace("&", "") == said["Cancel"]
    for context, word in (("PageFoot", "Cancel"), ("AskBar", "Close"), ("AccountDialog", "Save")):
        assert said[word] == QCoreApplication.translate(context, word)
    assert set(BUTTONS.values()) == set(WORDS_OF_QT)


BUTTONS = {
    QDialogButtonBox.StandardButton.Cancel: "Cancel",
    QDialogButtonBox.StandardButton.Close: "Close",
    QDialogButtonBox.StandardButton.Ok: "OK",
    QDialogButtonBox.StandardButton.Save: "Save",
}
