//! Drafts of one document that tell of the same event become one.

mod story;
pub mod within;
