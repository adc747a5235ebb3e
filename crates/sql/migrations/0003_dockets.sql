-- What supervisors have to do with: cards, letters, accountability files. Made anew from the log like matters.

CREATE TABLE dockets (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    colour TEXT NOT NULL,
    awaits TEXT NOT NULL,
    owed_by TEXT NOT NULL,
    due_at BIGINT,
    parent TEXT NOT NULL,
    case_id TEXT NOT NULL,
    item TEXT NOT NULL,
    department TEXT NOT NULL,
    place TEXT NOT NULL,
    rule TEXT NOT NULL,
    part TEXT NOT NULL,
    level TEXT NOT NULL,
    responsible TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    counts BIGINT NOT NULL,
    score BIGINT NOT NULL,
    position BIGINT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX dockets_parent ON dockets (parent, id);
CREATE INDEX dockets_case ON dockets (case_id, id);
CREATE INDEX dockets_opened ON dockets (opened_at, id);
CREATE INDEX dockets_due ON dockets (due_at, id);
CREATE INDEX dockets_changed ON dockets (position, id);
CREATE INDEX dockets_place ON dockets (place, opened_at, id);
