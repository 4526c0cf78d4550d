//! Fills the slots of weapons and modes.

use super::draft::Draft;
use super::sign::Sign;
use crate::model::{EventType, Mode, Span};
use crate::parse::Scene;
use crate::parse::clause::Clause;
use rasid_lexicon::Class;

pub(super) fn weapons(scene: &Scene<'_, '_>, sign: &Sign<'_>, clause: &Clause, end: usize, d: &mut Draft) {
    let from = sign
        .left
        .map_or(sign.at, |l| l.first.min(sign.at))
        .max(clause.first.min(sign.at));
    for i in from..clause.last.min(end + 6) {
        let item = scene.item(i);
        if !item.classes.has(Class::Weapon) {
            continue;
        }
        let Some(lexeme) = scene.text.lexeme_of(item, Class::Weapon) else {
            continue;
        };
        if scene.verbal(i) || struck(sign, i) {
            continue;
        }
        // Arms that are seized are no way to seize.
        if d.event == EventType::Assault {
            d.modes.extend(lexeme.modes.iter().copied());
        }
        if let Some(kind) = lexeme.weapon {
            let (start, end) = scene.text.span(item);
            if !d.weapons.iter().any(|(w, _)| *w == kind) {
                d.weapons.push((kind, Span::new(start, end)));
            }
        }
    }
}

/// «دمر دبابة», «أسقط طائرة»: what was hit is no weapon of the attack.
fn struck(sign: &Sign<'_>, i: usize) -> bool {
    sign.verbal
        && sign.frame.modes.contains(&Mode::Destroy)
        && sign
            .right
            .iter()
            .any(|a| a.prep.is_none() && (a.phrase.first..a.phrase.last).contains(&i))
}
