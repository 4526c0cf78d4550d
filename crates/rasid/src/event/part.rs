//! Who the victims were: children, women, police … inside a total.
//!
//! *Takes* a toll's phrase; *gives* the groups that the text names in it («12 شخصا بينهم أربعة
//! أطفال»); *never* adds a group to the total.

use crate::mention::party::{self, PartyMention};
use crate::model::{Count, PartToll, Sector};
use crate::parse::Scene;
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Kind};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Prep};

/// Items between a toll and the word that opens its parts: «12 شخصا على الأقل، بينهم».
const GAP: usize = 5;
/// Groups read behind one opening.
const MOST: usize = 6;

/// Fills the parts of a toll: what its own noun says, then those behind بينهم.
pub(super) fn of(scene: &Scene<'_, '_>, phrase: &Phrase, party: Option<&PartyMention>, count: Count, out: &mut Vec<PartToll>) {
    if let Some(p) = party
        && let Some(group) = group(p)
    {
        out.push(PartToll {
            group: group.to_owned(),
            count: Some(count),
            span: p.span,
        });
    }
    let all = scene.text.items.len();
    let Some(opening) = (phrase.last..all.min(phrase.last + GAP)).find(|&j| scene.is(j, Class::PartOf)) else {
        return;
    };
    if (phrase.last..opening).any(|j| matches!(scene.item(j).kind, Kind::Break | Kind::Mark(b'.' | b';')) || scene.verbal(j)) {
        return;
    }
    let sense = scene
        .text
        .lexeme_of(scene.item(opening), Class::PartOf)
        .map_or("", |l| l.sense.as_str());
    let mut j = opening + 1;
    for _ in 0..MOST {
        // «معظمهم من النساء».
        if j < all && phrase::preposition(scene, j, Prep::Min) {
            j += 1;
        }
        if j >= all || matches!(scene.item(j).kind, Kind::Break | Kind::Mark(_)) {
            return;
        }
        if scene.number(j).is_none() && (scene.verbal(j) || scene.is(j, Class::Preposition)) {
            return;
        }
        let Some(found) = phrase::read(scene, j, all) else {
            return;
        };
        if let Some(p) = party::read(scene, &found)
            && let Some(group) = group(&p)
        {
            let count = match sense {
                "one" => Some(Count::exactly(1)),
                "all" => Some(count),
                "share" => None,
                _ => p.count.filter(|_| said(scene, &found)),
            };
            // A part is never more than the whole.
            let fits = count.is_none_or(|c| scene_total(party, phrase, scene).is_none_or(|t| c.min <= t));
            if fits && !out.iter().any(|o| o.span == p.span) {
                out.push(PartToll {
                    group: group.to_owned(),
                    count,
                    span: p.span,
                });
            }
        }
        if sense == "one" {
            return;
        }
        j = found.last.max(j + 1);
        let joined = j < all
            && (scene.item(j).clitics.contains(Clitics::WA)
                || scene
                    .text
                    .lexeme_of(scene.item(j), Class::Conjunction)
                    .is_some_and(|l| l.sense == "and"));
        if !joined {
            return;
        }
        if scene.is(j, Class::Conjunction) {
            j += 1;
        }
    }
}

/// The greatest number of the total.
fn scene_total(party: Option<&PartyMention>, phrase: &Phrase, scene: &Scene<'_, '_>) -> Option<u32> {
    party
        .and_then(|p| p.count)
        .or_else(|| party::count(scene, phrase))
        .and_then(|c| c.max)
}

/// Whether the text says how many: an unnamed plural says nothing.
fn said(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    if phrase.number.is_some() || scene.number(phrase.head).is_some() {
        return true;
    }
    scene
        .nominal_reading(phrase.head)
        .is_some_and(|r| !r.morph.contains(Morph::PLUR))
}

/// The group that somebody belongs to.
fn group(p: &PartyMention) -> Option<&str> {
    if !p.group.is_empty() {
        return Some(&p.group);
    }
    if !p.people {
        return None;
    }
    match p.sector? {
        Sector::Mil | Sector::Reb | Sector::Prm | Sector::Uaf => Some("combatants"),
        Sector::Cop => Some("police"),
        Sector::Jrn => Some("journalists"),
        Sector::Med => Some("medics"),
        _ => None,
    }
}
