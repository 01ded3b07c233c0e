CREATE TABLE account (
    jid TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    host TEXT,
    port INTEGER,
    ca_file TEXT,
    resource TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    keep_password TEXT NOT NULL,
    show TEXT NOT NULL DEFAULT 'available',
    status_text TEXT NOT NULL DEFAULT ''
);

-- What a verified caps hash (XEP-0115) stands for: features and client name do not change under one hash.
CREATE TABLE caps (
    ver TEXT PRIMARY KEY,
    info TEXT NOT NULL,
    seen INTEGER NOT NULL
);
