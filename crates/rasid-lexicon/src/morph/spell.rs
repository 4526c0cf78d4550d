//! From sounds to letters: what is written, and on which seat a hamza sits.
//!
//! *Takes* sounds; *gives* every spelling newspapers use for them, the usual one first; *never*
//! knows what kind of word it spells.

use super::sound::{Sounds, is_consonant, is_short};

/// Spells a word that stands alone: a final short vowel is not heard.
pub(super) fn free(sounds: &[char]) -> Vec<String> {
    let mut sounds = sounds.to_vec();
    if sounds.last().is_some_and(|&last| is_short(last)) {
        sounds.pop();
    }
    letters("", &settle(&sounds, true))
}

/// Spells a word as it stands before a pronoun: قتلو in قتلوه, رما in رماه, يقرؤ in يقرؤه.
pub(super) fn bound(sounds: &[char]) -> Vec<String> {
    let mut sounds = sounds.to_vec();
    match sounds.last_mut() {
        Some(last) if *last == 'Y' => *last = 'A',
        Some('X') => _ = sounds.pop(),
        _ => {}
    }
    let mut texts = letters("", &settle(&sounds, true));
    // The two alefs of قرأا are never kept before a pronoun: رآه.
    texts.retain(|text| !text.ends_with("أا"));
    texts
}

/// Spells sounds after letters that are already settled.
pub(super) fn after(written: &str, sounds: &[char]) -> Vec<String> {
    letters(written, &settle(sounds, written.is_empty()))
}

/// Drops vowel signs, shadda, tanwin and tatweel.
pub(super) fn strip_marks(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}'))
        .collect()
}

/// The spelling with ئو or ءو, where a word has ؤو inside: شئون, رءوس.
pub(super) fn egyptian(text: &str) -> Option<String> {
    let at = text.find("ؤو")?;
    let (before, after) = (&text[..at], text[at..].strip_prefix('ؤ')?);
    let seat = if joins(before.chars().next_back()?) { 'ئ' } else { 'ء' };
    // At the end of a word the و is an ending, which the seat rules have settled.
    (after.chars().count() > 1).then(|| format!("{before}{seat}{after}"))
}

/// True for letters written together with the next one.
fn joins(letter: char) -> bool {
    !matches!(letter, 'ا' | 'آ' | 'أ' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ء')
}

/// Sound changes that no radical escapes: doubling, two hamzas, and glides after a foreign vowel.
fn settle(sounds: &[char], word_start: bool) -> Sounds {
    let mut settled: Sounds = Vec::with_capacity(sounds.len());
    for &sound in sounds {
        if !(is_consonant(sound) && settled.last() == Some(&sound)) {
            settled.push(sound);
        }
    }
    if word_start
        && let ['ء', vowel, 'ء', rest @ ..] = settled.as_slice()
        && rest.first().is_none_or(|&next| is_consonant(next))
    {
        let long = match vowel {
            'a' => 'A',
            'i' => 'I',
            _ => 'O',
        };
        settled = [&['ء', long], rest].concat();
    }
    for i in 1..settled.len().saturating_sub(1) {
        if is_consonant(settled[i + 1]) {
            match (settled[i - 1], settled[i]) {
                ('u', 'ي') => settled[i] = 'U',
                ('i', 'و') => settled[i] = 'I',
                _ => {}
            }
        }
    }
    settled
}

/// Writes the sounds, branching where two spellings are in use.
fn letters(written: &str, sounds: &[char]) -> Vec<String> {
    let mut texts = vec![written.to_owned()];
    let mut i = 0;
    while i < sounds.len() {
        let mut taken = 1;
        let choices: Vec<&str> = match sounds[i] {
            'a' | 'i' | 'u' | '.' => vec![""],
            'A' | '|' | 'X' | 'N' => vec!["ا"],
            'I' => vec!["ي"],
            'U' => vec!["و"],
            'O' => vec!["و", "ؤ"],
            'Y' => vec![if texts.iter().all(|text| text.ends_with('ي')) {
                "ا"
            } else {
                "ى"
            }],
            'ء' => {
                let (seats, eaten) = seat(written, sounds, i);
                taken += eaten;
                seats
            }
            letter => {
                texts.iter_mut().for_each(|text| text.push(letter));
                i += 1;
                continue;
            }
        };
        texts = texts
            .iter()
            .flat_map(|text| choices.iter().map(move |choice| format!("{text}{choice}")))
            .collect();
        i += taken;
    }
    texts
}

/// What precedes a hamza, as far as its seat cares.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    A,
    I,
    U,
    LongA,
    /// Long i, or ي without a vowel.
    Ya,
    /// Long u, or و without a vowel.
    Waw,
    /// Another consonant; true when it joins the letter that follows.
    Consonant(bool),
}

/// Seats of the hamza at `i`, each with the letters it swallows; and how many sounds those were.
fn seat(written: &str, sounds: &[char], i: usize) -> (Vec<&'static str>, usize) {
    let next = sounds.get(i + 1).copied();
    let previous = if i == 0 {
        written.chars().next_back()
    } else {
        Some(sounds[i - 1])
    };
    let Some(previous) = previous else {
        return match next {
            Some('i' | 'I') => (vec!["إ"], 0),
            Some('A') => (vec!["آ"], 1),
            _ => (vec!["أ"], 0),
        };
    };
    let before = match previous {
        'a' => Before::A,
        'i' => Before::I,
        'u' | 'O' => Before::U,
        'A' => Before::LongA,
        'I' | 'ي' => Before::Ya,
        'U' | 'و' => Before::Waw,
        letter => Before::Consonant(joins(letter)),
    };
    // The vowel after the hamza belongs to an ending, where careful papers still differ.
    let ending = matches!(sounds.get(i + 2..), Some([] | ['X'] | ['ن'] | ['ن', _]));
    use Before::{A, Consonant, I, LongA, U, Waw, Ya};
    match next {
        Some('N') => match before {
            A => (vec!["أ"], 1),
            LongA => (vec!["ء"], 1),
            I | Ya | Consonant(true) => (vec!["ئ"], 0),
            U => (vec!["ؤ"], 0),
            Waw | Consonant(false) => (vec!["ء"], 0),
        },
        // Dual of a spelled noun: جزأين, also جزءين; عبأين, also عبئين.
        Some('a') if !written.is_empty() && matches!(sounds.get(i + 2..), Some(['ي'] | ['ي', 'ن'])) => match before {
            Consonant(true) => (vec!["أ", "ئ"], 0),
            U => (vec!["ؤ"], 0),
            I | Ya => (vec!["ئ"], 0),
            A => (vec!["أ"], 0),
            LongA | Waw => (vec!["ء"], 0),
            Consonant(false) => (vec!["أ", "ء"], 0),
        },
        Some('a' | 'Y') => match before {
            A | Consonant(_) => (vec!["أ"], 0),
            I => (vec!["ئ"], 0),
            Ya if previous == 'ي' => (vec!["ئ", "أ"], 0),
            Ya => (vec!["ئ"], 0),
            U => (vec!["ؤ"], 0),
            Waw if previous == 'و' => (vec!["أ", "ء"], 0),
            LongA | Waw => (vec!["ء"], 0),
        },
        Some('A') => match before {
            A if ending => (vec!["آ", "أا"], 1),
            Consonant(true) if ending => (vec!["ئا", "آ"], 1),
            Consonant(false) if ending => (vec!["ءا", "آ"], 1),
            A | Consonant(_) => (vec!["آ"], 1),
            I | Ya => (vec!["ئ"], 0),
            U => (vec!["ؤ"], 0),
            LongA | Waw => (vec!["ء"], 0),
        },
        Some('u') => match before {
            I | Ya => (vec!["ئ"], 0),
            Waw => (vec!["ؤ", "ء"], 0),
            _ => (vec!["ؤ"], 0),
        },
        Some('U') => match before {
            I | Ya => (vec!["ئ"], 0),
            A if ending => (vec!["ؤ", "أ"], 0),
            LongA | Waw if ending => (vec!["ؤ", "ء"], 0),
            Consonant(true) => (vec!["ؤ", "ئ"], 0),
            _ => (vec!["ؤ"], 0),
        },
        Some('I') if before == A && ending => (vec!["ئ", "أ"], 0),
        Some('i' | 'I') => (vec!["ئ"], 0),
        _ => match before {
            A => (vec!["أ"], 0),
            I => (vec!["ئ"], 0),
            U => (vec!["ؤ"], 0),
            _ => (vec!["ء"], 0),
        },
    }
}
