//! Days, dates and stretches of time.
//!
//! *Takes* a sentence; *gives* the stretches of time that it names, then their civil days; *never*
//! takes today for granted: without a day of publication only full dates resolve.

mod date;
mod grammar;
mod hijri;
mod length;
mod month;
mod near;
mod resolve;

use super::Range;
use super::number::look::{At, Look};
use crate::model::{Days, Span};
use crate::text::{Kind, Sentence, Text};
use jiff::civil::Date;
use rasid_lexicon::{Class, Classes};

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
    /// The stretch last told before it, an index into the mentions of the text: what «في اليوم التالي»
    /// counts from.
    pub anchor: Option<u32>,
    /// Stable name of the rule: `day/yesterday`, `day/weekday`, `day/date` …
    pub rule: &'static str,
}

/// What a stretch of time says. Made by [`find`], read by [`resolve`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// So many days from the day of publication.
    FromPublication(i32),
    /// So many days from the day last told («في اليوم التالي»): [`resolve`] leaves it to who knows
    /// that day.
    FromStated(i32),
    /// What stands behind is so many days from the day last told: «بعد يومين من هجوم …» dates that
    /// attack, and nothing that stands before.
    Apart(i32),
    /// So many days later («بعد يومين»): from publication if what is told lies ahead, else from the
    /// day last told.
    Later(i32),
    /// In a period.
    In(Period),
    /// From a period's start on, to the day of publication.
    Since(Period),
    /// Up to a period's end.
    Until(Period),
    /// Later than a period: no day follows from it.
    After(Period),
}

/// A period of the calendar, or one told from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Period {
    /// So many days from the day of publication.
    Day(i32),
    /// A weekday, or the days from it to another; the other is 0 if there is none.
    Weekday(u8, u8, Turn),
    /// A weekday beside أمس or اليوم: the nearest one to that day.
    Near(u8, i32),
    /// Days of a month.
    Dates(Calendar, Year, u8, u8, u8),
    /// Days of the month so many months from that of publication.
    DayOfMonth(i32, u8, u8),
    /// Months of a year, or an edge of one.
    Months(Calendar, Year, u8, u8, Edge),
    /// The week, month or year so many from that of publication.
    Unit(Unit, i32, Edge),
    /// Years.
    Years(Calendar, i32, i32, Edge),
    /// Three months from this one on.
    Season(u8, Year),
    /// The last so many; 0 if the text gives no number, [`FEW`] for «a few».
    Last(Unit, u16),
    /// The next so many.
    Next(Unit, u16),
    /// So many ago.
    Ago(Unit, u16),
    /// «خلال عامين»: the last or next so many, by tense.
    Within(Unit, u16),
}

/// The number of «a few» in [`Period::Last`].
pub const FEW: u16 = u16::MAX;

/// Which calendar a month belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// The civil one.
    Gregorian,
    /// Umm al-Qura.
    Hijri,
}

/// Where a weekday is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// By tense.
    Bare,
    /// So many back, today left out.
    Back(u8),
    /// So many ahead, today left out.
    Ahead(u8),
}

/// Which year a month or day belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not said: the nearest in the right tense.
    Near,
    /// The last one before publication (مايو الماضي).
    Last,
    /// The next one after publication (مايو المقبل).
    Next,
    /// So many from the year of publication.
    Shift(i32),
    /// As written.
    Of(i32),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// ساعة، دقيقة
    Hour,
    /// يوم، ليلة
    Day,
    /// أسبوع
    Week,
    /// شهر
    Month,
    /// عام
    Year,
    /// عقد، قرن: too long for an event.
    Age,
}

/// A part of a month, week or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// All of it.
    Whole,
    /// مطلع
    Opening,
    /// أوائل، بداية
    Early,
    /// منتصف، أواسط
    Mid,
    /// أواخر، نهاية
    Late,
    /// «في وقت سابق من»: up to yesterday.
    Sooner,
    /// A half or quarter of a year: its first month, and how many.
    Part(u8, u8),
}

/// What a stretch of time may begin with.
const STARTS: Classes = Classes::one(Class::RelativeDay)
    .with(Class::Weekday)
    .with(Class::Month)
    .with(Class::TimeEdge)
    .with(Class::DayPart)
    .with(Class::TimeUnit)
    .with(Class::Demonstrative)
    .with(Class::TimeShift)
    .with(Class::Number)
    .with(Class::VagueNumber)
    .with(Class::Ordinal);

/// Those that need no unit behind.
const SURE: Classes = Classes(STARTS.0 & !Classes::one(Class::Demonstrative).with(Class::TimeShift).0);

/// Words that are part of a stretch only before a unit of time.
const FRAIL: Classes = Classes::one(Class::Demonstrative).with(Class::TimeShift);

/// What they stand before.
const UNITS: Classes = Classes::one(Class::TimeUnit).with(Class::TimeEdge).with(Class::Weekday);

/// Finds all stretches of time in a sentence, left to right, without overlap.
pub fn find(text: &Text<'_>, sentence: &Sentence, out: &mut Vec<DayMention>) {
    let look = Look::new(text, sentence);
    let mut free = sentence.first;
    let mut after: Option<At> = None;
    let mut told = None;
    look.walk(STARTS, |at| {
        if after.is_some_and(|last| at <= last) {
            return;
        }
        // «هذا» is frequent, «هذا الأسبوع» is not.
        let classes = look.classes(at);
        if classes.any(FRAIL) && !classes.any(SURE) && look.next(at).is_none_or(|n| !look.classes(n).any(UNITS)) {
            return;
        }
        let month = *told.get_or_insert_with(|| out.last().map(|m| grammar::Told::of(m.said)).unwrap_or_default());
        let Some(found) = grammar::stretch(&look, at, month) else {
            return;
        };
        after = Some(found.last);
        let range = look.range(found.first, found.last);
        if range.first >= free {
            free = range.last;
            let tells = grammar::Told::of(found.said);
            if tells.is_some() {
                told = Some(tells);
            }
            let anchor = match found.said {
                Said::FromStated(_) | Said::Apart(_) | Said::Later(_) => last_told(out),
                _ => None,
            };
            out.push(DayMention {
                range,
                said: found.said,
                leads: leads(&look, sentence, found.first),
                anchor,
                rule: found.rule,
            });
        }
    });
}

/// The last stretch that tells a day, or counts from one that does.
fn last_told(out: &[DayMention]) -> Option<u32> {
    let tells = |m: &DayMention| match m.said {
        Said::FromPublication(_) => true,
        Said::FromStated(_) | Said::Later(_) => m.anchor.is_some(),
        Said::In(p) => matches!(
            p,
            Period::Day(_) | Period::Weekday(..) | Period::Near(..) | Period::Dates(..) | Period::DayOfMonth(..)
        ),
        Said::Apart(_) | Said::Since(_) | Said::Until(_) | Said::After(_) => false,
    };
    // A page of lists must not make this search long.
    let from = out.len().saturating_sub(40);
    let found = out[from..].iter().rposition(tells)?;
    u32::try_from(from + found).ok()
}

/// Whether nothing but marks, و and prepositions stand before it in its sentence.
fn leads(look: &Look<'_>, sentence: &Sentence, at: At) -> bool {
    let few = Classes::one(Class::Preposition)
        .with(Class::Conjunction)
        .with(Class::TimeEdge)
        .with(Class::DayPart)
        .with(Class::Bound);
    look.text.items[sentence.first as usize..at.item as usize]
        .iter()
        .all(|item| match item.kind {
            Kind::Mark(_) | Kind::Break | Kind::Latin => true,
            Kind::Word => {
                let letter = item.last - item.first == 1 && look.text.word(item).len <= 1;
                letter || item.classes.any(few) && item.last - item.first <= 3
            }
            Kind::Number => false,
        })
}

/// The civil days that mention `n` means, counted from the day of publication or from the day last
/// told; `None` if that is needed and missing.
pub fn resolve(mentions: &[DayMention], n: usize, text: &Text<'_>, published: Option<Date>, tense: Tense) -> Option<Days> {
    let mention = mentions.get(n)?;
    let found = told(mentions, n, published, tense)?;
    let first = text.items.get(mention.range.first as usize)?;
    let last = text.items.get((mention.range.last as usize).checked_sub(1)?)?;
    let span = Span::new(text.span(first).0, text.span(last).1);
    Some(Days {
        start: found.start,
        end: found.end,
        precision: found.precision,
        basis: found.basis,
        span: Some(span),
        rule: mention.rule,
    })
}

/// Follows «in the following day» to the day that it counts from.
fn told(mentions: &[DayMention], n: usize, published: Option<Date>, tense: Tense) -> Option<resolve::Found> {
    // Chains are short; the bound keeps a strange text from making one long.
    const LONGEST: usize = 8;
    let (mut at, mut steps) = (n, 0);
    for _ in 0..LONGEST {
        let mention = mentions.get(at)?;
        match (mention.said, mention.anchor) {
            (Said::Later(_), _) if tense == Tense::Future => break,
            (Said::FromStated(n) | Said::Apart(n) | Said::Later(n), Some(anchor)) => {
                steps += n;
                at = anchor as usize;
            }
            _ => break,
        }
    }
    let base = resolve::days(mentions.get(at)?.said, published, if at == n { tense } else { Tense::Past })?;
    if at == n { Some(base) } else { base.moved(steps) }
}
