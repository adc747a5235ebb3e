//! From which address somebody comes.

use crate::problem::Problem;
use crate::service::Service;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::net::{IpAddr, SocketAddr};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// An address, as far as it tells one who comes from another: of IPv6 the first half, which one household has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(pub(crate) String);

impl Address {
    /// Reads from where a request comes: the peer, or what the proxies in front say of it. What stands further left
    /// in the header than there are proxies was written by whoever came, and is not believed.
    pub(crate) fn of(parts: &Parts, proxies: u8) -> Address {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let told = told(&parts.headers, proxies);
        Address(told.or(peer).map_or_else(String::new, household))
    }
}

fn told(headers: &HeaderMap, proxies: u8) -> Option<IpAddr> {
    let behind = usize::from(proxies).checked_sub(1)?;
    let lines = headers.get_all(FORWARDED_FOR).into_iter().filter_map(|line| line.to_str().ok());
    let all: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let address = all.iter().rev().nth(behind)?;
    address.parse().ok().or_else(|| address.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Anybody who looks up what anybody may, within the limit of the address. A handler that neither takes a caller nor a
/// visitor takes this.
pub(crate) struct Passer;

impl FromRequestParts<Service> for Passer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Passer, Problem> {
        let Address(address) = Address::of(parts, service.settings.proxies);
        service.gates.look_up(&address, service.app.clock.now())?;
        Ok(Passer)
    }
}

#[cfg(test)]
mod tests;
