//! Exit codes.

use std::process::ExitCode;

/// How the command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Exit {
    /// All was done. Findings are an answer, not an error.
    Done = 0,
    /// A check that was asked for is red.
    Red = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// All was done, but rows of the input could not be read; they are listed.
    Partly = 3,
    /// The input cannot be read or used.
    Input = 4,
    /// The calendar cannot answer.
    Unanswered = 5,
    /// The output cannot be written.
    Output = 6,
    /// Ended by a signal.
    Interrupted = 130,
}

impl Exit {
    /// Every exit code with its meaning in Chinese and English.
    pub(crate) const ALL: [(Exit, &'static str, &'static str); 8] = [
        (Exit::Done, "完成；监察发现是结果，不是错误", "done; findings are an answer, not an error"),
        (
            Exit::Red,
            "检查未通过（rules check、check、calendar check、ledger、draw check、restore --check、rebuild --check）",
            "a check is red (rules check, check, calendar check, ledger, draw check, restore --check, rebuild --check)",
        ),
        (Exit::Usage, "命令行参数有误", "wrong arguments"),
        (
            Exit::Partly,
            "已完成，但部分行无法读取（已逐行列出）",
            "done, but some rows could not be read (they are listed)",
        ),
        (
            Exit::Input,
            "输入无法读取或无法使用；--strict 时遇到第一处问题即止",
            "the input cannot be read or used; with --strict, the first problem",
        ),
        (
            Exit::Unanswered,
            "日历无法回答：超出范围，或安排尚未公布（--strict）",
            "the calendar cannot answer: out of range, or not yet published (--strict)",
        ),
        (Exit::Output, "结果无法写出", "the output cannot be written"),
        (
            Exit::Interrupted,
            "被中断（Ctrl-C）；没有留下写了一半的文件",
            "interrupted (Ctrl-C); no half file is left",
        ),
    ];

    /// Returns the code that the process ends with.
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}
