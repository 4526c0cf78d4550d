//! Joins the drafts of one sentence that tell of one event.

use super::draft::Draft;
use super::fill::push;
use super::loose::add_toll;
use super::site::narrow;
use crate::mention::place::encloses;
use crate::merge::deeds;
use crate::merge::within::{same_kind, same_side};
use crate::model::EventType;
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};

/// Joins the drafts of a sentence that tell of one event.
pub(super) fn join(scene: &Scene<'_, '_>, clauses: &[Clause], drafts: Vec<Draft>) -> Vec<Draft> {
    let mut groups: Vec<Draft> = Vec::new();
    for d in drafts {
        let fits = groups
            .iter()
            .rposition(|g| g.event == d.event && together(scene, clauses, g, &d));
        match fits {
            Some(n) => absorb(scene, &mut groups[n], d),
            None => groups.push(d),
        }
    }
    groups
}

pub(super) fn together(scene: &Scene<'_, '_>, clauses: &[Clause], g: &Draft, d: &Draft) -> bool {
    let parted = clauses[g.clauses.1 + 1..d.clauses.0.max(g.clauses.1) + 1]
        .iter()
        .any(|c| c.opening.parts());
    let takes_up = d.definite && d.places.is_empty() && d.actors.is_empty();
    if d.other || (parted && !takes_up) || g.status.0 != d.status.0 {
        return false;
    }
    if d.earlier && (g.clauses.1, g.stretch) != (d.clauses.0, d.stretch) {
        return false;
    }
    let others =
        g.event.is_said() && !(same_kind(g, d) && same_side(&g.actors, &d.actors) && same_side(&g.recipients, &d.recipients));
    if others || deeds::apart(scene, g, d) {
        return false;
    }
    let same_clause = g.clauses.1 == d.clauses.0 && g.stretch == d.stretch;
    if d.revenge {
        // «شن هجوما ردا على مقتل عشرة»: what is answered is another event.
        return false;
    }
    let apart = match (g.places.is_empty(), d.places.is_empty()) {
        (false, false) => !g.places.iter().any(|&a| {
            d.places.iter().any(|&b| {
                let (a, b) = (scene.places[a].place, scene.places[b].place);
                a == b || encloses(scene.text.lexicon, a, b) || encloses(scene.text.lexicon, b, a)
            })
        }),
        _ => false,
    };
    if apart && !same_clause {
        return false;
    }
    if g.aggregate != d.aggregate && !same_clause && !hangs(clauses, d) {
        // «قتل عشرة آلاف منذ مارس 2015 عندما بدأ التحالف غاراته»: a sum and one of its parts.
        return false;
    }
    if let (Some((a, _)), Some((b, _))) = (g.day, d.day)
        && a != b
        && !same_clause
    {
        return false;
    }
    if g.harm_only || d.harm_only || d.definite {
        // A toll hangs on the attack told beside it.
        return !(g.killed.is_some()
            && d.killed.is_some()
            && g.killed.as_ref().map(|k| k.count) != d.killed.as_ref().map(|k| k.count)
            && !same_clause
            && !medium(clauses, d));
    }
    if same_clause {
        return g.sided == d.sided || g.killed.is_some() || d.killed.is_some();
    }
    if g.event == EventType::Assault {
        let linked = matches!(
            clauses[d.clauses.0].opening,
            Opening::Time | Opening::Cause | Opening::Relative
        );
        if g.sided != d.sided && !linked {
            return false;
        }
        if let (Some(a), Some(b)) = (g.family(), d.family())
            && a != b
            && !linked
        {
            return false;
        }
    }
    true
}

/// Whether the clause of a draft only carries on the one before.
fn hangs(clauses: &[Clause], d: &Draft) -> bool {
    matches!(clauses[d.clauses.0].opening, Opening::Cause | Opening::Relative)
}

pub(super) fn medium(clauses: &[Clause], d: &Draft) -> bool {
    matches!(clauses[d.clauses.0].opening, Opening::Medium | Opening::Cause)
}

/// Takes the later draft of a sentence into the earlier one.
pub(super) fn absorb(scene: &Scene<'_, '_>, g: &mut Draft, d: Draft) {
    // The attack itself names the record, the toll beside it does not.
    if g.harm_only && !d.harm_only {
        g.definite = d.definite;
    }
    g.lexemes.extend(d.lexemes);
    g.mentions.extend(d.mentions);
    g.modes.extend(d.modes);
    for w in d.weapons {
        if !g.weapons.iter().any(|(k, _)| *k == w.0) {
            g.weapons.push(w);
        }
    }
    for t in [d.killed, d.injured, d.detained].into_iter().flatten() {
        add_toll(g, t);
    }
    // The side that fights does not also suffer its own attack.
    for p in d.actors {
        push(&mut g.actors, p);
    }
    for p in d.recipients {
        push(&mut g.recipients, p);
    }
    for n in d.places {
        if !g.places.contains(&n) {
            g.places.push(n);
        }
    }
    narrow(scene, &mut g.places);
    if g.day.is_none() {
        g.day = d.day;
    }
    for s in d.sources {
        if !g.sources.contains(&s) {
            g.sources.push(s);
        }
    }
    g.aggregate |= d.aggregate;
    g.weak &= d.weak;
    g.harm_only &= d.harm_only;
    g.sided |= d.sided;
    g.verbal |= d.verbal;
    g.attempt &= d.attempt;
    g.earlier &= d.earlier;
    g.habit &= d.habit;
    g.clauses.1 = g.clauses.1.max(d.clauses.1);
    g.stretch = g.stretch.max(d.stretch);
}
