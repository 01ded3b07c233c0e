"""Which files can run, or make another program run something, when they are opened (the one list for both sides)."""

_ENDINGS = """
action ade adp apk app appimage appinstaller appref-ms application appx appxbundle bash bat cab chm cmd com command
cpl csh deb desktop diagcab dll dmg docm dotm elf exe fish flatpakref gadget hta htm html img inf ins iso jar jnlp js
jse ksh library-ms lnk mde mht mhtml msc msh msi msix msixbundle msp mst msu oxt out phar pif pkg pl potm ppam ppsm
pptm prf ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyw pyz pyzw rb reg rpm run scf scpt scptd scr sct search-ms service
settingcontent-ms sh shar shb shs sldm slk snap svg terminal tool udl url vb vbe vbs vhd vhdx vsix webloc website
wim workflow ws wsb wsc wsf wsh xbap xht xhtml xlam xll xlsm xltm xpi zsh
"""
RUNNABLE = frozenset(_ENDINGS.split())
"""Endings, in lower case and without the dot."""

_MEDIA_TYPES = frozenset(
    {
        "application/hta",
        "application/java-archive",
        "application/javascript",
        "application/vnd.android.package-archive",
        "application/vnd.appimage",
        "application/vnd.debian.binary-package",
        "application/vnd.microsoft.portable-executable",
        "application/x-apple-diskimage",
        "application/x-bat",
        "application/x-csh",
        "application/x-desktop",
        "application/x-dosexec",
        "application/x-elf",
        "application/x-executable",
        "application/x-java-archive",
        "application/x-mach-binary",
        "application/x-ms-dos-executable",
        "application/x-ms-installer",
        "application/x-ms-shortcut",
        "application/x-msdos-program",
        "application/x-msdownload",
        "application/x-msi",
        "application/x-perl",
        "application/x-pie-executable",
        "application/x-python-code",
        "application/x-rpm",
        "application/x-sh",
        "application/x-shellscript",
        "application/x-vbscript",
        "text/javascript",
        "text/x-python",
        "text/x-shellscript",
    }
)


def is_runnable(name: str, media_type: str = "") -> bool:
    """Whether a file of that name may run when it is opened: by its true ending, as the systems will see it.

    `media_type` is what the sender says; it can only add to the suspicion, never take it away.
    """
    if media_type.partition(";")[0].strip().casefold() in _MEDIA_TYPES:
        return True
    # NTFS: what follows a colon names a stream of the file before it, so each part may be the file's name.
    return any(_ending(part) in RUNNABLE for part in name.split(":"))


def _ending(name: str) -> str:
    # What cannot be seen may not hide an ending.
    seen = "".join(letter for letter in name if letter.isprintable() or letter == "\u00a0")
    # Windows drops dots and blanks at the end, so "evil.exe. " is an .exe.
    return seen.rstrip(". \u00a0").rpartition(".")[2].strip().casefold()
