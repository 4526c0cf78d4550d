//! Drafts of one document that tell of the same event become one.

mod affinity;
pub(crate) mod deeds;
mod story;
pub mod within;
