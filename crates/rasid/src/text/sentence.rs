//! Sentences: where newspapers end them, glued full stops included.

use super::item::Item;
use super::token::{Kind, Token};
use super::words::Words;
use rasid_lexicon::Classes;

/// A run of items without a full stop inside.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// First item.
    pub first: u32,
    /// Item after the last; the closing mark is inside.
    pub last: u32,
    /// Opens a paragraph.
    pub paragraph: bool,
    /// Classes of all its items: stages skip sentences that hold nothing for them.
    pub classes: Classes,
    /// [`Item::mark`]s of all its items.
    pub mark: u32,
}

/// Longest sentence in items; a longer one is cut, so that no stage grows with its square.
pub(crate) const LONGEST: usize = 400;

/// Cuts items into sentences.
pub(crate) fn split(tokens: &[Token], items: &[Item], words: &Words, sentences: &mut Vec<Sentence>) {
    sentences.clear();
    let mut first = 0;
    let mut paragraph = true;
    let mut classes = Classes::NONE;
    let mut mark = 0;
    for (i, item) in items.iter().enumerate() {
        classes = classes.or(item.classes);
        mark |= item.mark;
        let ends = match item.kind {
            Kind::Break => true,
            Kind::Mark(b'!' | b'?' | b'~') => true,
            Kind::Mark(b'.') => full_stop(tokens, items, words, i),
            _ => i - first >= LONGEST,
        };
        if ends {
            if i > first {
                sentences.push(Sentence {
                    first: first as u32,
                    last: i as u32 + 1,
                    paragraph,
                    classes,
                    mark,
                });
                paragraph = false;
            }
            if item.kind == Kind::Break {
                paragraph = true;
            }
            first = i + 1;
            classes = Classes::NONE;
            mark = 0;
        }
    }
    if first < items.len() {
        sentences.push(Sentence {
            first: first as u32,
            last: items.len() as u32,
            paragraph,
            classes,
            mark,
        });
    }
}

/// A full stop ends a sentence unless it follows a single letter that is an abbreviation («د.»,
/// «أ.ف.ب»); after a number «م.» and «هـ.» mark a year and do end it.
fn full_stop(tokens: &[Token], items: &[Item], words: &Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &items[i]) else {
        return true;
    };
    if before.kind != Kind::Word {
        return true;
    }
    let token = &tokens[before.first as usize];
    if words.get(token.word).len > 1 {
        return true;
    }
    at >= 2 && items[at - 2].kind == Kind::Number
}
