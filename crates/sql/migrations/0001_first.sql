-- The first schema. Columns are BIGINT or TEXT: instants in microseconds since 1970, days since 1970, the rest as text.

-- How long the log is, and the peaks of the tree over it, greatest first. Whoever changes anything takes hold of this
-- row first.
CREATE TABLE log (
    id BIGINT PRIMARY KEY,
    size BIGINT NOT NULL,
    hash TEXT NOT NULL,
    peaks TEXT NOT NULL
);
INSERT INTO log (id, size, hash, peaks) VALUES (1, 0, 'sm3', '');

-- The log: only ever appended to. All that follows can be made anew from it.
CREATE TABLE entries (
    position BIGINT PRIMARY KEY,
    matter TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    leaf TEXT NOT NULL
);
CREATE UNIQUE INDEX entries_key ON entries (source, id);
CREATE INDEX entries_matter ON entries (matter, position);

-- Every eighth level of the tree; what lies between is hashed again from the level below when a proof needs it.
CREATE TABLE nodes (
    level BIGINT NOT NULL,
    place BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (level, place)
);

CREATE TABLE matters (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    department TEXT NOT NULL,
    place TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    stage TEXT NOT NULL,
    events BIGINT NOT NULL,
    promised_at BIGINT,
    statutory_at BIGINT,
    next_at BIGINT,
    judged_by TEXT NOT NULL
);
CREATE INDEX matters_next ON matters (next_at, id);
CREATE INDEX matters_place ON matters (place, id);

CREATE TABLE findings (
    matter TEXT NOT NULL,
    rule TEXT NOT NULL,
    part TEXT NOT NULL,
    level TEXT NOT NULL,
    occasion_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    known_at BIGINT NOT NULL,
    about_day BIGINT NOT NULL,
    value BIGINT NOT NULL,
    standing TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    changes BIGINT NOT NULL,
    PRIMARY KEY (matter, rule, part, level, occasion_at)
);
CREATE INDEX findings_raised ON findings (raised_at, matter, rule, part, level, occasion_at);

-- How far each reader of the log has come.
CREATE TABLE cursors (
    reader TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL
);
