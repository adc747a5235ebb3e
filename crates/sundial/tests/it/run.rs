//! Running the binary.

use std::path::PathBuf;
use std::process::{Command, Output};

/// The repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the command in the repository's folder, without colours.
pub(crate) fn sundial(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sundial"))
        .args(arguments)
        .current_dir(root())
        .env_remove("NO_COLOR")
        .output()
        .expect("the binary was built for this test")
}

/// What a run of a command line shows: standard output, standard error, and an exit code other than 0.
pub(crate) fn shown(line: &str) -> String {
    let arguments: Vec<&str> = line.split_whitespace().collect();
    let output = sundial(&arguments);
    let mut text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    text.push_str(&String::from_utf8(output.stderr).expect("the messages are UTF-8"));
    match output.status.code() {
        Some(0) => {}
        Some(code) => text = format!("{text}exit {code}\n"),
        None => text.push_str("ended by a signal\n"),
    }
    text
}
