//! Numbers and what they count.
//!
//! *Takes* a sentence; *gives* its numbers with bounds, counted nouns and roles; *never* leaves a
//! number to two readings: what it is used for is decided here, before anything else looks at it.

pub(in crate::mention) mod look;
pub(in crate::mention) mod role;
pub(in crate::mention) mod value;

use super::Range;
use crate::model::Count;
use crate::text::{Clitics, Kind, Marks, Sentence, Text};
use look::{At, Look};
use rasid_lexicon::fold;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes};
use value::{Value, nominal};

/// What a number is used for; decided before anything else looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRole {
    /// Counts people or things: `noun` says which.
    Count,
    /// Age of a person.
    Age,
    /// Money.
    Money,
    /// Distance, weight, area, calibre, duration.
    Measure,
    /// Year, day of a month, clock: read by the days.
    Date,
    /// Share in percent.
    Percent,
    /// Part of a name, a resolution, a unit's or weapon's number.
    Name,
    /// Ordinal used as adjective: الثالث.
    Ordinal,
}

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// The whole expression: bounds, number words, counted noun («ما لا يقل عن 12 جنديا»).
    pub range: Range,
    /// The items of the number itself.
    pub digits: Range,
    /// Its value; «عشرات» is 20–, «نحو 50» 50–50, «أكثر من 5» 6–.
    pub count: Count,
    /// What it is used for.
    pub role: NumberRole,
    /// The counted noun's item, if one stands beside it (also the noun of a dual: قتيلان).
    pub noun: Option<u32>,
    /// Stable name of the rule: `number/digits`, `number/dual`, `number/vague` …
    pub rule: &'static str,
}

/// Things that are counted, whose dual counts two.
pub(in crate::mention) const COUNTED: Classes = Classes::one(Class::Person)
    .with(Class::Victim)
    .with(Class::Office)
    .with(Class::Force)
    .with(Class::Weapon)
    .with(Class::Projectile)
    .with(Class::Explosive)
    .with(Class::Aircraft)
    .with(Class::Event)
    .with(Class::Landmark)
    .with(Class::PlaceHead);

/// People, and what befell them.
const PEOPLE: Classes = Classes::one(Class::Person)
    .with(Class::Victim)
    .with(Class::Office)
    .with(Class::Demonym)
    .with(Class::Quality)
    .with(Class::Member);

/// What a number may begin with.
const STARTS: Classes = Classes::one(Class::Number)
    .with(Class::Scale)
    .with(Class::VagueNumber)
    .with(Class::Bound)
    .with(Class::Ordinal);

/// Finds all numbers of a sentence, left to right, without overlap.
pub fn find(text: &Text<'_>, sentence: &Sentence, out: &mut Vec<NumberMention>) {
    let look = Look::new(text, sentence);
    // Items before this one are used up.
    let mut free = sentence.first;
    let mut after: Option<At> = None;
    look.walk(STARTS.or(COUNTED).with(Class::Other), |at| {
        if after.is_some_and(|last| at <= last) {
            return;
        }
        let starts = look.kind(at) == Kind::Number || look.classes(at).any(STARTS);
        let found = if starts {
            number(&look, at)
        } else if look.has(at, Class::Other) {
            others(&look, at).map(|m| (m, at))
        } else {
            dual(&look, at).map(|m| (m, at))
        };
        if let Some((mention, last)) = found {
            after = Some(last);
            if mention.range.first >= free {
                free = mention.range.last;
                out.push(mention);
            }
        }
    });
}

/// A bound as the data names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    About,
    Over,
    Least,
    Under,
    Most,
}

impl Bound {
    fn of(sense: &str) -> Option<Bound> {
        Some(match sense {
            "about" => Bound::About,
            "over" => Bound::Over,
            "least" => Bound::Least,
            "under" => Bound::Under,
            "most" => Bound::Most,
            _ => return None,
        })
    }

    fn apply(self, count: Count) -> Count {
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

/// A number on its way to a mention.
#[derive(Clone, Copy)]
struct Draft {
    first: At,
    last: At,
    /// First and last unit of the number words.
    from: At,
    to: At,
    count: Count,
    /// The number read first, if it is exact.
    value: Option<Value>,
    rule: &'static str,
}

fn clamp(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Reads the expression that begins at `at`; gives its last unit too.
fn number(look: &Look<'_>, at: At) -> Option<(NumberMention, At)> {
    // «الـ12»: the article stands apart before digits.
    let at = look.prev(at).filter(|p| look.kind(at) == Kind::Number && look.is_article(*p)).unwrap_or(at);
    let mut start = at;
    let mut bound = None;
    if look.has(at, Class::Bound) && look.kind(at) == Kind::Word {
        match bound_before(look, at) {
            Some((b, on)) => {
                bound = Some(b);
                start = on;
            }
            None if !look.classes(at).any(STARTS.without(Class::Bound)) => return None,
            None => {}
        }
    }
    let mut draft = match core(look, start) {
        Some(draft) => draft,
        None => return ordinal(look, at),
    };
    draft.first = at.min(draft.first);
    Some(role::settle(look, draft, bound))
}

/// The bound at `at` and the unit of the number behind it.
fn bound_before(look: &Look<'_>, at: At) -> Option<(Bound, At)> {
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
    let starts = look.kind(next) == Kind::Number || look.is_article(next) || look.classes(next).any(STARTS.without(Class::Bound).without(Class::Ordinal));
    starts.then_some((bound, next))
}

/// The number words themselves: exact, vague, «one of», a range.
fn core(look: &Look<'_>, at: At) -> Option<Draft> {
    let between = look.prev(at).filter(|p| look.is_prep(*p, "bayna"));
    if let Some(prep) = between
        && let Some(draft) = from_to(look, prep, at)
    {
        return Some(draft);
    }
    if let Some(v) = value::value(look, at, false) {
        return Some(spread(look, v));
    }
    if look.has(at, Class::VagueNumber) {
        return vague(look, at);
    }
    one_of(look, at)
}

fn exact(look: &Look<'_>, v: Value) -> Draft {
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
fn scaled(low: u64, high: u64) -> u64 {
    [1_000_000_000, 1_000_000, 1000]
        .into_iter()
        .find(|scale| high.is_multiple_of(*scale) && high > 0)
        .filter(|scale| low < high / scale)
        .map_or(low, |scale| low * scale)
}

/// «بين X وY».
fn from_to(look: &Look<'_>, prep: At, at: At) -> Option<Draft> {
    let with = |v: Value| -> Option<Value> {
        let n = look.next(v.last)?;
        let (on, glued) = if look.is_and(n) { (look.next(n)?, false) } else { (n, true) };
        let second = value::value(look, on, false)?;
        let and = second.clitics.contains(Clitics::WA);
        (and == glued && second.clitics.difference(Clitics::WA).is_empty()).then_some(second)
    };
    let whole = value::value(look, at, false)?;
    let (low, high) = match with(whole) {
        Some(second) => (whole, second),
        None => {
            let low = value::value(look, at, true)?;
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
    draft.count = Count { min: clamp(scaled(low.value, high.value)), max: Some(clamp(high.value)) };
    draft.rule = "number/range";
    Some(draft)
}

/// How far back a verb of change is looked for.
const CHANGE: usize = 8;

/// An exact number, or the range that it opens: «X - Y»، «X أو Y»، «من X إلى Y».
fn spread(look: &Look<'_>, v: Value) -> Draft {
    let draft = exact(look, v);
    let Some(n) = look.next(v.last) else { return draft };
    let second = |on: Option<At>| on.and_then(|on| value::value(look, on, false)).filter(|s| s.value > v.value && s.clitics.is_empty());
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
        count: Count { min: clamp(scaled(v.value, high.value)), max: Some(clamp(high.value)) },
        rule: "number/range",
        ..draft
    }
}

fn years(a: &Value, b: &Value) -> bool {
    role::is_year(a) && role::is_year(b)
}

/// Whether a verb of rise or fall stands before: from X to Y is a change then.
fn changes(look: &Look<'_>, at: At) -> bool {
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
fn vague(look: &Look<'_>, at: At) -> Option<Draft> {
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
            let Some((l, c)) = look.find(n, Class::Scale).or_else(|| if sense == "few" { look.find(n, Class::VagueNumber) } else { None }) else { break };
            if c.intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI) || l.value <= 0 || !matches!(l.sense.as_str(), "plural" | "") {
                break;
            }
            unit = unit.saturating_mul(l.value as u64);
            last = n;
        }
        // «بضعة عشر».
        if sense == "few"
            && unit == 1
            && let Some(n) = look.next(last)
            && let Some(ten) = value::value(look, n, false)
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
        count: Count { min: clamp(low), max: high.map(clamp) },
        value: None,
        rule: "number/vague",
    };
    // «العشرات من الجنود»: من is read with the noun.
    draft.last = last;
    Some(draft)
}

/// «أحد الجنود»، «إحدى القذائف»: one of several; «لم يصب أحد» is nobody.
fn one_of(look: &Look<'_>, at: At) -> Option<Draft> {
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

/// An ordinal: an adjective, or one more of those just told («وأصيب ثالث»).
fn ordinal(look: &Look<'_>, at: At) -> Option<(NumberMention, At)> {
    let v = value::ordinal(look, at)?;
    let bare = !v.definite && v.value >= 2 && v.value <= 10 && v.clitics.difference(Clitics::WA).is_empty();
    let after = look.next(v.last);
    let stands_alone = match after {
        None => true,
        Some(n) => !nominal(look, n) || look.classes(n).any(Classes::one(Class::Other)) || look.readings(n).iter().any(|r| r.morph.contains(Morph::PERFECT)),
    };
    let before = look.prev(at);
    let harms = before.is_some_and(|p| harms(look, p, at));
    let one = bare && stands_alone && harms;
    let range = look.range(at, v.last);
    let mention = NumberMention {
        range,
        digits: range,
        count: Count::exactly(if one { 1 } else { clamp(v.value) }),
        role: if one { NumberRole::Count } else { NumberRole::Ordinal },
        noun: None,
        rule: if one { "number/another" } else { "number/ordinal" },
    };
    Some((mention, v.last))
}

/// Whether the word before tells of harm to who stands here: «وجرح ثالث»، «إصابة ثالث»; but not
/// «جولة ثانية»، «إصابة ثانية».
fn harms(look: &Look<'_>, before: At, at: At) -> bool {
    let feminine = look.readings(before).iter().any(|r| r.morph.contains(Morph::FEM));
    let harm = look.readings(before).iter().any(|r| look.text.frame(r).is_some_and(|f| f.harm.is_some()));
    harm || (look.has(before, Class::Victim) && feminine != look.ends_in_teh(at))
}

/// «وأصيب آخر»، «وجرح آخران»، «وإصابة آخرين»: others with no noun of their own.
fn others(look: &Look<'_>, at: At) -> Option<NumberMention> {
    let (_, clitics) = look.find(at, Class::Other)?;
    let before = look.prev(at).filter(|p| look.is_word(*p))?;
    if !clitics.is_empty() || look.definite(at, clitics) || look.inner(at) || !harms(look, before, at) {
        return None;
    }
    // «آخر الضحايا» is the last one.
    if look.next(at).is_some_and(|n| nominal(look, n) && look.article(n)) {
        return None;
    }
    let count = match look.ending(at) {
        Some([fold::ALEF, fold::NOON]) => Count::exactly(2),
        Some([fold::WAW | fold::YEH, fold::NOON]) => Count::at_least(2),
        _ => Count::exactly(1),
    };
    let range = look.range(at, at);
    Some(NumberMention { range, digits: range, count, role: NumberRole::Count, noun: None, rule: "number/another" })
}

/// Whether a dual relative stands behind: «المسلحين اللذين …».
fn said_of_two(look: &Look<'_>, at: At) -> bool {
    let next = look.next(at);
    let second = next.and_then(|n| look.next(n));
    [next, second].into_iter().flatten().any(|n| look.means(n, Class::Bound, "of-two"))
}

/// A noun whose own ending counts two: قتيلان، عبوتين، قتيلا الهجوم.
fn dual(look: &Look<'_>, at: At) -> Option<NumberMention> {
    let readings = look.readings(at);
    let finite = Morph::PERFECT | Morph::IMPERFECT | Morph::IMPERATIVE;
    let two = readings
        .iter()
        .find(|r| r.morph.contains(Morph::DUAL) && !r.morph.intersects(finite) && look.text.lexeme(r).classes.any(COUNTED))?;
    // Inside a listed expression («انفجار عبوتين») the noun is no item of its own, unless it opens one
    // («رجلي أمن»); طالبان is a name.
    let item = &look.text.items[at.item as usize];
    let listed = look.inner(at);
    if (listed && !(at.token == item.first && item.classes.any(COUNTED.without(Class::Event)))) || look.text.is_name(item) {
        return None;
    }
    // مسلحين may be two or many, unless اللذين follows; a reading that needs fewer clitics wins.
    let rival = readings.iter().any(|r| r.score > two.score);
    let plural = readings.iter().any(|r| r.lexeme == two.lexeme && r.morph.contains(Morph::PLUR) && r.score >= two.score);
    if rival || (plural && !said_of_two(look, at)) {
        return None;
    }
    if two.morph.contains(Morph::CONSTRUCT) && two.pronoun == crate::text::Pronoun::None {
        // قتيلا is two only before its genitive; without one it is an accusative.
        let next = look.next(at)?;
        let tanwin = look.token(at).marks.contains(Marks::FATHATAN);
        let people = listed || look.text.lexeme(two).classes.any(PEOPLE.with(Class::Force));
        // «رجلي أمن» is plain, «قتيلا» before an indefinite noun is an accusative.
        let plain = two.morph.contains(Morph::OBL) || look.article(next);
        if tanwin || !people || !nominal(look, next) || !plain {
            return None;
        }
    }
    let range = look.range(at, at);
    Some(NumberMention {
        range,
        digits: range,
        count: Count::exactly(2),
        role: NumberRole::Count,
        noun: Some(at.item),
        rule: "number/dual",
    })
}

trait Without {
    fn without(self, class: Class) -> Classes;
}

impl Without for Classes {
    fn without(self, class: Class) -> Classes {
        Classes(self.0 & !Classes::one(class).0)
    }
}
