//! The table of kinds.

use rules::KINDS;

#[test]
fn every_kind_and_key_is_named_once_and_explained() {
    for (at, kind) in KINDS.iter().enumerate() {
        assert!(KINDS.iter().take(at).all(|earlier| earlier.code != kind.code), "{} stands twice", kind.code);
        assert!(!kind.zh.is_empty() && !kind.en.is_empty(), "{} is not explained", kind.code);
        for key in kind.keys.iter().chain(kind.level_keys) {
            assert!(!key.zh.is_empty() && !key.en.is_empty(), "{} {}", kind.code, key.name);
            assert!(!key.form.zh().is_empty() && !key.form.en().is_empty(), "{} {}", kind.code, key.name);
        }
    }
    assert_eq!(KINDS.len(), 17);
}
