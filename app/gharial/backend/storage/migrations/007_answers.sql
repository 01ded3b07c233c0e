-- Replies (XEP-0461), reactions (XEP-0444), retractions (XEP-0424). Times are microseconds since 1970, UTC.

ALTER TABLE messages ADD COLUMN reply_id TEXT NOT NULL DEFAULT '';     -- stanza id of the message it answers
ALTER TABLE messages ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';     -- bare address of who wrote that one
ALTER TABLE messages ADD COLUMN quoted TEXT NOT NULL DEFAULT '';       -- what the answer says it quotes
ALTER TABLE messages ADD COLUMN retracted INTEGER NOT NULL DEFAULT 0;  -- when; 0: not at all

CREATE INDEX messages_by_origin ON messages (conversation, origin_id) WHERE origin_id <> '';
CREATE INDEX messages_by_reply ON messages (conversation, reply_id) WHERE reply_id <> '';

-- One row for each person and message; an empty list stays, so that nothing older brings the reactions back.
CREATE TABLE reactions (
    conversation INTEGER NOT NULL REFERENCES conversations (id),
    target TEXT NOT NULL,                     -- stanza id of the message, which may not be here yet
    author TEXT NOT NULL,                     -- bare address
    emoji TEXT NOT NULL,                      -- JSON list
    time INTEGER NOT NULL,
    PRIMARY KEY (conversation, target, author)
) WITHOUT ROWID;

-- Retractions whose message is not here: it may come with an older page of the archive.
CREATE TABLE retractions (
    conversation INTEGER NOT NULL REFERENCES conversations (id),
    target TEXT NOT NULL,
    incoming INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (conversation, target, incoming)
) WITHOUT ROWID;

-- Our own reactions and retractions until the server has them. Sent twice they do no harm.
CREATE TABLE errands (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    message INTEGER NOT NULL REFERENCES messages (key),
    kind TEXT NOT NULL,                       -- "react" or "retract"
    stanza_id TEXT NOT NULL,
    UNIQUE (message, kind)
);
