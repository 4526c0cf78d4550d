//! Sums over a long time: «منذ بداية العام», «منذ مارس 2015», «شبه يومية».

use super::sign::Sign;
use crate::mention::day::{self, Said, Tense};
use crate::model::DayPrecision;
use crate::parse::Scene;
use crate::parse::clause::Clause;
use rasid_lexicon::Class;

/// So many days back a single event may be told as going on («منذ الأحد»).
const ONE_EVENT: i32 = 7;

/// So many items a period before the verb has at most.
const FRONTED: usize = 4;

/// So many items before its period a superlative may stand.
const SUPERLATIVE: usize = 8;

/// Whether the clause of a sign sums a period that is too long for one event.
///
/// `own` is the day that stands in the clause itself.
pub(super) fn sums(scene: &Scene<'_, '_>, clauses: &[Clause], sign: &Sign<'_>, own: Option<usize>) -> bool {
    let clause = &clauses[sign.clause];
    // «قتل 17 جنديا منذ أن بدأ …»: the period may open the next clause.
    let reach = clauses.get(sign.clause + 1).map_or(clause.last, |c| {
        if c.opening.parts() {
            clause.last
        } else {
            (c.first + 3).min(c.last)
        }
    });
    let days = own.and_then(|n| day::resolve(&scene.days, n, scene.text, scene.published, Tense::Past));
    let since = own.is_some_and(|n| matches!(scene.days[n].said, Said::Since(_)));
    // «قتل أمس خمسة في إطار عملية متواصلة منذ أشهر» has a day of its own.
    let dated = !since && days.as_ref().is_some_and(|d| d.precision == DayPrecision::Day);
    let mut superlative = None;
    // «وخلال الفترة نفسها، قتل …»: the period may stand before the verb's comma.
    let before = sign.clause.checked_sub(1).map(|c| &clauses[c]);
    let first = before
        .filter(|c| c.last - c.first <= FRONTED)
        .map_or(clause.first, |c| c.first);
    for j in first..reach {
        let Some(cue) = scene.text.lexeme_of(scene.item(j), Class::Aggregate) else {
            continue;
        };
        match cue.sense.as_str() {
            "superlative" => superlative = Some(j),
            // «في أعنف هجوم منذ بداية الحرب» is one attack.
            _ if superlative.is_some_and(|s| j - s <= SUPERLATIVE) => {}
            "since" | "period" | "so-far" if dated => {}
            _ => return true,
        }
    }
    let Some(n) = own else {
        return false;
    };
    since
        && superlative.is_none_or(|s| (scene.days[n].range.first as usize).abs_diff(s) > SUPERLATIVE)
        && days.is_some_and(|d| d.start.until(d.end).is_ok_and(|s| s.get_days() > ONE_EVENT))
}
