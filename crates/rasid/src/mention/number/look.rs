//! What the readers of numbers and days walk over.
//!
//! *Takes* a sentence; *gives* its items one by one, and the words inside listed expressions that
//! say nothing to these readers («منذ أكثر من» hides a bound, «خلال العام» a year); *never* opens a
//! name.

use crate::mention::Range;
use crate::text::{Clitics, Kind, Marks, Reading, Sentence, Text, Token, Word};
use rasid_lexicon::fold::{self, Folded, Key};
use rasid_lexicon::{Class, Classes, Lexeme, Payload};

/// Classes that these readers know by themselves: an expression of one of them is read whole.
pub(in crate::mention) const OURS: Classes = Classes::one(Class::Number)
    .with(Class::Scale)
    .with(Class::VagueNumber)
    .with(Class::Bound)
    .with(Class::Ordinal)
    .with(Class::Measure)
    .with(Class::TimeUnit)
    .with(Class::Weekday)
    .with(Class::Month)
    .with(Class::RelativeDay)
    .with(Class::DayPart)
    .with(Class::TimeShift)
    .with(Class::TimeEdge);

/// Key of the one-letter word و, as written before digits.
const AND: Key = Key((1 << 60) | fold::WAW as u64);
/// Key of the article written apart, as before digits.
const ARTICLE: Key = Key((2 << 60) | fold::ALEF as u64 | (fold::LAM as u64) << 6);
/// Key of the one-letter words ب and ل.
const WITH: [Key; 2] = [Key((1 << 60) | fold::BEH as u64), Key((1 << 60) | fold::LAM as u64)];

/// A place in a sentence: an item, or one token inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::mention) struct At {
    /// The item.
    pub(in crate::mention) item: u32,
    /// The token that the unit begins with.
    pub(in crate::mention) token: u32,
}

/// A sentence under the readers' eyes.
#[derive(Clone, Copy)]
pub(in crate::mention) struct Look<'t> {
    pub(in crate::mention) text: &'t Text<'t>,
    first: u32,
    last: u32,
}

impl<'t> Look<'t> {
    pub(in crate::mention) fn new(text: &'t Text<'t>, sentence: &Sentence) -> Look<'t> {
        let last = sentence.last.min(text.items.len() as u32);
        Look {
            text,
            first: sentence.first.min(last),
            last,
        }
    }

    /// Calls `visit` at every number in digits and every word of one of these classes.
    #[inline]
    pub(in crate::mention) fn walk(&self, classes: Classes, mut visit: impl FnMut(At)) {
        let items = &self.text.items[self.first as usize..self.last as usize];
        for (item, it) in (self.first..).zip(items) {
            let whole = it.last - it.first == 1 || !self.open(item);
            if whole {
                if it.classes.any(classes) || it.kind == Kind::Number {
                    visit(At { item, token: it.first });
                }
            } else {
                for token in it.first..it.last {
                    let at = At { item, token };
                    if self.word(at).classes.any(classes) {
                        visit(at);
                    }
                }
            }
        }
    }

    fn of(&self, item: u32) -> At {
        At {
            item,
            token: self.text.items[item as usize].first,
        }
    }

    /// Whether an item of several tokens is read token by token.
    #[inline]
    fn open(&self, item: u32) -> bool {
        let it = &self.text.items[item as usize];
        it.last - it.first > 1 && !it.classes.any(OURS) && !self.text.is_name(it)
    }

    /// The unit behind.
    #[inline]
    pub(in crate::mention) fn next(&self, at: At) -> Option<At> {
        let it = &self.text.items[at.item as usize];
        if at.token + 1 < it.last && self.open(at.item) {
            return Some(At {
                item: at.item,
                token: at.token + 1,
            });
        }
        (at.item + 1 < self.last).then(|| self.of(at.item + 1))
    }

    /// The unit before.
    pub(in crate::mention) fn prev(&self, at: At) -> Option<At> {
        let it = &self.text.items[at.item as usize];
        if at.token > it.first {
            return Some(At {
                item: at.item,
                token: at.token - 1,
            });
        }
        if at.item <= self.first {
            return None;
        }
        let item = at.item - 1;
        let token = if self.open(item) {
            self.text.items[item as usize].last - 1
        } else {
            self.text.items[item as usize].first
        };
        Some(At { item, token })
    }

    /// Whether the unit is one token of a longer item.
    #[inline]
    pub(in crate::mention) fn inner(&self, at: At) -> bool {
        let it = &self.text.items[at.item as usize];
        it.last - it.first > 1 && self.open(at.item)
    }

    /// Whether a pronoun behind it makes it definite: «أطفالها الثلاثة».
    pub(in crate::mention) fn owned(&self, at: At) -> bool {
        self.readings(at)
            .first()
            .is_some_and(|r| r.pronoun != crate::text::Pronoun::None)
    }

    /// Its first token.
    #[inline]
    pub(in crate::mention) fn token(&self, at: At) -> &'t Token {
        &self.text.tokens[at.token as usize]
    }

    #[inline]
    pub(in crate::mention) fn kind(&self, at: At) -> Kind {
        self.token(at).kind
    }

    pub(in crate::mention) fn is_word(&self, at: At) -> bool {
        self.kind(at) == Kind::Word
    }

    pub(in crate::mention) fn is_mark(&self, at: At, mark: u8) -> bool {
        self.kind(at) == Kind::Mark(mark)
    }

    /// The word type of its first token.
    pub(in crate::mention) fn word(&self, at: At) -> &'t Word {
        self.text.words.get(self.token(at).word)
    }

    /// Classes of all its readings.
    #[inline]
    pub(in crate::mention) fn classes(&self, at: At) -> Classes {
        let it = &self.text.items[at.item as usize];
        if it.last - it.first == 1 || !self.open(at.item) {
            it.classes
        } else {
            self.word(at).classes
        }
    }

    #[inline]
    pub(in crate::mention) fn has(&self, at: At, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// Its readings, best first.
    #[inline]
    pub(in crate::mention) fn readings(&self, at: At) -> &'t [Reading] {
        let it = &self.text.items[at.item as usize];
        if self.inner(at) {
            &self.word(at).readings
        } else {
            self.text.readings(it)
        }
    }

    /// The first reading of a class with its lexeme.
    #[inline]
    pub(in crate::mention) fn find(&self, at: At, class: Class) -> Option<(&'t Lexeme, Clitics)> {
        if !self.has(at, class) {
            return None;
        }
        self.readings(at)
            .iter()
            .map(|r| (self.text.lexeme(r), r.clitics))
            .find(|(l, _)| l.classes.has(class))
    }

    /// The sense of its first reading of a class.
    pub(in crate::mention) fn sense(&self, at: At, class: Class) -> Option<&'t str> {
        self.find(at, class).map(|(l, _)| l.sense.as_str())
    }

    /// Whether some reading of a class has this sense.
    pub(in crate::mention) fn means(&self, at: At, class: Class, sense: &str) -> bool {
        self.has(at, class)
            && self.readings(at).iter().any(|r| {
                let lexeme = self.text.lexeme(r);
                lexeme.classes.has(class) && lexeme.sense == sense
            })
    }

    /// Whether it is the preposition of this short name.
    pub(in crate::mention) fn is_prep(&self, at: At, name: &str) -> bool {
        self.means(at, Class::Preposition, name)
    }

    /// Whether it is و written apart.
    pub(in crate::mention) fn is_and(&self, at: At) -> bool {
        self.is_word(at) && self.word(at).key == AND
    }

    /// Whether it is ال written apart, as before digits.
    pub(in crate::mention) fn is_article(&self, at: At) -> bool {
        self.is_word(at) && self.word(at).key == ARTICLE
    }

    /// Whether it is ب or ل written apart, as before digits.
    pub(in crate::mention) fn is_glue(&self, at: At) -> bool {
        self.is_word(at) && WITH.contains(&self.word(at).key)
    }

    /// Whether it is هـ, which marks a Hijri year.
    pub(in crate::mention) fn is_heh(&self, at: At) -> bool {
        self.is_word(at) && self.word(at).key == Key((1 << 60) | u64::from(fold::HEH))
    }

    /// Whether it is أو.
    pub(in crate::mention) fn is_or(&self, at: At) -> bool {
        self.is_word(at) && self.word(at).key == Key((2 << 60) | u64::from(fold::ALEF) | u64::from(fold::WAW) << 6)
    }

    /// Whether white space stands before it.
    pub(in crate::mention) fn spaced(&self, at: At) -> bool {
        self.token(at).marks.contains(Marks::SPACED)
    }

    /// The raw text of its first token.
    pub(in crate::mention) fn raw(&self, at: At) -> &'t str {
        let token = self.token(at);
        &self.text.raw[token.start as usize..token.end as usize]
    }

    /// Whether the word, once و ف ب ل ك are cut, begins with the article.
    pub(in crate::mention) fn definite(&self, at: At, clitics: Clitics) -> bool {
        if clitics.contains(Clitics::AL) {
            return true;
        }
        let mut letters = self.stem(at, clitics);
        letters.next() == Some(fold::ALEF) && letters.next() == Some(fold::LAM)
    }

    /// Whether ف is the third letter behind the clitics.
    pub(in crate::mention) fn third_is_feh(&self, at: At, clitics: Clitics) -> bool {
        self.stem(at, clitics).nth(2) == Some(fold::FEH)
    }

    /// The letters of its first word behind the clitics.
    fn stem(&self, at: At, clitics: Clitics) -> impl Iterator<Item = u8> + 't {
        let it = &self.text.items[at.item as usize];
        let token = self.token(at);
        let start = if self.inner(at) {
            token.start
        } else {
            self.text.after_clitics(it, clitics)
        };
        self.text.raw[start.min(token.end) as usize..token.end as usize]
            .chars()
            .filter_map(|c| match fold::fold(c) {
                Folded::Letter(l) => Some(l),
                _ => None,
            })
    }

    /// Whether the best reading carries the article.
    pub(in crate::mention) fn article(&self, at: At) -> bool {
        match self.readings(at).first() {
            Some(r) => self.definite(at, r.clitics),
            None => self.is_word(at) && (self.word(at).bare_clitics.contains(Clitics::AL) || self.definite(at, Clitics::empty())),
        }
    }

    /// The first letter of its first word.
    pub(in crate::mention) fn first_letter(&self, at: At) -> Option<u8> {
        self.stem(at, Clitics::empty()).next()
    }

    /// The last two letters of its first word.
    pub(in crate::mention) fn ending(&self, at: At) -> Option<[u8; 2]> {
        let mut last = [0, 0];
        for letter in self.stem(at, Clitics::empty()) {
            last = [last[1], letter];
        }
        (last[0] != 0).then_some(last)
    }

    /// Whether its first word ends in ا.
    pub(in crate::mention) fn ends_in_alef(&self, at: At) -> bool {
        self.stem(at, Clitics::empty()).last() == Some(fold::ALEF)
    }

    /// Whether it is the name of an actor.
    pub(in crate::mention) fn actor(&self, at: At) -> bool {
        let names = self.text.names(&self.text.items[at.item as usize]);
        names.iter().any(|p| matches!(p, Payload::Actor(_)))
    }

    /// Whether its first word ends in ة.
    pub(in crate::mention) fn ends_in_teh(&self, at: At) -> bool {
        self.stem(at, Clitics::empty()).last() == Some(fold::TEH_MARBUTA)
    }

    /// Whether the unit is inside a many-word name.
    pub(in crate::mention) fn in_name(&self, at: At) -> bool {
        let it = &self.text.items[at.item as usize];
        it.last - it.first > 1 && self.text.is_name(it)
    }

    /// The items from one unit to another.
    pub(in crate::mention) fn range(&self, first: At, last: At) -> Range {
        Range {
            first: first.item,
            last: last.item + 1,
        }
    }
}
