"""Gharial: a desktop messenger for XMPP that gets the file there."""

__version__ = "0.1.0"
