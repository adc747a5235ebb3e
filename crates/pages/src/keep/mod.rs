//! Keeping: rules, the check-up, organisations, accounts.

mod accounts;
mod checkup;
mod organisations;
mod rules;

pub use accounts::{AccountRow, AccountsPage, TokenRow};
pub use checkup::{CheckupPage, Gap};
pub use organisations::{OrganisationRow, OrganisationsPage};
pub use rules::{RulePage, RuleRow, RulesPage};
