//! Columns: a distribution, with the limit drawn in.

use super::super::scale::Scale;
use super::{Chart, Mark};
use report::{Language, Tone, grouped};

const WIDTH: i64 = 680;
const LEFT: i64 = 56;
const TOP: i64 = 34;
const BOTTOM: i64 = 34;
const GAP: i64 = 6;

/// How much room a chart has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A panel of a page.
    Panel,
    /// The middle of the wall.
    Wall,
}

impl Room {
    const fn height(self) -> i64 {
        match self {
            Room::Panel => 300,
            Room::Wall => 520,
        }
    }
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it counts.
    pub label: String,
    /// How many.
    pub value: u64,
    /// How it is meant.
    pub tone: Tone,
    /// Its cases; empty for nowhere.
    pub href: String,
}

/// Draws columns; the limit stands after so many of them.
#[must_use]
pub fn columns(
    (room, [id, title, note]): (Room, [&str; 3]),
    columns: &[Column],
    limit: Option<(usize, &str)>,
    head: [&str; 2],
    language: Language,
) -> Chart {
    let largest = columns.iter().map(|one| one.value).max().unwrap_or(0);
    let scale = Scale::of(i64::try_from(largest).unwrap_or(i64::MAX / 8));
    let (base, plot) = (room.height() - BOTTOM, room.height() - BOTTOM - TOP);
    let mut marks = Vec::new();
    for line in scale.lines() {
        let y = base - scale.height(line, plot);
        marks.push(Mark::Line(LEFT, y, WIDTH, y, if line == 0 { "base" } else { "grid" }));
        let text = grouped(u64::try_from(line).unwrap_or(0));
        marks.push(Mark::Text(LEFT - 8, y + 4, "end", "tick", text));
    }
    let wide = (WIDTH - LEFT) / i64::try_from(columns.len().max(1)).unwrap_or(1);
    let mut x = LEFT;
    for (place, one) in columns.iter().enumerate() {
        let height = scale.height(i64::try_from(one.value).unwrap_or(i64::MAX), plot);
        // A case that is there is seen.
        let height = if one.value > 0 { height.max(2) } else { 0 };
        marks.push(Mark::Area {
            x: x + GAP / 2,
            y: base - height,
            width: wide - GAP,
            height,
            class: one.tone.class(),
            says: format!("{}: {}", one.label, grouped(one.value)),
            href: one.href.clone(),
        });
        marks.push(Mark::Text(x + wide / 2, base + 20, "middle", "tick", one.label.clone()));
        x += wide;
        if let Some((_, text)) = limit.filter(|(after, _)| *after == place + 1) {
            marks.push(Mark::Line(x, TOP - 14, x, base, "limit"));
            marks.push(Mark::Text(x - 6, TOP - 16, "end", "limit-text", text.to_owned()));
        }
    }
    let row = |one: &Column| (vec![one.label.clone(), grouped(one.value)], one.href.clone());
    Chart {
        id: id.into(),
        title: title.into(),
        note: note.into(),
        width: WIDTH,
        height: room.height(),
        marks,
        keys: Vec::new(),
        head: head.map(str::to_owned).into(),
        rows: columns.iter().map(row).collect(),
        language,
    }
}
