//! Numbers without a number word: duals, ordinals, others.
//!
//! *Takes* قتيلان، «وأصيب ثالث»، «وجرح آخر»; *gives* what they count; *never* takes an accusative
//! (أصبح وزيرا), a plural or a name (طالبان) for a dual.

use super::look::{At, Look};
use super::value::{nominal, ordinal as ordinal_value};
use super::{COUNTED, NumberMention, NumberRole, PEOPLE, Without, clamp};
use crate::model::Count;
use crate::text::{Clitics, Marks, Pronoun};
use rasid_lexicon::fold::{self, Folded};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes};

/// Words of time, which no ordinal stands before as an adjective: «وأصيب ثالث أمس».
const DAYS: Classes = Classes::one(Class::RelativeDay).with(Class::DayPart).with(Class::Weekday);

/// An ordinal: an adjective, or one more of those just told («وأصيب ثالث»).
pub(super) fn ordinal(look: &Look<'_>, at: At) -> Option<(NumberMention, At)> {
    let v = ordinal_value(look, at)?;
    let bare = !v.definite && v.value >= 2 && v.value <= 10 && v.clitics.difference(Clitics::WA).is_empty();
    let after = look.next(v.last);
    let stands_alone = match after {
        None => true,
        Some(n) => {
            !nominal(look, n)
                || look.classes(n).any(DAYS)
                || look.classes(n).any(Classes::one(Class::Other))
                || look.readings(n).iter().any(|r| r.morph.contains(Morph::PERFECT))
        }
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
pub(super) fn harms(look: &Look<'_>, before: At, at: At) -> bool {
    let feminine = look.readings(before).iter().any(|r| r.morph.contains(Morph::FEM));
    let harm = look
        .readings(before)
        .iter()
        .any(|r| look.text.frame(r).is_some_and(|f| f.harm.is_some()));
    harm || (look.has(before, Class::Victim) && feminine != look.ends_in_teh(at))
}

/// «وأصيب آخر»، «وجرح آخران»، «وإصابة آخرين»: others with no noun of their own.
pub(super) fn others(look: &Look<'_>, at: At) -> Option<NumberMention> {
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
    Some(NumberMention {
        range,
        digits: range,
        count,
        role: NumberRole::Count,
        noun: None,
        rule: "number/another",
    })
}

/// Whether a dual relative stands behind: «المسلحين اللذين …».
pub(super) fn said_of_two(look: &Look<'_>, at: At) -> bool {
    let next = look.next(at);
    let second = next.and_then(|n| look.next(n));
    [next, second]
        .into_iter()
        .flatten()
        .any(|n| look.means(n, Class::Bound, "of-two"))
}

/// Whether the last letter may end a dual: ن، ا، ي; a vowel sign leaves it open.
fn may_be_dual(raw: &str) -> bool {
    match raw.chars().next_back().map(fold::fold) {
        Some(Folded::Letter(letter)) => matches!(letter, fold::NOON | fold::ALEF | fold::YEH),
        _ => true,
    }
}

/// A noun whose own ending counts two: قتيلان، عبوتين، قتيلا الهجوم.
pub(super) fn dual(look: &Look<'_>, at: At) -> Option<NumberMention> {
    if !may_be_dual(look.raw(at)) {
        return None;
    }
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
    let plural = readings
        .iter()
        .any(|r| r.lexeme == two.lexeme && r.morph.contains(Morph::PLUR) && r.score >= two.score);
    if rival || (plural && !said_of_two(look, at)) {
        return None;
    }
    if two.morph.contains(Morph::CONSTRUCT) && two.pronoun == Pronoun::None {
        // قتيلا is two only before its genitive; without one it is an accusative.
        let whole = listed && item.last > item.first + 1 && item.classes.has(Class::Person);
        if whole {
            // «رجلا أمن» brings its genitive with it.
            let range = look.range(at, at);
            return Some(NumberMention {
                range,
                digits: range,
                count: Count::exactly(2),
                role: NumberRole::Count,
                noun: Some(at.item),
                rule: "number/dual",
            });
        }
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
