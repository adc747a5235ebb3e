//! What somebody passes on the way in.

use crate::frame::Frame;
use crate::page::Page;
use askama::Template;
use report::Language;

/// What a door asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// Name and password.
    SignIn {
        /// The name that was given before.
        login: String,
        /// Where to go then.
        to: String,
        /// Whether a password was just chosen.
        chosen: bool,
    },
    /// The code of the second factor.
    Code {
        /// Where to go then.
        to: String,
    },
    /// A password for a new account.
    Invitation {
        /// What proves the invitation; empty where the address does not have it.
        secret: String,
    },
}

/// What went wrong on a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// What happened.
    pub what: String,
    /// What to do next.
    pub next: String,
    /// Its code.
    pub code: String,
}

/// A door.
#[derive(Clone, Debug, Template)]
#[template(path = "sign/door.html")]
pub struct DoorPage {
    /// What stands around it.
    pub frame: Frame,
    /// What it asks for.
    pub door: Door,
    /// Why it did not open.
    pub fault: Option<Fault>,
}

impl DoorPage {
    fn title(&self) -> &'static str {
        let words = &self.frame.words.sign;
        match self.door {
            Door::SignIn { .. } => words.sign_in,
            Door::Code { .. } => words.second,
            Door::Invitation { .. } => words.invitation,
        }
    }
}

impl Page for DoorPage {
    const NAME: &'static str = "door";

    fn samples(frame: &Frame) -> Vec<(&'static str, DoorPage)> {
        let door = |door: Door, fault: Option<Fault>| DoorPage {
            frame: Frame { reader: None, ..frame.clone() },
            door,
            fault,
        };
        let [what, next] = match frame.language {
            Language::Zh => ["登录名或口令不正确。", "请核对后重试；多次出错将暂时锁定。"],
            Language::En => {
                ["Name or password is wrong.", "Check both; after several failures it is locked for a while."]
            }
        };
        let fault = Fault { what: what.into(), next: next.into(), code: "P-01".into() };
        let sign_in =
            |login: &str, chosen: bool| Door::SignIn { login: login.into(), to: "/cards".into(), chosen };
        vec![
            ("sign-in", door(sign_in("", true), None)),
            ("sign-in-refused", door(sign_in("zhang.wei", false), Some(fault))),
            ("code", door(Door::Code { to: "/".into() }, None)),
            ("invitation", door(Door::Invitation { secret: String::new() }, None)),
        ]
    }
}
