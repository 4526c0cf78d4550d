//! How words of time combine.
//!
//! *Takes* a place in a sentence; *gives* the longest stretch of time that begins there; *never*
//! takes a name for a day: cities, parties and papers are called after days too.

use super::date::{date, numbered};
use super::length::{days, demonstrative, edge, the_same, unit, unit_of};
use super::month::bare_month;
use super::near::{relative, weekday};
use super::{Calendar, Edge, Period, Said, Unit, Year};
use crate::mention::number::look::{At, Look};
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes};

/// A stretch of time with its units.
pub(super) struct Stretch {
    pub(super) said: Said,
    pub(super) first: At,
    pub(super) last: At,
    pub(super) rule: &'static str,
}

/// How a word before a period relates to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    None,
    Since,
    Within,
    Before,
    After,
    Until,
}

/// What the core of a stretch is.
pub(super) enum Core {
    Period(Period),
    /// A length of time, shifted if الماضي or the like stands behind it.
    Length(Unit, u16, Option<i32>),
    /// So many days from the day last told.
    Stated(i32),
}

pub(super) struct Point {
    pub(super) core: Core,
    pub(super) last: At,
    pub(super) rule: &'static str,
}

impl Point {
    pub(super) fn of(period: Period, last: At, rule: &'static str) -> Option<Point> {
        Some(Point {
            core: Core::Period(period),
            last,
            rule,
        })
    }
}

/// What is known before a period is read.
#[derive(Clone, Copy, Default)]
pub(super) struct Context {
    /// A word of time stands before: bare months and years are meant as such.
    pub(super) sure: bool,
    /// A part of the day stands before.
    pub(super) part: bool,
    /// That part is the night.
    pub(super) night: bool,
    /// مطلع، أواخر.
    pub(super) edge: Option<Edge>,
    /// The month last told.
    pub(super) told: Told,
}

/// The month last told, for «24 من الشهر نفسه».
#[derive(Clone, Copy, Default)]
pub(super) struct Told(Option<(Calendar, Year, u8)>);

impl Told {
    /// What a stretch tells.
    pub(super) fn of(said: Said) -> Told {
        let (Said::In(p) | Said::Since(p) | Said::Until(p) | Said::After(p)) = said else {
            return Told(None);
        };
        Told(match p {
            Period::Dates(calendar, year, month, ..) | Period::Months(calendar, year, month, ..) => Some((calendar, year, month)),
            _ => None,
        })
    }

    pub(super) fn is_some(self) -> bool {
        self.0.is_some()
    }

    pub(super) fn day(self, from: u8, to: u8) -> Option<Period> {
        self.0
            .map(|(calendar, year, month)| Period::Dates(calendar, year, month, from, to))
    }

    pub(super) fn month(self) -> Option<Period> {
        self.0
            .map(|(calendar, year, month)| Period::Months(calendar, year, month, month, Edge::Whole))
    }
}

/// The stretch of time that begins at `at`.
pub(super) fn stretch(look: &Look<'_>, at: At, told: Told) -> Option<Stretch> {
    if look.in_name(at) {
        return None;
    }
    let (relation, start) = relation(look, at)?;
    if let Some(found) = before_that(look, at, relation, start) {
        return Some(found);
    }
    let context = Context {
        sure: relation != Relation::None || preposition_before(look, at),
        told,
        ..Context::default()
    };
    let point = point(look, start, context)?;
    let (said, rule) = relate(look, relation, &point)?;
    Some(Stretch {
        said,
        first: at,
        last: point.last,
        rule,
    })
}

/// «قبل ذلك بيومين»، «بعد ذلك بأسبوع».
fn before_that(look: &Look<'_>, at: At, relation: Relation, that: At) -> Option<Stretch> {
    let sign = match relation {
        Relation::Before => -1,
        Relation::After => 1,
        _ => return None,
    };
    if !look.means(that, Class::Demonstrative, "far") {
        return None;
    }
    let n = look.next(that)?;
    let (lexeme, clitics) = look.find(n, Class::TimeUnit)?;
    if !clitics.contains(Clitics::BI) || lexeme.value > 2 {
        return None;
    }
    let count = if lexeme.value == 2 { 2 } else { 1 };
    let days = days(unit_of(&lexeme.sense)?, count)?;
    Some(Stretch {
        said: Said::FromStated(sign * days),
        first: at,
        last: n,
        rule: if sign < 0 { "day/before-that" } else { "day/after-that" },
    })
}

/// Joins the word before to the period.
fn relate(look: &Look<'_>, relation: Relation, point: &Point) -> Option<(Said, &'static str)> {
    let rule = point.rule;
    let said = match point.core {
        Core::Stated(n) => Said::FromStated(n),
        Core::Period(p) => match (relation, p) {
            (Relation::Since, _) => return Some((Said::Since(p), "day/since")),
            (Relation::Before | Relation::Until, Period::Day(0)) => return None,
            (Relation::Before | Relation::Until, _) => return Some((Said::Until(p), "day/until")),
            (Relation::After, _) => return Some((Said::After(p), "day/after")),
            (_, Period::Day(n)) => Said::FromPublication(n),
            (Relation::Within, Period::Unit(..)) | (_, _) => Said::In(p),
        },
        Core::Length(unit, n, shift) => match (relation, shift) {
            (_, Some(s)) if s < 0 => {
                let period = Period::Last(unit, n);
                match relation {
                    Relation::Since => return Some((Said::Since(period), "day/since")),
                    Relation::Before | Relation::After | Relation::Until => return None,
                    _ => return Some((Said::In(period), "day/past-days")),
                }
            }
            (Relation::None | Relation::Within, Some(s)) if s > 0 => {
                return Some((Said::In(Period::Next(unit, n)), "day/next-days"));
            }
            (Relation::Before, None) => {
                // «قبل يومين من الهجوم» counts from the attack.
                let anchored = look
                    .next(point.last)
                    .is_some_and(|f| look.is_prep(f, "min") && look.next(f).is_none_or(|g| !look.has(g, Class::RelativeDay)));
                if anchored {
                    return Some((counted(look, point.last, -days(unit, n)?), "day/before-that"));
                }
                return Some((Said::In(Period::Ago(unit, n)), "day/ago"));
            }
            (Relation::Since, None) => return Some((Said::Since(Period::Ago(unit, n)), "day/since")),
            (Relation::Within, _) => return Some((Said::In(Period::Within(unit, n)), "day/within")),
            (Relation::After, None) => {
                let days = days(unit, n)?;
                // «بعد يومين من الهجوم» counts from the attack, «يصل بعد يومين» from now.
                let mut behind = look.next(point.last);
                if let Some(b) = behind.filter(|b| look.means(*b, Class::Common, "adverb")) {
                    behind = look.next(b);
                }
                let anchored = behind.is_some_and(|f| look.is_prep(f, "min") || look.is_prep(f, "ala"));
                let said = if anchored {
                    counted(look, point.last, days)
                } else {
                    Said::Later(days)
                };
                return Some((said, "day/after-that"));
            }
            _ => return None,
        },
    };
    Some((said, rule))
}

/// «بعد يومين من الهجوم» counts from the attack just told, «بعد يومين من هجوم في …» back to a new one.
fn counted(look: &Look<'_>, last: At, days: i32) -> Said {
    let mut behind = look.next(last);
    for _ in 0..2 {
        behind = behind
            .filter(|b| look.means(*b, Class::Common, "adverb") || look.is_prep(*b, "min") || look.is_prep(*b, "ala"))
            .and_then(|b| look.next(b))
            .or(behind);
    }
    let known = behind.is_some_and(|b| look.article(b) || look.has(b, Class::Demonstrative));
    if known { Said::FromStated(days) } else { Said::Apart(-days) }
}

/// منذ، خلال، قبل … and the unit behind it.
fn relation(look: &Look<'_>, at: At) -> Option<(Relation, At)> {
    let Some((lexeme, _)) = look.find(at, Class::TimeEdge) else {
        return Some((Relation::None, at));
    };
    let relation = match lexeme.sense.as_str() {
        "since" => Relation::Since,
        "within" => Relation::Within,
        "before" => Relation::Before,
        "after" => Relation::After,
        "until" => Relation::Until,
        _ => return Some((Relation::None, at)),
    };
    let mut next = look.next(at)?;
    // «منذ أكثر من عام»، «قبل نحو شهر»، «حتى ما قبل».
    for _ in 0..2 {
        if look.has(next, Class::Bound) || (look.is_prep(next, "min") && look.prev(next).is_some_and(|p| p != at)) {
            next = look.next(next)?;
        }
    }
    // «حتى منذ» and the like say nothing clear.
    if relation == Relation::Until && look.means(next, Class::TimeEdge, "since") {
        return None;
    }
    // «يوما بعد يوم».
    if relation == Relation::After
        && look.has(next, Class::TimeUnit)
        && look.prev(at).is_some_and(|p| look.has(p, Class::TimeUnit))
    {
        return None;
    }
    // «بعيد ظهر أمس»: a part of the day.
    if matches!(relation, Relation::Before | Relation::After) && look.has(next, Class::DayPart) {
        return Some((Relation::None, next));
    }
    Some((relation, next))
}

/// Whether a preposition of time stands before: a bare month or year is one then.
fn preposition_before(look: &Look<'_>, at: At) -> bool {
    let before = look.prev(at).is_some_and(|p| {
        let classes = look.classes(p);
        if classes.has(Class::Preposition)
            && let Some(sense) = look.sense(p, Class::Preposition)
            && matches!(sense, "fi" | "min" | "ila" | "bayna" | "during" | "before" | "after")
        {
            return true;
        }
        (classes.has(Class::TimeEdge) && !look.means(p, Class::TimeEdge, "named"))
            || classes.has(Class::DayPart)
            || look.is_glue(p)
    });
    // «بمارس»; a month of two letters with a glued letter is more often a door or a father.
    let glued = look
        .find(at, Class::Month)
        .map(|(_, c)| c.intersects(Clitics::BI | Clitics::LI));
    match glued {
        Some(true) => look.word(at).len > 3,
        _ => before,
    }
}

/// One period: a day, a month, a year, a length.
pub(super) fn point(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let classes = look.classes(at);
    // Parts of the day and the word يوم stand before a day.
    if let Some((next, inner)) = opening(look, at, context)
        && let Some(point) = point_behind(look, next, inner)
    {
        return Some(point);
    }
    if classes.has(Class::Demonstrative)
        && let Some(point) = demonstrative(look, at)
    {
        return Some(point);
    }
    if classes.has(Class::TimeShift)
        && let Some(point) = the_same(look, at, context.told)
    {
        return Some(point);
    }
    if classes.has(Class::RelativeDay)
        && let Some(point) = relative(look, at, context)
    {
        return Some(point);
    }
    if classes.has(Class::Weekday)
        && let Some(point) = weekday(look, at, context)
    {
        return Some(point);
    }
    if classes.any(Classes::one(Class::TimeEdge).with(Class::Number))
        && let Some(point) = edge(look, at, context)
    {
        return Some(point);
    }
    if classes.has(Class::Month)
        && let Some(point) = bare_month(look, at, context)
    {
        return Some(point);
    }
    if (look.kind(at) == Kind::Number
        || look.is_article(at)
        || classes.any(Classes::one(Class::Number).with(Class::Ordinal).with(Class::VagueNumber)))
        && let Some(point) = numbered(look, at, context)
    {
        return Some(point);
    }
    if classes.has(Class::TimeUnit) {
        return unit(look, at, context);
    }
    None
}

/// Words that may stand before a day without saying one: فجر، يوم، ليلة، بتاريخ.
fn opening(look: &Look<'_>, at: At, context: Context) -> Option<(At, Context)> {
    let mut context = context;
    let mut here = at;
    for _ in 0..4 {
        let part = look.find(here, Class::DayPart);
        let day = look
            .find(here, Class::TimeUnit)
            .filter(|(l, _)| matches!(l.sense.as_str(), "day" | "night") && l.value <= 3);
        if let Some((lexeme, _)) = part {
            context.night |= lexeme.sense == "night";
            context.part = true;
        } else if let Some((lexeme, _)) = day {
            // «اليوم الجمعة» is no opening: اليوم says a day itself.
            if look.has(here, Class::RelativeDay) {
                break;
            }
            context.night |= lexeme.sense == "night";
        } else {
            break;
        }
        context.sure = true;
        here = look.next(here)?;
        // «في الصباح من يوم الخميس», «يوم الـ12 من مارس».
        if look.is_prep(here, "min") && context.part {
            here = look.next(here)?;
        }
        // «يوم (الخميس)».
        if look.is_mark(here, b'(') && !context.part {
            here = look.next(here)?;
        }
    }
    (here != at).then_some((here, context))
}

/// What may stand behind يوم or a part of the day.
fn point_behind(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let classes = look.classes(at);
    if classes.has(Class::RelativeDay) {
        return relative(look, at, context);
    }
    if classes.has(Class::Weekday) {
        return weekday(look, at, context);
    }
    if look.kind(at) == Kind::Number || look.is_article(at) || classes.any(Classes::one(Class::Number).with(Class::Ordinal)) {
        return date(look, at, context);
    }
    None
}
