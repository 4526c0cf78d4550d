//! One event as one document tells it.

use super::{Count, Days, EventType, Mode, Precision, Sector, SourceKind, Span, Status, Weapon};
use std::collections::BTreeMap;

/// A place in the text that states the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The stretch that holds trigger and arguments.
    pub span: Span,
    /// The trigger itself.
    pub trigger: Span,
}

/// Somebody who acts or suffers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The words.
    pub span: Span,
    /// English short name of a known group, office or person.
    pub name: Option<String>,
    /// Arabic name of the same.
    pub name_ar: Option<String>,
    /// Id in the actors' tables, if known.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-3, `IGO` or `XXX`.
    pub country: [u8; 3],
    /// Sector.
    pub sector: Sector,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Party {
    /// The country as text.
    pub fn country(&self) -> &str {
        std::str::from_utf8(&self.country).unwrap_or("XXX")
    }
}

/// Another place of the same name that was not chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Id in the gazetteer.
    pub id: String,
    /// Why it lost.
    pub why: String,
}

/// Where it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceAt {
    /// The words.
    pub span: Span,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Id in the gazetteer.
    pub id: String,
    /// ISO 3166-1 alpha-2.
    pub country: [u8; 2],
    /// English name of the first-level region, if known.
    pub admin1: Option<String>,
    /// Latitude in degrees.
    pub lat: f32,
    /// Longitude in degrees.
    pub lon: f32,
    /// How exact.
    pub precision: Precision,
    /// Namesakes that lost.
    pub alternatives: Vec<Alternative>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Part of a toll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartToll {
    /// children, women, civilians, combatants …
    pub group: String,
    /// How many; `None` if the text does not say.
    pub count: Option<Count>,
    /// The words.
    pub span: Span,
}

/// How many people were killed, injured or detained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// How many.
    pub count: Count,
    /// The words.
    pub span: Span,
    /// Groups inside the total.
    pub parts: Vec<PartToll>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// A weapon and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WeaponAt {
    /// Kind.
    pub kind: Weapon,
    /// The words.
    pub span: Span,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceAt {
    /// The words.
    pub span: Span,
    /// What kind of source.
    pub kind: SourceKind,
}

/// Slot → id of the rule that filled it.
pub type Rules = BTreeMap<&'static str, String>;

/// One event as one document tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// `r-` and a hash of document, type and trigger: the same in every run.
    pub id: String,
    /// Type.
    pub event: EventType,
    /// Modes, in the manual's order.
    pub modes: Vec<Mode>,
    /// Status.
    pub status: Status,
    /// A running total, not an event of its own.
    pub aggregate: bool,
    /// All places in the text that state it, the most informative first.
    pub mentions: Vec<Mention>,
    /// Who acts.
    pub actors: Vec<Party>,
    /// To whom it is done.
    pub recipients: Vec<Party>,
    /// When.
    pub date: Option<Days>,
    /// Where.
    pub places: Vec<PlaceAt>,
    /// The dead.
    pub killed: Option<Toll>,
    /// The wounded.
    pub injured: Option<Toll>,
    /// The arrested, abducted, captured.
    pub detained: Option<Toll>,
    /// With what.
    pub weapons: Vec<WeaponAt>,
    /// Who says so.
    pub sources: Vec<SourceAt>,
    /// What filled each slot.
    pub rules: Rules,
    /// 0–1: how sure, from countable signs.
    pub confidence: f32,
}
