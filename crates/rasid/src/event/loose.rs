//! Victim nouns that no trigger took: «خلف 10 قتلى و20 جريحا».

use super::draft::Draft;
use super::fill::push;
use super::sign::Sign;
use super::toll::{self, TollMention};
use crate::model::{EventType, Harm, Status};
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
        Some(old) if old.at != t.at => old.count = old.count.plus(t.count),
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
    toll::victim_nouns(scene, sentence.first as usize, sentence.last as usize, tolls);
    for sign in signs {
        if !matches!(sign.frame.kind, FrameKind::Result | FrameKind::Light) {
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
        let taken = groups.iter().any(|g| {
            [&g.killed, &g.injured, &g.detained]
                .into_iter()
                .flatten()
                .any(|k| k.at == t.at || k.span.touches(t.span))
        });
        if taken {
            continue;
        }
        let clause = clauses.iter().position(|c| (c.first..c.last).contains(&t.at)).unwrap_or(0);
        let near = groups
            .iter()
            .rposition(|g| g.event == EventType::Assault && g.clauses.0 <= clause);
        let near = near.or_else(|| groups.iter().position(|g| g.event == EventType::Assault));
        match near {
            Some(n) => {
                let g = &mut groups[n];
                if slot(g, t.harm).is_none() {
                    if let Some(p) = t.party.clone() {
                        push(&mut g.recipients, p);
                    }
                    let harm = t.harm;
                    *slot(g, harm) = Some(t);
                }
            }
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
