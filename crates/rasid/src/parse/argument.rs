//! What stands to the right of a trigger in its clause: noun phrases with their prepositions.

use super::Scene;
use super::phrase::{self, Phrase};
use crate::text::{Clitics, Kind, Marks, Pronoun};
use rasid_lexicon::fold::{self, Folded};
use rasid_lexicon::{Class, Classes, Prep};

/// A noun phrase and how it hangs on the trigger.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    /// The phrase; of a bare pronoun its preposition's item.
    pub phrase: Phrase,
    /// The preposition before it, if any.
    pub prep: Option<Prep>,
    /// Joined by و to the argument before.
    pub joined: bool,
    /// Only a pronoun stands there (عليه).
    pub pronoun: bool,
}

const MOST: usize = 14;

/// Reads the arguments in items `at..end`, left to right.
pub fn right(scene: &Scene<'_, '_>, at: usize, end: usize, out: &mut Vec<Argument>) {
    out.clear();
    let mut i = at;
    let mut prep: Option<Prep> = None;
    let mut joined = false;
    // After another event noun a bare phrase belongs to that one: «قتل 3 وإصابة 5».
    let mut closed = false;
    while i < end && out.len() < MOST {
        let item = scene.item(i);
        match item.kind {
            Kind::Mark(b'(') => {
                i = closing(scene, i, end);
                continue;
            }
            Kind::Mark(b',') => {
                joined = false;
                i += 1;
                continue;
            }
            Kind::Mark(_) | Kind::Break => {
                i += 1;
                continue;
            }
            _ => {}
        }
        if item.classes.any(Classes::one(Class::PartOf)) {
            // Parts of a total are no arguments of their own.
            i = skip_parts(scene, i, end);
            continue;
        }
        // «نحو خمسين», «بين 10 و15», «اثنين»: a number before it is a preposition or a verb.
        let counts = scene.number(i).is_some_and(|n| n.range.first as usize == i);
        if let Some((_, day)) = scene.day(i) {
            i = (day.range.last as usize).max(i + 1);
            prep = None;
            continue;
        }
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Preposition).filter(|_| !counts) {
            let named = lexeme.prep.unwrap_or(Prep::Other);
            let reading = scene.text.reading(item, Class::Preposition);
            if reading.is_some_and(|r| r.pronoun != Pronoun::None) {
                let at = Phrase::one(i);
                out.push(Argument {
                    phrase: at,
                    prep: Some(named),
                    joined: false,
                    pronoun: true,
                });
                prep = None;
            } else {
                prep = Some(named);
                joined = item.clitics.contains(Clitics::WA) && !out.is_empty();
            }
            i += 1;
            continue;
        }
        if !counts
            && scene
                .text
                .lexeme_of(item, Class::Aggregate)
                .is_some_and(|l| matches!(l.sense.as_str(), "since" | "period"))
        {
            // «منذ اندلاع النزاع».
            prep = Some(Prep::Other);
            i += 1;
            continue;
        }
        if item.classes.any(Classes::one(Class::Cause)) {
            prep = Some(Prep::After);
            i += 1;
            continue;
        }
        if adds(scene, i) {
            // «4 جنود و3 مسلحين» with و on its own, «إضافة إلى أربعة».
            joined = true;
            i += 1;
            continue;
        }
        if !counts && scene.verbal(i) {
            if i > at {
                break;
            }
            i += 1;
            continue;
        }
        if item.classes.has(Class::Conjunction) && i + 1 < end && scene.item(i + 1).kind == Kind::Number {
            // «على شخص و7 شركات»: before a figure و stands alone.
            joined = !out.is_empty();
            i += 1;
            continue;
        }
        let Some(phrase) = phrase::read(scene, i, end) else {
            i += 1;
            continue;
        };
        let mut clitics = scene.item(phrase.first).clitics;
        if counts && joined_number(scene, i) {
            clitics |= Clitics::WA;
        }
        let event = scene.is(phrase.first, Class::Event)
            && scene.number(phrase.first).is_none()
            && !scene.text.is_name(scene.item(phrase.first));
        let glued = if clitics.contains(Clitics::BI) {
            Some(Prep::Bi)
        } else if clitics.contains(Clitics::LI) {
            Some(Prep::Li)
        } else if clitics.contains(Clitics::KA) {
            Some(Prep::Other)
        } else {
            None
        };
        let by_and = clitics.contains(Clitics::WA) || joined;
        let last_prep = out.last().map(|a: &Argument| a.prep);
        let this = match (prep, glued) {
            (Some(p), _) => Some(p),
            (None, Some(p)) => Some(p),
            // «في حلب وإدلب»: the second stands under the first one's preposition.
            (None, None) if by_and => last_prep.flatten(),
            (None, None) => None,
        };
        closed |= event && by_and;
        if this.is_some() || !closed {
            out.push(Argument {
                phrase,
                prep: this,
                joined: by_and,
                pronoun: false,
            });
        }
        closed |= event && this.is_some();
        prep = None;
        joined = false;
        i = phrase.last.max(i + 1);
    }
}

/// «واثني عشر», «وأحد عشر»: of the number words only واحد begins with و itself.
fn joined_number(scene: &Scene<'_, '_>, i: usize) -> bool {
    let item = scene.item(i);
    if item.kind != Kind::Word {
        return false;
    }
    let waw = scene.text.surface(item).chars().next().map(fold::fold) == Some(Folded::Letter(fold::WAW));
    let one = scene.text.lexeme_of(item, Class::Number).is_some_and(|l| l.value == 1)
        && !scene.text.tokens[item.first as usize].marks.contains(Marks::HAMZA);
    waw && !one
}

/// Whether item `i` only adds what follows to what stands before: و as a word of its own, إضافة إلى.
fn adds(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene
        .text
        .lexeme_of(scene.item(i), Class::Conjunction)
        .is_some_and(|l| matches!(l.sense.as_str(), "and" | "add"))
}

/// The item after the bracket that closes the one at `i`.
fn closing(scene: &Scene<'_, '_>, i: usize, end: usize) -> usize {
    let far = end.min(i + 30);
    (i + 1..far)
        .find(|&j| scene.text.is_mark(scene.item(j), b')'))
        .map_or(i + 1, |j| j + 1)
}

/// «بينهم 3 أطفال وامرأتان»: goes on until a comma, a verb or a preposition of place.
fn skip_parts(scene: &Scene<'_, '_>, i: usize, end: usize) -> usize {
    let mut j = i + 1;
    while j < end {
        let item = scene.item(j);
        if matches!(item.kind, Kind::Mark(b',' | b'.' | b';')) || scene.verbal(j) || scene.day(j).is_some() {
            return j;
        }
        if item
            .classes
            .any(Classes::one(Class::Preposition).with(Class::Boundary).with(Class::Cause))
            && !phrase::preposition(scene, j, Prep::Min)
        {
            return j;
        }
        j += 1;
    }
    j
}
