//! Days of a month.
//!
//! *Takes* a number; *gives* the date that it opens, in words or digits of any usual order; *never*
//! reads «قوى 14 آذار» as one.

use super::grammar::{Context, Point, Told};
use super::length::length;
use super::month::{era, month_name, month_number, named_month, year, year_behind};
use super::near::shift;
use super::{Calendar, Period, Year};
use crate::mention::number::look::{At, Look};
use crate::mention::number::role::is_year;
use crate::mention::number::value::{Value, figure, ordinal, value};
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes};

/// What begins with a number: a date, a year, a length of time.
pub(super) fn numbered(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let number = value(look, at, false);
    if let Some(v) = &number {
        // Most numbers count something else: what stands behind tells at once.
        let behind = look.next(v.last);
        let open = behind.is_some_and(|n| {
            look.classes(n).any(BEHIND)
                || matches!(look.kind(n), Kind::Mark(b'/' | b'-' | b','))
                || look.is_and(n)
                || look.is_or(n)
        });
        if !open && !is_year(v) && v.figure.is_none_or(|f| f.marks < 2) && !look.has(at, Class::Ordinal) {
            return None;
        }
    }
    date_from(look, at, context, number)
        .or_else(|| length(look, at, number))
        .or_else(|| year(look, at, context, number))
}

/// What may stand behind the number of a date or a length of time.
pub(super) const BEHIND: Classes = Classes::one(Class::Month)
    .with(Class::TimeUnit)
    .with(Class::TimeShift)
    .with(Class::TimeEdge)
    .with(Class::Preposition)
    .with(Class::Demonstrative)
    .with(Class::Number)
    .with(Class::Ordinal);

/// A number of days of a month, as digits, word or ordinal.
pub(super) fn day_number(look: &Look<'_>, at: At) -> Option<Value> {
    day_value(look, at, value(look, at, false))
}

pub(super) fn day_value(look: &Look<'_>, at: At, number: Option<Value>) -> Option<Value> {
    let v = ordinal(look, at).filter(|v| v.definite).or(number)?;
    let whole = v.figure.is_none_or(|f| f.marks == 0 && f.len <= 2);
    ((1..=31).contains(&v.value) && whole).then_some(v)
}

/// «12 مارس 2015»، «12/3/2015»، «2015-03-12»، «12 الجاري»، «الخامس من الشهر المقبل».
pub(super) fn date(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    date_from(look, at, context, value(look, at, false))
}

pub(super) fn date_from(look: &Look<'_>, at: At, context: Context, number: Option<Value>) -> Option<Point> {
    if let Some(point) = figures(look, at, context) {
        return if named(look, at) { None } else { Some(point) };
    }
    let first = day_value(look, at, number)?;
    if first.clitics.intersects(Clitics::KA | Clitics::FA) && first.figure.is_none() && !context.sure {
        return None;
    }
    let mut to = first;
    // «20 و21 مارس»، «12-15 مارس»، «من 18 إلى 20 ماي».
    for _ in 0..4 {
        let Some((next, glued)) = another(look, to.last) else { break };
        let Some(v) = day_number(look, next) else { break };
        if glued != v.clitics.contains(Clitics::WA) || v.value <= to.value {
            break;
        }
        to = v;
    }
    let from = u8::try_from(first.value).ok()?;
    let end = u8::try_from(to.value).ok()?;
    let point = month_behind(look, to.last, from, end, context.told).or_else(|| {
        if to.last == first.last {
            None
        } else {
            month_behind(look, first.last, from, from, context.told)
        }
    })?;
    if named(look, at) { None } else { Some(point) }
}

/// The place of a further day of the same month, and whether و is glued to it.
pub(super) fn another(look: &Look<'_>, at: At) -> Option<(At, bool)> {
    let n = look.next(at)?;
    if look.is_and(n)
        || look.is_mark(n, b'-')
        || look.is_prep(n, "ila")
        || look.means(n, Class::TimeEdge, "until")
        || look.is_mark(n, b',')
        || look.is_or(n)
    {
        return Some((look.next(n)?, false));
    }
    Some((n, true))
}

/// The month behind the days, with its year.
pub(super) fn month_behind(look: &Look<'_>, at: At, from: u8, to: u8, told: Told) -> Option<Point> {
    let mut n = look.next(at)?;
    if look.is_mark(n, b'/') || look.is_mark(n, b'-') {
        // «10/شوال/1436».
        n = look.next(n)?;
        look.has(n, Class::Month).then_some(())?;
    }
    // «12 الجاري».
    if let Some((s, last)) = shift(look, n) {
        let digits = look.kind(at) == Kind::Number;
        return if digits && s == 0 {
            Point::of(Period::DayOfMonth(s, from, to), last, "day/of-month")
        } else {
            None
        };
    }
    let from_word = look.is_prep(n, "min");
    if from_word {
        n = look.next(n)?;
    }
    // «24 من نفس الشهر»، «24 من الشهر نفسه».
    if look.means(n, Class::TimeShift, "same-before") {
        let m = look.next(n)?;
        return if look.means(m, Class::TimeUnit, "month") {
            Point::of(told.day(from, to)?, m, "day/date")
        } else {
            None
        };
    }
    if look.means(n, Class::Demonstrative, "near") {
        let m = look.next(n)?;
        return if look.means(m, Class::TimeUnit, "month") {
            Point::of(Period::DayOfMonth(0, from, to), m, "day/of-month")
        } else {
            None
        };
    }
    if let Some((lexeme, _)) = look.find(n, Class::TimeUnit)
        && lexeme.sense == "month"
        && lexeme.value <= 2
    {
        let m = look.next(n)?;
        if let Some((s, last)) = shift(look, m) {
            return Point::of(Period::DayOfMonth(s, from, to), last, "day/of-month");
        }
        if look.means(m, Class::TimeShift, "same") {
            return Point::of(told.day(from, to)?, m, "day/date");
        }
        if !look.has(m, Class::Month) {
            return None;
        }
        n = m;
    }
    let (value, sense) = named_month(look, n)?;
    let (month, calendar, name_end) = if sense == "libya" {
        (month_number(value)?, Calendar::Gregorian, n)
    } else {
        month_name(look, n)?
    };
    // «10/شوال/ 1436هـ».
    let before_year = look
        .next(name_end)
        .filter(|x| look.is_mark(*x, b'/') && look.next(*x).is_some_and(|y| look.kind(y) == Kind::Number))
        .unwrap_or(name_end);
    let (year, last) = year_behind(look, before_year, calendar);
    let last = if year.is_none() { name_end } else { last };
    if sense == "libya" && !matches!(year, Some(Year::Of(..=2011))) {
        return None;
    }
    // «في 17 رمضان 1436 الموافق 4 يوليو 2015»: the civil date is kept.
    if calendar == Calendar::Hijri
        && let Some(civil) = concordant(look, last)
    {
        return Some(civil);
    }
    Point::of(
        Period::Dates(calendar, year.unwrap_or(Year::Near), month, from, to),
        last,
        "day/date",
    )
}

/// The civil date behind a Hijri one.
pub(super) fn concordant(look: &Look<'_>, at: At) -> Option<Point> {
    let mut n = look.next(at)?;
    let mut dated = false;
    for _ in 0..4 {
        if look.means(n, Class::DayPart, "dated") {
            dated = true;
        } else if !matches!(look.kind(n), Kind::Mark(b',' | b'(' | b')' | b'/' | b'-')) && !look.means(n, Class::TimeUnit, "day")
        {
            break;
        }
        n = look.next(n)?;
    }
    dated.then_some(())?;
    let point = date(
        look,
        n,
        Context {
            sure: true,
            ..Context::default()
        },
    )?;
    let close = look
        .next(point.last)
        .filter(|c| look.is_mark(*c, b')') && look.prev(n).is_some_and(|p| look.is_mark(p, b'(')));
    Some(Point {
        last: close.unwrap_or(point.last),
        ..point
    })
}

/// Whether the date names something: مدينة 6 أكتوبر، قوى 14 آذار، ثورة 25 يناير.
pub(super) fn named(look: &Look<'_>, at: At) -> bool {
    let mut before = look.prev(at);
    if let Some(p) = before.filter(|p| look.is_article(*p) || look.is_mark(*p, b'"')) {
        before = look.prev(p);
    }
    let Some(p) = before else { return false };
    if look.means(p, Class::TimeEdge, "named") {
        return true;
    }
    if look.means(p, Class::TimeEdge, "event") {
        // With a year it is a date all the same.
        return day_number(look, at).is_some_and(|v| {
            look.next(v.last)
                .and_then(|m| if look.is_prep(m, "min") { look.next(m) } else { Some(m) })
                .and_then(|m| month_name(look, m))
                .is_some_and(|(_, c, end)| year_behind(look, end, c).0.is_none())
        });
    }
    headed(look, at)
}

/// Whether an indefinite head of a place or group stands right before: what follows is its name.
pub(super) fn headed(look: &Look<'_>, at: At) -> bool {
    let head = Classes::one(Class::PlaceHead).with(Class::Landmark).with(Class::Group);
    look.prev(at)
        .is_some_and(|p| look.classes(p).any(head) && !look.article(p) && !look.in_name(p))
}

/// Dates in digits alone: 24/7/2015، 2015-07-24، 24.7.2015، «26/7».
pub(super) fn figures(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    if look.kind(at) != Kind::Number {
        return None;
    }
    let first = figure(look.raw(at))?;
    if first.marks == 2 {
        let [d, m, y] = first.groups;
        return ymd(d, m, y, look, at);
    }
    if first.marks > 0 {
        return None;
    }
    let mark = look.next(at)?;
    let sign = match look.kind(mark) {
        Kind::Mark(sign @ (b'/' | b'-')) => sign,
        _ => return None,
    };
    let mid = look.next(mark).filter(|n| look.kind(*n) == Kind::Number)?;
    let second = figure(look.raw(mid)).filter(|f| f.marks == 0)?;
    let third = look
        .next(mid)
        .filter(|n| look.is_mark(*n, sign))
        .and_then(|n| look.next(n))
        .filter(|n| look.kind(*n) == Kind::Number);
    let (a, b) = (u32::try_from(first.value).ok()?, u32::try_from(second.value).ok()?);
    if let Some(t) = third {
        let third = figure(look.raw(t)).filter(|f| f.marks == 0)?;
        let c = u32::try_from(third.value).ok()?;
        let c = if third.len == 2 && first.len <= 2 { 2000 + c } else { c };
        return ymd(a, b, c, look, t);
    }
    // «يوم 26/7»: only where a day is sure, or both parts can be nothing else.
    let sure = context.sure && sign == b'/' && !look.spaced(mark) && !look.spaced(mid);
    if sure && (1..=31).contains(&a) && (1..=12).contains(&b) {
        let (month, day) = (b as u8, a as u8);
        return Point::of(
            Period::Dates(Calendar::Gregorian, Year::Near, month, day, day),
            mid,
            "day/figures",
        );
    }
    None
}

/// Day, month and year in either order.
pub(super) fn ymd(a: u32, b: u32, c: u32, look: &Look<'_>, last: At) -> Option<Point> {
    let (year, month, day) = if a > 1000 { (a, b, c) } else { (c, b, a) };
    // 7/24/2015 is American.
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let calendar = match year {
        1318..=1520 => Calendar::Hijri,
        1800..=2100 => Calendar::Gregorian,
        _ => return None,
    };
    let end = era(look, last);
    if calendar == Calendar::Hijri
        && let Some(civil) = concordant(look, end)
    {
        return Some(civil);
    }
    let (month, day) = (month as u8, day as u8);
    Point::of(
        Period::Dates(calendar, Year::Of(i32::try_from(year).ok()?), month, day, day),
        end,
        "day/figures",
    )
}
