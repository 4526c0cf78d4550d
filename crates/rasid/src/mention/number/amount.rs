//! How many: exact numbers, ranges, vague numbers, and the bounds before them.
//!
//! *Takes* a place in a sentence; *gives* the count that begins there; *never* looks at what is
//! counted.

use super::look::{At, Look};
use super::role;
use super::value::{Value, nominal, value};
use super::{COUNTED, Draft, PEOPLE, STARTS, Without, clamp};
use crate::model::Count;
use crate::text::{Clitics, Kind, Marks};
use rasid_lexicon::Class;
use rasid_lexicon::morph::Morph;

/// A bound as the data names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    About,
    Over,
    Least,
    Under,
    Most,
}

impl Bound {
    pub(super) fn of(sense: &str) -> Option<Bound> {
        Some(match sense {
            "about" => Bound::About,
            "over" => Bound::Over,
            "least" => Bound::Least,
            "under" => Bound::Under,
            "most" => Bound::Most,
            _ => return None,
        })
    }

    pub(super) fn apply(self, count: Count) -> Count {
        let (min, max) = match self {
            Bound::About => (count.min, count.max),
            Bound::Over => (count.min.saturating_add(u32::from(count.max == Some(count.min))), None),
            Bound::Least => (count.min, None),
            Bound::Under => (1.min(count.min), Some(count.min.saturating_sub(1))),
            Bound::Most => (1.min(count.min), count.max.or(Some(count.min))),
        };
        Count::new(min, max).unwrap_or(count)
    }
}

/// The bound at `at` and the unit of the number behind it.
pub(super) fn bound_before(look: &Look<'_>, at: At) -> Option<(Bound, At)> {
    let (lexeme, _) = look.find(at, Class::Bound)?;
    let mut next = look.next(at)?;
    let bound = match lexeme.sense.as_str() {
        "over-from" => {
            if !look.is_prep(next, "min") {
                return None;
            }
            next = look.next(next)?;
            Bound::Over
        }
        sense if lexeme.value < 2 => Bound::of(sense)?,
        _ => return None,
    };
    // «يقدر بـ 50», «أكثر من الـ 50».
    if look.is_glue(next) {
        next = look.next(next)?;
    }
    // A second bound adds nothing: «ما لا يقل عن نحو 50».
    if look.has(next, Class::Bound) && !look.classes(next).any(STARTS.without(Class::Bound)) {
        next = look.next(next)?;
    }
    let starts = look.kind(next) == Kind::Number
        || look.is_article(next)
        || look.classes(next).any(STARTS.without(Class::Bound).without(Class::Ordinal));
    starts.then_some((bound, next))
}

/// The number words themselves: exact, vague, «one of», a range.
pub(super) fn core(look: &Look<'_>, at: At) -> Option<Draft> {
    let between = look.prev(at).filter(|p| look.is_prep(*p, "bayna"));
    if let Some(prep) = between
        && let Some(draft) = from_to(look, prep, at)
    {
        return Some(draft);
    }
    if let Some(v) = value(look, at, false) {
        return Some(spread(look, v));
    }
    if look.has(at, Class::VagueNumber) {
        return vague(look, at);
    }
    one_of(look, at)
}

pub(super) fn exact(look: &Look<'_>, v: Value) -> Draft {
    let _ = look;
    Draft {
        first: v.first,
        last: v.last,
        from: v.first,
        to: v.last,
        count: Count::exactly(clamp(v.value)),
        value: Some(v),
        rule: if v.figure.is_some() { "number/digits" } else { "number/word" },
    }
}

/// «بين 20 و30 ألفا»: the scale belongs to both.
pub(super) fn scaled(low: u64, high: u64) -> u64 {
    [1_000_000_000, 1_000_000, 1000]
        .into_iter()
        .find(|scale| high.is_multiple_of(*scale) && high > 0)
        .filter(|scale| low < high / scale)
        .map_or(low, |scale| low * scale)
}

/// «بين X وY».
pub(super) fn from_to(look: &Look<'_>, prep: At, at: At) -> Option<Draft> {
    let with = |v: Value| -> Option<Value> {
        let n = look.next(v.last)?;
        let (on, glued) = if look.is_and(n) { (look.next(n)?, false) } else { (n, true) };
        let second = value(look, on, false)?;
        let and = second.clitics.contains(Clitics::WA);
        (and == glued && second.clitics.difference(Clitics::WA).is_empty()).then_some(second)
    };
    let whole = value(look, at, false)?;
    let (low, high) = match with(whole) {
        Some(second) => (whole, second),
        None => {
            let low = value(look, at, true)?;
            (low, with(low)?)
        }
    };
    if high.value < low.value {
        return None;
    }
    let mut draft = exact(look, low);
    draft.first = prep;
    draft.to = high.last;
    draft.last = high.last;
    draft.count = Count {
        min: clamp(scaled(low.value, high.value)),
        max: Some(clamp(high.value)),
    };
    draft.rule = "number/range";
    Some(draft)
}

/// How far back a verb of change is looked for.
pub(super) const CHANGE: usize = 8;

/// An exact number, or the range that it opens: «X - Y»، «X أو Y»، «من X إلى Y».
pub(super) fn spread(look: &Look<'_>, v: Value) -> Draft {
    let draft = exact(look, v);
    let Some(n) = look.next(v.last) else { return draft };
    let second = |on: Option<At>| {
        on.and_then(|on| value(look, on, false))
            .filter(|s| s.value > v.value && s.clitics.is_empty())
    };
    let figures = |s: &Value| v.figure.is_some() == s.figure.is_some();
    let high = if look.is_mark(n, b'-') {
        second(look.next(n)).filter(|s| v.figure.is_some() && s.figure.is_some() && !years(&v, s))
    } else if look.is_or(n) {
        second(look.next(n)).filter(figures)
    } else if look.is_prep(n, "ila") && !changes(look, v.first) {
        second(look.next(n)).filter(|s| !years(&v, s))
    } else {
        None
    };
    let Some(high) = high else { return draft };
    Draft {
        to: high.last,
        last: high.last,
        count: Count {
            min: clamp(scaled(v.value, high.value)),
            max: Some(clamp(high.value)),
        },
        rule: "number/range",
        ..draft
    }
}

pub(super) fn years(a: &Value, b: &Value) -> bool {
    role::is_year(a) && role::is_year(b)
}

/// Whether a verb of rise or fall stands before: from X to Y is a change then.
pub(super) fn changes(look: &Look<'_>, at: At) -> bool {
    let mut back = look.prev(at);
    for _ in 0..CHANGE {
        let Some(p) = back else { return false };
        if look.means(p, Class::Bound, "change") {
            return true;
        }
        back = look.prev(p);
    }
    false
}

/// «عشرات»، «مئات الآلاف»، «بضعة»، «عدد من».
pub(super) fn vague(look: &Look<'_>, at: At) -> Option<Draft> {
    let (lexeme, clitics) = look.find(at, Class::VagueNumber)?;
    let mut unit = u64::try_from(lexeme.value).ok()?;
    let mut last = at;
    let sense = lexeme.sense.as_str();
    if sense == "odd" || unit == 0 {
        return None;
    }
    let (mut low, mut high) = match sense {
        "few" => (3, Some(9)),
        "some" => (unit, None),
        _ => (2, None),
    };
    if sense == "few" {
        unit = 1;
    }
    if sense != "some" {
        while let Some(n) = look.next(last) {
            let Some((l, c)) = look.find(n, Class::Scale).or_else(|| {
                if sense == "few" {
                    look.find(n, Class::VagueNumber)
                } else {
                    None
                }
            }) else {
                break;
            };
            if c.intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI)
                || l.value <= 0
                || !matches!(l.sense.as_str(), "plural" | "")
            {
                break;
            }
            unit = unit.saturating_mul(l.value as u64);
            last = n;
        }
        // «بضعة عشر».
        if sense == "few"
            && unit == 1
            && let Some(n) = look.next(last)
            && let Some(ten) = value(look, n, false)
            && ten.value == 10
            && ten.clitics.is_empty()
        {
            (low, high) = (13, Some(19));
            last = ten.last;
        }
        low *= unit;
        high = high.map(|h| h * unit);
    }
    let _ = clitics;
    let mut draft = Draft {
        first: at,
        last,
        from: at,
        to: last,
        count: Count {
            min: clamp(low),
            max: high.map(clamp),
        },
        value: None,
        rule: "number/vague",
    };
    // «العشرات من الجنود»: من is read with the noun.
    draft.last = last;
    Some(draft)
}

/// «أحد الجنود»، «إحدى القذائف»: one of several; «لم يصب أحد» is nobody.
pub(super) fn one_of(look: &Look<'_>, at: At) -> Option<Draft> {
    // «وأحد» folds to واحد, but for its hamza.
    let hamza = look.has(at, Class::Number) && look.token(at).marks.contains(Marks::HAMZA);
    if !(hamza || look.means(at, Class::Number, "one-of")) {
        return None;
    }
    let n = look.next(at)?;
    let definite = nominal(look, n) && look.article(n) || look.is_prep(n, "min");
    let plural = look.classes(n).any(COUNTED.or(PEOPLE)) && look.readings(n).iter().any(|r| r.morph.contains(Morph::PLUR));
    if !definite && !plural {
        return None;
    }
    Some(Draft {
        first: at,
        last: at,
        from: at,
        to: at,
        count: Count::exactly(1),
        value: None,
        rule: "number/one-of",
    })
}
