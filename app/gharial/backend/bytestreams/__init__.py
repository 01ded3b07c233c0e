"""HOW BYTES TRAVEL; each way gives a ByteStream. Imports model, xmpp, stanzas, wire."""
