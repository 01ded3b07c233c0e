"""Figures as a person reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from gharial.ui.widgets.figures import duration_text, percent, size_text, speed_text


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (48_200_000, "48.2 MB"), (-5, "0 bytes")],
)
def test_size(size: int, text: str) -> None:
    assert size_text(size) == text


def test_size_beyond_63_bits_is_still_a_size() -> None:
    assert size_text(2**70) == size_text(2**63 - 1)


def test_size_follows_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert size_text(48_200_000) == "48,2 MB"


@pytest.mark.parametrize(
    ("speed", "text"),
    [(31e6, "31.0 MB/s"), (0, ""), (0.3, ""), (float("nan"), ""), (float("inf"), ""), (-4, "")],
)
def test_speed(speed: float, text: str) -> None:
    assert speed_text(speed) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "1 s"),
        (59.2, "1 min"),
        (12, "12 s"),
        (240, "4 min"),
        (3500, "about an hour"),
        (5500, "about 2 hours"),
        (90_000, "about a day"),
        (200_000, "about 2 days"),
        (float("inf"), ""),
        (float("nan"), ""),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@given(st.integers(-10, 2**70), st.integers(-10, 2**70))
def test_percent_is_whole_only_when_all_is_done(done: int, size: int) -> None:
    value = percent(done, size)
    assert 0 <= value <= 100
    assert (value == 100) == (size <= 0 or done >= size)
