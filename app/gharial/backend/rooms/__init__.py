"""GROUP CHATS (XEP-0045): rooms we are in, their people, bookmarks, invitations. Imports model, chat, xmpp, storage."""
