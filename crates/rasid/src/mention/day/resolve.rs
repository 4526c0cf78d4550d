//! From what is said to civil days.
//!
//! *Takes* a period, the day of publication and the tense; *gives* first and last day; *never*
//! lets a past period run beyond the day of publication, where the text does not say so.

use super::hijri;
use super::{Calendar, Edge, FEW, Period, Said, Tense, Turn, Unit, Year};
use crate::model::{Basis, DayPrecision};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// First and last day, with what they stand on.
pub(super) struct Found {
    pub(super) start: Date,
    pub(super) end: Date,
    pub(super) precision: DayPrecision,
    pub(super) basis: Basis,
}

impl Found {
    /// So many days later or earlier; of several days, counted from the last or the first.
    pub(super) fn moved(self, steps: i32) -> Option<Found> {
        if steps == 0 {
            return Some(self);
        }
        let day = plus(if steps > 0 { self.end } else { self.start }, steps)?;
        found(day, day, DayPrecision::Day, self.basis)
    }
}

fn found(start: Date, end: Date, precision: DayPrecision, basis: Basis) -> Option<Found> {
    (start <= end).then_some(Found {
        start,
        end,
        precision,
        basis,
    })
}

pub(super) fn days(said: Said, published: Option<Date>, tense: Tense) -> Option<Found> {
    match said {
        Said::FromPublication(n) => period(Period::Day(n), published, tense),
        Said::Later(n) if tense == Tense::Future => period(Period::Day(n), published, tense),
        Said::FromStated(_) | Said::Apart(_) | Said::Later(_) | Said::After(_) => None,
        Said::In(p) => period(p, published, tense),
        Said::Since(p) => {
            let start = period(p, published, Tense::Past)?;
            let today = published?;
            let precision = width(start.start, today);
            found(start.start, today, precision, start.basis)
        }
        Said::Until(p) => {
            let end = period(p, published, Tense::Future)?;
            let today = published?;
            found(today, end.end, width(today, end.end), end.basis)
        }
    }
}

fn width(start: Date, end: Date) -> DayPrecision {
    match between(start, end) {
        0 => DayPrecision::Day,
        1..=4 => DayPrecision::Days,
        5..=10 => DayPrecision::Week,
        11..=45 => DayPrecision::Month,
        _ => DayPrecision::Year,
    }
}

fn between(start: Date, end: Date) -> i32 {
    start.until(end).map_or(0, |s| s.get_days())
}

fn plus(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

fn plus_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(months.months()).ok()
}

fn number(day: Weekday) -> i32 {
    i32::from(day.to_monday_one_offset())
}

fn period(p: Period, published: Option<Date>, tense: Tense) -> Option<Found> {
    match p {
        Period::Day(n) => {
            let day = plus(published?, n)?;
            found(day, day, DayPrecision::Day, Basis::Relative)
        }
        Period::Weekday(first, last, turn) => weekday(i32::from(first), i32::from(last), turn, published?, tense),
        Period::Near(day, offset) => {
            let told = plus(published?, offset)?;
            let mut shift = (i32::from(day) - number(told.weekday())).rem_euclid(7);
            if shift > 3 {
                shift -= 7;
            }
            let day = plus(told, shift)?;
            found(day, day, DayPrecision::Day, Basis::Relative)
        }
        Period::Dates(calendar, year, month, from, to) => dates(calendar, year, month, from, to, published, tense),
        Period::DayOfMonth(shift, from, to) => {
            let first = plus_months(published?.first_of_month(), shift)?;
            let (start, end) = (day_of(first, from)?, day_of(first, to)?);
            found(
                start,
                end,
                if from == to { DayPrecision::Day } else { DayPrecision::Days },
                Basis::Stated,
            )
        }
        Period::Months(calendar, year, from, to, edge) => months(calendar, year, from, to, edge, published, tense),
        Period::Unit(unit, shift, edge) => unit_at(unit, shift, edge, published?, tense),
        Period::Years(calendar, from, to, edge) => years(calendar, from, to, edge),
        Period::Season(month, year) => season(month, year, published, tense),
        Period::Last(unit, n) => last(unit, n, published?),
        Period::Next(unit, n) => next(unit, n, published?),
        Period::Ago(unit, n) => ago(unit, n, published?),
        Period::Within(unit, n) => match tense {
            Tense::Past => {
                let back = span_back(unit, n, published?)?;
                found(back, published?, width(back, published?), Basis::Relative)
            }
            Tense::Future => next(unit, n, published?),
        },
    }
}

fn weekday(first: i32, last: i32, turn: Turn, today: Date, tense: Tense) -> Option<Found> {
    let length = if last == 0 { 0 } else { (last - first).rem_euclid(7) };
    let now = number(today.weekday());
    // Past spans end, future spans begin, at the nearest such day.
    let start = match turn {
        Turn::Bare if tense == Tense::Past => -(now - first - length).rem_euclid(7) - length,
        Turn::Bare => (first - now).rem_euclid(7),
        Turn::Back(n) => -((now - first - length - 1).rem_euclid(7) + 1) - length - 7 * (i32::from(n) - 1),
        Turn::Ahead(n) => (first - now - 1).rem_euclid(7) + 1 + 7 * (i32::from(n) - 1),
    };
    let start = plus(today, start)?;
    found(
        start,
        plus(start, length)?,
        if length == 0 { DayPrecision::Day } else { DayPrecision::Days },
        Basis::Relative,
    )
}

fn day_of(first: Date, day: u8) -> Option<Date> {
    Date::new(first.year(), first.month(), i8::try_from(day).ok()?).ok()
}

fn civil(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Date> {
    match calendar {
        Calendar::Hijri => hijri::civil(year, month, day),
        Calendar::Gregorian => Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok(),
    }
}

fn year_of(calendar: Calendar, date: Date) -> Option<i32> {
    match calendar {
        Calendar::Hijri => hijri::year_of(date),
        Calendar::Gregorian => Some(i32::from(date.year())),
    }
}

/// The first of the years around that of publication, in the order of the search, that fits.
fn search(calendar: Calendar, today: Date, back: bool, fits: impl Fn(i32) -> Option<bool>) -> Option<i32> {
    let now = year_of(calendar, today)?;
    // 29 February may be four years off.
    (0..=5)
        .map(|k| if back { now + 1 - k } else { now - 1 + k })
        .find(|y| fits(*y) == Some(true))
}

fn dates(calendar: Calendar, year: Year, month: u8, from: u8, to: u8, published: Option<Date>, tense: Tense) -> Option<Found> {
    let start = |y: i32| civil(calendar, y, month, from);
    let end = |y: i32| civil(calendar, y, month, to);
    let y = match year {
        Year::Of(y) => y,
        Year::Shift(n) => year_of(calendar, published?)? + n,
        Year::Near => {
            let today = published?;
            match tense {
                Tense::Past => {
                    let limit = plus(today, 1)?;
                    search(calendar, today, true, |y| Some(start(y)? <= limit))?
                }
                Tense::Future => search(calendar, today, false, |y| Some(end(y)? >= today))?,
            }
        }
        Year::Last => {
            let today = published?;
            search(calendar, today, true, |y| Some(start(y)? < today))?
        }
        Year::Next => {
            let today = published?;
            search(calendar, today, false, |y| Some(start(y)? > today))?
        }
    };
    found(
        start(y)?,
        end(y)?,
        if from == to { DayPrecision::Day } else { DayPrecision::Days },
        Basis::Stated,
    )
}

fn month_bounds(calendar: Calendar, year: i32, from: u8, to: u8) -> Option<(Date, Date)> {
    let first = civil(calendar, year, from, 1)?;
    let last = match calendar {
        Calendar::Hijri => hijri::civil(year, to, 30)?,
        Calendar::Gregorian => civil(calendar, year, to, 1)?.last_of_month(),
    };
    Some((first, last))
}

fn edge_of_month(start: Date, end: Date, edge: Edge) -> Option<(Date, Date)> {
    Some(match edge {
        // Halves of a month; of its quarters nobody speaks.
        Edge::Part(1, 6) => (start, plus(start, 14)?),
        Edge::Part(7, 6) => (plus(start, 15)?, end),
        Edge::Whole | Edge::Sooner | Edge::Part(..) => (start, end),
        Edge::Opening | Edge::Early => (start, plus(start, 9)?),
        Edge::Mid => (plus(start, 10)?, plus(start, 19)?),
        Edge::Late => (plus(start, 20)?, end),
    })
}

fn months(calendar: Calendar, year: Year, from: u8, to: u8, edge: Edge, published: Option<Date>, tense: Tense) -> Option<Found> {
    let bounds = |y: i32| month_bounds(calendar, y, from, to).and_then(|(s, e)| edge_of_month(s, e, edge));
    let whole = |y: i32| month_bounds(calendar, y, from, to);
    let y = match year {
        Year::Of(y) => y,
        Year::Shift(n) => year_of(calendar, published?)? + n,
        Year::Near => {
            let today = published?;
            match tense {
                Tense::Past => search(calendar, today, true, |y| Some(bounds(y)?.0 <= today))?,
                Tense::Future => search(calendar, today, false, |y| Some(bounds(y)?.1 >= today))?,
            }
        }
        Year::Last => {
            let today = published?;
            search(calendar, today, true, |y| Some(whole(y)?.1 < today))?
        }
        Year::Next => {
            let today = published?;
            search(calendar, today, false, |y| Some(whole(y)?.0 > today))?
        }
    };
    let (start, end) = bounds(y)?;
    let open = matches!(year, Year::Near | Year::Shift(0)) && edge == Edge::Whole;
    let (start, end) = if open {
        clip(start, end, published?, tense)
    } else {
        (start, end)
    };
    found(
        start,
        end,
        if from == to { DayPrecision::Month } else { DayPrecision::Year },
        Basis::Stated,
    )
}

/// Of a period that holds the day of publication, the part told.
fn clip(start: Date, end: Date, today: Date, tense: Tense) -> (Date, Date) {
    if today < start || today > end {
        return (start, end);
    }
    match tense {
        Tense::Past => (start, today),
        Tense::Future => (today, end),
    }
}

fn edge_of_year(year: i32, edge: Edge) -> Option<(Date, Date)> {
    let (from, to) = match edge {
        Edge::Whole | Edge::Sooner => (1, 12),
        Edge::Opening => (1, 1),
        Edge::Early => (1, 3),
        Edge::Mid => (5, 8),
        Edge::Late => (11, 12),
        Edge::Part(first, count) => (first, (first + count).saturating_sub(1).min(12)),
    };
    month_bounds(Calendar::Gregorian, year, from, to)
}

fn unit_at(unit: Unit, shift: i32, edge: Edge, today: Date, tense: Tense) -> Option<Found> {
    let (start, end, precision) = match unit {
        // An hour more or less is the same day.
        Unit::Hour => (today, today, DayPrecision::Day),
        Unit::Day => {
            let day = plus(today, shift)?;
            (day, day, DayPrecision::Day)
        }
        Unit::Week => {
            // The weekend that is told as past is the last one.
            let ahead = tense == Tense::Past && shift == 0 && edge == Edge::Late && number(today.weekday()) < 6;
            let monday = plus(today, 1 - number(today.weekday()) + 7 * (shift - i32::from(ahead)))?;
            let (from, to) = match edge {
                Edge::Opening | Edge::Early => (0, 1),
                Edge::Mid => (2, 3),
                Edge::Late => (5, 6),
                _ => (0, 6),
            };
            (plus(monday, from)?, plus(monday, to)?, DayPrecision::Week)
        }
        Unit::Month => {
            let first = plus_months(today.first_of_month(), shift)?;
            let (start, end) = edge_of_month(first, first.last_of_month(), edge)?;
            (start, end, DayPrecision::Month)
        }
        Unit::Year => {
            let (start, end) = edge_of_year(i32::from(today.year()) + shift, edge)?;
            (
                start,
                end,
                if edge == Edge::Opening {
                    DayPrecision::Month
                } else {
                    DayPrecision::Year
                },
            )
        }
        Unit::Age => return None,
    };
    let (start, end) = match edge {
        Edge::Whole if shift == 0 => clip(start, end, today, tense),
        // Earlier this week was before today; of longer periods today may be the end.
        Edge::Sooner if unit == Unit::Week && start < today => (start, plus(today, -1)?),
        Edge::Sooner => (start, today),
        _ => (start, end),
    };
    found(start, end, precision, Basis::Relative)
}

fn years(calendar: Calendar, from: i32, to: i32, edge: Edge) -> Option<Found> {
    if calendar == Calendar::Hijri {
        return found(
            hijri::civil(from, 1, 1)?,
            hijri::civil(to, 12, 30)?,
            DayPrecision::Year,
            Basis::Stated,
        );
    }
    let (start, _) = edge_of_year(from, edge)?;
    let (_, end) = edge_of_year(to, edge)?;
    found(
        start,
        end,
        if edge == Edge::Opening {
            DayPrecision::Month
        } else {
            DayPrecision::Year
        },
        Basis::Stated,
    )
}

fn season(month: u8, year: Year, published: Option<Date>, tense: Tense) -> Option<Found> {
    let bounds = |y: i32| {
        let first = civil(Calendar::Gregorian, y, month, 1)?;
        Some((first, plus_months(first, 2)?.last_of_month()))
    };
    let y = match year {
        Year::Of(y) => y,
        Year::Shift(n) => i32::from(published?.year()) + n,
        Year::Near if tense == Tense::Future => {
            let today = published?;
            search(Calendar::Gregorian, today, false, |y| Some(bounds(y)?.1 >= today))?
        }
        Year::Near => {
            let today = published?;
            search(Calendar::Gregorian, today, true, |y| Some(bounds(y)?.0 <= today))?
        }
        Year::Last => {
            let today = published?;
            search(Calendar::Gregorian, today, true, |y| Some(bounds(y)?.1 < today))?
        }
        Year::Next => {
            let today = published?;
            search(Calendar::Gregorian, today, false, |y| Some(bounds(y)?.0 > today))?
        }
    };
    let (start, end) = bounds(y)?;
    found(start, end, DayPrecision::Year, Basis::Stated)
}

/// Days that vague plurals stand for: «the past days» are seven, «a few» three.
fn vague(unit: Unit, n: u16) -> u16 {
    match (n, unit) {
        (0, Unit::Hour) => 24,
        (FEW, Unit::Hour) => 12,
        (0, Unit::Day) => 7,
        (0, Unit::Month) => 6,
        (0, Unit::Week) => 4,
        (0 | FEW, _) => 3,
        _ => n,
    }
}

fn span_back(unit: Unit, n: u16, today: Date) -> Option<Date> {
    let n = i32::from(vague(unit, n));
    match unit {
        Unit::Hour => plus(today, -((n + 23) / 24)),
        Unit::Day => plus(today, -n),
        Unit::Week => plus(today, -7 * n),
        Unit::Month => plus_months(today, -n),
        Unit::Year => plus_months(today, -12 * n),
        Unit::Age => None,
    }
}

fn last(unit: Unit, n: u16, today: Date) -> Option<Found> {
    let start = span_back(unit, n, today)?;
    // «The last three days» are full days; «the past days» run up to today.
    let counted = n != 0 && n != FEW && matches!(unit, Unit::Day | Unit::Week);
    let end = if counted { plus(today, -1)? } else { today };
    let precision = match unit {
        Unit::Hour | Unit::Day => DayPrecision::Days,
        Unit::Week => DayPrecision::Week,
        Unit::Month => DayPrecision::Month,
        _ => DayPrecision::Year,
    };
    found(start, end, precision, Basis::Relative)
}

fn next(unit: Unit, n: u16, today: Date) -> Option<Found> {
    let count = i32::from(vague(unit, n));
    let end = match unit {
        Unit::Hour => plus(today, (count + 23) / 24)?,
        Unit::Day => plus(today, count)?,
        Unit::Week => plus(today, 7 * count)?,
        Unit::Month => plus_months(today, count)?,
        Unit::Year => plus_months(today, 12 * count)?,
        Unit::Age => return None,
    };
    found(today, end, width(today, end), Basis::Relative)
}

fn ago(unit: Unit, n: u16, today: Date) -> Option<Found> {
    let exact = n != 0 && n != FEW;
    let count = i32::from(vague(unit, n));
    match unit {
        Unit::Hour => {
            let day = plus(today, if exact { -(count / 24) } else { 0 })?;
            found(day, day, DayPrecision::Day, Basis::Relative)
        }
        Unit::Day if exact => {
            let day = plus(today, -count)?;
            found(day, day, DayPrecision::Day, Basis::Relative)
        }
        Unit::Day => found(plus(today, -count)?, plus(today, -1)?, DayPrecision::Days, Basis::Relative),
        Unit::Week if exact => {
            let day = plus(today, -7 * count)?;
            found(plus(day, -1)?, plus(day, 1)?, DayPrecision::Days, Basis::Relative)
        }
        Unit::Week => found(
            plus(today, -7 * count)?,
            plus(today, -7)?,
            DayPrecision::Month,
            Basis::Relative,
        ),
        Unit::Month if exact => {
            let month = plus_months(today.first_of_month(), -count)?;
            found(month, month.last_of_month(), DayPrecision::Month, Basis::Relative)
        }
        Unit::Month => found(
            plus_months(today, -count)?,
            plus_months(today, -1)?,
            DayPrecision::Year,
            Basis::Relative,
        ),
        Unit::Year if exact => years(
            Calendar::Gregorian,
            i32::from(today.year()) - count,
            i32::from(today.year()) - count,
            Edge::Whole,
        )
        .map(|f| Found {
            basis: Basis::Relative,
            ..f
        }),
        Unit::Year | Unit::Age => None,
    }
}
