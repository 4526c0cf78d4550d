//! Whom a verbal act means: «أدان قرار المجلس» condemns the council, «رحب بإعلان مصر» welcomes Egypt.

use crate::mention::party::{self, PartyMention};
use crate::model::{EventType, Sector, Span};
use crate::parse::Scene;
use crate::parse::phrase::Phrase;
use crate::text::Kind;
use rasid_lexicon::{Class, Classes, Payload, Role};

const SOMEBODY: Classes = Classes::one(Class::Person)
    .with(Class::Force)
    .with(Class::Group)
    .with(Class::Institution)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Victim)
    .with(Class::FirstName);

const BODIES: Classes = Classes::one(Class::Force)
    .with(Class::Group)
    .with(Class::Institution)
    .with(Class::Office);

/// Whether a phrase is headed by a matter and not by somebody: «قرار المجلس», «جهود مصر».
pub(super) fn matter(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let head = scene.item(phrase.head);
    if head.kind != Kind::Word || phrase.number.is_some() || head.classes.any(SOMEBODY.with(Class::Demonym)) {
        return false;
    }
    !scene.text.names(head).iter().any(|p| !matches!(p, Payload::Lexeme(..))) && !scene.text.readings(head).is_empty()
}

/// The party whose matter it is: an adjective of nation, or somebody in the genitive.
///
/// `loosely`: the matter is only what is asked for or refused, and people in it are not meant.
/// Of «قصف المدينة» or «اعتقال الناشطين» the genitive is the victim and nobody is meant.
pub(super) fn blamed(scene: &Scene<'_, '_>, phrase: &Phrase, loosely: bool) -> Option<PartyMention> {
    let head = scene.item(phrase.head);
    let suffered = scene
        .text
        .readings(head)
        .iter()
        .filter(|r| r.classes.has(Class::Event))
        .find_map(|r| scene.text.frame(r))
        .is_some_and(|f| {
            matches!(f.event, Some(EventType::Assault | EventType::Coerce)) && matches!(f.object, Role::Victim | Role::Target)
        });
    for i in phrase.head + 1..phrase.last {
        let item = scene.item(i);
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Demonym)
            && let Some(country) = lexeme.country
        {
            let (start, end) = scene.text.span(item);
            return Some(PartyMention {
                country: Some(country),
                sector: Some(Sector::Gov),
                ..PartyMention::of(&Phrase::one(i), Span::new(start, end), "party/adjective-of-matter")
            });
        }
        let named = scene
            .text
            .names(item)
            .iter()
            .any(|p| matches!(p, Payload::Actor(_) | Payload::Country(_)));
        if (item.classes.any(SOMEBODY) && !item.classes.has(Class::Quality)) || named {
            let body = named || item.classes.any(BODIES);
            if suffered || (loosely && !body) {
                return None;
            }
            let own = Phrase {
                first: i,
                head: i,
                ..*phrase
            };
            return party::read(scene, &own);
        }
    }
    None
}

/// A building that is only where it happened, with a person as its owner: «منزل مدير المدرسة».
pub(super) fn private(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let head = scene.item(phrase.head);
    if !head.classes.has(Class::Landmark) || head.classes.any(SOMEBODY) {
        return false;
    }
    let owner = (phrase.head + 1..phrase.last).find(|&i| scene.item(i).classes.any(SOMEBODY));
    owner.is_some_and(|i| {
        let classes = scene.item(i).classes;
        classes.any(Classes::one(Class::Person).with(Class::Office))
            && !classes.any(Classes::one(Class::Quality).with(Class::Member).with(Class::Institution))
    })
}

/// A word that nobody knows before a first name, as the victim of a killing or an arrest: somebody's name.
pub(super) fn stranger(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<PartyMention> {
    let head = phrase.head;
    let item = scene.item(head);
    let unknown = item.kind == Kind::Word && scene.text.readings(item).is_empty() && !scene.text.is_name(item);
    let named = phrase.last > head + 1 && scene.is(head + 1, Class::FirstName);
    if phrase.number.is_some() || !unknown || !named {
        return None;
    }
    let (start, end) = (scene.text.span(item).0, scene.text.span(scene.item(phrase.last - 1)).1);
    Some(PartyMention {
        people: true,
        ..PartyMention::of(phrase, Span::new(start, end), "party/unknown-name")
    })
}
