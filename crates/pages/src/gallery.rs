//! The gallery: every sample of every page, without a server.

use crate::cards::{CardPage, CardsPage};
use crate::cases::{CasePage, CasesPage};
use crate::fault::FaultPage;
use crate::frame::{Frame, Theme};
use crate::home::HomePage;
use crate::keep::{AccountsPage, CheckupPage, OrganisationsPage, RulePage, RulesPage};
use crate::page::{Page, PageError};
use crate::route;
use crate::sample;
use crate::seeing::{MonitorPage, StatisticsPage, WallPage};
use crate::sign::{AccountPage, DoorPage, EnrolmentPage};
use report::Language;

/// A sample of a page.
#[derive(Clone, Debug)]
pub struct GalleryPage {
    /// Its name: page and sample.
    pub name: String,
    /// Its HTML.
    pub html: String,
}

/// Renders every sample of every page.
///
/// # Errors
/// [`PageError`] when a template cannot be filled in, which no page is known to cause.
pub fn gallery(language: Language, theme: Theme, assets: &str) -> Result<Vec<GalleryPage>, PageError> {
    let city = language.pick("鄂州市", "Ezhou");
    let mut frame = Frame::new(language, theme, city, route::HOME);
    frame.assets = assets.into();
    frame.reader = Some(sample::reader(language));
    let mut pages = Vec::new();
    add::<DoorPage>(&frame, &mut pages)?;
    add::<AccountPage>(&frame, &mut pages)?;
    add::<EnrolmentPage>(&frame, &mut pages)?;
    add::<HomePage>(&frame, &mut pages)?;
    add::<MonitorPage>(&frame, &mut pages)?;
    add::<CardsPage>(&frame, &mut pages)?;
    add::<CardPage>(&frame, &mut pages)?;
    add::<CasesPage>(&frame, &mut pages)?;
    add::<CasePage>(&frame, &mut pages)?;
    add::<StatisticsPage>(&frame, &mut pages)?;
    add::<WallPage>(&frame, &mut pages)?;
    add::<RulesPage>(&frame, &mut pages)?;
    add::<RulePage>(&frame, &mut pages)?;
    add::<CheckupPage>(&frame, &mut pages)?;
    add::<OrganisationsPage>(&frame, &mut pages)?;
    add::<AccountsPage>(&frame, &mut pages)?;
    add::<FaultPage>(&frame, &mut pages)?;
    Ok(pages)
}

fn add<P: Page>(frame: &Frame, pages: &mut Vec<GalleryPage>) -> Result<(), PageError> {
    for (name, page) in P::samples(frame) {
        pages.push(GalleryPage { name: format!("{}-{name}", P::NAME), html: page.html()? });
    }
    Ok(())
}

/// Returns a list of the pages of the gallery, each with what it is called on disk in both languages.
#[must_use]
pub fn gallery_index(pages: &[GalleryPage]) -> String {
    let line = |page: &GalleryPage| {
        let name = &page.name;
        format!("<li>{name}: <a href=\"{name}.zh.html\">中文</a> <a href=\"{name}.en.html\">English</a></li>")
    };
    let lines: Vec<String> = pages.iter().map(line).collect();
    let head = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"/><title>日晷 · 页面样本</title></head>";
    format!("{head}<body><main><h1>页面样本</h1><ul>{}</ul></main></body></html>", lines.join("\n"))
}
