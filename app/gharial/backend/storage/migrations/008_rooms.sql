-- Group chats (XEP-0045): which rooms we know, and who wrote what in them.

ALTER TABLE conversations ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';  -- or 'room'; 'occupant': peer is room/nick

ALTER TABLE messages ADD COLUMN nick TEXT NOT NULL DEFAULT '';         -- of its author, in a room
ALTER TABLE messages ADD COLUMN author TEXT NOT NULL DEFAULT '';       -- the room's own name for them (XEP-0421)
ALTER TABLE messages ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;   -- it speaks of us

CREATE TABLE rooms (
    account TEXT NOT NULL,
    room TEXT NOT NULL,
    nick TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    bookmarked INTEGER NOT NULL DEFAULT 0,
    autojoin INTEGER NOT NULL DEFAULT 0,
    occupant_id TEXT NOT NULL DEFAULT '',     -- what the room calls us (XEP-0421)
    first_id TEXT NOT NULL DEFAULT '',        -- of the room's archive, everything from here ...
    last_id TEXT NOT NULL DEFAULT '',         -- ... to here is in the history
    last_time INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,      -- the archive holds nothing before first_id
    read INTEGER NOT NULL DEFAULT 0,          -- the archive was read at least once
    PRIMARY KEY (account, room)
) WITHOUT ROWID;
