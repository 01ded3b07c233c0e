"""Tokens: colours by role, distances, row heights and type sizes; the only place for such numbers."""

from enum import Enum


class Role(Enum):
    """What a colour is for, never which hue it is."""

    WINDOW = "window"
    SURFACE = "surface"
    RAISED = "raised"
    TEXT = "text"
    TEXT_2 = "text-2"
    LINE = "line"
    ACCENT = "accent"
    ON_ACCENT = "on-accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    SELECTION = "selection"


LIGHT: dict[Role, str] = {
    Role.WINDOW: "#F4F6F5",
    Role.SURFACE: "#FFFFFF",
    Role.RAISED: "#FFFFFF",
    Role.TEXT: "#17201D",
    Role.TEXT_2: "#56625D",
    Role.LINE: "#D9DFDC",
    Role.ACCENT: "#0A7759",
    Role.ON_ACCENT: "#FFFFFF",
    Role.GOOD: "#197837",
    Role.WARN: "#8F5F00",
    Role.BAD: "#B3261E",
    Role.INCOMING: "#EDF1EF",
    Role.OUTGOING: "#D8EFE6",
    Role.SELECTION: "#E1F2EB",
}

DARK: dict[Role, str] = {
    Role.WINDOW: "#161A19",
    Role.SURFACE: "#1E2322",
    Role.RAISED: "#272D2B",
    Role.TEXT: "#E8EDEA",
    Role.TEXT_2: "#9AA7A1",
    Role.LINE: "#343C39",
    Role.ACCENT: "#35B88F",
    Role.ON_ACCENT: "#06251B",
    Role.GOOD: "#4CC27A",
    Role.WARN: "#E0B04A",
    Role.BAD: "#F2857C",
    Role.INCOMING: "#272D2B",
    Role.OUTGOING: "#153F36",
    Role.SELECTION: "#20382F",
}

# Distances, in device-independent pixels, on a grid of four.
GAP_XS = 4
GAP_S = 8
GAP_M = 12
GAP_L = 16
GAP_XL = 24

# Heights of rows.
ROW_ROSTER = 44
ROW_ROSTER_COMPACT = 28
ROW_GROUP = 28
ROW_TRANSFER = 52
ROW_TRANSFER_CHILD = 32

RADIUS = 6
RADIUS_CARD = 8
HAIRLINE = 1

ICON = 16
AVATAR = 32
AVATAR_SMALL = 22
PRESENCE = 12
ACCENT_BAR = 3

# Type, as factors of the system's own size; nothing is ever smaller than MIN_POINT points.
TYPE_TITLE = 1.25
TYPE_BODY = 1.0
TYPE_SECONDARY = 0.9
MIN_POINT = 9.0

FADE_MS = 120


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.1)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
