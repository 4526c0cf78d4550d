//! Numbers and what they count.
//!
//! *Takes* a sentence; *gives* its numbers with bounds, counted nouns and roles; *never* leaves a
//! number to two readings: what it is used for is decided here, before anything else looks at it.

mod alone;
mod amount;
pub(in crate::mention) mod look;
mod noun;
pub(in crate::mention) mod role;
pub(in crate::mention) mod value;

use super::Range;
use crate::model::Count;
use crate::text::{Kind, Sentence, Text};
use alone::{dual, ordinal, others};
use amount::{bound_before, core};
use look::{At, Look};
use rasid_lexicon::{Class, Classes};
use value::Value;

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

/// Words looked at: verbs are events too, and far too many to look for a dual among them.
const WALKED: Classes = Classes(STARTS.or(COUNTED).with(Class::Other).0 & !Classes::one(Class::Event).0);

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
    look.walk(WALKED, |at| {
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
    let at = look
        .prev(at)
        .filter(|p| look.kind(at) == Kind::Number && look.is_article(*p))
        .unwrap_or(at);
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

trait Without {
    fn without(self, class: Class) -> Classes;
}

impl Without for Classes {
    fn without(self, class: Class) -> Classes {
        Classes(self.0 & !Classes::one(class).0)
    }
}
