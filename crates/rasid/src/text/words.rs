//! Word types: what a spelling may be once its clitics are peeled.
//!
//! *Takes* folded letters; *gives* every legal reading, best first; *never* looks at context:
//! segmentation is a function of the word type for 99 % of newswire, so it is done once per type.

use bitflags::bitflags;
use rasid_lexicon::fold::{self, Key};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::taxonomy::EventType;
use rasid_lexicon::{Class, Classes, FrameKind, Lexeme, Lexicon, Pos};

bitflags! {
    /// Letters glued before a stem.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
    pub struct Clitics: u8 {
        /// و
        const WA = 1;
        /// ف
        const FA = 1 << 1;
        /// ب
        const BI = 1 << 2;
        /// ل
        const LI = 1 << 3;
        /// ك
        const KA = 1 << 4;
        /// س of the future
        const SA = 1 << 5;
        /// ال
        const AL = 1 << 6;
    }
}

/// A pronoun glued behind a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Pronoun {
    /// No pronoun.
    #[default]
    None,
    /// ه
    Hu,
    /// ها
    Ha,
    /// هما
    Huma,
    /// هم
    Hum,
    /// هن
    Hunna,
    /// نا، ني، ي
    First,
    /// ك، كم
    Second,
}

bitflags! {
    /// What the readings of a word have among them: asked for at every step, answered without a
    /// look at the readings.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct Traits: u8 {
        /// A finite verb.
        const FINITE = 1;
        /// A noun, adjective, participle or verbal noun.
        const NOMINAL = 1 << 1;
        /// More than one way to begin a listed expression.
        const MORE_STARTS = 1 << 2;
        /// Any reading at all.
        const KNOWN = 1 << 3;
        /// The listed expression that it begins may end with it.
        const ENDS = 1 << 4;
        /// To take it as that expression, a clitic is peeled that its best reading keeps.
        const SPLIT = 1 << 5;
        /// The first noun among its readings has the article or a pronoun; of a word without
        /// nouns, the article stands before it.
        const DEFINITE = 1 << 6;
        /// No listed expression that it begins goes on behind it.
        const ALONE = 1 << 7;
    }
}

impl Traits {
    /// What the readings have; `clitics` stand before a word that has none.
    pub(crate) fn of(readings: &[Reading], clitics: Clitics) -> Traits {
        let mut traits = Traits::empty();
        traits.set(Traits::KNOWN, !readings.is_empty());
        traits.set(Traits::FINITE, readings.iter().any(|r| r.morph.intersects(FINITE)));
        let noun = readings.iter().find(|r| r.nominal());
        traits.set(Traits::NOMINAL, noun.is_some());
        traits.set(
            Traits::DEFINITE,
            match noun {
                Some(r) if r.clitics.contains(Clitics::AL) || r.pronoun != Pronoun::None => true,
                // «الشرطة» is listed with its article as well.
                Some(r) => readings
                    .iter()
                    .any(|other| other.lexeme == r.lexeme && other.clitics.contains(Clitics::AL)),
                None => clitics.contains(Clitics::AL),
            },
        );
        traits
    }
}

/// What finite verbs are marked with.
pub(crate) const FINITE: Morph = Morph::PERFECT.union(Morph::IMPERFECT);
/// What stands for people and things is marked with.
const NOMINAL: Morph = Morph::NOUN
    .union(Morph::ADJ)
    .union(Morph::MASDAR)
    .union(Morph::ACT_PART)
    .union(Morph::PASS_PART);

/// One way to read a word type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Index into the lexicon's lexemes.
    pub lexeme: u32,
    /// What the stem's spelling tells.
    pub morph: Morph,
    /// What is glued before it.
    pub clitics: Clitics,
    /// What is glued behind it.
    pub pronoun: Pronoun,
    /// Higher is likelier; whole words beat splits.
    pub score: i8,
    /// Part of speech of the lexeme.
    pub pos: Pos,
    /// Classes of the lexeme: asked for so often that they are kept at hand.
    pub classes: Classes,
}

impl Reading {
    /// Stands for somebody or something, or says what they are.
    #[inline]
    pub fn nominal(&self) -> bool {
        self.morph.intersects(NOMINAL) || matches!(self.pos, Pos::Noun | Pos::Adjective)
    }
}

/// A word type.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Its identity.
    pub key: Key,
    /// Classes of all readings together.
    pub classes: Classes,
    /// All readings, best first.
    pub readings: Box<[Reading]>,
    /// Trie nodes at which a phrase that begins with this word goes on, with the peeled clitics.
    pub starts: Box<[(Clitics, u32)]>,
    /// Number of this word inside phrases; 0 if no phrase holds it.
    pub inner: u32,
    /// The stem of an unknown word: letters without certain clitics (وال، بال، لل …).
    pub bare: Key,
    /// Certain clitics of an unknown word.
    pub bare_clitics: Clitics,
    /// What needs of frames may ask for and this word is: its lemmas, and itself under every legal
    /// cut of its prefixes.
    pub needed: Box<[Key]>,
    /// Number of letters.
    pub len: u8,
}

impl Word {
    /// Whether peeling these clitics takes more off the word than its best reading does.
    pub(crate) fn splits(&self, clitics: Clitics) -> bool {
        !clitics.is_empty()
            && self
                .readings
                .first()
                .is_some_and(|r| clitics.bits().count_ones() > r.clitics.difference(Clitics::AL).bits().count_ones())
    }
}

/// Types are forgotten when there are this many: memory stays bounded on any stream.
const MOST_TYPES: usize = 150_000;

/// What laying out a text needs of a type, kept beside its key: one look into memory per word.
///
/// Half a cache line; what is small is packed into the top bytes of what is never large.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(crate) struct Hot {
    key: u64,
    pub(crate) classes: Classes,
    /// Number of the type, and its [`Traits`].
    number: u32,
    /// As in [`Word::inner`], and the clitics of the best reading.
    inner: u32,
    /// The first of [`Word::starts`], node and clitics; node 0 if there is none.
    start: u32,
    /// The [`Key::mark`]s of [`Word::needed`] together.
    pub(crate) mark: u32,
}

const LOW: u32 = (1 << 24) - 1;

impl Hot {
    #[inline]
    pub(crate) fn number(&self) -> u32 {
        self.number & LOW
    }

    #[inline]
    pub(crate) fn traits(&self) -> Traits {
        Traits::from_bits_retain((self.number >> 24) as u8)
    }

    #[inline]
    pub(crate) fn inner(&self) -> u32 {
        self.inner & LOW
    }

    #[inline]
    pub(crate) fn clitics(&self) -> Clitics {
        Clitics::from_bits_retain((self.inner >> 24) as u8)
    }

    #[inline]
    pub(crate) fn start(&self) -> (Clitics, u32) {
        (Clitics::from_bits_retain((self.start >> 24) as u8), self.start & LOW)
    }
}

/// `low` with a byte in the bits that it never reaches; a lexicon with sixteen million phrases
/// would lose some of them.
fn packed(low: u32, top: u8) -> u32 {
    (if low > LOW { 0 } else { low }) | u32::from(top) << 24
}

/// The word types seen so far. Only a cache: what a type means does not depend on what came before.
pub struct Words {
    /// Open addressing, a power of two, at most half full.
    slots: Vec<Hot>,
    list: Vec<Word>,
}

impl Default for Words {
    fn default() -> Words {
        Words {
            slots: vec![Hot::default(); 1 << 14],
            list: vec![Word::default()],
        }
    }
}

impl Words {
    /// Forgets all types if there are too many; call between documents.
    pub(crate) fn trim(&mut self) {
        if self.list.len() > MOST_TYPES {
            *self = Words::default();
        }
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mixed = (key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mixed >> 32) as usize & (self.slots.len() - 1);
        while self.slots[at].key != key && self.slots[at].key != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    /// A type, analysed on first sight.
    #[inline]
    pub(crate) fn intern<'t>(&mut self, key: Key, word: impl FnOnce() -> &'t str, lexicon: &Lexicon) -> Hot {
        let at = self.slot(key.0);
        if self.slots[at].key == key.0 {
            return self.slots[at];
        }
        self.add(key, &fold::letters(word()), lexicon)
    }

    #[cold]
    fn add(&mut self, key: Key, letters: &[u8], lexicon: &Lexicon) -> Hot {
        if self.list.len() * 2 > self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![Hot::default(); old.len() * 2];
            for hot in old.into_iter().filter(|h| h.key != 0) {
                let at = self.slot(hot.key);
                self.slots[at] = hot;
            }
        }
        let word = analyse(key, letters, lexicon);
        let clitics = word.readings.first().map_or(word.bare_clitics, |r| r.clitics);
        let mut traits = Traits::of(&word.readings, clitics);
        traits.set(Traits::MORE_STARTS, word.starts.len() > 1);
        let (peeled, node) = word.starts.first().copied().unwrap_or_default();
        traits.set(Traits::ENDS, lexicon.phrases.ends(node));
        traits.set(Traits::ALONE, !lexicon.phrases.goes_on(node));
        traits.set(Traits::SPLIT, word.splits(peeled));
        let hot = Hot {
            key: key.0,
            classes: word.classes,
            number: packed(self.list.len() as u32, traits.bits()),
            inner: packed(word.inner, clitics.bits()),
            start: packed(node, peeled.bits()),
            mark: word.needed.iter().fold(0, |mark, key| mark | key.mark()),
        };
        self.list.push(word);
        let at = self.slot(key.0);
        self.slots[at] = hot;
        hot
    }

    /// The type of a number.
    #[inline]
    pub fn get(&self, number: u32) -> &Word {
        &self.list[number as usize]
    }
}

/// Longest run of prefixes is four letters (وبال).
const PREFIXES: &[(&[u8], Clitics)] = &[
    (&[], Clitics::empty()),
    (&[fold::WAW], Clitics::WA),
    (&[fold::FEH], Clitics::FA),
    (&[fold::BEH], Clitics::BI),
    (&[fold::LAM], Clitics::LI),
    (&[fold::KAF], Clitics::KA),
    (&[fold::SEEN], Clitics::SA),
    (&[fold::ALEF, fold::LAM], Clitics::AL),
    (&[fold::LAM, fold::LAM], Clitics::LI.union(Clitics::AL)),
    (&[fold::WAW, fold::BEH], Clitics::WA.union(Clitics::BI)),
    (&[fold::WAW, fold::LAM], Clitics::WA.union(Clitics::LI)),
    (&[fold::WAW, fold::KAF], Clitics::WA.union(Clitics::KA)),
    (&[fold::WAW, fold::SEEN], Clitics::WA.union(Clitics::SA)),
    (&[fold::FEH, fold::BEH], Clitics::FA.union(Clitics::BI)),
    (&[fold::FEH, fold::LAM], Clitics::FA.union(Clitics::LI)),
    (&[fold::FEH, fold::SEEN], Clitics::FA.union(Clitics::SA)),
    (&[fold::WAW, fold::ALEF, fold::LAM], Clitics::WA.union(Clitics::AL)),
    (&[fold::FEH, fold::ALEF, fold::LAM], Clitics::FA.union(Clitics::AL)),
    (&[fold::BEH, fold::ALEF, fold::LAM], Clitics::BI.union(Clitics::AL)),
    (&[fold::KAF, fold::ALEF, fold::LAM], Clitics::KA.union(Clitics::AL)),
    (
        &[fold::WAW, fold::LAM, fold::LAM],
        Clitics::WA.union(Clitics::LI).union(Clitics::AL),
    ),
    (
        &[fold::WAW, fold::BEH, fold::ALEF, fold::LAM],
        Clitics::WA.union(Clitics::BI).union(Clitics::AL),
    ),
    (
        &[fold::WAW, fold::KAF, fold::ALEF, fold::LAM],
        Clitics::WA.union(Clitics::KA).union(Clitics::AL),
    ),
];

const HA: u8 = fold::HEH;
const SUFFIXES: &[(&[u8], Pronoun)] = &[
    (&[], Pronoun::None),
    (&[HA], Pronoun::Hu),
    (&[HA, fold::ALEF], Pronoun::Ha),
    (&[HA, fold::MEEM], Pronoun::Hum),
    (&[HA, fold::MEEM, fold::ALEF], Pronoun::Huma),
    (&[HA, fold::NOON], Pronoun::Hunna),
    (&[fold::NOON, fold::ALEF], Pronoun::First),
    (&[fold::NOON, fold::YEH], Pronoun::First),
    (&[fold::YEH], Pronoun::First),
    (&[fold::KAF], Pronoun::Second),
    (&[fold::KAF, fold::MEEM], Pronoun::Second),
];

/// Prefixes that are certain even before an unknown stem.
const SURE: Clitics = Clitics::AL;

/// Enough for a verb of twenty senses in both voices: a sense that is cut off is a sense unknown.
const MOST_READINGS: usize = 80;
const SPREAD: i8 = 14;

fn analyse(key: Key, letters: &[u8], lexicon: &Lexicon) -> Word {
    let mut word = Word {
        key,
        bare: key,
        len: letters.len().min(255) as u8,
        ..Word::default()
    };
    let mut readings = read(letters, lexicon);
    if readings.is_empty() && letters.last() == Some(&fold::HEH) && letters.len() > 2 {
        // Papers that print ه for ة: only where nothing else fits.
        let mut other = letters.to_vec();
        if let Some(last) = other.last_mut() {
            *last = fold::TEH_MARBUTA;
        }
        readings = read(&other, lexicon);
    }
    let best = readings.iter().map(|r| r.score).max().unwrap_or(0);
    readings.retain(|r| r.score + SPREAD >= best);
    readings.sort_by_key(|r| -i16::from(r.score));
    readings.truncate(MOST_READINGS);
    for r in &readings {
        word.classes = word.classes.or(r.classes);
    }
    if readings.is_empty() {
        for &(prefix, clitics) in PREFIXES.iter().rev() {
            if clitics.contains(SURE) && letters.starts_with(prefix) && letters.len() >= prefix.len() + 3 {
                word.bare = Key::of(&letters[prefix.len()..]);
                word.bare_clitics = clitics;
                break;
            }
        }
    }
    let stems = PREFIXES
        .iter()
        .filter(|(prefix, _)| letters.len() >= prefix.len() + 2 && letters.starts_with(prefix))
        .map(|(prefix, _)| Key::of(&letters[prefix.len()..]));
    let lemmas = readings.iter().map(|r| lexicon.lexemes[r.lexeme as usize].lemma);
    let mut needed: Vec<Key> = stems.chain(lemmas).filter(|k| lexicon.needed.get(k.0).is_some()).collect();
    needed.sort();
    needed.dedup();
    word.needed = needed.into_boxed_slice();
    word.readings = readings.into_boxed_slice();
    word.inner = inner(letters, lexicon);
    word.starts = starts(letters, lexicon);
    word
}

fn inner(letters: &[u8], lexicon: &Lexicon) -> u32 {
    if let Some(n) = lexicon.phrases.word(Key::of(letters)) {
        return n;
    }
    if letters.last() == Some(&fold::HEH) {
        let mut other = letters.to_vec();
        if let Some(last) = other.last_mut() {
            *last = fold::TEH_MARBUTA;
        }
        return lexicon.phrases.word(Key::of(&other)).unwrap_or(0);
    }
    0
}

fn starts(letters: &[u8], lexicon: &Lexicon) -> Box<[(Clitics, u32)]> {
    let mut starts = Vec::new();
    for &(prefix, clitics) in PREFIXES {
        if clitics.intersects(Clitics::SA) || letters.len() < prefix.len() + 2 || !letters.starts_with(prefix) {
            continue;
        }
        let restored;
        let stem = if clitics.contains(Clitics::AL) {
            // Names keep their article: لليمن = ل + اليمن, بالرقة = ب + الرقة.
            if prefix.len() == 2 && !clitics.contains(Clitics::LI) {
                continue;
            }
            restored = [&[fold::ALEF, fold::LAM], &letters[prefix.len()..]].concat();
            &restored[..]
        } else {
            &letters[prefix.len()..]
        };
        let number = inner(stem, lexicon);
        if number != 0
            && let Some(node) = lexicon.phrases.step(0, number)
        {
            let clitics = clitics.difference(Clitics::AL);
            if !starts.iter().any(|&(_, n)| n == node) {
                starts.push((clitics, node));
            }
        }
    }
    starts.into_boxed_slice()
}

fn read(letters: &[u8], lexicon: &Lexicon) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for &(prefix, clitics) in PREFIXES {
        if letters.len() <= prefix.len() || !letters.starts_with(prefix) {
            continue;
        }
        let rest = &letters[prefix.len()..];
        for &(suffix, pronoun) in SUFFIXES {
            if rest.len() <= suffix.len() || !rest.ends_with(suffix) {
                continue;
            }
            let stem = &rest[..rest.len() - suffix.len()];
            for entry in lexicon.lookup(Key::of(stem)) {
                let lexeme = &lexicon.lexemes[entry.lexeme as usize];
                if !legal(lexeme.pos, lexeme.classes, entry.morph, clitics, pronoun, stem) {
                    continue;
                }
                let glued = clitics.difference(Clitics::AL).bits().count_ones() as i8 + i8::from(pronoun != Pronoun::None);
                let mut score = 40 - 6 * glued;
                if glued == 0 {
                    score += 4;
                }
                score -= rarity(entry.morph);
                if stem.len() <= 2 && lexeme.pos != Pos::Particle {
                    score -= 15;
                }
                readings.push(Reading {
                    lexeme: entry.lexeme,
                    morph: entry.morph,
                    clitics,
                    pronoun,
                    score,
                    pos: lexeme.pos,
                    classes: stated(lexicon, lexeme, entry.morph, clitics),
                });
            }
        }
    }
    readings
}

/// Participles name people and things: «مسلحين» is nobody's arming of somebody. Those of verbs of
/// saying may go on with what a speaker said: «…، مطالبا إيران بالرد».
fn stated(lexicon: &Lexicon, lexeme: &Lexeme, morph: Morph, clitics: Clitics) -> Classes {
    let classes = lexeme.classes;
    let acts = Classes::one(Class::Event)
        .with(Class::Light)
        .with(Class::Result)
        .with(Class::Speech)
        .with(Class::Auxiliary);
    let finite = Morph::PERFECT | Morph::IMPERFECT | Morph::IMPERATIVE | Morph::MASDAR;
    let goes_on = || {
        morph.contains(Morph::ACT_PART)
            && morph.intersects(Morph::ACC | Morph::OBL | Morph::FEM)
            && !clitics.contains(Clitics::AL)
            && lexeme.frame.is_some_and(|f| {
                let frame = &lexicon.frames[f as usize];
                frame.kind == FrameKind::Speech || frame.event.is_some_and(EventType::is_said)
            })
    };
    if morph.intersects(Morph::ACT_PART | Morph::PASS_PART) && !morph.intersects(finite) && !goes_on() {
        Classes(classes.0 & !acts.0)
    } else {
        classes
    }
}

/// News is told in the third person: imperatives, «I» and «you» come only in quotes.
fn rarity(morph: Morph) -> i8 {
    if morph.contains(Morph::IMPERATIVE) && !morph.intersects(Morph::PERFECT | Morph::IMPERFECT) {
        25
    } else if morph.intersects(Morph::PERFECT | Morph::IMPERFECT) && !morph.contains(Morph::THIRD) {
        12
    } else if morph.intersects(Morph::ACT_PART | Morph::PASS_PART) {
        4
    } else {
        0
    }
}

fn legal(pos: Pos, classes: Classes, morph: Morph, clitics: Clitics, pronoun: Pronoun, stem: &[u8]) -> bool {
    let preposed = clitics.intersects(Clitics::BI.union(Clitics::KA));
    let has_pronoun = pronoun != Pronoun::None;
    if morph.contains(Morph::BEFORE_PRONOUN) && !has_pronoun {
        return false;
    }
    match pos {
        Pos::Particle => {
            if clitics.intersects(Clitics::SA.union(Clitics::AL)) {
                return false;
            }
            let takes = classes.any(
                Classes::one(Class::Preposition)
                    .with(Class::Complementizer)
                    .with(Class::PartOf)
                    .with(Class::Quantifier),
            );
            !has_pronoun || (takes && stem.len() > 1)
        }
        Pos::Verb if morph.intersects(Morph::PERFECT.union(Morph::IMPERFECT).union(Morph::IMPERATIVE)) => {
            if preposed || clitics.contains(Clitics::AL) {
                return false;
            }
            if clitics.intersects(Clitics::SA.union(Clitics::LI)) && !morph.contains(Morph::IMPERFECT) {
                return false;
            }
            !has_pronoun || stem.len() > 1
        }
        Pos::Verb | Pos::Noun | Pos::Adjective => {
            if clitics.contains(Clitics::SA) {
                return false;
            }
            if clitics.contains(Clitics::AL) && (has_pronoun || morph.intersects(Morph::ACC.union(Morph::CONSTRUCT))) {
                return false;
            }
            if clitics.contains(Clitics::AL) && morph.contains(Morph::BEFORE_PRONOUN) {
                return false;
            }
            if has_pronoun && (stem.last() == Some(&fold::TEH_MARBUTA) || morph.contains(Morph::ACC)) {
                return false;
            }
            true
        }
    }
}
