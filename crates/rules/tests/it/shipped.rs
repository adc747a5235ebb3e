//! Every pack in `packs/rules` is shipped, reads, and is named like its file.

use std::path::Path;

#[test]
fn every_shipped_pack_reads() {
    for (code, _) in rules::shipped() {
        let pack = rules::load(code).unwrap_or_else(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{code}:\n{}", lines.join("\n"))
        });
        assert_eq!(pack.rules.code, *code, "a pack is named like its file");
        assert!(!pack.rules.rules.is_empty(), "{code} has no rules");
    }
}

#[test]
fn every_pack_in_the_folder_is_shipped() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/rules");
    let mut files: Vec<String> = (std::fs::read_dir(folder).expect("the folder is part of the project"))
        .filter_map(|entry| entry.expect("a folder can be listed").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    files.sort();
    let shipped: Vec<&str> = rules::shipped().iter().map(|(code, _)| *code).collect();
    assert_eq!(shipped, files);
}
