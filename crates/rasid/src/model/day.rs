//! When something happened.

use super::Span;
use jiff::civil::Date;

/// How exact a range of days is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPrecision {
    /// One day (or the night between two).
    Day,
    /// Some days.
    Days,
    /// A week.
    Week,
    /// A month or an edge of one.
    Month,
    /// Longer.
    Year,
}

impl DayPrecision {
    /// The word used in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            DayPrecision::Day => "day",
            DayPrecision::Days => "days",
            DayPrecision::Week => "week",
            DayPrecision::Month => "month",
            DayPrecision::Year => "year",
        }
    }
}

/// What the days stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// A date in the text.
    Stated,
    /// A word counted from the day of publication: أمس.
    Relative,
    /// Nothing in the text: the day of publication, marked as such.
    Publication,
}

impl Basis {
    /// The word used in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Relative => "relative",
            Basis::Publication => "publication",
        }
    }
}

/// A range of civil days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// How exact.
    pub precision: DayPrecision,
    /// What it stands on.
    pub basis: Basis,
    /// The words.
    pub span: Option<Span>,
    /// The rule that read them.
    pub rule: &'static str,
}
