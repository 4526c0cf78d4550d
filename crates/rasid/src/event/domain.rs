//! Texts and sentences of another world: football attacks, traffic deaths, exploding prices.
//!
//! Words of class `domain` carry a weight from 1 (a hint) to 3 (alone enough). A document of
//! sport or markets states no assaults; a sentence about a road accident states no killing.

use crate::parse::Scene;
use crate::text::Sentence;
use rasid_lexicon::Class;

/// Weights of other worlds in one document.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Domain {
    /// Traffic, fire, earthquakes, floods.
    accident: i64,
    /// Sport, games, films, markets: words of war are figures of speech.
    figure: i64,
    /// Of these, sport and games alone.
    sport: i64,
    /// Weapons and armed people, the other side of the balance.
    violence: i64,
}

fn is_accident(sense: &str) -> bool {
    matches!(sense, "accident" | "disaster" | "weather" | "health")
}

impl Domain {
    /// Adds up a document.
    pub(crate) fn of(scene: &Scene<'_, '_>) -> Domain {
        let mut domain = Domain::default();
        for sentence in scene.text.sentences {
            let (accident, figure, sport, violence) = weigh(scene, sentence);
            domain.accident += accident;
            domain.figure += figure;
            domain.sport += sport;
            domain.violence += violence;
        }
        domain
    }

    /// Whether harm without a stated attack is an accident here.
    pub(crate) fn accident(&self) -> bool {
        self.accident >= 4 && self.accident > 2 * self.violence
    }

    /// Whether clubs, unions and coaches are those who demand, refuse and meet here.
    pub(crate) fn sport(&self) -> bool {
        self.sport >= 8 && self.sport > 2 * self.violence
    }

    /// Whether violence without weapons and tolls is a figure of speech here.
    pub(crate) fn figurative(&self) -> bool {
        self.figure >= 6 && self.figure > 2 * self.violence
    }
}

/// Whether a sentence by itself speaks of an accident.
pub(crate) fn accident(scene: &Scene<'_, '_>, sentence: &Sentence) -> bool {
    sentence.classes.has(Class::Domain) && weigh(scene, sentence).0 >= 2
}

fn weigh(scene: &Scene<'_, '_>, sentence: &Sentence) -> (i64, i64, i64, i64) {
    let (mut accident, mut figure, mut sport, mut violence) = (0, 0, 0, 0);
    if !sentence.classes.has(Class::Domain) && !sentence.classes.has(Class::Weapon) {
        return (0, 0, 0, 0);
    }
    for i in sentence.first as usize..sentence.last as usize {
        let item = scene.item(i);
        if item.classes.has(Class::Weapon) {
            violence += 1;
        }
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Domain) {
            let weight = lexeme.value.max(1);
            if is_accident(&lexeme.sense) {
                accident += weight;
            } else if lexeme.sense != "legal-term" && lexeme.sense != "crime" {
                figure += weight;
                if lexeme.sense == "sport" {
                    sport += weight;
                }
            }
        }
    }
    (accident, figure, sport, violence)
}
