//! Pages for what went wrong: what happened, why, what next.

use crate::frame::Frame;
use crate::page::Page;
use askama::Template;
use report::Language;

/// What went wrong.
#[derive(Clone, Debug, Template)]
#[template(path = "fault.html")]
pub struct FaultPage {
    /// What stands around it.
    pub frame: Frame,
    /// The status.
    pub status: u16,
    /// The code, listed in the documents.
    pub code: String,
    /// What happened.
    pub what: String,
    /// What is meant, where there is something.
    pub about: String,
    /// What to do next.
    pub next: String,
}

impl Page for FaultPage {
    const NAME: &'static str = "fault";

    fn samples(frame: &Frame) -> Vec<(&'static str, FaultPage)> {
        let fault = |status: u16, code: &str, zh: [&str; 2], en: [&str; 2]| {
            let [what, next] = match frame.language {
                Language::Zh => zh,
                Language::En => en,
            };
            FaultPage {
                frame: frame.clone(),
                status,
                code: code.into(),
                what: what.into(),
                about: "CS-2026-000017".into(),
                next: next.into(),
            }
        };
        vec![
            (
                "not-found",
                fault(
                    404,
                    "R-02",
                    [
                        "没有这条记录，或者不在您的范围之内。",
                        "请核对编号；如确应可见，请联系管理员核对您的范围。",
                    ],
                    [
                        "There is no such thing, or not within your reach.",
                        "Check the number, or ask an administrator.",
                    ],
                ),
            ),
            (
                "failed",
                fault(
                    500,
                    "R-09",
                    ["系统没能完成这个请求。", "请稍后再试；已提交的内容没有丢失。"],
                    ["We could not do this.", "Try again later; nothing that was sent is lost."],
                ),
            ),
        ]
    }
}
