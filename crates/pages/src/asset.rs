//! Style sheet, script and mark: built in, named by what they hold, kept by browsers for ever.

use std::sync::LazyLock;

/// A file that pages need.
#[derive(Debug)]
pub struct Asset {
    /// Its name, with a hash of its content.
    pub name: String,
    /// Its type.
    pub media_type: &'static str,
    /// What it holds.
    pub body: &'static str,
}

/// Every asset.
pub static ASSETS: LazyLock<[Asset; 3]> = LazyLock::new(|| {
    [
        asset("style", "css", "text/css; charset=utf-8", include_str!("../assets/style.css")),
        asset("page", "js", "text/javascript; charset=utf-8", include_str!("../assets/page.js")),
        asset("mark", "svg", "image/svg+xml", include_str!("../assets/mark.svg")),
    ]
});

impl Asset {
    /// Finds an asset by its name.
    ///
    /// ```
    /// use pages::{ASSETS, Asset};
    /// assert!(ASSETS.iter().all(|asset| Asset::find(&asset.name).is_some()));
    /// assert!(Asset::find("style.css").is_none()); // without its hash it could be of another edition
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Asset> {
        ASSETS.iter().find(|asset| asset.name == name)
    }

    /// Returns the name of the asset that begins so.
    pub(crate) fn named(stem: &str) -> &'static str {
        ASSETS.iter().find(|asset| asset.name.starts_with(stem)).map_or("", |asset| asset.name.as_str())
    }
}

fn asset(stem: &str, end: &str, media_type: &'static str, body: &'static str) -> Asset {
    Asset { name: format!("{stem}-{:016x}.{end}", hash(body.as_bytes())), media_type, body }
}

/// FNV-1a: tells editions apart, which is all that is asked of it; nothing is proved by it.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
