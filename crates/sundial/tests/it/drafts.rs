//! Files are whole or not there, whatever happens; how far the work is shows on a terminal only.

use crate::run::{root, shown, sundial};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const CASES: &str = "crates/sundial/tests/it/data/cases.csv";
const RULES: &str = "crates/sundial/tests/it/data/small.toml";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("an entry"))).collect();
    names.sort();
    names
}

#[test]
fn ctrl_c_leaves_no_half_file_and_what_was_there_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.csv");
    fs::write(&log, "before").expect("it can be written");
    let mut running = Command::new(env!("CARGO_BIN_EXE_sundial"))
        .args(["simulate", "--city", "changsha", "--cases", "50000000", "--items"])
        .arg(folder.path().join("items.toml"))
        .arg("--out")
        .arg(&log)
        .current_dir(root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    // Millions of cases take minutes: the file is begun long before it could be whole.
    while !names(folder.path()).iter().any(|name| name.starts_with(".log.csv.")) {
        assert!(running.try_wait().expect("it can be asked").is_none(), "it ended by itself");
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-INT", &running.id().to_string()]).status();
    assert!(sent.expect("there is a kill").success());
    let ended = running.wait().expect("it ends");
    assert_eq!(ended.code(), Some(130));
    assert_eq!(names(folder.path()), ["items.toml", "log.csv"]);
    assert_eq!(fs::read_to_string(&log).expect("it is there"), "before");
}

#[test]
fn a_file_that_cannot_be_made_is_a_failure_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("no-such-folder/report.json");
    let text = shown(&format!("audit {CASES} --rules {RULES} --format json --out {}", place.display()));
    assert!(text.contains("错误 O-01") && text.ends_with("exit 6\n"), "{text}");
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_stay_as_they_were() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
    fs::write(&file, "before").expect("it can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("its rights can be set");
    symlink(&file, &link).expect("a link");
    let text = shown(&format!("audit {CASES} --rules {RULES} --format csv --out {}", link.display()));
    assert_eq!(text, "");
    assert!(link.symlink_metadata().expect("it is there").is_symlink());
    assert!(fs::read_to_string(&file).expect("it is there").starts_with("case,"));
    assert_eq!(file.metadata().expect("it is there").permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_as_it_is() {
    assert_eq!(shown(&format!("audit {CASES} --rules {RULES} --format csv --out /dev/null")), "");
    assert!(!Path::new("/dev/null").is_file());
}

/// What a terminal would have shown; `None` where there is no `script` to make one.
fn on_a_terminal(arguments: &str, environment: (&str, &str)) -> Option<String> {
    let line = format!("{} {arguments}", env!("CARGO_BIN_EXE_sundial"));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(root()).stdin(Stdio::null());
    script.env_remove("NO_COLOR").env("TERM", "xterm").env(environment.0, environment.1);
    match script.output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(_) => {
            eprintln!("left out: there is no `script` to make a terminal with");
            None
        }
    }
}

const WIPED: &str = "\r\u{1b}[2K";

#[test]
fn on_a_terminal_each_phase_is_shown_and_wiped_out() {
    let arguments = format!("audit {CASES} --rules {RULES} --format csv --out /dev/null");
    let Some(text) = on_a_terminal(&arguments, ("TERM", "xterm")) else { return };
    for phase in ["读取", "判定", "写出"] {
        assert!(text.contains(&format!("{WIPED}{phase}")), "{phase}: {text:?}");
    }
    assert!(text.ends_with(WIPED), "{text:?}");
}

#[test]
fn whoever_asks_for_silence_gets_it() {
    let arguments = format!("audit {CASES} --rules {RULES} --format csv --out /dev/null");
    for (more, environment) in
        [("--quiet", ("TERM", "xterm")), ("", ("NO_COLOR", "1")), ("", ("TERM", "dumb"))]
    {
        let Some(text) = on_a_terminal(&format!("{arguments} {more}"), environment) else { return };
        assert_eq!(text, "", "{more} {environment:?}");
    }
}

#[test]
fn without_a_terminal_there_is_no_progress() {
    let output = sundial(&["audit", CASES, "--rules", RULES]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(!String::from_utf8_lossy(&output.stdout).contains('\r'));
}
