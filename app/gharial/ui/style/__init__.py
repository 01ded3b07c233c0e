"""Tokens, palette and icons: the only place for colours and distances. Imports Qt alone."""
