//! Words of the frame around a document, and figures as they are read.

use crate::table::Cell;
use engine::Ratio;

/// What stands where there is no figure.
pub(crate) const DASH: &str = "–";

/// Returns a number with its thousands apart.
///
/// ```
/// assert_eq!(report::grouped(1_234_567), "1,234,567");
/// assert_eq!(report::grouped(999), "999");
/// ```
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a share in percent with one decimal; one that is not whole is not called whole, and one that is not nothing
/// is not called nothing.
///
/// ```
/// use engine::Ratio;
/// use report::percent;
/// assert_eq!(percent(Ratio::new(2, 3)).as_deref(), Some("66.7%"));
/// assert_eq!(percent(Ratio::new(19_501, 19_502)).as_deref(), Some(">99.9%"));
/// assert_eq!(percent(Ratio::new(1, 19_502)).as_deref(), Some("<0.1%"));
/// assert_eq!(percent(Ratio::new(7, 7)).as_deref(), Some("100.0%"));
/// assert_eq!(percent(Ratio::new(0, 0)), None);
/// ```
#[must_use]
pub fn percent(share: Ratio) -> Option<String> {
    let text = share.percent(1)?;
    Some(match text.as_str() {
        "100.0%" if share.numerator < i128::from(share.denominator) => ">99.9%".to_owned(),
        "0.0%" if share.numerator > 0 => "<0.1%".to_owned(),
        _ => text,
    })
}

/// Returns the text of a cell.
pub(crate) fn text_of(cell: &Cell) -> String {
    match cell {
        Cell::Missing => DASH.to_owned(),
        Cell::Text(text) | Cell::Code(text) | Cell::Flag(_, text) => text.clone(),
        Cell::Count(count) => grouped(*count),
        Cell::Share(ratio) => percent(*ratio).unwrap_or_else(|| DASH.to_owned()),
        Cell::Decimal(ratio) => ratio.decimal(1).unwrap_or_else(|| DASH.to_owned()),
        Cell::Day(day) => day.to_string(),
    }
}
