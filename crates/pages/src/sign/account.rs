//! One's own account: roles, password, second factor.

use super::door::Fault;
use super::square::square_code;
use crate::frame::{Crumb, Frame, RoleChoice};
use crate::page::Page;
use crate::sample;
use askama::Template;

/// One's own account.
#[derive(Clone, Debug, Template)]
#[template(path = "sign/account.html")]
pub struct AccountPage {
    /// What stands around it.
    pub frame: Frame,
    /// The person.
    pub name: String,
    /// The name of the account.
    pub login: String,
    /// Every role on every place that is theirs.
    pub roles: Vec<RoleChoice>,
    /// Whether a second factor is in use.
    pub has_factor: bool,
    /// What is wrong.
    pub fault: Option<Fault>,
}

/// A second factor that was drawn: shown once.
#[derive(Clone, Debug, Template)]
#[template(path = "sign/enrolment.html")]
pub struct EnrolmentPage {
    /// What stands around it.
    pub frame: Frame,
    /// The secret, for typing.
    pub secret: String,
    /// The same as an address, which authenticators read as a square code.
    pub address: String,
    /// Codes for the day on which the authenticator is lost.
    pub recovery: Vec<String>,
}

impl EnrolmentPage {
    fn square(&self) -> String {
        square_code(&self.address)
    }
}

impl Page for AccountPage {
    const NAME: &'static str = "account";

    fn samples(frame: &Frame) -> Vec<(&'static str, AccountPage)> {
        let reader = sample::reader(frame.language);
        let page = |has_factor: bool| AccountPage {
            frame: Frame { crumbs: vec![Crumb::text(frame.words.frame.you)], ..frame.clone() },
            name: reader.name.clone(),
            login: "zhou.min".into(),
            roles: reader.other_roles.clone(),
            has_factor,
            fault: None,
        };
        vec![("usual", page(true)), ("no-factor", page(false))]
    }
}

impl Page for EnrolmentPage {
    const NAME: &'static str = "enrolment";

    fn samples(frame: &Frame) -> Vec<(&'static str, EnrolmentPage)> {
        let recovery = ["4F7K-9M2X", "B1TR-6WQZ", "H8LC-3PNV", "R5YD-0GSJ"];
        let page = EnrolmentPage {
            frame: frame.clone(),
            secret: "GEZDGNBVGY3TQOJQ".into(),
            address: "otpauth://totp/Sundial:zhou.min?secret=GEZDGNBVGY3TQOJQ&issuer=Sundial".into(),
            recovery: recovery.map(str::to_owned).into(),
        };
        vec![("usual", page)]
    }
}
