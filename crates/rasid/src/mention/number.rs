//! Numbers and what they count.

use super::Range;
use crate::model::Count;
use crate::text::{Sentence, Text};

/// What a number is used for; decided before anything else looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRole {
    /// Counts people or things: `noun` says which.
    Count,
    /// Age of a person.
    Age,
    /// Money.
    Money,
    /// Distance, weight, area, calibre, duration.
    Measure,
    /// Year, day of a month, clock: read by the days.
    Date,
    /// Share in percent.
    Percent,
    /// Part of a name, a resolution, a unit's or weapon's number.
    Name,
    /// Ordinal used as adjective: الثالث.
    Ordinal,
}

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// The whole expression: bounds, number words, counted noun («ما لا يقل عن 12 جنديا»).
    pub range: Range,
    /// The items of the number itself.
    pub digits: Range,
    /// Its value; «عشرات» is 20–, «نحو 50» 50–50, «أكثر من 5» 6–.
    pub count: Count,
    /// What it is used for.
    pub role: NumberRole,
    /// The counted noun's item, if one stands beside it (also the noun of a dual: قتيلان).
    pub noun: Option<u32>,
    /// Stable name of the rule: `number/digits`, `number/dual`, `number/vague` …
    pub rule: &'static str,
}

/// Finds all numbers of a sentence, left to right, without overlap.
pub fn find(text: &Text<'_>, sentence: &Sentence, out: &mut Vec<NumberMention>) {
    let _ = (text, sentence, out);
}
