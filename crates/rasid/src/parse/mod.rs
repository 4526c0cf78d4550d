//! Sentences taken apart: clauses, noun phrases, the arguments of a trigger.

pub mod argument;
pub mod clause;
pub mod phrase;
mod scene;

pub use scene::Scene;
