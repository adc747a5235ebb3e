//! What SQLite says otherwise: the texts are PostgreSQL's.

/// Turns a statement for PostgreSQL into SQLite's: `$1` into `?1`, `= ANY($1)`, which is asked for one key after the
/// other, into `= ?1`.
pub(super) fn lite(text: &str) -> String {
    text.replace("= ANY($1)", "= ?1").replace('$', "?")
}

/// Turns a schema for PostgreSQL into SQLite's: a whole number that is the key of its table is the row's own number
/// there if it is called `INTEGER`.
pub(super) fn lite_schema(text: &str) -> String {
    text.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY")
}

#[cfg(test)]
mod tests {
    use super::{lite, lite_schema};

    #[test]
    fn placeholders_and_keys_are_said_otherwise() {
        assert_eq!(
            lite("SELECT a FROM t WHERE b = ANY($1) AND c < $2 ORDER BY a"),
            "SELECT a FROM t WHERE b = ?1 AND c < ?2 ORDER BY a"
        );
        assert_eq!(lite_schema("id BIGINT PRIMARY KEY, n BIGINT"), "id INTEGER PRIMARY KEY, n BIGINT");
    }
}
