//! Rust text taken apart: code without strings and comments, and comments alone.

/// Both parts have the lines of the text; what belongs to the other part is blank.
pub(crate) struct Lexed {
    pub(crate) code: String,
    pub(crate) comments: String,
}

impl Lexed {
    fn code(&mut self, letter: char) {
        self.code.push(letter);
        self.comments.push(if letter == '\n' { '\n' } else { ' ' });
    }

    fn comment(&mut self, letter: char) {
        self.comments.push(letter);
        self.code.push(if letter == '\n' { '\n' } else { ' ' });
    }

    fn neither(&mut self, letters: &[char]) {
        for &letter in letters {
            self.code(if letter == '\n' { '\n' } else { ' ' });
        }
    }
}

/// Takes Rust text apart. Text that does not compile gives parts that are not exact, never a panic.
pub(crate) fn lexed(text: &str) -> Lexed {
    let letters: Vec<char> = text.chars().collect();
    let mut parts = Lexed { code: String::new(), comments: String::new() };
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let rest = &letters[at..];
        let length = match letter {
            '/' if rest.starts_with(&['/', '/']) => line_comment(rest),
            '/' if rest.starts_with(&['/', '*']) => block_comment(rest),
            '"' => string(rest),
            'r' if !follows_word(&letters, at) => raw_string(rest),
            '\'' => character(rest),
            _ => 0,
        };
        match (letter, length) {
            (_, 0) => parts.code(letter),
            ('/', _) => rest[..length].iter().for_each(|&letter| parts.comment(letter)),
            (_, _) => parts.neither(&rest[..length]),
        }
        at += length.max(1);
    }
    parts
}

fn line_comment(rest: &[char]) -> usize {
    rest.iter().position(|&letter| letter == '\n').unwrap_or(rest.len())
}

fn block_comment(rest: &[char]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while at < rest.len() {
        if rest[at..].starts_with(&['/', '*']) {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(&['*', '/']) {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while let Some(&letter) = rest.get(at) {
        match letter {
            '"' => return at + 1,
            '\\' => at += 2,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Returns the length of `r"…"` or `r#"…"#`, or 0 where there is none.
fn raw_string(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|&&letter| letter == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let body = &rest[2 + hashes..];
    let found = body.windows(end.len()).position(|window| window == end);
    found.map_or(rest.len(), |place| 2 + hashes + place + end.len())
}

/// Returns the length of a character, or 0 where the quote begins a lifetime.
fn character(rest: &[char]) -> usize {
    match rest {
        [_, '\\', _, more @ ..] => {
            more.iter().position(|&letter| letter == '\'').map_or(0, |place| place + 4)
        }
        [_, _, '\'', ..] => 3,
        _ => 0,
    }
}

/// Tells whether the letter continues a word, so that `r` cannot begin a raw string (`b` and `c` may stand before).
fn follows_word(letters: &[char], at: usize) -> bool {
    let word = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    let Some(before) = at.checked_sub(1).and_then(|place| letters.get(place)) else { return false };
    let prefix = matches!(before, 'b' | 'c') && !(at >= 2 && word(&letters[at - 2]));
    word(before) && !prefix
}
