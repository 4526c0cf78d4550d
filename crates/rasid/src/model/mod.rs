//! The nouns of the program: what goes in, what comes out.

mod count;
mod day;
mod document;
mod issue;
mod record;

pub use count::Count;
pub use day::{Basis, DayPrecision, Days};
pub use document::Document;
pub use issue::{Issue, IssueKind};
pub use rasid_lexicon::taxonomy::{EventType, Harm, Mode, Precision, Sector, SourceKind, Status, Weapon};
pub use record::{Alternative, Mention, PartToll, Party, PlaceAt, Record, Rules, SourceAt, Toll, WeaponAt};

/// A stretch of a document's text.
///
/// Unit: bytes of the UTF-8 text, end exclusive, always on character borders. In everything that
/// leaves the program it becomes Unicode code points ([`crate::wire`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets.
    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The text under the span; empty if it lies outside.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Whether two spans share a byte.
    pub fn touches(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}
