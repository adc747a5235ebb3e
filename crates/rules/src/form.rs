//! The keys of a pack and the forms of their values: one table for the parser's errors and for the documents.

/// A key: its name, the form of its value and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    /// Whether it may be left out, and what then holds; `None` when it is needed.
    pub default: Option<&'static str>,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A text.
    Text,
    /// A code: letters, digits, `-`, `_`, `.`.
    Code,
    /// A list of codes.
    Codes,
    /// `{ zh = "…", en = "…" }`.
    Words,
    /// A whole number.
    Whole,
    /// A whole or decimal number with at most two decimals.
    Decimal,
    /// `true` or `false`.
    Flag,
    /// A day: `2019-04-23`.
    Day,
    /// A list of event patterns.
    Patterns,
    /// A list of chain links: a pattern, or several joined by `|`.
    Links,
    /// A length of time: `"5 working_day"`.
    Limit,
    /// A list of sources of a limit.
    LimitSources,
    /// A point on a clock.
    Point,
    /// A share: `"2%"`, `"0.5%"`, `"1/3"`.
    Share,
    /// A condition on a matter: a pattern, `over:<clock>` or `twice:<pattern>`.
    Conditions,
    /// The code of a clock of the pack.
    Clock,
    /// A list of rules: `"pack/rule"`.
    RuleRefs,
    /// An expression in CEL.
    Guard,
    /// One of a list of codes.
    OneOf(fn() -> Vec<&'static str>),
    /// A list of these codes.
    ListOf(fn() -> Vec<&'static str>),
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

impl Form {
    /// Says in Chinese what is expected.
    #[must_use]
    pub fn zh(self) -> String {
        match self {
            Form::Text => "文字".to_owned(),
            Form::Code => "代码（字母、数字、- _ .）".to_owned(),
            Form::Codes => "代码的列表".to_owned(),
            Form::Words => "{ zh = \"…\", en = \"…\" }".to_owned(),
            Form::Whole => "整数".to_owned(),
            Form::Decimal => "至多两位小数的数".to_owned(),
            Form::Flag => "true 或 false".to_owned(),
            Form::Day => "日期，如 2019-04-23".to_owned(),
            Form::Patterns => {
                "事件的列表，如 [\"accepted\", \"step_ended:review\", \"decided=denied\"]".to_owned()
            }
            Form::Links => {
                "链上各环的列表，如 [\"submitted\", \"accepted|accepted_with_gaps\"]，或 \"item.steps\""
                    .to_owned()
            }
            Form::Limit => "时限，如 \"5 working_day\"（至多 10000）".to_owned(),
            Form::LimitSources => format!("时限来源的列表：{}", LIMIT_SOURCES),
            Form::Point => format!("时钟上的一点：{POINTS}"),
            Form::Share => "比例，如 \"2%\"、\"0.5%\"、\"1/3\"".to_owned(),
            Form::Conditions => "条件的列表：事件、over:时钟、twice:事件".to_owned(),
            Form::Clock => "本规则包时钟的代码".to_owned(),
            Form::RuleRefs => "规则的列表，如 [\"statute/second-correction\"]".to_owned(),
            Form::Guard => "CEL 表达式".to_owned(),
            Form::OneOf(codes) => format!("其中之一：{}", codes().join(", ")),
            Form::ListOf(codes) => format!("列表，取自：{}", codes().join(", ")),
            Form::Table => "表".to_owned(),
            Form::Tables => "表的列表 [[…]]".to_owned(),
        }
    }

    /// Says in English what is expected.
    #[must_use]
    pub fn en(self) -> String {
        match self {
            Form::Text => "a text".to_owned(),
            Form::Code => "a code (letters, digits, - _ .)".to_owned(),
            Form::Codes => "a list of codes".to_owned(),
            Form::Words => "{ zh = \"…\", en = \"…\" }".to_owned(),
            Form::Whole => "a whole number".to_owned(),
            Form::Decimal => "a number with at most two decimals".to_owned(),
            Form::Flag => "true or false".to_owned(),
            Form::Day => "a day like 2019-04-23".to_owned(),
            Form::Patterns => {
                "a list of events like [\"accepted\", \"step_ended:review\", \"decided=denied\"]".to_owned()
            }
            Form::Links => {
                "a list of links like [\"submitted\", \"accepted|accepted_with_gaps\"], or \"item.steps\""
                    .to_owned()
            }
            Form::Limit => "a limit like \"5 working_day\" (at most 10000)".to_owned(),
            Form::LimitSources => format!("a list of sources of a limit: {LIMIT_SOURCES}"),
            Form::Point => format!("a point on a clock: {POINTS}"),
            Form::Share => "a share like \"2%\", \"0.5%\", \"1/3\"".to_owned(),
            Form::Conditions => "a list of conditions: an event, over:<clock>, twice:<event>".to_owned(),
            Form::Clock => "the code of a clock of the pack".to_owned(),
            Form::RuleRefs => "a list of rules like [\"statute/second-correction\"]".to_owned(),
            Form::Guard => "an expression in CEL".to_owned(),
            Form::OneOf(codes) => format!("one of {}", codes().join(", ")),
            Form::ListOf(codes) => format!("a list of {}", codes().join(", ")),
            Form::Table => "a table".to_owned(),
            Form::Tables => "a list of tables [[…]]".to_owned(),
        }
    }
}

const LIMIT_SOURCES: &str = "item.promised, item.statutory, item.accept, item.deliver, item.step, item.special, \
                             planned, declared, \"20 working_day\", \"joint:45 working_day\"";
const POINTS: &str = "limit, limit - 2, limit + 1, 80%, start + 5, due - 24 hour, due - 5 working_day";

/// Makes a key that is needed.
pub(crate) const fn needed(name: &'static str, form: Form, zh: &'static str, en: &'static str) -> Key {
    Key { name, form, default: None, zh, en }
}

/// Makes a key that may be left out.
pub(crate) const fn optional(
    name: &'static str,
    form: Form,
    default: &'static str,
    (zh, en): (&'static str, &'static str),
) -> Key {
    Key { name, form, default: Some(default), zh, en }
}

/// Returns the codes of a table of codes and values.
pub(crate) fn codes<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(code, _)| *code).collect()
}
