"""The body of a message as it is shown: plain text, with nothing in it that hides or turns what stands around it."""

from gharial.ui.widgets.foreign_text import shown

# `shown` isolates right-to-left lines for use inside other text. A body is a paragraph of its own: left in, the
# isolates would keep Qt from seeing which way the paragraph runs (UAX #9 P2).
_ISOLATES = {ord("\u2068"): None, ord("\u2069"): None}


def body_text(body: str) -> str:
    """What is laid out for a body; line breaks and tabs stay."""
    body = body.replace("\r\n", "\n").strip("\n")
    if body.isascii() and body.replace("\n", "").replace("\t", "").isprintable():
        return body
    return shown(body, lines=True).translate(_ISOLATES)
