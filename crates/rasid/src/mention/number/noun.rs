//! The noun that a number counts.
//!
//! *Takes* a number that counts something; *gives* the noun behind or before it, and a bound behind
//! both; *never* takes a verb, a place or a particle for one.

use super::amount::{Bound, bound_before};
use super::look::{At, Look};
use super::value::nominal;
use super::{COUNTED, Draft, PEOPLE};
use crate::text::{Clitics, Pronoun};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Pos};

/// Units behind a counted noun that still belong to it.
pub(super) const TRAIL: usize = 3;

/// Units between a counted noun and a bound behind it.
pub(super) const BEHIND: usize = 6;

/// The noun behind the number, and the last unit of the expression.
pub(super) fn noun_after(look: &Look<'_>, draft: &Draft, n: At) -> Option<(Option<u32>, At)> {
    let mut n = n;
    // «(10) أفراد».
    if look.is_mark(n, b')') && look.prev(draft.from).is_some_and(|p| look.is_mark(p, b'(')) {
        n = look.next(n)?;
        if !nominal(look, n) || !look.classes(n).any(COUNTED.or(PEOPLE)) {
            return None;
        }
    }
    if look.has(n, Class::Other) {
        // «22 آخرين»: others of those just told.
        return Some((None, n));
    }
    if look.is_prep(n, "min") {
        let m = look.next(n)?;
        let vague = draft.rule == "number/vague" && nominal(look, m);
        let people = vague
            || look
                .classes(m)
                .any(COUNTED.or(PEOPLE).with(Class::Group).with(Class::Institution));
        let pronoun = look.readings(n).iter().any(|r| r.pronoun != Pronoun::None);
        return (people && !pronoun && look.is_word(m) && !look.in_name(m)).then(|| (Some(m.item), trail(look, m)));
    }
    if !nominal(look, n) || (look.in_name(n) && !look.actor(n)) {
        return None;
    }
    let readings = look.readings(n);
    let counted = look.classes(n).any(COUNTED.or(PEOPLE));
    // A finite verb counts nothing, unless the word is better known as a noun.
    let accusative = matches!(draft.value, Some(v) if v.value % 100 >= 11) && look.ends_in_alef(n);
    if !counted
        && !accusative
        && let Some(best) = readings.first()
        && (best.morph.intersects(Morph::PERFECT | Morph::IMPERFECT)
            && !readings.iter().any(|r| r.morph.intersects(Morph::NOUN | Morph::MASDAR)))
    {
        return None;
    }
    if readings.first().is_some_and(|r| look.text.lexeme(r).pos == Pos::Particle) {
        return None;
    }
    // «الـ12» and vague plurals take definite nouns (عشرات القتلى); plain numbers below a hundred do not.
    let exact = draft.value.is_some_and(|v| v.value < 100 && !v.definite) && draft.rule != "number/one-of";
    if exact && look.article(n) {
        return None;
    }
    Some((Some(n.item), trail(look, n)))
}

/// آخرون behind the noun, an adjective between passed over.
pub(super) fn trail(look: &Look<'_>, noun: At) -> At {
    let mut at = noun;
    for _ in 0..TRAIL {
        let Some(n) = look.next(at) else { break };
        if look.has(n, Class::Other) && nominal(look, n) {
            return n;
        }
        if !look.is_word(n) || !nominal(look, n) || look.article(n) || look.has(n, Class::Number) {
            break;
        }
        at = n;
    }
    noun
}

/// «الجنود الثلاثة»، «شخص واحد»، «شخصين اثنين»، «قذائف عدة».
pub(super) fn counted_before(look: &Look<'_>, draft: &Draft, p: At) -> bool {
    if !look.is_word(p) || look.in_name(p) || !nominal_before(look, p) {
        return false;
    }
    let known = look.classes(p).any(COUNTED.or(PEOPLE));
    let morph = |wanted: Morph| look.readings(p).iter().any(|r| r.morph.contains(wanted));
    let Some(v) = draft.value else {
        return draft.rule == "number/vague" && draft.count.min == 3 && (known || look.readings(p).is_empty());
    };
    if v.clitics != Clitics::empty() || v.figure.is_some() {
        return false;
    }
    match v.value {
        1 => !known || morph(Morph::SING),
        2 => known && morph(Morph::DUAL),
        3..=99 => known && morph(Morph::PLUR) && v.definite == (look.article(p) || look.owned(p)),
        _ => false,
    }
}

/// Whether a word before a number may be its noun: no particle, no finite verb.
pub(super) fn nominal_before(look: &Look<'_>, p: At) -> bool {
    look.readings(p).iter().all(|r| {
        let lexeme = look.text.lexeme(r);
        lexeme.pos != Pos::Particle && !r.morph.intersects(Morph::PERFECT | Morph::IMPERFECT)
    }) || look.classes(p).any(PEOPLE)
}

/// A bound behind the number or its noun: «خمسة قتلى على الأقل».
pub(super) fn bound_behind(look: &Look<'_>, last: At, noun: bool) -> Option<(Bound, At)> {
    let mut at = last;
    for _ in 0..if noun { BEHIND } else { 1 } {
        let n = look.next(at)?;
        if look.has(n, Class::Bound) {
            let (lexeme, clitics) = look.find(n, Class::Bound)?;
            let free = lexeme.value == 2 || (lexeme.value == 1 && bound_before(look, n).is_none());
            if free && !clitics.contains(Clitics::WA) {
                return Some((Bound::of(&lexeme.sense)?, n));
            }
            return None;
        }
        // «ثلاثة شبان من القرية على الأقل».
        let within = look.is_prep(n, "min") || look.is_prep(n, "fi");
        if !look.is_word(n) || !(within || nominal(look, n)) || look.has(n, Class::Number) {
            return None;
        }
        at = n;
    }
    None
}
