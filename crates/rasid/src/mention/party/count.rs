//! How many a phrase counts.

use super::HEADS;
use super::name::person_name;
use crate::model::Count;
use crate::parse::Scene;
use crate::parse::phrase::Phrase;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes};

/// How many: a number, a dual, one, or an unnamed plural.
pub fn count(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<Count> {
    if let Some(n) = phrase.number {
        return Some(scene.numbers[n].count);
    }
    if let Some(number) = scene.number(phrase.head) {
        return Some(number.count);
    }
    let item = scene.item(phrase.head);
    if person_name(scene, phrase) {
        return Some(Count::exactly(1));
    }
    if let Some(other) = scene.text.lexeme_of(item, Class::Other) {
        return match other.value {
            1 => Some(Count::exactly(1)),
            2 => Some(Count::exactly(2)),
            3 => Some(Count::at_least(2)),
            _ => None,
        };
    }
    let people = HEADS.with(Class::Demonym);
    let reading = scene.text.readings(item).iter().find(|r| r.classes.any(people))?;
    let lexeme = scene.text.lexeme(reading);
    if lexeme
        .classes
        .any(Classes::one(Class::Force).with(Class::Group).with(Class::Institution))
    {
        return None;
    }
    if reading.morph.contains(Morph::DUAL) && !reading.morph.contains(Morph::PLUR) {
        return Some(Count::exactly(2));
    }
    // The masculine oblique plural is spelt like the dual (مدنيين): the plural is the safe reading.
    if reading.morph.contains(Morph::PLUR) {
        return Some(Count::at_least(2));
    }
    if reading.morph.contains(Morph::SING) || reading.morph.is_empty() {
        return Some(Count::exactly(1));
    }
    None
}
