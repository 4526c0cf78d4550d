//! Participles and verbal nouns.

use super::build::Build;
use super::{Form, Morph, VerbForm};
use crate::morph::nominal::Nominal;
use crate::morph::sound::{Stem, join};
use crate::morph::spell;

/// Both participles, in both genders and all numbers.
pub(super) fn participles(build: &Build, forms: &mut Vec<Form>) {
    for (stem, kind) in [
        (build.active_participle(), Morph::ACT_PART),
        (build.passive_participle(), Morph::PASS_PART),
    ] {
        for word in words(&stem, "") {
            word.all(kind | Morph::ADJ, forms);
        }
    }
}

/// The regular verbal noun and the listed ones.
pub(super) fn masdars(build: &Build, listed: &[String], forms: &mut Vec<Form>) {
    let regular = build.masdar().map(|(stem, ending)| words(&stem, ending)).unwrap_or_default();
    for word in regular.into_iter().chain(listed.iter().map(|masdar| Nominal::read(masdar))) {
        let (Nominal::Plain(text) | Nominal::Defective(text)) = &word;
        let feminine = text.ends_with(['ة', 'ى']);
        let gender = if feminine { Morph::FEM } else { Morph::MASC };
        word.singular(Morph::MASDAR | Morph::SING | gender, forms);
        word.dual(Morph::MASDAR | gender, forms);
        // قتل has no قتلات, but ضربة has ضربات.
        if build.form != VerbForm::I || text.ends_with('ة') {
            word.feminine_plural(Morph::MASDAR, forms);
        }
    }
}

/// A stem as words that take nominal endings.
fn words(stem: &Stem, ending: &str) -> Vec<Nominal> {
    if let ([base @ .., 'i', 'ي'], "") = (stem.sounds.as_slice(), ending) {
        return spell::free(base).into_iter().map(Nominal::Defective).collect();
    }
    // The case vowel lets doubled radicals melt: راد.
    let ending = if ending.is_empty() { "u" } else { ending };
    join(stem, ending)
        .iter()
        .flat_map(|sounds| spell::free(sounds))
        .map(Nominal::Plain)
        .collect()
}
