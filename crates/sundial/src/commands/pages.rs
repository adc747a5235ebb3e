//! `sundial pages`: every page with its samples, in both languages, as files that a browser opens without a service.

use crate::fault::{Code, Exit, Fault};
use crate::terminal::{Terminal, unwritten};
use anyhow::Error;
use pages::{ASSETS, GalleryPage, Language, Theme, gallery, gallery_index};
use std::fs;
use std::path::{Path, PathBuf};

/// What is asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Pages {
    /// 写到哪个目录 / into which folder
    #[arg(long, value_name = "目录")]
    out: PathBuf,
    /// 深浅色 / light or dark: system, light, dark
    #[arg(long, value_name = "system|light|dark", default_value = "system", value_parser = theme)]
    theme: Theme,
}

/// Writes the gallery.
pub(crate) fn run(asked: &Pages, terminal: &mut Terminal) -> Result<Exit, Fault> {
    fs::create_dir_all(&asked.out).map_err(|error| unwritten(&asked.out.display().to_string(), error))?;
    let mut all = Vec::new();
    for (language, tag) in [(Language::Zh, "zh"), (Language::En, "en")] {
        let pages = gallery(language, asked.theme, ".")
            .map_err(|error| Fault::because(Code::Output, tag, Error::new(error)))?;
        for GalleryPage { name, html } in &pages {
            write(&asked.out, &format!("{name}.{tag}.html"), html)?;
        }
        all = pages;
    }
    for asset in ASSETS.iter() {
        write(&asked.out, &asset.name, asset.body)?;
    }
    write(&asked.out, "index.html", &gallery_index(&all))?;
    terminal.print(&format!("{}\n", asked.out.join("index.html").display()))?;
    Ok(Exit::Done)
}

fn theme(code: &str) -> Result<Theme, &'static str> {
    Theme::from_code(code).ok_or("system, light, dark")
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Fault> {
    let path = folder.join(name);
    fs::write(&path, text).map_err(|error| unwritten(&path.display().to_string(), error))
}
