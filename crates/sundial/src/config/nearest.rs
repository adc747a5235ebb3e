//! What somebody may have meant.

/// Returns the word that is nearest to one that is not known; `None` where none is near.
pub(super) fn nearest<'w>(unknown: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let far = |word: &str| distance(unknown, word);
    let (word, far) = words.map(|word| (word, far(word))).min_by_key(|(_, far)| *far)?;
    (far <= word.len().max(unknown.len()) / 2).then_some(word)
}

/// How many letters have to be added, taken away or replaced.
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (place, other) in two.iter().enumerate() {
            let replaced = before + usize::from(letter != *other);
            before = row[place + 1];
            row[place + 1] = replaced.min(before + 1).min(row[place] + 1);
        }
    }
    row[two.len()]
}
