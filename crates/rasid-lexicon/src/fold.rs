//! Letters after folding: one byte each, and the exact key of a folded word.
//!
//! *Takes* characters; *gives* letter codes and 64-bit keys; *never* loses a difference that
//! the coder needs (ة and ه stay apart, ء ؤ ئ are kept).

use serde::{Deserialize, Serialize};

/// What one character is after folding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// An Arabic letter, by code 1–38.
    Letter(u8),
    /// A decimal digit of the Western, Arabic-Indic or Persian row.
    Digit(u8),
    /// Dropped inside a word: vowel signs, tatweel, joiners, direction marks.
    Drop,
    /// Anything else: the tokeniser decides.
    Other,
}

/// Code of ا after folding.
pub const ALEF: u8 = 1;
/// Code of ب.
pub const BEH: u8 = 2;
/// Code of ت.
pub const TEH: u8 = 3;
/// Code of س.
pub const SEEN: u8 = 12;
/// Code of ف.
pub const FEH: u8 = 20;
/// Code of ك.
pub const KAF: u8 = 22;
/// Code of ل.
pub const LAM: u8 = 23;
/// Code of م.
pub const MEEM: u8 = 24;
/// Code of ن.
pub const NOON: u8 = 25;
/// Code of ه.
pub const HEH: u8 = 26;
/// Code of و.
pub const WAW: u8 = 27;
/// Code of ي, also of word-final ى.
pub const YEH: u8 = 28;
/// Code of ة.
pub const TEH_MARBUTA: u8 = 29;

/// The letters in the order of their codes; index 0 is unused.
const LETTERS: [char; 39] = [
    '\0', 'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م',
    'ن', 'ه', 'و', 'ي', 'ة', 'ء', 'ؤ', 'ئ', 'پ', 'چ', 'ژ', 'گ', 'ڤ', 'ڨ',
];

/// Longest word that is kept letter by letter; the rest of a longer one is not looked at.
pub const MAX_LETTERS: usize = 40;

const fn code_of(c: u32) -> u8 {
    match c {
        0x0622 | 0x0623 | 0x0625 | 0x0671 | 0x0672 | 0x0673 => return ALEF,
        0x0649 | 0x06CC | 0x06D2 | 0x06CD => return YEH,
        0x06A9 | 0x06AA => return KAF,
        0x06C0 | 0x06C1 | 0x06C2 | 0x06BE | 0x06D5 => return HEH,
        0x06C3 => return TEH_MARBUTA,
        0x06AD => return 36,
        _ => {}
    }
    let mut i = 1;
    while i < LETTERS.len() {
        if LETTERS[i] as u32 == c {
            return i as u8;
        }
        i += 1;
    }
    0
}

/// In the table: 0 other, 1–38 letters, [`DROP`], `DIGIT + value`.
const DROP: u8 = 64;
const DIGIT: u8 = 128;

const fn table() -> [u8; 0x100] {
    // U+0600..U+06FF
    let mut t = [0u8; 0x100];
    let mut i = 0;
    while i < 0x100 {
        let c = 0x0600 + i as u32;
        t[i] = match c {
            0x0640 | 0x064B..=0x065F | 0x0670 | 0x061C | 0x06D6..=0x06DC | 0x06DF..=0x06E8 | 0x06EA..=0x06ED => DROP,
            0x0660..=0x0669 => DIGIT + (c - 0x0660) as u8,
            0x06F0..=0x06F9 => DIGIT + (c - 0x06F0) as u8,
            _ => code_of(c),
        };
        i += 1;
    }
    t
}

static TABLE: [u8; 0x100] = table();

/// Set in [`Letters::seen`] by an alef with hamza or madda.
const WITH_HAMZA: u8 = 64;

/// Letters of U+0600..U+06FF, alefs that carry a hamza marked; 0 for all else.
static PLAIN: [u8; 0x100] = {
    let mut t = table();
    let mut i = 0;
    while i < 0x100 {
        if t[i] >= DROP {
            t[i] = 0;
        } else if t[i] == ALEF && i != 0x27 {
            t[i] |= WITH_HAMZA;
        }
        i += 1;
    }
    t
};

/// A run of plain Arabic letters.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// The byte after it.
    pub end: usize,
    /// How many.
    pub count: usize,
    /// An alef with hamza or madda is among them.
    pub hamza: bool,
    packed: u64,
}

impl Letters {
    /// Reads the letters at byte `start`: the tokeniser's inner loop, two bytes and one look-up each.
    #[inline]
    pub fn at(bytes: &[u8], start: usize) -> Letters {
        let mut rest = &bytes[start..];
        let (mut packed, mut shift, mut seen) = (0u64, 0u32, 0u8);
        while let [lead, next, tail @ ..] = rest {
            if lead & 0xFC != 0xD8 {
                break;
            }
            let code = PLAIN[(usize::from(lead & 3) << 6) | usize::from(next & 0x3F)];
            if code == 0 {
                break;
            }
            seen |= code;
            packed |= u64::from(code & 63).wrapping_shl(shift);
            shift += 6;
            rest = tail;
        }
        let end = bytes.len() - rest.len();
        Letters {
            end,
            count: (end - start) / 2,
            hamza: seen & WITH_HAMZA != 0,
            packed,
        }
    }

    /// The key of a short run; long ones are told apart by a hash of all their letters.
    #[inline]
    pub fn key(&self) -> Option<Key> {
        (1..=10)
            .contains(&self.count)
            .then_some(Key((self.count as u64) << 60 | self.packed))
    }
}

/// Folds one character.
///
/// ```
/// use rasid_lexicon::fold::{Folded, fold};
/// assert_eq!(fold('أ'), fold('ا'));
/// assert_ne!(fold('ة'), fold('ه'));
/// assert_eq!(fold('٣'), Folded::Digit(3));
/// ```
#[inline]
pub fn fold(c: char) -> Folded {
    let code = c as u32;
    if (0x0600..0x0700).contains(&code) {
        let t = TABLE[(code - 0x0600) as usize];
        return match t {
            0 => Folded::Other,
            DROP => Folded::Drop,
            1..=63 => Folded::Letter(t),
            _ => Folded::Digit(t - DIGIT),
        };
    }
    match code {
        0x30..=0x39 => Folded::Digit((code - 0x30) as u8),
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xAD => Folded::Drop,
        0x06A4 => Folded::Letter(37),
        _ => Folded::Other,
    }
}

/// The letters that a presentation form stands for, as plain characters; empty if it is none.
///
/// Unicode keeps shaped letters (FB50–FDFF, FE70–FEFF) for old encodings; a few papers still
/// print them. Compatibility decomposition gives them back.
pub fn presentation(c: char) -> &'static str {
    let code = c as u32;
    match code {
        0xFE80 => "ء",
        0xFE81 | 0xFE82 => "آ",
        0xFE83 | 0xFE84 => "أ",
        0xFE85 | 0xFE86 => "ؤ",
        0xFE87 | 0xFE88 => "إ",
        0xFE89..=0xFE8C => "ئ",
        0xFE8D | 0xFE8E => "ا",
        0xFE8F..=0xFE92 => "ب",
        0xFE93 | 0xFE94 => "ة",
        0xFE95..=0xFE98 => "ت",
        0xFE99..=0xFE9C => "ث",
        0xFE9D..=0xFEA0 => "ج",
        0xFEA1..=0xFEA4 => "ح",
        0xFEA5..=0xFEA8 => "خ",
        0xFEA9 | 0xFEAA => "د",
        0xFEAB | 0xFEAC => "ذ",
        0xFEAD | 0xFEAE => "ر",
        0xFEAF | 0xFEB0 => "ز",
        0xFEB1..=0xFEB4 => "س",
        0xFEB5..=0xFEB8 => "ش",
        0xFEB9..=0xFEBC => "ص",
        0xFEBD..=0xFEC0 => "ض",
        0xFEC1..=0xFEC4 => "ط",
        0xFEC5..=0xFEC8 => "ظ",
        0xFEC9..=0xFECC => "ع",
        0xFECD..=0xFED0 => "غ",
        0xFED1..=0xFED4 => "ف",
        0xFED5..=0xFED8 => "ق",
        0xFED9..=0xFEDC => "ك",
        0xFEDD..=0xFEE0 => "ل",
        0xFEE1..=0xFEE4 => "م",
        0xFEE5..=0xFEE8 => "ن",
        0xFEE9..=0xFEEC => "ه",
        0xFEED | 0xFEEE => "و",
        0xFEEF..=0xFEF4 => "ي",
        0xFEF5 | 0xFEF6 => "لآ",
        0xFEF7 | 0xFEF8 => "لأ",
        0xFEF9 | 0xFEFA => "لإ",
        0xFEFB | 0xFEFC => "لا",
        _ => "",
    }
}

/// The folded letters of a word; anything that is no Arabic letter is left out.
pub fn letters(word: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(word.len() / 2);
    for c in word.chars() {
        match fold(c) {
            Folded::Letter(l) => out.push(l),
            _ => {
                for p in presentation(c).chars() {
                    if let Folded::Letter(l) = fold(p) {
                        out.push(l);
                    }
                }
            }
        }
    }
    out.truncate(MAX_LETTERS);
    out
}

/// The display letters of a folded word (hamzas on alef are gone).
pub fn display(letters: &[u8]) -> String {
    letters.iter().filter_map(|&l| LETTERS.get(l as usize)).collect()
}

/// The identity of a folded word: exact up to ten letters, a 60-bit hash beyond.
///
/// Two different words of more than ten letters share a key with a probability of about 1e-18;
/// the compiler refuses a lexicon in which two forms do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Key(pub u64);

impl Key {
    /// No word: the key of the empty string.
    pub const NONE: Key = Key(0);

    /// Key of folded letters.
    #[inline]
    pub fn of(letters: &[u8]) -> Key {
        if letters.len() <= 10 {
            let mut k = (letters.len() as u64) << 60;
            for (i, &l) in letters.iter().enumerate() {
                k |= u64::from(l) << (6 * i);
            }
            Key(k)
        } else {
            Key((15 << 60) | (hash(letters) >> 4))
        }
    }

    /// One bit out of 31 that stands for this key: sets of words that share no bit share no word.
    ///
    /// Numbers in digits have the top bit.
    #[inline]
    pub fn mark(self) -> u32 {
        if self.0 >> 60 == 14 {
            return 1 << 31;
        }
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        1 << ((mixed >> 33) % 31)
    }

    /// Key of a number written in digits, so that names such as «14 آذار» can hold one.
    pub fn of_digits(value: u64) -> Key {
        Key((14 << 60) | (value & ((1 << 60) - 1)))
    }

    /// Key of a word in Latin letters, without regard to case.
    pub fn of_latin(word: &str) -> Key {
        let lower: Vec<u8> = word.bytes().map(|b| b.to_ascii_lowercase()).collect();
        Key((13 << 60) | (hash(&lower) >> 4))
    }

    /// Key of one written word of any of the three kinds.
    pub fn of_word(word: &str) -> Key {
        let letters = letters(word);
        if !letters.is_empty() {
            return Key::of(&letters);
        }
        let digits: String = word
            .chars()
            .filter_map(|c| match fold(c) {
                Folded::Digit(d) => Some((b'0' + d) as char),
                _ => None,
            })
            .collect();
        match digits.parse() {
            Ok(value) => Key::of_digits(value),
            Err(_) => Key::of_latin(word),
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for &b in bytes {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    // Finalise so that the low bits, which the tables use, depend on all bytes.
    h ^= h >> 32;
    h = h.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^ (h >> 29)
}
