//! docs/operations.md tells every figure, in the words that stand beside it.

use super::FIGURES;

#[test]
fn the_page_of_operations_tells_every_figure() {
    let page = include_str!("../../../../../docs/operations.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `sundial_")).collect();
    let told: Vec<String> = FIGURES.iter().map(|(name, says)| format!("| `{name}` | {says} |")).collect();
    assert_eq!(rows.len(), told.len());
    for (row, told) in rows.iter().zip(told) {
        assert!(row.starts_with(&told), "{row}\nis not\n{told}");
    }
}
