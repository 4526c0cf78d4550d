//! Units of time: this week, last month, the last three days, two years.
//!
//! *Takes* a word for a unit; *gives* a period or a length; *never* counts an age or a sentence of
//! years as a time.

use super::date::numbered;
use super::grammar::{Context, Core, Point, Told};
use super::month::{bare_month, month_number, season, years_from};
use super::near::{shifted_day, weekday_number};
use super::{Edge, FEW, Period, Turn, Unit, Year};
use crate::mention::number::look::{At, Look};
use crate::mention::number::role::{is_hijri_year, is_year};
use crate::mention::number::value::{Value, value};
use crate::text::{Clitics, Kind};
use rasid_lexicon::Class;

pub(super) fn days(unit: Unit, n: u16) -> Option<i32> {
    let n = i32::from(n);
    match unit {
        _ if n == 0 || n == i32::from(FEW) => None,
        Unit::Hour => Some(n / 24),
        Unit::Day => Some(n),
        Unit::Week => Some(7 * n),
        Unit::Month | Unit::Year | Unit::Age => None,
    }
}

/// «هذا الأسبوع»، «ذلك اليوم»، «هذا العام».
pub(super) fn demonstrative(look: &Look<'_>, at: At) -> Option<Point> {
    let next = look.next(at)?;
    if look.means(at, Class::Demonstrative, "far") {
        let (lexeme, _) = look.find(next, Class::TimeUnit)?;
        let day = lexeme.sense == "day" && lexeme.value == 1 && look.article(next);
        return day.then_some(Point {
            core: Core::Stated(0),
            last: next,
            rule: "day/that-day",
        });
    }
    if !look.means(at, Class::Demonstrative, "near") {
        return None;
    }
    if let Some((lexeme, _)) = look.find(next, Class::TimeUnit)
        && lexeme.value == 1
        && look.article(next)
        && !look.has(next, Class::Measure)
    {
        let edge = if earlier(look, at) { Edge::Sooner } else { Edge::Whole };
        return Point::of(Period::Unit(unit_of(&lexeme.sense)?, 0, edge), next, "day/this-period")
            .filter(|_| lexeme.sense != "hour");
    }
    if look.means(next, Class::TimeEdge, "season") && look.article(next) {
        let (lexeme, _) = look.find(next, Class::TimeEdge)?;
        return Point::of(
            Period::Season(month_number(lexeme.value)?, Year::Shift(0)),
            next,
            "day/season",
        );
    }
    if look.has(next, Class::Weekday) {
        let (lexeme, _) = look.find(next, Class::Weekday)?;
        return Point::of(
            Period::Weekday(weekday_number(lexeme.value)?, 0, Turn::Bare),
            next,
            "day/weekday",
        );
    }
    None
}

/// «في وقت سابق من»: today is left out.
pub(super) fn earlier(look: &Look<'_>, at: At) -> bool {
    look.prev(at)
        .filter(|p| look.is_prep(*p, "min") || look.is_mark(*p, b','))
        .and_then(|p| look.prev(p))
        .is_some_and(|p| look.means(p, Class::TimeShift, "sooner"))
        || look.prev(at).is_some_and(|p| look.means(p, Class::DayPart, "sooner"))
}

/// «نفس اليوم»: the day last told.
pub(super) fn the_same(look: &Look<'_>, at: At, told: Told) -> Option<Point> {
    if !look.means(at, Class::TimeShift, "same-before") {
        return None;
    }
    let next = look.next(at)?;
    let (lexeme, _) = look.find(next, Class::TimeUnit)?;
    if lexeme.sense == "month" && lexeme.value == 1 {
        return Point::of(told.month()?, next, "day/that-month");
    }
    (lexeme.sense == "day" && lexeme.value == 1).then_some(Point {
        core: Core::Stated(0),
        last: next,
        rule: "day/that-day",
    })
}

/// مطلع، منتصف، أواخر, seasons.
pub(super) fn edge(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    if let Some((part, last)) = fraction(look, at) {
        return within_edge(look, last, part, context);
    }
    let (lexeme, _) = look.find(at, Class::TimeEdge)?;
    let edge = match lexeme.sense.as_str() {
        "opening" => Edge::Opening,
        "early" => Edge::Early,
        "mid" => Edge::Mid,
        "late" => Edge::Late,
        "first-half" => Edge::Part(1, 6),
        "second-half" => Edge::Part(7, 6),
        "quarter" => Edge::Part(u8::try_from(3 * (lexeme.value - 7) + 1).ok()?, 3),
        "season" => return season(look, at, month_number(lexeme.value)?),
        _ => return None,
    };
    within_edge(look, at, edge, context)
}

/// «النصف الأول», «الربع الثالث», word by word as inside «خلال النصف الأول».
fn fraction(look: &Look<'_>, at: At) -> Option<(Edge, At)> {
    let (lexeme, _) = look.find(at, Class::Number).filter(|(l, _)| l.sense == "fraction")?;
    let last = look.next(at)?;
    let (ordinal, _) = look.find(last, Class::Ordinal)?;
    let part = u8::try_from(ordinal.value).ok()?;
    match (lexeme.value, part) {
        (2, 1..=2) => Some((Edge::Part(6 * part - 5, 6), last)),
        (4, 1..=4) => Some((Edge::Part(3 * part - 2, 3), last)),
        _ => None,
    }
}

/// The period behind an edge of it.
fn within_edge(look: &Look<'_>, at: At, edge: Edge, context: Context) -> Option<Point> {
    let mut n = look.next(at)?;
    if look.is_prep(n, "min") {
        n = look.next(n)?;
    }
    let inner = Context {
        sure: true,
        edge: Some(edge),
        ..context
    };
    if look.means(n, Class::Demonstrative, "near") {
        let point = demonstrative(look, n)?;
        return match point.core {
            Core::Period(Period::Unit(u, s, _)) => Point::of(Period::Unit(u, s, edge), point.last, "day/edge"),
            _ => None,
        };
    }
    if look.has(n, Class::Month) {
        return bare_month(look, n, inner);
    }
    if look.has(n, Class::TimeUnit) {
        return unit(look, n, inner);
    }
    if edge == Edge::Late && (look.kind(n) == Kind::Number || look.is_article(n) || look.has(n, Class::Number)) {
        // «آخر 24 ساعة»; «نهاية 2014» below.
        if let Some(Point {
            core: Core::Length(u, count, None),
            last,
            ..
        }) = numbered(look, n, inner)
        {
            return Some(Point {
                core: Core::Length(u, count, Some(-1)),
                last,
                rule: "day/past-days",
            });
        }
    }
    if look.kind(n) == Kind::Number || look.has(n, Class::Number) {
        return numbered(look, n, inner);
    }
    None
}

/// A number of units: «ثلاثة أيام»، «الـ24 ساعة الماضية»، «بضعة أسابيع».
pub(super) fn length(look: &Look<'_>, at: At, number: Option<Value>) -> Option<Point> {
    let (count, last) = match number {
        Some(v) => {
            // «3 إلى 4 أيام»: the greater.
            let more = look
                .next(v.last)
                .filter(|n| look.is_prep(*n, "ila") || look.is_or(*n))
                .and_then(|n| look.next(n))
                .and_then(|n| value(look, n, false));
            let v = more.filter(|m| m.value > v.value).unwrap_or(v);
            (u16::try_from(v.value).ok()?.min(FEW - 1), v.last)
        }
        None => {
            let (lexeme, _) = look.find(at, Class::VagueNumber)?;
            let count = match lexeme.sense.as_str() {
                "few" => FEW,
                _ => 0,
            };
            (count, at)
        }
    };
    let n = look.next(last)?;
    let (lexeme, clitics) = look.find(n, Class::TimeUnit)?;
    if clitics.intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI) || look.article(n) {
        return None;
    }
    measured(look, &lexeme.sense, count, n)
}

/// The shift behind a length.
pub(super) fn measured(look: &Look<'_>, sense: &str, count: u16, last: At) -> Option<Point> {
    let unit = unit_of(sense)?;
    let mut count = count;
    if unit == Unit::Month
        && (1..=12).contains(&count)
        && let Some(point) = first_months(look, count as u8, last)
    {
        return Some(point);
    }
    let mut end = last;
    let mut step = None;
    // «عام ونصف».
    if let Some(n) = look.next(end)
        && look.means(n, Class::Number, "fraction")
        && look.find(n, Class::Number).is_some_and(|(_, c)| c == Clitics::WA)
    {
        // «شهر ونصف الشهر».
        end = look
            .next(n)
            .filter(|m| look.has(*m, Class::TimeUnit) && look.article(*m))
            .unwrap_or(n);
    }
    for _ in 0..2 {
        let Some(n) = look.next(end) else { break };
        let Some((lexeme, clitics)) = look.find(n, Class::TimeShift) else {
            break;
        };
        if !clitics.is_empty() {
            break;
        }
        match lexeme.sense.as_str() {
            "few" => {
                if count == 0 {
                    count = FEW;
                }
                end = n;
            }
            "many" if count == 0 => end = n,
            "" | "gone" | "last" => {
                step = Some(i32::try_from(lexeme.value).ok()?);
                end = n;
                break;
            }
            _ => break,
        }
    }
    if step == Some(0) {
        return None;
    }
    Some(Point {
        core: Core::Length(unit, count, step),
        last: end,
        rule: "day/length",
    })
}

/// «الأشهر الستة الأولى من العام».
pub(super) fn first_months(look: &Look<'_>, count: u8, last: At) -> Option<Point> {
    let first = look.next(last)?;
    let (lexeme, _) = look
        .find(first, Class::Ordinal)
        .filter(|(l, c)| l.value == 1 && c.is_empty())?;
    let _ = lexeme;
    let of = look.next(first).filter(|n| look.is_prep(*n, "min"))?;
    let year = look
        .next(of)
        .filter(|n| look.has(*n, Class::TimeUnit) || look.has(*n, Class::Demonstrative))?;
    let context = Context {
        sure: true,
        edge: Some(Edge::Part(1, count)),
        ..Context::default()
    };
    let point = if look.has(year, Class::TimeUnit) {
        unit(look, year, context)
    } else {
        demonstrative(look, year)
    }?;
    match point.core {
        Core::Period(Period::Unit(Unit::Year, s, _)) => {
            Point::of(Period::Unit(Unit::Year, s, Edge::Part(1, count)), point.last, "day/edge")
        }
        Core::Period(p @ Period::Years(..)) => Point::of(p, point.last, "day/edge"),
        _ => None,
    }
}

/// What begins with a word for a unit: «الشهر الماضي»، «الأيام الثلاثة الماضية»، «عام 2011»، «يومين».
pub(super) fn unit(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let (lexeme, clitics) = look.find(at, Class::TimeUnit)?;
    let definite = look.definite(at, clitics);
    let sense = lexeme.sense.as_str();
    let number = lexeme.value;
    let next = look.next(at);
    if sense == "period" {
        // «الآونة الأخيرة»: too vague for days.
        return None;
    }
    if sense == "month"
        && number <= 2
        && let Some(n) = next.filter(|n| look.has(*n, Class::Month))
    {
        return bare_month(look, n, Context { sure: true, ..context });
    }
    if sense == "year"
        && number <= 2
        && let Some(n) = next
        && let Some(v) = value(look, n, false)
        && !v.definite
        && v.clitics.is_empty()
        && (is_year(&v) || is_hijri_year(&v) || (v.figure.is_none() && (1900..=2100).contains(&v.value)))
    {
        return years_from(look, v, context.edge);
    }
    let edge = context.edge.unwrap_or(Edge::Whole);
    if number == 1 && definite {
        let unit = unit_of(sense)?;
        if let Some(n) = next
            && let Some((lexeme, _)) = look.find(n, Class::TimeShift).filter(|(_, c)| c.is_empty())
        {
            match lexeme.sense.as_str() {
                "" => {
                    let shift = i32::try_from(lexeme.value).ok()?;
                    let edge = if shift == 0 && edge == Edge::Whole && earlier(look, at) {
                        Edge::Sooner
                    } else {
                        edge
                    };
                    return Point::of(Period::Unit(unit, shift, edge), n, period_rule(unit, shift, edge));
                }
                "same" | "following" | "previous" => {
                    return if unit == Unit::Day { shifted_day(look, at, n) } else { None };
                }
                "last" if unit >= Unit::Week && edge == Edge::Whole => {
                    return Point::of(Period::Last(unit, 1), n, "day/past-days");
                }
                _ => {}
            }
        }
        // «بداية العام»، «نهاية الشهر»: the present one.
        if context.edge.is_some() && matches!(unit, Unit::Week | Unit::Month | Unit::Year) {
            return Point::of(Period::Unit(unit, 0, edge), at, "day/edge");
        }
        return None;
    }
    if number == 1 {
        // «قبل شهر»، «منذ عام».
        if !context.sure || context.edge.is_some() || clitics.intersects(Clitics::BI | Clitics::LI) {
            return None;
        }
        return measured(look, sense, 1, at);
    }
    let count = if number == 2 { 2 } else { 0 };
    if !definite {
        return measured(look, sense, count, at);
    }
    // «الأيام الثلاثة الماضية»، «الساعات الـ24 الماضية»، «الأيام القليلة المقبلة».
    let mut end = at;
    let mut count = count;
    if let Some(n) = next
        && (look.is_article(n) || look.has(n, Class::Number) || look.kind(n) == Kind::Number)
        && let Some(v) = value(look, n, false)
        && v.clitics.is_empty()
    {
        count = u16::try_from(v.value).ok()?.min(FEW - 1);
        end = v.last;
    }
    let point = measured(look, sense, count, end)?;
    matches!(point.core, Core::Length(_, _, Some(_)) | Core::Period(_)).then_some(point)
}

pub(super) fn period_rule(unit: Unit, shift: i32, edge: Edge) -> &'static str {
    match (unit, shift) {
        (_, 0) if edge == Edge::Sooner => "day/this-period",
        _ if edge != Edge::Whole => "day/edge",
        (Unit::Week, ..=-1) => "day/last-week",
        (Unit::Month, ..=-1) => "day/last-month",
        (Unit::Year, ..=-1) => "day/last-year",
        (_, 0) => "day/this-period",
        (_, 1..) => "day/next-period",
        _ => "day/last-period",
    }
}

pub(super) fn unit_of(sense: &str) -> Option<Unit> {
    Some(match sense {
        "hour" | "minute" => Unit::Hour,
        "day" | "night" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" | "century" => Unit::Age,
        _ => return None,
    })
}
