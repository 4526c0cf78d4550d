//! Who may be cited: people, offices, bodies and media, not things and not pronouns.

use crate::mention::party;
use crate::model::{Sector, SourceAt, SourceKind, Span};
use crate::parse::Scene;
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes, Payload, Prep};

/// A source and the item of its head noun.
#[derive(Clone, Copy, Debug)]
pub struct Speaker {
    /// The source.
    pub source: SourceAt,
    /// Item of the head.
    pub head: usize,
    /// One word that nobody knows: a surname if it was heard before, else nothing.
    pub unsure: bool,
}

const HEADS: Classes = Classes::one(Class::Person)
    .with(Class::Force)
    .with(Class::Group)
    .with(Class::Institution)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Demonym)
    .with(Class::FirstName)
    .with(Class::Media)
    .with(Class::Source);

/// Heads that take «في الشرطة», «لوزارة الدفاع», «من المعارضة» with them.
const OPEN: Classes = Classes::one(Class::Source).with(Class::Office).with(Class::Member);

const GLUED: Clitics = Clitics::BI.union(Clitics::LI).union(Clitics::KA);

/// A phrase as a source; `loose` admits names that nobody knows.
pub(super) fn of(scene: &Scene<'_, '_>, phrase: &Phrase, loose: bool) -> Option<Speaker> {
    of_phrase(scene, phrase, loose, GLUED)
}

/// «في بيان للجيش», «نقلا عن»: the preposition glued to the phrase is no part of it.
pub(super) fn behind_preposition(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<Speaker> {
    of_phrase(scene, phrase, false, Clitics::empty())
}

fn of_phrase(scene: &Scene<'_, '_>, phrase: &Phrase, loose: bool, barred: Clitics) -> Option<Speaker> {
    let text = scene.text;
    let first = scene.item(phrase.first);
    if first.clitics.intersects(barred) || phrase.number.is_some() && !scene.is(phrase.head, Class::Source) {
        return None;
    }
    let head = scene.item(phrase.head);
    let unknown = text.readings(head).is_empty() && !text.is_name(head);
    let named = text
        .names(head)
        .iter()
        .any(|p| matches!(p, Payload::Actor(_) | Payload::Country(_)));
    if !(head.classes.any(HEADS) || named || unknown && loose && name_like(scene, phrase)) {
        return None;
    }
    // «أعلنت وزارة الدفاع مقتل …», «عن مسؤول قوله»: what is said is no part of who says it.
    let told = Classes::one(Class::Event).with(Class::Speech);
    let cut = (phrase.head + 1..phrase.last).find(|&i| {
        let item = scene.item(i);
        item.classes.any(told) && !text.is_name(item) && !item.clitics.contains(Clitics::AL) && !item.classes.any(HEADS)
    });
    let last = cut.unwrap_or_else(|| extend(scene, phrase));
    let span = Span::new(
        text.after_clitics(first, first.clitics.difference(Clitics::AL)),
        text.span(scene.item(closing(scene, last) - 1)).1,
    );
    let source = SourceAt {
        span,
        kind: kind(scene, phrase),
    };
    Some(Speaker {
        source,
        head: phrase.head,
        unsure: unknown && !head.classes.any(HEADS) && !named && last <= phrase.head + 1,
    })
}

/// Words that nobody knows are a name if nothing among them is a known word: «جون كول».
fn name_like(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    phrase.number.is_none()
        && (phrase.head..phrase.last).all(|i| {
            let item = scene.item(i);
            let known = Classes::one(Class::FirstName).with(Class::NamePart);
            (scene.text.readings(item).is_empty() || item.classes.any(known) || scene.text.is_name(item))
                && item.clitics.is_empty()
                && !scene.text.surface(item).ends_with('ً')
        })
}

/// «صحيفة «الخبر»»: a quote that opened inside the phrase ends with it.
fn closing(scene: &Scene<'_, '_>, last: usize) -> usize {
    let quoted = last >= 2
        && last < scene.text.items.len()
        && scene.text.is_mark(scene.item(last), b'"')
        && scene.text.is_mark(scene.item(last - 2), b'"');
    if quoted { last + 1 } else { last }
}

/// «مصدر في الشرطة», «المتحدث باسم الوزارة», «بيان لوزارة الدفاع».
fn extend(scene: &Scene<'_, '_>, phrase: &Phrase) -> usize {
    let end = scene.text.items.len();
    let at = phrase.last;
    if at + 1 >= end || !scene.item(phrase.head).classes.any(OPEN) || at > phrase.head + 4 {
        return at;
    }
    let item = scene.item(at);
    if item.kind != Kind::Word {
        return at;
    }
    let from = if phrase::preposition(scene, at, Prep::Fi) || phrase::preposition(scene, at, Prep::Min) {
        at + 1
    } else if item.clitics.intersects(Clitics::BI | Clitics::LI) && !item.clitics.intersects(Clitics::WA | Clitics::FA) {
        at
    } else {
        return at;
    };
    let bodies = Classes::one(Class::Force).with(Class::Group).with(Class::Institution);
    let fits = scene.day(from).is_none()
        && (scene.item(from).classes.any(bodies)
            || (from > at && scene.place(from).is_some())
            || scene
                .text
                .names(scene.item(from))
                .iter()
                .any(|p| matches!(p, Payload::Actor(_))));
    match phrase::read(scene, from, end) {
        Some(p) if fits && p.number.is_none() => p.last,
        _ => at,
    }
}

fn kind(scene: &Scene<'_, '_>, phrase: &Phrase) -> SourceKind {
    for i in phrase.first..phrase.last {
        if let Some(kind) = scene
            .text
            .lexeme_of(scene.item(i), Class::Source)
            .and_then(|lexeme| lexeme.source)
        {
            return kind;
        }
    }
    match party::read_alone(scene, phrase).and_then(|p| p.sector) {
        Some(Sector::Gov | Sector::Leg | Sector::Jud) => SourceKind::Official,
        Some(Sector::Mil) => SourceKind::Military,
        Some(Sector::Cop | Sector::Spy) => SourceKind::Security,
        Some(Sector::Med) => SourceKind::Medical,
        Some(Sector::Reb | Sector::Prm) => SourceKind::Armed,
        Some(Sector::Jrn) => SourceKind::Media,
        Some(Sector::Igo) => SourceKind::Organisation,
        Some(Sector::Soc) => SourceKind::Monitor,
        Some(Sector::Cvl) => SourceKind::Witness,
        _ if scene.is(phrase.head, Class::Media) => SourceKind::Media,
        _ => SourceKind::Other,
    }
}

/// Whether `short` takes `long` up again: «الوزارة» after «وزارة الدفاع», «كول» after «العقيد جون كول».
pub(super) fn takes_up(scene: &Scene<'_, '_>, long: &Speaker, short: &Speaker) -> bool {
    let text = scene.text;
    let (a, b) = (long.source.span.of(text.raw), short.source.span.of(text.raw));
    if a == b {
        return true;
    }
    if b.split_whitespace().nth(2).is_some() || !scene.definite(short.head) && !text.readings(scene.item(short.head)).is_empty() {
        return false;
    }
    let (old, new) = (text.readings(scene.item(long.head)), text.readings(scene.item(short.head)));
    let alone = !b.contains(' ') || scene.is(short.head.saturating_sub(1), Class::Demonstrative);
    // «الدكتور غيرابة» after «محمد غيرابة»
    let surname = b.split_whitespace().count() == 2 && a.split_whitespace().last() == b.split_whitespace().last();
    let people = Classes::one(Class::Person).with(Class::Office).with(Class::FirstName);
    if surname && scene.item(short.head).classes.any(people) && !text.is_name(scene.item(short.head)) {
        return true;
    }
    alone && (a.split_whitespace().any(|w| w == b) || old.iter().any(|r| new.iter().any(|s| r.lexeme == s.lexeme)))
}

/// Whether a speaker is named by one definite word, or by one that nobody knows.
pub(super) fn short(scene: &Scene<'_, '_>, speaker: &Speaker) -> bool {
    !speaker.source.span.of(scene.text.raw).contains(' ') && (speaker.unsure || scene.definite(speaker.head))
}
