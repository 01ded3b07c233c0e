"""THE CONNECTION: login, reconnect, service discovery, stanza error to failure. Imports model, stanzas, storage."""
