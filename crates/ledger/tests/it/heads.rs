//! Heads, their text, and signatures: published values of SM2 (GB/T 32918) and a signature made with OpenSSL.

use crate::support::{key, signed, tree};
use expect_test::expect;
use ledger::{Frontier, HashKind, Head, HeadTime, PublicKey, SignedHead, SigningKey};

/// Made by `openssl genpkey -algorithm SM2` and `openssl pkey -pubout`.
const PRIVATE: &str = "\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgPV7DOIzR9lGfVSJu
GZpvHiiQLuOmD4hpnnlYugFiX2OhRANCAASJHYy2hhuTP05c2jE9ws0o+3BwrisT
7EXo4BcNzCtVMakhG/3PD7GJ9hrrFhbZ5vw0jWuu/eXPBCHXn3dDbE8u
-----END PRIVATE KEY-----
";
const PUBLIC: &str = "\
-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEiR2MtoYbkz9OXNoxPcLNKPtwcK4r
E+xF6OAXDcwrVTGpIRv9zw+xifYa6xYW2eb8NI1rrv3lzwQh1593Q2xPLg==
-----END PUBLIC KEY-----
";
const HEAD: &str = "ledger.example.gov.cn/permits\n0\nGrIdg1XPoX+OYRlIMegajyK+yMco/vt0ftA161CCqis=\n\
                    hash sm3\ntime 2026-03-02T09:30:00Z\n";
/// Made by `openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678` over that head, DER.
const SIGNATURE: &str = "30440220\
    52e23f0f1132f199212a8c0c8f8bc63a921f17473ecdea3de22395151f5384b70220\
    19507c17374c673cea82bc07e5aa96cbbe3cd0af072af5c9d6d6f8d51de6b44a";

#[test]
fn keys_and_signatures_of_openssl_are_read() {
    let pen = SigningKey::from_pem(PRIVATE).unwrap();
    let key = PublicKey::from_pem(PUBLIC).unwrap();
    assert_eq!(pen.public(), key);
    assert_eq!(pen.to_pem().unwrap(), PRIVATE);
    assert_eq!(key.to_pem(), PUBLIC);
    let signature = crate::support::hex(SIGNATURE);
    assert!(key.signed(HEAD.as_bytes(), &signature));
    assert!(!key.signed(HEAD.replace("\n0\n", "\n1\n").as_bytes(), &signature));
    assert!(!SigningKey::from_random(&[9; 32]).unwrap().public().signed(HEAD.as_bytes(), &signature));
}

/// GB/T 32918.5-2017, appendix A.2: "message digest", identity 1234567812345678.
#[test]
fn sm2_is_that_of_the_standard() {
    let private = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    let signature = "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3\
                     022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    let private: [u8; 32] = crate::support::hex(private).try_into().unwrap();
    let key = SigningKey::from_random(&private).unwrap().public();
    assert!(key.signed(b"message digest", &crate::support::hex(signature)));
    assert!(!key.signed(b"message digest.", &crate::support::hex(signature)));
}

#[test]
fn the_same_head_signed_twice_has_one_signature() {
    let tree = Frontier::new(HashKind::Sm3);
    assert_eq!(signed(&tree, &key(7)), signed(&tree, &key(7)));
    assert_ne!(signed(&tree, &key(7)), signed(&tree, &key(8)));
}

#[test]
fn a_signed_head_reads_like_this() {
    let (tree, _) = tree(HashKind::Sm3, &crate::support::leaves(HashKind::Sm3, 12));
    let head = signed(&tree, &key(7));
    expect![[r#"
        ledger.example/permits
        12
        ldOhbbdy8pH2Skaxn1poAJNzIFngBnkfCnLIZcQb4x0=
        hash sm3
        time 2026-03-02T09:30:00Z

        — ledger.example/permits XQEUZDBFAiEAnSpxgrycMtG4xGo5l660ucc3aQ7Hc4r7ah2drcar6yACIARYke9bH0pAC1e4RT3Pum6Zyk/Ma+r/r5i9YflQ7QFi
    "#]]
    .assert_eq(&head.to_string());
    assert_eq!(head.to_string().parse(), Ok(head));
}

#[test]
fn a_witness_signs_beside_the_ledger() {
    let mut head = signed(&Frontier::new(HashKind::Sm3), &key(7));
    head.sign(&"监察委员会".parse().unwrap(), &key(8)).unwrap();
    let read: SignedHead = head.to_string().parse().unwrap();
    assert!(read.is_signed_by(&key(7).public()) && read.is_signed_by(&key(8).public()));
    assert!(!read.is_signed_by(&key(9).public()));
}

#[test]
fn every_changed_byte_of_a_signed_head_is_noticed() {
    let (tree, _) = tree(HashKind::Sm3, &crate::support::leaves(HashKind::Sm3, 3));
    let head = signed(&tree, &key(7));
    let public = key(7).public();
    let text = head.to_string();
    for (at, byte) in text.bytes().enumerate() {
        for other in [b'0', b'A', b'\n', b' ', byte ^ 1] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = other;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let Ok(read) = changed.parse::<SignedHead>() else { continue };
            assert!(other == byte || !read.is_signed_by(&public), "byte {at}: {changed}");
        }
    }
}

#[test]
fn what_is_written_in_another_way_is_no_head() {
    let faults = [
        ("\n0\n", "\n00\n"),
        ("\n0\n", "\n+0\n"),
        ("hash sm3", "hash md5"),
        ("hash sm3", "hash  sm3"),
        ("09:30:00Z", "09:30:00+08:00"),
        ("03-02T", "02-30T"),
        ("qis=\n", "qis\n"),
        ("qis=\n", "qit=\n"),
        ("permits\n", "permits \n"),
        ("\n", "\r\n"),
        ("00Z\n", "00Z\nmore\n"),
        ("00Z\n", "00Z"),
    ];
    for (from, to) in faults {
        let text = HEAD.replace(from, to);
        assert_ne!(text, HEAD);
        assert!(text.parse::<Head>().is_err(), "{text:?}");
    }
}

#[test]
fn times_are_those_of_the_calendar() {
    let times = [
        (0, "1970-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (4_107_542_399, "2100-02-28T23:59:59Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
        (-62_167_219_200, "0000-01-01T00:00:00Z"),
    ];
    for (seconds, text) in times {
        let time = HeadTime::from_unix_seconds(seconds).unwrap();
        assert_eq!(time.to_string(), text);
        assert_eq!(text.parse(), Ok(time));
    }
    assert_eq!(HeadTime::from_unix_seconds(253_402_300_800), None);
    assert_eq!(HeadTime::from_unix_seconds(-62_167_219_201), None);
    // Every day of 800 years comes after the one before it, and back.
    for day in -150_000..150_000 {
        let time = HeadTime::from_unix_seconds(day * 86_400 + 7).unwrap();
        assert_eq!(time.to_string().parse(), Ok(time));
    }
}

#[test]
fn keys_that_are_none_are_refused() {
    let ec = PRIVATE.replace("BggqgRzPVQGCLQ", "BggqhkjOPQMBBw");
    for text in ["", "x", PUBLIC, &PRIVATE.replace("PV7D", "PV7"), &ec] {
        assert!(text == PRIVATE || SigningKey::from_pem(text).is_err(), "{text}");
    }
    for text in ["", "x", PRIVATE, &PUBLIC.replace("iR2M", "iR2N")] {
        assert!(PublicKey::from_pem(text).is_err(), "{text}");
    }
    assert!(SigningKey::from_random(&[0; 32]).is_err());
    assert!(SigningKey::from_random(&[0xff; 32]).is_err());
}
