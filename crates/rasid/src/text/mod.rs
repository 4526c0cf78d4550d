//! From raw text to items: the only stage that looks at letters.

mod item;
mod orthography;
pub mod repair;
mod sentence;
mod token;
mod words;

pub use item::{Item, Text};
pub use orthography::Orthography;
pub use sentence::Sentence;
pub use token::{Kind, Marks, Token, digits};
pub use words::{Clitics, Pronoun, Reading, Traits, Word, Words};

use rasid_lexicon::Lexicon;
use rasid_lexicon::fold::Key;

/// Buffers that one worker keeps from document to document.
#[derive(Default)]
pub struct Desk {
    words: Words,
    tokens: Vec<Token>,
    keys: Vec<Key>,
    hots: Vec<words::Hot>,
    items: Vec<Item>,
    readings: Vec<Reading>,
    sentences: Vec<Sentence>,
}

impl Desk {
    /// Lays out one text: tokens, items, sentences.
    pub fn lay<'a>(&'a mut self, raw: &'a str, lexicon: &'a Lexicon) -> Text<'a> {
        self.words.trim();
        let words = &mut self.words;
        token::tokenise(raw, &mut self.tokens, &mut self.keys);
        // A pass of its own: looks into a large table wait for memory, and do so side by side when
        // nothing stands between them.
        self.hots.clear();
        let mut keys = self.keys.iter();
        for token in self.tokens.iter_mut().filter(|t| t.kind == Kind::Word) {
            let Some(&key) = keys.next() else { break };
            let hot = words.intern(key, || &raw[token.start as usize..token.end as usize], lexicon);
            token.word = hot.number();
            self.hots.push(hot);
        }
        item::build(
            &self.hots,
            &self.tokens,
            &self.words,
            lexicon,
            &mut self.items,
            &mut self.readings,
        );
        sentence::split(&self.tokens, &self.items, &self.words, &mut self.sentences);
        Text {
            raw,
            tokens: &self.tokens,
            items: &self.items,
            sentences: &self.sentences,
            readings: &self.readings,
            words: &self.words,
            lexicon,
        }
    }
}
