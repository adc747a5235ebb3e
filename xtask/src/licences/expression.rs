//! Licence expressions: `(MIT OR Apache-2.0) AND Unicode-3.0`, and the old `MIT/Apache-2.0`.

/// Tells whether the allowed licences satisfy an expression; `None` when it cannot be read.
///
/// `AND` binds closer than `OR`. A licence `WITH` an exception counts as the licence: an exception only gives.
pub(super) fn allows(text: &str, allowed: &[&str]) -> Option<bool> {
    let spaced = text.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let answer = either(&mut rest, allowed)?;
    rest.is_empty().then_some(answer)
}

fn either(rest: &mut &[&str], allowed: &[&str]) -> Option<bool> {
    let mut answer = both(rest, allowed)?;
    while take(rest, "OR") {
        answer |= both(rest, allowed)?;
    }
    Some(answer)
}

fn both(rest: &mut &[&str], allowed: &[&str]) -> Option<bool> {
    let mut answer = one(rest, allowed)?;
    while take(rest, "AND") {
        answer &= one(rest, allowed)?;
    }
    Some(answer)
}

fn one(rest: &mut &[&str], allowed: &[&str]) -> Option<bool> {
    if take(rest, "(") {
        let answer = either(rest, allowed)?;
        return take(rest, ")").then_some(answer);
    }
    let name = name(rest)?;
    if take(rest, "WITH") {
        self::name(rest)?;
    }
    Some(allowed.contains(&name))
}

fn name<'a>(rest: &mut &[&'a str]) -> Option<&'a str> {
    let (first, more) = rest.split_first()?;
    *rest = more;
    (!["OR", "AND", "WITH", "(", ")"].contains(first)).then_some(*first)
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    let Some((first, more)) = rest.split_first() else { return false };
    let here = *first == word;
    if here {
        *rest = more;
    }
    here
}
