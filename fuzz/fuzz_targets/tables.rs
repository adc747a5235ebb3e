#![no_main]
//! Two exchange tables, the bytes cut in the middle.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (accept, special) = bytes.split_at(bytes.len() / 2);
    let tables = [("up_pro_accept.csv", accept), ("up_pro_special_procedure.csv", special)];
    fuzz::swallow("up.zip", &fuzz::archive(&tables), |mapping| mapping.name == "up-pro");
});
