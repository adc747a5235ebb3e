-- People and places. Records can be made anew from the log; secrets and personal data are nowhere else.

CREATE TABLE records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    place TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX records_place ON records (kind, place, id);

-- Hashes, sessions, tokens: found by a keyed hash, thrown away when they end.
CREATE TABLE secrets (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    lookup TEXT NOT NULL,
    ends_at BIGINT,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX secrets_lookup ON secrets (kind, lookup);
CREATE INDEX secrets_owner ON secrets (kind, owner, id);
CREATE INDEX secrets_end ON secrets (kind, ends_at);

-- Personal data, encrypted under a key for each person.
CREATE TABLE personal (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    lookup TEXT NOT NULL,
    ends_at BIGINT,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX personal_lookup ON personal (kind, lookup);
CREATE INDEX personal_owner ON personal (kind, owner, id);
