//! The day of the news: what a report tells without a day happened on the day that it tells first.
//!
//! *Takes* the days of a document; *gives* each sentence the day of its story; *never* dates what is
//! told as background, planned or summed up.

use crate::event::Draft;
use crate::mention::day::{self, DayMention, Said, Tense};
use crate::model::{DayPrecision, Status};
use crate::parse::Scene;
use jiff::civil::Date;
use rasid_lexicon::Class;
use rasid_lexicon::morph::Morph;

/// News are so many days old at most.
const FRESH: i32 = 7;

/// A lead without a day takes that of one of so many sentences behind it.
const AHEAD: usize = 3;

/// So many sentences are the lead of a document.
const OPENING: usize = 2;

/// Acts are told so many sentences behind the day of their story at most; words farther.
const REACH: usize = 5;

/// The days that stories of a document open with.
pub(super) struct Story {
    /// Sentence, and index of the day.
    leads: Vec<(usize, usize)>,
}

impl Story {
    /// Finds the day that the document tells first, and that of each new story in it.
    pub(super) fn of(scene: &Scene<'_, '_>) -> Story {
        let mut leads: Vec<(usize, usize)> = Vec::new();
        let Some(published) = scene.published else {
            return Story { leads };
        };
        let mut from = 0;
        for (s, sentence) in scene.text.sentences.iter().enumerate() {
            let until = from
                + scene.days[from..]
                    .iter()
                    .take_while(|d| d.range.first < sentence.last)
                    .count();
            let first = sentence.first as usize;
            let opening = scene
                .text
                .lexeme_of(scene.item(first), Class::Boundary)
                .map(|l| l.sense.as_str());
            if (leads.is_empty() || opening == Some("strong"))
                && opening != Some("background")
                && let Some(n) = (from..until).find(|n| news(scene, *n, published, ahead(scene, first)))
            {
                leads.push((s, n));
            }
            from = until;
        }
        Story { leads }
    }

    /// Gives a draft that has no day the one of its story, and takes the day of publication for
    /// its own where the document tells none.
    pub(super) fn date(&self, scene: &Scene<'_, '_>, d: &mut Draft) {
        if d.day.is_some() || d.background || d.earlier || d.aggregate || d.status.0 != Status::Occurred {
            return;
        }
        // «بعد الهجوم»: taken up or alluded to, not told as news.
        if d.definite {
            return;
        }
        let Some(start) = d.mentions.iter().map(|(trigger, _)| trigger.start).min() else {
            return;
        };
        let text = scene.text;
        let own = text
            .sentences
            .partition_point(|s| text.span(scene.item(s.first as usize)).0 <= start)
            .saturating_sub(1);
        if own >= OPENING && d.alludes() {
            return;
        }
        if past_perfect(scene, text.sentences[own].first as usize) {
            return;
        }
        // A day of the same sentence has been judged already: it is that of something else.
        let before = self.leads.iter().rev().find(|(s, _)| *s < own);
        let ahead = self
            .leads
            .iter()
            .find(|(s, _)| own < OPENING && *s > own && *s <= own + AHEAD);
        match before.or(ahead) {
            Some(&(s, n)) => {
                let near = own <= s + if d.weak { 1 } else { REACH } || d.event.is_said() && d.verbal;
                if near && !history(scene, start) {
                    d.day = Some((n, "day/story"));
                }
            }
            None => d.published = !d.weak,
        }
    }
}

/// «وكانت الشرطة قد اعتقلت …» looks back.
fn past_perfect(scene: &Scene<'_, '_>, first: usize) -> bool {
    let text = scene.text;
    text.finite(scene.item(first)).is_some_and(|f| {
        let lexeme = text.lexeme(f);
        f.morph.contains(Morph::PERFECT) && lexeme.classes.has(Class::Auxiliary) && lexeme.id == "aux/be"
    })
}

/// Whether the last day told before this place is an old one: what follows it looks back.
fn history(scene: &Scene<'_, '_>, start: u32) -> bool {
    let text = scene.text;
    let item = text.items.partition_point(|i| text.span(i).1 <= start);
    let before = scene.days.partition_point(|m| (m.range.first as usize) < item);
    let told = |m: &DayMention| {
        matches!(
            m.said,
            Said::In(_) | Said::FromPublication(_) | Said::FromStated(_) | Said::Apart(_)
        )
    };
    let Some(n) = (0..before).rev().take(4).find(|n| told(&scene.days[*n])) else {
        return false;
    };
    let days = day::resolve(&scene.days, n, text, scene.published, Tense::Past);
    match (days, scene.published) {
        (Some(days), Some(published)) => days.end.until(published).is_ok_and(|age| age.get_days() > FRESH),
        _ => false,
    }
}

/// Whether a sentence opens in the present tense: «يلتقي الرئيس الخميس …» is not yet news.
fn ahead(scene: &Scene<'_, '_>, first: usize) -> bool {
    scene.verbal(first)
        && scene
            .text
            .finite(scene.item(first))
            .is_some_and(|f| f.morph.contains(Morph::IMPERFECT))
}

/// Whether a stretch tells one day of the week up to publication.
fn news(scene: &Scene<'_, '_>, n: usize, published: Date, ahead: bool) -> bool {
    let DayMention { said, .. } = scene.days[n];
    if !matches!(said, Said::FromPublication(_) | Said::In(_)) {
        return false;
    }
    if ahead
        && day::resolve(&scene.days, n, scene.text, scene.published, Tense::Future).is_some_and(|days| days.start > published)
    {
        return false;
    }
    day::resolve(&scene.days, n, scene.text, scene.published, Tense::Past).is_some_and(|days| {
        days.precision == DayPrecision::Day
            && days.end <= published
            && days.end.until(published).is_ok_and(|age| age.get_days() <= FRESH)
    })
}
