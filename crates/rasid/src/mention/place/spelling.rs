//! A town whose name the desk spells in its own way: found by its consonants.

use super::PlaceMention;
use super::rank::Votes;
use crate::mention::Range;
use crate::model::Span;
use crate::text::{Clitics, Kind, Text};
use rasid_lexicon::{Class, Prep, skeleton};

/// Longest name in words.
const WORDS: usize = 3;

/// Whether item `i` is an unknown word right behind a head noun of places.
pub(super) fn asks(text: &Text<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| &text.items[b]) else {
        return false;
    };
    before.classes.has(Class::PlaceHead) && text.readings(&text.items[i]).is_empty()
}

/// The one place of the countries that the text names whose name sounds like it.
pub(super) fn resolve(text: &Text<'_>, i: usize, focus: Option<[u8; 2]>, votes: &Votes) -> Option<PlaceMention> {
    let lexicon = text.lexicon;
    let head = text.lexeme_of(&text.items[i - 1], Class::PlaceHead)?;
    let words = text.items[i..]
        .iter()
        .take(WORDS)
        .take_while(|w| w.kind == Kind::Word && w.last == w.first + 1)
        .count();
    for n in (1..=words).rev() {
        let (key, consonants) = skeleton::of(text.items[i..i + n].iter().map(|w| text.surface(w)));
        if consonants < 3 {
            continue;
        }
        let fits = |p: &&u32| {
            let place = &lexicon.places[**p as usize];
            (focus == Some(place.country) || votes.contains_key(&place.country))
                && head.sense.split(',').any(|k| k.trim() == place.kind.as_str())
        };
        let weight = |p: &&u32| {
            let place = &lexicon.places[**p as usize];
            (focus == Some(place.country), place.population)
        };
        let Some(&chosen) = lexicon.spelt_alike(key).iter().filter(fits).max_by_key(weight) else {
            continue;
        };
        let place = &lexicon.places[chosen as usize];
        let before = &text.items[i - 1];
        let prep = if before.clitics.contains(Clitics::BI) {
            Some(Prep::Bi)
        } else {
            i.checked_sub(2)
                .and_then(|b| text.lexeme_of(&text.items[b], Class::Preposition))
                .and_then(|l| l.prep)
        };
        return Some(PlaceMention {
            range: Range {
                first: i as u32 - 1,
                last: (i + n) as u32,
            },
            place: chosen,
            lat: place.lat,
            lon: place.lon,
            precision: place.kind.precision(),
            span: Span::new(text.span(&text.items[i]).0, text.span(&text.items[i + n - 1]).1),
            covered: false,
            local: true,
            prep,
            dateline: false,
            alternatives: Vec::new(),
            rule: "place/near-spelling",
        });
    }
    None
}
