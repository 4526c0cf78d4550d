//! Fills the slot of when: the day of the clause, of clauses that hang together, of the sentence.

use super::draft::Draft;
use super::inherit::connected;
use crate::model::Status;
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};

/// The day nearest to the trigger among items `first..last`.
pub(super) fn day_in(scene: &Scene<'_, '_>, first: usize, last: usize, at: usize) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut i = first;
    while i < last {
        match scene.day(i) {
            Some((n, day)) => {
                let distance = (day.range.first as usize).abs_diff(at);
                if best.is_none_or(|(d, _)| distance < d) {
                    best = Some((distance, n));
                }
                i = (day.range.last as usize).max(i + 1);
            }
            None => i += 1,
        }
    }
    best.map(|(_, n)| n)
}

/// The day of the clauses that hang together with the draft's own, if its own names none.
pub(super) fn inherit(scene: &Scene<'_, '_>, clauses: &[Clause], d: &mut Draft) {
    let (lo, hi) = connected(clauses, d.clauses.0);
    if d.day.is_none() {
        let own = clauses[d.clauses.0].first;
        d.day = day_in(scene, clauses[lo].first, clauses[hi].last, own).map(|n| (n, "day/connected-clause"));
    }
    if d.day.is_none() && d.status.0 == Status::Occurred && clauses[d.clauses.0].opening == Opening::Strong && d.clauses.0 > 0 {
        // «…أمس، فيما سمع دوي انفجارات»: what happened meanwhile happened on the same day.
        let before = &clauses[d.clauses.0 - 1];
        d.day = day_in(scene, clauses[0].first, before.last, before.last).map(|n| (n, "day/meanwhile"));
    }
    if d.day.is_none() {
        let start = clauses[0].first;
        let end = clauses[clauses.len() - 1].last;
        let mut i = start;
        while i < end.min(start + 12) {
            if let Some((n, day)) = scene.day(i) {
                if day.leads {
                    d.day = Some((n, "day/sentence-head"));
                }
                break;
            }
            i += 1;
        }
    }
}
