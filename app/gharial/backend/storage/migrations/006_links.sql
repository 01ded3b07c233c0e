-- File links of messages: those that wait or were dealt with, and those this device sent itself.
-- state: "open" (an offer), "settled" (fetched or declined), "failed" (for good), "sent" (ours).
CREATE TABLE links (
    key INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    peer TEXT NOT NULL,
    stanza_id TEXT NOT NULL DEFAULT '',
    archive_id TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}',
    time INTEGER NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX links_by_stanza ON links (account, stanza_id);
CREATE INDEX links_by_archive ON links (account, archive_id);
