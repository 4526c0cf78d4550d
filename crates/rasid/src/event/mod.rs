//! Triggers, frames and what becomes of their arguments: from clauses to drafts of records.

pub(crate) mod domain;
pub mod draft;
mod fill;
mod inherit;
mod join;
mod loose;
mod operator;
mod part;
mod period;
mod segment;
pub(crate) mod share;
mod sign;
pub(crate) mod site;
pub(crate) mod speaker;
mod tally;
mod target;
pub(crate) mod toll;
mod voice;
mod weapon;
mod when;

pub use draft::{Draft, find};
pub(crate) use toll as toll_mention;
