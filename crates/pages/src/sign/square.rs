//! A text as a square code, which a phone reads.

use qrcode::QrCode;
use qrcode::render::svg;

/// Returns a text as a square code in SVG; empty where it is too long for one.
pub(crate) fn square_code(text: &str) -> String {
    let Ok(code) = QrCode::new(text.as_bytes()) else { return String::new() };
    let picture = code.render::<svg::Color<'_>>().min_dimensions(148, 148).quiet_zone(true).build();
    // The declaration of XML has no place in a page.
    picture.find("<svg").and_then(|at| picture.get(at..)).unwrap_or("").to_owned()
}
