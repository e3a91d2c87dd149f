#![no_main]
//! Any bytes as text.

use planomer::plan::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| planomer_fuzz::keeps_its_promises(bytes, Some(Format::Text)));
