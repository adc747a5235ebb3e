use super::Address;
use axum::extract::ConnectInfo;
use axum::http::Request;
use std::net::SocketAddr;

/// The peer, the header and the number of proxies; and what is taken for the address.
const CASES: [(&str, &[&str], u8, &str); 9] = [
    ("192.0.2.7:5000", &[], 0, "192.0.2.7"),
    ("192.0.2.7:5000", &["203.0.113.9"], 0, "192.0.2.7"),
    ("192.0.2.7:5000", &["203.0.113.9"], 1, "203.0.113.9"),
    ("192.0.2.7:5000", &["198.51.100.1, 203.0.113.9"], 1, "203.0.113.9"),
    ("192.0.2.7:5000", &["198.51.100.1, 203.0.113.9", "10.0.0.2"], 2, "203.0.113.9"),
    ("192.0.2.7:5000", &["203.0.113.9"], 2, "192.0.2.7"),
    ("192.0.2.7:5000", &["unknown"], 1, "192.0.2.7"),
    ("[2001:db8:1:2:3:4:5:6]:5000", &[], 0, "2001:db8:1:2::/64"),
    ("[::ffff:192.0.2.7]:5000", &["203.0.113.9:81"], 1, "203.0.113.9"),
];

#[test]
fn what_proxies_say_is_believed_as_far_as_there_are_proxies() {
    for (peer, lines, proxies, address) in CASES {
        let peer: SocketAddr = peer.parse().expect("a peer");
        let mut request = Request::builder().extension(ConnectInfo(peer));
        for line in lines {
            request = request.header("x-forwarded-for", *line);
        }
        let (parts, ()) = request.body(()).expect("a request").into_parts();
        assert_eq!(Address::of(&parts, proxies).0, address, "{peer} {lines:?} {proxies}");
    }
}
