//! Rasid lexicon (stub)
pub mod morph;
