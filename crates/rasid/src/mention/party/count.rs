//! How many a phrase counts.

use super::HEADS;
use super::name::person_name;
use crate::model::{Count, Sector};
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
    // One spelling may be several forms of the word; all of them count.
    let morph = scene
        .text
        .readings(item)
        .iter()
        .filter(|r| r.lexeme == reading.lexeme && r.clitics == reading.clitics && r.pronoun == reading.pronoun)
        .fold(Morph::empty(), |all, r| all | r.morph);
    // The masculine oblique plural is spelt like the dual (مدنيين): the plural is the safe reading.
    if morph.contains(Morph::PLUR) {
        return Some(Count::at_least(2));
    }
    // «وزيرا» is one minister, «وزيرا خارجية مصر وتركيا» are two.
    if morph.contains(Morph::DUAL) && (!morph.contains(Morph::SING) || governs(scene, phrase)) {
        return Some(Count::exactly(2));
    }
    // Ranks are listed as they stand before a name: «العقيد الركن».
    let ranked = matches!(lexeme.sector, Some(Sector::Mil | Sector::Cop));
    let rank = ranked && lexeme.classes.has(Class::Office) && morph == Morph::NOUN;
    (morph.contains(Morph::SING) || morph.is_empty() || rank).then_some(Count::exactly(1))
}

/// Whether a genitive follows the head inside its phrase.
fn governs(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let next = phrase.head + 1;
    let adjectives = Classes::one(Class::Demonym).with(Class::Quality).with(Class::Other);
    next < phrase.last
        && !scene.item(next).classes.any(adjectives)
        && scene
            .nominal_reading(next)
            .is_some_and(|r| !r.morph.intersects(Morph::ADJ | Morph::ACT_PART | Morph::PASS_PART))
}
