//! Victim nouns that no trigger took: «خلف 10 قتلى و20 جريحا».

use super::draft::Draft;
use super::fill::push;
use super::operator::negated;
use super::share::BY_PRONOUN;
use super::sign::Sign;
use super::tally;
use super::toll::{self, TollMention};
use crate::model::{EventType, Harm, Mode, Status};
use crate::parse::Scene;
use crate::parse::clause::Clause;
use crate::text::Sentence;
use rasid_lexicon::{Class, FrameKind};
use std::collections::BTreeSet;

pub(super) fn slot(d: &mut Draft, harm: Harm) -> &mut Option<TollMention> {
    match harm {
        Harm::Killed => &mut d.killed,
        Harm::Injured => &mut d.injured,
        Harm::Detained => &mut d.detained,
    }
}

pub(super) fn add_toll(d: &mut Draft, t: TollMention) {
    let slot = slot(d, t.harm);
    match slot {
        None => *slot = Some(t),
        Some(old) if t.newer => *old = t,
        // «أوقفت الشابين وألقت القبض عليهما»: the same two.
        Some(_) if t.rule == BY_PRONOUN => {}
        Some(old) if old.rule == BY_PRONOUN => *old = t,
        Some(old) if old.at != t.at => {
            old.count = old.count.plus(t.count);
            for part in t.parts {
                match old.parts.iter_mut().find(|p| p.group == part.group) {
                    Some(p) => p.count = p.count.zip(part.count).map(|(a, b)| a.plus(b)),
                    None => old.parts.push(part),
                }
            }
        }
        Some(_) => {}
    }
}

/// Victim nouns that no trigger took: «خلف 10 قتلى و20 جريحا».
pub(super) fn loose_tolls(
    scene: &Scene<'_, '_>,
    number: usize,
    sentence: &Sentence,
    clauses: &[Clause],
    signs: &[Sign<'_>],
    tolls: &mut Vec<TollMention>,
    groups: &mut Vec<Draft>,
) {
    tolls.clear();
    if !sentence.classes.has(Class::Victim) {
        return;
    }
    let (first, last) = (sentence.first as usize, sentence.last as usize);
    if tally::outdated(scene, first, last) {
        return;
    }
    tally::find(scene, first, last, tolls);
    toll::victim_nouns(scene, first, last, tolls);
    for sign in signs {
        if !matches!(sign.frame.kind, FrameKind::Result | FrameKind::Light) || negated(scene, &clauses[sign.clause], sign) {
            continue;
        }
        for a in &sign.right {
            if !a.pronoun
                && toll::victim(scene, &a.phrase)
                && a.phrase.number.is_none()
                && let Some(harm) = scene
                    .text
                    .lexeme_of(scene.item(a.phrase.head), Class::Victim)
                    .and_then(|l| l.harm)
                && let Some(t) = toll::of_phrase(scene, &a.phrase, harm, "toll/unnamed-plural")
                && t.count.max.is_none()
            {
                tolls.push(t);
            }
        }
    }
    for t in tolls.drain(..) {
        let taken = |g: &Draft| {
            [&g.killed, &g.injured, &g.detained]
                .into_iter()
                .flatten()
                .any(|k| (k.at == t.at || k.span.touches(t.span)) && !(t.harm != k.harm && t.rule == k.rule))
        };
        if t.newer
            && let Some(g) = groups.iter_mut().find(|g| taken(g))
        {
            if let Some(old) = slot(g, t.harm).as_mut() {
                old.newer = true;
            }
            continue;
        }
        if groups.iter().any(taken) {
            continue;
        }
        let clause = clauses.iter().position(|c| (c.first..c.last).contains(&t.at)).unwrap_or(0);
        // Those held belong to who holds them: «13 معتقلا» of a trial are no toll of an attack.
        let takes = |g: &Draft| match t.harm {
            Harm::Detained => g.event == EventType::Coerce || g.modes.contains(&Mode::Abduct),
            _ => g.event == EventType::Assault,
        };
        let near = groups.iter().rposition(|g| takes(g) && g.clauses.0 <= clause);
        let near = near.or_else(|| groups.iter().position(takes));
        match near {
            Some(n) => {
                let g = &mut groups[n];
                if slot(g, t.harm).is_none() || t.newer {
                    if let Some(p) = t.party.clone() {
                        push(&mut g.recipients, p);
                    }
                    let harm = t.harm;
                    *slot(g, harm) = Some(t);
                }
            }
            None if t.harm == Harm::Detained => {}
            None => {
                let mut d = bare(scene, number, clause, &t);
                add_toll(&mut d, t);
                groups.push(d);
            }
        }
    }
}

/// A draft of nothing but a toll.
pub(super) fn bare(scene: &Scene<'_, '_>, number: usize, clause: usize, t: &TollMention) -> Draft {
    let _ = scene;
    Draft {
        event: EventType::Assault,
        lexemes: Vec::new(),
        mentions: vec![(t.span, t.span)],
        modes: BTreeSet::new(),
        weapons: Vec::new(),
        killed: None,
        injured: None,
        detained: None,
        actors: Vec::new(),
        recipients: t.party.clone().into_iter().collect(),
        places: Vec::new(),
        day: None,
        published: false,
        status: (Status::Occurred, "operator/none"),
        aggregate: false,
        sources: Vec::new(),
        definite: true,
        weak: true,
        only_joins: true,
        sided: false,
        other: false,
        revenge: false,
        background: false,
        earlier: false,
        habit: true,
        verbal: false,
        attempt: false,
        harm_only: true,
        sentence: number,
        clauses: (clause, clause),
        stretch: 0,
        voice: "",
        morph: rasid_lexicon::morph::Morph::empty(),
    }
}
