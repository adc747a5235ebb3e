-- For the figures of the day: what is open and when it is due is counted from the first, what came in from the second.
CREATE INDEX matters_stage ON matters (stage, kind, place, promised_at, statutory_at);
CREATE INDEX matters_began ON matters (began_at, kind);
