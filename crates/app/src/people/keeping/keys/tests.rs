//! Against RFC 8998 and the definition of HMAC.

use super::{Keys, Purpose, mac, open_under, seal_under};
use crate::people::keeping::hex::{from_hex, hex};
use aes_gcm::AesGcm;
use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
use ports::mem::SeededRandom;
use sm3::{Digest as _, Sm3};
use sm4::Sm4;

/// RFC 8998, appendix A.1.
#[test]
fn sm4_gcm_is_that_of_the_standard() {
    let bytes = |text: &str| from_hex(text).unwrap();
    let key: [u8; 16] = bytes("0123456789abcdeffedcba9876543210").try_into().unwrap();
    let nonce: [u8; 12] = bytes("00001234567800000000abcd").try_into().unwrap();
    let aad = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    let letters = ["aa", "bb", "cc", "dd", "ee", "ff", "ee", "aa"];
    let plain: Vec<u8> = letters.iter().flat_map(|pair| bytes(&pair.repeat(8))).collect();
    let cipher = AesGcm::<Sm4, U12>::new(&key.into());
    let sealed = cipher.encrypt(&nonce.into(), Payload { msg: &plain, aad: &aad }).unwrap();
    let wanted = "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735\
                  d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d\
                  83de3541e4c2b58177e065a9bf7b62ec";
    assert_eq!(hex(&sealed), wanted);
}

#[test]
fn the_keyed_hash_is_hmac_by_its_definition() {
    let key = [7_u8; 32];
    let pad = |with: u8| std::array::from_fn::<u8, 64, _>(|at| key.get(at).copied().unwrap_or(0) ^ with);
    let inner = Sm3::new().chain_update(pad(0x36)).chain_update("text").finalize();
    let outer = Sm3::new().chain_update(pad(0x5c)).chain_update(inner).finalize();
    assert_eq!(mac(&key, &[b"te", b"xt"])[..], outer[..]);
}

#[test]
fn what_is_sealed_opens_only_as_what_it_is_and_unaltered() {
    let (random, key) = (SeededRandom::from_seed(1), [3; 16]);
    let sealed = seal_under(&key, "p1|phone", "13800000000".as_bytes(), &random);
    assert_eq!(open_under(&key, "p1|phone", &sealed).unwrap(), "13800000000".as_bytes());
    assert_eq!(open_under(&key, "p2|phone", &sealed), None);
    assert_eq!(open_under(&[4; 16], "p1|phone", &sealed), None);
    for at in 0..sealed.len() {
        let mut altered = sealed.clone().into_bytes();
        altered[at] = if altered[at] == b'0' { b'1' } else { b'0' };
        let altered = String::from_utf8(altered).unwrap();
        assert!(altered == sealed || open_under(&key, "p1|phone", &altered).is_none(), "{at}");
    }
    assert_ne!(seal_under(&key, "p1|phone", b"1", &random), seal_under(&key, "p1|phone", b"1", &random));
    assert_eq!(open_under(&key, "", "zz"), None);
}

#[test]
fn a_purpose_has_a_key_of_its_own() {
    let keys = Keys::parse(&"ab".repeat(32)).unwrap();
    assert_ne!(keys.lookup(Purpose::Session, "x"), keys.lookup(Purpose::Token, "x"));
    let random = SeededRandom::from_seed(1);
    let sealed = keys.seal(Purpose::Factor, "li", b"secret", &random);
    assert_eq!(keys.open(Purpose::Factor, "li", &sealed).unwrap(), b"secret");
    assert_eq!(keys.open(Purpose::Token, "li", &sealed), None);
    assert!(Keys::parse("ab").is_none());
}
