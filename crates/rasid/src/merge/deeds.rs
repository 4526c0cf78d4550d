//! When two meetings, two rulings, two gifts told in one report are not one.
//!
//! Attacks are told apart by place, day and toll. Talks and punishments are told apart by who meets
//! whom and who is punished, so that «التقى الوزير نظيره التركي ثم نظيره الإيراني» is two.

use crate::event::Draft;
use crate::mention::party::PartyMention;
use crate::model::{EventType, Mode};
use crate::parse::Scene;

/// Whether a later draft of these types names other people than the record, and so tells of another event.
pub(crate) fn apart(scene: &Scene<'_, '_>, r: &Draft, d: &Draft) -> bool {
    match r.event {
        EventType::Consult => {
            let parties = |x: &Draft| x.actors.len() + x.recipients.len();
            if d.definite && parties(d) < 2 {
                return false;
            }
            // A journey and a talk, a call and a talk: each with its own sides.
            let other = |mode| r.modes.contains(&mode) != d.modes.contains(&mode);
            if other(Mode::Visit) || other(Mode::Phone) {
                return parties(r) > 0 && parties(d) > 1;
            }
            let sides = |x: &'_ Draft| -> Vec<PartyMention> { x.actors.iter().chain(&x.recipients).cloned().collect() };
            let (rs, ds) = (sides(r), sides(d));
            rs.len() > 1 && ds.len() > 1 && stranger(scene, &rs, &ds) && stranger(scene, &ds, &rs)
        }
        // «عقوبات على فلان», told of by a verb of its own, and no word in common with the one before.
        EventType::Sanction if d.verbal && !d.definite && !r.recipients.is_empty() && !d.recipients.is_empty() => {
            !d.recipients.iter().any(|q| r.recipients.iter().any(|p| share(scene, p, q)))
                && d.recipients
                    .iter()
                    .all(|q| q.actor.is_none() || !r.recipients.iter().any(|p| p.actor == q.actor))
        }
        EventType::Sanction | EventType::Aid => strangers(scene, &r.recipients, &d.recipients),
        _ => false,
    }
}

/// Whether somebody of `b` is certainly nobody of `a`.
fn stranger(scene: &Scene<'_, '_>, a: &[PartyMention], b: &[PartyMention]) -> bool {
    b.iter().any(|q| a.iter().all(|p| differ(scene, p, q)))
}

/// Whether nobody of `b` may be one of `a`, and both name somebody.
fn strangers(scene: &Scene<'_, '_>, a: &[PartyMention], b: &[PartyMention]) -> bool {
    !a.is_empty() && !b.is_empty() && b.iter().all(|q| a.iter().all(|p| differ(scene, p, q)))
}

/// Whether two phrases certainly name two.
fn differ(scene: &Scene<'_, '_>, p: &PartyMention, q: &PartyMention) -> bool {
    if let (Some(a), Some(b)) = (p.actor, q.actor) {
        return a != b;
    }
    if let (Some(a), Some(b)) = (p.country, q.country)
        && a != b
    {
        return true;
    }
    if let (Some(a), Some(b)) = (p.count, q.count)
        && a != b
    {
        return true;
    }
    let named = |x: &PartyMention| x.actor.is_some() || x.rule == "party/unknown-name";
    named(p) && named(q) && !share(scene, p, q)
}

/// Whether the phrases have a word in common.
fn share(scene: &Scene<'_, '_>, p: &PartyMention, q: &PartyMention) -> bool {
    let words = |x: &PartyMention| {
        let (first, last) = (scene.item(x.phrase.first).first, scene.item(x.phrase.last - 1).last);
        scene.text.tokens[first as usize..last as usize].iter().map(|t| t.word)
    };
    words(p).any(|w| words(q).any(|v| v == w))
}
