-- How the ways to each contact's program went last time.

CREATE TABLE known_way (
    account TEXT NOT NULL,                  -- ours, bare
    person TEXT NOT NULL,                   -- theirs, bare
    software TEXT NOT NULL,                 -- their program, by what it says it can
    method TEXT NOT NULL,
    kind TEXT NOT NULL,
    time TEXT NOT NULL,                     -- ISO 8601, UTC
    failures INTEGER NOT NULL DEFAULT 0,    -- in a row; 0: it worked
    speed REAL NOT NULL DEFAULT 0,          -- bytes per second; 0: not measured
    network TEXT NOT NULL DEFAULT '',       -- ours, by its addresses
    PRIMARY KEY (account, person, software, method, kind)
);
CREATE INDEX known_way_time ON known_way (time);
