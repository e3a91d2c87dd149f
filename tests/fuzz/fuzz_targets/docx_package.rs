#![no_main]
//! A package changed inside, and any bytes, as a DOCX package.

use planomer::plan::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| planomer_fuzz::keeps_its_promises(bytes, Some(Format::Docx)));

libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    planomer_fuzz::mutate_package(data, size, max_size, seed)
});
