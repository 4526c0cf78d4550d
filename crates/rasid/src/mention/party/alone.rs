//! A phrase read by its own words: its head, what the head belongs to, adjectives, names.

use super::count::count;
use super::name::{listed_person, person_name};
use super::{HEADS, PartyMention};
use crate::model::{Sector, Span};
use crate::parse::Scene;
use crate::parse::phrase::Phrase;
use crate::text::{Clitics, Item, Kind, Pronoun};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{ActorKind, Class, Classes, Lexeme, Payload};

/// What the words read so far have told.
#[derive(Default)]
struct State {
    found: bool,
    /// The noun only adds people to what follows: عناصر، أفراد، معالي.
    member: bool,
    office: bool,
    /// The sector is a mere default: a later adjective or noun says more.
    generic: bool,
    /// «السيد», «الدكتور»: a name follows.
    title: bool,
}

/// Reads a phrase as somebody by its own words; `None` if nothing in it is a person or body.
pub fn read_alone(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<PartyMention> {
    let mut party = PartyMention::of(phrase, span(scene, phrase), "party/phrase");
    let mut state = State::default();
    for i in phrase.first..phrase.last {
        let item = scene.item(i);
        if item.kind != Kind::Word {
            continue;
        }
        names(scene, phrase, i, &mut party, &mut state);
        words(scene, phrase, i, item, &mut party, &mut state);
    }
    if !state.found && person_name(scene, phrase) {
        party.people = true;
        party.rule = "party/unknown-name";
        state.found = true;
    }
    if !state.found {
        return None;
    }
    if let Some(Sector::Igo) = party.sector
        && party.actor.is_none()
    {
        party.country.get_or_insert(*b"IGO");
    }
    party.count = count(scene, phrase);
    Some(party)
}

/// Listed names: actors, states, capitals and towns.
fn names(scene: &Scene<'_, '_>, phrase: &Phrase, i: usize, party: &mut PartyMention, state: &mut State) {
    let text = scene.text;
    let item = scene.item(i);
    let year = scene.published.map(|d| d.year());
    for payload in text.names(item) {
        match *payload {
            Payload::Actor(a) => {
                let actor = &text.lexicon.actors[a as usize];
                let valid =
                    year.is_none_or(|y| (actor.from == 0 || y >= actor.from as i16) && (actor.to == 0 || y <= actor.to as i16));
                if party.actor.is_some() || (!valid && actor.from != 0) {
                    continue;
                }
                let scope = party.country.is_none();
                party.actor = Some(a);
                party.rule = "party/named";
                party.country.get_or_insert(actor.country);
                // Who leads or speaks for a group, an organisation or a society is of its kind; who
                // serves a state body keeps the kind of his office.
                let led = scope
                    && matches!(
                        actor.kind,
                        ActorKind::Group | ActorKind::Organisation | ActorKind::Society | ActorKind::Media
                    );
                if !state.office || led || matches!(party.sector, None | Some(Sector::Unk)) {
                    party.sector = Some(actor.sector);
                }
                party.people |= actor.kind == ActorKind::Person;
                state.found = true;
            }
            Payload::Country(c) => {
                let country = &text.lexicon.countries[c as usize];
                if state.title && phrase.last == i + 1 {
                    continue;
                }
                party.country.get_or_insert(country.iso3);
                if i == phrase.head && !state.found {
                    party.sector = Some(Sector::Gov);
                    party.rule = "party/state";
                    state.found = true;
                }
            }
            // «الحكومة السودانية»: words of nation and of people are no towns here.
            Payload::Place(p, _)
                if party.country.is_none() && state.found && !state.title && !item.classes.any(HEADS.with(Class::Demonym)) =>
            {
                let iso2 = text.lexicon.places[p as usize].country;
                party.country = text.lexicon.country2(iso2).map(|c| c.iso3);
            }
            // «واشنطن ترفض»: a capital alone stands for its government.
            Payload::Place(p, _) if !state.found && i == phrase.head && phrase.last == i + 1 && !listed_person(text, i) => {
                if let Some(country) = text
                    .lexicon
                    .country2(text.lexicon.places[p as usize].country)
                    .filter(|c| c.capital == Some(p))
                {
                    party.country = Some(country.iso3);
                    party.sector = Some(Sector::Gov);
                    party.rule = "party/capital";
                    state.found = true;
                }
            }
            Payload::Place(..) | Payload::Lexeme(..) => {}
        }
    }
}

/// Words of the lexicon: heads, adjectives of nation and kind, instruments.
fn words(scene: &Scene<'_, '_>, phrase: &Phrase, i: usize, item: &Item, party: &mut PartyMention, state: &mut State) {
    let text = scene.text;
    if let Some(lexeme) = text.lexeme_of(item, Class::Demonym)
        && let Some(country) = lexeme.country
    {
        party.country.get_or_insert(country);
        if i == phrase.head && !state.found {
            // «مقتل فلسطينيين»: people of that nation.
            party.people = true;
            // «اليمني» alone is an adjective whose noun stands elsewhere.
            let alone = scene.definite(i) && text.readings(item).iter().all(|r| !r.morph.contains(Morph::PLUR));
            party.sector = (!alone).then_some(Sector::Cvl);
            state.found = true;
            state.generic = true;
        }
    }
    if item.classes.any(HEADS) {
        let Some(reading) = text.readings(item).iter().find(|r| r.classes.any(HEADS)) else {
            return;
        };
        let lexeme = text.lexeme(reading);
        let first = !state.found;
        state.found = true;
        if lexeme.country.is_some() && party.country.is_none() {
            party.country = lexeme.country;
        }
        if first {
            head(lexeme, party, state);
            if lexeme.sense == "deputy" && reading.pronoun != Pronoun::None {
                // «نائبه» is somebody's second, no member of parliament.
                party.sector = None;
            }
        } else if (state.member || state.generic || party.sector.is_none()) && lexeme.sector.is_some() && party.actor.is_none() {
            party.sector = lexeme.sector;
            state.member = lexeme.classes.has(Class::Member);
            state.office |= lexeme.classes.has(Class::Office);
            state.title = lexeme.sense == "title";
        }
    } else if item.classes.has(Class::Aircraft) || (item.classes.has(Class::Weapon) && !item.classes.has(Class::Explosive)) {
        if !state.found {
            party.instrument = true;
            party.sector = Some(Sector::Mil);
            state.found = true;
        }
    } else if let Some(lexeme) = text.lexeme_of(item, Class::Quality)
        && state.found
        && state.generic
        && let Some(sector) = lexeme.sector
    {
        party.sector = Some(sector);
        state.generic = false;
    }
}

/// The first noun of somebody.
fn head(lexeme: &Lexeme, party: &mut PartyMention, state: &mut State) {
    party.harm = lexeme.harm;
    party.people = lexeme.classes.any(
        Classes::one(Class::Person)
            .with(Class::Member)
            .with(Class::Victim)
            .with(Class::Office),
    );
    party.group = lexeme.group.clone();
    party.sector = lexeme.sector;
    state.title = lexeme.sense == "title";
    state.office = lexeme.classes.has(Class::Office);
    // A spokesman is of those for whom he speaks.
    let speaks = state.office && lexeme.classes.has(Class::Source) && lexeme.sector == Some(Sector::Gov);
    state.member = state.title
        || speaks
        || lexeme
            .classes
            .any(Classes::one(Class::Member).with(Class::Victim).with(Class::Quantifier));
    state.generic = lexeme
        .sector
        .is_none_or(|s| matches!(s, Sector::Uaf | Sector::Unk | Sector::Cvl));
}

fn span(scene: &Scene<'_, '_>, phrase: &Phrase) -> Span {
    let first = scene.item(phrase.first);
    let start = scene.text.after_clitics(first, first.clitics.difference(Clitics::AL));
    let last = scene.item(phrase.last - 1);
    Span::new(start, scene.text.span(last).1)
}
