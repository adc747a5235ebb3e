//! Material that lies beside the project and is not part of it.

use std::path::{Path, PathBuf};

/// The day of an ISO text in a test.
pub(crate) fn day(text: &str) -> calendar::Day {
    text.parse().expect("tests name days that exist")
}

/// A file of the shared data, or `None` with a line saying which test is left out.
pub(crate) fn file(path: &str, test: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let root = std::env::var_os("SUNDIAL_DATA").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(root.join(path)).ok();
    if text.is_none() {
        println!("left out: {test}, because {path} is not there");
    }
    text
}
