"""Accounts, first run and preferences. Imports model, ui.bridge, ui.widgets, ui.style."""
