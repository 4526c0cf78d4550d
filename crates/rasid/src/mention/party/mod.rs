//! People and bodies: what sector and country a noun phrase stands for.
//!
//! `alone.rs` reads a phrase by its own words; `cast.rs` remembers whom the document introduced, so
//! that «الوزير», «لافروف» and «قواته» are told by what was said of them elsewhere; `count.rs` says
//! how many.

mod alone;
mod cast;
mod count;
mod name;

use crate::model::{Count, Harm, Sector, Span};
use crate::parse::Scene;
use crate::parse::phrase::Phrase;
use rasid_lexicon::{Class, Classes};

pub use alone::read_alone;
pub use cast::{Cast, antecedent};
pub use count::count;
pub(crate) use name::{listed_person, own_name};

/// Somebody, as far as the phrase tells.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyMention {
    /// The phrase.
    pub phrase: Phrase,
    /// The words, without glued prepositions.
    pub span: Span,
    /// Index into the lexicon's actors.
    pub actor: Option<u32>,
    /// ISO 3166-1 alpha-3, if the phrase tells.
    pub country: Option<[u8; 3]>,
    /// Sector, if the phrase tells.
    pub sector: Option<Sector>,
    /// How many, if counted: numbers, duals, unnamed plurals.
    pub count: Option<Count>,
    /// The phrase itself says what befell them: قتيل، جريح، معتقل.
    pub harm: Option<Harm>,
    /// Single humans or groups of them, not bodies.
    pub people: bool,
    /// A vehicle, gun or aircraft that stands for its side.
    pub instrument: bool,
    /// Group for parts of a toll.
    pub group: String,
    /// The rule that read it.
    pub rule: &'static str,
}

impl PartyMention {
    /// A phrase of which nothing is known but its words.
    pub(crate) fn of(phrase: &Phrase, span: Span, rule: &'static str) -> PartyMention {
        PartyMention {
            phrase: *phrase,
            span,
            actor: None,
            country: None,
            sector: None,
            count: None,
            harm: None,
            people: false,
            instrument: false,
            group: String::new(),
            rule,
        }
    }
}

pub(crate) const HEADS: Classes = Classes::one(Class::Person)
    .with(Class::Force)
    .with(Class::Group)
    .with(Class::Institution)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Victim);

/// Reads a phrase as somebody, with what the document tells elsewhere; `None` if nothing in it is
/// a person or body.
pub fn read(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<PartyMention> {
    match read_alone(scene, phrase) {
        Some(mut party) => {
            cast::complete(scene, &mut party);
            Some(party)
        }
        None => cast::known_name(scene, phrase),
    }
}
