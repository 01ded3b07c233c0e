-- What a room's moderator took back (XEP-0425): a JSON list of who and why; empty where nobody did.

ALTER TABLE messages ADD COLUMN moderated TEXT NOT NULL DEFAULT '';
ALTER TABLE retractions ADD COLUMN moderated TEXT NOT NULL DEFAULT '';
