//! Wider places that only say where their neighbour lies, and datelines.

use super::{PlaceMention, encloses};
use crate::text::{Clitics, Kind, Text};
use rasid_lexicon::{Class, Classes, Prep};

/// Marks wider places that only say where their neighbour lies.
pub(super) fn cover(text: &Text<'_>, mentions: &mut [PlaceMention]) {
    for n in 1..mentions.len() {
        for back in 1..=2.min(n) {
            let (inner, outer) = (n - back, n);
            let gap = mentions[outer].range.first.saturating_sub(mentions[inner].range.last);
            if gap > 3 || mentions[inner].range.last > mentions[outer].range.first {
                continue;
            }
            let between = &text.items[mentions[inner].range.last as usize..mentions[outer].range.first as usize];
            let linked = between.iter().all(|item| {
                matches!(item.kind, Kind::Mark(b',' | b'"' | b'('))
                    || item.classes.any(
                        Classes::one(Class::Preposition)
                            .with(Class::Direction)
                            .with(Class::PlaceHead)
                            .with(Class::Demonym),
                    )
            });
            if linked && mentions[outer].prep == Some(Prep::Near) {
                // «في دمشق القديمة على مقربة من المسجد»: a landmark beside the place.
                mentions[outer].covered = true;
                continue;
            }
            let joined = text.items[mentions[outer].range.first as usize].clitics.contains(Clitics::WA);
            if linked && !joined && encloses(text.lexicon, mentions[outer].place, mentions[inner].place) {
                mentions[outer].covered = true;
            } else if linked && !joined && encloses(text.lexicon, mentions[inner].place, mentions[outer].place) {
                // «العاصمة الصومالية مقديشو»: the wider one stands first.
                mentions[inner].covered = true;
            } else if linked && !joined && back == 1 && tells_where(text, &mentions[inner], &mentions[outer]) {
                mentions[outer].covered = true;
            }
        }
    }
}

/// «تلعفر غرب الموصل», «جبل الزاوية في إدلب»: the second tells where the first lies.
fn tells_where(text: &Text<'_>, inner: &PlaceMention, outer: &PlaceMention) -> bool {
    let (first, last) = (inner.range.last as usize, outer.range.last as usize);
    let same = text.lexicon.places[inner.place as usize].country == text.lexicon.places[outer.place as usize].country;
    let between = &text.items[first..last];
    let directed = between.iter().any(|w| w.classes.has(Class::Direction));
    let parted = between.iter().any(|w| matches!(w.kind, Kind::Mark(b',' | b'(')));
    same && !parted && (directed || outer.prep == Some(Prep::Fi))
}

/// «بغداد (ا ف ب) -» and «دمشق – وكالات:» at the head of a report.
pub(super) fn dateline(text: &Text<'_>, mentions: &mut [PlaceMention]) {
    let Some(first) = mentions.first_mut() else {
        return;
    };
    if first.range.first > 3 {
        return;
    }
    let after = &text.items[first.range.last as usize..text.items.len().min(first.range.last as usize + 12)];
    let starts = after
        .first()
        .is_some_and(|i| matches!(i.kind, Kind::Mark(b'(' | b'-' | b':' | b',' | b'/')));
    let ends = after.iter().take(10).any(|i| matches!(i.kind, Kind::Mark(b'-' | b':')));
    if starts && ends && !first.local {
        first.dateline = true;
    }
}
