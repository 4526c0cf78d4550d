//! A town whose name the desk spells in its own way: found by its consonants.

use super::PlaceMention;
use super::rank::Votes;
use crate::mention::Range;
use crate::model::Span;
use crate::text::{Clitics, Kind, Text};
use rasid_lexicon::{Class, Prep, fold, skeleton};

/// So often a text names a country that small towns of it may follow.
const OFTEN: i32 = 3;

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
            (focus == Some(place.country) || votes.get(&place.country).is_some_and(|v| *v >= OFTEN))
                && head.sense.split(',').any(|k| k.trim() == place.kind.as_str())
        };
        let spelt: Vec<u8> = text.items[i..i + n]
            .iter()
            .flat_map(|w| fold::letters(text.surface(w)))
            .collect();
        let distance = |p: u32| apart(&spelt, &fold::letters(&lexicon.places[p as usize].name_ar));
        let best = lexicon
            .spelt_alike(key)
            .iter()
            .filter(fits)
            .map(|&p| (distance(p), std::cmp::Reverse(lexicon.places[p as usize].population), p))
            .min();
        let Some((distance, _, chosen)) = best else { continue };
        // «منطقة مجاورة»: an adjective before it is a name.
        let adjective = n == 1 && spelt.last() == Some(&fold::TEH_MARBUTA);
        if distance > if adjective { 1 } else { 1 + spelt.len() / 3 } {
            continue;
        }
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

/// How many letters must change to make one word of the other.
fn apart(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
