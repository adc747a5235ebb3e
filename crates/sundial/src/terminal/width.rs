//! How wide a text is on a terminal: Chinese characters take two cells.

/// Returns the cells that a text takes. Escape sequences of colours take none.
pub(crate) fn width(text: &str) -> usize {
    let mut cells = 0;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\x1b' {
            letters.by_ref().find(|&end| end == 'm');
            continue;
        }
        cells += cells_of(letter);
    }
    cells
}

/// Fills a text with blanks on its right.
pub(crate) fn left(text: &str, cells: usize) -> String {
    let missing = cells.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// As [`left`], with a blank behind a text that is too long, so that it stays apart from what follows.
pub(crate) fn apart(text: &str, cells: usize) -> String {
    let filled = left(text, cells);
    if filled.len() > text.len() { filled } else { format!("{text}  ") }
}

/// Fills a text with blanks on its left.
pub(crate) fn right(text: &str, cells: usize) -> String {
    let missing = cells.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(missing))
}

/// Puts a text into the middle.
pub(crate) fn centre(text: &str, cells: usize) -> String {
    let missing = cells.saturating_sub(width(text));
    let before = missing / 2;
    format!("{}{text}{}", " ".repeat(before), " ".repeat(missing - before))
}

/// Shortens a text without colours to some cells, with an ellipsis where something is left out.
pub(crate) fn shorten(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for letter in text.chars() {
        used += cells_of(letter);
        if used > cells {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

/// East Asian wide characters take two cells, marks that combine none, the rest one.
const fn cells_of(letter: char) -> usize {
    match letter as u32 {
        0..=0x1f | 0x7f | 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0x33ff
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xa000..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff01..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x2_0000..=0x3_fffd => 2,
        _ => 1,
    }
}
