-- Files on their way, and those that were. Paths and sizes as the system has them; failures as JSON records.
CREATE TABLE transfer (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    peer TEXT NOT NULL,
    -- Whom the user chose: bare for "the best device", full for one device.
    target TEXT NOT NULL,
    direction TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    file_date TEXT,
    description TEXT NOT NULL,
    offered_digest TEXT,
    state TEXT NOT NULL,
    created TEXT NOT NULL,
    path BLOB,
    bytes_done INTEGER NOT NULL,
    failure TEXT,
    digest TEXT,
    verified INTEGER NOT NULL,
    seconds REAL NOT NULL,
    offer_id TEXT NOT NULL
);

CREATE TABLE attempt (
    transfer_id TEXT NOT NULL REFERENCES transfer (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    method TEXT NOT NULL,
    kind TEXT,
    started TEXT NOT NULL,
    ended TEXT,
    failure TEXT,
    route TEXT NOT NULL,
    PRIMARY KEY (transfer_id, number)
) WITHOUT ROWID;

-- The journal of unfinished files that we made: what may be removed after a crash. Device and inode exceed 63 bits.
CREATE TABLE part_file (
    path BLOB PRIMARY KEY,
    device TEXT NOT NULL,
    inode TEXT NOT NULL
) WITHOUT ROWID;
