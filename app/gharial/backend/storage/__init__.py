"""WHAT IS KEPT: SQLite on one thread, passwords in the keyring. Imports model."""
