"""Everything Qt: windows, tray, sentences. Imports model; talks to the backend through model/border.py alone."""
