//! `cargo xtask conform`: schemathesis against the description of the interface, on a service that runs.
//!
//! The service is the example `stand` of `web`: in memory, with one late case. Nothing may fail, and nothing may be
//! answered that docs/openapi.json does not say.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::{repo, say, step};

/// The program, where nothing else is said.
const PROGRAM: &str = "schemathesis";
/// What is checked of every answer.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance,unsupported_method,ignored_auth";

/// Checks with more examples of each operation, further arguments going to schemathesis.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let program = program();
    if !step::works(step::command(&program, &["--version"])) {
        bail!("{program} is not installed: `pip install schemathesis==4.32.5`, or name it in SCHEMATHESIS");
    }
    check(&program, &[&["--max-examples", "100"], arguments].concat())
}

/// Checks in a few seconds, where the program is at hand.
pub(crate) fn bounded() -> Result<()> {
    let program = program();
    if !step::works(step::command(&program, &["--version"])) {
        say::line(
            "   left out: schemathesis is not installed; the interface is not held against its description",
        );
        return Ok(());
    }
    check(&program, &["--max-examples", "20", "--seed", "7"])
}

fn program() -> String {
    std::env::var("SCHEMATHESIS").unwrap_or_else(|_| PROGRAM.to_owned())
}

fn check(program: &str, arguments: &[&str]) -> Result<()> {
    step::run(step::cargo(&["build", "--quiet", "-p", "web", "--example", "stand"]))?;
    let mut stand = step::cargo(&["run", "--quiet", "-p", "web", "--example", "stand"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("could not start the service")?;
    let checked = address(&mut stand).and_then(|address| {
        let description = repo::root().join("docs/openapi.json");
        let description = description.to_str().context("the path of the repository is no text")?;
        let fixed = ["run", description, "--url", &address, "-H", "Authorization: Bearer source"];
        let fixed = [&fixed[..], &["--phases", "coverage,fuzzing", "--checks", CHECKS]].concat();
        let shown = ["--warnings", "off", "--no-color"];
        let mut command = step::command(program, &[&fixed, &shown[..], arguments].concat());
        // It keeps what it found where it runs: not in the repository.
        let aside = std::env::temp_dir().join(format!("sundial-conform-{}", std::process::id()));
        std::fs::create_dir_all(&aside).context("could not make a folder")?;
        command.current_dir(&aside);
        let done = step::run(command);
        std::fs::remove_dir_all(&aside).context("could not remove the folder")?;
        done
    });
    // The service ends with its input.
    drop(stand.stdin.take());
    stand.wait().context("could not wait for the service")?;
    checked
}

fn address(stand: &mut Child) -> Result<String> {
    let said = stand.stdout.as_mut().context("the service says nothing")?;
    let mut line = String::new();
    BufReader::new(said).read_line(&mut line).context("could not read the address of the service")?;
    Ok(line.trim().to_owned())
}
