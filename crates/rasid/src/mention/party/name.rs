//! Names of persons that no table knows.

use crate::parse::Scene;
use crate::parse::phrase::Phrase;
use crate::text::{Kind, Text};
use rasid_lexicon::fold::{self, Key};
use rasid_lexicon::{ActorKind, Class, Payload};

/// A first name, alone or with words that nobody knows, is a person.
pub(super) fn person_name(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let first = scene.item(phrase.head);
    first.classes.has(Class::FirstName)
        && scene.number(phrase.head).is_none()
        && (phrase.last > phrase.head + 1 || first.classes.0.count_ones() == 1)
}

/// Whether an item is a person of the tables.
pub(crate) fn listed_person(text: &Text<'_>, i: usize) -> bool {
    text.names(&text.items[i]).iter().any(|p| match *p {
        Payload::Actor(a) => text.lexicon.actors[a as usize].kind == ActorKind::Person,
        _ => false,
    })
}

/// Whether an item can be a word of a person's name: a first name, a listed person, or a word that
/// nobody knows.
pub(super) fn name_word(scene: &Scene<'_, '_>, i: usize) -> bool {
    let item = scene.item(i);
    item.kind == Kind::Word
        && (item.classes.has(Class::FirstName)
            || listed_person(scene.text, i)
            || (scene.text.readings(item).is_empty() && !scene.text.is_name(item)))
}

/// The keys under which the last word of item `i` may be found again: as written, and without a
/// glued letter.
pub(super) fn keys(scene: &Scene<'_, '_>, i: usize) -> [Key; 2] {
    let item = scene.item(i);
    let token = &scene.text.tokens[item.last as usize - 1];
    let letters = fold::letters(&scene.text.raw[token.start as usize..token.end as usize]);
    let glued = letters.len() > 4
        && letters
            .first()
            .is_some_and(|l| matches!(*l, fold::WAW | fold::FEH | fold::BEH | fold::LAM | fold::KAF));
    [Key::of(&letters), if glued { Key::of(&letters[1..]) } else { Key::NONE }]
}
