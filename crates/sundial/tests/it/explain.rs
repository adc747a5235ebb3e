//! `sundial explain` on the log of the README.

use crate::run::shown;
use expect_test::{Expect, expect};

fn check(arguments: &str, expected: Expect) {
    expected.assert_eq(&shown(&format!("explain examples/permits.csv {arguments}")));
}

#[test]
fn a_case_is_explained_with_one_clock() {
    check("--case SC-2026-0004 --clock promised", expect![[r#"
        办件 SC-2026-0004  SC-101 食品经营许可  市场监督管理局
        截至 2026年6月30日（周二） · 规则包 statute v1

          2026-03-09 09:03  申请                        applicant applicant
          2026-03-09 09:18  受理                        window-04 clerk
          2026-03-09 14:00  环节开始 审查               SC-reviewer-1 reviewer
          2026-03-10 15:29  环节结束 审查               SC-reviewer-1 reviewer
          2026-03-10 15:49  环节开始 审核               SC-approver-2 approver
          2026-03-12 09:10  环节结束 审核               SC-approver-2 approver
          2026-03-23 09:50  决定 准予                   SC-head head
          2026-03-23 10:20  办结                        window-01 clerk
          2026-03-24 10:58  送达                        window-01 clerk

        承诺时限  7 个工作日
        2026年3月9日（周一） 受理 → 应于 2026年3月18日（周三） → 止于 2026年3月23日（周一） → 超期 3 个工作日

                                      2026年3月
         一        二        三        四        五        六        日
                                                                      1
          2         3         4         5         6         7         8
          9 起     10 1      11 2      12 3      13 4      14 休     15 休
         16 5      17 6      18 7限    19 超1    20 超2    21 休     22 休
         23 超3止  24        25        26        27        28        29
         30        31

        数字 计入的第几天   起 起算当日不计   休 休息日   假 放假   班 调休上班   停 停计   限 到期日   超 超期   止 停止
        算式 2026-03-09 次日起 + 7 个工作日，跳过 休息日 2 = 2026-03-18

        监察发现 2
        □ 预警  超过承诺时限  promised-overdue  2026年3月17日（周二）（已由更高级别取代）
        ■ 黄牌  超过承诺时限  promised-overdue  2026年3月18日（周三）
          要求  在承诺时限届满前办结
          依据  优化营商环境条例 第三十六条
          证据  2026-03-09 09:18  受理  window-04
          证据  2026-03-23 10:20  办结  window-01
          计算  承诺时限: 2026-03-09 次日起 + 7 个工作日，跳过 休息日 2 = 2026-03-18；已计入 10
          责任  市场监督管理局 · SC-approver-2
          避免  在承诺时限的最后一日结束前停止时钟，或依法中止、延长
          规则  statute v1, promised-overdue v1
    "#]]);
}

#[test]
fn a_suspension_that_stops_nothing_is_said() {
    check("--case HB-2026-0096 --clock promised --lang en --as-of 2026-02-06", expect![[r#"
        case HB-2026-0096  HB-401 排污许可  生态环境局
        as of 6 February 2026 (Fri) · pack statute v1

          2026-01-26 10:22  submitted                   applicant applicant
          2026-01-26 10:37  accepted                    window-12 clerk
          2026-01-27 11:40  special_started expert_reviewhandler-2 handler
          2026-02-03 11:40  special_ended expert_review handler-2 handler
          2026-02-03 14:00  step_started 审查           HB-reviewer-3 reviewer
          2026-02-06 14:47  step_ended 审查             HB-reviewer-3 reviewer
          2026-02-06 15:07  step_started 审核           HB-approver-2 approver

        promised limit  15 working days
        26 January 2026 (Mon) accepted → due 14 February 2026 (Sat) → running, as of 7 February 2026 (Sat)

                                       2026-01
         Mo        Tu        We        Th        Fr        Sa        Su
                                        1         2         3         4
          5         6         7         8         9        10        11
         12        13        14        15        16        17        18
         19        20        21        22        23        24        25
         26 start  27 1      28 2      29 3      30 4      31 off

                                       2026-02
         Mo        Tu        We        Th        Fr        Sa        Su
                                                                      1 off
          2 5       3 6       4 7       5 8       6 9       7 off     8 off
          9 10     10 11     11 12     12 13     13 14     14 w15due 15
         16        17        18        19        20        21        22
         23        24        25        26        27        28

        number: day counted   start: does not count   off: weekend   hol: holiday   w: make-up day   susp: suspended   due: last day   +: over   end: stopped
        special_started expert_review  2026-01-27 → 2026-02-03  leaves nothing out；no_written_notice；no_planned_length
        holidays by 国办发明电〔2025〕7号
        count 2026-01-26 excluded + 15 working days, passing over weekend days 4 = 2026-02-14

        no findings
    "#]]);
}

#[test]
fn a_case_that_is_not_there_is_refused() {
    check("--case SC-2026-9999", expect![[r#"
        错误 I-06：日志中没有办件 SC-2026-9999
          办法：检查编号；--case 须与日志中的编号完全一致
        error I-06: there is no case SC-2026-9999 in the log
          next: check the id; --case must equal the id in the log
        exit 4
    "#]]);
}

#[test]
fn a_clock_that_is_not_there_is_refused() {
    check("--case SC-2026-0004 --clock lunch", expect![[r#"
        错误 I-07：规则包中没有时钟 lunch
          办法：用 sundial rules show 查看规则包中的时钟
        error I-07: the pack has no clock lunch
          next: sundial rules show lists the clocks of a pack
        exit 2
    "#]]);
}
