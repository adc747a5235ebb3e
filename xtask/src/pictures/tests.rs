use super::{BYTES_MAX, FOLDER, PICTURES};
use crate::repo;
use std::fs;

#[test]
fn the_page_shows_every_picture_and_no_other_and_all_are_small() {
    let page = fs::read_to_string(repo::root().join("docs/real-logs.md")).unwrap();
    let shown: Vec<&str> =
        page.split("](pictures/").skip(1).filter_map(|rest| rest.split(".png)").next()).collect();
    let mut made: Vec<&str> = PICTURES.iter().map(|(name, _, _)| *name).collect();
    made.sort_unstable();
    let mut sorted = shown.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, made);
    for name in shown {
        let bytes = fs::metadata(repo::root().join(FOLDER).join(format!("{name}.png"))).unwrap().len();
        assert!(bytes <= BYTES_MAX, "{name}: {bytes} bytes");
    }
}
