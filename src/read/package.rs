//! The parts of a zip package, read under limits.
