//! Fills the slot of where: places of the clause and of clauses that hang together with it.

use super::draft::Draft;
use super::inherit::connected;
use super::sign::Sign;
use crate::mention::place::encloses;
use crate::model::{EventType, Precision, Status};
use crate::parse::Scene;
use crate::parse::clause::Clause;
use rasid_lexicon::{Class, Prep};
use std::collections::BTreeSet;

/// Places of the clause, those behind prepositions of place; wider parents left out.
pub(super) fn places(scene: &Scene<'_, '_>, sign: &Sign<'_>, clause: &Clause, d: &mut Draft) {
    let mut seen = clause.first;
    while seen < clause.last {
        let Some((n, place)) = scene.place(seen) else {
            seen += 1;
            continue;
        };
        seen = (place.range.last as usize).max(seen + 1);
        let other = d.event == EventType::Consult && of_another_time(scene, sign.at, place.range.first as usize);
        if usable(scene, n) && !other && !d.places.contains(&n) && near_enough(sign.at, place.range.first as usize) {
            d.places.push(n);
        }
    }
    narrow(scene, &mut d.places);
}

/// «زيارة قبل الانتخابات في البلاد»: the place of what comes later or went before.
fn of_another_time(scene: &Scene<'_, '_>, trigger: usize, place: usize) -> bool {
    (trigger + 1..place).any(|i| {
        scene
            .text
            .lexeme_of(scene.item(i), Class::Preposition)
            .is_some_and(|l| matches!(l.prep, Some(Prep::Before | Prep::After)))
    })
}

pub(super) fn near_enough(trigger: usize, place: usize) -> bool {
    trigger.abs_diff(place) <= 40
}

pub(super) fn usable(scene: &Scene<'_, '_>, n: usize) -> bool {
    let p = &scene.places[n];
    p.local && !p.covered && !p.dateline && !matches!(p.prep, Some(Prep::Min | Prep::Ila | Prep::Nahw))
}

/// Keeps the most specific of nested places.
pub(super) fn narrow(scene: &Scene<'_, '_>, places: &mut Vec<usize>) {
    let all = places.clone();
    let lexicon = scene.text.lexicon;
    places.retain(|&n| {
        !all.iter()
            .any(|&m| m != n && encloses(lexicon, scene.places[n].place, scene.places[m].place))
    });
    // Beside a town, the name of another state belongs to somebody or something else.
    let wide = |n: usize| scene.places[n].precision == Precision::Country;
    if !places.iter().all(|&n| wide(n)) {
        places.retain(|&n| !wide(n));
    }
    let mut seen = BTreeSet::new();
    places.retain(|&n| seen.insert(scene.places[n].place));
}

/// A record without a place took place where the one told right before it did: a raid told further,
/// the stones thrown at the raiders.
pub(crate) fn carry(scene: &Scene<'_, '_>, records: &mut [Draft]) {
    const NEAR: usize = 2;
    for n in 0..records.len() {
        let r = &records[n];
        if r.event == EventType::Sanction {
            // A verdict is spoken in a court that the text seldom names; its places belong to the case.
            records[n].places.clear();
            continue;
        }
        let bodily = |e: EventType| {
            matches!(
                e,
                EventType::Assault | EventType::Coerce | EventType::Protest | EventType::Retreat
            )
        };
        if !bodily(r.event) || !r.places.is_empty() || r.background || r.status.0 != Status::Occurred {
            continue;
        }
        let told = records[..n].iter().rev().find(|o| {
            bodily(o.event)
                && o.sentence + NEAR >= r.sentence
                && o.sentence <= r.sentence
                && o.status.0 == Status::Occurred
                && o.places.len() == 1
                && o.places.iter().all(|&p| scene.places[p].precision <= Precision::Region)
        });
        if let Some(places) = told.map(|o| o.places.clone()) {
            records[n].places = places;
        }
    }
}

/// The place of the clauses that hang together with the draft's own, if its own names none.
pub(super) fn inherit(scene: &Scene<'_, '_>, clauses: &[Clause], d: &mut Draft) {
    let (lo, hi) = connected(clauses, d.clauses.0);
    if d.places.is_empty() {
        let mut best: Option<(usize, usize)> = None;
        let mut i = clauses[lo].first;
        let end = clauses[hi].last;
        let own = clauses[d.clauses.0].first;
        while i < end {
            match scene.place(i) {
                Some((n, place)) => {
                    let distance = i.abs_diff(own);
                    if usable(scene, n) && distance <= 40 && best.is_none_or(|(b, _)| distance < b) {
                        best = Some((distance, n));
                    }
                    i = (place.range.last as usize).max(i + 1);
                }
                None => i += 1,
            }
        }
        d.places.extend(best.map(|(_, n)| n));
    }
}
