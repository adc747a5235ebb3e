//! What can be wrong with a pack: place, field, what was found and what is allowed.

use std::fmt;

/// One thing that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The pack, as it was named by the caller.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The field, with the clock, rule or level it belongs to; empty for the file as a whole.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is not TOML.
    Toml {
        /// What the parser says.
        message: String,
    },
    /// The key is not known here.
    UnknownKey {
        /// The keys that are.
        allowed: Vec<String>,
    },
    /// The key is needed and not there.
    Missing {
        /// What belongs there, in Chinese and English.
        form: (String, String),
    },
    /// The value is of another form.
    WrongForm {
        /// What was written.
        found: String,
        /// What belongs there, in Chinese and English.
        form: (String, String),
    },
    /// The code is not one of those that are allowed.
    NotAllowed {
        /// What was written.
        found: String,
        /// What is allowed.
        allowed: Vec<String>,
    },
    /// The same code is given twice.
    Twice {
        /// The code.
        found: String,
    },
    /// It contradicts something else, in Chinese and English.
    Contradiction {
        /// Chinese.
        zh: String,
        /// English.
        en: String,
    },
    /// The guard is not a valid expression.
    Guard {
        /// What the compiler says.
        message: String,
    },
}

impl Problem {
    /// Says it in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Problem::Toml { message } => format!("不是合法的 TOML：{message}"),
            Problem::UnknownKey { .. } => "未知的键".to_owned(),
            Problem::Missing { form: (zh, _) } => format!("缺少此键，应为 {zh}"),
            Problem::WrongForm { found, form: (zh, _) } => format!("{found} 的形式不对，应为 {zh}"),
            Problem::NotAllowed { found, .. } => format!("不允许“{found}”"),
            Problem::Twice { found } => format!("“{found}”出现两次"),
            Problem::Contradiction { zh, .. } => zh.clone(),
            Problem::Guard { message } => format!("附加条件不是合法的表达式：{message}"),
        }
    }

    /// Says it in English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Problem::Toml { message } => format!("not TOML: {message}"),
            Problem::UnknownKey { .. } => "unknown key".to_owned(),
            Problem::Missing { form: (_, en) } => format!("this key is missing; expected {en}"),
            Problem::WrongForm { found, form: (_, en) } => {
                format!("{found} has the wrong form; expected {en}")
            }
            Problem::NotAllowed { found, .. } => format!("\"{found}\" is not allowed"),
            Problem::Twice { found } => format!("\"{found}\" stands twice"),
            Problem::Contradiction { en, .. } => en.clone(),
            Problem::Guard { message } => format!("the guard is not an expression: {message}"),
        }
    }

    /// Returns what is allowed in its place, where that is a list.
    #[must_use]
    pub fn allowed(&self) -> &[String] {
        match self {
            Problem::UnknownKey { allowed } | Problem::NotAllowed { allowed, .. } => allowed,
            Problem::Toml { .. }
            | Problem::Missing { .. }
            | Problem::WrongForm { .. }
            | Problem::Twice { .. }
            | Problem::Contradiction { .. }
            | Problem::Guard { .. } => &[],
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PackError { file, line, column, field, problem } = self;
        write!(f, "{file}:{line}:{column}: ")?;
        if !field.is_empty() {
            write!(f, "{field}: ")?;
        }
        write!(f, "{} / {}", problem.zh(), problem.en())?;
        match problem.allowed() {
            [] => Ok(()),
            allowed => write!(f, "; 允许 / allowed: {}", allowed.join(", ")),
        }
    }
}

impl std::error::Error for PackError {}
