//! Endings of nouns, adjectives, participles and verbal nouns, on words already spelled.
//!
//! *Takes* a spelled word; *gives* its spellings with endings; *never* makes the word itself.
//!
//! Endings are named by their sounds: `An` `ayn` dual, `A` `ay` dual in construct, `Un` `In` sound
//! plural, `U` `I` the same in construct, `At` feminine plural, `ap` feminine, `N` tanwin alef.

use super::sound::consonant;
use super::{Form, Morph, spell};

/// How a nominal takes endings.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Nominal {
    /// As written: قاتل، قذيفة، ملقى، لقاء.
    Plain(String),
    /// Without its final ي, which shows only with an ending or article: داع, الداعي, داعية.
    Defective(String),
}

impl Nominal {
    /// Reads a word as a lexicon writes it: kasratan at the end (قاضٍ) marks a hidden ي.
    pub(super) fn read(word: &str) -> Self {
        let bare = spell::strip_marks(word);
        if word.ends_with('\u{064D}') {
            Self::Defective(bare)
        } else {
            Self::Plain(bare)
        }
    }

    /// Spellings with one ending.
    pub(super) fn with(&self, ending: &str) -> Vec<String> {
        match self {
            Self::Plain(word) => plain(word, ending),
            // The ي falls before the plural endings: داعون.
            Self::Defective(word) if ending.starts_with(['U', 'I']) => plain(word, ending),
            Self::Defective(word) => plain(word, &format!("iy{ending}")),
        }
    }

    /// Spellings without ending.
    fn bare(&self) -> Vec<String> {
        match self {
            Self::Plain(word) => vec![word.clone()],
            Self::Defective(word) => {
                let mut bare = plain(word, "I");
                bare.push(word.clone());
                bare
            }
        }
    }

    /// True where the indefinite accusative is written with alef (قتيلا، but not قتيلة، لقاء، خطأ).
    fn takes_tanwin_alef(&self) -> bool {
        match self {
            Self::Plain(word) => !word.ends_with(['ة', 'ى', 'ا', 'أ']) && !word.ends_with("اء"),
            Self::Defective(_) => true,
        }
    }

    /// The singular: bare, with tanwin alef, and before a pronoun.
    pub(super) fn singular(&self, morph: Morph, forms: &mut Vec<Form>) {
        push(forms, self.bare(), morph);
        if self.takes_tanwin_alef() {
            push(forms, self.with("N"), morph | Morph::ACC);
        }
        self.before_pronoun(morph, forms);
    }

    /// Spellings used only before a pronoun: مدينت، مستشفا، لقائ، لقاؤ.
    pub(super) fn before_pronoun(&self, morph: Morph, forms: &mut Vec<Form>) {
        let bare = self.bare();
        let Self::Plain(word) = self else { return };
        let mut bound: Vec<String> = match word.chars().next_back() {
            Some('ة') => plain(word, ""),
            Some('ى') => vec![swap_last(word, "ا")],
            Some('ء' | 'أ') => ["a", "i", "u"].iter().flat_map(|vowel| plain(word, vowel)).collect(),
            _ => return,
        };
        bound.retain(|text| !bare.contains(text));
        push(forms, bound, morph | Morph::BEFORE_PRONOUN);
    }

    /// The dual, alone and in construct.
    pub(super) fn dual(&self, morph: Morph, forms: &mut Vec<Form>) {
        let morph = morph | Morph::DUAL;
        push(forms, self.with("An"), morph | Morph::NOM);
        push(forms, self.with("ayn"), morph | Morph::OBL);
        push(forms, self.with("A"), morph | Morph::NOM | Morph::CONSTRUCT);
        push(forms, self.with("ay"), morph | Morph::OBL | Morph::CONSTRUCT);
    }

    /// The sound masculine plural, alone and in construct.
    pub(super) fn masculine_plural(&self, morph: Morph, forms: &mut Vec<Form>) {
        let morph = morph | Morph::MASC | Morph::PLUR;
        push(forms, self.with("Un"), morph | Morph::NOM);
        push(forms, self.with("In"), morph | Morph::OBL);
        push(forms, self.with("U"), morph | Morph::NOM | Morph::CONSTRUCT);
        push(forms, self.with("I"), morph | Morph::OBL | Morph::CONSTRUCT);
    }

    /// The sound feminine plural.
    pub(super) fn feminine_plural(&self, morph: Morph, forms: &mut Vec<Form>) {
        push(forms, self.with("At"), morph | Morph::FEM | Morph::PLUR);
    }

    /// The feminine in ة.
    pub(super) fn feminine(&self) -> Vec<Nominal> {
        self.with("ap").into_iter().map(Nominal::Plain).collect()
    }

    /// Both genders and all numbers, as participles and most adjectives have them.
    pub(super) fn all(&self, morph: Morph, forms: &mut Vec<Form>) {
        self.singular(morph | Morph::MASC | Morph::SING, forms);
        self.dual(morph | Morph::MASC, forms);
        self.masculine_plural(morph, forms);
        self.feminine_plural(morph, forms);
        for feminine in self.feminine() {
            feminine.singular(morph | Morph::FEM | Morph::SING, forms);
            feminine.dual(morph | Morph::FEM, forms);
        }
    }
}

/// Adds spellings that tell the same.
pub(super) fn push(forms: &mut Vec<Form>, texts: Vec<String>, morph: Morph) {
    forms.extend(texts.into_iter().map(|text| Form { text, morph }));
}

/// Joins an ending to a spelled word.
fn plain(word: &str, ending: &str) -> Vec<String> {
    let sounds: Vec<char> = ending.chars().map(consonant).collect();
    let mut letters = word.chars();
    let last = letters.next_back();
    let stem = letters.as_str();
    match last {
        Some('ة') if ending == "At" => match stem.strip_suffix('ا') {
            // مباراة، مباريات.
            Some(short) => vec![format!("{short}يات")],
            None => plain(stem, ending),
        },
        Some('ة') => spell::after(&format!("{stem}ت"), &sounds),
        Some('ى' | 'ا') if ending == "ap" => vec![format!("{stem}اة")],
        Some('ى' | 'ا') if ending.starts_with(['U', 'I']) => spell::after(stem, &sounds),
        Some('ى' | 'ا') => spell::after(&format!("{stem}ي"), &sounds),
        Some(hamza @ ('ء' | 'أ' | 'ؤ' | 'ئ')) => {
            let (stem, before) = before_hamza(stem, hamza);
            spell::after(stem, &[&[before, 'ء'], sounds.as_slice()].concat())
        }
        _ => spell::after(word, &sounds),
    }
}

/// The sound before a final hamza, told by its seat, and the letters before that sound.
fn before_hamza(stem: &str, hamza: char) -> (&str, char) {
    match hamza {
        'أ' => (stem, 'a'),
        'ؤ' => (stem, 'u'),
        'ئ' => (stem, 'i'),
        _ => {
            let mut letters = stem.chars();
            match letters.next_back() {
                Some('ا') => (letters.as_str(), 'A'),
                Some('و') => (letters.as_str(), 'U'),
                Some('ي') => (letters.as_str(), 'I'),
                Some(letter) => (letters.as_str(), letter),
                None => (stem, 'a'),
            }
        }
    }
}

/// The word with another last letter.
fn swap_last(word: &str, last: &str) -> String {
    let mut letters = word.chars();
    letters.next_back();
    format!("{}{last}", letters.as_str())
}
