//! Noun phrases: where one ends and the next begins decides who did what to whom.

use super::Scene;
use crate::text::{Clitics, Kind};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{ActorKind, Class, Classes, Payload, Prep};

/// A noun phrase: number, head, genitives, adjectives, apposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First item.
    pub first: usize,
    /// Item after the last.
    pub last: usize,
    /// The head noun, or the number if nothing is counted.
    pub head: usize,
    /// Index into the scene's numbers, if the phrase is counted.
    pub number: Option<usize>,
}

/// Heads that take adjectives in the plural of men.
const HUMAN: Classes = Classes::one(Class::Person)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Victim)
    .with(Class::Demonym)
    .with(Class::Quality)
    .with(Class::Quantifier)
    .with(Class::Other);

/// A phrase longer than this is cut: nobody's name is longer.
const LONGEST: usize = 24;

/// Reads the noun phrase that begins at item `at`; nothing at or beyond `end` is looked at.
pub fn read(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<Phrase> {
    if at >= end {
        return None;
    }
    let end = end.min(at + LONGEST);
    let mut phrase = Phrase {
        first: at,
        last: at,
        head: at,
        number: None,
    };
    let mut cursor = at;
    if scene.is(cursor, Class::Demonstrative) {
        cursor += 1;
    }
    if cursor < end && scene.is(cursor, Class::Quantifier) && scene.number(cursor).is_none() {
        cursor += 1;
        phrase.head = cursor;
        if cursor < end && preposition(scene, cursor, Prep::Min) {
            cursor += 1;
        }
    }
    if cursor >= end {
        return None;
    }
    if let Some(number) = scene.number(cursor) {
        phrase.number = scene.number_index(cursor);
        phrase.head = number.noun.map_or(cursor, |n| n as usize);
        cursor = (number.range.last as usize).max(phrase.head + 1).min(end);
        if number.noun.is_none() && (cursor >= end || !scene.nominal(cursor) || glued(scene, cursor)) {
            phrase.last = cursor;
            return Some(phrase);
        }
        if number.noun.is_none() {
            // «3 آخرين» and the like: the next noun is what is meant.
            phrase.head = cursor;
            cursor += 1;
        }
    } else if scene.nominal(cursor) && scene.day(cursor).is_none() {
        phrase.head = cursor;
        cursor += 1;
    } else {
        return None;
    }
    while cursor < end && continues(scene, &phrase, cursor - 1, cursor) {
        cursor += 1;
        // «عناصر من الجيش», «عضو في المجلس»
        if cursor < end && joins(scene, &phrase, cursor, end) {
            cursor += 1;
        }
    }
    if cursor < end && joins(scene, &phrase, cursor, end) {
        cursor += 1;
        while cursor < end && (continues(scene, &phrase, cursor - 1, cursor) || preposed(scene, cursor - 1)) {
            cursor += 1;
        }
    }
    phrase.last = cursor;
    Some(phrase)
}

/// Whether item `i` is this preposition, as a word of its own.
pub fn preposition(scene: &Scene<'_, '_>, i: usize, prep: Prep) -> bool {
    scene
        .text
        .lexeme_of(scene.item(i), Class::Preposition)
        .is_some_and(|l| l.prep == Some(prep))
}

fn preposed(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.is(i, Class::Preposition)
}

/// A conjunction or preposition is glued before the word.
fn glued(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene
        .item(i)
        .clitics
        .intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI | Clitics::KA)
}

/// A partitive or member noun takes its group with من or في.
fn joins(scene: &Scene<'_, '_>, phrase: &Phrase, at: usize, end: usize) -> bool {
    let heads = Classes::one(Class::Member).with(Class::Quantifier).with(Class::Office);
    if at + 1 >= end || !scene.item(phrase.head).classes.any(heads) || at > phrase.head + 2 {
        return false;
    }
    let fits = preposition(scene, at, Prep::Min) || preposition(scene, at, Prep::Fi);
    fits && scene.nominal(at + 1) && scene.place(at + 1).is_none() && scene.day(at + 1).is_none()
}

/// Whether item `j` belongs to the phrase whose last item is `k`.
fn continues(scene: &Scene<'_, '_>, phrase: &Phrase, k: usize, j: usize) -> bool {
    let item = scene.item(j);
    if !matches!(item.kind, Kind::Word | Kind::Latin) || glued(scene, j) {
        return false;
    }
    if scene
        .number(j)
        .is_some_and(|n| n.noun.is_none_or(|noun| noun as usize != j) || n.digits.first as usize == j)
        || scene.day(j).is_some()
        || !scene.nominal(j)
    {
        return false;
    }
    let name = scene.text.is_name(item);
    let unknown = !name && scene.text.readings(item).is_empty();
    let (last_definite, definite) = (scene.definite(k), scene.definite(j));
    if let Some(reading) = scene.nominal_reading(j)
        && reading.morph.intersects(Morph::ADJ | Morph::ACT_PART | Morph::PASS_PART)
        && !name
    {
        let men = reading.morph.contains(Morph::PLUR) && reading.morph.intersects(Morph::NOM | Morph::OBL);
        if men && last_definite && !scene.item(phrase.head).classes.any(HUMAN) && phrase.number.is_none() {
            // «السلطات المواطنين»: what is no man has no adjective in ين.
            return false;
        }
        // Adjectives agree in definiteness; a definite one behind an indefinite noun is a genitive.
        return definite || !last_definite;
    }
    let adjectives = Classes::one(Class::Other)
        .with(Class::Direction)
        .with(Class::Demonym)
        .with(Class::Quality);
    if item.classes.any(adjectives) && !name {
        return definite || !last_definite;
    }
    if unknown && definite && !scene.text.word(item).bare_clitics.is_empty() {
        return true;
    }
    let closed = match scene.nominal_reading(k) {
        // ون، ين and ان close a noun; the accusative closes it too.
        Some(r) => {
            r.morph.intersects(Morph::ACC)
                || (r.morph.intersects(Morph::NOM | Morph::OBL)
                    && !r.morph.contains(Morph::CONSTRUCT)
                    && r.morph.intersects(Morph::DUAL | Morph::PLUR))
        }
        None => false,
    };
    if last_definite {
        // After a definite noun only a person's name goes on: «الرئيس السوري بشار الأسد».
        let titled = Classes::one(Class::Person)
            .with(Class::Office)
            .with(Class::Member)
            .with(Class::Victim)
            .with(Class::FirstName);
        let head = scene.item(phrase.head);
        let named = head.classes.any(titled) || (scene.text.readings(head).is_empty() && !scene.text.is_name(head));
        let person = scene.text.names(item).iter().any(|p| match *p {
            Payload::Actor(a) => scene.text.lexicon.actors[a as usize].kind == ActorKind::Person,
            _ => false,
        });
        let body = scene.text.names(item).iter().any(|p| match *p {
            Payload::Actor(a) => scene.text.lexicon.actors[a as usize].kind != ActorKind::Person,
            _ => false,
        });
        return person || item.classes.has(Class::FirstName) || (named && (unknown || name) && !body && !definite_noun(scene, j));
    }
    if closed {
        return false;
    }
    // Indefinite noun: genitive of whatever follows.
    true
}

/// A state or town is no part of a person's name.
fn definite_noun(scene: &Scene<'_, '_>, j: usize) -> bool {
    scene
        .text
        .names(scene.item(j))
        .iter()
        .any(|p| matches!(p, Payload::Country(_) | Payload::Place(_, true)))
}
