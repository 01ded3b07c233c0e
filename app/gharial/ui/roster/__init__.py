"""The roster window: contacts, own status, search. Imports model, ui.bridge, ui.widgets, ui.style."""
