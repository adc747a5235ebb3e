//! Organisations and staff.

use crate::frame::{Frame, Section};
use crate::page::Page;
use crate::sample;
use askama::Template;

/// An organisation.
#[derive(Clone, Debug, Default)]
pub struct OrganisationRow {
    /// Its name.
    pub name: String,
    /// Its place in the tree.
    pub path: String,
    /// How deep it lies below the first, 0 to 5.
    pub depth: u8,
    /// How many people belong to it.
    pub staff: u64,
    /// Since when, in words.
    pub since: String,
    /// Whether it stands no longer.
    pub ended: bool,
}

/// Organisations.
#[derive(Clone, Debug, Template)]
#[template(path = "keep/organisations.html")]
pub struct OrganisationsPage {
    /// What stands around it.
    pub frame: Frame,
    /// The organisations, each before those below it.
    pub rows: Vec<OrganisationRow>,
}

impl Page for OrganisationsPage {
    const NAME: &'static str = "organisations";

    fn samples(frame: &Frame) -> Vec<(&'static str, OrganisationsPage)> {
        let frame = frame.within(Section::Organisations, Vec::new());
        let empty = OrganisationsPage { frame: frame.clone(), rows: Vec::new() };
        vec![("usual", sample::organisations(&frame)), ("empty", empty)]
    }
}
