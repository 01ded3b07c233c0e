"""The style sheet: the few places where Fusion with our palette is not yet what look and feel ask for."""

from string import Template

from gharial.paths import shipped
from gharial.ui.style import tokens
from gharial.ui.style.tokens import Role

# No min-height: a style sheet's is the widget's own minimum, and a layout then squeezes larger fonts down to it.
_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px; padding: 5px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border-color: $accent;
}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $text_2; background: $window; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox { padding-right: 4px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$icons/sheet-down.svg"); width: 16px; height: 16px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 22px; }
QAbstractSpinBox::up-arrow { image: url("$icons/sheet-up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$icons/sheet-down.svg"); width: 12px; height: 12px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; border: 1px solid $text_2; border-radius: 4px; background: $surface;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/sheet-check-$check.svg");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$icons/sheet-part-$check.svg");
}
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $window; }
QCheckBox::indicator:checked:disabled, QCheckBox::indicator:indeterminate:disabled {
    border-color: $text_2; background: $text_2;
}
QPushButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: ${radius}px;
    padding: 5px 12px;
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
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 5px 8px;
}
QToolButton:hover, QToolButton:pressed, QToolButton:open, QToolButton:checked { background: $selection; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $text_2; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton::menu-button { border: none; background: transparent; width: 16px; }
QToolButton::menu-arrow { image: url("$icons/sheet-down.svg"); width: 12px; height: 12px; }
QToolButton[chevron="true"] { padding-$end: 22px; }
QToolButton[chevron="true"]::menu-indicator {
    image: url("$icons/sheet-down.svg"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px;
}
QLineEdit QToolButton { border: none; padding: 0; background: transparent; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $text_2; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QAbstractItemView {
    background: $surface; border: none; outline: none;
    selection-background-color: $selection; selection-color: $text;
}
QTreeWidget::item, #stanza-list::item { padding: 3px 0; }
#offer-rows, #files-from, #files-for { border: 1px solid $line; border-radius: ${radius}px; padding: 2px; }
#offer-rows:focus, #files-from:focus, #files-for:focus { border-color: $accent; }
#search-hits { border-top: 1px solid $line; padding: 4px 8px; }
#files-from::item, #files-for::item { padding: 3px 6px; }
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


def sheet(colours: dict[Role, str], *, mirrored: bool = False) -> str:
    """The program's style sheet in these colours, each `#RRGGBB`; `mirrored` where lines run from the right."""
    values = {role.value.replace("-", "_"): colour for role, colour in colours.items()}
    thumb = _mixed(colours[Role.SURFACE], colours[Role.TEXT_2], 0.5)
    check = "light" if tokens.luminance(colours[Role.ON_ACCENT]) > 0.5 else "dark"
    # Forward slashes everywhere: style sheets know no others.
    icons = (shipped("resources") / "icons").as_posix()
    # Qt turns places and menus by itself, but no paddings of buttons.
    end = "left" if mirrored else "right"
    return _SHEET.substitute(values, thumb=thumb, radius=tokens.RADIUS, icons=icons, check=check, end=end)
