"""Colours read well in both themes."""

import pytest

from gharial.ui.style.tokens import DARK, LIGHT, Role, contrast

GROUNDS = (Role.WINDOW, Role.SURFACE, Role.RAISED, Role.SELECTION, Role.INCOMING, Role.OUTGOING)
THEMES = {"light": LIGHT, "dark": DARK}


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("theme", THEMES)
def test_every_role_has_a_colour(theme: str) -> None:
    assert set(THEMES[theme]) == set(Role)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", [Role.TEXT, Role.TEXT_2])
def test_text_has_four_and_a_half_to_one(theme: str, ground: Role, role: Role) -> None:
    assert contrast(THEMES[theme][role], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", [Role.ACCENT, Role.GOOD, Role.WARN, Role.BAD])
def test_signs_links_and_words_of_a_colour_have_as_much_everywhere(theme: str, ground: Role, role: Role) -> None:
    assert contrast(THEMES[theme][role], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_accent(theme: str) -> None:
    assert contrast(THEMES[theme][Role.ON_ACCENT], THEMES[theme][Role.ACCENT]) >= 4.5
