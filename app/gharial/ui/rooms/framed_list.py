"""`dress_list`: a list inside a dialog or over it, framed like the fields beside it, with room around each row."""

from PySide6.QtWidgets import QListView

from gharial.ui.style import tokens
from gharial.ui.style.theme import current_theme
from gharial.ui.style.tokens import Role


def dress_list(view: QListView, *, floating: bool = False) -> None:
    """Give it the frame, now and whenever the theme changes. Tab leaves it.

    `floating`: it is a window of its own, and would have nothing behind round corners.
    """
    view.setTabKeyNavigation(False)
    radius = 0 if floating else tokens.RADIUS

    def dress() -> None:
        theme = current_theme()
        line, accent, ground, text, selection = (
            theme.color(role).name()
            for role in (Role.LINE, Role.ACCENT, Role.RAISED if floating else Role.SURFACE, Role.TEXT, Role.SELECTION)
        )
        view.setStyleSheet(
            f"QListView {{ border: 1px solid {line}; border-radius: {radius}px; padding: 2px;"
            f" background: {ground}; }}"
            f" QListView:focus {{ border-color: {line if floating else accent}; }}"
            f" QListView::item {{ padding: {tokens.GAP_XS}px; border-radius: 4px; color: {text}; }}"
            f" QListView::item:selected {{ background: {selection}; color: {text}; }}"
        )

    changed = current_theme().changed
    changed.connect(dress)
    view.destroyed.connect(lambda: changed.disconnect(dress))
    dress()
