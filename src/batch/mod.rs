//! Many inputs at once: folders, archives and lists, read on all cores, given back in their order.

mod inputs;
mod pool;

pub use inputs::{Content, Input, Inputs};
pub use pool::{Next, Pool};
