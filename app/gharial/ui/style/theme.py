"""The theme: light or dark after the system, live, or as the settings say; palette and style sheet of the program."""

from typing import TYPE_CHECKING, Optional

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gharial.ui.style import tokens
from gharial.ui.style.sheet import sheet
from gharial.ui.style.tokens import DARK, LIGHT, Role

if TYPE_CHECKING:
    # Not there before Qt 6.10.
    from PySide6.QtGui import QAccessibilityHints

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}

# High contrast takes every colour from the system's palette.
_SYSTEM: dict[Role, QPalette.ColorRole] = {
    Role.WINDOW: QPalette.ColorRole.Window,
    Role.SURFACE: QPalette.ColorRole.Base,
    Role.RAISED: QPalette.ColorRole.Base,
    Role.TEXT: QPalette.ColorRole.Text,
    Role.TEXT_2: QPalette.ColorRole.Text,
    Role.LINE: QPalette.ColorRole.Text,
    Role.ACCENT: QPalette.ColorRole.Highlight,
    Role.ON_ACCENT: QPalette.ColorRole.HighlightedText,
    Role.GOOD: QPalette.ColorRole.Text,
    Role.WARN: QPalette.ColorRole.Text,
    Role.BAD: QPalette.ColorRole.Text,
    Role.INCOMING: QPalette.ColorRole.Base,
    Role.OUTGOING: QPalette.ColorRole.Base,
    Role.SELECTION: QPalette.ColorRole.AlternateBase,
}


class Theme(QObject):
    """One for the program; make it right after the QApplication. `choice` is Settings.theme."""

    changed = Signal()
    """Colours are different now: whatever paints by itself must paint again."""

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._dark = False
        self._high_contrast = False
        app.setStyle("Fusion")
        self._system_palette = app.palette()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        # Kept: what hangs on the hints is gone for Python as soon as nobody holds them.
        self._hints = hints
        accessibility = self._accessibility()
        if accessibility is not None:
            accessibility.contrastPreferenceChanged.connect(self._apply)
        _Current.theme = self
        self.choose(choice)

    @property
    def dark(self) -> bool:
        """Dark colours are in use."""
        return self._dark

    @property
    def high_contrast(self) -> bool:
        """The system's own colours are in use, because the user asked it for high contrast."""
        return self._high_contrast

    def choose(self, choice: str) -> None:
        """Follow Settings.theme: "system", "light" or "dark"; anything else is taken as "system"."""
        self._choice = choice if choice in _SCHEMES else "system"
        hints = QGuiApplication.styleHints()
        # Where Qt can, native parts such as window frames follow too.
        hints.setColorScheme(_SCHEMES[self._choice])
        self._apply()

    def color(self, role: Role) -> QColor:
        """The colour of that role now."""
        if self._high_contrast:
            return self._system_palette.color(_SYSTEM[role])
        return QColor((DARK if self._dark else LIGHT)[role])

    def font(self, factor: float = tokens.TYPE_BODY, *, bold: bool = False) -> QFont:
        """The system's font, `factor` times its size, never below the smallest readable one."""
        font = QFont(self._app.font())
        size = font.pointSizeF()
        if size > 0:
            font.setPointSizeF(max(size * factor, tokens.MIN_POINT))
        else:
            font.setPixelSize(max(round(font.pixelSize() * factor), 12))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _system_scheme(self) -> Qt.ColorScheme:
        return self._hints.colorScheme()

    def _accessibility(self) -> Optional["QAccessibilityHints"]:
        """Qt 6.10 and newer can tell that the user wants high contrast."""
        ask = getattr(self._hints, "accessibility", None)
        return ask() if ask is not None else None

    def _apply(self) -> None:
        scheme = self._system_scheme() if self._choice == "system" else _SCHEMES[self._choice]
        if scheme is Qt.ColorScheme.Unknown:
            self._dark = self._system_palette.color(QPalette.ColorRole.Window).lightness() < 128
        else:
            self._dark = scheme is Qt.ColorScheme.Dark
        accessibility = self._accessibility()
        self._high_contrast = (
            accessibility is not None and accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast
        )
        if self._high_contrast:
            self._app.setStyleSheet("")
            self._app.setPalette(QPalette())
            self._system_palette = self._app.palette()
        else:
            self._app.setPalette(self._palette())
            mirrored = self._app.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self._app.setStyleSheet(sheet({role: self.color(role).name() for role in Role}, mirrored=mirrored))
        self.changed.emit()

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        palette = QPalette()
        for target, role in (
            (roles.Window, Role.WINDOW),
            (roles.WindowText, Role.TEXT),
            (roles.Base, Role.SURFACE),
            (roles.AlternateBase, Role.WINDOW),
            (roles.Text, Role.TEXT),
            (roles.PlaceholderText, Role.TEXT_2),
            (roles.Button, Role.RAISED),
            (roles.ButtonText, Role.TEXT),
            (roles.BrightText, Role.BAD),
            (roles.ToolTipBase, Role.RAISED),
            (roles.ToolTipText, Role.TEXT),
            (roles.Highlight, Role.ACCENT),
            (roles.HighlightedText, Role.ON_ACCENT),
            (roles.Accent, Role.ACCENT),
            (roles.Link, Role.ACCENT),
            (roles.LinkVisited, Role.ACCENT),
            (roles.Light, Role.RAISED),
            (roles.Midlight, Role.LINE),
            (roles.Mid, Role.LINE),
            (roles.Dark, Role.TEXT_2),
            (roles.Shadow, Role.LINE),
        ):
            palette.setColor(target, self.color(role))
        faint = self.color(Role.TEXT_2)
        for target in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, faint)
        palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, self.color(Role.LINE))
        return palette


class _Current:
    theme: Theme | None = None


def current_theme() -> Theme:
    """The program's theme; made on first use where nobody made it, as in tests of a single widget.

    Raises RuntimeError without a QApplication.
    """
    if _Current.theme is None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("a theme needs a QApplication")
        Theme(app)
    assert _Current.theme is not None  # noqa: S101
    return _Current.theme
