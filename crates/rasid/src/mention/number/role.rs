//! What a number is used for, and the noun that it counts.
//!
//! *Takes* a number that was read; *gives* its mention; *never* lets an age, a price or a calibre
//! through as a count.

use super::amount::Bound;
use super::look::{At, Look};
use super::noun::{bound_behind, counted_before, noun_after};
use super::value::{Value, nominal, value};
use super::{COUNTED, Draft, NumberMention, NumberRole, PEOPLE};
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes};

/// Years that the press writes of.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;
/// Hijri years likewise.
const HIJRI_YEARS: std::ops::RangeInclusive<u64> = 1318..=1520;

/// Whether a number may be a year by its looks: four digits, nothing inside.
pub(in crate::mention) fn is_year(v: &Value) -> bool {
    v.figure
        .is_some_and(|f| f.len == 4 && f.marks == 0 && YEARS.contains(&f.value))
}

/// Whether it may be a Hijri year; a count may look the same, so something must show it.
pub(in crate::mention) fn is_hijri_year(v: &Value) -> bool {
    v.figure
        .is_some_and(|f| f.len == 4 && f.marks == 0 && HIJRI_YEARS.contains(&f.value))
}

/// Gives the number its role and its noun; says which unit is its last.
pub(super) fn settle(look: &Look<'_>, draft: Draft, bound: Option<Bound>) -> (NumberMention, At) {
    let mut draft = draft;
    let mut noun = None;
    let mut rule = draft.rule;
    repeated(look, &mut draft);
    let after = look.next(draft.to);
    let before = look.prev(draft.from);
    let mut role = None;
    if let Some((r, last)) = special(look, &draft, before, after) {
        role = Some(r);
        draft.last = last;
        rule = if rule == "number/range" { rule } else { rule_of(r) };
    } else if let Some(n) = after
        && let Some((item, last)) = noun_after(look, &draft, n)
    {
        noun = item;
        draft.last = last;
    }
    if role.is_none() && noun.is_none() {
        if let Some(p) = before.filter(|_| bound.is_none() && rule != "number/range")
            && draft.last == draft.to
            && counted_before(look, &draft, p)
        {
            noun = Some(p.item);
            draft.first = p.min(draft.first);
        } else if let Some(r) = nothing_counted(look, &draft, after).filter(|_| bound.is_none()) {
            role = Some(r);
            rule = if rule == "number/range" { rule } else { rule_of(r) };
        }
    }
    let mut last = draft.last;
    if role == Some(NumberRole::Date) {
        // «حتى 17 سبتمبر»: the bound is the date's.
        draft.first = draft.first.max(draft.from.min(draft.to));
    } else if let Some(bound) = bound {
        draft.count = bound.apply(draft.count);
        rule = "number/bound";
    }
    if role.is_none()
        && let Some((bound, at)) = bound_behind(look, last, noun.is_some())
    {
        draft.count = bound.apply(draft.count);
        rule = "number/bound";
        last = at;
    }
    let role = role.unwrap_or(NumberRole::Count);
    let mention = NumberMention {
        range: look.range(draft.first, last),
        digits: look.range(draft.from, draft.to),
        count: draft.count,
        role,
        noun,
        rule,
    };
    (mention, last)
}

/// The role of a number beside which no noun stands: years, scores, nought.
fn nothing_counted(look: &Look<'_>, draft: &Draft, after: Option<At>) -> Option<NumberRole> {
    let v = draft.value?;
    if is_year(&v) && after.is_none_or(|n| !look.has(n, Class::Other) && !look.is_prep(n, "min")) {
        return Some(NumberRole::Date);
    }
    if v.value == 0 && v.definite {
        return Some(NumberRole::Name);
    }
    // «1 - 3» without a noun is a score.
    let dash = look.next(v.last).is_some_and(|n| look.is_mark(n, b'-') && draft.to != v.last);
    dash.then_some(NumberRole::Name)
}

fn rule_of(role: NumberRole) -> &'static str {
    match role {
        NumberRole::Count => "number/digits",
        NumberRole::Age => "number/age",
        NumberRole::Money => "number/money",
        NumberRole::Measure => "number/measure",
        NumberRole::Date => "number/date",
        NumberRole::Percent => "number/percent",
        NumberRole::Name => "number/name",
        NumberRole::Ordinal => "number/ordinal",
    }
}

/// «خمسة (5) جنود»: the same number once more in brackets.
fn repeated(look: &Look<'_>, draft: &mut Draft) {
    let Some(v) = draft.value else { return };
    let Some(open) = look.next(draft.to).filter(|n| look.is_mark(*n, b'(')) else {
        return;
    };
    let Some(again) = look.next(open).and_then(|n| value(look, n, false)) else {
        return;
    };
    let Some(close) = look.next(again.last).filter(|n| look.is_mark(*n, b')')) else {
        return;
    };
    if again.value == v.value {
        draft.to = close;
        draft.last = close;
    }
}

/// Every use of a number that counts nothing; with the last unit of the expression.
fn special(look: &Look<'_>, draft: &Draft, before: Option<At>, after: Option<At>) -> Option<(NumberRole, At)> {
    let to = draft.to;
    let figure = draft.value.and_then(|v| v.figure);
    let people = after.is_some_and(|n| look.classes(n).any(PEOPLE));
    if let Some(p) = before {
        if look.is_mark(p, b'%') && figure.is_some() && !look.spaced(draft.from) {
            return Some((NumberRole::Percent, to));
        }
        // «مجموعة الـ77» as a listed name may end before its digits.
        let listed = look.in_name(p) && !look.spaced(draft.from);
        if figure.is_some() && (listed || glued_name(look, draft.from, p)) {
            return Some((NumberRole::Name, to));
        }
        if look.has(p, Class::Measure) {
            for r in look.readings(p) {
                match look.text.lexeme(r).sense.as_str() {
                    "label" if !people && (figure.is_some() || draft.value.is_some_and(|v| v.definite)) => {
                        let last = after.filter(|n| look.has(*n, Class::Measure)).unwrap_or(to);
                        return Some((NumberRole::Name, joint_end(look, last)));
                    }
                    "clock" => return Some((NumberRole::Date, clock_end(look, to))),
                    "age-before" => {
                        let last = after.filter(|n| look.has(*n, Class::TimeUnit)).unwrap_or(to);
                        return Some((NumberRole::Age, last));
                    }
                    _ => {}
                }
            }
        }
    }
    if let Some(f) = figure {
        if f.marks >= 2 && (1900..=2100).contains(&f.groups[2]) {
            return Some((NumberRole::Date, to));
        }
        if let Some(n) = after {
            // «08: 30 بتوقيت».
            if look.is_mark(n, b':')
                && f.value <= 24
                && f.len <= 2
                && let Some(m) = look.next(n).filter(|m| look.kind(*m) == Kind::Number)
                && super::value::figure(look.raw(m)).is_some_and(|g| g.len == 2 && g.value < 60)
            {
                return Some((NumberRole::Date, clock_end(look, m)));
            }
            // «3 - 1» is a score: the growing pair was read as a range before.
            if look.is_mark(n, b'-')
                && draft.rule == "number/digits"
                && let Some(m) = look.next(n).filter(|m| look.kind(*m) == Kind::Number)
                && look.spaced(m)
                && f.len <= 2
                && super::value::figure(look.raw(m)).is_some_and(|g| g.len <= 2 && g.value <= f.value)
                && look
                    .next(m)
                    .is_none_or(|x| !look.classes(x).any(COUNTED.or(PEOPLE).with(Class::Month)))
            {
                return Some((NumberRole::Name, m));
            }
            let m = look.next(n).filter(|m| look.kind(*m) == Kind::Number && !look.spaced(*m));
            if let Some(m) = m
                && !look.spaced(n)
            {
                if look.is_mark(n, b':') {
                    return Some((NumberRole::Date, clock_end(look, m)));
                }
                if look.is_mark(n, b'/') {
                    return Some(slashes(look, to, n, m));
                }
                if look.is_mark(n, b'*') || look.is_mark(n, b'-') {
                    return Some(dashes(look, draft, n, m));
                }
            }
        }
    }
    if figure
        .is_some_and(|f| (f.len > 7 && f.marks == 0) || (f.nought && f.len > 1 && f.of == 1 && draft.rule == "number/digits"))
        && !people
    {
        return Some((NumberRole::Name, to));
    }
    // «السنوات الـ36 الماضية», «الدقيقة 16».
    if let Some(p) = before
        && look.has(p, Class::TimeUnit)
        && look.article(p)
        && (draft.value.is_some_and(|v| v.definite) || look.means(p, Class::TimeUnit, "minute"))
    {
        return Some((NumberRole::Measure, to));
    }
    // «(883) هكتارا».
    let bracketed = after
        .filter(|n| look.is_mark(*n, b')') && before.is_some_and(|p| look.is_mark(p, b'(')))
        .and_then(|n| look.next(n));
    if let Some(found) = bracketed
        .and_then(|n| unit_behind(look, draft, n))
        .filter(|(r, _)| *r != NumberRole::Age)
    {
        return Some(found);
    }
    if let Some(n) = after {
        if look.is_mark(n, b'%') {
            return Some((NumberRole::Percent, n));
        }
        if let Some(role_last) = unit_behind(look, draft, n) {
            return Some(role_last);
        }
        if let Some(last) = day_of_month(look, draft, n) {
            return Some((NumberRole::Date, last));
        }
    }
    if year(look, draft, before, after) {
        return Some((NumberRole::Date, to));
    }
    // Definite digits without a noun: مجموعة الـ77.
    if look.is_article(draft.from) && after.is_none_or(|n| !nominal(look, n)) {
        return Some((NumberRole::Name, to));
    }
    None
}

/// «5+1» behind a label.
fn joint_end(look: &Look<'_>, at: At) -> At {
    let tight = |n: &At| !look.spaced(*n);
    look.next(at)
        .filter(|n| matches!(look.kind(*n), Kind::Mark(b'*' | b'-' | b'/')) && tight(n))
        .and_then(|n| look.next(n))
        .filter(|m| look.kind(*m) == Kind::Number && tight(m))
        .unwrap_or(at)
}

/// Age in brackets, date and clock behind a sentence's last number.
fn clock_end(look: &Look<'_>, at: At) -> At {
    let mut last = at;
    while let Some(n) = look.next(last) {
        if look.is_mark(n, b':') && !look.spaced(n) {
            match look.next(n).filter(|m| look.kind(*m) == Kind::Number) {
                Some(m) => last = m,
                None => break,
            }
        } else {
            break;
        }
    }
    last
}

/// Whether digits continue a name: سو-24، F16، جنيف -2، هاون120.
fn glued_name(look: &Look<'_>, at: At, before: At) -> bool {
    if look.is_mark(before, b'-') {
        let Some(word) = look.prev(before) else { return false };
        let label = look.means(word, Class::Measure, "label");
        let tight = label || (!look.spaced(at) && !look.spaced(before));
        return tight && matches!(look.kind(word), Kind::Word | Kind::Latin) && !look.is_and(word);
    }
    look.kind(before) == Kind::Latin
}

/// «24/7/2015», «2013/2012», «3/4».
fn slashes(look: &Look<'_>, to: At, slash: At, second: At) -> (NumberRole, At) {
    let third = look
        .next(second)
        .filter(|s| look.is_mark(*s, b'/'))
        .and_then(|s| look.next(s))
        .filter(|m| look.kind(*m) == Kind::Number);
    let _ = slash;
    let year = |at: At| super::value::figure(look.raw(at)).is_some_and(|f| f.len == 4);
    match third {
        Some(m) => (NumberRole::Date, m),
        None if year(to) && year(second) => (NumberRole::Date, second),
        None => (NumberRole::Name, second),
    }
}

/// «2011-2013», «5+1», «2-1», «2015-07-31»; a growing pair was read as a range before.
fn dashes(look: &Look<'_>, draft: &Draft, mark: At, second: At) -> (NumberRole, At) {
    let third = look
        .next(second)
        .filter(|s| look.is_mark(*s, b'-') && !look.spaced(*s))
        .and_then(|s| look.next(s))
        .filter(|m| look.kind(*m) == Kind::Number && !look.spaced(*m));
    let year = draft.value.is_some_and(|v| is_year(&v));
    match third {
        Some(m) => (if year { NumberRole::Date } else { NumberRole::Name }, m),
        None if year && look.is_mark(mark, b'-') => (NumberRole::Date, second),
        None => (NumberRole::Name, second),
    }
}

/// Percent, money, measures and units of time behind the number.
fn unit_behind(look: &Look<'_>, draft: &Draft, n: At) -> Option<(NumberRole, At)> {
    let classes = look.classes(n);
    if !classes.any(Classes::one(Class::Measure).with(Class::TimeUnit)) {
        return None;
    }
    if classes.any(PEOPLE) && !classes.has(Class::Measure) {
        return None;
    }
    // و before the unit: «5 ومتر» is no measure.
    let glued = Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI;
    for r in look.readings(n) {
        let lexeme = look.text.lexeme(r);
        if lexeme.classes.has(Class::Measure) && !r.clitics.intersects(glued) {
            match lexeme.sense.as_str() {
                "percent" => return Some((NumberRole::Percent, n)),
                "money" => return Some((NumberRole::Money, n)),
                "age-behind" => return Some((NumberRole::Age, n)),
                "label" | "clock" | "age-before" => {}
                _ => return Some((NumberRole::Measure, n)),
            }
        }
        if lexeme.classes.has(Class::TimeUnit) && !r.clitics.intersects(glued) && lexeme.sense != "period" {
            if lexeme.sense == "year" && aged(look, draft, n) {
                let last = look
                    .next(n)
                    .filter(|m| look.means(*m, Class::Measure, "age-behind"))
                    .unwrap_or(n);
                return Some((NumberRole::Age, last));
            }
            // «12 الشهر» is no duration; «عام 2011» was met before.
            return Some((NumberRole::Measure, n));
        }
    }
    None
}

/// Whether years behind a number are somebody's age: (45 عاما)، «، 39 عاما،»، «من العمر».
fn aged(look: &Look<'_>, draft: &Draft, unit: At) -> bool {
    let next = look.next(unit);
    if next.is_some_and(|n| look.means(n, Class::Measure, "age-behind")) {
        return true;
    }
    if draft.count.max.is_none_or(|m| m > 120) {
        return false;
    }
    let Some(p) = look.prev(draft.first) else { return false };
    let closes = next.is_none_or(|n| matches!(look.kind(n), Kind::Mark(_)));
    (closes && matches!(look.kind(p), Kind::Mark(b'(' | b',' | b'-')))
        || look.means(p, Class::Measure, "age-before")
        || look
            .prev(p)
            .is_some_and(|q| look.is_glue(p) && look.means(q, Class::Measure, "age-before"))
}

/// The last unit of a date whose day this number is: «12 مارس»، «12 من شهر مارس»، «12 الجاري».
fn day_of_month(look: &Look<'_>, draft: &Draft, n: At) -> Option<At> {
    let v = draft.value?;
    if !(1..=31).contains(&draft.count.max.unwrap_or(0)) {
        return None;
    }
    let mut m = n;
    if look.is_prep(m, "min") || (look.is_mark(m, b'/') && v.figure.is_some()) {
        m = look.next(m)?;
    }
    if look.means(m, Class::TimeUnit, "month") && m != n {
        return Some(look.next(m).filter(|x| look.has(*x, Class::Month)).unwrap_or(m));
    }
    if look.has(m, Class::Month) && !look.means(m, Class::Month, "libya") {
        return Some(m);
    }
    v.figure?;
    if m == n
        && look
            .find(n, Class::TimeShift)
            .is_some_and(|(l, _)| l.value == 0 && l.sense.is_empty())
    {
        return Some(n);
    }
    // «20 و21 مارس».
    if look.is_and(n) || look.is_mark(n, b'-') {
        let day = look
            .next(n)
            .and_then(|x| value(look, x, false))
            .filter(|d| d.figure.is_some() && (1..=31).contains(&d.value))?;
        let month = look.next(day.last).is_some_and(|x| look.has(x, Class::Month));
        return month.then_some(draft.to);
    }
    None
}

/// Whether the number is a year: by a month, a word for year or a preposition of time before it,
/// and nothing counted behind.
fn year(look: &Look<'_>, draft: &Draft, before: Option<At>, after: Option<At>) -> bool {
    let Some(p) = before else { return false };
    let Some(v) = draft.value.filter(|v| is_year(v) || is_hijri_year(v)) else {
        return false;
    };
    if look.has(p, Class::Month) || look.means(p, Class::TimeUnit, "year") {
        return true;
    }
    if !is_year(&v) {
        return false;
    }
    let counts = after.is_some_and(|n| nominal(look, n) && look.classes(n).any(COUNTED.or(PEOPLE)));
    bounded_prep(look, p) && !counts
}

/// Words before a bare year: في 2003، منذ 2014، صيف 2015.
fn bounded_prep(look: &Look<'_>, p: At) -> bool {
    look.is_prep(p, "fi")
        || look.has(p, Class::TimeEdge)
        || look.is_prep(p, "during")
        || look.is_prep(p, "min")
        || look.is_prep(p, "ila")
        || look.is_and(p)
        || look.is_mark(p, b'/')
        || look.is_mark(p, b'(')
        || look.is_mark(p, b'-')
}
