"""The transfers window and the dialog for incoming offers. Imports model, ui.bridge, ui.widgets, ui.style."""
