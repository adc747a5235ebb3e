use super::{CardWords, CaseWords, FrameWords, KeepWords, SeeingWords, SignWords};

fn han(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// Says the same in both languages on purpose.
const SAME: [&str; 1] = ["other_language"];

#[test]
fn every_word_is_chinese_in_chinese_and_english_in_english() {
    let groups =
        [FrameWords::ALL, SignWords::ALL, CaseWords::ALL, CardWords::ALL, SeeingWords::ALL, KeepWords::ALL];
    let all = groups.into_iter().flatten();
    let wrong = all.filter(|(key, zh, en)| !SAME.contains(key) && (!han(zh) || han(en) || en.is_empty()));
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<&(&str, &str, &str)>::new());
}
