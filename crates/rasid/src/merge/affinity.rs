//! How much speaks for two accounts of violence telling of one event.
//!
//! Every sign of likeness adds points, every difference takes some away; the weights were set on
//! pairs of accounts from hand-coded reports. No single sign decides: two raids on one town may
//! be told apart by their tolls alone, and the toll of one raid may rise from lead to body.

use super::within::days;
use crate::event::Draft;
use crate::event::toll_mention::TollMention;
use crate::mention::party::PartyMention;
use crate::mention::place::encloses;
use crate::model::{EventType, Mode, Precision, Sector};
use crate::parse::Scene;

/// From so many points on two accounts are one event.
pub(super) const ENOUGH: i32 = 2;

/// Points for a later draft telling of the same event as a record that stands `back` records before the newest.
pub(super) fn affinity(scene: &Scene<'_, '_>, r: &Draft, d: &Draft, back: usize) -> i32 {
    let sentences = d.sentence - r.sentence.min(d.sentence);
    let near = match sentences {
        0 | 1 => 1,
        2 | 3 => 0,
        _ => -1,
    };
    let newest = match back {
        0 => 1,
        1 | 2 => 0,
        _ => -1,
    };
    let lexeme = i32::from(d.lexemes.iter().any(|l| r.lexemes.contains(l)));
    let places = places(scene, r, d);
    near + newest + lexeme + taken_up(r, d) - i32::from(d.background)
        + tolls(r, d, places)
        + places
        + calendar(scene, r, d)
        + means(r, d)
        + people(r, d)
}

fn pairs<'d>(r: &'d Draft, d: &'d Draft) -> impl Iterator<Item = (&'d TollMention, &'d TollMention)> {
    [(&r.killed, &d.killed), (&r.injured, &d.injured), (&r.detained, &d.detained)]
        .into_iter()
        .filter_map(|(a, b)| Some((a.as_ref()?, b.as_ref()?)))
}

/// «الهجوم», «هذا التفجير» takes up what was told; «القتال بين … و…» does not, unless a fight was told.
fn taken_up(r: &Draft, d: &Draft) -> i32 {
    let fights_anew = d.sided && !r.sided && !r.harm_only;
    match (fights_anew, d.definite) {
        (true, _) => -4,
        (false, true) => 2,
        (false, false) => 0,
    }
}

/// Equal numbers, and the more so great ones; a smaller number at no other place may be a part of the first.
fn tolls(r: &Draft, d: &Draft, places: i32) -> i32 {
    const TELLING: u32 = 2;
    let (mut equal, mut points, mut less) = (false, 0, true);
    let mut any = false;
    for (a, b) in pairs(r, d) {
        any = true;
        if a.count.min == b.count.min {
            equal = true;
            points += if a.count.min > TELLING { 3 } else { 1 };
        } else {
            less &= b.count.min < a.count.min;
        }
    }
    match (any, equal, less) {
        (false, ..) => 0,
        (_, true, _) => points,
        (_, false, true) if places >= 0 => 1,
        (_, false, _) => -3,
    }
}

fn places(scene: &Scene<'_, '_>, r: &Draft, d: &Draft) -> i32 {
    if r.places.is_empty() || d.places.is_empty() {
        return 0;
    }
    let lexicon = scene.text.lexicon;
    // Fighting at another place is other fighting, whoever fights.
    let apart = if r.sided && d.sided { -6 } else { -3 };
    let mut best = apart;
    for &a in &r.places {
        for &b in &d.places {
            let (p, q) = (scene.places[a].place, scene.places[b].place);
            let points = if p == q && scene.places[b].precision <= Precision::District {
                3
            } else if p == q || encloses(lexicon, p, q) || encloses(lexicon, q, p) {
                2
            } else {
                apart
            };
            best = best.max(points);
        }
    }
    best
}

/// The day of an announcement may stand for the day of the act: one day apart says less than two.
fn calendar(scene: &Scene<'_, '_>, r: &Draft, d: &Draft) -> i32 {
    let (Some(a), Some(b)) = (days(scene, r), days(scene, d)) else {
        return 0;
    };
    if a.start == b.start && a.end == b.end {
        2
    } else if a.start <= b.end && b.start <= a.end {
        1
    } else {
        match a.start.until(b.start).map_or(i32::MAX, |s| s.get_days().saturating_abs()) {
            0 | 1 => -2,
            _ => -5,
        }
    }
}

fn means(r: &Draft, d: &Draft) -> i32 {
    if d.event == EventType::Coerce && !r.modes.is_empty() && !d.modes.is_empty() && r.modes.is_disjoint(&d.modes) {
        // Arms seized and people arrested, told apart, are two acts.
        return -2;
    }
    match (r.family(), d.family()) {
        (Some(a), Some(b)) if a == b => 2,
        (Some(a), Some(b)) if alike(a, b) => 0,
        (Some(_), Some(_)) => -3,
        _ => 0,
    }
}

/// A suicide attack is told as an explosion, and so is the fall of a rocket.
fn alike(a: Mode, b: Mode) -> bool {
    let pair = |x, y| (a == x && b == y) || (a == y && b == x);
    pair(Mode::SuicideAttack, Mode::Explosives)
        || pair(Mode::HeavyWeapons, Mode::Explosives)
        || pair(Mode::SuicideAttack, Mode::Firearms)
}

fn people(r: &Draft, d: &Draft) -> i32 {
    let known =
        |a: &[PartyMention], b: &[PartyMention]| a.iter().any(|p| p.actor.is_some() && b.iter().any(|q| q.actor == p.actor));
    let meet = |a: &[PartyMention], b: &[PartyMention]| a.iter().any(|p| b.iter().any(|q| fits(p, q)));
    let open = |a: &[PartyMention], b: &[PartyMention]| a.is_empty() || b.is_empty();
    let mut points = 0;
    let doers_meet = meet(&r.actors, &d.actors);
    if !open(&r.actors, &d.actors) {
        points += if doers_meet { 1 } else { -2 };
    }
    if !open(&r.recipients, &d.recipients) {
        points += if meet(&r.recipients, &d.recipients) { 1 } else { -1 };
    }
    points += 2 * i32::from(known(&r.actors, &d.actors)) + 2 * i32::from(known(&r.recipients, &d.recipients));
    // Who struck before is struck now: the other side's answer.
    let turned = !doers_meet
        && r.actors
            .iter()
            .any(|p| !matches!(p.sector, None | Some(Sector::Unk)) && d.recipients.iter().any(|q| fits(p, q)));
    points - 2 * i32::from(turned)
}

/// Whether two phrases may name the same people.
fn fits(p: &PartyMention, q: &PartyMention) -> bool {
    (p.country.is_none() || q.country.is_none() || p.country == q.country)
        && (p.sector.is_none() || q.sector.is_none() || p.sector == q.sector)
}
