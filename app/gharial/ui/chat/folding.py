"""Long messages: how much of one is shown until somebody wants all of it."""

_MOST_LINES = 40
_MOST_LETTERS = 6000
_SHOWN_LINES = 20
_SHOWN_LETTERS = 2500


def is_long(text: str) -> bool:
    """So long that only its beginning is shown at first."""
    return len(text) > _MOST_LETTERS or text.count("\n") > _MOST_LINES


def beginning(text: str) -> str:
    """What is shown of a long text: whole lines, and of a single endless one whole words."""
    cut = "\n".join(text.split("\n", _SHOWN_LINES)[:_SHOWN_LINES])
    if len(cut) > _SHOWN_LETTERS:
        cut = cut[:_SHOWN_LETTERS]
        words = max(cut.rfind(" "), cut.rfind("\n"))
        cut = cut[:words] if words > _SHOWN_LETTERS // 2 else cut
    return cut.rstrip() + " …"
