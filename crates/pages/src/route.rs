//! Addresses: every one is made here, and the list that routes are put together from is here too.

/// What stands at an address: its pattern, as routers write it.
macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident $pattern:literal;)+) => {
        $($(#[$doc])* pub const $name: &str = $pattern;)+

        /// Every pattern, so that a test can tell whether a link leads anywhere.
        pub const ALL: &[&str] = &[$($name,)+];
    };
}

routes! {
    /// What waits for the reader.
    HOME "/";
    /// Sign in.
    SIGN_IN "/sign-in";
    /// The second factor.
    SECOND_FACTOR "/sign-in/code";
    /// Sign out.
    SIGN_OUT "/sign-out";
    /// Sign out everywhere.
    SIGN_OUT_EVERYWHERE "/sign-out/everywhere";
    /// Activate an account.
    INVITATION "/invitation";
    /// One's own account.
    ACCOUNT "/account";
    /// Another password.
    PASSWORD "/account/password";
    /// Act in another role.
    ROLE "/account/role";
    /// Set up the second factor.
    FACTOR "/account/factor";
    /// The first code of a second factor.
    FACTOR_CODE "/account/factor/code";
    /// Another language.
    LANGUAGE "/language";
    /// Light or dark.
    THEME "/theme";
    /// Cases.
    CASES "/cases";
    /// A case.
    CASE "/cases/{id}";
    /// The receipt of an entry of the ledger.
    RECEIPT "/receipts/{position}";
    /// Cards.
    CARDS "/cards";
    /// A card.
    CARD "/cards/{id}";
    /// Something that is done to a card; the form says what.
    CARD_ACT "/desk";
    /// The certificate of a card.
    CERTIFICATE "/cards/{id}/certificate.json";
    /// The monitor.
    MONITOR "/monitor";
    /// Statistics.
    STATISTICS "/statistics";
    /// Statistics as a workbook.
    STATISTICS_XLSX "/statistics.xlsx";
    /// Statistics as text.
    STATISTICS_CSV "/statistics.csv";
    /// The wall.
    WALL "/wall";
    /// What changes, as it happens.
    STREAM "/stream";
    /// Rules.
    RULES "/rules";
    /// A rule.
    RULE "/rules/{code}";
    /// The check-up.
    CHECKUP "/checkup";
    /// Organisations and staff.
    ORGANISATIONS "/organisations";
    /// Accounts and tokens.
    ACCOUNTS "/accounts";
    /// A file that pages need.
    ASSET "/assets/{name}";
}

/// Returns the address of a case.
///
/// ```
/// assert_eq!(pages::route::case("CS-1"), "/cases/CS-1");
/// assert_eq!(pages::route::case("鄂/1 ?"), "/cases/%E9%84%82%2F1%20%3F"); // one segment, whatever it holds
/// ```
#[must_use]
pub fn case(id: &str) -> String {
    format!("/cases/{}", escaped(id))
}

/// Returns the address of a card.
#[must_use]
pub fn card(id: &str) -> String {
    format!("/cards/{}", escaped(id))
}

/// Returns the address of the certificate of a card.
#[must_use]
pub fn certificate(id: &str) -> String {
    format!("/cards/{}/certificate.json", escaped(id))
}

/// Returns the address of a rule.
#[must_use]
pub fn rule(code: &str) -> String {
    format!("/rules/{}", escaped(code))
}

/// Returns the address of a receipt.
#[must_use]
pub fn receipt(position: u64) -> String {
    format!("/receipts/{position}")
}

/// Returns an address with what is asked of it; what is empty is left out.
///
/// ```
/// use pages::route::{CASES, with};
/// assert_eq!(with(CASES, &[("item", "a&b"), ("stage", "")]), "/cases?item=a%26b");
/// assert_eq!(with(CASES, &[]), "/cases");
/// ```
#[must_use]
pub fn with(path: &str, query: &[(&str, &str)]) -> String {
    let said = query.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        said.map(|(key, value)| format!("{}={}", escaped(key), escaped(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// Returns a text as one segment of a path, or one value of a query.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.extend(["%", HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
        }
    }
    out
}

const HEX: [&str; 16] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F"];
