//! The wall: dark, needs no hand, is read from ten metres, at any size of 16 by 9.

use super::{Figure, LatestCard, Ranking};
use crate::format::Stamp;
use crate::frame::Frame;
use crate::page::Page;
use crate::parts::Chart;
use crate::sample;
use askama::Template;

/// A figure at the foot of the wall: name and figure.
pub type WallFoot = (String, String);

/// The wall.
#[derive(Clone, Debug, Template)]
#[template(path = "seeing/wall.html")]
pub struct WallPage {
    /// Language, city, assets.
    pub frame: Frame,
    /// What is watched: the place, and so many items.
    pub about: String,
    /// The day.
    pub today: Stamp,
    /// The hour when this was true.
    pub hour: String,
    /// The key figures.
    pub figures: Vec<Figure>,
    /// The latest cards.
    pub latest: Vec<LatestCard>,
    /// How much of the promise is used; none where there are too many cases to look at.
    pub chart: Option<Chart>,
    /// Items closest to their limit; none as above.
    pub slow_items: Option<Ranking>,
    /// Figures at the foot.
    pub foot: Vec<WallFoot>,
    /// The head of the ledger: its root, and when it was signed.
    pub head: (String, Stamp),
}

impl Page for WallPage {
    const NAME: &'static str = "wall";

    fn samples(frame: &Frame) -> Vec<(&'static str, WallPage)> {
        vec![("usual", sample::wall(frame))]
    }
}
