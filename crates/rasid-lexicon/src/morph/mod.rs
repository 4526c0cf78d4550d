//! Surface forms from root, form and class.
//!
//! *Takes* a lexeme's root and form; *gives* every spelling that a newspaper may print of it,
//! with what the spelling tells; *never* looks at a text.

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// What one spelling tells about tense, voice, person, number and case.
    ///
    /// A spelling that does not decide between two values has both bits
    /// (`ACTIVE | PASSIVE` for unvocalised فعل forms such as قتل).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
    pub struct Morph: u32 {
        /// Perfect verb.
        const PERFECT = 1;
        /// Imperfect verb.
        const IMPERFECT = 1 << 1;
        /// Imperative verb.
        const IMPERATIVE = 1 << 2;
        /// Active voice.
        const ACTIVE = 1 << 3;
        /// Passive voice.
        const PASSIVE = 1 << 4;
        /// First person.
        const FIRST = 1 << 5;
        /// Second person.
        const SECOND = 1 << 6;
        /// Third person.
        const THIRD = 1 << 7;
        /// Masculine.
        const MASC = 1 << 8;
        /// Feminine.
        const FEM = 1 << 9;
        /// Singular.
        const SING = 1 << 10;
        /// Dual.
        const DUAL = 1 << 11;
        /// Plural.
        const PLUR = 1 << 12;
        /// Verbal noun.
        const MASDAR = 1 << 13;
        /// Active participle.
        const ACT_PART = 1 << 14;
        /// Passive participle.
        const PASS_PART = 1 << 15;
        /// Noun.
        const NOUN = 1 << 16;
        /// Adjective.
        const ADJ = 1 << 17;
        /// The ending shows the nominative (ون، ان، و، ا).
        const NOM = 1 << 18;
        /// The ending shows accusative or genitive (ين، ي).
        const OBL = 1 << 19;
        /// The ending shows the indefinite accusative (ا of tanwin).
        const ACC = 1 << 20;
        /// Construct state: the ن of dual or plural is gone (مقاتلو، قتيلا).
        const CONSTRUCT = 1 << 21;
        /// Only before a pronoun (مدينت، قوا، قتلو).
        const BEFORE_PRONOUN = 1 << 22;
        /// Jussive or subjunctive (يقل، يقتلوا).
        const SHORT = 1 << 23;
    }
}

impl Serialize for Morph {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.bits())
    }
}

impl<'de> Deserialize<'de> for Morph {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Morph::from_bits_truncate(u32::deserialize(deserializer)?))
    }
}

/// One generated spelling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// Unvocalised spelling with hamzas, as a careful newspaper prints it.
    pub text: String,
    /// What the spelling tells.
    pub morph: Morph,
}

mod nominal;
mod noun;
mod sound;
mod spell;
mod verb;

pub use noun::{NounSpec, adjective, noun};
pub use verb::{VerbForm, VerbSpec, verb};

/// Why a lexeme's forms could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}; {hint}")]
pub struct MorphError {
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub hint: String,
}
