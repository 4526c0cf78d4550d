//! Inflection of nouns and adjectives.
//!
//! *Takes* words as a lexicon writes them; *gives* all their spellings; *never* guesses a plural.

use super::nominal::{Nominal, push};
use super::{Form, Morph, spell};

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
///
/// Gender is read off the singular: feminine with ة, with ى unless it begins with م (مستشفى), and
/// with اء unless the hamza is plainly a radical (لقاء، اعتداء). Feminines without a sign (حرب)
/// count as masculine. Broken plurals carry both genders: their agreement depends on whether they
/// name people, which the spelling does not tell.
///
/// A kasratan at the end of a singular or plural (قاضٍ، مبانٍ) marks a hidden ي, and both the short
/// and the full spelling are given. Plurals of three syllables (قذائف، صواريخ) take no tanwin alef.
///
/// Forms with [`Morph::CONSTRUCT`] also stand before pronouns (مقاتلوه، مقاتليه).
pub fn noun(spec: &NounSpec<'_>) -> Vec<Form> {
    let mut forms = Vec::new();
    let lemma = read_singular(spec);
    let gender = gender(&spell::strip_marks(spec.lemma));
    lemma.singular(Morph::NOUN | Morph::SING | gender, &mut forms);
    if !spec.no_dual {
        lemma.dual(Morph::NOUN | gender, &mut forms);
    }
    kinship(spec.lemma, &mut forms);
    plurals(&lemma, spec.plurals, Morph::NOUN, &mut forms);
    sorted(forms)
}

/// Every spelling of an adjective without article: both genders, all numbers.
///
/// Words on the pattern of أكبر and أحمر have no ة. With a broken plural that is the word
/// without its أ (حمر) the feminine is حمراء, else it is كبرى. A kasratan (ماضٍ) marks a hidden ي.
pub fn adjective(masculine: &str, broken_plurals: &[String]) -> Vec<Form> {
    let mut forms = Vec::new();
    let word = Nominal::read(masculine);
    let bare = spell::strip_marks(masculine);
    let plurals_bare: Vec<String> = broken_plurals.iter().map(|plural| spell::strip_marks(plural)).collect();
    match elative_feminine(&bare, &plurals_bare) {
        Some(feminine) => elative(&word, feminine, &mut forms),
        None => word.all(Morph::ADJ, &mut forms),
    }
    plurals(&word, broken_plurals, Morph::ADJ, &mut forms);
    sorted(forms)
}

/// The singular; قاضي with the plural قضاة has a ي that may fall, as if written قاضٍ.
fn read_singular(spec: &NounSpec<'_>) -> Nominal {
    let bare = spell::strip_marks(spec.lemma);
    let falls = spec.plurals.iter().any(|plural| spell::strip_marks(plural).ends_with("اة"));
    match bare.strip_suffix('ي') {
        Some(short) if falls => Nominal::Defective(short.to_owned()),
        _ => Nominal::read(spec.lemma),
    }
}

/// Father and brother show their case in construct: أخوه، أخاه، أخيه.
fn kinship(singular: &str, forms: &mut Vec<Form>) {
    if !matches!(singular, "أب" | "أخ") {
        return;
    }
    let morph = Morph::NOUN | Morph::MASC | Morph::SING | Morph::CONSTRUCT;
    for (ending, case) in [('و', Morph::NOM), ('ا', Morph::OBL), ('ي', Morph::OBL)] {
        push(forms, vec![format!("{singular}{ending}")], morph | case);
    }
    Nominal::Plain(format!("{singular}و")).dual(Morph::NOUN | Morph::MASC, forms);
}

/// Adds the Egyptian seat of hamza (مسئول، شئون for مسؤول، شؤون), sorts, removes repetitions.
fn sorted(mut forms: Vec<Form>) -> Vec<Form> {
    let seats: Vec<Form> = forms
        .iter()
        .filter_map(|form| {
            Some(Form {
                text: spell::egyptian(&form.text)?,
                morph: form.morph,
            })
        })
        .collect();
    forms.extend(seats);
    forms.sort();
    forms.dedup();
    forms
}

/// Adds the plurals a lexicon names.
fn plurals(lemma: &Nominal, plurals: &[String], morph: Morph, forms: &mut Vec<Form>) {
    for plural in plurals {
        match plural.as_str() {
            "+ات" => lemma.feminine_plural(morph, forms),
            "+ون" => lemma.masculine_plural(morph, forms),
            written => broken_plural(written, morph, forms),
        }
    }
}

/// A plural as written, with tanwin alef where it takes one.
fn broken_plural(written: &str, morph: Morph, forms: &mut Vec<Form>) {
    let plural = Nominal::read(written);
    let morph = morph | Morph::MASC | Morph::FEM | Morph::PLUR;
    let bare = spell::strip_marks(written);
    if bare.ends_with("ات") || is_diptote(&plural.with("").concat()) {
        let texts = match &plural {
            Nominal::Plain(word) => vec![word.clone()],
            Nominal::Defective(_) => [plural.with("I"), vec![bare]].concat(),
        };
        push(forms, texts, morph);
        plural.before_pronoun(morph, forms);
    } else {
        plural.singular(morph, forms);
    }
}

/// Plurals of the patterns فواعل, مفاعيل and the like, written without tanwin alef.
fn is_diptote(plural: &str) -> bool {
    let letters: Vec<char> = plural.chars().collect();
    letters.len() >= 5 && letters[2] == 'ا' && !plural.ends_with('ة')
}

/// Gender as the last letters of a singular tell it.
fn gender(singular: &str) -> Morph {
    let long_alef_feminine = || {
        let letters = singular.chars().count();
        letters >= 5 && !singular.starts_with(['ا', 'أ', 'إ'])
    };
    let feminine = singular.ends_with('ة')
        || (singular.ends_with('ى') && !singular.starts_with('م'))
        || (singular.ends_with("اء") && long_alef_feminine());
    if feminine { Morph::FEM } else { Morph::MASC }
}

/// The feminine of أكبر (كبرى) or أحمر (حمراء); none for words on other patterns, such as أخير.
fn elative_feminine(masculine: &str, broken_plurals: &[String]) -> Option<String> {
    let stem = masculine.strip_prefix('أ')?;
    let letters: Vec<char> = stem.chars().collect();
    if letters.len() != 3 || letters[2] == 'ي' {
        return None;
    }
    if broken_plurals.iter().any(|plural| plural == stem) {
        return Some(format!("{stem}اء"));
    }
    let other_pattern = matches!(letters[1], 'ي' | 'ا') || letters[2] == 'ى';
    (!other_pattern).then(|| format!("{stem}ى"))
}

/// An adjective whose feminine is a word of its own.
fn elative(masculine: &Nominal, feminine: String, forms: &mut Vec<Form>) {
    if let Nominal::Plain(word) = masculine {
        push(forms, vec![word.clone()], Morph::ADJ | Morph::MASC | Morph::SING);
    }
    masculine.dual(Morph::ADJ | Morph::MASC, forms);
    // The hamza of حمراء turns into و: حمراوان، حمراوات.
    let stem = Nominal::Plain(match feminine.strip_suffix('ء') {
        Some(alef) => format!("{alef}و"),
        None => feminine.clone(),
    });
    stem.dual(Morph::ADJ | Morph::FEM, forms);
    stem.feminine_plural(Morph::ADJ, forms);
    Nominal::Plain(feminine).singular(Morph::ADJ | Morph::FEM | Morph::SING, forms);
}
