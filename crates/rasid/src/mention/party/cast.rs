//! Whom the document has introduced: later mentions by last name, by a definite noun or by a pronoun
//! are told by the first ones.

use super::name::{keys, name_word};
use super::{HEADS, PartyMention, read_alone};
use crate::model::Sector;
use crate::parse::Scene;
use crate::parse::argument;
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Pronoun};
use rasid_lexicon::fold::Key;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{ActorKind, Class, Classes};

/// Somebody of whom the text told the country.
#[derive(Clone, Debug)]
struct Entry {
    /// First item.
    at: usize,
    /// Lexeme of the head noun, if it is a noun of people or bodies.
    head: Option<u32>,
    /// Lexeme of the first word of an expression: «وزير الخارجية» is taken up by «الوزير».
    word: Option<u32>,
    actor: Option<u32>,
    country: [u8; 3],
    sector: Option<Sector>,
    /// A named group: «الحركة», «التنظيم» take it up.
    group: bool,
    /// A body of armed people.
    force: bool,
    /// A state by its name: only «قواتها» takes it up.
    state: bool,
    /// Words of the person's name.
    name: Vec<Key>,
}

/// Everybody of whom the document told the country, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    entries: Vec<Entry>,
    /// Name words of persons of whom nothing else is known yet.
    any_name: bool,
}

/// A later mention looks so far back: a whole article, and a flood of text stays linear.
const LOOK_BACK: usize = 120;

const BODIES: Classes = Classes::one(Class::Force).with(Class::Group).with(Class::Institution);

impl Cast {
    /// Reads every phrase of somebody whose country the phrase itself tells.
    pub fn of(scene: &Scene<'_, '_>) -> Cast {
        let mut cast = Cast::default();
        let starts = HEADS.with(Class::FirstName).with(Class::Demonym);
        for sentence in scene.text.sentences {
            if !sentence.classes.any(starts) {
                continue;
            }
            let (mut i, last) = (sentence.first as usize, sentence.last as usize);
            while i < last {
                let item = scene.item(i);
                if !(item.classes.any(starts) || scene.text.is_name(item)) || !scene.nominal(i) {
                    i += 1;
                    continue;
                }
                let Some(phrase) = phrase::read(scene, i, last) else {
                    i += 1;
                    continue;
                };
                if let Some(party) = read_alone(scene, &phrase) {
                    cast.add(scene, &party, last);
                }
                i = phrase.last.max(i + 1);
            }
        }
        cast
    }

    fn add(&mut self, scene: &Scene<'_, '_>, party: &PartyMention, end: usize) {
        if party.instrument {
            return;
        }
        let phrase = &party.phrase;
        let (mut country, mut sector) = (party.country, party.sector);
        if party.people
            && country.is_none()
            && let Some(told) = apposition(scene, phrase, end)
        {
            // «حسن نصر الله، أمين عام حزب الله»
            (country, sector) = (told.country, told.sector.or(sector));
        }
        let Some(country) = country else { return };
        let titled = Classes::one(Class::Office).with(Class::Person).with(Class::FirstName);
        let one = party.count.is_none_or(|c| c.max == Some(1));
        let head_item = scene.item(phrase.head);
        let bears = head_item.classes.any(titled) || scene.text.is_name(head_item);
        let name: Vec<Key> = if party.people && one && bears {
            (phrase.head..phrase.last)
                .filter(|&i| name_word(scene, i))
                .map(|i| keys(scene, i)[0])
                .collect()
        } else {
            Vec::new()
        };
        self.any_name |= !name.is_empty();
        let noun = head(scene, phrase);
        let kind = party.actor.map(|a| scene.text.lexicon.actors[a as usize].kind);
        self.entries.push(Entry {
            at: phrase.first,
            head: noun.map(|r| r.0),
            word: first_word(scene, phrase),
            force: noun.is_some_and(|r| r.3.has(Class::Force)),
            state: matches!(party.rule, "party/capital" | "party/state"),
            actor: party.actor,
            country,
            sector,
            group: kind == Some(ActorKind::Group),
            name,
        });
    }

    /// The entries before item `at`, newest first.
    fn before(&self, at: usize) -> impl Iterator<Item = &Entry> {
        let n = self.entries.partition_point(|e| e.at < at);
        self.entries[..n].iter().rev().take(LOOK_BACK)
    }
}

/// Who follows a name after a comma.
fn apposition(scene: &Scene<'_, '_>, phrase: &Phrase, end: usize) -> Option<PartyMention> {
    let next = phrase.last + 1;
    if next >= end || !scene.text.is_mark(scene.item(phrase.last), b',') {
        return None;
    }
    let titled = Classes::one(Class::Office).with(Class::Person).with(Class::Member);
    if !scene.item(next).classes.any(titled) || !scene.nominal(next) {
        return None;
    }
    read_alone(scene, &phrase::read(scene, next, end)?)
}

/// The lexeme of a phrase's head noun, if that is somebody, and how it is glued.
///
/// Titles of honour go before the noun that is meant; a listed group is told by the first word of its
/// name: «حركة الشباب» is a حركة.
fn head(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<(u32, Clitics, Pronoun, Classes)> {
    let text = scene.text;
    for i in phrase.head..phrase.last {
        let item = scene.item(i);
        let readings = if text.readings(item).is_empty() {
            &text.word(item).readings
        } else {
            text.readings(item)
        };
        let reading = readings.iter().find(|r| r.classes.any(HEADS))?;
        if text.lexeme(reading).sense != "title" {
            return Some((reading.lexeme, reading.clitics, reading.pronoun, reading.classes));
        }
    }
    None
}

/// The lexeme of the first word of the head, where the head is an expression of several words.
fn first_word(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<u32> {
    let item = scene.item(phrase.head);
    let readings = &scene.text.word(item).readings;
    (item.last > item.first + 1)
        .then(|| readings.iter().find(|r| r.classes.any(HEADS)).map(|r| r.lexeme))
        .flatten()
}

/// Adds what the document tells elsewhere to a phrase that does not tell its country.
pub(super) fn complete(scene: &Scene<'_, '_>, party: &mut PartyMention) {
    if party.country.is_some() || party.instrument {
        return;
    }
    let cast = scene.cast();
    let phrase = party.phrase;
    if party.people
        && cast.any_name
        && let Some(e) = by_name(scene, cast, &phrase)
    {
        party.country = Some(e.country);
        if matches!(party.sector, None | Some(Sector::Unk)) {
            party.sector = e.sector;
        }
        party.actor = party.actor.or(e.actor);
        party.rule = "party/name-again";
        return;
    }
    let Some((lexeme, clitics, pronoun, classes)) = head(scene, &phrase) else {
        return;
    };
    if classes.any(Classes::one(Class::Member).with(Class::Office))
        && let Some(of) = (phrase.head + 1..phrase.last).find(|&i| scene.item(i).classes.any(BODIES) && scene.definite(i))
    {
        // «قيادات من الحركة»: of which one.
        let own = Phrase {
            first: of,
            head: of,
            number: None,
            ..phrase
        };
        if let Some(mut body) = read_alone(scene, &own) {
            complete(scene, &mut body);
            if body.country.is_some() {
                party.country = body.country;
                let open = matches!(party.sector, None | Some(Sector::Unk));
                party.sector = if open { body.sector } else { party.sector };
                party.rule = body.rule;
                return;
            }
        }
    }
    if matches!(pronoun, Pronoun::Hu | Pronoun::Ha | Pronoun::Hum) {
        // «حكومته», «نائبه»: of whom the text spoke last.
        let own = |e: &&Entry| match pronoun {
            Pronoun::Hum => !e.state,
            _ => !(classes.has(Class::Person) && e.state),
        };
        if let Some(e) = cast.before(phrase.first).find(own) {
            party.country = Some(e.country);
            let sense = scene.text.lexicon.lexemes[lexeme as usize].sense.as_str();
            if matches!(sense, "deputy" | "counterpart") {
                party.sector = e.sector;
            }
            party.rule = "party/possessive";
        }
        return;
    }
    if !scene.definite(phrase.head) && !clitics.contains(Clitics::AL) {
        return;
    }
    let same = |e: &Entry| (e.head == Some(lexeme) || e.word == Some(lexeme)) && !e.state;
    if let Some(e) = cast.before(phrase.first).find(|e| same(e)) {
        party.country = Some(e.country);
        if matches!(party.sector, None | Some(Sector::Unk)) || e.group || &e.country == b"IGO" {
            party.sector = e.sector.or(party.sector);
        }
        if classes.any(BODIES) && phrase.last == phrase.head + 1 {
            party.actor = party.actor.or(e.actor);
        }
        party.rule = "party/taken-up";
        return;
    }
    if scene.text.lexicon.lexemes[lexeme as usize].sense == "of-organisation" && phrase.last <= phrase.head + 2 {
        // «الأمين العام»: of the organisation that was named last.
        if let Some(e) = cast.before(phrase.first).find(|e| &e.country == b"IGO") {
            party.country = Some(e.country);
            party.sector = e.sector;
            party.rule = "party/taken-up";
        }
        return;
    }
    let armed = matches!(party.sector, Some(Sector::Mil | Sector::Cop));
    if armed && classes.any(Classes::one(Class::Person).with(Class::Force)) {
        // «الجنود» after «القوات الإسرائيلية»
        let sector = party.sector;
        let kin = |e: &&Entry| e.force && e.sector == sector;
        if let Some(e) = cast.before(phrase.first).find(kin) {
            party.country = Some(e.country);
            party.rule = "party/taken-up";
        }
        return;
    }
    if classes.has(Class::Group) && phrase.last == phrase.head + 1 {
        // «الحركة» after «طالبان»: the group that was named last.
        let sector = party.sector;
        let kin = |e: &&Entry| e.group && e.head.is_none() && (sector.is_none() || sector == e.sector);
        if let Some(e) = cast.before(phrase.first).find(kin) {
            party.country = Some(e.country);
            party.sector = e.sector.or(sector);
            party.actor = e.actor;
            party.rule = "party/taken-up";
        }
    }
}

/// The entry that a last name, with or without a title, takes up; a full name must agree in two words.
fn by_name<'c>(scene: &Scene<'_, '_>, cast: &'c Cast, phrase: &Phrase) -> Option<&'c Entry> {
    let mut words = (phrase.head..phrase.last).rev().filter(|&i| name_word(scene, i));
    let last = keys(scene, words.next()?);
    let first = words.next().map(|i| keys(scene, i));
    let has = |e: &Entry, keys: &[Key; 2]| e.name.iter().any(|k| keys.contains(k));
    cast.entries
        .iter()
        .take(LOOK_BACK * 4)
        .find(|e| has(e, &last) && first.as_ref().is_none_or(|f| has(e, f)))
}

/// A phrase of unknown words that the document has introduced as a person's name: «هولبروك».
pub(super) fn known_name(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<PartyMention> {
    if phrase.number.is_some() || !name_word(scene, phrase.head) {
        return None;
    }
    let cast = scene.cast();
    if !cast.any_name {
        return None;
    }
    let entry = by_name(scene, cast, phrase)?;
    let head = scene.item(phrase.head);
    let (start, end) = (scene.text.span(head).0, scene.text.span(scene.item(phrase.last - 1)).1);
    Some(PartyMention {
        actor: entry.actor,
        country: Some(entry.country),
        sector: entry.sector,
        count: Some(crate::model::Count::exactly(1)),
        people: true,
        ..PartyMention::of(phrase, crate::model::Span::new(start, end), "party/name-again")
    })
}

/// The person or people whom a pronoun at item `at` stands for: the nearest phrase before that
/// agrees, in its sentence or the one before.
pub fn antecedent(scene: &Scene<'_, '_>, at: usize, pronoun: Pronoun) -> Option<Phrase> {
    let sentences = scene.text.sentences;
    let n = sentences.partition_point(|s| s.last as usize <= at);
    let mut phrases = Vec::new();
    for back in 0..2 {
        let sentence = sentences.get(n.checked_sub(back)?)?;
        let first = sentence.first as usize;
        let end = if back == 0 { at } else { sentence.last as usize };
        persons(scene, first, end, &mut phrases);
        if let Some(p) = phrases.iter().rev().find(|p| agrees(scene, p, pronoun)) {
            return Some(*p);
        }
    }
    None
}

/// The phrases of people in items `first..end`.
fn persons(scene: &Scene<'_, '_>, first: usize, end: usize, out: &mut Vec<Phrase>) {
    out.clear();
    let mut args = Vec::new();
    let mut i = first;
    // Arguments stop at a verb: go on behind it.
    while i < end {
        argument::right(scene, i, end, &mut args);
        let mut next = i + 1;
        for a in args.iter().filter(|a| !a.pronoun) {
            out.push(a.phrase);
            next = next.max(a.phrase.last);
        }
        i = next;
        while i < end && !scene.verbal(i) {
            i += 1;
        }
        i += 1;
    }
}

fn agrees(scene: &Scene<'_, '_>, phrase: &Phrase, pronoun: Pronoun) -> bool {
    let Some(party) = read_alone(scene, phrase).or_else(|| known_name(scene, phrase)) else {
        return false;
    };
    if !party.people || party.instrument {
        return false;
    }
    let many = party.count.is_some_and(|c| c.min > 1);
    let two = party.count.is_some_and(|c| c.min == 2 && c.max == Some(2));
    let feminine = scene
        .text
        .readings(scene.item(phrase.head))
        .iter()
        .find(|r| r.classes.any(HEADS))
        .is_some_and(|r| r.morph.contains(Morph::FEM));
    match pronoun {
        Pronoun::Hu => !many && !feminine,
        Pronoun::Ha => !many && feminine,
        Pronoun::Huma => two,
        Pronoun::Hum => many,
        _ => false,
    }
}
