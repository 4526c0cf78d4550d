//! «العاصمة», «البلاد», «المدينة», «بالمنطقة»: places that the text has named before.

use super::{PlaceMention, candidate};
use crate::mention::Range;
use crate::model::Span;
use crate::text::{Clitics, Kind, Text};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Payload, PlaceKind, Prep};

/// What a word takes up.
#[derive(Clone, Copy, PartialEq)]
enum Takes {
    Capital,
    Country,
    /// The last place of one of the kinds of its head noun.
    Last,
}

/// A word that takes up a place.
pub(super) struct Anaphor {
    item: usize,
    takes: Takes,
    country: Option<[u8; 3]>,
}

/// So many items back a place may be taken up.
const REACH: u32 = 150;

/// Reads item `i` as a word that takes up a place.
pub(super) fn read(text: &Text<'_>, i: usize) -> Option<Anaphor> {
    let item = &text.items[i];
    let reading = text.reading(item, Class::PlaceHead)?;
    let head = text.lexeme(reading);
    let takes = match head.sense.as_str() {
        "capital" => Takes::Capital,
        "country" => Takes::Country,
        kinds
            if reading.clitics.contains(Clitics::AL)
                && item.last == item.first + 1
                && !reading.morph.contains(Morph::PLUR)
                && !text.is_name(item)
                // «الحدود», «المنطقة» alone are any border and the whole Middle East.
                && !kinds.starts_with("country")
                && (!kinds.starts_with("area,district,region") || pointed(text, i)) =>
        {
            Takes::Last
        }
        _ => return None,
    };
    // The name may follow; then the name is the place.
    let next = text.items.get(i + 1);
    let country = next.and_then(|n| text.lexeme_of(n, Class::Demonym)).and_then(|l| l.country);
    let named = |k: usize| {
        text.items
            .get(k)
            .is_some_and(|n| n.kind == Kind::Word && is_place(text, k) && n.clitics.is_empty())
    };
    if named(i + 1) || (country.is_some() && named(i + 2)) {
        return None;
    }
    if takes == Takes::Last && (country.is_some() || prep(text, i).is_none_or(|p| !stays(p))) {
        return None;
    }
    Some(Anaphor { item: i, takes, country })
}

/// «نفس المنطقة», «تلك المنطقة», «المنطقة ذاتها»
fn pointed(text: &Text<'_>, i: usize) -> bool {
    let is = |k: Option<usize>| {
        k.and_then(|k| text.items.get(k))
            .is_some_and(|w| w.classes.has(Class::Demonstrative))
    };
    is(i.checked_sub(1)) || is(Some(i + 1))
}

/// Prepositions that put an event into a place.
fn stays(prep: Prep) -> bool {
    matches!(prep, Prep::Fi | Prep::Bi | Prep::Inside | Prep::Near)
}

/// The preposition before item `i`, through directions, demonstratives and «نفس».
fn prep(text: &Text<'_>, i: usize) -> Option<Prep> {
    let mut j = i;
    if text.items[i].clitics.contains(Clitics::BI) {
        return Some(Prep::Bi);
    }
    while j > 0 && j + 3 > i {
        let before = &text.items[j - 1];
        if let Some(lexeme) = text.lexeme_of(before, Class::Preposition) {
            return match lexeme.prep {
                Some(Prep::Ila) if candidate::visited(text, j - 1) => Some(Prep::Fi),
                prep => prep,
            };
        }
        let passes = before.classes.has(Class::Direction)
            || before.classes.has(Class::Demonstrative)
            || before.classes.has(Class::Quantifier)
            || before.classes.has(Class::Landmark);
        if !passes {
            return None;
        }
        if before.clitics.contains(Clitics::BI) {
            return Some(Prep::Bi);
        }
        j -= 1;
    }
    None
}

/// The place taken up: `before` are the places named so far.
pub(super) fn resolve(text: &Text<'_>, a: &Anaphor, focus: Option<[u8; 2]>, before: &[PlaceMention]) -> Option<PlaceMention> {
    let lexicon = text.lexicon;
    let item = &text.items[a.item];
    if a.takes == Takes::Last {
        let kinds = text.lexeme_of(item, Class::PlaceHead)?.sense.as_str();
        let taken = before
            .iter()
            .rev()
            .take_while(|m| m.range.last + REACH > a.item as u32)
            .find(|m| {
                let kind = lexicon.places[m.place as usize].kind;
                // Nobody calls a city «البلدة».
                let small = kinds.starts_with("town") || kinds.starts_with("village");
                m.local
                    && !m.covered
                    && !(small && kind == PlaceKind::City)
                    && kinds.split(',').any(|k| k.trim() == kind.as_str())
            })?;
        return Some(PlaceMention {
            range: Range {
                first: a.item as u32,
                last: a.item as u32 + 1,
            },
            span: span(text, a.item, a.item + 1),
            covered: false,
            local: true,
            prep: prep(text, a.item),
            dateline: false,
            rule: "place/taken-up",
            ..taken.clone()
        });
    }
    let country = match a.country {
        Some(iso3) => lexicon.country(iso3),
        None => focus.and_then(|iso2| lexicon.country2(iso2)),
    }?;
    let capital = a.takes == Takes::Capital;
    let place = if capital { country.capital } else { country.place }?;
    let last = if a.country.is_some() { a.item + 2 } else { a.item + 1 };
    let direction = candidate::direction(text, a.item);
    let prep = prep(text, a.item);
    let known = &lexicon.places[place as usize];
    let mut mention = PlaceMention {
        range: Range {
            first: a.item as u32,
            last: last as u32,
        },
        place,
        lat: known.lat,
        lon: known.lon,
        precision: known.kind.precision(),
        span: span(text, a.item, last),
        covered: false,
        local: prep.is_some() || direction.is_some(),
        prep,
        dateline: false,
        alternatives: Vec::new(),
        rule: if capital { "place/the-capital" } else { "place/the-country" },
    };
    super::moved::shift(text, &mut mention, direction);
    Some(mention)
}

fn span(text: &Text<'_>, first: usize, last: usize) -> Span {
    let item = &text.items[first];
    Span::new(text.after_clitics(item, item.clitics), text.span(&text.items[last - 1]).1)
}

pub(super) fn is_place(text: &Text<'_>, i: usize) -> bool {
    text.names(&text.items[i])
        .iter()
        .any(|p| matches!(p, Payload::Place(..) | Payload::Country(_)))
}
