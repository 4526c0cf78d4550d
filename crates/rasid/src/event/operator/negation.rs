//! Negation of a trigger: لم، لن، لا before a verb, عدم and دون before a noun.

use crate::event::sign::Sign;
use crate::parse::Scene;
use crate::parse::clause::Clause;
use crate::text::Kind;
use rasid_lexicon::Class;

/// A negation before the trigger, with nothing but particles and auxiliaries between.
pub(in crate::event) fn negated(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> bool {
    let i = sign.at;
    let from = clause.first.max(i.saturating_sub(4));
    for j in (from..i).rev() {
        let item = scene.item(j);
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Negation) {
            return match lexeme.sense.as_str() {
                // «عدم تجاوبها»: directly behind it even what is spelt as a verb is a noun.
                "masdar" | "without" => j + 1 == i || !sign.verbal && i - j <= 2,
                // «لم يقتل», «لم تسجل إصابات»: the verb between carries the negation on.
                // «لم يسفر الانفجار عن قتلى»: what had no dead happened all the same.
                _ => sign.verbal || (j + 1..i).any(|k| scene.verbal(k) && !causes(scene, k, sign)),
            };
        }
        if matches!(item.kind, Kind::Mark(_)) {
            return false;
        }
    }
    false
}

/// Whether the verb at `k` joins the noun right behind it, as cause, to its toll.
fn causes(scene: &Scene<'_, '_>, k: usize, sign: &Sign<'_>) -> bool {
    k + 1 == sign.at && sign.frame.harm.is_none() && scene.is(k, Class::Result)
}
