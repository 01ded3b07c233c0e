"""The parts of slixmpp that a connection uses, each of which it would import by name when the first one is made."""

import importlib

PLUGINS = ("xep_0004", "xep_0030", "xep_0059", "xep_0115", "xep_0128", "xep_0198", "xep_0199", "xep_0202")
"""Registered with each connection, beside xep_0092, which is given what to answer."""
_FEATURES = ("starttls", "bind", "session", "rosterver", "preapproval", "mechanisms", "limits")


def import_plugins() -> None:
    """Import them all; from any thread."""
    for name in ("xep_0092", *PLUGINS):
        importlib.import_module(f"slixmpp.plugins.{name}")
    for name in _FEATURES:
        importlib.import_module(f"slixmpp.features.feature_{name}")
