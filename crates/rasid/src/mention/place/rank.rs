//! Chooses among namesakes.

use super::candidate::Candidate;
use super::{PlaceMention, encloses, moved};
use crate::mention::Range;
use crate::model::{Alternative, Precision, Span};
use crate::text::Text;
use rasid_lexicon::{Lexicon, PlaceKind};
use std::collections::BTreeMap;

/// How often the text names the countries.
pub(super) type Votes = BTreeMap<[u8; 2], i32>;

/// The country that a third of the names lie in, and more than in any other.
pub(super) fn focus(votes: &Votes) -> Option<[u8; 2]> {
    let total: i32 = votes.values().sum();
    votes
        .iter()
        .max_by_key(|(c, v)| (**v, std::cmp::Reverse(**c)))
        .filter(|(_, v)| **v * 3 >= total)
        .map(|(c, _)| *c)
}

/// What a candidate adds to its country.
pub(super) fn weight(c: &Candidate) -> i32 {
    if c.places.len() == 1 { 2 } else { 1 }
}

/// Drops readings that the text speaks against; `near` are the places named right behind.
pub(super) fn believable(lexicon: &Lexicon, c: &mut Candidate, near: &[u32], focus: Option<[u8; 2]>, votes: &Votes) {
    let heads = head_kinds(lexicon, c);
    let Candidate {
        places,
        bare,
        nation,
        demonym,
        ..
    } = c;
    places.retain(|&p| {
        let place = &lexicon.places[p as usize];
        if place.kind == PlaceKind::Country {
            return true;
        }
        let beside = near.iter().any(|&q| encloses(lexicon, q, p));
        if let Some(nation) = *nation
            && nation != place.country
            && place.country != *b"PS"
        {
            return false;
        }
        // «العاصمة السودانية»: an adjective, unless its own head noun says that it is a name.
        if *demonym && !(beside || heads.split(',').any(|k| k.trim() == place.kind.as_str())) {
            return false;
        }
        if *bare || beside || *nation == Some(place.country) {
            return true;
        }
        // A small place in a country that nothing else in the text names is a namesake.
        focus.is_none_or(|f| f == place.country) || votes.contains_key(&place.country)
    });
}

fn head_kinds<'l>(lexicon: &'l Lexicon, c: &Candidate) -> &'l str {
    c.head.map_or("", |h| lexicon.lexemes[h as usize].sense.as_str())
}

/// The mention of a candidate, with the best of its places.
pub(super) fn resolve(
    text: &Text<'_>,
    c: &Candidate,
    near: &[u32],
    focus: Option<[u8; 2]>,
    votes: &Votes,
) -> Option<PlaceMention> {
    let lexicon = text.lexicon;
    let kinds = head_kinds(lexicon, c);
    let score = |p: u32| -> (i32, &'static str) {
        let place = &lexicon.places[p as usize];
        let mut score = match place.kind {
            PlaceKind::Country => 30,
            PlaceKind::City => 14,
            PlaceKind::Region => 10,
            PlaceKind::Town => 8,
            _ => 6,
        };
        let mut why = "less known";
        score += (place.population.max(1).ilog10() as i32).min(7);
        if !kinds.is_empty() {
            if kinds.split(',').any(|k| k.trim() == place.kind.as_str()) {
                score += 40;
            } else {
                why = "other kind";
            }
        }
        if near.iter().any(|&q| encloses(lexicon, q, p)) {
            score += 40;
        }
        if c.nation == Some(place.country) {
            score += 40;
        }
        if focus == Some(place.country) {
            score += 20;
        } else {
            why = "other country";
        }
        score += votes.get(&place.country).copied().unwrap_or(0).min(10);
        (score, why)
    };
    let mut ranked: Vec<(i32, u32, &'static str)> = c
        .places
        .iter()
        .map(|&p| {
            let (score, why) = score(p);
            (score, p, why)
        })
        .collect();
    ranked.sort_by_key(|(s, p, _)| (-s, *p));
    let chosen = ranked.first()?.1;
    let place = &lexicon.places[chosen as usize];
    let item = &text.items[c.item];
    let start = text.after_clitics(item, item.clitics);
    let alternatives = ranked[1..]
        .iter()
        .take(3)
        .map(|(_, p, why)| Alternative {
            id: lexicon.places[*p as usize].id.clone(),
            why: (*why).to_owned(),
        })
        .collect();
    let mut mention = PlaceMention {
        range: Range {
            first: c.first as u32,
            last: c.item as u32 + 1,
        },
        place: chosen,
        lat: place.lat,
        lon: place.lon,
        precision: place.kind.precision(),
        span: Span::new(start, text.span(item).1),
        covered: false,
        local: c.local,
        prep: c.prep,
        dateline: false,
        alternatives,
        rule: if c.head.is_some() { "place/head-noun" } else { "place/name" },
    };
    moved::shift(text, &mut mention, c.direction);
    if c.embassy
        && place.kind == PlaceKind::Country
        && let Some(capital) = lexicon.country2(place.country).and_then(|c| c.capital)
    {
        // Embassies stand in capitals.
        let at = &lexicon.places[capital as usize];
        mention.place = capital;
        (mention.lat, mention.lon) = (at.lat, at.lon);
        mention.precision = Precision::Exact;
        mention.rule = "place/embassy";
    }
    Some(mention)
}
