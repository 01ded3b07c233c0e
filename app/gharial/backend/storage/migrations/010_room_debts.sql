-- What was decided about a room's bookmark while the server could not be told.

ALTER TABLE rooms ADD COLUMN owed INTEGER NOT NULL DEFAULT 0;          -- it has still to hear of it
