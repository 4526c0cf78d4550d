//! Finite forms: perfect, imperfect, imperative.

use super::build::Build;
use super::{Form, Morph, VerbForm};
use crate::morph::nominal::push;
use crate::morph::sound::{Sounds, Stem, is_consonant, join};
use crate::morph::spell;

const ANY_GENDER: Morph = Morph::MASC.union(Morph::FEM);

/// Endings of the perfect.
const PERFECT: [(&str, Morph); 10] = [
    ("a", Morph::THIRD.union(Morph::MASC).union(Morph::SING)),
    ("at", Morph::THIRD.union(Morph::FEM).union(Morph::SING)),
    ("A", Morph::THIRD.union(Morph::MASC).union(Morph::DUAL)),
    ("atA", Morph::THIRD.union(Morph::FEM).union(Morph::DUAL)),
    ("UX", Morph::THIRD.union(Morph::MASC).union(Morph::PLUR)),
    ("na", Morph::THIRD.union(Morph::FEM).union(Morph::PLUR)),
    ("tu", Morph::FIRST.union(ANY_GENDER).union(Morph::SING)),
    ("nA", Morph::FIRST.union(ANY_GENDER).union(Morph::PLUR)),
    ("ta", Morph::SECOND.union(ANY_GENDER).union(Morph::SING)),
    ("tum", Morph::SECOND.union(Morph::MASC).union(Morph::PLUR)),
];

/// Prefix, indicative ending, jussive ending of the imperfect.
const IMPERFECT: [(char, &str, &str, Morph); 10] = [
    ('ي', "u", "", Morph::THIRD.union(Morph::MASC).union(Morph::SING)),
    ('ت', "u", "", Morph::THIRD.union(Morph::FEM).union(Morph::SING)),
    ('ي', "Ani", "A", Morph::THIRD.union(Morph::MASC).union(Morph::DUAL)),
    ('ت', "Ani", "A", Morph::THIRD.union(Morph::FEM).union(Morph::DUAL)),
    ('ي', "Una", "UX", Morph::THIRD.union(Morph::MASC).union(Morph::PLUR)),
    ('ي', "na", "na", Morph::THIRD.union(Morph::FEM).union(Morph::PLUR)),
    ('ء', "u", "", Morph::FIRST.union(ANY_GENDER).union(Morph::SING)),
    ('ن', "u", "", Morph::FIRST.union(ANY_GENDER).union(Morph::PLUR)),
    ('ت', "u", "", Morph::SECOND.union(Morph::MASC).union(Morph::SING)),
    ('ت', "Una", "UX", Morph::SECOND.union(Morph::MASC).union(Morph::PLUR)),
];

/// Endings of the imperative.
const IMPERATIVE: [(&str, Morph); 3] = [
    ("", Morph::MASC.union(Morph::SING)),
    ("I", Morph::FEM.union(Morph::SING)),
    ("UX", Morph::MASC.union(Morph::PLUR)),
];

/// All finite forms.
pub(super) fn all(build: &Build, forms: &mut Vec<Form>) {
    perfect(&build.perfect(), Morph::ACTIVE, forms);
    imperfect(&build.imperfect(), Morph::ACTIVE, forms);
    imperative(build, forms);
    if build.has_passive() {
        for stem in build.perfect_passive() {
            perfect(&stem, Morph::PASSIVE, forms);
        }
        imperfect(&build.imperfect_passive(), Morph::PASSIVE, forms);
    }
}

fn perfect(stem: &Stem, voice: Morph, forms: &mut Vec<Form>) {
    for (ending, person) in PERFECT {
        let morph = Morph::PERFECT | voice | person;
        let words = join(stem, ending);
        let free = free(&words);
        // Before a pronoun the old long vowel returns: قتلتموه.
        let before = if ending == "tum" {
            bound(&join(stem, "tumU"))
        } else {
            bound(&words)
        };
        push_bound(before, &free, morph, forms);
        push(forms, free, morph);
    }
}

fn imperfect(stem: &Stem, voice: Morph, forms: &mut Vec<Form>) {
    for (prefix, indicative, jussive, person) in IMPERFECT {
        let morph = Morph::IMPERFECT | voice | person;
        let words = |ending| -> Vec<Sounds> {
            join(stem, ending)
                .into_iter()
                .map(|sounds| [&[prefix], sounds.as_slice()].concat())
                .collect()
        };
        // Jussive of a doubled verb is also spelled out (يردد); the indicative never.
        let (long, short) = (words(indicative), words(jussive));
        let long_free = free(&long);
        push_bound(bound(&long), &long_free, morph, forms);
        let mut short_free = free(&short);
        short_free.retain(|text| !long_free.contains(text));
        if !short_free.is_empty() {
            push_bound(
                bound(&short),
                &[short_free.as_slice(), &long_free].concat(),
                morph | Morph::SHORT,
                forms,
            );
        }
        push(forms, short_free, morph | Morph::SHORT);
        push(forms, long_free, morph);
    }
}

fn imperative(build: &Build, forms: &mut Vec<Form>) {
    for (ending, person) in IMPERATIVE {
        let morph = Morph::IMPERATIVE | Morph::ACTIVE | Morph::SECOND | person;
        let words: Vec<Sounds> = join(&build.imperfect(), ending)
            .iter()
            .map(|sounds| commanded(build, sounds))
            .collect();
        let mut free = free(&words);
        // One letter (ق, from وقى) is not a word a newspaper prints alone.
        free.retain(|text| text.chars().count() > 1);
        let mut before = bound(&words);
        before.retain(|text| text.chars().count() > 1);
        push_bound(before, &free, morph, forms);
        push(forms, free, morph);
    }
}

/// The imperative from the imperfect without its prefix consonant.
fn commanded(build: &Build, imperfect: &[char]) -> Sounds {
    let rest = imperfect.get(1..).unwrap_or_default();
    let radicals = &build.root.0;
    // خذ، كل، مر.
    if build.form == VerbForm::I
        && matches!(radicals[..], ['ء', 'خ', 'ذ'] | ['ء', 'ك', 'ل'] | ['ء', 'م', 'ر'])
        && let ['ء', bare @ ..] = rest
    {
        return bare.to_vec();
    }
    match rest {
        _ if build.form == VerbForm::IV => [&['ء', 'a'], rest].concat(),
        [first, second, ..] if is_consonant(*first) && is_consonant(*second) => [&['|', 'i'], rest].concat(),
        _ => rest.to_vec(),
    }
}

fn free(words: &[Sounds]) -> Vec<String> {
    words.iter().flat_map(|word| spell::free(word)).collect()
}

fn bound(words: &[Sounds]) -> Vec<String> {
    words.iter().flat_map(|word| spell::bound(word)).collect()
}

/// Adds the spellings that cannot stand alone.
fn push_bound(mut texts: Vec<String>, free: &[String], morph: Morph, forms: &mut Vec<Form>) {
    texts.retain(|text| !free.contains(text));
    push(forms, texts, morph | Morph::BEFORE_PRONOUN);
}
