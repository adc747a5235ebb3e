//! Tiles: a division each, in rows, so that small ones are seen as well as large ones.

use super::{Chart, Mark};
use report::Language;

const SIDE: i64 = 108;
const HIGH: i64 = 76;
const GAP: i64 = 6;

/// A tile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// The name of the division.
    pub name: String,
    /// Its figure as it is read.
    pub figure: String,
    /// How dark it is, 0 to 5.
    pub heat: u8,
    /// Its column and row, from 0; `None` puts it behind the others.
    pub at: Option<(u8, u8)>,
    /// Its cases; empty for nowhere.
    pub href: String,
}

/// Draws tiles.
#[must_use]
pub fn tiles(
    (id, title, note): (&str, &str, &str),
    tiles: &[Tile],
    head: [&str; 2],
    language: Language,
) -> Chart {
    let columns = tiles.iter().filter_map(|one| one.at).map(|at| i64::from(at.0) + 1).max().unwrap_or(5);
    let below = tiles.iter().filter_map(|one| one.at).map(|at| i64::from(at.1) + 1).max().unwrap_or(0);
    let (mut marks, mut placed, mut height) = (Vec::new(), 0, 0);
    for one in tiles {
        let (column, row) = one.at.map_or_else(
            || {
                let at = (placed % columns, below + placed / columns);
                placed += 1;
                at
            },
            |(column, row)| (i64::from(column), i64::from(row)),
        );
        let (x, y) = (column * (SIDE + GAP), row * (HIGH + GAP));
        height = height.max(y + HIGH);
        let says = format!("{}: {}", one.name, one.figure);
        marks.push(Mark::Area {
            x,
            y,
            width: SIDE,
            height: HIGH,
            class: heat(one.heat),
            says,
            href: one.href.clone(),
        });
        let class = if one.heat >= 4 { "tile-light" } else { "tile" };
        marks.push(Mark::Text(x + SIDE / 2, y + 32, "middle", class, one.name.clone()));
        marks.push(Mark::Text(x + SIDE / 2, y + 56, "middle", class, one.figure.clone()));
    }
    Chart {
        id: id.into(),
        title: title.into(),
        note: note.into(),
        width: columns * (SIDE + GAP) - GAP,
        height,
        marks,
        keys: Vec::new(),
        head: head.map(str::to_owned).into(),
        rows: tiles
            .iter()
            .map(|one| (vec![one.name.clone(), one.figure.clone()], one.href.clone()))
            .collect(),
        language,
    }
}

/// Returns the class of a ground: the larger, the darker.
const fn heat(of: u8) -> &'static str {
    match of {
        0 => "heat-0",
        1 => "heat-1",
        2 => "heat-2",
        3 => "heat-3",
        4 => "heat-4",
        _ => "heat-5",
    }
}
