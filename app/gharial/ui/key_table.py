"""Every key of the program and what it does, in the order in which the window "Keyboard shortcuts" lists them.

A test holds it against the shortcuts of the real windows, in both directions.
"""

from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from gharial.model.value import dataclass
from gharial.ui.condition_words import QT_TRANSLATE_NOOP


class Place(Enum):
    """Where keys work; the value is the heading, for the translators' tool."""

    EVERYWHERE = QT_TRANSLATE_NOOP("keys", "In every window")
    ROSTER = QT_TRANSLATE_NOOP("keys", "Contacts")
    CHAT = QT_TRANSLATE_NOOP("keys", "Conversations")
    TRANSFERS = QT_TRANSLATE_NOOP("keys", "Transfers")
    SETTINGS = QT_TRANSLATE_NOOP("keys", "Settings")
    CONSOLE = QT_TRANSLATE_NOOP("keys", "XML console")

    @property
    def words(self) -> str:
        """The heading in the user's language."""
        return QCoreApplication.translate("keys", self.value)


@dataclass(frozen=True, slots=True)
class Key:
    """`keys` as Qt writes them, several for the same; `source`: what they do, in English."""

    place: Place
    source: str
    keys: tuple[str, ...]
    by_list: bool = False
    """A list, a line or a menu that is open hears it itself: no shortcut of the window."""

    @property
    def words(self) -> str:
        """What they do, in the user's language."""
        return QCoreApplication.translate("keys", self.source)

    @property
    def sequences(self) -> tuple[str, ...]:
        """The keys as they are written on this system and in this language."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(QKeySequence(one).toString(native) for one in self.keys)


KEYS: tuple[Key, ...] = (
    Key(Place.EVERYWHERE, QT_TRANSLATE_NOOP("keys", "Show this list"), ("F1", "Ctrl+?")),
    Key(Place.EVERYWHERE, QT_TRANSLATE_NOOP("keys", "To the next control, or back"), ("Tab", "Shift+Tab"), True),
    Key(Place.EVERYWHERE, QT_TRANSLATE_NOOP("keys", "To the next part of the window, or back"), ("F6", "Shift+F6")),
    Key(Place.EVERYWHERE, QT_TRANSLATE_NOOP("keys", "Open the menu of what is chosen"), ("Menu", "Shift+F10"), True),
    Key(Place.EVERYWHERE, QT_TRANSLATE_NOOP("keys", "Close a dialog, a search or a menu"), ("Esc",), True),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Search people, messages and files"), ("Ctrl+K", "Ctrl+F")),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Open the conversation with who is chosen"), ("Return",), True),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Fold or unfold a group"), ("Left", "Right", "Space"), True),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Rename who is chosen"), ("F2",), True),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Remove who is chosen, after a question"), ("Del",), True),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Add a contact"), ("Ctrl+N",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Join a group chat"), ("Ctrl+G",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Start a group chat"), ("Ctrl+Shift+G",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Show or hide people who are offline"), ("Ctrl+H",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Show the transfers"), ("Ctrl+J",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Show the settings"), ("Ctrl+,",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Show the XML console"), ("Ctrl+Shift+X",)),
    Key(Place.ROSTER, QT_TRANSLATE_NOOP("keys", "Quit"), ("Ctrl+Q",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Next conversation"), ("Ctrl+Tab", "Ctrl+PgDown")),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Previous conversation"), ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Close the conversation"), ("Ctrl+W",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Search this conversation"), ("Ctrl+F",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Send a file"), ("Ctrl+Shift+U",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Send a folder"), ("Ctrl+Shift+D",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Insert an emoji"), ("Ctrl+.",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "To the latest message"), ("Ctrl+End",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Scroll the messages while writing"), ("PgUp", "PgDown"), True),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "From the input to the messages"), ("Shift+Tab",), True),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Open the link of a message"), ("Enter",), True),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "To the people of a group chat"), ("Ctrl+Shift+P",)),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Edit your last message, in an empty line"), ("Up",), True),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "Copy the chosen messages"), ("Ctrl+C",), True),
    Key(Place.CHAT, QT_TRANSLATE_NOOP("keys", "To the buttons of a message"), ("Left", "Right"), True),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Search files and people"), ("Ctrl+F",)),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Answer an offer, or open the file"), ("Return", "Enter")),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Show the file in its folder"), ("Ctrl+Return",)),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Pause, or go on"), ("Space",)),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Try again"), ("Ctrl+R",)),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Cancel, or remove from the list"), ("Del",)),
    Key(Place.TRANSFERS, QT_TRANSLATE_NOOP("keys", "Earlier or later in the queue"), ("Ctrl+Up", "Ctrl+Down"), True),
    Key(Place.SETTINGS, QT_TRANSLATE_NOOP("keys", "Search the settings"), ("Ctrl+F",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Search the stanzas"), ("Ctrl+F",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Save what is shown"), ("Ctrl+S",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Forget what is shown"), ("Ctrl+L",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Pause, or go on"), ("Ctrl+P",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Write a stanza"), ("Ctrl+N",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Copy the chosen stanzas"), ("Ctrl+C",)),
    Key(Place.CONSOLE, QT_TRANSLATE_NOOP("keys", "Close the window"), ("Ctrl+W",)),
)  # fmt: skip


def as_text() -> str:
    """The whole list to print or to keep: a heading a place, a line a key."""
    parts = []
    for place in Place:
        lines = [f"  {', '.join(key.sequences):<28}{key.words}" for key in KEYS if key.place is place]
        parts.append("\n".join((place.words, *lines)))
    return "\n\n".join(parts) + "\n"
