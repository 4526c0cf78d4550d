//! Who speaks in a verbal act: a capital speaks for its state, a name that nobody listed for a
//! person, and a verb without a subject goes on with the speaker of the sentences before.

use super::draft::Bench;
use super::sign::{self, Sign};
use super::{Draft, voice};
use crate::mention::party::{self, PartyMention};
use crate::model::{EventType, Sector, SourceAt, Span};
use crate::parse::Scene;
use crate::parse::clause;
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Kind, Pronoun};
use rasid_lexicon::fold::{self, Folded};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, FrameKind, Payload};

/// A speaker is taken up over so many sentences, not over a whole report.
const SENTENCES_BACK: usize = 4;

/// Reads a phrase as somebody who speaks or is spoken to.
pub(crate) fn read(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<PartyMention> {
    let party = party::read(scene, phrase);
    if document(scene, phrase) {
        // «بيان الجيش», «تقرير للأمم المتحدة» are theirs, «بيان صحفي» is nobody's.
        let of = party.filter(|p| p.sector != Some(Sector::Jrn));
        let next = phrase.last;
        return of.or_else(|| {
            let owned = next < scene.text.items.len() && scene.item(next).clitics.contains(Clitics::LI);
            let end = scene.text.items.len().min(next + 12);
            owned
                .then(|| phrase::read(scene, next, end))
                .flatten()
                .and_then(|p| party::read(scene, &p))
        });
    }
    party
}

/// Reads the phrase right behind a verb of speaking, where a name that is in no list may stand.
pub(crate) fn behind(scene: &Scene<'_, '_>, phrase: &Phrase, verb: Morph) -> Option<PartyMention> {
    read(scene, phrase).or_else(|| unlisted(scene, phrase, verb))
}

/// «البيان», «التقرير», «بلاده»: it speaks for somebody named before.
pub(crate) fn document(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let head = scene.item(phrase.head);
    let lexeme = scene.text.lexeme_of(head, Class::Source);
    let land = || {
        scene
            .text
            .lexeme_of(head, Class::PlaceHead)
            .is_some_and(|l| l.sense == "own-land")
            || head.classes.has(Class::PlaceHead)
                && scene.nominal_reading(phrase.head).is_some_and(|r| r.pronoun != Pronoun::None)
    };
    lexeme.is_some_and(|l| l.sense == "document") || (head.classes.has(Class::Modal) && scene.definite(phrase.head)) || land()
}

/// «وأدان عويس الهجوم»: a word that is in no list is a person's name where somebody must stand.
fn unlisted(scene: &Scene<'_, '_>, phrase: &Phrase, verb: Morph) -> Option<PartyMention> {
    let head = scene.item(phrase.head);
    if head.kind != Kind::Word || phrase.number.is_some() || phrase.head != phrase.first || !scene.text.readings(head).is_empty()
    {
        return None;
    }
    let named = || PartyMention {
        people: true,
        rule: "party/unlisted-name",
        ..blank(scene, phrase)
    };
    if !scene.text.names(head).is_empty() {
        // Towns are feminine: «وأدان ليون» is a man of that name.
        let town = scene.place(phrase.head).is_some();
        return (town && verb.contains(Morph::MASC) && !verb.contains(Morph::FEM)).then(named);
    }
    // Unknown verbs, and nouns with something glued to them, are no names.
    let article = scene.text.word(head).bare_clitics == Clitics::AL;
    let (first, before, last) = edges(scene, phrase.head);
    let glued = matches!(
        first,
        fold::BEH | fold::LAM | fold::YEH | fold::TEH | fold::WAW | fold::FEH | fold::NOON | fold::KAF
    ) || matches!(last, fold::HEH | fold::TEH_MARBUTA)
        || matches!(
            (before, last),
            (fold::HEH | fold::NOON, fold::ALEF) | (fold::HEH, fold::MEEM) | (fold::ALEF, fold::TEH)
        );
    (article || !glued).then(named)
}

/// First letter, last but one and last letter of an item's first word, folded.
fn edges(scene: &Scene<'_, '_>, i: usize) -> (u8, u8, u8) {
    let token = &scene.text.tokens[scene.item(i).first as usize];
    let mut edges = (0, 0, 0);
    for c in scene.text.raw[token.start as usize..token.end as usize].chars() {
        if let Folded::Letter(code) = fold::fold(c) {
            edges = (if edges.0 == 0 { code } else { edges.0 }, edges.2, code);
        }
    }
    edges
}

fn blank(scene: &Scene<'_, '_>, phrase: &Phrase) -> PartyMention {
    let first = scene.item(phrase.first);
    let start = scene.text.after_clitics(first, first.clitics.difference(Clitics::AL));
    PartyMention::of(phrase, Span::new(start, scene.text.span(scene.item(phrase.last - 1)).1), "")
}

/// States whose names are masculine; all others, and all towns, are feminine.
const MASCULINE: [&[u8; 3]; 9] = [b"IRQ", b"JOR", b"LBN", b"MAR", b"SDN", b"SOM", b"YEM", b"VAT", b"SEN"];

/// Whether a noun right behind a verb cannot be its subject: gender, number or case speak against it.
pub(crate) fn disagrees(scene: &Scene<'_, '_>, verb: Morph, phrase: &Phrase) -> bool {
    let head = scene.item(phrase.head);
    if head.kind != Kind::Word || phrase.number.is_some() || !verb.contains(Morph::SING) {
        return false;
    }
    let feminine_verb = verb.contains(Morph::FEM) && !verb.contains(Morph::MASC);
    let masculine_verb = verb.contains(Morph::MASC) && !verb.contains(Morph::FEM);
    if masculine_verb && phrase.head == phrase.first {
        let state = scene.text.names(head).iter().find_map(|n| match *n {
            Payload::Country(c) => Some(scene.text.lexicon.countries[c as usize].iso3),
            _ => None,
        });
        if let Some(state) = state {
            return !MASCULINE.contains(&&state);
        }
        if party::read(scene, phrase).is_some_and(|p| p.rule == "party/capital") {
            return true;
        }
    }
    if scene.text.is_name(head) {
        return false;
    }
    let Some(noun) = scene.nominal_reading(phrase.head) else {
        return false;
    };
    let oblique = noun.morph.contains(Morph::OBL) && !noun.morph.intersects(Morph::NOM | Morph::CONSTRUCT);
    if oblique && noun.morph.intersects(Morph::PLUR | Morph::DUAL) && phrase.head == phrase.first {
        // «وطالبت المسلحين»
        return true;
    }
    let bodies = Classes::one(Class::Institution).with(Class::Force).with(Class::Group);
    if !noun.classes.any(bodies.with(Class::Office)) {
        return false;
    }
    if !noun.morph.contains(Morph::SING) {
        // «ودعا السلطات»: bodies in the plural are feminine.
        return masculine_verb && noun.morph.contains(Morph::PLUR) && noun.classes.any(bodies);
    }
    let feminine = noun.morph.contains(Morph::FEM) || edges(scene, phrase.head).2 == fold::TEH_MARBUTA;
    if feminine_verb {
        !feminine
    } else {
        // Men bear titles in ة.
        masculine_verb && feminine && !noun.classes.has(Class::Office)
    }
}

/// Gives a verbal act that names no speaker the one who speaks in its sentence or before it.
pub(crate) fn find(scene: &Scene<'_, '_>, d: &mut Draft, bench: &mut Bench) {
    if !d.event.is_said() || !d.actors.is_empty() {
        return;
    }
    if let Some(speaker) = d.sources.iter().rev().find_map(|s| of_source(scene, s)) {
        d.actors.push(speaker);
        return;
    }
    let open = matches!(
        d.voice,
        "voice/no-phrase"
            | "voice/dropped-subject"
            | "voice/no-agreement"
            | "voice/plural-verb"
            | "voice/document"
            | "voice/participle"
    );
    let speaker = if d.voice == "voice/participle" { main(scene, d) } else { None };
    if open && let Some(speaker) = speaker.or_else(|| before(scene, d, bench)) {
        d.actors.push(speaker);
    }
}

/// The subject right behind the first verb of a participle's sentence: «أنهى الوزراء اجتماعهم، مطالبين».
fn main(scene: &Scene<'_, '_>, d: &Draft) -> Option<PartyMention> {
    let sentence = &scene.text.sentences[d.sentence];
    let (first, last) = (sentence.first as usize, sentence.last as usize);
    let verb = (first..last).find(|&i| scene.verbal(i))?;
    read(scene, &phrase::read(scene, verb + 1, last)?)
}

/// A source read again as a party.
pub(crate) fn of_source(scene: &Scene<'_, '_>, source: &SourceAt) -> Option<PartyMention> {
    let text = scene.text;
    let first = text.items.partition_point(|item| text.span(item).1 <= source.span.start);
    let phrase = phrase::read(scene, first, text.items.len().min(first + 30))?;
    read(scene, &phrase)
}

/// The last one who said something in the sentences before.
fn before(scene: &Scene<'_, '_>, d: &Draft, bench: &mut Bench) -> Option<PartyMention> {
    let sentences = &scene.text.sentences;
    let mut signs: Vec<Sign<'_>> = Vec::new();
    for n in (0..d.sentence).rev().take(SENTENCES_BACK) {
        let clauses = bench.clauses();
        clause::split(scene, &sentences[n], clauses);
        sign::all(scene, &sentences[n], clauses, &mut signs);
        // «وصل المبعوث … وقال إن»: who came is who says it.
        let mut last: Option<Phrase> = None;
        for s in signs.iter().filter(|s| s.verbal) {
            let subject = voice::decide(scene, s, clauses).subject;
            let speaks = s.frame.kind == FrameKind::Speech || s.frame.event.is_some_and(EventType::is_said);
            let somebody = subject.filter(|p| read(scene, p).is_some());
            if speaks
                && let Some(p) = somebody.or(last)
                && !disagrees(scene, d.morph, &p)
            {
                return read(scene, &p);
            }
            last = somebody.or(last);
        }
    }
    None
}
