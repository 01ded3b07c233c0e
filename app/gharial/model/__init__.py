"""VOCABULARY both sides speak: frozen values, events, failures, the border. Imports stdlib; slixmpp only in jid.py."""
