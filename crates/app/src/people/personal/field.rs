//! Kinds of personal data and how each is masked (GB/T 37964).

use serde::{Deserialize, Serialize};

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A name (姓名).
    Name,
    /// The number of an identity document (证件号码).
    IdNumber,
    /// A telephone number (电话).
    Phone,
    /// An e-mail address (电子邮箱).
    Email,
    /// An address (住址).
    Address,
}

impl Field {
    /// Every kind.
    pub const ALL: [Field; 5] = [Field::Name, Field::IdNumber, Field::Phone, Field::Email, Field::Address];

    /// Returns its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::IdNumber => "id_number",
            Field::Phone => "phone",
            Field::Email => "email",
            Field::Address => "address",
        }
    }

    /// Masks a value. What is too short to hide anything in is hidden whole.
    ///
    /// ```
    /// use app::people::personal::Field;
    /// assert_eq!(Field::Name.mask("张小三"), "张*三");
    /// assert_eq!(Field::Name.mask("张三"), "张*");
    /// assert_eq!(Field::IdNumber.mask("430102199001011234"), "4301**********1234");
    /// assert_eq!(Field::Phone.mask("13812345678"), "138****5678");
    /// assert_eq!(Field::Phone.mask("12345"), "*****");
    /// assert_eq!(Field::Email.mask("li.ming@example.cn"), "l******@example.cn");
    /// ```
    #[must_use]
    pub fn mask(self, value: &str) -> String {
        match self {
            Field::Name if value.chars().count() > 2 => shown(value, 1, 1),
            Field::Name if value.chars().count() == 2 => shown(value, 1, 0),
            Field::IdNumber if value.chars().count() >= 12 => shown(value, 4, 4),
            Field::Phone if value.chars().count() >= 9 => shown(value, 3, 4),
            Field::Email => match value.split_once('@') {
                Some((name, host)) if name.chars().count() > 1 => format!("{}@{host}", shown(name, 1, 0)),
                Some((_, host)) => format!("*@{host}"),
                None => shown(value, 0, 0),
            },
            Field::Address if value.chars().count() > 9 => shown(value, 6, 0),
            Field::Name | Field::IdNumber | Field::Phone | Field::Address => shown(value, 0, 0),
        }
    }

    /// Returns a value as it is compared: a number written otherwise is the same number.
    #[must_use]
    pub fn normal(self, value: &str) -> String {
        let value = value.trim();
        match self {
            Field::Name | Field::Address => value.to_owned(),
            Field::Email => value.to_lowercase(),
            Field::IdNumber => {
                value.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase()
            }
            Field::Phone => {
                let digits: String = value.chars().filter(char::is_ascii_digit).collect();
                let is_long = digits.len() == 13 || digits.len() == 15;
                let bare = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86"));
                bare.filter(|bare| is_long && bare.len() == 11).map_or(digits.clone(), str::to_owned)
            }
        }
    }
}

/// Shows so many characters at either end, and stars for the others.
fn shown(value: &str, first: usize, last: usize) -> String {
    let count = value.chars().count();
    let is_shown = |at: usize| at < first || at + last >= count;
    value.chars().enumerate().map(|(at, letter)| if is_shown(at) { letter } else { '*' }).collect()
}
