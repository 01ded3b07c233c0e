"""The style sheet: the few places where Fusion with our palette is not yet what look and feel ask for."""

from string import Template

from gharial.ui.style import tokens
from gharial.ui.style.tokens import Role

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent; min-height: 20px;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $text_2; background: $window; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QPushButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: ${radius}px;
    padding: 4px 12px; min-height: 20px;
}
QPushButton:hover { border-color: $text_2; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $text_2; background: $window; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { border-color: $text; }
QPushButton:default:focus { border-color: $text; }
QPushButton:default:disabled { background: $window; color: $text_2; border-color: $line; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: $selection; }
QPushButton:flat:focus { border-color: $accent; }
QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 4px 8px; min-height: 20px;
}
QToolButton:hover, QToolButton:pressed, QToolButton:open, QToolButton:checked { background: $selection; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $text_2; }
QToolButton::menu-indicator { image: none; width: 0; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $text_2; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QAbstractItemView { background: $surface; border: none; outline: none; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { padding: 6px 12px; color: $text_2; border-bottom: 2px solid transparent; background: transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QProgressBar {
    background: $line; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center;
    color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $text_2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def _mixed(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`, both `#RRGGBB`."""
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def sheet(colours: dict[Role, str]) -> str:
    """The program's style sheet in these colours, each `#RRGGBB`."""
    values = {role.value.replace("-", "_"): colour for role, colour in colours.items()}
    thumb = _mixed(colours[Role.SURFACE], colours[Role.TEXT_2], 0.5)
    return _SHEET.substitute(values, thumb=thumb, radius=tokens.RADIUS)
