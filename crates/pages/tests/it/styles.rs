//! The style sheet: every class that pages use is known to it, and text stands out from its ground in light and dark.

use crate::read::every_page;
use pages::ASSETS;
use std::collections::{BTreeMap, BTreeSet};

fn style() -> &'static str {
    ASSETS.iter().find(|asset| asset.name.starts_with("style")).expect("there is one").body
}

/// Classes without looks of their own, which mark a place in words.
const PLAIN: [&str; 9] =
    ["dial-say", "wide-column", "side-column", "door-say", "certificate", "due", "what", "wd", "tick"];

#[test]
fn every_class_of_every_page_has_its_looks() {
    let mut unknown = BTreeSet::new();
    for page in every_page() {
        for class in page.values("class").iter().flat_map(|list| list.split_whitespace()) {
            if !PLAIN.contains(&class) && !style().contains(&format!(".{class}")) {
                unknown.insert(class.to_owned());
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new());
}

/// Colours of one theme by name.
fn colours(after: &str) -> BTreeMap<String, [u32; 3]> {
    let from = style().find(after).expect("the theme is there");
    let block = style()[from..].split('}').next().unwrap_or("");
    let pairs = block.split(';').filter_map(|part| part.rsplit_once("--")?.1.split_once(':'));
    pairs.filter_map(|(name, value)| Some((name.trim().to_owned(), rgb(value.trim())?))).collect()
}

fn rgb(text: &str) -> Option<[u32; 3]> {
    let digits = text.strip_prefix('#')?;
    let long = if digits.len() == 3 {
        digits.chars().flat_map(|one| [one, one]).collect()
    } else {
        digits.to_owned()
    };
    let part = |at: usize| u32::from_str_radix(long.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// The relative luminance of WCAG 2 in millionths. Its curve, ((c + 0.055) / 1.055) ^ 2.4, in whole numbers: the power
/// 12/5 is the fifth root of the twelfth power.
fn luminance(colour: [u32; 3]) -> u64 {
    /// One, so fine that the fifth power of the darkest colour is not lost.
    const ONE: u128 = 1_000_000_000_000_000;
    let power = |base: u128, times: u32| (0..times).fold(ONE, |all, _| all * base / ONE);
    let linear = |part: u32| -> u128 {
        let share = u128::from(part) * ONE / 255;
        if part <= 10 {
            return share * 100 / 1_292;
        }
        let wanted = power((share + ONE * 55 / 1_000) * 1_000 / 1_055, 12);
        let (mut low, mut high) = (0, ONE + 1);
        while high - low > 1 {
            let middle = u128::midpoint(low, high);
            if power(middle, 5) <= wanted { low = middle } else { high = middle }
        }
        low
    };
    let [red, green, blue] = colour.map(linear);
    let all = (red * 2_126 + green * 7_152 + blue * 722) / 10_000;
    u64::try_from(all * 1_000_000 / ONE).expect("at most a million")
}

/// The contrast in hundredths.
fn contrast(one: [u32; 3], other: [u32; 3]) -> u64 {
    let (one, other) = (luminance(one) + 50_000, luminance(other) + 50_000);
    one.max(other) * 100 / one.min(other)
}

#[test]
fn contrast_is_that_of_the_recommendation() {
    assert_eq!(contrast([0, 0, 0], [255, 255, 255]), 2_100);
    assert_eq!(contrast([0x76, 0x76, 0x76], [255, 255, 255]), 454); // the well-known grey that just passes
    assert_eq!(contrast([0x77, 0x77, 0x77], [255, 255, 255]), 447); // and the one that does not
}

#[test]
fn text_stands_out_from_its_ground_in_light_and_dark() {
    let texts = ["ink", "ink-2", "ink-3", "brand", "ok", "notice", "orange", "blue", "red"];
    let own = [
        ("notice", "notice-2"),
        ("orange", "orange-2"),
        ("ok", "ok-2"),
        ("blue", "blue-2"),
        ("red", "red-2"),
        ("brand", "brand-2"),
        ("brand-ink", "brand"),
    ];
    let mut faint = Vec::new();
    for theme in [":root {", ":root[data-theme=\"dark\"] {"] {
        let colours = colours(theme);
        let grounds = ["paper", "ground", "raise"];
        let pairs = texts.iter().flat_map(|text| grounds.map(|ground| (*text, ground)));
        for (text, ground) in pairs.chain(own) {
            let (Some(front), Some(back)) = (colours.get(text), colours.get(ground)) else {
                faint.push(format!("{theme} has no {text} or no {ground}"));
                continue;
            };
            let contrast = contrast(*front, *back);
            // WCAG 2.1 AA asks for 4.5.
            if contrast < 450 {
                faint.push(format!("{theme} {text} on {ground}: {contrast}"));
            }
        }
    }
    assert_eq!(faint, Vec::<String>::new());
}

#[test]
fn both_ways_into_the_dark_are_the_same() {
    let by_choice = colours(":root[data-theme=\"dark\"] {");
    assert_eq!(by_choice, colours(":root:not([data-theme=\"light\"]) {"));
    assert!(by_choice.len() > 20);
}
