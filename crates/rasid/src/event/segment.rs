//! Clauses that tell of several events: «مقتل ثلاثة في حلب وإصابة أربعة في درعا», «قصف القرية ردا على
//! مقتل جندي».

use super::sign::Sign;
use super::site::usable;
use crate::parse::Scene;
use crate::parse::clause::Clause;
use crate::parse::phrase;
use crate::text::Clitics;
use rasid_lexicon::{Class, FrameKind, Prep};

/// Where a clause goes over to another event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// The item.
    at: usize,
    /// What follows happened before, and is answered or followed by what stands before.
    earlier: bool,
}

/// A stretch of a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// First item.
    pub(super) first: usize,
    /// Item after the last.
    pub(super) last: usize,
    /// It happened before what stands before it in the clause.
    pub(super) earlier: bool,
}

/// The items at which a clause goes over to another event.
///
/// A noun joined by و opens a new stretch if the stretch before and its own each name a place;
/// «ردا على», «بعد يومين من» open one in any case.
pub(super) fn cuts(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut seen = 0;
    for (n, sign) in signs.iter().enumerate() {
        let clause = &clauses[sign.clause];
        if sign.frame.kind == FrameKind::Event {
            if let Some(at) = answer(scene, clause.first.max(seen), sign.at) {
                cuts.push(Cut { at, earlier: true });
                from = sign.at;
                // «وبعد ساعات من مقتل الجندي اعتقلت القوات …»: told first, and over with the next verb.
                if at <= clause.first + 1
                    && let Some(next) = signs[n + 1..].iter().find(|s| s.clause == sign.clause && s.verbal)
                {
                    cuts.push(Cut {
                        at: next.at,
                        earlier: false,
                    });
                }
            }
            seen = sign.at;
        }
        if !opens(scene, sign) {
            continue;
        }
        from = from.max(clause.first);
        let next = signs[n + 1..]
            .iter()
            .take_while(|s| s.clause == sign.clause)
            .find(|s| opens(scene, s))
            .map_or(clause.last, |s| s.at);
        if placed(scene, from, sign.at) && placed(scene, sign.at, next) {
            cuts.push(Cut {
                at: sign.at,
                earlier: false,
            });
            from = sign.at;
        }
    }
    cuts
}

/// The stretch of a clause around item `at`.
pub(super) fn around(cuts: &[Cut], clause: &Clause, at: usize) -> Stretch {
    let before = cuts.iter().rev().find(|c| c.at <= at && c.at > clause.first);
    let last = cuts.iter().find(|c| c.at > at && c.at < clause.last);
    Stretch {
        first: before.map_or(clause.first, |c| c.at),
        last: last.map_or(clause.last, |c| c.at),
        earlier: before.is_some_and(|c| c.earlier),
    }
}

/// «ردا على», «انتقاما ل», «غداة», «بعد يومين من» right before an event noun.
fn answer(scene: &Scene<'_, '_>, from: usize, sign: usize) -> Option<usize> {
    const REACH: usize = 5;
    (from.max(sign.saturating_sub(REACH))..sign).rev().find(|&i| {
        let item = scene.item(i);
        if scene.text.lexeme_of(item, Class::Cause).is_some_and(|l| l.sense == "answer") {
            return i + 3 > sign;
        }
        phrase::preposition(scene, i, Prep::After)
            && (i + 1..sign).any(|k| scene.is(k, Class::TimeUnit))
            && (sign.saturating_sub(2)..sign)
                .any(|k| k > i + 1 && (phrase::preposition(scene, k, Prep::Min) || phrase::preposition(scene, k, Prep::Ala)))
    })
}

fn opens(scene: &Scene<'_, '_>, sign: &Sign<'_>) -> bool {
    !sign.verbal
        && matches!(sign.frame.kind, FrameKind::Event | FrameKind::Speech | FrameKind::Light)
        && scene.item(sign.at).clitics.contains(Clitics::WA)
}

fn placed(scene: &Scene<'_, '_>, first: usize, last: usize) -> bool {
    (first..last).any(|i| scene.place(i).is_some_and(|(n, _)| usable(scene, n)))
}
