//! Rows and entries for claims.

use crate::change::{Change, Changed, Decide, Held, Pick};
use crate::entry::{EntryKey, EntryKind, NewEntry};
use crate::finding::{FindingKey, FindingRow, Standing};
use crate::matter::{MatterRow, Stage};
use crate::store::Store;
use calendar::{Day, Moment};

pub(super) fn at(seconds: i64) -> Moment {
    Moment::from_micros(1_780_000_000_000_000).plus_seconds(seconds)
}

pub(super) fn entry(matter: &str, id: &str) -> NewEntry {
    NewEntry {
        matter: matter.to_owned(),
        place: "43/01/D1".parse().expect("a place"),
        kind: EntryKind::Event,
        key: EntryKey { source: "hall".to_owned(), id: id.to_owned() },
        at: at(1),
        recorded_at: at(2),
        body: format!("{{\"id\":\"{id}\"}}"),
    }
}

pub(super) fn row(id: &str) -> MatterRow {
    MatterRow {
        id: id.to_owned(),
        kind: "case".to_owned(),
        item: "T1".to_owned(),
        department: "D1".to_owned(),
        place: "43/01/D1".parse().expect("a place"),
        began_at: at(1),
        moved_at: at(1),
        stage: Stage::Open,
        events: 1,
        promised_at: Some(at(100)),
        statutory_at: None,
        next_at: None,
        judged_by: "statute@1".to_owned(),
    }
}

pub(super) fn finding(matter: &str, rule: &str, raised: i64) -> FindingRow {
    FindingRow {
        key: FindingKey {
            matter: matter.to_owned(),
            rule: rule.to_owned(),
            part: String::new(),
            level: "yellow".to_owned(),
            occasion: at(1),
        },
        place: "43/01/D1".parse().expect("a place"),
        at: at(raised),
        day: Day::new(20_600),
        value: -7,
        standing: Standing::Stands,
        raised_at: at(raised),
        changes: 0,
    }
}

/// Answers the same whatever is held.
pub(super) fn always(changes: Vec<Change>) -> Decide {
    Box::new(move |_| changes.clone())
}

pub(super) fn change(row: MatterRow, entries: Vec<NewEntry>, findings: Vec<FindingRow>) -> Change {
    Change { row, entries, findings, docket: None }
}

/// Writes changes of the matters they name.
pub(super) async fn write(store: &dyn Store, changes: Vec<Change>) -> Changed {
    let matters = changes.iter().map(|change| change.row.id.clone()).collect();
    store.change(Pick::These(matters), always(changes)).await.expect("it can be written")
}

/// Returns what is held of a matter, known or not.
pub(super) async fn held(store: &dyn Store, id: &str) -> Held {
    let (tell, told) = std::sync::mpsc::channel();
    let look = move |held: Vec<Held>| {
        tell.send(held).expect("somebody listens");
        Vec::new()
    };
    store.change(Pick::These(vec![id.to_owned()]), Box::new(look)).await.expect("it can be read");
    told.iter().last().and_then(|mut held| held.pop()).expect("one matter was shown")
}
