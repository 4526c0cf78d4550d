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

/// News are so many days old at most.
const FRESH: i32 = 7;

/// A lead without a day takes that of one of so many sentences behind it.
const AHEAD: usize = 3;

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
            let opening = scene.text.lexeme_of(scene.item(first), Class::Boundary).map(|l| l.sense.as_str());
            if (leads.is_empty() || opening == Some("strong"))
                && opening != Some("background")
                && let Some(n) = (from..until).find(|n| news(scene, *n, published))
            {
                leads.push((s, n));
            }
            from = until;
        }
        Story { leads }
    }

    /// Gives a draft that has no day the one of its story.
    pub(super) fn date(&self, scene: &Scene<'_, '_>, d: &mut Draft) {
        if self.leads.is_empty() || d.day.is_some() || d.background || d.aggregate || d.status.0 != Status::Occurred {
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
        let before = self.leads.iter().rev().find(|(s, _)| *s <= own);
        let lead = before.or_else(|| self.leads.first().filter(|(s, _)| *s <= own + AHEAD && own < 2));
        if let Some(&(_, n)) = lead {
            d.day = Some((n, "day/story"));
        }
    }
}

/// Whether a stretch tells one day of the week up to publication.
fn news(scene: &Scene<'_, '_>, n: usize, published: Date) -> bool {
    let DayMention { said, .. } = scene.days[n];
    if !matches!(said, Said::FromPublication(_) | Said::In(_)) {
        return false;
    }
    day::resolve(&scene.days, n, scene.text, scene.published, Tense::Past).is_some_and(|days| {
        days.precision == DayPrecision::Day
            && days.end <= published
            && days.end.until(published).is_ok_and(|age| age.get_days() <= FRESH)
    })
}
