//! How words of time combine.
//!
//! *Takes* a place in a sentence; *gives* the longest stretch of time that begins there; *never*
//! takes a name for a day: cities, parties and papers are called after days too.

use super::{Calendar, Edge, FEW, Period, Said, Turn, Unit, Year};
use crate::mention::number::look::{At, Look};
use crate::mention::number::role::{is_hijri_year, is_year};
use crate::mention::number::value::{Value, figure, ordinal, value};
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes, Pos};

/// A stretch of time with its units.
pub(super) struct Stretch {
    pub(super) said: Said,
    pub(super) first: At,
    pub(super) last: At,
    pub(super) rule: &'static str,
}

/// How a word before a period relates to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    None,
    Since,
    Within,
    Before,
    After,
    Until,
}

/// What the core of a stretch is.
enum Core {
    Period(Period),
    /// A length of time, shifted if الماضي or the like stands behind it.
    Length(Unit, u16, Option<i32>),
    /// So many days from the day last told.
    Stated(i32),
}

struct Point {
    core: Core,
    last: At,
    rule: &'static str,
}

impl Point {
    fn of(period: Period, last: At, rule: &'static str) -> Option<Point> {
        Some(Point { core: Core::Period(period), last, rule })
    }
}

/// What is known before a period is read.
#[derive(Clone, Copy, Default)]
struct Context {
    /// A word of time stands before: bare months and years are meant as such.
    sure: bool,
    /// A part of the day stands before.
    part: bool,
    /// That part is the night.
    night: bool,
    /// مطلع، أواخر.
    edge: Option<Edge>,
    /// The month last told.
    told: Told,
}

/// The month last told, for «24 من الشهر نفسه».
#[derive(Clone, Copy, Default)]
pub(super) struct Told(Option<(Calendar, Year, u8)>);

impl Told {
    /// What a stretch tells.
    pub(super) fn of(said: Said) -> Told {
        let (Said::In(p) | Said::Since(p) | Said::Until(p) | Said::After(p)) = said else { return Told(None) };
        Told(match p {
            Period::Dates(calendar, year, month, ..) | Period::Months(calendar, year, month, ..) => Some((calendar, year, month)),
            _ => None,
        })
    }

    pub(super) fn is_some(self) -> bool {
        self.0.is_some()
    }

    fn day(self, from: u8, to: u8) -> Option<Period> {
        self.0.map(|(calendar, year, month)| Period::Dates(calendar, year, month, from, to))
    }

    fn month(self) -> Option<Period> {
        self.0.map(|(calendar, year, month)| Period::Months(calendar, year, month, month, Edge::Whole))
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
    let context = Context { sure: relation != Relation::None || preposition_before(look, at), told, ..Context::default() };
    let point = point(look, start, context)?;
    let (said, rule) = relate(look, relation, &point)?;
    Some(Stretch { said, first: at, last: point.last, rule })
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
    Some(Stretch { said: Said::FromStated(sign * days), first: at, last: n, rule: if sign < 0 { "day/before-that" } else { "day/after-that" } })
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
            (Relation::None | Relation::Within, Some(s)) if s > 0 => return Some((Said::In(Period::Next(unit, n)), "day/next-days")),
            (Relation::Before, None) => {
                // «قبل يومين من الهجوم» counts from the attack.
                let anchored = look
                    .next(point.last)
                    .is_some_and(|f| look.is_prep(f, "min") && look.next(f).is_none_or(|g| !look.has(g, Class::RelativeDay)));
                if anchored {
                    return Some((Said::FromStated(-days(unit, n)?), "day/before-that"));
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
                return Some((if anchored { Said::FromStated(days) } else { Said::Later(days) }, "day/after-that"));
            }
            _ => return None,
        },
    };
    Some((said, rule))
}

fn days(unit: Unit, n: u16) -> Option<i32> {
    let n = i32::from(n);
    match unit {
        _ if n == 0 || n == i32::from(FEW) => None,
        Unit::Hour => Some(n / 24),
        Unit::Day => Some(n),
        Unit::Week => Some(7 * n),
        Unit::Month | Unit::Year | Unit::Age => None,
    }
}

/// منذ، خلال، قبل … and the unit behind it.
fn relation(look: &Look<'_>, at: At) -> Option<(Relation, At)> {
    let Some((lexeme, _)) = look.find(at, Class::TimeEdge) else { return Some((Relation::None, at)) };
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
    if relation == Relation::After && look.has(next, Class::TimeUnit) && look.prev(at).is_some_and(|p| look.has(p, Class::TimeUnit)) {
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
        (classes.has(Class::TimeEdge) && !look.means(p, Class::TimeEdge, "named")) || classes.has(Class::DayPart) || look.is_glue(p)
    });
    before || look.find(at, Class::Month).is_some_and(|(_, c)| c.intersects(Clitics::BI | Clitics::LI))
}

/// One period: a day, a month, a year, a length.
fn point(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
    if classes.has(Class::TimeEdge)
        && let Some(point) = edge(look, at, context)
    {
        return Some(point);
    }
    if classes.has(Class::Month)
        && let Some(point) = bare_month(look, at, context)
    {
        return Some(point);
    }
    if (look.kind(at) == Kind::Number || look.is_article(at) || classes.any(Classes::one(Class::Number).with(Class::Ordinal).with(Class::VagueNumber)))
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
        let day = look.find(here, Class::TimeUnit).filter(|(l, _)| matches!(l.sense.as_str(), "day" | "night") && l.value <= 3);
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

/// «هذا الأسبوع»، «ذلك اليوم»، «هذا العام».
fn demonstrative(look: &Look<'_>, at: At) -> Option<Point> {
    let next = look.next(at)?;
    if look.means(at, Class::Demonstrative, "far") {
        let (lexeme, _) = look.find(next, Class::TimeUnit)?;
        let day = lexeme.sense == "day" && lexeme.value == 1 && look.article(next);
        return day.then_some(Point { core: Core::Stated(0), last: next, rule: "day/that-day" });
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
        return Point::of(Period::Unit(unit_of(&lexeme.sense)?, 0, edge), next, "day/this-period").filter(|_| lexeme.sense != "hour");
    }
    if look.means(next, Class::TimeEdge, "season") && look.article(next) {
        let (lexeme, _) = look.find(next, Class::TimeEdge)?;
        return Point::of(Period::Season(month_number(lexeme.value)?, Year::Shift(0)), next, "day/season");
    }
    if look.has(next, Class::Weekday) {
        let (lexeme, _) = look.find(next, Class::Weekday)?;
        return Point::of(Period::Weekday(weekday_number(lexeme.value)?, 0, Turn::Bare), next, "day/weekday");
    }
    None
}

/// «في وقت سابق من»: today is left out.
fn earlier(look: &Look<'_>, at: At) -> bool {
    look.prev(at)
        .filter(|p| look.is_prep(*p, "min") || look.is_mark(*p, b','))
        .and_then(|p| look.prev(p))
        .is_some_and(|p| look.means(p, Class::TimeShift, "sooner"))
        || look.prev(at).is_some_and(|p| look.means(p, Class::DayPart, "sooner"))
}

/// «نفس اليوم»: the day last told.
fn the_same(look: &Look<'_>, at: At, told: Told) -> Option<Point> {
    if !look.means(at, Class::TimeShift, "same-before") {
        return None;
    }
    let next = look.next(at)?;
    let (lexeme, _) = look.find(next, Class::TimeUnit)?;
    if lexeme.sense == "month" && lexeme.value == 1 {
        return Point::of(told.month()?, next, "day/that-month");
    }
    (lexeme.sense == "day" && lexeme.value == 1).then_some(Point { core: Core::Stated(0), last: next, rule: "day/that-day" })
}

/// أمس، اليوم، غدا, feasts; with the weekday and date beside them.
fn relative(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
        if look.next(at).is_some_and(|n| look.means(n, Class::TimeEdge, "no-today") || (look.has(n, Class::Ordinal) && look.article(n)) || look.has(n, Class::Relative)) {
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
fn shifted_day(look: &Look<'_>, at: At, next: At) -> Option<Point> {
    let (lexeme, _) = look.find(next, Class::TimeShift)?;
    let _ = at;
    let shift = match lexeme.sense.as_str() {
        "same" => 0,
        "following" => 1,
        "previous" => -1,
        _ => return None,
    };
    Some(Point { core: Core::Stated(shift), last: next, rule: "day/that-day" })
}

/// Whether the day is a paper's name: quoted, or behind the word for one.
fn paper(look: &Look<'_>, at: At) -> bool {
    let quoted = look.prev(at).is_some_and(|p| look.is_mark(p, b'"')) && look.next(at).is_some_and(|n| look.is_mark(n, b'"'));
    let headed = |p: Option<At>| p.is_some_and(|p| look.means(p, Class::TimeEdge, "paper"));
    let before = look.prev(at);
    let unquoted = before.filter(|p| look.is_mark(*p, b'"')).and_then(|p| look.prev(p)).or(before);
    let second = unquoted.and_then(|p| look.prev(p)).filter(|p| !look.is_mark(*p, b'"'));
    // «حزب الغد».
    let party = unquoted.is_some_and(|p| look.classes(p).any(Classes::one(Class::Group).with(Class::Media)) || look.means(p, Class::TimeEdge, "named")) && !look.has(at, Class::TimeUnit);
    quoted || headed(unquoted) || party || (headed(second) && unquoted.is_some_and(|p| look.readings(p).iter().all(|r| look.text.lexeme(r).pos != Pos::Verb)))
}

fn feast(look: &Look<'_>, at: At, calendar: &str, length: &str, value: i64) -> Option<Point> {
    let (month, day) = (u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?);
    let length: u8 = length.parse().ok()?;
    // «سوق عيد الميلاد».
    if headed(look, at) {
        return None;
    }
    let calendar = if calendar == "hijri" { Calendar::Hijri } else { Calendar::Gregorian };
    let (year, last) = year_behind(look, at, calendar);
    Point::of(Period::Dates(calendar, year.map_or(Year::Near, |y| y), month, day, day + length - 1), last, "day/feast")
}

/// A weekday, its shift, its neighbours and its date.
fn weekday(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
        rule = if shift < 0 { "day/weekday-past" } else if shift > 0 { "day/weekday-next" } else { rule };
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
fn weekday_name(look: &Look<'_>, at: At) -> bool {
    let Some(p) = look.prev(at) else { return false };
    if look.has(p, Class::FirstName) && !look.has(p, Class::Common) && look.readings(p).first().is_some_and(|r| r.clitics.is_empty()) {
        return true;
    }
    let head = Classes::one(Class::PlaceHead).with(Class::Landmark).with(Class::Group);
    let owns = look.classes(p).any(head) && !look.article(p) && look.text.names(&look.text.items[p.item as usize]).is_empty();
    // A plural or dual of people counted by الاثنين is «both».
    let both = look.readings(p).iter().any(|r| r.morph.contains(rasid_lexicon::morph::Morph::DUAL)) && look.article(p);
    owns || (both && look.find(at, Class::Weekday).is_some_and(|(l, _)| l.value == 1))
}

/// «الثلاثاء - الأربعاء»، «الأربعاء والخميس»، «ليل الجمعة السبت»، «من الأحد إلى الخميس».
fn other_weekday(look: &Look<'_>, at: At, context: Context) -> Option<(u8, At)> {
    let n = look.next(at)?;
    let read = |at: At, and: bool| {
        let (lexeme, clitics) = look.find(at, Class::Weekday)?;
        (clitics == if and { Clitics::WA } else { Clitics::empty() }).then_some(())?;
        Some((weekday_number(lexeme.value)?, at))
    };
    if look.has(n, Class::Weekday) {
        return read(n, true).or_else(|| if context.part { read(n, false).or_else(|| to_weekday(look, n)) } else { None });
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
fn to_weekday(look: &Look<'_>, at: At) -> Option<(u8, At)> {
    let (lexeme, _) = look.find(at, Class::Weekday)?;
    Some((weekday_number(lexeme.value)?, at))
}

/// الماضي، المقبل، الجاري: steps from now, and the last unit.
fn shift(look: &Look<'_>, at: At) -> Option<(i32, At)> {
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
fn suffix(look: &Look<'_>, at: At) -> At {
    let mut last = at;
    if let Some(n) = look.next(last)
        && look.has(n, Class::DayPart)
        && look.find(n, Class::DayPart).is_some_and(|(l, c)| l.value <= 6 && c.is_empty())
        && !look.article(n)
        && look.next(n).is_none_or(|m| !look.classes(m).any(Classes::one(Class::Weekday).with(Class::RelativeDay)))
    {
        last = n;
    }
    last
}

/// The unit behind a comma or an opening bracket, and whether a bracket was opened.
fn apposed(look: &Look<'_>, at: At) -> (Option<At>, bool) {
    match look.next(at) {
        Some(n) if look.is_mark(n, b'(') => (look.next(n), true),
        Some(n) if look.is_mark(n, b',') => (look.next(n), false),
        other => (other, false),
    }
}

/// Takes in the bracket that closes.
fn closed(look: &Look<'_>, at: At, bracket: bool) -> At {
    if bracket { look.next(at).filter(|n| look.is_mark(*n, b')')).unwrap_or(at) } else { at }
}

/// A full date in apposition: «الخميس 12 مارس 2015»، «الخميس (12 مارس)»، «الموافق 12 مارس».
fn date_behind(look: &Look<'_>, at: At) -> Option<Point> {
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
    if look.kind(n) != Kind::Number && !look.is_article(n) && !look.classes(n).any(Classes::one(Class::Number).with(Class::Ordinal)) {
        return None;
    }
    let point = date(look, n, Context { sure: true, ..Context::default() })?;
    if !matches!(point.core, Core::Period(Period::Dates(..) | Period::DayOfMonth(..))) {
        return None;
    }
    Some(Point { last: closed(look, point.last, bracket), ..point })
}

/// مطلع، منتصف، أواخر, seasons.
fn edge(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
    let mut n = look.next(at)?;
    if look.is_prep(n, "min") {
        n = look.next(n)?;
    }
    let inner = Context { sure: true, edge: Some(edge), ..context };
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
        if let Some(Point { core: Core::Length(u, count, None), last, .. }) = numbered(look, n, inner) {
            return Some(Point { core: Core::Length(u, count, Some(-1)), last, rule: "day/past-days" });
        }
    }
    if look.kind(n) == Kind::Number || look.has(n, Class::Number) {
        return numbered(look, n, inner);
    }
    None
}

/// «صيف 2015»، «صيف العام الماضي»، «الصيف الماضي».
fn season(look: &Look<'_>, at: At, month: u8) -> Option<Point> {
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
    let year = if matches!(year, Year::Last | Year::Next) { if year == Year::Last { Year::Last } else { Year::Next } } else { year };
    Point::of(Period::Season(month, year), last, "day/season")
}

/// The name of a month, its twin behind a stroke taken in.
fn month_name(look: &Look<'_>, at: At) -> Option<(u8, Calendar, At)> {
    let lexeme = named_month(look, at)?;
    let month = month_number(lexeme.0)?;
    let calendar = if lexeme.1 == "hijri" { Calendar::Hijri } else { Calendar::Gregorian };
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
fn named_month<'t>(look: &Look<'t>, at: At) -> Option<(i64, &'t str)> {
    look.find(at, Class::Month).map(|(l, _)| (l.value, l.sense.as_str()))
}

/// A month without a day.
fn bare_month(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
    let edge = if matches!(edge, Edge::Part(..)) { Edge::Whole } else { edge };
    Point::of(Period::Months(calendar, year.unwrap_or(Year::Near), month, to, edge), last, if edge == Edge::Whole { "day/month" } else { "day/edge" })
}

/// A name behind رمضان: «في رمضان صبحي».
fn next_is_name(look: &Look<'_>, at: At) -> bool {
    look.next(at).is_some_and(|n| look.is_word(n) && look.has(n, Class::FirstName))
}

/// The year behind a month, season or feast, with its last unit: «2015»، «من العام الماضي»، «الماضي».
fn year_behind(look: &Look<'_>, at: At, calendar: Calendar) -> (Option<Year>, At) {
    year_words(look, at, calendar).map_or((None, at), |(y, last)| (Some(y), last))
}

fn year_words(look: &Look<'_>, at: At, calendar: Calendar) -> Option<(Year, At)> {
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
fn year_digits(look: &Look<'_>, at: At, calendar: Calendar) -> Option<(Year, At)> {
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
    let counted = look.next(v.last).is_some_and(|n| look.classes(n).any(Classes::one(Class::Person).with(Class::Victim)) && !look.article(n) && crate::mention::number::value::nominal(look, n));
    if counted && calendar == Calendar::Gregorian && v.figure.is_some() && !look.prev(at).is_some_and(|p| look.has(p, Class::Month) || look.has(p, Class::TimeUnit)) {
        return None;
    }
    Some((Year::Of(i32::try_from(v.value).ok()?), era(look, v.last)))
}

/// م or هـ behind a year.
fn era(look: &Look<'_>, at: At) -> At {
    look.next(at)
        .filter(|n| look.is_word(*n) && look.word(*n).len == 1 && !look.is_and(*n) && (!look.spaced(*n) || look.is_heh(*n)))
        .unwrap_or(at)
}

/// What begins with a number: a date, a year, a length of time.
fn numbered(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    let number = value(look, at, false);
    if let Some(v) = &number {
        // Most numbers count something else: what stands behind tells at once.
        let behind = look.next(v.last);
        let open = behind.is_some_and(|n| {
            look.classes(n).any(BEHIND) || matches!(look.kind(n), Kind::Mark(b'/' | b'-' | b',')) || look.is_and(n) || look.is_or(n)
        });
        if !open && !is_year(v) && v.figure.is_none_or(|f| f.marks < 2) && !look.has(at, Class::Ordinal) {
            return None;
        }
    }
    date_from(look, at, context, number).or_else(|| length(look, at, number)).or_else(|| year(look, at, context, number))
}

/// What may stand behind the number of a date or a length of time.
const BEHIND: Classes = Classes::one(Class::Month)
    .with(Class::TimeUnit)
    .with(Class::TimeShift)
    .with(Class::TimeEdge)
    .with(Class::Preposition)
    .with(Class::Demonstrative)
    .with(Class::Number)
    .with(Class::Ordinal);

/// A number of days of a month, as digits, word or ordinal.
fn day_number(look: &Look<'_>, at: At) -> Option<Value> {
    day_value(look, at, value(look, at, false))
}

fn day_value(look: &Look<'_>, at: At, number: Option<Value>) -> Option<Value> {
    let v = ordinal(look, at).filter(|v| v.definite).or(number)?;
    let whole = v.figure.is_none_or(|f| f.marks == 0 && f.len <= 2);
    ((1..=31).contains(&v.value) && whole).then_some(v)
}

/// «12 مارس 2015»، «12/3/2015»، «2015-03-12»، «12 الجاري»، «الخامس من الشهر المقبل».
fn date(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
    date_from(look, at, context, value(look, at, false))
}

fn date_from(look: &Look<'_>, at: At, context: Context, number: Option<Value>) -> Option<Point> {
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
    let point = month_behind(look, to.last, from, end, context.told).or_else(|| if to.last == first.last { None } else { month_behind(look, first.last, from, from, context.told) })?;
    if named(look, at) { None } else { Some(point) }
}

/// The place of a further day of the same month, and whether و is glued to it.
fn another(look: &Look<'_>, at: At) -> Option<(At, bool)> {
    let n = look.next(at)?;
    if look.is_and(n) || look.is_mark(n, b'-') || look.is_prep(n, "ila") || look.means(n, Class::TimeEdge, "until") || look.is_mark(n, b',') || look.is_or(n) {
        return Some((look.next(n)?, false));
    }
    Some((n, true))
}

/// The month behind the days, with its year.
fn month_behind(look: &Look<'_>, at: At, from: u8, to: u8, told: Told) -> Option<Point> {
    let mut n = look.next(at)?;
    if look.is_mark(n, b'/') || look.is_mark(n, b'-') {
        // «10/شوال/1436».
        n = look.next(n)?;
        look.has(n, Class::Month).then_some(())?;
    }
    // «12 الجاري».
    if let Some((s, last)) = shift(look, n) {
        let digits = look.kind(at) == Kind::Number;
        return if digits && s == 0 { Point::of(Period::DayOfMonth(s, from, to), last, "day/of-month") } else { None };
    }
    let from_word = look.is_prep(n, "min");
    if from_word {
        n = look.next(n)?;
    }
    // «24 من نفس الشهر»، «24 من الشهر نفسه».
    if look.means(n, Class::TimeShift, "same-before") {
        let m = look.next(n)?;
        return if look.means(m, Class::TimeUnit, "month") { Point::of(told.day(from, to)?, m, "day/date") } else { None };
    }
    if look.means(n, Class::Demonstrative, "near") {
        let m = look.next(n)?;
        return if look.means(m, Class::TimeUnit, "month") { Point::of(Period::DayOfMonth(0, from, to), m, "day/of-month") } else { None };
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
    let (month, calendar, name_end) = if sense == "libya" { (month_number(value)?, Calendar::Gregorian, n) } else { month_name(look, n)? };
    // «10/شوال/ 1436هـ».
    let before_year = look.next(name_end).filter(|x| look.is_mark(*x, b'/') && look.next(*x).is_some_and(|y| look.kind(y) == Kind::Number)).unwrap_or(name_end);
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
    Point::of(Period::Dates(calendar, year.unwrap_or(Year::Near), month, from, to), last, "day/date")
}

/// The civil date behind a Hijri one.
fn concordant(look: &Look<'_>, at: At) -> Option<Point> {
    let mut n = look.next(at)?;
    let mut dated = false;
    for _ in 0..4 {
        if look.means(n, Class::DayPart, "dated") {
            dated = true;
        } else if !matches!(look.kind(n), Kind::Mark(b',' | b'(' | b')' | b'/' | b'-')) && !look.means(n, Class::TimeUnit, "day") {
            break;
        }
        n = look.next(n)?;
    }
    dated.then_some(())?;
    let point = date(look, n, Context { sure: true, ..Context::default() })?;
    let close = look.next(point.last).filter(|c| look.is_mark(*c, b')') && look.prev(n).is_some_and(|p| look.is_mark(p, b'(')));
    Some(Point { last: close.unwrap_or(point.last), ..point })
}

/// Whether the date names something: مدينة 6 أكتوبر، قوى 14 آذار، ثورة 25 يناير.
fn named(look: &Look<'_>, at: At) -> bool {
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
            look.next(v.last).and_then(|m| if look.is_prep(m, "min") { look.next(m) } else { Some(m) }).and_then(|m| month_name(look, m)).is_some_and(|(_, c, end)| year_behind(look, end, c).0.is_none())
        });
    }
    headed(look, at)
}

/// Whether an indefinite head of a place or group stands right before: what follows is its name.
fn headed(look: &Look<'_>, at: At) -> bool {
    let head = Classes::one(Class::PlaceHead).with(Class::Landmark).with(Class::Group);
    look.prev(at).is_some_and(|p| look.classes(p).any(head) && !look.article(p) && !look.in_name(p))
}

/// Dates in digits alone: 24/7/2015، 2015-07-24، 24.7.2015، «26/7».
fn figures(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
    let third = look.next(mid).filter(|n| look.is_mark(*n, sign)).and_then(|n| look.next(n)).filter(|n| look.kind(*n) == Kind::Number);
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
        return Point::of(Period::Dates(Calendar::Gregorian, Year::Near, month, day, day), mid, "day/figures");
    }
    None
}

/// Day, month and year in either order.
fn ymd(a: u32, b: u32, c: u32, look: &Look<'_>, last: At) -> Option<Point> {
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
    Point::of(Period::Dates(calendar, Year::Of(i32::try_from(year).ok()?), month, day, day), end, "day/figures")
}

/// A year by itself, or several: «في 2003»، «2011-2013».
fn year(look: &Look<'_>, at: At, context: Context, number: Option<Value>) -> Option<Point> {
    if !context.sure {
        return None;
    }
    let v = number.filter(is_year).filter(|_| !named(look, at))?;
    // «في 2000 منزل»: a count.
    if let Some(n) = look.next(v.last) {
        let counted = crate::mention::number::COUNTED.or(Classes::one(Class::TimeUnit).with(Class::Measure).with(Class::Scale));
        if look.classes(n).any(counted) && !look.article(n) && crate::mention::number::value::nominal(look, n) && !look.has(n, Class::TimeEdge) {
            return None;
        }
        if look.is_mark(n, b'%') {
            return None;
        }
    }
    years_from(look, v, context.edge)
}

/// A year and those joined to it: «2011 و2012»، «2011-2013».
fn years_from(look: &Look<'_>, v: Value, edge: Option<Edge>) -> Option<Point> {
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
    Point::of(Period::Years(calendar, from, to, edge), last, if edge == Edge::Whole { "day/year" } else { "day/edge" })
}

/// A number of units: «ثلاثة أيام»، «الـ24 ساعة الماضية»، «بضعة أسابيع».
fn length(look: &Look<'_>, at: At, number: Option<Value>) -> Option<Point> {
    let (count, last) = match number {
        Some(v) => {
            // «3 إلى 4 أيام»: the greater.
            let more = look.next(v.last).filter(|n| look.is_prep(*n, "ila") || look.is_or(*n)).and_then(|n| look.next(n)).and_then(|n| value(look, n, false));
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
fn measured(look: &Look<'_>, sense: &str, count: u16, last: At) -> Option<Point> {
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
        end = look.next(n).filter(|m| look.has(*m, Class::TimeUnit) && look.article(*m)).unwrap_or(n);
    }
    for _ in 0..2 {
        let Some(n) = look.next(end) else { break };
        let Some((lexeme, clitics)) = look.find(n, Class::TimeShift) else { break };
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
    Some(Point { core: Core::Length(unit, count, step), last: end, rule: "day/length" })
}

/// «الأشهر الستة الأولى من العام».
fn first_months(look: &Look<'_>, count: u8, last: At) -> Option<Point> {
    let first = look.next(last)?;
    let (lexeme, _) = look.find(first, Class::Ordinal).filter(|(l, c)| l.value == 1 && c.is_empty())?;
    let _ = lexeme;
    let of = look.next(first).filter(|n| look.is_prep(*n, "min"))?;
    let year = look.next(of).filter(|n| look.has(*n, Class::TimeUnit) || look.has(*n, Class::Demonstrative))?;
    let context = Context { sure: true, edge: Some(Edge::Part(1, count)), ..Context::default() };
    let point = if look.has(year, Class::TimeUnit) { unit(look, year, context) } else { demonstrative(look, year) }?;
    match point.core {
        Core::Period(Period::Unit(Unit::Year, s, _)) => Point::of(Period::Unit(Unit::Year, s, Edge::Part(1, count)), point.last, "day/edge"),
        Core::Period(p @ Period::Years(..)) => Point::of(p, point.last, "day/edge"),
        _ => None,
    }
}

/// What begins with a word for a unit: «الشهر الماضي»، «الأيام الثلاثة الماضية»، «عام 2011»، «يومين».
fn unit(look: &Look<'_>, at: At, context: Context) -> Option<Point> {
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
                    let edge = if shift == 0 && edge == Edge::Whole && earlier(look, at) { Edge::Sooner } else { edge };
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

fn period_rule(unit: Unit, shift: i32, edge: Edge) -> &'static str {
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

fn unit_of(sense: &str) -> Option<Unit> {
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

fn weekday_number(value: i64) -> Option<u8> {
    u8::try_from(value).ok().filter(|d| (1..=7).contains(d))
}

fn month_number(value: i64) -> Option<u8> {
    u8::try_from(value).ok().filter(|m| (1..=12).contains(m))
}

