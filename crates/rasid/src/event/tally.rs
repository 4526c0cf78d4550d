//! Tolls told as a number of victims: «ارتفع عدد القتلى إلى 14», «بلغت حصيلة الهجوم 31 قتيلا».
//!
//! *Takes* a sentence; *gives* the figure as the newest of its event; *never* takes the old figure
//! («من 10 إلى 14») or the one that a report sets aside («حصيلة سابقة»).

use super::toll::{self, TollMention};
use crate::model::{Harm, Span};
use crate::parse::Scene;
use crate::parse::phrase;
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes, Prep};

/// Items from the words for the toll to its figure.
const REACH: usize = 16;
/// Items from a verb of rise to the words for the toll.
const BEFORE: usize = 3;
/// Items behind the words for the toll in which its victims are named.
const NAMED: usize = 4;

/// Finds the tallies of a sentence.
pub(super) fn find(scene: &Scene<'_, '_>, first: usize, last: usize, out: &mut Vec<TollMention>) {
    let mut i = first;
    while i < last {
        let Some(harm) = head(scene, i, last) else {
            i += 1;
            continue;
        };
        let end = last.min(i + REACH);
        if let Some(t) = figure(scene, first, i, end, harm) {
            i = t.at;
            out.push(t);
        }
        i += 1;
    }
}

/// Whether the sentence only tells of a toll that was given before.
pub(super) fn outdated(scene: &Scene<'_, '_>, first: usize, last: usize) -> bool {
    (first..last).any(|i| {
        scene
            .text
            .lexeme_of(scene.item(i), Class::Victim)
            .is_some_and(|l| l.sense == "old-tally")
    })
}

/// The harm that a tally counts, if one begins here: حصيلة, عدد القتلى.
fn head(scene: &Scene<'_, '_>, i: usize, last: usize) -> Option<Harm> {
    let item = scene.item(i);
    let victims = |range: std::ops::Range<usize>| {
        range
            .into_iter()
            .find_map(|j| scene.text.lexeme_of(scene.item(j), Class::Victim).and_then(|l| l.harm))
    };
    if let Some(lexeme) = scene.text.lexeme_of(item, Class::Victim).filter(|l| l.sense == "tally") {
        let named = lexeme.harm.or_else(|| victims(i + 1..last.min(i + NAMED)));
        return Some(named.unwrap_or(Harm::Killed));
    }
    let number = scene.text.lexeme_of(item, Class::VagueNumber)?;
    if number.sense != "some" || scene.number(i).is_some_and(|n| n.rule != "number/vague") {
        return None;
    }
    victims(i + 1..last.min(i + 2))
}

fn figure(scene: &Scene<'_, '_>, first: usize, i: usize, end: usize, harm: Harm) -> Option<TollMention> {
    let sense = |j: usize| scene.text.lexeme_of(scene.item(j), Class::Bound).map(|l| l.sense.as_str());
    let mut cue = (i.saturating_sub(BEFORE).max(first)..i).find_map(|j| sense(j).filter(|s| matches!(*s, "change" | "reach")));
    for j in i + 1..end {
        let item = scene.item(j);
        if matches!(item.kind, Kind::Break | Kind::Mark(b'.' | b';')) {
            return None;
        }
        if let Some(s) = sense(j).filter(|s| matches!(*s, "change" | "reach")) {
            cue = Some(s);
            continue;
        }
        let Some(number) = scene
            .number(j)
            .filter(|n| n.range.first as usize == j && n.digits.first as usize != i)
        else {
            continue;
        };
        let Some(cue) = cue else { continue };
        let to = j > i + 1 && phrase::preposition(scene, j - 1, Prep::Ila) || item.clitics.contains(Clitics::LI);
        if cue == "change" && !to {
            continue;
        }
        let people = Classes::one(Class::Person)
            .with(Class::Victim)
            .with(Class::Member)
            .with(Class::Demonym)
            .with(Class::Other);
        let noun = number.noun.map(|n| scene.item(n as usize));
        if noun.is_some_and(|n| !n.classes.any(people)) {
            return None;
        }
        let harm = noun
            .and_then(|n| scene.text.lexeme_of(n, Class::Victim))
            .and_then(|l| l.harm)
            .unwrap_or(harm);
        let phrase = phrase::read(scene, j, end.max(j + 1))?;
        let mut t = toll::of_phrase(scene, &phrase, harm, "toll/revised").or_else(|| {
            let (start, _) = scene.text.span(scene.item(j));
            let (_, stop) = scene.text.span(scene.item(number.range.last as usize - 1));
            Some(TollMention {
                harm,
                count: number.count,
                span: Span::new(start, stop),
                at: j,
                party: None,
                parts: Vec::new(),
                newer: true,
                rule: "toll/revised",
            })
        })?;
        t.newer = true;
        return Some(t);
    }
    None
}
