//! What the coder could not settle.

use super::Span;

/// Kinds of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueKind {
    /// No day of publication: relative days stay open.
    NoPublicationDay,
    /// Hardly any Arabic letters.
    NotArabic,
    /// The text was decoded or mended.
    Repaired,
    /// The text is empty.
    Empty,
    /// Longer than the coder reads.
    TooLong,
}

impl IssueKind {
    /// Stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            IssueKind::NoPublicationDay => "no-publication-day",
            IssueKind::NotArabic => "not-arabic",
            IssueKind::Repaired => "repaired",
            IssueKind::Empty => "empty",
            IssueKind::TooLong => "too-long",
        }
    }
}

/// Something a user should know about a document; never an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub kind: IssueKind,
    /// Said for people, without source text.
    pub message: String,
    /// Where, if it has a place.
    pub span: Option<Span>,
}
