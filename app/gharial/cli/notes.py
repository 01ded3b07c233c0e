"""What the code notes in plain words inside a failure, to be said in the user's language."""

from gharial.cli.language import QT_TRANSLATE_NOOP, translate

NOTES = (
    #: What took too long: "Nothing happened for 10 s (waiting for a file)."
    QT_TRANSLATE_NOOP("terminal", "waiting for a file"),
    #: What took too long: "Nothing happened for 10 s (waiting for the other side)."
    QT_TRANSLATE_NOOP("terminal", "waiting for the other side"),
    #: What is wrong with a folder: "/tmp/state: is used by another gharial that runs now."
    QT_TRANSLATE_NOOP("terminal", "is used by another gharial that runs now"),
    #: What is wrong with a file: "/tmp/password: its first line is empty."
    QT_TRANSLATE_NOOP("terminal", "its first line is empty"),
    #: What a program lacks: "… takes files this way (no file transfer)."
    QT_TRANSLATE_NOOP("terminal", "file transfer"),
    #: What a program lacks: "… takes files this way (no folders)."
    QT_TRANSLATE_NOOP("terminal", "folders"),
    #: What a program lacks: "… takes files this way (no several files in one offer)."
    QT_TRANSLATE_NOOP("terminal", "several files in one offer"),
    #: What differs from the file that was asked for: "… another file than the one asked for (name differs)."
    QT_TRANSLATE_NOOP("terminal", "name"),
    #: What differs from the file that was asked for.
    QT_TRANSLATE_NOOP("terminal", "size"),
    #: What differs from the file that was asked for: its checksum.
    QT_TRANSLATE_NOOP("terminal", "hash"),
    #: What differs from the file that was asked for: when it was last changed.
    QT_TRANSLATE_NOOP("terminal", "date"),
)


def noted(text: str) -> str:
    """Such a note in the user's language; what is none is a technical word, and stays as it is."""
    return translate("terminal", text) if text in NOTES else text
