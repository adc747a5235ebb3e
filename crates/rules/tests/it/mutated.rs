//! No text makes the reader panic, and a pack that reads judges any story.

use crate::ground::CLOCKS;
use proptest::prelude::*;
use rules::scenario::{example, judge};
use rules::{
    Known, library, parse_accountability, parse_pack, parse_powers, shipped_accountability, shipped_powers,
};

const STORY: &str = "item: a, promised 5 working_day, statutory 20 working_day
2026-03-02 09:00 submitted
2026-03-02 10:00 accepted by u1 as clerk
2026-03-04 10:00 special_started hearing ground hearing planned 3 working_day notice T-1
2026-03-10 10:00 special_ended hearing
2026-03-20 10:00 decided denied by u1 as head
2026-04-20 10:00 concluded amount 10 yuan
as of 2026-12-31
expect no other finding
";

/// Pieces of packs that a typing error may put in the wrong place.
const PIECES: [&str; 16] = [
    "\"",
    "[",
    "]",
    "{",
    "}",
    "=",
    "\n",
    "-1",
    "99999999999999999999",
    "'''",
    "[[rule]]",
    "limit - 70000",
    "10000 month",
    "event.",
    "\u{0}",
    "定",
];

fn shipped() -> impl Strategy<Value = &'static str> {
    let texts: Vec<&'static str> = rules::shipped().iter().map(|(_, text)| *text).collect();
    proptest::sample::select(texts)
}

/// Moves a place back to the beginning of a character.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn read_and_judge(text: &str) {
    match parse_pack("mutated", text, &library) {
        Err(errors) => {
            assert!(!errors.is_empty(), "refused without a reason");
            for error in errors {
                assert!(error.line > 0 && error.column > 0, "{error}");
            }
        }
        Ok(pack) => {
            let scenario = example("mutated", STORY).expect("the story is right");
            let outcome = judge(&scenario, &pack.rules);
            drop(outcome);
        }
    }
}

/// The situations and powers that are shipped.
fn catalogues() -> impl Strategy<Value = &'static str> {
    let texts: Vec<&'static str> =
        shipped_accountability().iter().chain(shipped_powers()).map(|(_, text)| *text).collect();
    proptest::sample::select(texts)
}

fn read_catalogue(text: &str) {
    let known = Known::default();
    let read = [
        parse_accountability("mutated", text, &known).map(drop),
        parse_powers("mutated", text, &known).map(drop),
    ];
    for errors in read.into_iter().filter_map(Result::err) {
        assert!(!errors.is_empty(), "refused without a reason");
        assert!(errors.iter().all(|error| error.line > 0 && error.column > 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_cut_or_stuffed_pack_never_panics(
        text in shipped(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, 0..PIECES.len()), 1..4),
    ) {
        let mut text = text.to_owned();
        for (place, length, piece) in cuts {
            let from = floor(&text, place.index(text.len() + 1));
            let to = floor(&text, from + length);
            text.replace_range(from..to.max(from), PIECES[piece]);
        }
        read_and_judge(&text);
    }

    #[test]
    fn lines_in_another_order_never_panic(
        text in shipped(),
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let mut lines: Vec<&str> = text.lines().collect();
        for (a, b) in moves {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
        }
        read_and_judge(&lines.join("\n"));
    }

    #[test]
    fn a_guard_of_any_text_never_panics(guard in "[a-z.'\"()&|<>=!+*/%?:,0-9 \\[\\]{}-]{0,60}") {
        let rule = crate::ground::one_level(&format!("kind = \"event\"\non = [\"decided\"]\nwhen = '''{guard} '''"));
        read_and_judge(&format!("{CLOCKS}{rule}"));
    }

    #[test]
    fn a_guard_of_likely_words_never_panics(
        words in prop::collection::vec(prop::sample::select(vec![
            "event.staff", "item.promised", "matter.item", "'x'", "1", "0", "null", "true", "<", "==", "&&", "||",
            "!", "(", ")", "+", "/", "%", "-", "in", "[", "]", ",", "event.documents", ".exists(d, d == ", "size(",
            "int(", "string(", "?", ":", "9223372036854775807", "event.amount_fen",
        ]), 0..12),
    ) {
        let guard = words.join(" ");
        let rule = crate::ground::one_level(&format!("kind = \"event\"\non = [\"decided\"]\nwhen = '''{guard} '''"));
        read_and_judge(&format!("{CLOCKS}{rule}"));
    }
}

// Catalogues are long: fewer of them.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_cut_or_stuffed_catalogue_never_panics(
        text in catalogues(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..400_usize, 0..PIECES.len()), 1..4),
    ) {
        let mut text = text.to_owned();
        for (place, length, piece) in cuts {
            let from = floor(&text, place.index(text.len() + 1));
            let to = floor(&text, from + length);
            text.replace_range(from..to.max(from), PIECES[piece]);
        }
        read_catalogue(&text);
    }
}
