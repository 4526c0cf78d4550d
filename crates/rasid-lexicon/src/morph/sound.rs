//! Sounds of a word before it is spelled.
//!
//! *Takes* a stem and an ending; *gives* the sounds of the joined word; *never* spells.
//!
//! A word is a list of `char`s. Consonants are the Arabic letters themselves, with `ء` for every
//! hamza. ASCII letters are sounds that have no letter of their own:
//!
//! | char | sound |
//! |---|---|
//! | `a` `i` `u` | short vowels, not written |
//! | `A` `I` `U` | long vowels |
//! | `Y` | final long a, written ى |
//! | `O` | long u from two hamzas, written و or ؤ |
//! | `\|` | alef that carries a vowel only at the start of speech |
//! | `X` | alef after the و of the plural, not heard |
//! | `N` | alef of the indefinite accusative |
//! | `.` | end of a cut word, whose last vowel still seats a hamza (لم ينأ) |

/// Sounds in order.
pub(super) type Sounds = Vec<char>;

/// True for the short vowels.
pub(super) fn is_short(sound: char) -> bool {
    matches!(sound, 'a' | 'i' | 'u')
}

/// True for every vowel, short or long.
pub(super) fn is_vowel(sound: char) -> bool {
    is_short(sound) || matches!(sound, 'A' | 'I' | 'U' | 'Y' | 'O')
}

/// True for Arabic letters, which stand for consonants here.
pub(super) fn is_consonant(sound: char) -> bool {
    !sound.is_ascii()
}

/// True for the two radicals that turn into vowels.
pub(super) fn is_weak(sound: char) -> bool {
    matches!(sound, 'و' | 'ي')
}

/// A verb's stem, ready to take endings.
#[derive(Clone, Debug)]
pub(super) struct Stem {
    /// Sounds as before a vowel.
    pub(super) sounds: Sounds,
    /// For hollow stems the short vowel that replaces the long one before a consonant (قال, قلت).
    pub(super) closed: Option<char>,
    /// The last two radicals are alike and melt before a vowel (رد, رددت).
    pub(super) doubled: bool,
}

/// Joins a stem and an ending; two results where the language allows two (يرد, يردد).
pub(super) fn join(stem: &Stem, ending: &str) -> Vec<Sounds> {
    let ending: Sounds = ending.chars().map(consonant).collect();
    let open = ending.first().is_some_and(|&first| is_vowel(first));
    if stem.doubled {
        let whole = [stem.sounds.as_slice(), &ending].concat();
        let melted = [melt(&stem.sounds), ending.clone()].concat();
        return match (open, ending.is_empty()) {
            (true, _) => vec![melted],
            (_, true) => vec![melted, whole],
            _ => vec![whole],
        };
    }
    if let Some(short) = stem.closed
        && !open
    {
        return vec![[shorten(&stem.sounds, short), ending].concat()];
    }
    vec![join_final(&stem.sounds, &ending)]
}

/// The Arabic letter of an ASCII consonant used in patterns and endings.
pub(super) fn consonant(sign: char) -> char {
    match sign {
        '\'' => 'ء',
        'm' => 'م',
        'n' => 'ن',
        'p' => 'ة',
        's' => 'س',
        't' => 'ت',
        'w' => 'و',
        'y' => 'ي',
        other => other,
    }
}

/// Melts the last two radicals: radada → radd, yardud → yarudd.
fn melt(stem: &[char]) -> Sounds {
    let [before @ .., first, vowel, last] = stem else {
        return stem.to_vec();
    };
    let mut melted = before.to_vec();
    if before.last().is_some_and(|&sound| is_consonant(sound)) {
        melted.push(*vowel);
    }
    melted.extend([*first, *last]);
    melted
}

/// Puts a short vowel for the long one before the last consonant: qāl → qul.
fn shorten(stem: &[char], short: char) -> Sounds {
    let mut shortened = stem.to_vec();
    if let [.., vowel, _] = shortened.as_mut_slice() {
        *vowel = short;
    }
    shortened
}

/// Joins an ending to a stem that may end in a weak radical (دعا، رمى، نسي).
fn join_final(stem: &[char], ending: &[char]) -> Sounds {
    let [base @ .., vowel, weak] = stem else {
        return [stem, ending].concat();
    };
    if !is_short(*vowel) || !is_weak(*weak) {
        return [stem, ending].concat();
    }
    let (first, rest) = match ending.split_first() {
        Some((first, rest)) => (*first, rest),
        None => return [base, &[*vowel, '.']].concat(),
    };
    match (*vowel, first) {
        ('a', 'a' | 'u') if rest.is_empty() => [base, &[if *weak == 'و' { 'A' } else { 'Y' }]].concat(),
        // The ending of the feminine noun keeps the length: ملاقاة.
        ('a', 'a') if rest == ['ة'] => [base, &['A'], rest].concat(),
        ('a', 'a') => [base, ending].concat(),
        ('a', 'U') => [base, &['a', 'و'], rest].concat(),
        ('a', 'I') => [base, &['a', 'ي'], rest].concat(),
        ('i', 'u') if rest.is_empty() => [base, &['I']].concat(),
        ('u', 'u') if rest.is_empty() => [base, &['U']].concat(),
        ('i' | 'u', 'U' | 'I') => [base, ending].concat(),
        ('i', first) if is_consonant(first) => [base, &['I'], ending].concat(),
        ('u', first) if is_consonant(first) => [base, &['U'], ending].concat(),
        _ => [stem, ending].concat(),
    }
}
