//! Fills the slot of when: the day of the clause, of clauses that hang together, of the sentence.

use super::draft::Draft;
use super::inherit::connected;
use super::operator::Speech;
use super::sign::Sign;
use crate::mention::day::{self, Said, Tense};
use crate::model::{EventType, Status};
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use rasid_lexicon::Class;
use rasid_lexicon::morph::Morph;

/// How much farther off «منذ …» counts as: any day that is told beside it is the better one.
const OPEN_ENDED: usize = 1000;

/// The day nearest to the trigger among items `first..last`, of those that `fits` lets pass.
fn day_in(scene: &Scene<'_, '_>, first: usize, last: usize, at: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut i = first;
    while i < last {
        match scene.day(i) {
            Some((n, day)) => {
                let start = day.range.first as usize;
                let open = if matches!(day.said, Said::Since(_) | Said::Until(_)) {
                    OPEN_ENDED
                } else {
                    0
                };
                let distance = start.abs_diff(at) + open;
                let apart = matches!(day.said, Said::Apart(_)) && at < start;
                if !apart && best.is_none_or(|(d, _)| distance < d) && fits(n) && tells(scene, n) {
                    best = Some((distance, n));
                }
                i = (day.range.last as usize).max(i + 1);
            }
            None => i += 1,
        }
    }
    best.map(|(_, n)| n)
}

/// Whether days follow from what is said: none do from «بعد عام 2003».
fn tells(scene: &Scene<'_, '_>, n: usize) -> bool {
    [Tense::Past, Tense::Future]
        .into_iter()
        .any(|tense| day::resolve(&scene.days, n, scene.text, scene.published, tense).is_some())
}

/// The day of the trigger's own clause, or of its stretch of one.
///
/// In «أكدت الوزارة أمس مقتل جندي» and «أدانت الوزارة أمس الهجوم» the day is that of the statement.
pub(super) fn own(
    scene: &Scene<'_, '_>,
    clauses: &[Clause],
    clause: &Clause,
    signs: &[Sign<'_>],
    n: usize,
    speeches: &[Speech],
    d: &mut Draft,
) {
    let sign = &signs[n];
    let verb = if sign.verbal || d.event.is_said() {
        None
    } else {
        let acts = signs[..n]
            .iter()
            .filter(|s| s.verbal && s.clause == sign.clause && s.frame.event.is_some_and(EventType::is_said))
            .map(|s| s.at);
        let told = speeches
            .iter()
            .map(|s| s.at)
            .filter(|at| (clause.first..sign.at).contains(at) && scene.verbal(*at));
        acts.chain(told).max()
    };
    let present = present(scene, clause, sign);
    let fits = |n: usize| {
        let start = scene.days[n].range.first as usize;
        verb.is_none_or(|verb| start < verb || start > sign.at)
            && (present || planned(d.event) || !ahead(scene, n, false))
            && !since(scene, sign.at, start)
    };
    let day = day_in(scene, clause.first, clause.last, sign.at, fits);
    d.day = day.map(|n| (n, "day/clause"));
    if day.is_none() && verb.is_some() {
        // What the content says of itself: «الهجوم الذي وقع الجمعة».
        let end = clauses[sign.clause + 1..]
            .iter()
            .find(|c| c.opening.parts())
            .map_or(clauses[clauses.len() - 1].last, |c| c.first);
        d.day = day_in(scene, clause.last, end, sign.at, fits).map(|n| (n, "day/connected-clause"));
    }
    if let Some(n) = day
        && d.status.0 == Status::Occurred
        && ahead(scene, n, present)
    {
        d.status = (Status::Planned, "operator/day-ahead");
    }
}

/// Whether the day between which and the trigger «منذ» stands is that of something before: «منذ مقتل
/// زعيمه أمس».
fn since(scene: &Scene<'_, '_>, trigger: usize, day: usize) -> bool {
    (trigger + 1..day).any(|i| {
        scene.is(i, Class::TimeEdge)
            && scene
                .text
                .lexeme_of(scene.item(i), Class::TimeEdge)
                .is_some_and(|l| l.sense == "since")
    })
}

/// Types whose nouns tell of plans as well: «قمة الخميس المقبل».
fn planned(event: EventType) -> bool {
    matches!(event, EventType::Consult | EventType::Cooperate | EventType::Protest)
}

/// Whether a verb tells of now or later; «لم يصل», «كان يصل» are told as past.
fn present(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> bool {
    let past = |i: usize| scene.is(i, Class::Negation) || scene.is(i, Class::Auxiliary);
    sign.verbal
        && sign.reading.morph.contains(Morph::IMPERFECT)
        && !matches!(clause.opening, Opening::Relative | Opening::Background)
        && !(clause.first..sign.at).rev().take(3).any(past)
}

/// Whether the day lies ahead: «غدا», and beside a verb in the present «الخميس».
fn ahead(scene: &Scene<'_, '_>, n: usize, present: bool) -> bool {
    let Some(published) = scene.published else { return false };
    let tense = if present { Tense::Future } else { Tense::Past };
    // Where the paper's today is another zone's tomorrow, a date may be a day ahead.
    let slack = i32::from(!present && !matches!(scene.days[n].said, Said::FromPublication(_)));
    day::resolve(&scene.days, n, scene.text, scene.published, tense)
        .is_some_and(|days| published.until(days.start).is_ok_and(|ahead| ahead.get_days() > slack))
}

/// The day of the clauses that hang together with the draft's own, if its own names none.
pub(super) fn inherit(scene: &Scene<'_, '_>, clauses: &[Clause], d: &mut Draft) {
    if d.day.is_some() {
        return;
    }
    let (lo, hi) = connected(clauses, d.clauses.0);
    let own = clauses[d.clauses.0].first;
    let any = |n: usize| {
        let plan = d.status.0 != Status::Occurred || planned(d.event);
        (plan || !ahead(scene, n, false)) && !since(scene, own, scene.days[n].range.first as usize)
    };
    let content = |c: &Clause| c.opening == Opening::Complement;
    if d.alludes() {
        // «بعد الهجوم», «على خلفية القصف»: days of other verbs are not its own, only «الذي وقع الجمعة».
        if let Some(c) = clauses.get(d.clauses.1 + 1).filter(|c| c.opening == Opening::Relative) {
            d.day = day_in(scene, c.first, c.last, own, any).map(|n| (n, "day/connected-clause"));
        }
        return;
    }
    if d.event.is_said() {
        // What is condemned happened on a day of its own: «يدين الهجوم الذي وقع أمس».
        let end = (d.clauses.0 + 1..=hi)
            .find(|c| content(&clauses[*c]) || clauses[*c].opening == Opening::Relative)
            .map_or(clauses[hi].last, |c| clauses[c].first);
        d.day = day_in(scene, clauses[lo].first, end, own, any).map(|n| (n, "day/connected-clause"));
    } else {
        // What is told in a speech need not have happened on the day of the speech.
        let said = (lo + 1..=d.clauses.0).rev().find(|c| content(&clauses[*c]));
        let start = clauses[said.unwrap_or(lo)].first;
        d.day = day_in(scene, start, clauses[hi].last, own, any).map(|n| (n, "day/connected-clause"));
        if d.day.is_none() && said == Some(d.clauses.0) {
            d.day = day_in(scene, clauses[lo].first, start, own, any).map(|n| (n, "day/statement"));
        }
    }
    if d.day.is_none() && d.status.0 == Status::Occurred && clauses[d.clauses.0].opening == Opening::Strong && d.clauses.0 > 0 {
        // «…أمس، فيما سمع دوي انفجارات»: what happened meanwhile happened on the same day.
        let before = &clauses[d.clauses.0 - 1];
        d.day = day_in(scene, clauses[0].first, before.last, before.last, any).map(|n| (n, "day/meanwhile"));
    }
    if d.day.is_none() {
        let start = clauses[0].first;
        let end = clauses[clauses.len() - 1].last;
        let mut i = start;
        while i < end.min(start + 12) {
            if let Some((n, day)) = scene.day(i) {
                if day.leads && tells(scene, n) && any(n) {
                    d.day = Some((n, "day/sentence-head"));
                }
                break;
            }
            i += 1;
        }
    }
}
