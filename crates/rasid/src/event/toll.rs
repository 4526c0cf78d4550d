//! Counts of victims in a sentence.

use super::part;
use crate::mention::party::{self, PartyMention};
use crate::model::{Count, Harm, PartToll, Span};
use crate::parse::Scene;
use crate::parse::phrase::{self, Phrase};
use crate::text::Pronoun;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, FrameKind};

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
    /// Groups inside the total.
    pub parts: Vec<PartToll>,
    /// Told as a newer figure of an event that was told before.
    pub newer: bool,
    /// The rule that read it.
    pub rule: &'static str,
}

/// The toll that a victim phrase states under a frame's harm.
pub fn of_phrase(scene: &Scene<'_, '_>, phrase: &Phrase, harm: Harm, rule: &'static str) -> Option<TollMention> {
    if thing(scene, phrase) {
        return None;
    }
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
    let mut parts = Vec::new();
    part::of(scene, phrase, party.as_ref(), count, &mut parts);
    Some(TollMention {
        harm,
        count,
        span,
        at: phrase.first,
        party,
        parts,
        newer: false,
        rule,
    })
}

/// Things that are counted, shot down and captured, but are nobody.
const THINGS: Classes = Classes::one(Class::Weapon)
    .with(Class::Projectile)
    .with(Class::Explosive)
    .with(Class::Aircraft)
    .with(Class::Landmark)
    .with(Class::PlaceHead);

const PEOPLE: Classes = Classes::one(Class::Person)
    .with(Class::Victim)
    .with(Class::Member)
    .with(Class::Office)
    .with(Class::Demonym)
    .with(Class::Quality)
    .with(Class::FirstName);

/// Whether the phrase counts or names things: «40 سفينة», «ثلاثة منازل».
fn thing(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let head = match phrase.number.and_then(|n| scene.numbers[n].noun) {
        Some(noun) => scene.item(noun as usize),
        None => scene.item(phrase.head),
    };
    if head.classes.any(PEOPLE) {
        return false;
    }
    head.classes.any(THINGS) || scene.text.lexeme_of(head, Class::Common).is_some_and(|l| l.sense == "thing")
}

/// A bare first name as victim is one person, and so is a family name that nobody knows (الزفزافي).
fn unnamed(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<Count> {
    let head = scene.item(phrase.head);
    let family = scene.text.readings(head).is_empty()
        && !scene.text.is_name(head)
        && scene.definite(phrase.head)
        && scene.text.surface(head).ends_with(char::from_u32(NISBA).unwrap_or_default());
    if head.classes.has(Class::FirstName) || family {
        return Some(Count::exactly(1));
    }
    // «راعيان»: a participle that no list names is somebody.
    let reading = scene.nominal_reading(phrase.head)?;
    if !reading.morph.contains(Morph::ACT_PART) || reading.morph.contains(Morph::MASDAR) {
        return None;
    }
    match reading.morph {
        m if m.contains(Morph::DUAL) && m.contains(Morph::NOM) => Some(Count::exactly(2)),
        m if m.contains(Morph::PLUR) => Some(Count::at_least(2)),
        _ => None,
    }
}

/// The letter that ends names of origin: ي.
const NISBA: u32 = 0x064A;

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
        if !starts || (scene.number(i).is_none() && scene.verbal(i)) {
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
        if let Some(lexeme) = scene.text.lexeme_of(scene.item(phrase.head), Class::Victim)
            && let Some(harm) = lexeme.harm
        {
            let both = lexeme.sense == "killed-or-injured";
            match phrase.number {
                // «أحد المصابين» is one of those hurt, not their number.
                Some(n) if scene.numbers[n].rule == "number/one-of" => {}
                Some(_) if both => out.extend(either(scene, &phrase)),
                Some(_) => out.extend(of_phrase(scene, &phrase, harm, "toll/victim-noun")),
                // «سقط عشرون شخصا بين قتيل وجريح».
                None if both => {
                    if let Some(counted) = counted_before(scene, first, i) {
                        out.extend(either(scene, &counted));
                    }
                }
                None if lives(scene, i, &phrase, &lexeme.sense) => out.extend(taken(scene, first, i, last)),
                None => {}
            }
        }
        i = phrase.last.max(i + 1);
    }
}

/// «22 قتيلا وجريحا»: each is at least one and leaves one for the other.
fn either(scene: &Scene<'_, '_>, phrase: &Phrase) -> Vec<TollMention> {
    [Harm::Killed, Harm::Injured]
        .into_iter()
        .filter_map(|harm| {
            let mut t = of_phrase(scene, phrase, harm, "toll/killed-or-injured")?;
            t.count = shared(t.count);
            t.parts.clear();
            Some(t)
        })
        .collect()
}

/// What a number that two harms share leaves for each of them.
pub(super) fn shared(count: Count) -> Count {
    Count::new(1, count.max.map(|m| m.saturating_sub(1).max(1))).unwrap_or(count)
}

/// So far back the number stands before «بين قتيل وجريح».
const NEAR: usize = 8;

fn counted_before(scene: &Scene<'_, '_>, first: usize, at: usize) -> Option<Phrase> {
    let from = at.saturating_sub(NEAR).max(first);
    let n = (from..at)
        .rev()
        .find(|&j| scene.number(j).is_some_and(|n| n.range.first as usize == j))?;
    phrase::read(scene, n, at)
}

/// Whether a word stands for the lives that an attack took: أودى بحياة، حصد أرواح، راح ضحيته.
fn lives(scene: &Scene<'_, '_>, i: usize, phrase: &Phrase, sense: &str) -> bool {
    match sense {
        "souls" | "death" => true,
        "casualty" => {
            phrase.head == i
                && scene
                    .text
                    .reading(scene.item(i), Class::Victim)
                    .is_some_and(|r| matches!(r.pronoun, Pronoun::Hu | Pronoun::Ha | Pronoun::Huma))
        }
        _ => false,
    }
}

/// Those whose lives were taken stand behind the word, a day between passed over.
fn taken(scene: &Scene<'_, '_>, first: usize, at: usize, last: usize) -> Option<TollMention> {
    let verb = (at.saturating_sub(NEAR + 4).max(first)..at).rev().find_map(|j| {
        scene.text.readings(scene.item(j)).iter().find(|r| {
            scene
                .text
                .frame(r)
                .is_some_and(|f| f.harm == Some(Harm::Killed) || f.kind == FrameKind::Result)
        })
    })?;
    let mut j = at + 1;
    while j < last
        && let Some((_, day)) = scene.day(j)
    {
        j = (day.range.last as usize).max(j + 1);
    }
    let phrase = phrase::read(scene, j, last)?;
    let t = of_phrase(scene, &phrase, Harm::Killed, "toll/lives")?;
    // «يودي بحياة المدنيين» tells of what goes on; with a figure it is a headline.
    let goes_on = verb.morph.contains(Morph::IMPERFECT) && t.count.max.is_none();
    (!goes_on).then_some(t)
}

/// Whether a phrase's head is a victim noun.
pub fn victim(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    scene.item(phrase.head).classes.any(Classes::one(Class::Victim))
}
