//! What stays of a foreign name however a desk spells it: its consonants, alike ones as one.
//!
//! Names of towns outside the Arab world reach the press by ear: the same town has long and short
//! vowels, ج or غ for g, س or ص for s. Their skeletons are equal.

use crate::fold;
use crate::lexicon::{Place, PlaceKind};

/// Shortest skeleton that tells a name: three consonants, four where every village has such a name.
const SHORT: usize = 3;
const SHORT_ARAB: usize = 4;

/// States whose place names are Arabic: by consonants alone they are too alike.
const ARAB: [&[u8; 2]; 22] = [
    b"SY", b"LB", b"IQ", b"PS", b"JO", b"YE", b"LY", b"SD", b"EG", b"DZ", b"TN", b"MA", b"MR", b"SA", b"AE", b"OM", b"QA", b"BH",
    b"KW", b"EH", b"IL", b"DJ",
];

/// The skeleton's letters of a letter code; 0 drops it.
const fn class(code: u8) -> u8 {
    match code {
        2 | 33 => 1,                          // b p
        3 | 4 | 16 => 2,                      // t th
        5 | 19 | 21 | 22 | 35 | 36 | 38 => 3, // g j k q gh
        6 | 26 => 4,                          // h
        7 => 5,                               // kh
        8 | 15 => 6,                          // d
        9 | 11 | 17 => 7,                     // z dh
        10 => 8,                              // r
        12 | 14 => 9,                         // s
        13 | 34 => 10,                        // sh ch
        20 | 37 => 11,                        // f v
        23 => 12,                             // l
        24 => 13,                             // m
        25 => 14,                             // n
        _ => 0,
    }
}

/// A name's skeleton and how many consonants it has; a vowel at the beginning counts as one.
pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> (u64, usize) {
    const VOWEL: u8 = 15;
    const Y: u8 = 16;
    const V: u8 = 11;
    const MOST: usize = 12;
    let (mut key, mut n, mut last) = (0u64, 0usize, 0u8);
    for word in words {
        let letters = fold::letters(word);
        let article = letters.len() > 4 && letters[0] == fold::ALEF && letters[1] == fold::LAM;
        let letters = if article { &letters[2..] } else { &letters[..] };
        for (i, &code) in letters.iter().enumerate() {
            let end = i + 1 == letters.len();
            let mut c = class(code);
            if code == fold::HEH && end {
                c = 0;
            }
            // ch is written ش or تش.
            if code == fold::TEH && letters.get(i + 1).is_some_and(|&next| class(next) == 10) {
                continue;
            }
            if c == 0 && n == 0 && i == 0 {
                c = match code {
                    fold::YEH => Y,
                    fold::WAW => V,
                    _ => VOWEL,
                };
            }
            if c != 0 && c != last && n < MOST {
                key = key << 5 | u64::from(c);
                n += 1;
            }
            last = c;
        }
    }
    (key, n)
}

/// Whether a place may be found by its skeleton.
pub(crate) fn tells(place: &Place, consonants: usize) -> bool {
    let least = if ARAB.iter().any(|c| **c == place.country) {
        SHORT_ARAB
    } else {
        SHORT
    };
    consonants >= least && !matches!(place.kind, PlaceKind::Country | PlaceKind::Sea | PlaceKind::Landmark)
}
