//! People and bodies: what sector and country a noun phrase stands for.

use crate::model::{Count, Harm, Sector, Span};
use crate::parse::Scene;
use crate::parse::phrase::Phrase;
use crate::text::{Clitics, Kind};
use rasid_lexicon::{ActorKind, Class, Classes, Payload};

/// Somebody, as far as the phrase tells.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyMention {
    /// The phrase.
    pub phrase: Phrase,
    /// The words, without glued prepositions.
    pub span: Span,
    /// Index into the lexicon's actors.
    pub actor: Option<u32>,
    /// ISO 3166-1 alpha-3, if the phrase tells.
    pub country: Option<[u8; 3]>,
    /// Sector, if the phrase tells.
    pub sector: Option<Sector>,
    /// How many, if counted: numbers, duals, unnamed plurals.
    pub count: Option<Count>,
    /// The phrase itself says what befell them: قتيل، جريح، معتقل.
    pub harm: Option<Harm>,
    /// Single humans or groups of them, not bodies.
    pub people: bool,
    /// A vehicle, gun or aircraft that stands for its side.
    pub instrument: bool,
    /// Group for parts of a toll.
    pub group: String,
    /// The rule that read it.
    pub rule: &'static str,
}

const HEADS: Classes = Classes::one(Class::Person)
    .with(Class::Force)
    .with(Class::Group)
    .with(Class::Institution)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Victim);

/// Reads a phrase as somebody; `None` if nothing in it is a person or body.
pub fn read(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<PartyMention> {
    let text = scene.text;
    let mut party = PartyMention {
        phrase: *phrase,
        span: span(scene, phrase),
        actor: None,
        country: None,
        sector: None,
        count: None,
        harm: None,
        people: false,
        instrument: false,
        group: String::new(),
        rule: "party/phrase",
    };
    let mut found = false;
    let mut member = false;
    let mut office = false;
    let mut generic = false;
    let year = scene.published.map(|d| d.year());
    for i in phrase.first..phrase.last {
        let item = scene.item(i);
        if item.kind != Kind::Word {
            continue;
        }
        for payload in text.names(item) {
            match *payload {
                Payload::Actor(a) => {
                    let actor = &text.lexicon.actors[a as usize];
                    let valid = year
                        .is_none_or(|y| (actor.from == 0 || y >= actor.from as i16) && (actor.to == 0 || y <= actor.to as i16));
                    if party.actor.is_some() || (!valid && actor.from != 0) {
                        continue;
                    }
                    party.actor = Some(a);
                    party.rule = "party/named";
                    party.country.get_or_insert(actor.country);
                    if !office || actor.kind == ActorKind::Person {
                        party.sector = Some(actor.sector);
                    } else {
                        party.sector.get_or_insert(actor.sector);
                    }
                    party.people |= actor.kind == ActorKind::Person;
                    found = true;
                }
                Payload::Country(c) => {
                    let country = &text.lexicon.countries[c as usize];
                    party.country.get_or_insert(country.iso3);
                    if i == phrase.head && !found {
                        party.sector = Some(Sector::Gov);
                        party.rule = "party/state";
                        found = true;
                    }
                }
                Payload::Place(p, _) if party.country.is_none() && found => {
                    let iso2 = text.lexicon.places[p as usize].country;
                    party.country = text.lexicon.country2(iso2).map(|c| c.iso3);
                }
                Payload::Place(..) | Payload::Lexeme(..) => {}
            }
        }
        if let Some(lexeme) = text.lexeme_of(item, Class::Demonym)
            && let Some(country) = lexeme.country
        {
            party.country.get_or_insert(country);
            if i == phrase.head && !found {
                // «مقتل فلسطينيين»: people of that nation.
                party.people = true;
                found = true;
                generic = true;
            }
        }
        if item.classes.any(HEADS) {
            let Some(reading) = text.readings(item).iter().find(|r| r.classes.any(HEADS)) else {
                continue;
            };
            let lexeme = text.lexeme(reading);
            let first = !found;
            found = true;
            if lexeme.country.is_some() && party.country.is_none() {
                party.country = lexeme.country;
            }
            if first {
                party.harm = lexeme.harm;
                party.people = lexeme.classes.any(
                    Classes::one(Class::Person)
                        .with(Class::Member)
                        .with(Class::Victim)
                        .with(Class::Office),
                );
                party.group = lexeme.group.clone();
                office = lexeme.classes.has(Class::Office);
                member = lexeme
                    .classes
                    .any(Classes::one(Class::Member).with(Class::Victim).with(Class::Quantifier));
                party.sector = lexeme.sector;
                generic = lexeme
                    .sector
                    .is_none_or(|s| matches!(s, Sector::Uaf | Sector::Unk | Sector::Cvl));
            } else if (member || generic || party.sector.is_none()) && lexeme.sector.is_some() && party.actor.is_none() {
                party.sector = lexeme.sector;
                member = lexeme.classes.has(Class::Member);
            }
        } else if item.classes.has(Class::Aircraft) || (item.classes.has(Class::Weapon) && !item.classes.has(Class::Explosive)) {
            if !found {
                party.instrument = true;
                party.sector = Some(Sector::Mil);
                found = true;
            }
        } else if let Some(lexeme) = text.lexeme_of(item, Class::Quality)
            && found
            && generic
            && let Some(sector) = lexeme.sector
        {
            party.sector = Some(sector);
            generic = false;
        }
    }
    if !found && person_name(scene, phrase) {
        party.people = true;
        party.rule = "party/unknown-name";
        found = true;
    }
    if !found {
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

/// A first name, alone or with words that nobody knows, is a person.
fn person_name(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let first = scene.item(phrase.head);
    first.classes.has(Class::FirstName)
        && scene.number(phrase.head).is_none()
        && (phrase.last > phrase.head + 1 || first.classes.0.count_ones() == 1)
}

/// How many: a number, a dual, one, or an unnamed plural.
pub fn count(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<Count> {
    if let Some(n) = phrase.number {
        return Some(scene.numbers[n].count);
    }
    if let Some(number) = scene.number(phrase.head) {
        return Some(number.count);
    }
    use rasid_lexicon::morph::Morph;
    let item = scene.item(phrase.head);
    if person_name(scene, phrase) {
        return Some(Count::exactly(1));
    }
    if let Some(other) = scene.text.lexeme_of(item, Class::Other) {
        return match other.value {
            1 => Some(Count::exactly(1)),
            2 => Some(Count::exactly(2)),
            3 => Some(Count::at_least(2)),
            _ => None,
        };
    }
    let people = HEADS.with(Class::Demonym);
    let reading = scene.text.readings(item).iter().find(|r| r.classes.any(people))?;
    let lexeme = scene.text.lexeme(reading);
    if lexeme
        .classes
        .any(Classes::one(Class::Force).with(Class::Group).with(Class::Institution))
    {
        return None;
    }
    // One spelling may be several forms of the word; all of them count.
    let morph = scene
        .text
        .readings(item)
        .iter()
        .filter(|r| r.lexeme == reading.lexeme && r.clitics == reading.clitics && r.pronoun == reading.pronoun)
        .fold(Morph::empty(), |all, r| all | r.morph);
    // The masculine oblique plural is spelt like the dual (مدنيين): the plural is the safe reading.
    if morph.contains(Morph::PLUR) {
        return Some(Count::at_least(2));
    }
    // «وزيرا» is one minister before it is the two of somebody.
    if morph.contains(Morph::DUAL) && !morph.contains(Morph::SING) {
        return Some(Count::exactly(2));
    }
    // Ranks and offices are listed as they stand before a name: «العقيد الركن».
    let ranked = matches!(lexeme.sector, Some(Sector::Mil | Sector::Cop));
    let rank = ranked && lexeme.classes.has(Class::Office) && morph == Morph::NOUN;
    if morph.contains(Morph::SING) || morph.is_empty() || rank {
        return Some(Count::exactly(1));
    }
    None
}

fn span(scene: &Scene<'_, '_>, phrase: &Phrase) -> Span {
    let first = scene.item(phrase.first);
    let start = scene.text.after_clitics(first, first.clitics.difference(Clitics::AL));
    let last = scene.item(phrase.last - 1);
    Span::new(start, scene.text.span(last).1)
}
