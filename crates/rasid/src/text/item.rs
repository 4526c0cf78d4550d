//! Tokens grouped into words and expressions: the units that every later stage reads.

use super::token::{Kind, Token};
use super::words::{Clitics, FINITE, Hot, Pronoun, Reading, Traits, Word, Words};
use rasid_lexicon::{Class, Classes, Frame, Lexeme, Lexicon, Payload};

/// One word, expression, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// First token.
    pub first: u32,
    /// Token after the last.
    pub last: u32,
    /// What the first token is.
    pub kind: Kind,
    /// Classes of all readings.
    pub classes: Classes,
    /// Clitics before the expression (of a single word: those of its best reading).
    pub clitics: Clitics,
    /// What its readings have among them.
    pub traits: Traits,
    /// The [`rasid_lexicon::fold::Key::mark`]s of what needs of frames may ask for here.
    pub mark: u32,
    /// Of one word: its type; of an expression: where its readings start in the arena.
    word: u32,
    /// Number of readings in the arena; 0 for one word, whose type has them.
    count: u16,
    /// Node of the phrase trie, 0 if it is no listed expression.
    node: u32,
}

/// A document cut into items and sentences, with the tables to read it.
pub struct Text<'a> {
    /// The text as received.
    pub raw: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its items.
    pub items: &'a [Item],
    /// Its sentences.
    pub sentences: &'a [super::Sentence],
    pub(crate) readings: &'a [Reading],
    /// The word types.
    pub words: &'a Words,
    /// What is known.
    pub lexicon: &'a Lexicon,
}

/// The mark of all numbers in digits.
const NUMBERS: u32 = 1 << 31;

/// Groups tokens into items.
pub(crate) fn build(
    hots: &[Hot],
    tokens: &[Token],
    words: &Words,
    lexicon: &Lexicon,
    items: &mut Vec<Item>,
    arena: &mut Vec<Reading>,
) {
    items.clear();
    arena.clear();
    let mut seen = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.kind != Kind::Word {
            items.push(Item {
                first: at as u32,
                last: at as u32 + 1,
                kind: token.kind,
                classes: Classes::NONE,
                clitics: Clitics::empty(),
                traits: Traits::empty(),
                mark: if token.kind == Kind::Number { NUMBERS } else { 0 },
                word: 0,
                count: 0,
                node: 0,
            });
            at += 1;
            continue;
        }
        let Some((hot, after)) = hots[seen..].split_first() else {
            break;
        };
        seen += 1;
        let found = if hot.start().1 == 0 {
            None
        } else if hot.traits().contains(Traits::MORE_STARTS) {
            longest(tokens, at, &words.get(token.word).starts, hot, after, words, lexicon)
        } else if hot.traits().contains(Traits::ALONE) {
            let (clitics, node) = hot.start();
            let whole = hot.traits().contains(Traits::ENDS) && !hot.traits().contains(Traits::SPLIT);
            whole.then_some((at + 1, clitics, node))
        } else {
            longest(tokens, at, &[hot.start()], hot, after, words, lexicon)
        };
        let mut item = Item {
            first: at as u32,
            last: at as u32 + 1,
            kind: Kind::Word,
            classes: hot.classes,
            clitics: hot.clitics(),
            traits: hot.traits(),
            mark: hot.mark,
            word: token.word,
            count: 0,
            node: 0,
        };
        if let Some((last, clitics, node)) = found {
            item.clitics = clitics;
            item.node = node;
            if last > at + 1 {
                item.last = last as u32;
                item.classes = Classes::NONE;
                item.word = arena.len() as u32;
                for payload in lexicon.phrases.payloads(node) {
                    if let Payload::Lexeme(lexeme, morph) = *payload {
                        item.classes = item.classes.or(lexicon.lexemes[lexeme as usize].classes);
                        let known = &lexicon.lexemes[lexeme as usize];
                        item.mark |= known.lemma.mark();
                        arena.push(Reading {
                            lexeme,
                            morph,
                            clitics,
                            pronoun: Pronoun::None,
                            score: 40,
                            pos: known.pos,
                            classes: known.classes,
                        });
                    }
                }
                item.traits = Traits::of(&arena[item.word as usize..], words.get(token.word).bare_clitics);
                // «قوات الأمن»: the last word of an expression makes it definite.
                let last = words.get(tokens[item.last as usize - 1].word);
                let article =
                    last.bare_clitics.contains(Clitics::AL) || last.readings.iter().any(|r| r.clitics.contains(Clitics::AL));
                item.traits
                    .set(Traits::DEFINITE, item.traits.contains(Traits::DEFINITE) || article);
                item.count = (arena.len() as u32 - item.word).min(u32::from(u16::MAX)) as u16;
            }
        }
        for token in &tokens[at + 1..item.last as usize] {
            // Words inside an expression have had their turn; needs may ask for them.
            if token.kind == Kind::Word {
                item.mark |= hots.get(seen).map_or(0, |hot| hot.mark);
                seen += 1;
            }
        }
        items.push(item);
        at = item.last as usize;
    }
}

/// Longest expression from token `at`, quote marks inside it passed over.
///
/// `after` is what is known of the words behind the first one.
fn longest(
    tokens: &[Token],
    at: usize,
    starts: &[(Clitics, u32)],
    hot: &Hot,
    after: &[Hot],
    words: &Words,
    lexicon: &Lexicon,
) -> Option<(usize, Clitics, u32)> {
    let mut best: Option<(usize, Clitics, u32)> = None;
    for &(clitics, start) in starts {
        let mut node = start;
        let mut next = at + 1;
        // A bare name under a clitic loses to a word that needs no split.
        let (ends, splits) = if starts.len() == 1 {
            (hot.traits().contains(Traits::ENDS), hot.traits().contains(Traits::SPLIT))
        } else {
            (lexicon.phrases.ends(node), words.get(hot.number()).splits(clitics))
        };
        if best.is_none() && ends && !splits {
            best = Some((next, clitics, node));
        }
        let mut after = after.iter();
        loop {
            // «تنظيم "القاعدة"»: quotes inside a name are transparent.
            let mut probe = next;
            while probe < tokens.len() && tokens[probe].kind == Kind::Mark(b'"') && probe < next + 1 {
                probe += 1;
            }
            if probe >= tokens.len() {
                break;
            }
            let number = match tokens[probe].kind {
                Kind::Word => after.next().map_or(0, |h| h.inner()),
                _ => 0,
            };
            if number == 0 || !lexicon.phrases.may_follow(node, number) {
                break;
            }
            let Some(step) = lexicon.phrases.step(node, number) else {
                break;
            };
            node = step;
            next = probe + 1;
            if lexicon.phrases.ends(node) && best.is_none_or(|(end, _, _)| next > end) {
                best = Some((next, clitics, node));
            }
        }
    }
    best
}

impl<'a> Text<'a> {
    /// Readings of an item, best first.
    #[inline]
    pub fn readings(&self, item: &Item) -> &'a [Reading] {
        if item.last == item.first + 1 {
            &self.words.get(item.word).readings
        } else {
            &self.readings[item.word as usize..item.word as usize + usize::from(item.count)]
        }
    }

    /// What names end here: places, actors, states.
    #[inline]
    pub fn names(&self, item: &Item) -> &'a [Payload] {
        if item.node == 0 {
            &[]
        } else {
            self.lexicon.phrases.payloads(item.node)
        }
    }

    /// Whether some name (place, actor, state) is listed under this item; places that need a head
    /// noun do not count.
    pub fn is_name(&self, item: &Item) -> bool {
        self.names(item)
            .iter()
            .any(|p| !matches!(p, Payload::Lexeme(..) | Payload::Place(_, false)))
    }

    /// The lexeme of a reading.
    #[inline]
    pub fn lexeme(&self, reading: &Reading) -> &'a Lexeme {
        &self.lexicon.lexemes[reading.lexeme as usize]
    }

    /// The first reading of a class.
    pub fn reading(&self, item: &Item, class: Class) -> Option<&'a Reading> {
        if !item.classes.has(class) {
            return None;
        }
        self.readings(item).iter().find(|r| r.classes.has(class))
    }

    /// The lexeme of the first reading of a class.
    pub fn lexeme_of(&self, item: &Item, class: Class) -> Option<&'a Lexeme> {
        self.reading(item, class).map(|r| self.lexeme(r))
    }

    /// The frame of a reading.
    pub fn frame(&self, reading: &Reading) -> Option<&'a Frame> {
        self.lexeme(reading).frame.map(|f| &self.lexicon.frames[f as usize])
    }

    /// The word type of an item's first token.
    #[inline]
    pub fn word(&self, item: &Item) -> &'a Word {
        self.words.get(self.tokens[item.first as usize].word)
    }

    /// First and last byte of an item.
    pub fn span(&self, item: &Item) -> (u32, u32) {
        (
            self.tokens[item.first as usize].start,
            self.tokens[item.last as usize - 1].end,
        )
    }

    /// The raw text of an item.
    pub fn surface(&self, item: &Item) -> &'a str {
        let (start, end) = self.span(item);
        &self.raw[start as usize..end as usize]
    }

    /// The raw text of items `first..last`.
    pub fn surface_of(&self, first: usize, last: usize) -> &'a str {
        let start = self.span(&self.items[first]).0;
        let end = self.span(&self.items[last - 1]).1;
        &self.raw[start as usize..end as usize]
    }

    /// The byte after the peeled clitics of a word: evidence names the noun, not its preposition.
    ///
    /// The article is kept; only و ف ب ل ك are cut, and only as many as `clitics` says.
    pub fn after_clitics(&self, item: &Item, clitics: Clitics) -> u32 {
        let token = &self.tokens[item.first as usize];
        if token.kind != Kind::Word {
            return token.start;
        }
        let cut = clitics
            .intersection(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::KA | Clitics::LI)
            .bits()
            .count_ones();
        // لل holds the article's ل: cutting one letter would leave half of it.
        let cut = if clitics.contains(Clitics::LI | Clitics::AL) {
            cut - 1
        } else {
            cut
        };
        let mut left = cut;
        let mut at = token.start;
        for c in self.raw[token.start as usize..token.end as usize].chars() {
            // Signs go with the letter before them; a number and a shaped letter end the cut as well.
            let sign = matches!(rasid_lexicon::fold::fold(c), rasid_lexicon::fold::Folded::Drop);
            if !sign && left == 0 {
                return at;
            }
            if !sign {
                left -= 1;
            }
            at += c.len_utf8() as u32;
        }
        // Nothing but clitics: the word itself.
        token.start
    }

    /// Whether an item is this punctuation mark.
    #[inline]
    pub fn is_mark(&self, item: &Item, mark: u8) -> bool {
        item.kind == Kind::Mark(mark)
    }

    /// How the writer spells: which differences of writing may be trusted.
    pub fn orthography(&self) -> super::Orthography {
        super::Orthography::of(self.tokens, self.words)
    }

    /// Whether a finite verb is among the likely readings.
    pub fn finite(&self, item: &Item) -> Option<&'a Reading> {
        if !item.traits.contains(Traits::FINITE) {
            return None;
        }
        self.readings(item).iter().find(|r| r.morph.intersects(FINITE))
    }

    /// The best reading as noun or adjective.
    pub fn nominal(&self, item: &Item) -> Option<&'a Reading> {
        if !item.traits.contains(Traits::NOMINAL) {
            return None;
        }
        self.readings(item).iter().find(|r| r.nominal())
    }
}
