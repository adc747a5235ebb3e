//! Standard Base64 with padding (RFC 4648, section 4); only one text stands for the same bytes.

use alloc::string::String;
use alloc::vec::Vec;
use base64ct::{Base64, Encoding as _};

pub(crate) fn to_base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok()
}
