//! Clauses that list several events: «مقتل ثلاثة في حلب وإصابة أربعة في درعا».

use super::sign::Sign;
use super::site::usable;
use crate::parse::Scene;
use crate::parse::clause::Clause;
use crate::text::Clitics;
use rasid_lexicon::FrameKind;

/// The items at which a clause goes over to another event.
///
/// A noun joined by و opens a new stretch if the stretch before and its own each name a place.
pub(super) fn cuts(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut from = 0;
    for (n, sign) in signs.iter().enumerate() {
        if !opens(scene, sign) {
            continue;
        }
        let clause = &clauses[sign.clause];
        from = from.max(clause.first);
        let next = signs[n + 1..]
            .iter()
            .take_while(|s| s.clause == sign.clause)
            .find(|s| opens(scene, s))
            .map_or(clause.last, |s| s.at);
        if placed(scene, from, sign.at) && placed(scene, sign.at, next) {
            cuts.push(sign.at);
            from = sign.at;
        }
    }
    cuts
}

/// The stretch of a clause around item `at`.
pub(super) fn around(cuts: &[usize], clause: &Clause, at: usize) -> (usize, usize) {
    let first = cuts.iter().rev().find(|&&c| c <= at && c > clause.first);
    let last = cuts.iter().find(|&&c| c > at && c < clause.last);
    (
        first.copied().unwrap_or(clause.first),
        last.copied().unwrap_or(clause.last),
    )
}

fn opens(scene: &Scene<'_, '_>, sign: &Sign<'_>) -> bool {
    !sign.verbal
        && matches!(sign.frame.kind, FrameKind::Event | FrameKind::Speech)
        && scene.item(sign.at).clitics.contains(Clitics::WA)
}

fn placed(scene: &Scene<'_, '_>, first: usize, last: usize) -> bool {
    (first..last).any(|i| scene.place(i).is_some_and(|(n, _)| usable(scene, n)))
}
