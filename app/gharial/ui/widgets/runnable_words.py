"""What a file that can run is called, and why it is asked about: in the words of a person, by its kind."""

from PySide6.QtCore import QCoreApplication

from gharial.model.runnable import RunKind

translate = QCoreApplication.translate


def run_name(kind: RunKind) -> str:
    """The kind in a word or two, as it stands beside a name."""
    match kind:
        case RunKind.PROGRAM:
            return translate("runnable", "program")
        case RunKind.SCRIPT:
            return translate("runnable", "script")
        case RunKind.INSTALLER:
            return translate("runnable", "installer")
        case RunKind.DISK_IMAGE:
            return translate("runnable", "disk image")
        case RunKind.SHORTCUT:
            return translate("runnable", "shortcut")
        case RunKind.DOCUMENT:
            return translate("runnable", "document with macros")
        case RunKind.PAGE:
            return translate("runnable", "page with scripts")
        case RunKind.SETTINGS:
            return translate("runnable", "system settings")


def spoken_name(name: str, kind: RunKind | None) -> str:
    """A file's name, `shown` already, as it is read aloud where a sign beside it warns."""
    if kind is None:
        return name
    return translate("runnable", "{name}, careful: {kind}").format(name=name, kind=run_name(kind))


def kind_and_size(kind: RunKind | None, size: str) -> str:
    """ "program · 1.2 MB"; the size alone of what does no harm."""
    return " · ".join(part for part in (run_name(kind) if kind is not None else "", size) if part)


def run_reason(kind: RunKind) -> str:
    """Why such a file is asked about, in one sentence."""
    match kind:
        case RunKind.PROGRAM:
            return translate("runnable", "This is a program: once opened, it can do on your computer what you can do.")
        case RunKind.SCRIPT:
            return translate(
                "runnable", "This is a script, a list of commands: once opened, it can do whatever you can do here."
            )
        case RunKind.INSTALLER:
            return translate("runnable", "This is an installer: once opened, it puts a program on your computer.")
        case RunKind.DISK_IMAGE:
            return translate(
                "runnable",
                "This is a disk image, a whole disk in one file: it may hold programs that start when opened.",
            )
        case RunKind.SHORTCUT:
            return translate(
                "runnable",
                "This is a shortcut: it can start a program, or open a network place, that its name does not tell.",
            )
        case RunKind.DOCUMENT:
            return translate(
                "runnable",
                "This document may bring macros along: small programs that can run on your computer when it is opened.",
            )
        case RunKind.PAGE:
            return translate(
                "runnable",
                "This page may bring scripts along, which run when it is opened and can tell others about it.",
            )
        case RunKind.SETTINGS:
            return translate(
                "runnable", "This is a file with settings: once opened, it can change how your computer is set up."
            )
