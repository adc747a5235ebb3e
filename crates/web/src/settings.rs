//! How the service is reached.

use crate::limit::Limits;

/// How browsers reach the service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// Over plain HTTP: on the machine itself, or inside a network that somebody else keeps closed.
    #[default]
    Plain,
    /// Over TLS, which ends in a proxy in front of the service. Cookies are then bound to it.
    Tls {
        /// For how many seconds browsers are told to come over TLS only; 0 does not tell them.
        hsts_seconds: u32,
    },
}

/// What an installation decides about its doors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How browsers reach it.
    pub reached: Reached,
    /// How many proxies in front of it add an address to `X-Forwarded-For`; with 0 the header is not looked at.
    pub proxies: u8,
    /// How often somebody may come.
    pub limits: Limits,
}

impl Settings {
    /// Returns whether cookies are for TLS only.
    pub(crate) const fn is_over_tls(&self) -> bool {
        matches!(self.reached, Reached::Tls { .. })
    }
}
