//! Whether it happened, and who says so: negation, plans, possibilities, denials, speakers.

mod fate;
mod negation;
mod speaker;
mod speech;

pub use fate::{Fate, fate};
pub(super) use negation::negated;
pub use speech::{Speech, Voices, speeches};
