//! What a draft takes from the clauses around its own.

use super::draft::Draft;
use super::{site, when};
use crate::parse::Scene;
use crate::parse::clause::Clause;

/// Place and day from clauses that hang together with the draft's own.
pub(super) fn inherit(scene: &Scene<'_, '_>, clauses: &[Clause], d: &mut Draft) {
    if d.earlier {
        // Neither the place nor the day of the answer.
        return;
    }
    site::inherit(scene, clauses, d);
    when::inherit(scene, clauses, d);
}

/// The run of clauses around `c` that no strong boundary cuts.
pub(super) fn connected(clauses: &[Clause], c: usize) -> (usize, usize) {
    let mut lo = c;
    while lo > 0 && !clauses[lo].opening.parts() {
        lo -= 1;
    }
    let mut hi = c;
    while hi + 1 < clauses.len() && !clauses[hi + 1].opening.parts() {
        hi += 1;
    }
    (lo, hi)
}
