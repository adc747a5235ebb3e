//! Lines: how figures go from month to month.

use super::super::scale::Scale;
use super::{Chart, Mark};
use report::{Language, Tone};

const WIDTH: i64 = 680;
const HEIGHT: i64 = 260;
const LEFT: i64 = 56;
const TOP: i64 = 16;
const BOTTOM: i64 = 34;

/// A line: its name, how it is meant, and a figure in tenths for each label, where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// How it is meant.
    pub tone: Tone,
    /// Its figures in tenths.
    pub tenths: Vec<Option<i64>>,
}

/// Draws lines over labels; `unit` stands behind every figure.
#[must_use]
pub fn lines(
    (id, title, note): (&str, &str, &str),
    labels: &[(String, String)],
    series: &[Series],
    (head, unit): (&str, &str),
    language: Language,
) -> Chart {
    let figures = series.iter().flat_map(|one| one.tenths.iter().flatten());
    let scale = Scale::of(figures.copied().max().unwrap_or(0).div_euclid(10) + 1);
    let (base, plot) = (HEIGHT - BOTTOM, HEIGHT - BOTTOM - TOP);
    let mut marks = Vec::new();
    for line in scale.lines() {
        let y = base - scale.height(line, plot);
        marks.push(Mark::Line(LEFT, y, WIDTH, y, if line == 0 { "base" } else { "grid" }));
        marks.push(Mark::Text(LEFT - 8, y + 4, "end", "tick", format!("{line}{unit}")));
    }
    let wide = (WIDTH - LEFT) / i64::try_from(labels.len().max(1)).unwrap_or(1);
    let middle = |place: usize| LEFT + wide * i64::try_from(place).unwrap_or(0) + wide / 2;
    for (place, (label, _)) in labels.iter().enumerate() {
        marks.push(Mark::Text(middle(place), base + 20, "middle", "tick", label.clone()));
    }
    let said = |tenths: i64| format!("{}.{}{unit}", tenths / 10, tenths % 10);
    for one in series {
        let at = |(place, tenths): (usize, &Option<i64>)| {
            let tenths = (*tenths)?;
            let high = tenths.clamp(0, scale.top * 10) * plot / (scale.top * 10);
            Some((middle(place), base - high, place, tenths))
        };
        let points: Vec<_> = one.tenths.iter().enumerate().filter_map(at).collect();
        let path: Vec<String> = points.iter().map(|(x, y, ..)| format!("{x},{y}")).collect();
        marks.push(Mark::Path(path.join(" "), one.tone.class()));
        for (x, y, place, tenths) in points {
            let label = labels.get(place).map_or("", |(label, _)| label.as_str());
            let says = format!("{} {label}: {}", one.name, said(tenths));
            marks.push(Mark::Dot(x, y, one.tone.class(), says));
        }
    }
    let cell = |one: &Series, place: usize| {
        one.tenths.get(place).copied().flatten().map_or_else(|| "–".to_owned(), said)
    };
    let row = |(place, (label, href)): (usize, &(String, String))| {
        let cells = series.iter().map(|one| cell(one, place));
        (std::iter::once(label.clone()).chain(cells).collect(), href.clone())
    };
    Chart {
        id: id.into(),
        title: title.into(),
        note: note.into(),
        width: WIDTH,
        height: HEIGHT,
        marks,
        keys: series.iter().map(|one| (one.tone.class(), one.name.clone())).collect(),
        head: std::iter::once(head.to_owned()).chain(series.iter().map(|one| one.name.clone())).collect(),
        rows: labels.iter().enumerate().map(row).collect(),
        language,
    }
}
