//! Visits of people with a browser: who it is, in which language, and that a form is one of ours.
//!
//! - [`Reader`]: anybody, with a language. [`Visitor`]: somebody who is signed in; whoever is not is shown the door.
//! - [`Form`] and [`OpenForm`]: what was sent by a form. They exist only after it is certain that the form was shown by
//!   us; [`change`] and [`open_change`] are the only ways to route something that changes.
//! - [`Paper`], [`Turn`], [`Wrong`]: a page, a turn to another address after a change, a page that says what is wrong.

mod cookie;
mod form;
mod language;
mod origin;
mod paper;
mod reader;
mod visitor;
mod wrong;

pub(crate) use cookie::{
    ended_session, language_cookie, session_cookie, session_token, theme_cookie, waiting_cookie,
    waiting_token,
};
pub use form::{Form, OpenForm};
pub(crate) use form::{change, open_change};
pub use language::Language;
pub use paper::{Paper, Turn};
pub use reader::{Reader, inner};
pub use visitor::Visitor;
pub use wrong::Wrong;
