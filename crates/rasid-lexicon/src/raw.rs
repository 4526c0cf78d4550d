//! The data files as people write them. `docs/lexicon.md` explains each key with an example.

use crate::lexicon::{FrameKind, Pos, Prep, Role, Stance};
use crate::taxonomy::{EventType, Harm, Mode, Precision, Sector, SourceKind, Weapon};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One TOML file of `data/lexicon/`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFile {
    /// Verbs.
    #[serde(default)]
    pub verb: Vec<RawVerb>,
    /// Event nouns.
    #[serde(default)]
    pub noun: Vec<RawNoun>,
    /// All other words.
    #[serde(default)]
    pub word: Vec<RawWord>,
}

/// What a trigger states; shared by verbs and event nouns.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawFrame {
    /// What the frame does: event (the default), light, result, speech, auxiliary, plain.
    pub kind: Option<FrameKind>,
    /// Event type.
    #[serde(rename = "type")]
    pub event: Option<EventType>,
    /// Modes that the trigger alone shows.
    pub modes: Vec<Mode>,
    /// Weapons that the trigger alone shows.
    pub weapons: Vec<Weapon>,
    /// What happens to the victim.
    pub harm: Option<Harm>,
    /// Role of the active subject.
    pub subject: Option<Role>,
    /// Role of the object; of a noun's genitive.
    pub object: Option<Role>,
    /// Roles of prepositional phrases.
    pub with: BTreeMap<Prep, Role>,
    /// Conditions that must all hold.
    pub needs: Vec<String>,
    /// Conditions of which none may hold.
    pub forbids: Vec<String>,
    /// Share of passive uses in percent where the spelling leaves it open; 50 if not given.
    pub passive: Option<u8>,
    /// What a verb of saying does to its content.
    pub stance: Option<Stance>,
    /// Needs more than itself to be an event.
    pub weak: bool,
}

/// A verb.
#[derive(Debug, Deserialize)]
pub struct RawVerb {
    /// Stable id.
    pub id: Spanned<String>,
    /// Third person masculine singular perfect.
    pub lemma: String,
    /// Radicals separated by spaces.
    pub root: String,
    /// I–X, QI, QII.
    pub form: String,
    /// Imperfect, where form I leaves it open.
    pub imperfect: Option<String>,
    /// Verbal nouns.
    #[serde(default)]
    pub masdar: Vec<String>,
    /// Its verbal nouns do not state the event.
    #[serde(default)]
    pub no_masdar: bool,
    /// Classes beside those that the frame gives.
    #[serde(default)]
    pub class: Vec<String>,
    /// Which of several things in a class.
    #[serde(default)]
    pub sense: String,
    /// What it states.
    #[serde(flatten)]
    pub frame: RawFrame,
    /// Sentences that it must find an event in.
    #[serde(default)]
    pub yes: Vec<String>,
    /// Sentences that it must keep silent on.
    #[serde(default)]
    pub no: Vec<String>,
    /// Keys that are not known: faults.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, toml::Value>,
}

/// An event noun.
#[derive(Debug, Deserialize)]
pub struct RawNoun {
    /// Stable id.
    pub id: Spanned<String>,
    /// Singular.
    pub lemma: String,
    /// Plurals; "+ات" and "+ون" stand for the sound ones.
    #[serde(default)]
    pub plural: Vec<String>,
    /// Further spellings.
    #[serde(default)]
    pub forms: Vec<String>,
    /// No dual is made.
    #[serde(default)]
    pub no_dual: bool,
    /// Classes beside `event`.
    #[serde(default)]
    pub class: Vec<String>,
    /// Which of several things in a class.
    #[serde(default)]
    pub sense: String,
    /// What it states.
    #[serde(flatten)]
    pub frame: RawFrame,
    /// Sentences that it must find an event in.
    #[serde(default)]
    pub yes: Vec<String>,
    /// Sentences that it must keep silent on.
    #[serde(default)]
    pub no: Vec<String>,
    /// Keys that are not known: faults.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, toml::Value>,
}

/// Any other word or expression.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWord {
    /// Stable id.
    pub id: Spanned<String>,
    /// noun (the default), adjective or particle.
    #[serde(default)]
    pub pos: Option<Pos>,
    /// Classes.
    pub class: Vec<String>,
    /// Dictionary form; not needed if `forms` says all.
    #[serde(default)]
    pub lemma: String,
    /// Plurals; "+ات" and "+ون" stand for the sound ones.
    #[serde(default)]
    pub plural: Vec<String>,
    /// A feminine of its own kind (جندية) is made too.
    #[serde(default)]
    pub feminine: bool,
    /// No dual is made.
    #[serde(default)]
    pub no_dual: bool,
    /// Further spellings, or all of them for a particle; may be of several words.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Which of several things in a class.
    #[serde(default)]
    pub sense: String,
    /// Number, weekday, month, shift.
    #[serde(default)]
    pub value: i64,
    /// Sector of people so called.
    pub sector: Option<Sector>,
    /// ISO 3166-1 alpha-3 of people so called.
    pub country: Option<String>,
    /// Kind of weapon.
    pub weapon: Option<Weapon>,
    /// Modes that the weapon brings.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// What befell the victim.
    pub harm: Option<Harm>,
    /// Group of people for parts of a toll.
    #[serde(default)]
    pub group: String,
    /// Precision of a landmark or place head.
    pub precision: Option<Precision>,
    /// Kind of source.
    pub source: Option<SourceKind>,
    /// Sentences in which it is read so.
    #[serde(default)]
    pub yes: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub no: Vec<String>,
}
