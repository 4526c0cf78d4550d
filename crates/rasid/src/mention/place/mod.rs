//! Places: which names of the text are places, and which place each one is.

mod anaphor;
mod candidate;
mod cover;
mod geometry;
mod moved;
mod rank;
mod spelling;

pub use geometry::{encloses, kilometres};

use super::Range;
use super::number::NumberMention;
use crate::model::{Alternative, Precision, Span};
use crate::text::{Kind, Text};
use anaphor::Anaphor;
use candidate::Candidate;
use rank::Votes;
use rasid_lexicon::{Class, Prep};

/// A place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// Its items, head noun included («مدينة حمص»).
    pub range: Range,
    /// Index into the lexicon's places.
    pub place: u32,
    /// Latitude: the place's own, or moved as the text says.
    pub lat: f32,
    /// Longitude.
    pub lon: f32,
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

/// What the first pass finds, in the order of the text.
enum Found {
    Name(Candidate),
    TakenUp(Anaphor),
    /// An unknown word behind a head noun.
    Unknown(usize),
}

/// Finds the places of a text; gives the country that it is about, if one stands out.
pub fn find(text: &Text<'_>, numbers: &[NumberMention]) -> (Vec<PlaceMention>, Option<[u8; 2]>) {
    let mut votes = Votes::new();
    let mut found = collect(text, &mut votes);
    let focus = rank::focus(&votes);
    let mut mentions: Vec<PlaceMention> = Vec::new();
    for n in 0..found.len() {
        let (_, rest) = found.split_at_mut(n);
        let Some((this, behind)) = rest.split_first_mut() else { break };
        match this {
            Found::Unknown(i) => mentions.extend(spelling::resolve(text, *i, focus, &votes)),
            Found::TakenUp(a) => mentions.extend(anaphor::resolve(text, a, focus, &mentions)),
            Found::Name(c) => {
                let near: Vec<u32> = behind
                    .iter()
                    .filter_map(|f| match f {
                        Found::Name(d) => Some(d),
                        Found::TakenUp(_) | Found::Unknown(_) => None,
                    })
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
                rank::believable(text.lexicon, c, &near, focus, &votes);
                mentions.extend(rank::resolve(text, c, &near, focus, &votes));
            }
        }
    }
    moved::distances(text, numbers, &mut mentions);
    cover::cover(text, &mut mentions);
    cover::dateline(text, &mut mentions);
    (mentions, focus)
}

/// Names and words that take them up; counts how often each country is named.
fn collect(text: &Text<'_>, votes: &mut Votes) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
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
        if let Some(anaphor) = anaphor::read(text, i) {
            found.push(Found::TakenUp(anaphor));
            continue;
        }
        if text.names(item).is_empty() {
            if spelling::asks(text, i) {
                found.push(Found::Unknown(i));
            }
            continue;
        }
        let last = found.iter().rev().find_map(|f| match f {
            Found::Name(c) => Some(c),
            Found::TakenUp(_) | Found::Unknown(_) => None,
        });
        if let Some(candidate) = candidate::read(text, i, last) {
            // A common word that is also the name of a village says nothing about the country.
            if candidate.bare
                && let Some(&p) = candidate.places.first()
            {
                *votes.entry(text.lexicon.places[p as usize].country).or_insert(0) += rank::weight(&candidate);
            }
            found.push(Found::Name(candidate));
        }
    }
    found
}
