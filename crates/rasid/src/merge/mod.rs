//! Drafts of one document that tell of the same event become one.

pub(crate) mod deeds;
pub mod within;
