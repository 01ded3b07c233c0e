"""The chat window: conversations in tabs, messages, drops. Imports model, ui.bridge, ui.widgets, ui.style."""
