"""MESSAGES in and out, receipts, history and its synchronisation. Imports model, xmpp, storage."""
