"""Pieces that two windows or more use. Imports model, ui.style."""
