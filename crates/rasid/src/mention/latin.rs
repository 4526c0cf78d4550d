//! Latin spelling of names that have no known English form.
//!
//! *Takes* the words of an Arabic name; *gives* them in Latin letters by the one rule of
//! `docs/transliteration.md`; *never* looks at how others spell the man.

use rasid_lexicon::{ActorKind, Lexicon, fold};
use std::collections::BTreeMap;

/// How words of names are spelt: as in the names of known persons, else letter by letter.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    words: BTreeMap<Vec<u8>, String>,
}

impl Spelling {
    /// Learns the words of the persons in the tables: each Arabic word and the Latin word in its place.
    pub fn of(lexicon: &Lexicon) -> Spelling {
        let mut seen: BTreeMap<Vec<u8>, BTreeMap<&str, u32>> = BTreeMap::new();
        for actor in lexicon.actors.iter().filter(|a| a.kind == ActorKind::Person) {
            let arabic: Vec<Vec<u8>> = actor.name_ar.split_whitespace().map(fold::letters).collect();
            let latin: Vec<&str> = actor.name.split_whitespace().collect();
            // Servants of God count as one word here and as two there; remarks in brackets are no names.
            let odd = arabic.iter().any(|w| w.starts_with(&SERVANT)) || actor.name.contains('(');
            if arabic.len() != latin.len() || odd {
                continue;
            }
            for (word, spelt) in arabic.into_iter().zip(latin) {
                *seen.entry(word).or_default().entry(spelt).or_default() += 1;
            }
        }
        let words = seen.into_iter().filter_map(|(word, spellings)| {
            // The most frequent one; of two, the first by alphabet.
            let best = spellings.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))?;
            Some((word, (*best.0).to_owned()))
        });
        Spelling { words: words.collect() }
    }

    /// A name in Latin letters.
    pub fn spell<'w>(&self, words: impl Iterator<Item = &'w str>) -> String {
        let mut out: Vec<String> = Vec::new();
        let mut servant = false;
        for word in words {
            let mut letters = fold::letters(word);
            if letters == SERVANT {
                servant = true;
                continue;
            }
            if letters.starts_with(&SERVANT) && letters[SERVANT.len()..].starts_with(&ARTICLE) {
                (servant, letters) = (true, letters.split_off(SERVANT.len()));
            }
            let known = self.words.get(&letters).cloned();
            out.push(match (std::mem::take(&mut servant), letters == GOD) {
                (true, true) => "Abdullah".to_owned(),
                (true, false) => format!("Abdul {}", by_letter(letters.strip_prefix(&ARTICLE[..]).unwrap_or(&letters))),
                (false, _) => known.unwrap_or_else(|| by_letter(&letters)),
            });
        }
        out.retain(|w| !w.is_empty());
        out.join(" ")
    }
}

/// The article, and the first and last word of the commonest name that is written as two.
const ARTICLE: [u8; 2] = [fold::ALEF, fold::LAM];
const SERVANT: [u8; 3] = [AIN, fold::BEH, 8];
const GOD: [u8; 4] = [fold::ALEF, fold::LAM, fold::LAM, fold::HEH];

/// The Latin letters of each folded letter, by its number; vowels and silent letters are empty here.
const CONSONANTS: [&str; 39] = [
    "", "", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "", "gh", "f", "q", "k", "l",
    "m", "n", "h", "w", "y", "", "", "", "", "p", "ch", "zh", "g", "v", "g",
];

/// The number of ع, a consonant that is not written.
const AIN: u8 = 18;

/// Letter by letter: see the table of the page named above.
fn by_letter(letters: &[u8]) -> String {
    let (article, rest) = match letters {
        [fold::ALEF, fold::LAM, rest @ ..] if rest.len() >= 3 => ("al-", rest),
        _ => ("", letters),
    };
    let long = |i: usize| {
        // و and ي between consonants are vowels; at the beginning or beside ا they are consonants.
        let beside = |n: Option<&u8>| matches!(n, Some(&fold::ALEF));
        match rest[i] {
            fold::ALEF | fold::TEH_MARBUTA => Some("a"),
            fold::WAW if i > 0 && !beside(rest.get(i + 1)) && !beside(rest.get(i - 1)) => Some("u"),
            fold::YEH if i > 0 && !beside(rest.get(i + 1)) && !beside(rest.get(i - 1)) => Some("i"),
            _ => None,
        }
    };
    let mut out = String::new();
    for (i, &letter) in rest.iter().enumerate() {
        if let Some(vowel) = long(i) {
            if !out.ends_with(vowel) {
                out.push_str(vowel);
            }
            continue;
        }
        let written = CONSONANTS.get(letter as usize).copied().unwrap_or_default();
        if written.is_empty() && letter != AIN {
            continue;
        }
        out.push_str(written);
        let next = i + 1;
        if next < rest.len() && long(next).is_none() && !out.ends_with('a') {
            out.push('a');
        }
    }
    let mut chars = out.chars();
    match chars.next() {
        Some(first) => format!("{article}{}{}", first.to_uppercase(), chars.as_str()),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Spelling, by_letter};
    use rasid_lexicon::fold;

    fn letters(name: &str) -> String {
        by_letter(&fold::letters(name))
    }

    #[test]
    fn letter_by_letter() {
        for (name, spelt) in [
            ("\u{62f}\u{631}\u{648}\u{64a}\u{634}", "Daruish"),
            ("\u{627}\u{644}\u{632}\u{628}\u{64a}\u{631}\u{64a}", "al-Zabiri"),
            ("\u{634}\u{648}\u{634}", "Shush"),
        ] {
            assert_eq!(letters(name), spelt);
        }
    }

    #[test]
    fn nothing_is_made_of_no_letters() {
        assert_eq!(Spelling::default().spell(["-", "1"].into_iter()), "");
    }
}
