//! `sundial explain`.

use crate::run::shown;
use expect_test::{Expect, expect};

const CASES: &str =
    "explain crates/sundial/tests/it/data/cases.csv --rules crates/sundial/tests/it/data/small.toml";

fn check(arguments: &str, expected: &Expect) {
    expected.assert_eq(&shown(&format!("{CASES} {arguments}")));
}

#[test]
fn a_case_is_explained_day_by_day() {
    check(
        "--case A-1",
        &expect![[r#"
            办件 A-1  I-1 测试事项  甲局
            截至 2026年3月4日（周三） · 规则包 small v3

              2026-02-11 09:00  受理                            w1 clerk
              2026-02-12 10:00  特别程序开始 听证               h1 handler
              2026-02-24 10:00  特别程序结束 听证               h1 handler
              2026-02-25 10:00  特别程序开始 专家评审           h1 handler
              2026-02-26 10:00  特别程序结束 专家评审           h1 handler
              2026-03-02 11:00  办结                            w1 clerk

            承诺时限  3 个工作日
            2026年2月11日（周三） 受理 → 应于 2026年2月26日（周四） → 止于 2026年3月2日（周一） → 超期 3 个工作日

                                          2026年2月
             一        二        三        四        五        六        日
                                                                          1
              2         3         4         5         6         7         8
              9        10        11 起     12 1      13 停     14 停     15 停
             16 停     17 停     18 停     19 停     20 停     21 停     22 停
             23 停     24 停     25 2      26 3限    27 超1    28 超2

                                          2026年3月
             一        二        三        四        五        六        日
                                                                          1 休
              2 超3止   3         4         5         6         7         8
              9        10        11        12        13        14        15
             16        17        18        19        20        21        22
             23        24        25        26        27        28        29
             30        31

            数字 计入的第几天   起 当日不计   休 休息日   班 调休上班   停 停计   限 到期日   超 超期   止 停止
            特别程序开始 听证  2026-02-12 → 2026-02-24  停计；特别程序超过告知的时间
            特别程序开始 专家评审  2026-02-25 → 2026-02-26  不停计；停计时限的事由不在《行政许可法》第四十五条所列范围；未将所需时间书面告知申请人（第四十五条）；未告知特别程序所需时间（第四十五条）
            假日依据 国办发明电〔2025〕7号
            算式 2026-02-11 次日起 + 3 个工作日，跳过 停计 12 = 2026-02-26

            监察发现 1
            ■ 黄牌  超过承诺时限  late  2026年2月26日（周四）
              要求  在承诺时限届满前办结
              依据  测试用 第二条
              证据  2026-02-11 09:00  受理  w1
              证据  2026-03-02 11:00  办结  w1
              计算  承诺时限: 2026-02-11 次日起 + 3 个工作日，跳过 停计 12 = 2026-02-26；已计入 6
              注意  停计时限的事由不在《行政许可法》第四十五条所列范围
              注意  未将所需时间书面告知申请人（第四十五条）
              注意  未告知特别程序所需时间（第四十五条）
              注意  特别程序超过告知的时间
              责任  甲局 · h1
              避免  在承诺时限的最后一日结束前停止时钟，或依法中止、延长
              规则  small v3, late v1
        "#]],
    );
}

#[test]
fn a_case_is_explained_in_english() {
    check(
        "--case A-1 --lang en",
        &expect![[r#"
            case A-1  I-1 测试事项  甲局
            as of 4 March 2026 (Wed) · pack small v3

              2026-02-11 09:00  accepted                        w1 clerk
              2026-02-12 10:00  special started hearing         h1 handler
              2026-02-24 10:00  special ended hearing           h1 handler
              2026-02-25 10:00  special started expert_review   h1 handler
              2026-02-26 10:00  special ended expert_review     h1 handler
              2026-03-02 11:00  concluded                       w1 clerk

            promised limit  3 working days
            11 February 2026 (Wed) accepted → due 26 February 2026 (Thu) → stopped 2 March 2026 (Mon) → over by 3 working days

                                           2026-02
             Mo        Tu        We        Th        Fr        Sa        Su
                                                                          1
              2         3         4         5         6         7         8
              9        10        11 start  12 1      13 susp   14 susp   15 susp
             16 susp   17 susp   18 susp   19 susp   20 susp   21 susp   22 susp
             23 susp   24 susp   25 2      26 3due   27 +1     28 +2

                                           2026-03
             Mo        Tu        We        Th        Fr        Sa        Su
                                                                          1 off
              2 +3end   3         4         5         6         7         8
              9        10        11        12        13        14        15
             16        17        18        19        20        21        22
             23        24        25        26        27        28        29
             30        31

            number: day counted   start: does not count   off: weekend   w: make-up day   susp: suspended   due: last day   +: over   end: stopped
            special started hearing  2026-02-12 → 2026-02-24  leaves days out; over_planned
            special started expert_review  2026-02-25 → 2026-02-26  leaves nothing out; ground_not_listed; no_written_notice; no_planned_length
            holidays by 国办发明电〔2025〕7号
            count 2026-02-11 excluded + 3 working days, passing over suspended days 12 = 2026-02-26

            findings: 1
            ■ yellow card  over the promised limit  late  26 February 2026 (Thu)
              demand   finish before the promised limit runs out
              basis    测试用 第二条
              proof    2026-02-11 09:00  accepted  w1
              proof    2026-03-02 11:00  concluded  w1
              count    promised limit: 2026-02-11 excluded + 3 working days, passing over suspended days 12 = 2026-02-26; 6 counted
              note     ground not listed
              note     no written notice
              note     no planned length
              note     over planned
              who      甲局 · h1
              avoid    stop the clock before the last day of the promised limit ends, or suspend or extend it lawfully
              rule     small v3, late v1
        "#]],
    );
}

#[test]
fn a_case_in_time_is_explained() {
    check(
        "--case A-2",
        &expect![[r#"
            办件 A-2  I-1 测试事项  甲局
            截至 2026年3月4日（周三） · 规则包 small v3

              2026-03-02 09:00  受理                            w1 clerk
              2026-03-04 11:00  办结                            w1 clerk

            承诺时限  3 个工作日
            2026年3月2日（周一） 受理 → 应于 2026年3月5日（周四） → 止于 2026年3月4日（周三） → 未超期

                                          2026年3月
             一        二        三        四        五        六        日
                                                                          1
              2 起      3 1       4 2止     5 3限     6         7         8
              9        10        11        12        13        14        15
             16        17        18        19        20        21        22
             23        24        25        26        27        28        29
             30        31

            数字 计入的第几天   起 当日不计   限 到期日   止 停止
            算式 2026-03-02 次日起 + 3 个工作日 = 2026-03-05

            没有监察发现
        "#]],
    );
}

#[test]
fn a_running_clock_is_shown_as_of_a_day() {
    check(
        "--case A-3 --as-of 2026-03-03",
        &expect![[r#"
            办件 A-3  I-1 测试事项  乙局
            截至 2026年3月3日（周二） · 规则包 small v3

              2026-03-02 10:00  受理                            w2 clerk

            承诺时限  3 个工作日
            2026年3月2日（周一） 受理 → 应于 2026年3月5日（周四） → 仍在计时，截至 2026年3月3日（周二）

                                          2026年3月
             一        二        三        四        五        六        日
                                                                          1
              2 起      3 1       4 2       5 3限     6         7         8
              9        10        11        12        13        14        15
             16        17        18        19        20        21        22
             23        24        25        26        27        28        29
             30        31

            数字 计入的第几天   起 当日不计   限 到期日
            算式 2026-03-02 次日起 + 3 个工作日 = 2026-03-05

            没有监察发现
        "#]],
    );
}

#[test]
fn colours_are_used_when_asked_for() {
    let text = shown(&format!("{CASES} --case A-1 --colour always"));
    assert!(text.contains("\u{1b}[1;31m") && text.contains("\u{1b}[0m"), "{text}");
}

#[test]
fn a_case_that_is_not_there_is_refused() {
    check(
        "--case A-9",
        &expect![[r#"
        错误 I-06：日志中没有办件 A-9
          办法：检查编号；--case 须与日志中的编号完全一致
        error I-06: there is no case A-9 in the log
          next: check the id; --case must equal the id in the log
        exit 4
    "#]],
    );
}

#[test]
fn a_clock_that_is_not_there_is_refused() {
    check(
        "--case A-1 --clock lunch",
        &expect![[r#"
        错误 I-07：规则包中没有时钟 lunch
          办法：用 sundial rules show 查看规则包中的时钟
        error I-07: the pack has no clock lunch
          next: sundial rules show lists the clocks of a pack
        exit 2
    "#]],
    );
}

#[test]
fn an_instant_that_is_none_is_refused() {
    check(
        "--case A-1 --as-of 2026-02-30",
        &expect![[r#"
        错误 U-01：命令行参数有误：invalid value '2026-02-30' for '--as-of <DATE|TIME>': day: "2026-02-30" is not a date YYYY-MM-DD that exists
          办法：用 sundial help 查看用法
        error U-01: wrong arguments: invalid value '2026-02-30' for '--as-of <DATE|TIME>': day: "2026-02-30" is not a date YYYY-MM-DD that exists
          next: sundial help shows the usage
        exit 2
    "#]],
    );
}

#[test]
fn a_case_of_the_readme_is_explained() {
    let text = shown("explain examples/permits.csv --case SC-2026-0004");
    assert!(text.contains("承诺时限  7 个工作日") && text.contains("超期 3 个工作日"), "{text}");
}

/// A made-up request in the form of a city's service requests: due at an instant that the log records.
#[test]
fn a_due_instant_that_the_log_records_is_explained_by_dates() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("requests.csv");
    let header = "case_enquiry_id,open_dt,target_dt,closed_dt,ontime,case_status,closure_reason,type,queue,department,source\n";
    let row = "1,2022-01-03 09:00:00,2022-01-04 08:30:00,2022-01-07 10:00:00,OVERDUE,Closed,done,\
               A street lamp that has been dark for a long time,Q,PWDx,App\n";
    std::fs::write(&file, format!("{header}{row}")).expect("it can be written");
    let shown = shown(&format!("explain {} --case 1 --lang en", file.display()));
    let told: Vec<&str> =
        shown.lines().filter(|line| line.contains("2022-01-0") || line.contains('→')).collect();
    expect![[r#"
          2022-01-03 09:00  accepted
          2022-01-07 10:00  concluded
        3 January 2022 (Mon) accepted → due 4 January 2022 (Tue) → stopped 7 January 2022 (Fri) → over by 3 calendar days
        count due as recorded, 2022-01-04 08:30
          proof    2022-01-03 09:00  accepted
          proof    2022-01-07 10:00  concluded
          count    recorded due date: due as recorded, 2022-01-04 08:30"#]].assert_eq(&told.join("\n"));
}
