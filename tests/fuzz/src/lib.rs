//! What every target asks of what it reads.

#[path = "../../common/mutate.rs"]
pub mod mutate;

#[path = "../../fixtures/accounts.rs"]
mod accounts;

use std::io::{Cursor, Write};

use planomer::plan::Format;
use planomer::{Limits, Options, Plan, Seconds};

/// Small limits: a fuzzer that is busy with one big input finds nothing.
pub fn limits() -> Limits {
    Limits {
        input_bytes: 1 << 20,
        part_bytes: 4 << 20,
        package_bytes: 8 << 20,
        elements: 200_000,
        depth: 128,
        // Every place is sought among all cells.
        cells: 10_000,
        columns: 16_384,
        rows: 10_000,
        text_bytes: 4 << 20,
        seconds: Seconds::new(60),
    }
}

/// Reads bytes; when that gives a plan, asserts that places and text add up, that the JSON reads back, and
/// that a second reading gives the same bytes.
pub fn keeps_its_promises(bytes: &[u8], format: Option<Format>) {
    keeps_them_in(bytes, format, None);
}

/// The same, read as a text of this language.
pub fn keeps_them_in(bytes: &[u8], format: Option<Format>, lang: Option<&str>) {
    let options = Options { format, lang: lang.map(str::to_owned), limits: limits(), ..Options::default() };
    let Ok((plan, document)) = planomer::read_with_document(bytes, &options) else { return };
    accounts::nothing_is_changed(&plan, &document).unwrap();
    accounts::every_place_resolves(&plan, &document).unwrap();
    accounts::nothing_is_lost(&plan, &document).unwrap();
    accounts::nothing_is_guessed(&plan).unwrap();
    let json = planomer::to_json(&plan);
    let back: Plan = serde_json::from_str(&json).unwrap();
    assert_eq!(back, plan);
    let again = planomer::read(bytes, &options).unwrap();
    assert_eq!(planomer::to_json(&again), json);
}

/// A package with these parts, stored.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A mutator for packages: mostly changes the XML inside, else the bytes.
pub fn mutate_package(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut dice = mutate::Dice::new(seed.into());
    if dice.roll(8) > 0
        && let Some(package) = mutate::package(&data[..size], &mut dice).filter(|p| p.len() <= most)
    {
        data[..package.len()].copy_from_slice(&package);
        return package.len();
    }
    libfuzzer_sys::fuzzer_mutate(data, size, most)
}
