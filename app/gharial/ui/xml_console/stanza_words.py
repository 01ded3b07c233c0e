"""What a row of the XML console says."""

from PySide6.QtCore import QCoreApplication, QLocale

from gharial.model.console import BadStanza, SeenStanza, StanzaFault, StanzaKind
from gharial.ui.widgets.figures import size_text
from gharial.ui.widgets.foreign_text import shown

translate = QCoreApplication.translate


def direction_words(stanza: SeenStanza) -> str:
    """Which way it went; nothing for what went both ways."""
    if stanza.acknowledgements or stanza.missed:
        return ""
    return translate("xml-console", "Sent") if stanza.sent else translate("xml-console", "Received")


def kind_words(stanza: SeenStanza) -> str:
    """As the standard names it: "iq set"."""
    if stanza.missed:
        return ""
    name = translate("xml-console", "stream") if stanza.kind is StanzaKind.OTHER else stanza.kind.value
    return shown(f"{name} {stanza.type}".strip())


def about_words(stanza: SeenStanza) -> str:
    """What it is about."""
    # Names of their own for the numbers: the translators' tool does not see a sentence with anything else behind it.
    missed, count, acknowledged = stanza.missed, stanza.blocks, stanza.acknowledgements
    if missed:
        return translate("xml-console", "%n stanzas came too quickly to be shown", None, missed)
    if count:
        size = size_text(stanza.bytes * 3 // 4)
        blocks = translate("xml-console", "%n blocks of in-band data", None, count)
        return translate("xml-console", "{blocks}, {size}").format(blocks=blocks, size=size)
    if acknowledged:
        return translate("xml-console", "%n acknowledgements of the stream", None, acknowledged)
    if stanza.about:
        return shown(stanza.about)
    return translate("xml-console", "answer") if stanza.kind is StanzaKind.IQ else ""


def time_text(stanza: SeenStanza) -> str:
    """The time of day, to the millisecond."""
    return stanza.time.astimezone().strftime("%H:%M:%S.") + f"{stanza.time.microsecond // 1000:03}"


def spoken(stanza: SeenStanza) -> str:
    """The row for who hears it."""
    parts = (direction_words(stanza), about_words(stanza), shown(stanza.peer), kind_words(stanza), time_text(stanza))
    return ", ".join(part for part in parts if part)


def head_line(stanza: SeenStanza) -> str:
    """The line over a stanza in a copy."""
    arrow = "" if stanza.missed or stanza.acknowledgements else "--> " if stanza.sent else "<-- "
    peer = f" ({stanza.peer})" if stanza.peer else ""
    return f"{arrow}{time_text(stanza)} {stanza.account}{peer}: {about_words(stanza) or kind_words(stanza)}"


def fault_words(bad: BadStanza) -> str:
    """Why what was typed cannot be sent."""
    match bad.fault:
        case StanzaFault.EMPTY:
            return translate("xml-console", "Type one stanza: an iq, a message or a presence.")
        case StanzaFault.TOO_LONG:
            return translate("xml-console", "This is too long to be sent at once.")
        case StanzaFault.SEVERAL:
            return translate("xml-console", "These are several stanzas. Send them one by one.")
        case StanzaFault.TEXT:
            return translate("xml-console", "There is text outside the stanza.")
        case StanzaFault.NO_STANZA:
            return translate("xml-console", "Only an iq, a message or a presence can be sent.")
        case StanzaFault.BROKEN:
            if not bad.line:
                return translate("xml-console", "This is not well-formed XML.")
            words = translate("xml-console", "This is not well-formed XML: line {line}, column {column} ({detail}).")
            number = QLocale().toString
            return words.format(line=number(bad.line), column=number(bad.column), detail=bad.detail)
