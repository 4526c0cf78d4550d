//! Triggers, frames and what becomes of their arguments: from clauses to drafts of records.

pub(crate) mod domain;
pub mod draft;
mod operator;
mod sign;
pub(crate) mod toll;
mod voice;

pub use draft::{Draft, find};
pub(crate) use toll as toll_mention;
