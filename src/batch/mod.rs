//! Many inputs at once: folders, archives and lists, read on all cores, given back in their order.

mod convert;
mod inputs;
mod journal;
mod pool;

pub use convert::{Settings, Totals, convert};
#[cfg(feature = "python")]
pub use inputs::Content;
pub use inputs::{Input, Inputs};
#[cfg(feature = "python")]
pub use pool::{Next, Pool};
