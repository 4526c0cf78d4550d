//! Days, dates and stretches of time.

use super::Range;
use crate::model::Days;
use crate::text::{Sentence, Text};
use jiff::civil::Date;

/// Which way a bare weekday or a date without year is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// The event is told as past.
    Past,
    /// The event is to come.
    Future,
}

/// A stretch of time as the text says it, before it is resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayMention {
    /// Its items.
    pub range: Range,
    /// What it says.
    pub said: Said,
    /// Opens its sentence («أمس، قتل …»): it dates all that follows in the sentence.
    pub leads: bool,
    /// Stable name of the rule: `day/yesterday`, `day/weekday`, `day/date` …
    pub rule: &'static str,
}

/// What a stretch of time says. Made by [`find`], read by [`resolve`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// So many days from the day of publication.
    FromPublication(i32),
}

/// Finds all stretches of time in a sentence, left to right, without overlap.
pub fn find(text: &Text<'_>, sentence: &Sentence, out: &mut Vec<DayMention>) {
    let _ = (text, sentence, out);
}

/// The civil days meant, counted from the day of publication; `None` if that is needed and missing.
pub fn resolve(mention: &DayMention, text: &Text<'_>, published: Option<Date>, tense: Tense) -> Option<Days> {
    let _ = (mention, text, published, tense);
    None
}
