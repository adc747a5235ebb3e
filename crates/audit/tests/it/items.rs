//! Items files.

use crate::support::{ALL_ROLES, log, mapping};
use audit::items::read_items;
use expect_test::expect;
use std::fmt::Write as _;

fn check(mapping_text: &str, items: &str) -> String {
    let file = read_items(log(items.as_bytes()), &mapping(mapping_text)).unwrap();
    let mut text = String::new();
    for item in &file.items {
        let limits = [item.promised, item.statutory, item.accept, item.deliver];
        let limits: Vec<String> = limits
            .iter()
            .map(|limit| limit.map_or_else(|| "-".to_owned(), |limit| limit.to_string()))
            .collect();
        let fees: Vec<i64> = item.fees.iter().map(|fee| fee.amount_fen).collect();
        let _ = writeln!(text, "{} {} [{}] {fees:?}", item.code, item.department, limits.join(", "));
    }
    for problem in file.problems.list() {
        let _ = writeln!(
            text,
            "{}: {} \"{}\" {}",
            problem.row,
            problem.column,
            problem.value,
            problem.code.code()
        );
    }
    text
}

#[test]
fn limits_are_bare_numbers_or_say_their_unit() {
    let items = "item,department,promised,statutory,accept_limit,deliver_limit,fee_standard\n\
                 I1,D1,7,20,5,10,500\nI2,D2,15 calendar_day,,,,\n\"I,3\",D3,1,2,3,4,0\n";
    expect![[r#"
        I1 D1 [7 working_day, 20 working_day, 5 working_day, 10 working_day] [50000]
        I2 D2 [15 calendar_day, -, -, -] []
        I,3 D3 [1 working_day, 2 working_day, 3 working_day, 4 working_day] [0]
    "#]]
    .assert_eq(&check(ALL_ROLES, items));
}

#[test]
fn the_mapping_names_columns_and_units() {
    let mapping = format!(
        "{ALL_ROLES}\n[items]\nunit = \"calendar_day\"\nfee_unit = \"fen\"\n[items.columns]\nitem = \"实施编码\"\n\
         promised = \"承诺时限\"\nfee_standard = \"收费\"\n"
    );
    expect![[r#"
        P1  [7 calendar_day, -, -, -] [500]
    "#]]
    .assert_eq(&check(&mapping, "实施编码,承诺时限,收费\nP1,7,500\n"));
}

#[test]
fn rows_that_cannot_be_read_are_listed_and_left_out() {
    let items = "item,promised,fee_standard\nI1,seven,\nI2,7,much\n,7,\nI4,7\nI5,20000,\nI6,7,\n";
    expect![[r#"
        I6  [7 working_day, -, -, -] []
        2: promised "seven" D-13
        3: fee_standard "much" D-06
        4: item "" D-14
        5:  "I4" D-01
        6: promised "20000" D-13
    "#]]
    .assert_eq(&check(ALL_ROLES, items));
}

#[test]
fn a_file_without_items_column_is_refused() {
    let error = read_items(log(b"code,promised\nI1,7\n"), &mapping(ALL_ROLES)).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("wants a column \"item\""), "{error}");
}
