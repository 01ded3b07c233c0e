-- The user's order of the list, files that belong together, what is held or waits for its next try.
ALTER TABLE transfer ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE transfer SET position = number;
ALTER TABLE transfer ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfer ADD COLUMN group_id TEXT;
ALTER TABLE transfer ADD COLUMN group_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfer ADD COLUMN group_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfer ADD COLUMN paused_by_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfer ADD COLUMN paused_by_peer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfer ADD COLUMN waits_until TEXT;
-- The user allowed that a copy of this file lies on the server.
ALTER TABLE transfer ADD COLUMN upload_allowed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX transfer_position ON transfer (position);

-- Every id under which a transfer was offered on the wire, oldest first: the other end may know it by an older one.
CREATE TABLE transfer_offer (
    number INTEGER PRIMARY KEY,
    transfer_id TEXT NOT NULL REFERENCES transfer (id) ON DELETE CASCADE,
    offer_id TEXT NOT NULL,
    UNIQUE (transfer_id, offer_id)
);

-- A yes to all files of a group, with how much of it is still to come.
CREATE TABLE group_consent (
    account TEXT NOT NULL,
    person TEXT NOT NULL,
    group_id TEXT NOT NULL,
    folder BLOB NOT NULL,
    files_left INTEGER NOT NULL,
    bytes_left INTEGER NOT NULL,
    given TEXT NOT NULL,
    PRIMARY KEY (account, person, group_id)
) WITHOUT ROWID;

-- Which transfer goes on from an unfinished file.
ALTER TABLE part_file ADD COLUMN transfer_id TEXT NOT NULL DEFAULT '';
