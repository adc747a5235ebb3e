//! Every kind of processor finds what a look at each byte finds.

use super::super::machine::Dialect;
use super::Separators;
use fearless_simd::{Level, dispatch};
use proptest::prelude::*;

/// The starts of fields, the terminators and whether there is a carriage return, byte by byte.
fn plainly(text: &[u8], dialect: Dialect) -> (Vec<u32>, usize, bool) {
    let ends = |byte: &u8| *byte == dialect.delimiter || *byte == dialect.terminator;
    let behind = text.iter().enumerate().filter(|(_, byte)| ends(byte)).map(|(at, _)| at + 1);
    let open = text.last().is_some_and(|last| *last != dialect.terminator);
    let all = std::iter::once(0).chain(behind).chain(open.then_some(text.len() + 1));
    let starts = all.map(|at| u32::try_from(at).expect("texts are short")).collect();
    let terminators = text.iter().filter(|byte| **byte == dialect.terminator).count();
    (starts, terminators, text.contains(&b'\r'))
}

fn check(level: Level, text: &[u8], separators: &mut Separators) {
    let dialect = Dialect { delimiter: b',', terminator: b'\n' };
    // What lies behind the text is not looked at, whatever it is.
    let mut padded = text.to_vec();
    padded.extend_from_slice(&[b','; 64]);
    dispatch!(level, simd => separators.find(simd, &padded, text.len(), dialect));
    let (starts, terminators, returned) = plainly(text, dialect);
    assert_eq!(separators.starts(), starts, "{level:?}");
    assert_eq!((separators.terminators, separators.returned()), (terminators, returned), "{level:?}");
}

proptest! {
    #[test]
    fn processors_agree(texts in prop::collection::vec("[,,\n\r\"a0]{0,300}|[a-z,]{0,300}", 1..4)) {
        for level in [Level::new(), Level::baseline()] {
            let mut separators = Separators::default();
            for text in &texts {
                check(level, text.as_bytes(), &mut separators);
            }
        }
    }
}

#[test]
fn a_block_of_nothing_but_separators_is_found_whole() {
    check(Level::new(), &[b','; 257], &mut Separators::default());
    check(Level::baseline(), &[b'\n'; 192], &mut Separators::default());
}
