"""The XML console. Imports model, ui.bridge, ui.explain, ui.style and ui.widgets; no other window."""
