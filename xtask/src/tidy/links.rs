//! Links between documents lead to files that exist.

use std::collections::BTreeSet;

use super::Fault;
use crate::repo::{self, Source};

pub(super) fn faults(sources: &[Source]) -> Vec<Fault> {
    let mut places: BTreeSet<&str> = BTreeSet::new();
    for source in sources {
        let folders = source.path.match_indices('/').map(|(at, _)| &source.path[..at]);
        places.extend(folders.chain([source.path.as_str()]));
    }
    let pages = sources.iter().filter(|source| source.ends(".md"));
    pages.flat_map(|page| broken(page, &places)).collect()
}

fn broken(page: &Source, places: &BTreeSet<&str>) -> Vec<Fault> {
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut faults = Vec::new();
    let mut fenced = false;
    for (number, line) in page.text.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        for target in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split(['#', ' ']).next().unwrap_or("").trim_end_matches('/');
            let elsewhere = fenced || path.is_empty() || path.contains(':');
            let place = joined(folder, path);
            if !elsewhere && !places.contains(place.as_str()) && !is_picture(&place) {
                faults.push(Fault::new(page, number + 1, format!("the link to `{target}` leads nowhere")));
            }
        }
    }
    faults
}

/// Sources hold text only, so a picture is looked for where it should lie.
fn is_picture(path: &str) -> bool {
    path.ends_with(".png") && repo::root().join(path).is_file()
}

/// Returns a path from the root for one written in a page of a folder.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}
