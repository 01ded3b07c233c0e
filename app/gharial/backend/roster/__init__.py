"""CONTACTS: roster, presence, avatars, subscription, blocking. Imports model, xmpp, storage."""
