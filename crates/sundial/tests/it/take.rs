//! Files of a source: one, a folder, a folder that is watched; taken once, whatever happens in between.

use crate::service::Setup;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const HEAD: &str = "case,event,at,actor,department,item,recorded_at\n";
const FIRST: &str = "HB-1,submitted,2026-01-05 09:00:00,li,HB,HB-401,\n";
const SECOND: &str = "HB-1,accepted,2026-01-05 10:00:00,li,HB,HB-401,\n";

fn command(setup: &Setup, path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sundial"));
    command.arg("take").arg(path).args([
        "--source",
        "hall",
        "--place",
        "430000/430100",
        "--lang",
        "en",
        "--config",
    ]);
    command.arg(setup.config());
    command
}

/// Takes a path and returns how that ended and what was said.
fn taken(setup: &Setup, path: &Path) -> (Option<i32>, String) {
    let output = command(setup, path).output().expect("the binary was built for this test");
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).expect("it speaks UTF-8"))
}

fn write(folder: &Path, name: &str, rows: &[&str]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, HEAD.to_owned() + &rows.concat()).expect("it is written");
    path
}

#[test]
fn what_a_file_says_again_is_known_and_what_it_says_otherwise_is_a_change() {
    let setup = Setup::sqlite();
    let folder = setup.folder.path();
    let (code, said) = taken(&setup, &write(folder, "monday.csv", &[FIRST]));
    assert!(code == Some(0) && said.contains("1 kept, 0 repeated, 0 changed"), "{said}");
    // The next export has everything again, in another order, and one thing more.
    let (_, said) = taken(&setup, &write(folder, "tuesday.csv", &[SECOND, FIRST]));
    assert!(said.contains("1 kept, 1 repeated, 0 changed"), "{said}");
    let other = FIRST.replace(",li,", ",wang,");
    let (_, said) = taken(&setup, &write(folder, "wednesday.csv", &[&other, SECOND]));
    assert!(said.contains("0 kept, 1 repeated, 1 changed"), "{said}");
    let (_, said) = taken(&setup, &write(folder, "wednesday.csv", &[&other, SECOND]));
    assert!(said.contains("0 kept, 2 repeated, 0 changed"), "{said}");
    // Twice in one file is twice.
    let (_, said) = taken(&setup, &write(folder, "thursday.csv", &[FIRST, FIRST]));
    assert!(said.contains("1 kept"), "{said}");
}

#[test]
fn a_row_that_cannot_be_read_is_listed_and_the_rest_is_taken() {
    let setup = Setup::sqlite();
    let bad = FIRST.replace("2026-01-05 09:00:00", "yesterday");
    let (code, said) = taken(&setup, &write(setup.folder.path(), "a.csv", &[&bad, SECOND]));
    assert!(
        code == Some(3) && said.contains("1 kept") && said.contains("a.csv:2 at") && said.contains("D-05"),
        "{said}"
    );
}

#[test]
fn files_of_a_folder_go_to_done_or_failed_with_a_report() {
    let setup = Setup::sqlite();
    let folder = setup.folder.path().join("in");
    std::fs::create_dir(&folder).expect("it is made");
    write(&folder, "a.csv", &[FIRST]);
    std::fs::write(folder.join("b.csv"), "neither,known\n1,2\n").expect("it is written");
    std::fs::write(folder.join("c.csv.part"), "half").expect("it is written");
    let (code, said) = taken(&setup, &folder);
    assert_eq!(code, Some(3), "{said}");
    let report = |path: &str| {
        let text = std::fs::read_to_string(folder.join(path)).expect("it is there");
        serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON")
    };
    assert_eq!(report("done/a.csv.report.json")["kept"], 1);
    assert!(report("failed/b.csv.report.json")["unreadable"].as_str().expect("a reason").contains("I-02"));
    assert!(folder.join("done/a.csv").exists() && folder.join("failed/b.csv").exists());
    assert!(folder.join("c.csv.part").exists(), "what is still written stays");
    // The same name again takes nothing's place.
    write(&folder, "a.csv", &[FIRST, SECOND]);
    assert_eq!(taken(&setup, &folder).0, Some(0));
    assert_eq!(report("done/2-a.csv.report.json")["repeated"], 1);
    assert_eq!(report("done/a.csv.report.json")["kept"], 1);
}

#[test]
fn a_watched_folder_is_taken_from_until_it_ends_and_goes_on_after_a_kill() {
    let setup = Setup::sqlite();
    let folder = setup.folder.path().join("in");
    std::fs::create_dir(&folder).expect("it is made");
    for (name, said) in [("a.csv", "1 kept, 0 repeated"), ("b.csv", "0 kept, 1 repeated")] {
        let mut child =
            command(&setup, &folder).arg("--watch").stdout(Stdio::piped()).spawn().expect("it starts");
        write(&folder, name, &[FIRST]);
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("it speaks"));
        out.read_line(&mut line).expect("a line");
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        assert!(line.contains(said), "{line}");
    }
}
