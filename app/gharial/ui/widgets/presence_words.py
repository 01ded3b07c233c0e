"""Presence in words, for menus, rows and screen readers (RFC 6121 §4.7.2.1)."""

from PySide6.QtCore import QCoreApplication

from gharial.model.account import Show


def show_words(show: Show) -> str:
    """The availability as a person says it, with a capital."""
    translate = QCoreApplication.translate
    match show:
        case Show.AVAILABLE:
            return translate("presence", "Available")
        case Show.CHAT:
            return translate("presence", "Free to chat")
        case Show.AWAY:
            return translate("presence", "Away")
        case Show.XA:
            return translate("presence", "Away for longer")
        case Show.DND:
            return translate("presence", "Do not disturb")
        case Show.OFFLINE:
            return translate("presence", "Offline")
