"""The language of the windows: the system's where it is one of ours, English otherwise, or what the settings name."""

from collections.abc import Iterable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gharial.paths import shipped
from gharial.ui.widgets.foreign_text import with_places_isolated

SYSTEM = "system"
LANGUAGES = ("en", "de", "zh_CN", "ar")
"""What Gharial speaks, as the ends of its files' names."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks `text` for lupdate, as Qt's own of this name, whose stub forgets that it returns the text."""
    return text


WORDS_OF_QT = (
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
)
"""What Qt writes on its own buttons: ours are asked before its words, so that one thing has one name everywhere."""

_OF_QT = {QLocale.Language.English: "en", QLocale.Language.German: "de", QLocale.Language.Arabic: "ar"}

_spoken = "en"
_words: list[QTranslator] = []
"""What is spoken now, so that another choice takes it away again; to ask the application for it takes 30 ms."""


def own_name(language: str) -> str:
    """What a language of ours is called in itself, as somebody who reads nothing else finds it: "Deutsch"."""
    return "English" if language == "en" else QLocale(language).nativeLanguageName()


def spoken_now() -> str:
    """The one of LANGUAGES that the windows speak."""
    return _spoken


def spoken(wanted: Iterable[str]) -> str:
    """The first of our languages among those that somebody reads (tags such as "de-AT", the dearest first)."""
    for tag in wanted:
        locale = QLocale(tag)
        if locale.language() is QLocale.Language.Chinese and locale.script() is QLocale.Script.SimplifiedChineseScript:
            return "zh_CN"
        if locale.language() in _OF_QT:
            return _OF_QT[locale.language()]
    return "en"


def speak(application: QApplication, choice: str = SYSTEM) -> None:
    """Speak `choice` (Settings.language) from now on, before any window is made; an unknown one is the system's.

    Numbers and dates stay the system's unless a language is named that the system does not speak. Lines run from the
    right only where the words do.
    """
    global _spoken
    system = QLocale.system()
    _spoken = language = choice if choice in LANGUAGES else spoken(system.uiLanguages())
    if choice in LANGUAGES and spoken([system.name()]) != choice:
        named = QLocale(choice)
        # English of Germany writes days and months as its readers there do, where Qt knows such a mixture.
        QLocale.setDefault(QLocale(named.language(), named.script(), system.territory()))
    while _words:
        application.removeTranslator(_words.pop())
    ours = str(shipped("translations"))
    # English below all others: who has no file of ours reads "1 file" too. The rest of English stands in the code.
    files = [("gharial_en", ours)]
    if language != "en":
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        files += [(f"qtbase_{language}", of_qt), (f"gharial_{language}", ours)]
    loaded = False
    for name, folder in files:
        words = _MirroredWords() if name == "gharial_ar" else QTranslator()
        loaded = words.load(name, folder)
        if loaded:
            application.installTranslator(words)
            _words.append(words)
    application.setLayoutDirection(QLocale(language if loaded else "en").textDirection())


class _MirroredWords(QTranslator):
    """Words that run from the right: what is put into them keeps its own order, and its signs stay beside it."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        text = super().translate(context, source, disambiguation, n)
        if not text:
            # None, and not "", lets Qt ask the next translator.
            return None  # type: ignore[return-value]
        return with_places_isolated(text)
