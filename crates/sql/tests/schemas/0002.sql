-- A database of schema 2 with data in it, as PostgreSQL says it: the texts of the first two migrations, and rows.
-- Opening it must bring it up to date whatever comes after. Until the first release it follows those two migrations;
-- from then on it is never changed.

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

DELETE FROM log;

CREATE TABLE schema_versions (version BIGINT PRIMARY KEY);

INSERT INTO schema_versions (version) VALUES
    (1),
    (2);

INSERT INTO log (id, size, hash, peaks) VALUES
    (1, 50, 'sm3', '0/LWlu+9+rQ01dxS6jl/0u5cqp53SLkxOh5xio764Fw= xYLMU0EvgtNRYMxXuoVr3xPDiARet64x0MoSFZMvi2E= IAf5wdoNIioCJi7G1NnqIqGKcypqswExxKykma+z6F4=');

INSERT INTO entries (position, matter, place, kind, source, id, happened_at, recorded_at, body, leaf) VALUES
    (0, 'CS-000', '43/01/HB', 'event', 'hall', 'e0', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e0","item":"T1","kind":"accepted","matter":"CS-000","source":"hall","v":1}', 'YnCg3VgdFA4N20CxmfCvFg3S42P1SG/gjTiDzXkAGf0='),
    (1, 'CS-001', '43/01/HB', 'event', 'hall', 'e1', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e1","item":"T1","kind":"accepted","matter":"CS-001","source":"hall","v":1}', 'bOKeyIZO6xK/CmTmZryKRH7MZbVDbAcZ7V5UWeXOqh0='),
    (2, 'CS-002', '43/01/HB', 'event', 'hall', 'e2', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e2","item":"T1","kind":"accepted","matter":"CS-002","source":"hall","v":1}', 'eDwpAgkoGgFH3VXlwa+qAmmFk57jgf/btmvuFKCKC84='),
    (3, 'CS-003', '43/01/HB', 'event', 'hall', 'e3', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e3","item":"T1","kind":"accepted","matter":"CS-003","source":"hall","v":1}', 'zCpOyui8AaN0W21JnuTqecwtCxjIdsZtBtMumxEhCDA='),
    (4, 'CS-004', '43/01/HB', 'event', 'hall', 'e4', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e4","item":"T1","kind":"accepted","matter":"CS-004","source":"hall","v":1}', 'Ghptf1VGR0dyZrqR4F+WytS9SN14H3XT49ro6KKkT9U='),
    (5, 'CS-005', '43/01/HB', 'event', 'hall', 'e5', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e5","item":"T1","kind":"accepted","matter":"CS-005","source":"hall","v":1}', 'm21FjCpO5ZF29rEPsyRf5N64df9hZoscyU+Pioxd130='),
    (6, 'CS-006', '43/01/HB', 'event', 'hall', 'e6', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e6","item":"T1","kind":"accepted","matter":"CS-006","source":"hall","v":1}', 'gPkkXAU2fCHawyiCFIveS3lR2v5zVoxGutUXXDeR0Ng='),
    (7, 'CS-007', '43/01/HB', 'event', 'hall', 'e7', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e7","item":"T1","kind":"accepted","matter":"CS-007","source":"hall","v":1}', '2syX/fqRwYN13l4kQ7LeXwEnFnUpsktNl6RzdLwj/PI='),
    (8, 'CS-008', '43/01/HB', 'event', 'hall', 'e8', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e8","item":"T1","kind":"accepted","matter":"CS-008","source":"hall","v":1}', '4b+lW3Thw6Xq04HPf/bT2u+qJUCKJO4S7VHjV8KFCEg='),
    (9, 'CS-009', '43/01/HB', 'event', 'hall', 'e9', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e9","item":"T1","kind":"accepted","matter":"CS-009","source":"hall","v":1}', 'Bj3K0xId1NmnfqX4GurKez/cuHz9cohK2Iw7Kr/GAsY='),
    (10, 'CS-010', '43/01/HB', 'event', 'hall', 'e10', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e10","item":"T1","kind":"accepted","matter":"CS-010","source":"hall","v":1}', 'RZIqAer+VdIpc5vSN8UekMMTltD+1npLDc+035bawi0='),
    (11, 'CS-011', '43/01/HB', 'event', 'hall', 'e11', 1772413200000000, 1772413200000000, '{"at":"2026-03-02T09:00:00+08:00","department":"HB","id":"e11","item":"T1","kind":"accepted","matter":"CS-011","source":"hall","v":1}', 'IkQwP8l9Aa/a0ponxCiLbmrxlmCDezjvZMS9EMq09Po='),
    (12, 'CS-000', '43/01/HB', 'finding', 'sundial', 'CS-000#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-000","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'rQxMG2ntl7FSgk3JWs0P9DGhq3+wqNZPGTeCRPfgCt4='),
    (13, 'CS-000', '43/01/HB', 'finding', 'sundial', 'CS-000#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-000","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', '2+Uw86CT+z10ORcNuR4ZjaXmWmu86jzTgMCKLDreSxU='),
    (14, 'CS-000', '43/01/HB', 'finding', 'sundial', 'CS-000#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-000","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'y6k+qjaZwwS2n8tWqB16JoVCKWZRNNiMqlAA9YRQyYc='),
    (15, 'CS-001', '43/01/HB', 'finding', 'sundial', 'CS-001#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-001","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'fqSSrXaQ/dkWR5mIJipbdhAumnlp+7IMpTsxW8fmRho='),
    (16, 'CS-001', '43/01/HB', 'finding', 'sundial', 'CS-001#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-001","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'bbrjLaXFUw0lMzx/GkC42pcaPi3uGSccnbq/h6K0b/4='),
    (17, 'CS-001', '43/01/HB', 'finding', 'sundial', 'CS-001#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-001","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'DWeCepkK4N9wu88OwG0ZeGM2r3KcCLFI/A9sPsMMrFw='),
    (18, 'CS-002', '43/01/HB', 'finding', 'sundial', 'CS-002#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-002","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', '3ofFSCoWSufPXqx7Hi4bvazRnU9DOG0145sy6Ix37RU='),
    (19, 'CS-002', '43/01/HB', 'finding', 'sundial', 'CS-002#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-002","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'xVkaBWfoaMSisyTzg7vAN/p9yVXjSyAYuyS8uWQwpMg='),
    (20, 'CS-002', '43/01/HB', 'finding', 'sundial', 'CS-002#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-002","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'p40fN2fwTcRaZzBf0MUttYozyiMlK2OKMZ6wuwCZ3UI='),
    (21, 'CS-003', '43/01/HB', 'finding', 'sundial', 'CS-003#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-003","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', '6oE4MhyG0nFJ6cglT9C9l5fCzYBNx6cczXSWpbXrzNg='),
    (22, 'CS-003', '43/01/HB', 'finding', 'sundial', 'CS-003#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-003","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 's0+pIif5VQfbncse9E8hU2fMc1EXdJz9U3/EDNnNtBY='),
    (23, 'CS-003', '43/01/HB', 'finding', 'sundial', 'CS-003#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-003","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', '2TWn0jcN4p7l1qaXh0jqRk1i/QrzKYM8ySQGDXebJ4c='),
    (24, 'CS-004', '43/01/HB', 'finding', 'sundial', 'CS-004#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-004","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', '3Y1G3CgLMjFW6VrNrMr2SSRONBGNSgsfU99NNhxkBIY='),
    (25, 'CS-004', '43/01/HB', 'finding', 'sundial', 'CS-004#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-004","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'a2Hmn36HlY2l+x0ZF3KrWqE0b1vZ4x0RvkDqY3jdv84='),
    (26, 'CS-004', '43/01/HB', 'finding', 'sundial', 'CS-004#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-004","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'XhIemCCQiMlodwiI7WVFVUU5rRZVFAxFe9OPjTIZeAQ='),
    (27, 'CS-005', '43/01/HB', 'finding', 'sundial', 'CS-005#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-005","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'a0M6MLglmTVFmwK4k+rLGPc7S5qfQNPZREvvAD5t7uo='),
    (28, 'CS-005', '43/01/HB', 'finding', 'sundial', 'CS-005#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-005","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'vtSVc0y6zFhqO2g+9N9Z6dz1ABLpXAQ+fQshh/VIr20='),
    (29, 'CS-005', '43/01/HB', 'finding', 'sundial', 'CS-005#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-005","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'wGD40krqSkrAjSqi+B38EkZrO637PKcV/vxnNVQTBTg='),
    (30, 'CS-006', '43/01/HB', 'finding', 'sundial', 'CS-006#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-006","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'pqXGRRGVS2XeVmpqysPvciOfYk3JcZu3MWwRY31x+ho='),
    (31, 'CS-006', '43/01/HB', 'finding', 'sundial', 'CS-006#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-006","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'F4y4GR/pIsk4IgtP6h3FE41uqEBVVF5uOS6IUq43K60='),
    (32, 'CS-006', '43/01/HB', 'finding', 'sundial', 'CS-006#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-006","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'gqf8bBnw53tKM+kCKNjElbnnPqYMTz8sg1vbGOEZm+U='),
    (33, 'CS-007', '43/01/HB', 'finding', 'sundial', 'CS-007#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-007","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', '77woZolVgF9Fw8pOlPm24FAXYXkTkRpEqdFrq6SLyw0='),
    (34, 'CS-007', '43/01/HB', 'finding', 'sundial', 'CS-007#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-007","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', '588pf6UwTR/WgwUht7OjhAKcXeecEyFTisdJoDCksuY='),
    (35, 'CS-007', '43/01/HB', 'finding', 'sundial', 'CS-007#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-007","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', '87ELro7zKsI1Hy8ofMB6eVi2d6PYcIWzIkgNcjrTJ94='),
    (36, 'CS-008', '43/01/HB', 'finding', 'sundial', 'CS-008#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-008","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'UXZY2fjQUV4HsXdevQK/bOfyTYshKjjS+xYbIq6qw20='),
    (37, 'CS-008', '43/01/HB', 'finding', 'sundial', 'CS-008#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-008","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'TnxV3LYYz+TwzTMsTVYaMgf2QOzSdfCrRdHyarlyQyE='),
    (38, 'CS-008', '43/01/HB', 'finding', 'sundial', 'CS-008#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-008","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'q/CsOnyD07aNykh4QKpaIVQI5vaEZjMrsIeEH/exjqY='),
    (39, 'CS-009', '43/01/HB', 'finding', 'sundial', 'CS-009#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-009","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'bYK0kQPXKaMisV9e8oaJWYBc+Cm3JF337+37FSlfRec='),
    (40, 'CS-009', '43/01/HB', 'finding', 'sundial', 'CS-009#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-009","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'LxQ3RY4LWGnn+fpwrP9ewyCAROEWA5rsbTb5hMDrbyE='),
    (41, 'CS-009', '43/01/HB', 'finding', 'sundial', 'CS-009#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-009","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', '3LDnJASLs8temZdxi/XtLDS6Th74gyjp9SKXodtDkKo='),
    (42, 'CS-010', '43/01/HB', 'finding', 'sundial', 'CS-010#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-010","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', 'VmDXntzukZJteUZy3syDS0xajndgD25pXQ99oEjH244='),
    (43, 'CS-010', '43/01/HB', 'finding', 'sundial', 'CS-010#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-010","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'EpUiwWkK9CK2zMv0x2jPFaW74OzT20/FWwdvk77gCpM='),
    (44, 'CS-010', '43/01/HB', 'finding', 'sundial', 'CS-010#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-010","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'TLROt7glYrdc4qnliHtfE1sx9fr/2XhWlopEbxmUCws='),
    (45, 'CS-011', '43/01/HB', 'finding', 'sundial', 'CS-011#promised-overdue//notice@1772413200000000#0', 1772726400000001, 1775091600000000, '{"at":"2026-03-06T00:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-06","level":"notice","matter":"CS-011","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":false,"turn":"raised","v":1,"value":-1}', '/yjBUrN/Y3c4nYVPjNuMflh4idlV2OTB0IDnFNpTOLU='),
    (46, 'CS-011', '43/01/HB', 'finding', 'sundial', 'CS-011#promised-overdue//yellow@1772413200000000#0', 1773046800000001, 1775091600000000, '{"at":"2026-03-09T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-09","level":"yellow","matter":"CS-011","occasion":"2026-03-02T09:00:00+08:00","rule":"promised-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'DAepi7jay7UElkf4l5rLmT9SgQ78eCOUPx/sMe/puYE='),
    (47, 'CS-011', '43/01/HB', 'finding', 'sundial', 'CS-011#statutory-overdue//red@1772413200000000#0', 1774861200000001, 1775091600000000, '{"at":"2026-03-30T17:00:00.000001+08:00","by":"statute@1 2026","day":"2026-03-30","level":"red","matter":"CS-011","occasion":"2026-03-02T09:00:00+08:00","rule":"statutory-overdue","stands":true,"turn":"raised","v":1,"value":0}', 'wWVIDEAejWV39Kha2xW/P9cvaTN6tJJ7r+rBTA8J2hs='),
    (48, 'account:admin', '', 'act', 'sundial:people', 'account:admin#1', 1775091600000000, 1775091600000000, '{"about":"account:admin","as":"administrator","by":"console","did":"add","place":"","record":{"grants":[{"from":"2026-04-02","place":"","role":"administrator"}],"state":"open","v":1},"v":1}', 'c8wodtdfojqwXfxWX+uMuUyFIl5w3wvi5ZXlc2BkdWg='),
    (49, 'account:admin', '', 'act', 'sundial:people', 'account:admin#2', 1775091600000000, 1775091600000000, '{"about":"account:admin","as":"administrator","by":"admin","did":"choose_password","v":1}', 'DA2vV+F4GyIaQ+zREv3GceZjXWYnKoZ/miuHl96I2s4=');

INSERT INTO matters (id, kind, item, department, place, began_at, moved_at, stage, events, promised_at, statutory_at, next_at, judged_by) VALUES
    ('CS-000', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-001', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-002', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-003', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-004', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-005', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-006', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-007', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-008', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-009', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-010', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026'),
    ('CS-011', 'case', 'T1', 'HB', '43/01/HB', 1772413200000000, 1772413200000000, 'open', 1, 1773046800000000, 1774861200000000, NULL, 'statute@1 2026');

INSERT INTO findings (matter, rule, part, level, occasion_at, place, known_at, about_day, value, standing, raised_at, changes) VALUES
    ('CS-000', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-000', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-000', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-001', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-001', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-001', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-002', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-002', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-002', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-003', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-003', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-003', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-004', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-004', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-004', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-005', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-005', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-005', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-006', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-006', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-006', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-007', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-007', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-007', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-008', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-008', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-008', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-009', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-009', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-009', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-010', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-010', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-010', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0),
    ('CS-011', 'promised-overdue', '', 'notice', 1772413200000000, '43/01/HB', 1772726400000001, 20518, -1, 'superseded', 1775091600000000, 0),
    ('CS-011', 'promised-overdue', '', 'yellow', 1772413200000000, '43/01/HB', 1773046800000001, 20521, 0, 'stands', 1775091600000000, 0),
    ('CS-011', 'statutory-overdue', '', 'red', 1772413200000000, '43/01/HB', 1774861200000001, 20542, 0, 'stands', 1775091600000000, 0);

INSERT INTO records (kind, id, place, revision, body) VALUES
    ('account', 'admin', '', 2, '{"grants":[{"from":"2026-04-02","place":"","role":"administrator"}],"state":"open","v":1}');

INSERT INTO secrets (kind, id, owner, lookup, ends_at, body) VALUES
    ('key_check', 'installation', '', '43d814bd73197c8a1ee3077b51219a2e0789e0bff3bac4e00885d8c6a5bf65d3', NULL, ''),
    ('password', 'admin', 'admin', '', NULL, '{"hash":{"memory_kib":19456,"passes":2,"lanes":1,"salt":"cb293e6770eb3a95da211e6a663bd373","hash":"fc446813dfd4cf33151b5318f56ee7a7bc5f7da8c3511d2779c61cf1a24e468f"},"earlier":[],"failures":0,"closed_until":null}');

INSERT INTO cursors (reader, position) VALUES
    ('bus', 3);
