//! `sundial calendar`.

use crate::run::shown;
use expect_test::{Expect, expect};

fn check(line: &str, expected: &Expect) {
    expected.assert_eq(&shown(line));
}

#[test]
fn the_spring_festival_is_not_counted() {
    check(
        "calendar add 2026-02-13 20",
        &expect![[r#"
        2026-03-19
    "#]],
    );
}

#[test]
fn a_count_is_explained_day_by_day() {
    check(
        "calendar add 2026-02-13 3 --explain",
        &expect![[r#"
        2026-02-13 周五     –  工作日                    每周工作日 起算当日不计
        2026-02-14 周六     1  调休上班 春节             国办发明电〔2025〕7号
        2026-02-15 周日        放假（休息日） 春节       国办发明电〔2025〕7号
        2026-02-16 周一        放假 春节                 国办发明电〔2025〕7号
        2026-02-17 周二        放假 春节                 国办发明电〔2025〕7号
        2026-02-18 周三        放假 春节                 国办发明电〔2025〕7号
        2026-02-19 周四        放假 春节                 国办发明电〔2025〕7号
        2026-02-20 周五        放假 春节                 国办发明电〔2025〕7号
        2026-02-21 周六        放假（休息日） 春节       国办发明电〔2025〕7号
        2026-02-22 周日        放假（休息日） 春节       国办发明电〔2025〕7号
        2026-02-23 周一        放假 春节                 国办发明电〔2025〕7号
        2026-02-24 周二     2  工作日                    每周工作日
        2026-02-25 周三     3  工作日                    每周工作日
        = 2026年2月25日（周三）
        依据：民法典第二百零一条（开始的当日不计入）；行政许可法第八十二条（以工作日计算，不含法定节假日）
    "#]],
    );
}

#[test]
fn a_last_day_off_moves_on() {
    check(
        "calendar add 2026-09-20 5 --unit calendar_day --explain",
        &expect![[r#"
        2026-09-20 周日     –  调休上班 国庆节           国办发明电〔2025〕7号 起算当日不计
        2026-09-21 周一     1  工作日                    每周工作日
        2026-09-22 周二     2  工作日                    每周工作日
        2026-09-23 周三     3  工作日                    每周工作日
        2026-09-24 周四     4  工作日                    每周工作日
        2026-09-25 周五     5  放假 中秋节               国办发明电〔2025〕7号
        2026-09-26 周六        放假（休息日） 中秋节     国办发明电〔2025〕7号 顺延
        2026-09-27 周日        放假（休息日） 中秋节     国办发明电〔2025〕7号 顺延
        2026-09-28 周一        工作日                    每周工作日 顺延
        = 2026年9月28日（周一）
        依据：民法典第二百零一条、第二百零三条（最后一日是休息日的，顺延）
    "#]],
    );
}

#[test]
fn a_month_ends_on_its_last_day() {
    check(
        "calendar add 2026-01-31 1 --unit month --no-roll",
        &expect![[r#"
        2026-02-28
    "#]],
    );
}

#[test]
fn days_can_be_counted_back() {
    check(
        "calendar add 2026-02-24 -2",
        &expect![[r#"
        2026-02-13
    "#]],
    );
}

#[test]
fn working_hours_leave_out_the_night() {
    check(
        "calendar add 2026-02-13T16:00 3 --unit working_hour --organisation service-hall",
        &expect![[r#"
        2026-02-14T11:00
    "#]],
    );
}

#[test]
fn assumed_hours_are_said() {
    check(
        "calendar add 2026-02-13T16:00 3 --unit working_hour",
        &expect![[r#"
        2026-02-14T11:00
        注意：未给出办公时间，按 09:00-12:00、13:00-17:00 计算（--organisation 可指定）
    "#]],
    );
}

#[test]
fn the_old_plan_comes_out_as_known_then() {
    check(
        "calendar add 2020-01-21 5 --known-on 2020-01-21",
        &expect![[r#"
        2020-02-03
    "#]],
    );
}

#[test]
fn a_region_has_days_of_its_own() {
    check(
        "calendar add 2024-04-10 1 --division guangxi",
        &expect![[r#"
        2024-04-15
    "#]],
    );
}

#[test]
fn an_unpublished_year_is_provisional() {
    check(
        "calendar add 2027-02-01 3",
        &expect![[r#"
        2027-02-04
        注意：涉及放假安排尚未公布的年份，结果为暂定（--strict 可拒绝）
    "#]],
    );
}

#[test]
fn strict_refuses_an_unpublished_year() {
    check(
        "calendar add 2027-02-01 3 --strict",
        &expect![[r#"
        错误 C-02：严格模式：2027 年放假安排尚未公布
          原因：2027 年放假安排尚未公布，而只允许已公布的年份
          办法：待国务院办公厅公布后再算，或去掉 --strict 得到暂定结果
        error C-02: strict: the arrangement for 2027 is not published
          why:  the arrangement for 2027 is not published yet, and only published years are allowed
          next: wait for the notice, or leave out --strict for a provisional answer
        exit 5
    "#]],
    );
}

#[test]
fn outside_the_table_is_refused() {
    check(
        "calendar add 2040-01-01 3",
        &expect![[r#"
        错误 C-01：2040-01-01 超出日历范围
          原因：2040-01-01 在日历之外，日历为 2004-01-01 至 2030-12-31
          办法：日历不猜测；只能计算已收录年份之内的日期
        error C-01: 2040-01-01 is outside the calendar
          why:  2040-01-01 is outside the calendar, which covers 2004-01-01 to 2030-12-31
          next: the calendar does not guess; ask within the years that it covers
        exit 5
    "#]],
    );
}

#[test]
fn a_date_that_does_not_exist_is_refused() {
    check(
        "calendar add 2026-02-30 3",
        &expect![[r#"
        错误 U-01：命令行参数有误：invalid value '2026-02-30' for '<DAY>': day: "2026-02-30" is not a date YYYY-MM-DD that exists
          办法：用 sundial help 查看用法
        error U-01: wrong arguments: invalid value '2026-02-30' for '<DAY>': day: "2026-02-30" is not a date YYYY-MM-DD that exists
          next: sundial help shows the usage
        exit 2
    "#]],
    );
}

#[test]
fn a_fraction_is_refused() {
    check(
        "calendar add 2026-02-13 1.5",
        &expect![[r#"
        错误 U-01：命令行参数有误：invalid value '1.5' for '<N>': invalid digit found in string
          办法：用 sundial help 查看用法
        error U-01: wrong arguments: invalid value '1.5' for '<N>': invalid digit found in string
          next: sundial help shows the usage
        exit 2
    "#]],
    );
}

#[test]
fn more_than_ten_thousand_is_refused() {
    check(
        "calendar add 2026-02-13 10001",
        &expect![[r#"
        错误 U-01：命令行参数有误：invalid value '10001' for '<N>': 10001 is not in -10000..=10000
          办法：用 sundial help 查看用法
        error U-01: wrong arguments: invalid value '10001' for '<N>': 10001 is not in -10000..=10000
          next: sundial help shows the usage
        exit 2
    "#]],
    );
}

#[test]
fn a_division_nobody_knows_is_refused() {
    check(
        "calendar add 2026-02-13 1 --division atlantis",
        &expect![[r#"
        错误 I-08：无法读取文件 atlantis
          原因：内置的有：guangxi, ningxia, example-storm
          办法：检查路径和读取权限
        error I-08: could not read the file atlantis
          why:  shipped: guangxi, ningxia, example-storm
          next: check the path and the permission to read it
        exit 4
    "#]],
    );
}

#[test]
fn between_counts_the_last_day_and_not_the_first() {
    check(
        "calendar between 2026-02-13 2026-03-02",
        &expect![[r#"
        7 个工作日，17 个自然日
    "#]],
    );
}

#[test]
fn a_reversed_interval_is_refused() {
    check(
        "calendar between 2026-03-13 2026-03-02",
        &expect![[r#"
        错误 C-03：起止颠倒：2026-03-13 – 2026-03-02
          原因：止于 2026-03-02，早于起始 2026-03-13
          办法：先写较早的日期
        error C-03: the interval is reversed: 2026-03-13 – 2026-03-02
          why:  the interval ends on 2026-03-02, before its start on 2026-03-13
          next: write the earlier day first
        exit 2
    "#]],
    );
}

#[test]
fn a_month_is_shown() {
    check(
        "calendar show 2026 2",
        &expect![[r#"
                                          2026年2月
             一        二        三        四        五        六        日
                                                                          1 休
              2         3         4         5         6         7 休      8 休
              9        10        11        12        13        14 班     15 春节
             16 春节   17 春节   18 春节   19 春节   20 春节   21 春节   22 春节
             23 春节   24        25        26        27        28 班

            共 16 个工作日
            休 休息日   假 放假（写节日名）   班 调休上班   停 停工停办
            出处 国办发明电〔2025〕7号，2025-11-04 公布: 11 天
        "#]],
    );
}

#[test]
fn a_month_is_shown_as_known_before_the_notice() {
    check(
        "calendar show 2026 2 --known-on 2025-10-01 --lang en",
        &expect![[r#"
                                           2026-02
             Mo        Tu        We        Th        Fr        Sa        Su
                                                                          1 off
              2         3         4         5         6         7 off     8 off
              9        10        11        12        13        14 off    15 off
             16 hol    17 hol    18 hol    19 hol    20        21 off    22 off
             23        24        25        26        27        28 off

            16 working days
            off weekend   hol holiday   work make-up day   shut closure
            source 国务院令第795号 (provisional), known from 2024-11-10: 4 days
            provisional: no arrangement published; statutory days only, no transferred weekends
        "#]],
    );
}

#[test]
fn a_good_file_is_checked() {
    check(
        "calendar check packs/calendars/organisations/service-hall.toml",
        &expect![[r#"
        年份  工作日  放假  调休上班  出处
        2004     252    23         6  国办发明电〔2003〕53号 2003-12-18（未核实）
        2005     251    24         7  国办发明电〔2004〕52号 2004-12-17（未核实）
        2006     251    24         8  国办发明电〔2005〕35号 2005-12-22
        2007     249    26         7  国办发明电〔2006〕49号 2006-12-18
        2008     251    27         5  国办发明电〔2007〕52号 2007-12-18
        2009     250    27         6  国办发明电〔2008〕42号 2008-12-10
        2010     250    29         8  国办发明电〔2009〕27号 2009-12-08
        2011     250    29         6  国办发明电〔2010〕40号 2010-12-10
        2012     249    27         6  国办发明电〔2011〕45号 2011-12-06
        2013     250    29        12  国办发明电〔2012〕33号 2012-12-10
        2014     250    23         5  国办发明电〔2013〕28号 2013-12-11
        2015     249    29         5  国办发明电〔2014〕28号 2014-12-16; 国发明电〔2015〕1号 2015-05-13
        2016     250    28         6  国办发明电〔2015〕18号 2015-12-10
        2017     249    24         5  国办发明电〔2016〕17号 2016-12-01
        2018     250    27         7  国办发明电〔2017〕12号 2017-11-30
        2019     250    28         6  国办发明电〔2018〕15号 2018-12-06; 国办发明电〔2019〕3号 2019-03-22
        2020     249    30         6  国办发明电〔2019〕16号 2019-11-21; 国办发明电〔2020〕1号 2020-01-27
        2021     250    31         7  国办发明电〔2020〕27号 2020-11-25
        2022     249    32         7  国办发明电〔2021〕11号 2021-10-25
        2023     249    28         7  国办发明电〔2022〕16号 2022-12-08
        2024     251    28         8  国办发明电〔2023〕7号 2023-10-25
        2025     248    28         5  国办发明电〔2024〕12号 2024-11-12
        2026     248    33         6  国办发明电〔2025〕7号 2025-11-04
        2027     254    13         0  暂定：尚无通知
        2028     251    12         0  暂定：尚无通知
        2029     250    13         0  暂定：尚无通知
        2030     250    13         0  暂定：尚无通知
        packs/calendars/organisations/service-hall.toml 单位 示例市政务服务中心: 2 条
    "#]],
    );
}

#[test]
fn a_verb_that_does_not_exist_is_refused() {
    check(
        "calendar ad",
        &expect![[r#"
        错误 U-01：命令行参数有误：unrecognized subcommand 'ad'
          原因：tip: a similar subcommand exists: 'add'
                Usage: sundial calendar [OPTIONS] <COMMAND>
          办法：用 sundial help 查看用法
        error U-01: wrong arguments: unrecognized subcommand 'ad'
          why:  tip: a similar subcommand exists: 'add'
                Usage: sundial calendar [OPTIONS] <COMMAND>
          next: sundial help shows the usage
        exit 2
    "#]],
    );
}

#[test]
fn the_text_of_a_notice_gives_its_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("notice.txt");
    let text = "国务院办公厅关于2019年部分节假日安排的通知\n劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。\n";
    std::fs::write(&file, text).expect("it can be written");
    check(
        &format!("calendar parse-notice {}", file.display()),
        &expect![[r#"
        2019-04-28 周日  上班  劳动节
        2019-05-01 周三  放假  劳动节
        2019-05-02 周四  放假  劳动节
        2019-05-03 周五  放假  劳动节
        2019-05-04 周六  放假  劳动节
        2019-05-05 周日  上班  劳动节
    "#]],
    );
    check(
        &format!("calendar parse-notice {} --toml --year 2019", file.display()),
        &expect![[r#"
        days = [
            { day = "2019-04-28", is = "make-up", name = "劳动节" },
            { day = "2019-05-01", is = "holiday", name = "劳动节" },
            { day = "2019-05-02", is = "holiday", name = "劳动节" },
            { day = "2019-05-03", is = "holiday", name = "劳动节" },
            { day = "2019-05-04", is = "holiday", name = "劳动节" },
            { day = "2019-05-05", is = "make-up", name = "劳动节" },
        ]
    "#]],
    );
}

#[test]
fn a_text_that_is_no_notice_is_refused() {
    let text = shown("calendar parse-notice LICENSE --year 2026");
    assert!(text.starts_with("错误 C-06") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn a_division_with_a_wrong_order_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("city.toml");
    let text = "name = \"某市\"\n[[notice]]\ntitle = \"停工\"\nknown_from = \"2026-08-01\"\ndays = [{ day = \"2026-08-03\", is = \"storm\" }]\n";
    std::fs::write(&file, text).expect("it can be written");
    let text = shown(&format!("calendar add 2026-08-01 3 --division {}", file.display()));
    assert!(text.starts_with("错误 C-04") && text.contains("city.toml:5:"), "{text}");
    assert!(text.contains("holiday, make-up") && text.ends_with("exit 4\n"), "{text}");
}

#[test]
fn working_hours_are_explained_day_by_day() {
    check(
        "calendar add 2026-02-13T16:00 9 --unit working_hour --organisation service-hall --explain",
        &expect![[r#"
            2026-02-13 周五    1:00  工作日              09:00-12:00 13:00-17:00
            2026-02-14 周六    7:00  调休上班            09:00-12:00 13:00-17:00
            2026-02-15 周日          放假（休息日）
            2026-02-16 周一          放假
            2026-02-17 周二          放假
            2026-02-18 周三          放假
            2026-02-19 周四          放假
            2026-02-20 周五          放假
            2026-02-21 周六          放假（休息日）
            2026-02-22 周日          放假（休息日）
            2026-02-23 周一          放假
            2026-02-24 周二    1:00  工作日              09:00-12:00 13:00-17:00
            = 2026-02-24T10:00
        "#]],
    );
}

#[test]
fn a_count_back_is_explained() {
    check(
        "calendar add 2026-02-25 -2 --explain --lang en",
        &expect![[r#"
        2026-02-25 Wed     –  working day               weekly pattern the first day does not count
        2026-02-24 Tue     1  working day               weekly pattern
        2026-02-23 Mon        holiday 春节              国办发明电〔2025〕7号
        2026-02-22 Sun        holiday (day off) 春节    国办发明电〔2025〕7号
        2026-02-21 Sat        holiday (day off) 春节    国办发明电〔2025〕7号
        2026-02-20 Fri        holiday 春节              国办发明电〔2025〕7号
        2026-02-19 Thu        holiday 春节              国办发明电〔2025〕7号
        2026-02-18 Wed        holiday 春节              国办发明电〔2025〕7号
        2026-02-17 Tue        holiday 春节              国办发明电〔2025〕7号
        2026-02-16 Mon        holiday 春节              国办发明电〔2025〕7号
        2026-02-15 Sun        holiday (day off) 春节    国办发明电〔2025〕7号
        2026-02-14 Sat     2  make-up day 春节          国办发明电〔2025〕7号
        = 14 February 2026 (Sat)
        basis: Civil Code art. 201 (the first day does not count); Administrative Licensing Law art. 82 (working days)
    "#]],
    );
}
