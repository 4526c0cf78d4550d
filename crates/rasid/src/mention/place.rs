//! Places: which names of the text are places, and which place each one is.

use super::Range;
use crate::model::{Alternative, Document, Precision, Span};
use crate::text::{Clitics, Kind, Text};
use rasid_lexicon::{Class, Classes, Lexicon, Payload, PlaceKind, Prep};
use std::collections::BTreeMap;

/// A place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Its items, head noun included («مدينة حمص»).
    pub range: Range,
    /// Index into the lexicon's places.
    pub place: u32,
    /// How exact the text is.
    pub precision: Precision,
    /// The words that name it, without prepositions.
    pub span: Span,
    /// A wider place that only says where a neighbour lies («في حلب شمال **سوريا**»).
    pub covered: bool,
    /// Stands behind a preposition of place or a head noun: a place and no government.
    pub local: bool,
    /// The preposition before it, through head nouns and directions.
    pub prep: Option<Prep>,
    /// The city before the report's first sentence.
    pub dateline: bool,
    /// Namesakes that lost.
    pub alternatives: Vec<Alternative>,
    /// The rule that took it.
    pub rule: &'static str,
}

/// A name that may be a place, before namesakes are told apart.
struct Candidate {
    item: usize,
    first: usize,
    places: Vec<u32>,
    bare: bool,
    head: Option<u32>,
    local: bool,
    prep: Option<Prep>,
}

/// Words after which a country or town is a place and no government.
fn locates(prep: Prep) -> bool {
    use Prep::{Ala, Bi, Fi, Ila, Inside, Min, Nahw, Near};
    matches!(prep, Fi | Near | Inside | Ila | Min | Nahw | Ala | Bi)
}

/// Finds the places of a text; gives the country that it is about, if one stands out.
pub fn find(text: &Text<'_>, document: &Document) -> (Vec<PlaceMention>, Option<[u8; 2]>) {
    let mut candidates = Vec::new();
    let mut anaphors: Vec<Anaphor> = Vec::new();
    let mut votes: BTreeMap<[u8; 2], i32> = BTreeMap::new();
    for (i, item) in text.items.iter().enumerate() {
        if item.kind != Kind::Word {
            continue;
        }
        if item.classes.has(Class::Demonym)
            && let Some(country) = text.lexeme_of(item, Class::Demonym).and_then(|l| l.country)
            && let Some(country) = text.lexicon.country(country)
        {
            *votes.entry(country.iso2).or_insert(0) += 1;
        }
        if let Some(anaphor) = anaphor(text, i) {
            anaphors.push(anaphor);
            continue;
        }
        if text.names(item).is_empty() {
            continue;
        }
        if let Some(candidate) = candidate(text, i) {
            for &p in candidate.places.iter().take(1) {
                let weight = if candidate.places.len() == 1 { 2 } else { 1 };
                *votes.entry(text.lexicon.places[p as usize].country).or_insert(0) += weight;
            }
            candidates.push(candidate);
        }
    }
    if let Some(title) = &document.title {
        let _ = title;
    }
    let focus = focus(&votes);
    let mut mentions: Vec<PlaceMention> = Vec::new();
    for (n, c) in candidates.iter().enumerate() {
        let near: Vec<u32> = candidates[n + 1..]
            .iter()
            .take(3)
            .take_while(|d| d.item <= c.item + 6)
            .flat_map(|d| d.places.iter().copied())
            .collect();
        if !c.bare && c.head.is_none() {
            // A name that is also a common word needs a parent beside it.
            let parent = c.places.iter().any(|&p| near.iter().any(|&q| encloses(text.lexicon, q, p)));
            if !(parent && c.local) {
                continue;
            }
        }
        mentions.push(resolve(text, c, &near, focus, &votes));
    }
    for a in &anaphors {
        mentions.extend(resolve_anaphor(text, a, focus));
    }
    mentions.sort_by_key(|m| m.range.first);
    cover(text, &mut mentions);
    dateline(text, &mut mentions);
    (mentions, focus)
}

fn focus(votes: &BTreeMap<[u8; 2], i32>) -> Option<[u8; 2]> {
    let total: i32 = votes.values().sum();
    votes
        .iter()
        .max_by_key(|(c, v)| (**v, std::cmp::Reverse(**c)))
        .filter(|(_, v)| **v * 3 >= total)
        .map(|(c, _)| *c)
}

fn candidate(text: &Text<'_>, i: usize) -> Option<Candidate> {
    let item = &text.items[i];
    let (mut places, mut bare) = (Vec::new(), false);
    for payload in text.names(item) {
        match *payload {
            Payload::Place(p, b) => {
                places.push(p);
                bare |= b;
            }
            Payload::Country(c) => {
                places.extend(text.lexicon.countries[c as usize].place);
                bare = true;
            }
            Payload::Actor(_) | Payload::Lexeme(..) => {}
        }
    }
    if places.is_empty() {
        return None;
    }
    let mut first = i;
    let mut head = None;
    let mut local = item.clitics.intersects(Clitics::BI);
    let mut prep = if local { Some(Prep::Bi) } else { None };
    // Head noun, directions and quotes before the name.
    let mut j = i;
    while j > 0 && j + 4 > i {
        let before = &text.items[j - 1];
        if text.is_mark(before, b'"') {
            j -= 1;
            continue;
        }
        if before.kind != Kind::Word {
            break;
        }
        if before.classes.has(Class::Demonym)
            && j < i + 1
            && text.names(before).is_empty()
            && before.clitics.contains(Clitics::AL)
        {
            // «العاصمة الصومالية مقديشو»
            j -= 1;
            continue;
        }
        if let Some(lexeme) = text.reading(before, Class::PlaceHead) {
            head = Some(lexeme.lexeme);
            local = true;
            first = j - 1;
            if before.clitics.intersects(Clitics::BI | Clitics::LI) {
                prep = Some(if before.clitics.contains(Clitics::BI) {
                    Prep::Bi
                } else {
                    Prep::Li
                });
                break;
            }
        } else if before.classes.has(Class::Direction) {
            local = true;
            first = j - 1;
        } else if let Some(lexeme) = text.lexeme_of(before, Class::Preposition) {
            local |= lexeme.prep.is_some_and(locates);
            prep = lexeme.prep;
            break;
        } else if before.classes.has(Class::Landmark) {
            local = true;
            break;
        } else {
            break;
        }
        j -= 1;
    }
    // «وحلب» after a place in a list is as local as its neighbour.
    if !local && item.clitics.contains(Clitics::WA) && i > 0 && is_place(text, i - 1) {
        local = true;
    }
    Some(Candidate {
        item: i,
        first,
        places,
        bare,
        head,
        local,
        prep,
    })
}

/// «العاصمة», «البلاد»: a place that the document has named before.
struct Anaphor {
    item: usize,
    capital: bool,
    country: Option<[u8; 3]>,
}

fn anaphor(text: &Text<'_>, i: usize) -> Option<Anaphor> {
    let item = &text.items[i];
    let head = text.lexeme_of(item, Class::PlaceHead)?;
    let capital = match head.sense.as_str() {
        "capital" => true,
        "country" => false,
        _ => return None,
    };
    // The capital's name may follow; then the name is the place.
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
    Some(Anaphor {
        item: i,
        capital,
        country,
    })
}

fn resolve_anaphor(text: &Text<'_>, a: &Anaphor, focus: Option<[u8; 2]>) -> Option<PlaceMention> {
    let lexicon = text.lexicon;
    let country = match a.country {
        Some(iso3) => lexicon.country(iso3),
        None => focus.and_then(|iso2| lexicon.country2(iso2)),
    }?;
    let place = if a.capital { country.capital } else { country.place }?;
    let item = &text.items[a.item];
    let last = if a.country.is_some() { a.item + 2 } else { a.item + 1 };
    let prep = (a.item > 0)
        .then(|| text.lexeme_of(&text.items[a.item - 1], Class::Preposition))
        .flatten()
        .and_then(|l| l.prep);
    let prep = if item.clitics.contains(Clitics::BI) {
        Some(Prep::Bi)
    } else {
        prep
    };
    let directed = a.item > 0 && text.items[a.item - 1].classes.has(Class::Direction);
    Some(PlaceMention {
        range: Range {
            first: a.item as u32,
            last: last as u32,
        },
        place,
        precision: lexicon.places[place as usize].kind.precision(),
        span: Span::new(text.after_clitics(item, item.clitics), text.span(&text.items[last - 1]).1),
        covered: false,
        local: prep.is_some() || directed,
        prep,
        dateline: false,
        alternatives: Vec::new(),
        rule: if a.capital { "place/the-capital" } else { "place/the-country" },
    })
}

fn is_place(text: &Text<'_>, i: usize) -> bool {
    text.names(&text.items[i])
        .iter()
        .any(|p| matches!(p, Payload::Place(..) | Payload::Country(_)))
}

/// Whether `outer` is a parent of `inner`, or its country.
pub fn encloses(lexicon: &Lexicon, outer: u32, inner: u32) -> bool {
    if outer == inner {
        return false;
    }
    let (o, mut at) = (&lexicon.places[outer as usize], inner);
    if o.kind == PlaceKind::Country {
        return lexicon.places[inner as usize].country == o.country && lexicon.places[inner as usize].kind != PlaceKind::Country;
    }
    for _ in 0..6 {
        match lexicon.places[at as usize].parent {
            Some(p) if p == outer => return true,
            Some(p) => at = p,
            None => break,
        }
    }
    // Without a stated parent: a wide place holds what lies near its centre.
    let (i, wide) = (
        &lexicon.places[inner as usize],
        matches!(o.kind, PlaceKind::Region | PlaceKind::District | PlaceKind::Area),
    );
    let towny = !matches!(i.kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Sea);
    let city = matches!(o.kind, PlaceKind::City | PlaceKind::Town)
        && matches!(
            i.kind,
            PlaceKind::Neighbourhood | PlaceKind::Camp | PlaceKind::Landmark | PlaceKind::Airport | PlaceKind::Base
        );
    o.country == i.country
        && ((wide && towny && kilometres(o.lat, o.lon, i.lat, i.lon) < 120.0)
            || (city && kilometres(o.lat, o.lon, i.lat, i.lon) < 30.0))
}

/// Distance in kilometres on a sphere.
pub fn kilometres(lat1: f32, lon1: f32, lat2: f32, lon2: f32) -> f32 {
    let (a, b) = (lat1.to_radians(), lat2.to_radians());
    let (dlat, dlon) = ((lat2 - lat1).to_radians(), (lon2 - lon1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
    12742.0 * h.sqrt().min(1.0).asin()
}

fn resolve(text: &Text<'_>, c: &Candidate, near: &[u32], focus: Option<[u8; 2]>, votes: &BTreeMap<[u8; 2], i32>) -> PlaceMention {
    let lexicon = text.lexicon;
    let kinds = c.head.map_or("", |h| lexicon.lexemes[h as usize].sense.as_str());
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
        if focus == Some(place.country) {
            score += 20;
        } else {
            why = "other country";
        }
        score += votes.get(&place.country).copied().unwrap_or(0).min(10);
        (score, why)
    };
    let mut ranked: Vec<(i32, u32, &'static str)> = c.places.iter().map(|&p| (score(p).0, p, score(p).1)).collect();
    ranked.sort_by_key(|(s, p, _)| (-s, *p));
    let chosen = ranked[0].1;
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
    PlaceMention {
        range: Range {
            first: c.first as u32,
            last: c.item as u32 + 1,
        },
        place: chosen,
        precision: place.kind.precision(),
        span: Span::new(start, text.span(item).1),
        covered: false,
        local: c.local,
        prep: c.prep,
        dateline: false,
        alternatives,
        rule: if c.head.is_some() { "place/head-noun" } else { "place/name" },
    }
}

/// Marks wider places that only say where their neighbour lies.
fn cover(text: &Text<'_>, mentions: &mut [PlaceMention]) {
    for n in 1..mentions.len() {
        for back in 1..=2.min(n) {
            let (inner, outer) = (n - back, n);
            let gap = mentions[outer].range.first.saturating_sub(mentions[inner].range.last);
            if gap > 3 || mentions[inner].range.last > mentions[outer].range.first {
                continue;
            }
            let between = &text.items[mentions[inner].range.last as usize..mentions[outer].range.first as usize];
            let linked = between.iter().all(|item| {
                matches!(item.kind, Kind::Mark(b',' | b'"' | b'('))
                    || item.classes.any(
                        Classes::one(Class::Preposition)
                            .with(Class::Direction)
                            .with(Class::PlaceHead)
                            .with(Class::Demonym),
                    )
            });
            if linked && mentions[outer].prep == Some(Prep::Near) {
                // «في دمشق القديمة على مقربة من المسجد»: a landmark beside the place.
                mentions[outer].covered = true;
                continue;
            }
            let joined = text.items[mentions[outer].range.first as usize].clitics.contains(Clitics::WA);
            if linked && !joined && encloses(text.lexicon, mentions[outer].place, mentions[inner].place) {
                mentions[outer].covered = true;
            } else if linked && !joined && encloses(text.lexicon, mentions[inner].place, mentions[outer].place) {
                // «العاصمة الصومالية مقديشو»: the wider one stands first.
                mentions[inner].covered = true;
            }
        }
    }
}

/// «بغداد (ا ف ب) -» and «دمشق – وكالات:» at the head of a report.
fn dateline(text: &Text<'_>, mentions: &mut [PlaceMention]) {
    let Some(first) = mentions.first_mut() else {
        return;
    };
    if first.range.first > 3 {
        return;
    }
    let after = &text.items[first.range.last as usize..text.items.len().min(first.range.last as usize + 12)];
    let starts = after
        .first()
        .is_some_and(|i| matches!(i.kind, Kind::Mark(b'(' | b'-' | b':' | b',' | b'/')));
    let ends = after.iter().take(10).any(|i| matches!(i.kind, Kind::Mark(b'-' | b':')));
    if starts && ends && !first.local {
        first.dateline = true;
    }
}
