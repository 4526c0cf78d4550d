//! One document with everything that was found in it before events are looked for.

use crate::mention::day::DayMention;
use crate::mention::number::{NumberMention, NumberRole};
use crate::mention::party::Cast;
use crate::mention::place::PlaceMention;
use crate::mention::{Range, day, number, place};
use crate::model::Document;
use crate::text::{Clitics, Item, Kind, Reading, Text, Traits};
use jiff::civil::Date;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes};
use std::cell::{Cell, OnceCell};

/// A text and its mentions, with the way from an item to the mention that covers it.
pub struct Scene<'t, 'a> {
    /// The text.
    pub text: &'t Text<'a>,
    /// Numbers, in order.
    pub numbers: Vec<NumberMention>,
    /// Days, in order.
    pub days: Vec<DayMention>,
    /// Places, in order.
    pub places: Vec<PlaceMention>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Country that the document is about, if one stands out.
    pub focus: Option<[u8; 2]>,
    cast: OnceCell<Cast>,
    number_at: Vec<u32>,
    day_at: Vec<u32>,
    place_at: Vec<u32>,
    /// Answers of [`Scene::verbal`]: every stage asks anew.
    verbs: Vec<Cell<Asked>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Asked {
    NotYet,
    Yes,
    No,
}

/// Words that are never part of a noun phrase.
const BOUND: Classes = Classes::one(Class::Preposition)
    .with(Class::Conjunction)
    .with(Class::Complementizer)
    .with(Class::Relative)
    .with(Class::Negation)
    .with(Class::Boundary)
    .with(Class::Cause)
    .with(Class::AccordingTo)
    .with(Class::PartOf)
    .with(Class::Modal);

fn index(ranges: impl Iterator<Item = Range>, len: usize) -> Vec<u32> {
    let mut at = vec![0; len];
    for (n, range) in ranges.enumerate() {
        for slot in &mut at[range.first as usize..range.last as usize] {
            *slot = n as u32 + 1;
        }
    }
    at
}

impl<'t, 'a> Scene<'t, 'a> {
    /// Finds numbers, days and places of a text.
    pub fn new(text: &'t Text<'a>, document: &Document) -> Scene<'t, 'a> {
        let (mut numbers, mut days) = (Vec::new(), Vec::new());
        for sentence in text.sentences {
            day::find(text, sentence, &mut days);
            number::find(text, sentence, &mut numbers);
        }
        let len = text.items.len();
        let day_at = index(days.iter().map(|d| d.range), len);
        let (places, focus) = place::find(text, &numbers);
        // Ages, prices, distances and years count nobody.
        numbers.retain(|n| n.role == NumberRole::Count && day_at[n.digits.first as usize] == 0);
        let number_at = index(numbers.iter().map(|n| n.range), len);
        let place_at = index(places.iter().map(|p| p.range), len);
        Scene {
            text,
            numbers,
            days,
            places,
            published: document.published,
            focus,
            cast: OnceCell::new(),
            number_at,
            day_at,
            place_at,
            verbs: vec![Cell::new(Asked::NotYet); len],
        }
    }

    /// Whom the document has introduced; found on first need.
    pub fn cast(&self) -> &Cast {
        self.cast.get_or_init(|| Cast::of(self))
    }

    /// The number that covers item `i`.
    #[inline]
    pub fn number(&self, i: usize) -> Option<&NumberMention> {
        self.number_at[i].checked_sub(1).map(|n| &self.numbers[n as usize])
    }

    /// The number of the number that covers item `i`, an index into [`Scene::numbers`].
    #[inline]
    pub fn number_index(&self, i: usize) -> Option<usize> {
        self.number_at[i].checked_sub(1).map(|n| n as usize)
    }

    /// The day that covers item `i`.
    #[inline]
    pub fn day(&self, i: usize) -> Option<(usize, &DayMention)> {
        self.day_at[i].checked_sub(1).map(|n| (n as usize, &self.days[n as usize]))
    }

    /// The place that covers item `i`.
    #[inline]
    pub fn place(&self, i: usize) -> Option<(usize, &PlaceMention)> {
        self.place_at[i]
            .checked_sub(1)
            .map(|n| (n as usize, &self.places[n as usize]))
    }

    /// Item `i`.
    #[inline]
    pub fn item(&self, i: usize) -> &'a Item {
        &self.text.items[i]
    }

    /// Whether item `i` belongs to a class.
    #[inline]
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.text.items[i].classes.has(class)
    }

    /// The reading of item `i` as noun or adjective, if it has one.
    pub fn nominal_reading(&self, i: usize) -> Option<&'a Reading> {
        self.text.nominal(self.item(i))
    }

    /// Whether item `i` can stand in a noun phrase.
    pub fn nominal(&self, i: usize) -> bool {
        let item = self.item(i);
        if item.kind == Kind::Latin {
            return true;
        }
        if item.kind != Kind::Word {
            return false;
        }
        if self.text.is_name(item) {
            return !self.verbal(i);
        }
        if !item.traits.contains(Traits::KNOWN) {
            return true;
        }
        item.traits.contains(Traits::NOMINAL) && !item.classes.any(BOUND) && !self.verbal(i)
    }

    /// Whether item `i` is definite: article, pronoun or name.
    pub fn definite(&self, i: usize) -> bool {
        let item = self.item(i);
        item.traits.contains(Traits::DEFINITE) || self.text.is_name(item)
    }

    /// The item before `i` in its sentence that is no quote mark.
    pub fn before(&self, i: usize, first: usize) -> Option<usize> {
        let mut at = i;
        while at > first {
            at -= 1;
            if !self.text.is_mark(self.item(at), b'"') {
                return Some(at);
            }
        }
        None
    }

    /// Whether item `i` is read as a finite verb here.
    ///
    /// Many verbs are spelt like their verbal nouns (قتل، قصف); the word before decides.
    pub fn verbal(&self, i: usize) -> bool {
        if !self.item(i).traits.contains(Traits::FINITE) {
            return false;
        }
        match self.verbs[i].get() {
            Asked::Yes => true,
            Asked::No => false,
            Asked::NotYet => {
                let verbal = self.reads_as_verb(i);
                self.verbs[i].set(if verbal { Asked::Yes } else { Asked::No });
                verbal
            }
        }
    }

    fn reads_as_verb(&self, i: usize) -> bool {
        let item = self.item(i);
        let Some(finite) = self.text.finite(item) else {
            return false;
        };
        if i > 0 && self.item(i - 1).classes.has(Class::NamePart) {
            // «سعيد بن غرم الله»
            return false;
        }
        if finite.clitics.contains(Clitics::SA) {
            return true;
        }
        let Some(noun) = self.nominal_reading(i) else {
            return !self.text.is_name(item);
        };
        if self.text.is_name(item) {
            return false;
        }
        if noun.clitics.contains(Clitics::AL) || noun.clitics.intersects(Clitics::BI | Clitics::KA) {
            return false;
        }
        if item.clitics.contains(Clitics::LI) && !finite.clitics.contains(Clitics::LI) {
            return false;
        }
        if noun.score > finite.score {
            return false;
        }
        if item.classes.has(Class::Victim) && (finite.morph.contains(Morph::DUAL) || !finite.morph.contains(Morph::THIRD)) {
            // «قتلى» is no address to a woman.
            // «وجرحاها» is «and her wounded» before it is «and the two wounded her».
            return false;
        }
        let Some(p) = i.checked_sub(1) else {
            return true;
        };
        let p = if self.text.is_mark(self.item(p), b'"') && p > 0 {
            p - 1
        } else {
            p
        };
        let prev = self.item(p);
        if prev.kind != Kind::Word {
            return true;
        }
        let imperfect = finite.morph.contains(Morph::IMPERFECT);
        if prev.classes.has(Class::Preposition) && !prev.classes.has(Class::Complementizer) {
            return false;
        }
        if prev
            .classes
            .any(Classes::one(Class::Cause).with(Class::AccordingTo).with(Class::Attempt))
        {
            return false;
        }
        if prev.classes.has(Class::Boundary) {
            return true;
        }
        if prev.classes.has(Class::Complementizer) {
            return imperfect;
        }
        if prev.classes.has(Class::Negation) {
            return self.text.lexeme_of(prev, Class::Negation).is_some_and(|l| l.sense == "verb");
        }
        if prev
            .classes
            .any(Classes::one(Class::Modal).with(Class::Relative).with(Class::Auxiliary))
        {
            return true;
        }
        if finite.clitics.intersects(Clitics::WA | Clitics::FA) {
            // «هجوم وقصف»: two event nouns; elsewhere a new clause.
            return !(prev.classes.has(Class::Event) && !self.definite(p) && self.text.finite(prev).is_none());
        }
        if self.day_at.get(p).is_some_and(|d| *d != 0) || self.number_at.get(p).is_some_and(|n| *n != 0) {
            return true;
        }
        if self.text.is_name(prev) || self.definite(p) {
            return true;
        }
        // An indefinite noun before: «عملية قتل» is a noun, «مسلح قتل جنديا» a verb.
        prev.classes.any(
            Classes::one(Class::Person)
                .with(Class::Force)
                .with(Class::Victim)
                .with(Class::Demonym)
                .with(Class::Quality),
        ) || (self.text.readings(prev).is_empty() && !self.text.word(prev).bare_clitics.is_empty())
    }
}
