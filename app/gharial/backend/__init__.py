"""Everything without Qt: the connection, contacts, messages, transfers. Imports model."""
