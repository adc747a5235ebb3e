//! Times as logs write them.

use crate::support::{ALL_ROLES, cases, mapping, options, read};

fn instant(header: &str, time: &str) -> String {
    let mapping = mapping(&ALL_ROLES.replace("[columns]", &format!("{header}\n[columns]")));
    let log = format!("case,activity,at\nA1,accepted,\"{time}\"\n");
    let input = read(&mapping, log.as_bytes(), options(1, 1_000)).unwrap();
    cases(&input.store)
        .remove("A1")
        .map_or_else(|| "refused".to_owned(), |events| events[0].trim_end_matches(" accepted").to_owned())
}

fn china(time: &str) -> String {
    instant("", time)
}

#[test]
fn the_usual_forms_are_understood() {
    for same in [
        "2017-01-02 09:33:51",
        "2017-01-02T09:33:51",
        "2017/01/02 09:33:51",
        "2017/1/2 9:33:51",
        "2017.01.02 09:33:51",
        "20170102093351",
        "20170102 093351",
        "2017-01-02T09:33:51+08:00",
        "2017-01-02T09:33:51+0800",
        "2017-01-02 01:33:51Z",
        "2017-01-01T19:33:51-06:00",
        "2017-01-02 09:33:51 +08:00",
        "2017年1月2日 9时33分51秒",
        "2017-01-02 09:33:51.000",
    ] {
        assert_eq!(china(same), "2017-01-02T09:33:51+08:00", "{same}");
    }
    assert_eq!(china("2017-01-02"), "2017-01-02T00:00:00+08:00");
    assert_eq!(china("20170102"), "2017-01-02T00:00:00+08:00");
    assert_eq!(china("2017年1月2日"), "2017-01-02T00:00:00+08:00");
    assert_eq!(china("2017-01-02 09:33"), "2017-01-02T09:33:00+08:00");
    assert_eq!(china("2017-01-02 09:33:51.266"), "2017-01-02T09:33:51.266000+08:00");
    assert_eq!(china("2017-01-02 24:00:00"), "2017-01-03T00:00:00+08:00");
}

#[test]
fn what_does_not_exist_is_refused() {
    for wrong in [
        "2017-02-29",
        "2017-00-10",
        "2017-01-02 25:00:00",
        "2017-01-02 09:60:00",
        "2017-01-02 09:33:61",
        "2017-01-02T",
        "2017-01-02 0x:33:51",
        "2017-01-02 09-33-51",
        "2017-01-02-09:33:51",
        "2017-01-02 09:33:5:",
        "17-01-02",
        "02.01.2017",
        "2017-01-02 09:33:51 +",
        "2017-01-02 09:33:51+99:00",
        "NaT",
        "1483320831",
    ] {
        assert_eq!(china(wrong), "refused", "{wrong}");
    }
}

#[test]
fn other_forms_are_described() {
    let form = |format: &str| format!("[time]\nformat = \"{format}\"");
    assert_eq!(instant(&form("%d.%m.%Y %H:%M"), "02.01.2017 09:33"), "2017-01-02T09:33:00+08:00");
    assert_eq!(instant(&form("%d/%m/%Y"), "02/01/2017"), "2017-01-02T00:00:00+08:00");
    assert_eq!(instant(&form("%m/%d/%Y %I:%M %p"), "01/02/2017 09:33 PM"), "2017-01-02T21:33:00+08:00");
    assert_eq!(instant(&form("%d.%m.%Y %H:%M"), "2017-01-02 09:33"), "refused");
    assert_eq!(instant(&form("unix"), "1483320831"), "2017-01-02T09:33:51+08:00");
    assert_eq!(instant(&form("unix-ms"), "1483320831266"), "2017-01-02T09:33:51.266000+08:00");
}

#[test]
fn summer_time_is_that_of_the_zone() {
    let rome = "[time]\nzone = \"Europe/Rome\"";
    assert_eq!(instant(rome, "2007-03-09"), "2007-03-09T07:00:00+08:00");
    assert_eq!(instant(rome, "2007-07-17"), "2007-07-17T06:00:00+08:00");
    assert_eq!(instant(rome, "2007-07-17 10:00:00+01:00"), "2007-07-17T17:00:00+08:00");
    let fixed = "[time]\nzone = \"-05:30\"";
    assert_eq!(instant(fixed, "2007-07-17 00:00:00"), "2007-07-17T13:30:00+08:00");
}
