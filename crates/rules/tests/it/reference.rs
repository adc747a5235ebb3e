//! The document of the pack format is the one that the tables write.

#[test]
fn the_document_says_what_the_parser_reads() {
    expect_test::expect_file!["../../../../docs/pack-keys.md"].assert_eq(&rules::reference());
}
