//! Drafts of one document that tell of the same event become one.

pub mod within;
