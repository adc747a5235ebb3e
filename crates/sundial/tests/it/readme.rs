//! The READMEs are true: every command in them runs, and what they show of its output is in its output.

use crate::real_logs::data;
use crate::run::{root, sundial};
use crate::service::Service;
use std::process::Command;

const COMMAND: &str = "cargo run --release -- ";

/// A command of a README with the lines that are shown below it.
#[derive(Debug)]
struct Shown {
    command: String,
    lines: Vec<String>,
}

fn commands(file: &str) -> Vec<Shown> {
    let text = std::fs::read_to_string(root().join(file)).expect("the README is there");
    let mut found: Vec<Shown> = Vec::new();
    let mut block: Option<&str> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), block) {
            (Some(language), None) => block = Some(language),
            (Some(_), Some(_)) => block = None,
            (None, Some("sh" | "console")) => {
                let words = line.trim_start_matches("$ ").split("  #").next().unwrap_or_default().trim();
                if let Some(command) = words.strip_prefix(COMMAND) {
                    found.push(Shown { command: command.to_owned(), lines: Vec::new() });
                } else if block == Some("console")
                    && let Some(last) = found.last_mut()
                {
                    last.lines.push(line.to_owned());
                }
            }
            (None, _) => {}
        }
    }
    found
}

/// The log that a reader downloads, and where it lies among the data.
const DOWNLOAD: (&str, &str) = ("Receipt.xes.gz", "logs/Receipt.xes.gz");

/// The log that a reader simulates; tests write it into a folder of their own.
const SIMULATED: &str = "city.csv";

fn check(file: &str) {
    let shown = commands(file);
    assert!(shown.len() >= 6, "{file} shows only {} commands", shown.len());
    let folder = tempfile::tempdir().expect("a folder");
    let city = folder.path().join(SIMULATED).display().to_string();
    let (name, place) = DOWNLOAD;
    for Shown { command, lines } in shown {
        let download = if command.contains(name) { data(file, place) } else { None };
        if command.contains(name) && download.is_none() {
            continue;
        }
        let download = download.map(|path| path.display().to_string()).unwrap_or_default();
        let arguments = command.split_whitespace().map(|word| match word {
            _ if word == name => download.as_str(),
            SIMULATED => city.as_str(),
            _ => word,
        });
        let arguments: Vec<&str> = arguments.collect();
        let output = sundial(&arguments);
        assert!(output.status.success(), "{file}: {COMMAND}{command}\n{output:?}");
        let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
        let text = text.replace(&city, SIMULATED);
        let text = if download.is_empty() { text } else { text.replace(&download, name) };
        let mut rest = text.lines();
        for line in lines.iter().filter(|line| !line.is_empty() && *line != "…") {
            assert!(
                rest.any(|real| real == line),
                "{file}: not in the output of `{command}`, or not in this order:\n{line}"
            );
        }
    }
}

#[test]
fn commands_of_the_english_readme_run_and_show_what_it_says() {
    check("README.md");
}

#[test]
fn commands_of_the_chinese_readme_run_and_show_what_it_says() {
    check("README.zh-CN.md");
}

#[test]
fn both_readmes_name_the_test_command() {
    for file in ["README.md", "README.zh-CN.md"] {
        let text = std::fs::read_to_string(root().join(file)).expect("the README is there");
        assert!(text.contains("\ncargo xtask ci "), "{file}");
    }
}

/// The lines of the block that begins with the demo.
fn lines_of_demo(file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(file)).expect("the README is there");
    let inside = text.lines().skip_while(|line| *line != "```sh demo").skip(1);
    inside.take_while(|line| *line != "```").map(str::to_owned).collect()
}

/// Runs the demo as the README says, but small and on a free port; then all further lines in one shell, with the token
/// that was printed, in a folder of their own.
fn check_demo(file: &str) {
    let lines = lines_of_demo(file);
    let (first, rest) = lines.split_first().expect("a block that begins with the demo");
    let words = first.strip_prefix(COMMAND).expect("a command of ours").split_whitespace();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sundial"));
    command
        .args(words.filter(|word| !["--lang", "en"].contains(word)))
        .args(["--lang", "en", "--port", "0", "--cases", "60"]);
    let demo = Service::of(command);
    let token = demo.said.lines().find_map(|line| line.strip_prefix("token")).expect("it prints a token");
    let token = token.split_whitespace().next().expect("a word");
    let script = rest.join("\n").replace("sundial_…", token).replace("127.0.0.1:8720", &demo.address);
    let script = script.replace(COMMAND, &format!("{} ", env!("CARGO_BIN_EXE_sundial")));
    let script = script.replace("examples/", &format!("{}/", root().join("examples").display()));
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new("sh").args(["-e", "-c", &script]).current_dir(folder.path()).output();
    let output = output.expect("a shell and curl are installed");
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert!(output.status.success(), "{file}: {text}{}", String::from_utf8_lossy(&output.stderr));
    for said in [
        "\"kept\":2",
        "\"rule\":\"promised-overdue\"",
        "\"day\":\"2025-11-17\"",
        "\"basis\":",
        "README-1",
        "✓ ",
    ] {
        assert!(text.contains(said), "{file}: {said} is not in\n{text}");
    }
    let verdict = text.lines().last().unwrap_or_default();
    assert!(["✓ true, and signed", "✓ 属实，签名有效"].contains(&verdict), "{file}: {verdict}");
}

#[test]
fn the_service_answers_as_the_english_readme_says() {
    check_demo("README.md");
}

#[test]
fn the_service_answers_as_the_chinese_readme_says() {
    check_demo("README.zh-CN.md");
}
