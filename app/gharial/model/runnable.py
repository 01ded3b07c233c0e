"""Which files can run, or make another program run something, when they are opened (the one list for both sides)."""

from enum import Enum


class RunKind(Enum):
    """What a file that can do harm when it is opened is, as a person would call it."""

    PROGRAM = "program"
    SCRIPT = "script"
    INSTALLER = "installer"
    DISK_IMAGE = "disk-image"
    SHORTCUT = "shortcut"
    """It leads to something else, and opens or starts that."""
    DOCUMENT = "document"
    """A document, a table or a database that may bring small programs along."""
    PAGE = "page"
    """A page or a drawing for a browser, which may bring scripts along."""
    SETTINGS = "settings"
    """It changes how the system or one of its programs is set up."""


_BY_KIND = {
    RunKind.PROGRAM: """
        app appimage com cpl dll elf exe gadget jar out pif scr xbap xll
    """,
    RunKind.SCRIPT: """
        action bash bat cmd command csh fish hta js jse ksh msh phar pl ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyw pyz
        pyzw rb scpt scptd sct sh shar shb shs terminal tool vb vbe vbs workflow ws wsb wsc wsf wsh zsh
    """,
    RunKind.INSTALLER: """
        apk appinstaller appx appxbundle cab deb diagcab flatpakref msi msix msixbundle msp mst msu oxt pkg rpm run
        snap vsix xpi
    """,
    RunKind.DISK_IMAGE: "dmg img iso vhd vhdx wim",
    RunKind.SHORTCUT: """
        application appref-ms desktop jnlp library-ms lnk scf search-ms udl url webloc website
    """,
    RunKind.DOCUMENT: """
        ade adp chm docm dotm mde potm ppam ppsm pptm sldm slk xlam xlsm xltm
    """,
    RunKind.PAGE: "htm html mht mhtml svg xht xhtml",
    RunKind.SETTINGS: "inf ins msc prf reg service settingcontent-ms",
}
_KINDS = {ending: kind for kind, endings in _BY_KIND.items() for ending in endings.split()}
RUNNABLE = frozenset(_KINDS)
"""Endings, in lower case and without the dot."""

_MEDIA_TYPES = {
    "application/hta": RunKind.SCRIPT,
    "application/java-archive": RunKind.PROGRAM,
    "application/javascript": RunKind.SCRIPT,
    "application/vnd.android.package-archive": RunKind.INSTALLER,
    "application/vnd.appimage": RunKind.PROGRAM,
    "application/vnd.debian.binary-package": RunKind.INSTALLER,
    "application/vnd.microsoft.portable-executable": RunKind.PROGRAM,
    "application/x-apple-diskimage": RunKind.DISK_IMAGE,
    "application/x-bat": RunKind.SCRIPT,
    "application/x-csh": RunKind.SCRIPT,
    "application/x-desktop": RunKind.SHORTCUT,
    "application/x-dosexec": RunKind.PROGRAM,
    "application/x-elf": RunKind.PROGRAM,
    "application/x-executable": RunKind.PROGRAM,
    "application/x-java-archive": RunKind.PROGRAM,
    "application/x-mach-binary": RunKind.PROGRAM,
    "application/x-ms-dos-executable": RunKind.PROGRAM,
    "application/x-ms-installer": RunKind.INSTALLER,
    "application/x-ms-shortcut": RunKind.SHORTCUT,
    "application/x-msdos-program": RunKind.PROGRAM,
    "application/x-msdownload": RunKind.PROGRAM,
    "application/x-msi": RunKind.INSTALLER,
    "application/x-perl": RunKind.SCRIPT,
    "application/x-pie-executable": RunKind.PROGRAM,
    "application/x-python-code": RunKind.SCRIPT,
    "application/x-rpm": RunKind.INSTALLER,
    "application/x-sh": RunKind.SCRIPT,
    "application/x-shellscript": RunKind.SCRIPT,
    "application/x-vbscript": RunKind.SCRIPT,
    "text/javascript": RunKind.SCRIPT,
    "text/x-python": RunKind.SCRIPT,
    "text/x-shellscript": RunKind.SCRIPT,
}


def run_kind(name: str, media_type: str = "") -> RunKind | None:
    """What a file of that name is, if it may run when it is opened: by its true ending, as the systems will see it.

    `media_type` is what the sender says; it can only add to the suspicion, never take it away. None for all others.
    """
    # NTFS: what follows a colon names a stream of the file before it, so each part may be the file's name.
    found = (_KINDS.get(_ending(part)) for part in name.split(":"))
    kind = next((one for one in found if one is not None), None)
    return kind if kind is not None else _MEDIA_TYPES.get(media_type.partition(";")[0].strip().casefold())


def is_runnable(name: str, media_type: str = "") -> bool:
    """Whether a file of that name may run when it is opened; see run_kind."""
    return run_kind(name, media_type) is not None


def _ending(name: str) -> str:
    # What cannot be seen may not hide an ending.
    seen = "".join(letter for letter in name if letter.isprintable() or letter == "\u00a0")
    # Windows drops dots and blanks at the end, so "evil.exe. " is an .exe.
    return seen.rstrip(". \u00a0").rpartition(".")[2].strip().casefold()
