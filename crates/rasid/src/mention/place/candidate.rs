//! Names that may be places, with what stands before and behind them.

use super::anaphor::is_place;
use crate::model::Mode;
use crate::text::{Clitics, Item, Kind, Text};
use rasid_lexicon::{Class, Payload, Prep};

/// A name that may be a place, before namesakes are told apart.
pub(super) struct Candidate {
    /// The name's item.
    pub(super) item: usize,
    /// First item of its head nouns and directions.
    pub(super) first: usize,
    /// The places of this name.
    pub(super) places: Vec<u32>,
    /// The name alone is enough for one of them.
    pub(super) bare: bool,
    /// Lexeme of the nearest head noun.
    pub(super) head: Option<u32>,
    /// Behind a preposition of place or a head noun.
    pub(super) local: bool,
    /// The preposition.
    pub(super) prep: Option<Prep>,
    /// `sense` of a direction before it.
    pub(super) direction: Option<&'static str>,
    /// Country of an adjective behind it: «تكساس الأمريكية».
    pub(super) nation: Option<[u8; 2]>,
    /// Where an embassy stands.
    pub(super) embassy: bool,
    /// The item is also an adjective of nationality.
    pub(super) demonym: bool,
}

/// Words after which a country or town is a place and no government.
fn locates(prep: Prep) -> bool {
    use Prep::{Ala, Bi, Fi, Ila, Inside, Min, Nahw, Near};
    matches!(prep, Fi | Near | Inside | Ila | Min | Nahw | Ala | Bi)
}

/// The eight sides, so that a mention borrows nothing.
fn side(sense: &str) -> Option<&'static str> {
    ["n", "s", "e", "w", "ne", "nw", "se", "sw"].into_iter().find(|s| *s == sense)
}

/// The direction right before item `i`.
pub(super) fn direction(text: &Text<'_>, i: usize) -> Option<&'static str> {
    let before = &text.items[i.checked_sub(1)?];
    side(&text.lexeme_of(before, Class::Direction)?.sense)
}

/// Reads item `i` as a name; `last` is the candidate before it.
pub(super) fn read(text: &Text<'_>, i: usize, last: Option<&Candidate>) -> Option<Candidate> {
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
    let mut c = Candidate {
        item: i,
        first: i,
        places,
        bare,
        head: None,
        local: item.clitics.intersects(Clitics::BI),
        prep: item.clitics.contains(Clitics::BI).then_some(Prep::Bi),
        direction: None,
        nation: nation(text, i),
        embassy: false,
        demonym: item.classes.has(Class::Demonym),
    };
    if !c.local && !before(text, &mut c) {
        return None;
    }
    // «وحلب» after a place in a list stands where its neighbour stands.
    if !c.local && item.clitics.contains(Clitics::WA) && i > 0 && is_place(text, i - 1) {
        c.local = last.is_none_or(|l| l.item + 1 < i || l.local);
        c.prep = last.filter(|l| l.item + 1 == i).and_then(|l| l.prep);
    }
    Some(c)
}

/// Reads head nouns, directions, landmarks and quotes before the name, up to a preposition.
fn before(text: &Text<'_>, c: &mut Candidate) -> bool {
    let i = c.item;
    let mut j = i;
    while j > 0 && j + 5 > i {
        let word = &text.items[j - 1];
        if text.is_mark(word, b'"') {
            j -= 1;
            continue;
        }
        if word.kind != Kind::Word {
            break;
        }
        if word.classes.has(Class::Demonym) && text.names(word).is_empty() && word.clitics.contains(Clitics::AL) {
            // «العاصمة الصومالية مقديشو»
            j -= 1;
            continue;
        }
        if let Some(lexeme) = text.reading(word, Class::PlaceHead) {
            c.head.get_or_insert(lexeme.lexeme);
            c.local = true;
            c.first = j - 1;
        } else if let Some(lexeme) = text.lexeme_of(word, Class::Direction) {
            c.local = true;
            c.first = j - 1;
            c.direction = c.direction.or(side(&lexeme.sense));
        } else if let Some(lexeme) = text.lexeme_of(word, Class::Preposition) {
            c.local |= lexeme.prep.is_some_and(locates);
            c.prep = lexeme.prep;
            if c.prep == Some(Prep::Ila) && visited(text, j - 1) {
                c.prep = Some(Prep::Fi);
            }
            break;
        } else if let Some(lexeme) = text.lexeme_of(word, Class::Landmark) {
            if j == i && matches!(lexeme.sense.as_str(), "named-after" | "embassy") {
                // «شارع يافا» lies anywhere but in Jaffa, «سفارة إيران» anywhere but in Iran.
                return false;
            }
            c.local = true;
        } else {
            break;
        }
        if let Some(prep) = glued(word) {
            c.prep = Some(prep);
            break;
        }
        j -= 1;
    }
    // «السفارة الفرنسية في باماكو»
    let from = j.saturating_sub(4);
    c.embassy |= c.prep == Some(Prep::Fi)
        && text.items[from..j.saturating_sub(1).max(from)]
            .iter()
            .any(|w| text.lexeme_of(w, Class::Landmark).is_some_and(|l| l.sense == "embassy"));
    true
}

fn glued(item: &Item) -> Option<Prep> {
    if item.clitics.contains(Clitics::BI) {
        Some(Prep::Bi)
    } else if item.clitics.contains(Clitics::LI) {
        Some(Prep::Li)
    } else {
        None
    }
}

/// «زيارته إلى»: the visitor is there.
pub(super) fn visited(text: &Text<'_>, to: usize) -> bool {
    (to.saturating_sub(2)..to).any(|k| {
        let item = &text.items[k];
        item.classes.has(Class::Event)
            && text
                .readings(item)
                .iter()
                .filter_map(|r| text.frame(r))
                .any(|f| f.modes.contains(&Mode::Visit))
    })
}

/// The country of an adjective of nationality right behind the name.
fn nation(text: &Text<'_>, i: usize) -> Option<[u8; 2]> {
    let next = text.items.get(i + 1)?;
    let reading = text.reading(next, Class::Demonym)?;
    if !reading.clitics.contains(Clitics::AL) {
        return None;
    }
    let iso3 = text.lexeme(reading).country?;
    text.lexicon.country(iso3).map(|c| c.iso2)
}
