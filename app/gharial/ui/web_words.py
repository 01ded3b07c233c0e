"""The tables of what web servers answer, for `transfer_failures.py`: to a download, and to an upload (XEP-0363)."""

from collections.abc import Mapping

from gharial.ui.condition_words import QT_TRANSLATE_NOOP, Words

HTTP: Mapping[str, Words] = {
    "401": Words(
        QT_TRANSLATE_NOOP("explain", "{host} wants a password before it gives the file."),
        QT_TRANSLATE_NOOP("explain", "Ask for another link."),
    ),
    "403": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not allow it; the link may have run out."),
        QT_TRANSLATE_NOOP("explain", "Try again, or ask for the file anew."),
    ),
    "404": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not have the file any more."),
        QT_TRANSLATE_NOOP("explain", "Ask for it anew."),
    ),
    "410": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not have the file any more."),
        QT_TRANSLATE_NOOP("explain", "Ask for it anew."),
    ),
    "413": Words(
        QT_TRANSLATE_NOOP("explain", "The file is larger than {host} takes."),
        QT_TRANSLATE_NOOP("explain", "Send it another way."),
    ),
    "429": Words(
        QT_TRANSLATE_NOOP("explain", "{host} is asked too often at the moment."),
        QT_TRANSLATE_NOOP("explain", "Try again in a few minutes."),
    ),
    "507": Words(
        QT_TRANSLATE_NOOP("explain", "{host} has no more room for your files."),
        QT_TRANSLATE_NOOP("explain", "Send it another way, or wait until older files there are gone."),
    ),
    "5xx": Words(
        QT_TRANSLATE_NOOP("explain", "{host} has trouble of its own at the moment."),
        QT_TRANSLATE_NOOP("explain", "Try again later, or use another way."),
    ),
}

_NOT_ALLOWED = Words(
    QT_TRANSLATE_NOOP("explain", "{host} did not allow the upload; its leave for this file may have run out."),
    QT_TRANSLATE_NOOP("explain", "Try again, or send it another way."),
)
_NO_PLACE = Words(
    QT_TRANSLATE_NOOP("explain", "{host} has no place for the file where it had promised one."),
    QT_TRANSLATE_NOOP("explain", "Try again, or send it another way."),
)

UPLOAD: Mapping[str, Words] = {
    **dict.fromkeys(("401", "403"), _NOT_ALLOWED),
    **dict.fromkeys(("404", "409", "410"), _NO_PLACE),
    "411": Words(
        QT_TRANSLATE_NOOP("explain", "{host} did not understand the upload."),
        QT_TRANSLATE_NOOP("explain", "Send it another way."),
    ),
    "413": HTTP["413"],
    "415": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not take files of this kind."),
        QT_TRANSLATE_NOOP("explain", "Send it another way."),
    ),
    "429": HTTP["429"],
    "507": HTTP["507"],
    "5xx": HTTP["5xx"],
}
