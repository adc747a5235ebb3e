//! docs/refusals.md is written from the table; `UPDATE_EXPECT=1 cargo test -p app` writes it.

use app::{Refusal, RefusalCode};
use expect_test::expect_file;
use std::collections::BTreeSet;
use std::fmt::Write as _;

#[test]
fn the_page_lists_every_code() {
    let mut page = String::from(
        "# 拒绝代码 / Codes of refusals\n\n\
         What the service refuses, with what to do next. A refusal is told to whoever asked; nothing else is lost by it.\n\
         What a command of the terminal cannot do has codes of its own: [errors.md](errors.md).\n\n\
         | code | 中文 | English |\n| --- | --- | --- |\n",
    );
    for code in RefusalCode::ALL {
        let ((zh, en), (next_zh, next_en)) = (code.words(), code.next());
        writeln!(page, "| {} | {zh}。{next_zh}。 | {en}; {next_en} |", code.code()).expect("a text grows");
    }
    expect_file!["../../../../docs/refusals.md"].assert_eq(&page);
}

#[test]
fn no_code_is_used_twice_and_every_refusal_says_what_why_and_what_next() {
    let codes: BTreeSet<&str> = RefusalCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), RefusalCode::ALL.len());
    let said = Refusal::new(RefusalCode::Empty, "matter").to_string();
    assert_eq!(
        said,
        "必填字段为空 “matter” (T-02)，请补全后重新发送。/ a field that is needed is empty “matter” (T-02); \
         fill it in and send it again."
    );
}
