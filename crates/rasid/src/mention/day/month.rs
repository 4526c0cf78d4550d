//! Months, seasons and years.
//!
//! *Takes* the names of four calendars; *gives* the month and its year; *never* takes a bare مارس or
//! رمضان for a month: something beside it must show that it is one.

use super::date::{another, named};
use super::grammar::{Context, Point};
use super::near::{closed, shift};
use super::{Calendar, Edge, Period, Year};
use crate::mention::number::look::{At, Look};
use crate::mention::number::role::{is_hijri_year, is_year};
use crate::mention::number::value::{Value, nominal, value};
use crate::text::Clitics;
use rasid_lexicon::{Class, Classes};

/// «صيف 2015»، «صيف العام الماضي»، «الصيف الماضي».
pub(super) fn season(look: &Look<'_>, at: At, month: u8) -> Option<Point> {
    let (year, last) = year_behind(look, at, Calendar::Gregorian);
    let year = match year {
        Some(y) => y,
        None => {
            let (s, end) = look.next(at).and_then(|n| shift(look, n))?;
            let year = match s {
                i32::MIN..=-1 => Year::Last,
                0 => Year::Shift(0),
                _ => Year::Next,
            };
            return Point::of(Period::Season(month, year), end, "day/season");
        }
    };
    let year = if matches!(year, Year::Last | Year::Next) {
        if year == Year::Last { Year::Last } else { Year::Next }
    } else {
        year
    };
    Point::of(Period::Season(month, year), last, "day/season")
}

/// The name of a month, its twin behind a stroke taken in.
pub(super) fn month_name(look: &Look<'_>, at: At) -> Option<(u8, Calendar, At)> {
    let lexeme = named_month(look, at)?;
    let month = month_number(lexeme.0)?;
    let calendar = if lexeme.1 == "hijri" {
        Calendar::Hijri
    } else {
        Calendar::Gregorian
    };
    let mut last = at;
    let mut month = month;
    let half = lexeme.1 == "half";
    if let Some(n) = look.next(at) {
        let stroke = look.is_mark(n, b'/') || look.is_mark(n, b'-');
        let bracket = look.is_mark(n, b'(');
        let twin = if stroke || bracket { look.next(n) } else { Some(n) };
        if let Some(t) = twin.filter(|t| look.has(*t, Class::Month))
            && let Some((value, sense)) = named_month(look, t)
            && sense != "hijri"
            && sense != "libya"
            && calendar == Calendar::Gregorian
        {
            let other = month_number(value)?;
            let clean = look.find(t, Class::Month).is_some_and(|(_, c)| c.is_empty());
            if clean && (stroke || bracket || other == month || half || sense == "half") {
                if half && sense != "half" {
                    month = other;
                }
                last = closed(look, t, bracket);
            }
        } else if half {
            return None;
        }
    } else if half {
        return None;
    }
    Some((month, calendar, last))
}

/// A month's number and kind; Libyan names only where no other reading is left.
pub(super) fn named_month<'t>(look: &Look<'t>, at: At) -> Option<(i64, &'t str)> {
    look.find(at, Class::Month).map(|(l, _)| (l.value, l.sense.as_str()))
}

/// A month without a day.
pub(super) fn bare_month(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let (_, sense) = named_month(look, at)?;
    if sense == "libya" {
        return None;
    }
    let (month, calendar, name_end) = month_name(look, at)?;
    let paired = name_end != at;
    let (year, mut last) = year_behind(look, name_end, calendar);
    let head = look.prev(at).is_some_and(|p| look.means(p, Class::TimeUnit, "month"));
    // مارس is a verb, رمضان a man: something must show that a month is meant.
    if !(paired || year.is_some() || context.sure || head) {
        return None;
    }
    if year.is_none() && calendar == Calendar::Hijri && context.sure && !head && next_is_name(look, name_end) {
        return None;
    }
    let mut to = month;
    // «مارس وأبريل».
    let mut year = year;
    if year.is_none()
        && let Some(n) = look.next(last)
        && let Some((lexeme, c)) = look.find(n, Class::Month)
        && (c == Clitics::WA || look.is_mark(n, b'-'))
        && lexeme.sense.is_empty()
        && calendar == Calendar::Gregorian
    {
        let (other, _, end) = month_name(look, n)?;
        if other > month {
            to = other;
            let (y, e) = year_behind(look, end, calendar);
            year = y;
            last = e;
        }
    }
    let edge = context.edge.unwrap_or(Edge::Whole);
    Point::of(
        Period::Months(calendar, year.unwrap_or(Year::Near), month, to, edge),
        last,
        if edge == Edge::Whole { "day/month" } else { "day/edge" },
    )
}

/// A name behind رمضان: «في رمضان صبحي».
pub(super) fn next_is_name(look: &Look<'_>, at: At) -> bool {
    look.next(at)
        .is_some_and(|n| look.is_word(n) && look.has(n, Class::FirstName))
}

/// The year behind a month, season or feast, with its last unit: «2015»، «من العام الماضي»، «الماضي».
pub(super) fn year_behind(look: &Look<'_>, at: At, calendar: Calendar) -> (Option<Year>, At) {
    year_words(look, at, calendar).map_or((None, at), |(y, last)| (Some(y), last))
}

pub(super) fn year_words(look: &Look<'_>, at: At, calendar: Calendar) -> Option<(Year, At)> {
    let mut n = look.next(at)?;
    // «آذار/مارس، 2015», «سبتمبر (2015)».
    let bracket = look.is_mark(n, b'(');
    if bracket {
        n = look.next(n)?;
    }
    if let Some((year, last)) = year_digits(look, n, calendar) {
        return Some((year, closed(look, last, bracket)));
    }
    if bracket {
        return None;
    }
    if let Some((s, last)) = shift(look, n) {
        let year = match s {
            i32::MIN..=-1 => Year::Last,
            0 => Year::Shift(0),
            _ => Year::Next,
        };
        return Some((year, last));
    }
    if look.is_prep(n, "min") || look.is_prep(n, "fi") {
        n = look.next(n)?;
    }
    if look.means(n, Class::Demonstrative, "near") {
        let m = look.next(n)?;
        return look.means(m, Class::TimeUnit, "year").then_some((Year::Shift(0), m));
    }
    if look.means(n, Class::TimeShift, "same") {
        return None;
    }
    let (lexeme, clitics) = look.find(n, Class::TimeUnit)?;
    if lexeme.sense != "year" || lexeme.value != 1 || clitics.intersects(Clitics::WA | Clitics::FA | Clitics::BI) {
        return None;
    }
    let m = look.next(n)?;
    if let Some(found) = year_digits(look, m, calendar) {
        return Some(found);
    }
    let (s, last) = shift(look, m)?;
    Some((Year::Shift(s), last))
}

/// Four digits, or a year in words, with هـ or م behind.
pub(super) fn year_digits(look: &Look<'_>, at: At, calendar: Calendar) -> Option<(Year, At)> {
    let v = value(look, at, false)?;
    if v.definite || !v.clitics.is_empty() {
        return None;
    }
    let hijri = is_hijri_year(&v) && (calendar == Calendar::Hijri || era(look, v.last) != v.last);
    let fits = hijri || is_year(&v) || (v.figure.is_none() && (1900..=2100).contains(&v.value));
    if !fits {
        return None;
    }
    // «مارس 2015 جنديا»: a count. Years are not followed by counted nouns.
    let counted = look.next(v.last).is_some_and(|n| {
        look.classes(n).any(Classes::one(Class::Person).with(Class::Victim)) && !look.article(n) && nominal(look, n)
    });
    if counted
        && calendar == Calendar::Gregorian
        && v.figure.is_some()
        && !look
            .prev(at)
            .is_some_and(|p| look.has(p, Class::Month) || look.has(p, Class::TimeUnit))
    {
        return None;
    }
    Some((Year::Of(i32::try_from(v.value).ok()?), era(look, v.last)))
}

/// م or هـ behind a year.
pub(super) fn era(look: &Look<'_>, at: At) -> At {
    look.next(at)
        .filter(|n| look.is_word(*n) && look.word(*n).len == 1 && !look.is_and(*n) && (!look.spaced(*n) || look.is_heh(*n)))
        .unwrap_or(at)
}

/// A year by itself, or several: «في 2003»، «2011-2013».
pub(super) fn year(look: &Look<'_>, at: At, context: Context, number: Option<Value>) -> Option<Point> {
    if !context.sure {
        return None;
    }
    let v = number.filter(is_year).filter(|_| !named(look, at))?;
    // «في 2000 منزل»: a count.
    if let Some(n) = look.next(v.last) {
        let counted = crate::mention::number::COUNTED.or(Classes::one(Class::TimeUnit).with(Class::Measure).with(Class::Scale));
        if look.classes(n).any(counted) && !look.article(n) && nominal(look, n) && !look.has(n, Class::TimeEdge) {
            return None;
        }
        if look.is_mark(n, b'%') {
            return None;
        }
    }
    years_from(look, v, context.edge)
}

/// A year and those joined to it: «2011 و2012»، «2011-2013».
pub(super) fn years_from(look: &Look<'_>, v: Value, edge: Option<Edge>) -> Option<Point> {
    let from = i32::try_from(v.value).ok()?;
    let calendar = if from < 1700 { Calendar::Hijri } else { Calendar::Gregorian };
    let mut last = era(look, v.last);
    let mut to = from;
    if let Some((next, glued)) = another(look, last)
        && !glued
        && let Some(other) = value(look, next, false).filter(is_year)
        && other.value > v.value
        && look.next(last).is_some_and(|n| !look.is_mark(n, b','))
    {
        to = i32::try_from(other.value).ok()?;
        last = era(look, other.last);
    }
    let edge = edge.unwrap_or(Edge::Whole);
    Point::of(
        Period::Years(calendar, from, to, edge),
        last,
        if edge == Edge::Whole { "day/year" } else { "day/edge" },
    )
}

pub(super) fn month_number(value: i64) -> Option<u8> {
    u8::try_from(value).ok().filter(|m| (1..=12).contains(m))
}
