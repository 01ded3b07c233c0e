-- The roster cache: what the contact list shows before the first connection, and what it need not fetch again.

CREATE TABLE roster_version (
    account TEXT PRIMARY KEY,
    version TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE roster_contact (
    account TEXT NOT NULL,
    jid TEXT NOT NULL,
    name TEXT NOT NULL,
    groups_json TEXT NOT NULL,
    subscription TEXT NOT NULL,
    pending_out INTEGER NOT NULL,
    PRIMARY KEY (account, jid)
) WITHOUT ROWID;

CREATE TABLE blocked_jid (
    account TEXT NOT NULL,
    jid TEXT NOT NULL,
    PRIMARY KEY (account, jid)
) WITHOUT ROWID;

CREATE TABLE subscription_request (
    account TEXT NOT NULL,
    jid TEXT NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account, jid)
) WITHOUT ROWID;

-- Which picture somebody announced last: SHA-1 in hexadecimal.
CREATE TABLE avatar_hash (
    account TEXT NOT NULL,
    jid TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (account, jid)
) WITHOUT ROWID;

-- Pictures by their own hash; `used` is a counter that grows, so that the longest unused go first.
CREATE TABLE avatar_picture (
    hash TEXT PRIMARY KEY,
    picture BLOB NOT NULL,
    used INTEGER NOT NULL
);
CREATE INDEX avatar_picture_used ON avatar_picture (used);
