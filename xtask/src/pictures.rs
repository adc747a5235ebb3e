//! `cargo xtask pictures`: the pictures of docs/real-logs.md, made again from the logs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{repo, say, step};

/// The pictures: name, folder of the data, log.
const PICTURES: [(&str, &str, &str); 8] = [
    ("receipt", "logs", "Receipt.xes.gz"),
    ("road-fines", "logs", "road_traffic_fines_open.csv.gz"),
    ("building-permits", "logs", "BPIC15_3.xes.gz"),
    ("travel-permits", "logs", "BPI2020_PermitLog.xes.gz"),
    ("loan-applications", "logs", "BPIC12.xes.gz"),
    ("service-requests-nyc", "sr311", "nyc311_a.csv"),
    ("service-requests-boston", "sr311", "boston311_open.csv"),
    ("messages", "messages", "messages_with_reply_open.csv.gz"),
];

/// Where they lie.
const FOLDER: &str = "docs/pictures";

/// No picture may be larger.
const BYTES_MAX: u64 = 150 * 1024;

/// Programs that can draw a page, the first that is installed.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Judges every log that is there and draws the head of its report.
pub(crate) fn run() -> Result<()> {
    let works = |browser: &&&str| step::works(step::command(browser, &["--version"]));
    let Some(browser) = BROWSERS.iter().find(works) else {
        bail!("none of {} is installed; it draws the pages", BROWSERS.join(", "));
    };
    let data =
        std::env::var_os("SUNDIAL_DATA").map_or_else(|| repo::root().join("../shared/data"), PathBuf::from);
    step::run(step::cargo(&["build", "--release", "--quiet", "--package", "sundial"]))?;
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    let product = repo::root().join(target).join("release/sundial");
    let page = repo::root().join(FOLDER).join("page.html");
    fs::create_dir_all(repo::root().join(FOLDER)).context("could not make the folder of pictures")?;
    for (name, folder, log) in PICTURES {
        if data.join(folder).join(log).exists() {
            draw(&product, browser, (&data.join(folder), log), (&page, name))?;
        } else {
            say::line(format_args!("left out: {name}: {folder}/{log} is not there"));
        }
    }
    if page.exists() { fs::remove_file(&page).context("could not remove the page") } else { Ok(()) }
}

/// The log is named without its folder, which is nobody's business.
fn draw(
    product: &Path,
    browser: &str,
    (data, log): (&Path, &str),
    (page, name): (&Path, &str),
) -> Result<()> {
    let mut judge = Command::new(product);
    judge.current_dir(data).args(["audit", log, "--format", "html", "--out"]).arg(page);
    step::run(judge)?;
    let picture = repo::root().join(FOLDER).join(format!("{name}.png"));
    let (shot, url) = (format!("--screenshot={}", picture.display()), format!("file://{}", page.display()));
    let window =
        ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=960,1120"];
    let mut browse = step::command(browser, &window);
    browse.args([shot, url]);
    if !step::works(browse) {
        bail!("{browser} could not draw {}", page.display());
    }
    let bytes = fs::metadata(&picture).with_context(|| format!("no picture {}", picture.display()))?.len();
    if bytes > BYTES_MAX {
        bail!("{} has {bytes} bytes; at most {BYTES_MAX}", picture.display());
    }
    say::line(format_args!("{FOLDER}/{name}.png  {} KB", bytes / 1024));
    Ok(())
}

#[cfg(test)]
mod tests;
