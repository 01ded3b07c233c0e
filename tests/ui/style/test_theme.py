"""The theme follows the system and the settings, and icons follow the theme."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from gharial.model.account import Show
from gharial.paths import shipped
from gharial.ui.style.icons import app_icon, icon
from gharial.ui.style.presence import presence_icon
from gharial.ui.style.sheet import sheet
from gharial.ui.style.theme import Theme, current_theme
from gharial.ui.style.tokens import DARK, LIGHT, MIN_POINT, TYPE_SECONDARY, Role

PROMISED = (
    *("send", "attach", "search", "add", "settings", "transfers", "more", "close", "folder", "open", "retry", "cancel"),
    *("file", "upload-arrow", "download-arrow", "check", "check-double", "clock", "warning", "person", "block"),
)


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    theme = current_theme()
    yield theme
    theme.choose("system")


def test_the_settings_win_over_the_system(theme: Theme, qapp: QApplication) -> None:
    theme.choose("dark")
    assert theme.dark
    assert theme.color(Role.SURFACE) == QColor(DARK[Role.SURFACE])
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK[Role.SURFACE])
    theme.choose("light")
    assert not theme.dark
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT[Role.TEXT])


@pytest.fixture
def system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Callable[[Qt.ColorScheme], None]:
    """Says what the desktop would; the offscreen platform has none to switch."""

    def switch(scheme: Qt.ColorScheme) -> None:
        monkeypatch.setattr(theme, "_system_scheme", lambda: scheme)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)

    return switch


def test_a_change_of_the_system_is_followed_at_once(
    theme: Theme, system: Callable[[Qt.ColorScheme], None], qtbot: QtBot
) -> None:
    theme.choose("system")
    with qtbot.waitSignal(theme.changed, timeout=30_000):
        system(Qt.ColorScheme.Dark)
    assert theme.dark
    with qtbot.waitSignal(theme.changed, timeout=30_000):
        system(Qt.ColorScheme.Light)
    assert not theme.dark


def test_a_change_of_the_system_does_not_touch_the_users_choice(
    theme: Theme, system: Callable[[Qt.ColorScheme], None]
) -> None:
    theme.choose("light")
    system(Qt.ColorScheme.Dark)
    assert not theme.dark


def test_a_word_that_no_version_knows_means_the_system(theme: Theme) -> None:
    theme.choose("purple")
    theme.choose("system")
    assert theme.color(Role.TEXT).isValid()


def test_type_is_never_too_small(theme: Theme, qapp: QApplication) -> None:
    before = qapp.font()
    small = qapp.font()
    small.setPointSizeF(7)
    qapp.setFont(small)
    assert theme.font(TYPE_SECONDARY).pointSizeF() == MIN_POINT
    qapp.setFont(before)


@pytest.mark.parametrize("name", PROMISED)
def test_promised_icons_are_there_and_have_ink(theme: Theme, name: str) -> None:
    theme.choose("light")
    assert _inks(icon(name)), name


def _inks(one: QIcon) -> set[str]:
    """The colours of all pixels that cover what is under them."""
    image = one.pixmap(QSize(48, 48)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_made_before_is_painted_in_the_new_themes_colour(theme: Theme) -> None:
    theme.choose("light")
    warning = icon("warning", Role.BAD)
    assert _inks(warning) == {LIGHT[Role.BAD].lower()}
    theme.choose("dark")
    assert _inks(warning) == {DARK[Role.BAD].lower()}


def test_an_icon_that_is_not_there_is_noticed_at_once(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_all_icons_are_ours_and_small() -> None:
    files = sorted((shipped("resources") / "icons").glob("*.svg"))
    assert len(files) >= len(PROMISED)
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "href" not in text, file.name
        assert "<script" not in text, file.name
        assert len(text) < 2000, file.name


def test_the_programs_own_icon(theme: Theme) -> None:
    assert not app_icon().pixmap(QSize(64, 64)).isNull()


def test_presence_differs_by_shape_alone(theme: Theme) -> None:
    shapes = set()
    for show in Show:
        alpha = presence_icon(show, 24).pixmap(QSize(24, 24)).toImage().createAlphaMask()
        shapes.add(bytes(alpha.constBits()))
    assert len(shapes) == len(Show)


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("enabled", [True, False])
def test_a_box_that_is_ticked_in_part_looks_like_neither_other(
    theme: Theme, qtbot: QtBot, choice: str, enabled: bool
) -> None:
    theme.choose(choice)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setTristate(True)
    box.setEnabled(enabled)
    box.show()
    pictures = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        box.setCheckState(state)
        pictures.append(box.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    # Its sign is seen, and not only its ground: both colours stand in the middle line of the indicator.
    row = [pictures[1].pixelColor(x, pictures[1].height() // 2).lightness() for x in range(2, 18)]
    assert max(row) - min(row) > 60


def test_buttons_of_dialogs_carry_no_signs_of_another_family(theme: Theme, qtbot: QtBot) -> None:
    theme.choose("light")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert all(button.icon().isNull() for button in box.buttons())
    # Offscreen they have none anyway; on a desktop this line of the sheet keeps them away.
    assert "dialogbuttonbox-buttons-have-icons: 0" in sheet(LIGHT)
