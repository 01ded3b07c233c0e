-- Conversations, messages, the full text index, and how far each server archive (XEP-0313) has been read.
-- Times are microseconds since 1970, UTC.

CREATE TABLE conversations (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    peer TEXT NOT NULL,
    draft TEXT NOT NULL DEFAULT '',
    marker_due TEXT NOT NULL DEFAULT '',      -- stanza id of a "displayed" marker that still has to go out
    oldest_id TEXT NOT NULL DEFAULT '',       -- archive id up to which older pages were fetched
    complete INTEGER NOT NULL DEFAULT 0,      -- the archive holds nothing older for this peer
    UNIQUE (account, peer)
);

CREATE TABLE messages (
    key INTEGER PRIMARY KEY AUTOINCREMENT,    -- never reused
    conversation INTEGER NOT NULL REFERENCES conversations (id),
    incoming INTEGER NOT NULL,
    body TEXT NOT NULL,
    time INTEGER NOT NULL,
    state TEXT NOT NULL,
    stanza_id TEXT NOT NULL DEFAULT '',       -- of the first version: what corrections name
    current_id TEXT NOT NULL DEFAULT '',      -- of the version shown: what receipts and markers name
    origin_id TEXT NOT NULL DEFAULT '',
    archive_id TEXT NOT NULL DEFAULT '',      -- given by our own server
    edited INTEGER NOT NULL DEFAULT 0,        -- time of the correction shown; 0: none
    taken INTEGER NOT NULL DEFAULT 0,         -- our server has the first version
    transfer_id TEXT NOT NULL DEFAULT '',
    failure TEXT NOT NULL DEFAULT '',
    delayed INTEGER NOT NULL DEFAULT 0,
    markable INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    quiet INTEGER NOT NULL DEFAULT 0          -- came as old history, not as news
);

CREATE INDEX messages_by_time ON messages (conversation, time, key);
CREATE INDEX messages_by_stanza ON messages (conversation, stanza_id) WHERE stanza_id <> '';
CREATE INDEX messages_by_current ON messages (conversation, current_id) WHERE current_id <> '';
CREATE INDEX messages_by_archive ON messages (conversation, archive_id) WHERE archive_id <> '';
CREATE INDEX messages_unread ON messages (conversation, time, key) WHERE unread = 1;
CREATE INDEX messages_waiting ON messages (state, key) WHERE state IN ('queued', 'sending');
CREATE UNIQUE INDEX messages_by_transfer ON messages (transfer_id) WHERE transfer_id <> '';

CREATE TABLE archives (
    account TEXT PRIMARY KEY,
    first_id TEXT NOT NULL DEFAULT '',        -- everything from here ...
    last_id TEXT NOT NULL DEFAULT '',         -- ... to here is in the history
    last_time INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0       -- the archive holds nothing before first_id
) WITHOUT ROWID;

CREATE VIRTUAL TABLE message_words USING fts5 (
    body, content = 'messages', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER messages_added AFTER INSERT ON messages BEGIN
    INSERT INTO message_words (rowid, body) VALUES (new.key, new.body);
END;

CREATE TRIGGER messages_removed AFTER DELETE ON messages BEGIN
    INSERT INTO message_words (message_words, rowid, body) VALUES ('delete', old.key, old.body);
END;

CREATE TRIGGER messages_edited AFTER UPDATE OF body ON messages BEGIN
    INSERT INTO message_words (message_words, rowid, body) VALUES ('delete', old.key, old.body);
    INSERT INTO message_words (rowid, body) VALUES (new.key, new.body);
END;
