"""CONTACTS, presence, avatars, subscription, blocking. Imports model, xmpp and storage."""
