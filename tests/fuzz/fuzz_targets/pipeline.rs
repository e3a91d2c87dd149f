#![no_main]
//! Any bytes as they come: the content decides the format.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| planomer_fuzz::keeps_its_promises(bytes, None));
