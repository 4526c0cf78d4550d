//! Days told from the day of publication, and weekdays.
//!
//! *Takes* أمس، الخميس and what stands beside them; *gives* a day; *never* reads «صحيفة اليوم» or
//! «سوق الجمعة» as one.

use super::date::{date, headed};
use super::grammar::{Context, Core, Point};
use super::month::year_behind;
use super::{Calendar, Period, Turn, Year};
use crate::mention::number::look::{At, Look};
use crate::text::{Clitics, Kind};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, Pos};

/// أمس، اليوم، غدا, feasts; with the weekday and date beside them.
pub(super) fn relative(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let (lexeme, clitics) = look.find(at, Class::RelativeDay)?;
    let sense = lexeme.sense.as_str();
    if let Some((calendar, length)) = sense.split_once('-') {
        return feast(look, at, calendar, length, lexeme.value);
    }
    let days = i32::try_from(lexeme.value).ok()?;
    if sense == "definite" && !context.sure && !clitics.contains(Clitics::BI) {
        return None;
    }
    if look.has(at, Class::TimeUnit) || sense == "definite" {
        if paper(look, at) {
            return None;
        }
        // «اليوم التالي»، «اليوم نفسه»: a unit.
        if let Some(n) = look.next(at)
            && let Some(point) = shifted_day(look, at, n)
        {
            return Some(point);
        }
        if look.next(at).is_some_and(|n| {
            look.means(n, Class::TimeEdge, "no-today")
                || (look.has(n, Class::Ordinal) && look.article(n))
                || look.has(n, Class::Relative)
        }) {
            return None;
        }
        // «ذلك اليوم»: the demonstrative was met before; «لليوم الثالث» is one of several.
        if clitics.contains(Clitics::LI) {
            return None;
        }
    }
    let mut last = at;
    let mut period = Period::Day(days);
    let rule = match days {
        0 => "day/today",
        -1 => "day/yesterday",
        -2 => "day/before-yesterday",
        1.. => "day/tomorrow",
        _ => "day/relative",
    };
    let (next, bracket) = apposed(look, last);
    if let Some(n) = next
        && let Some((lexeme, c)) = look.find(n, Class::Weekday)
        && !c.intersects(Clitics::WA | Clitics::BI | Clitics::LI)
    {
        period = Period::Near(weekday_number(lexeme.value)?, days);
        last = closed(look, n, bracket);
        if let Some(point) = date_behind(look, last) {
            return Some(point);
        }
    } else if let Some(point) = date_behind(look, last) {
        return Some(point);
    }
    Point::of(period, suffix(look, last), rule)
}

/// «اليوم التالي»، «اليوم نفسه»، «اليوم السابق».
pub(super) fn shifted_day(look: &Look<'_>, at: At, next: At) -> Option<Point> {
    let (lexeme, _) = look.find(next, Class::TimeShift)?;
    let _ = at;
    let shift = match lexeme.sense.as_str() {
        "same" => 0,
        "following" => 1,
        "previous" => -1,
        _ => return None,
    };
    Some(Point {
        core: Core::Stated(shift),
        last: next,
        rule: "day/that-day",
    })
}

/// Whether the day is a paper's name: quoted, or behind the word for one.
pub(super) fn paper(look: &Look<'_>, at: At) -> bool {
    let quoted = look.prev(at).is_some_and(|p| look.is_mark(p, b'"')) && look.next(at).is_some_and(|n| look.is_mark(n, b'"'));
    let headed = |p: Option<At>| p.is_some_and(|p| look.means(p, Class::TimeEdge, "paper"));
    let before = look.prev(at);
    let unquoted = before
        .filter(|p| look.is_mark(*p, b'"'))
        .and_then(|p| look.prev(p))
        .or(before);
    let second = unquoted.and_then(|p| look.prev(p)).filter(|p| !look.is_mark(*p, b'"'));
    // «حزب الغد».
    let party = unquoted.is_some_and(|p| {
        look.classes(p).any(Classes::one(Class::Group).with(Class::Media)) || look.means(p, Class::TimeEdge, "named")
    }) && !look.has(at, Class::TimeUnit);
    quoted
        || headed(unquoted)
        || party
        || (headed(second) && unquoted.is_some_and(|p| look.readings(p).iter().all(|r| look.text.lexeme(r).pos != Pos::Verb)))
}

pub(super) fn feast(look: &Look<'_>, at: At, calendar: &str, length: &str, value: i64) -> Option<Point> {
    let (month, day) = (u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?);
    let length: u8 = length.parse().ok()?;
    // «سوق عيد الميلاد».
    if headed(look, at) {
        return None;
    }
    let calendar = if calendar == "hijri" {
        Calendar::Hijri
    } else {
        Calendar::Gregorian
    };
    let (year, last) = year_behind(look, at, calendar);
    Point::of(
        Period::Dates(calendar, year.map_or(Year::Near, |y| y), month, day, day + length - 1),
        last,
        "day/feast",
    )
}

/// A weekday, its shift, its neighbours and its date.
pub(super) fn weekday(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let (lexeme, _) = look.find(at, Class::Weekday)?;
    let day = weekday_number(lexeme.value)?;
    if !context.sure && weekday_name(look, at) {
        return None;
    }
    let mut last = at;
    let mut to = 0;
    let mut rule = "day/weekday";
    if let Some((other, end)) = other_weekday(look, last, context) {
        (to, last) = (other, end);
        rule = if context.night { "day/night" } else { "day/weekdays" };
    }
    let mut turn = Turn::Bare;
    if let Some(n) = look.next(last)
        && let Some((shift, end)) = shift(look, n)
    {
        turn = match shift {
            i32::MIN..=-1 => Turn::Back(shift.unsigned_abs().min(8) as u8),
            0 => Turn::Bare,
            _ => Turn::Ahead(shift.min(8) as u8),
        };
        last = end;
        rule = if shift < 0 {
            "day/weekday-past"
        } else if shift > 0 {
            "day/weekday-next"
        } else {
            rule
        };
    }
    last = suffix(look, last);
    if to == 0
        && let Some(point) = date_behind(look, last)
    {
        return Some(point);
    }
    Point::of(Period::Weekday(day, to, turn), last, rule)
}

/// Whether a weekday is part of a name: سوق الجمعة، محمد الخميس; or «both».
pub(super) fn weekday_name(look: &Look<'_>, at: At) -> bool {
    let Some(p) = look.prev(at) else { return false };
    if look.has(p, Class::FirstName)
        && !look.classes(p).any(Classes::one(Class::Common).with(Class::Source))
        && look.readings(p).first().is_some_and(|r| r.clitics.is_empty())
    {
        return true;
    }
    let head = Classes::one(Class::PlaceHead).with(Class::Landmark).with(Class::Group);
    let owns = look.classes(p).any(head) && !look.article(p) && look.text.names(&look.text.items[p.item as usize]).is_empty();
    // A plural or dual of people counted by الاثنين is «both».
    let both = look.readings(p).iter().any(|r| r.morph.contains(Morph::DUAL)) && look.article(p);
    owns || (both && look.find(at, Class::Weekday).is_some_and(|(l, _)| l.value == 1))
}

/// «الثلاثاء - الأربعاء»، «الأربعاء والخميس»، «ليل الجمعة السبت»، «من الأحد إلى الخميس».
pub(super) fn other_weekday(look: &Look<'_>, at: At, context: Context) -> Option<(u8, At)> {
    let n = look.next(at)?;
    let read = |at: At, and: bool| {
        let (lexeme, clitics) = look.find(at, Class::Weekday)?;
        (clitics == if and { Clitics::WA } else { Clitics::empty() }).then_some(())?;
        Some((weekday_number(lexeme.value)?, at))
    };
    if look.has(n, Class::Weekday) {
        return read(n, true).or_else(|| {
            if context.part {
                read(n, false).or_else(|| to_weekday(look, n))
            } else {
                None
            }
        });
    }
    if look.is_and(n) || look.is_mark(n, b'-') || look.is_mark(n, b'/') {
        return read(look.next(n)?, false);
    }
    let ranged = look.is_prep(n, "ila") || look.means(n, Class::TimeEdge, "until");
    if ranged && (context.part || context.sure) {
        return read(look.next(n)?, false);
    }
    None
}

/// «للسبت».
pub(super) fn to_weekday(look: &Look<'_>, at: At) -> Option<(u8, At)> {
    let (lexeme, _) = look.find(at, Class::Weekday)?;
    Some((weekday_number(lexeme.value)?, at))
}

/// الماضي، المقبل، الجاري: steps from now, and the last unit.
pub(super) fn shift(look: &Look<'_>, at: At) -> Option<(i32, At)> {
    let (lexeme, clitics) = look.find(at, Class::TimeShift)?;
    if !clitics.is_empty() {
        return None;
    }
    match lexeme.sense.as_str() {
        "" => {
            // «الأسبوع الماضي»; «قبل الماضي» is listed whole.
            Some((i32::try_from(lexeme.value).ok()?, at))
        }
        "gone" => Some((-1, at)),
        _ => None,
    }
}

/// Parts of the day and clocks behind a day: أمس صباحا، الخميس ليلا.
pub(super) fn suffix(look: &Look<'_>, at: At) -> At {
    let mut last = at;
    if let Some(n) = look.next(last)
        && look.has(n, Class::DayPart)
        && look
            .find(n, Class::DayPart)
            .is_some_and(|(l, c)| l.value <= 6 && c.is_empty())
        && !look.article(n)
        && look
            .next(n)
            .is_none_or(|m| !look.classes(m).any(Classes::one(Class::Weekday).with(Class::RelativeDay)))
    {
        last = n;
    }
    last
}

/// The unit behind a comma or an opening bracket, and whether a bracket was opened.
pub(super) fn apposed(look: &Look<'_>, at: At) -> (Option<At>, bool) {
    match look.next(at) {
        Some(n) if look.is_mark(n, b'(') => (look.next(n), true),
        Some(n) if look.is_mark(n, b',') => (look.next(n), false),
        other => (other, false),
    }
}

/// Takes in the bracket that closes.
pub(super) fn closed(look: &Look<'_>, at: At, bracket: bool) -> At {
    if bracket {
        look.next(at).filter(|n| look.is_mark(*n, b')')).unwrap_or(at)
    } else {
        at
    }
}

/// A full date in apposition: «الخميس 12 مارس 2015»، «الخميس (12 مارس)»، «الموافق 12 مارس».
pub(super) fn date_behind(look: &Look<'_>, at: At) -> Option<Point> {
    let (next, bracket) = apposed(look, at);
    let mut n = next?;
    for _ in 0..2 {
        if look.means(n, Class::DayPart, "dated") || look.is_prep(n, "fi") {
            n = look.next(n)?;
        }
        if look.means(n, Class::TimeUnit, "day") && !look.has(n, Class::RelativeDay) {
            n = look.next(n)?;
        }
    }
    if look.kind(n) != Kind::Number
        && !look.is_article(n)
        && !look.classes(n).any(Classes::one(Class::Number).with(Class::Ordinal))
    {
        return None;
    }
    let point = date(
        look,
        n,
        Context {
            sure: true,
            ..Context::default()
        },
    )?;
    if !matches!(point.core, Core::Period(Period::Dates(..) | Period::DayOfMonth(..))) {
        return None;
    }
    Some(Point {
        last: closed(look, point.last, bracket),
        ..point
    })
}

pub(super) fn weekday_number(value: i64) -> Option<u8> {
    u8::try_from(value).ok().filter(|d| (1..=7).contains(d))
}
