//! Counts of victims in a sentence.

use crate::mention::party::{self, PartyMention};
use crate::model::{Count, Harm, Span};
use crate::parse::Scene;
use crate::parse::phrase::{self, Phrase};
use rasid_lexicon::{Class, Classes};

/// So many people were harmed so.
#[derive(Clone, Debug, PartialEq)]
pub struct TollMention {
    /// What befell them.
    pub harm: Harm,
    /// How many.
    pub count: Count,
    /// The words.
    pub span: Span,
    /// First item.
    pub at: usize,
    /// Who they are.
    pub party: Option<PartyMention>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// The toll that a victim phrase states under a frame's harm.
pub fn of_phrase(scene: &Scene<'_, '_>, phrase: &Phrase, harm: Harm, rule: &'static str) -> Option<TollMention> {
    let party = party::read(scene, phrase);
    let count = match &party {
        Some(p) => p.count?,
        // A name nobody knows, or a bare number: «قتل 3», «قتل فلان».
        None => party::count(scene, phrase).or_else(|| unnamed(scene, phrase))?,
    };
    let span = match &party {
        Some(p) => p.span,
        None => whole(scene, phrase),
    };
    Some(TollMention {
        harm,
        count,
        span,
        at: phrase.first,
        party,
        rule,
    })
}

/// A bare first name as victim is one person.
fn unnamed(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<Count> {
    if scene.item(phrase.head).classes.has(Class::FirstName) {
        Some(Count::exactly(1))
    } else {
        None
    }
}

fn whole(scene: &Scene<'_, '_>, phrase: &Phrase) -> Span {
    let first = scene.item(phrase.first);
    Span::new(
        scene.text.after_clitics(first, first.clitics),
        scene.text.span(scene.item(phrase.last - 1)).1,
    )
}

/// Counted victim nouns wherever they stand: «22 جريحا», «قتيلان», «عشرات القتلى».
pub fn victim_nouns(scene: &Scene<'_, '_>, first: usize, last: usize, out: &mut Vec<TollMention>) {
    let mut i = first;
    while i < last {
        let starts = scene.number(i).is_some() || scene.is(i, Class::Victim);
        if !starts || scene.verbal(i) {
            i += 1;
            continue;
        }
        if i > first && scene.is(i - 1, Class::PartOf) {
            i += 1;
            continue;
        }
        let Some(phrase) = phrase::read(scene, i, last) else {
            i += 1;
            continue;
        };
        if scene.is(phrase.head, Class::Victim)
            && let Some(lexeme) = scene.text.lexeme_of(scene.item(phrase.head), Class::Victim)
            && let Some(harm) = lexeme.harm
            && phrase.number.is_some()
            && let Some(toll) = of_phrase(scene, &phrase, harm, "toll/victim-noun")
        {
            out.push(toll);
        }
        i = phrase.last.max(i + 1);
    }
}

/// Whether a phrase's head is a victim noun.
pub fn victim(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    scene.item(phrase.head).classes.any(Classes::one(Class::Victim))
}
