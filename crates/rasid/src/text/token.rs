//! One pass over the text: folded words with their raw spans.
//!
//! *Takes* the text as received; *gives* tokens that point back into it; *never* changes a byte.

use bitflags::bitflags;
use rasid_lexicon::fold::{self, Folded, Key, Letters, MAX_LETTERS};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Arabic letters.
    Word,
    /// Digits, with separators inside.
    Number,
    /// Latin letters.
    Latin,
    /// A punctuation mark, by its ASCII stand-in: `.` `,` `;` `:` `?` `!` `(` `)` `"` `-` `/` `%` `~` (ellipsis).
    Mark(u8),
    /// End of a paragraph.
    Break,
}

bitflags! {
    /// What the writing of a word tells beyond its folded letters.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
    pub struct Marks: u8 {
        /// ُ on the first letter (or the second after و or ف): قُتل.
        const DAMMA = 1;
        /// ّ somewhere.
        const SHADDA = 1 << 1;
        /// ً somewhere.
        const FATHATAN = 1 << 2;
        /// An alef with hamza or madda somewhere.
        const HAMZA = 1 << 3;
        /// The first letter is آ.
        const MADDA = 1 << 4;
        /// The last letter is ى.
        const MAQSURA = 1 << 5;
        /// White space stands before it.
        const SPACED = 1 << 6;
        /// An opening quote or bracket.
        const OPENS = 1 << 7;
    }
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Number of the word type in [`crate::text::Words`]; 0 for anything but words.
    pub word: u32,
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub marks: Marks,
}

/// Folded letters of the word at hand.
pub(crate) struct Buffer {
    pub(crate) letters: [u8; MAX_LETTERS],
    pub(crate) len: usize,
}

/// Tokenises `text`; `keys` gets the identity of each Arabic word, in order.
pub(crate) fn tokenise(text: &str, tokens: &mut Vec<Token>, keys: &mut Vec<Key>) {
    tokens.clear();
    keys.clear();
    let bytes = text.as_bytes();
    let mut buffer = Buffer {
        letters: [0; MAX_LETTERS],
        len: 0,
    };
    let mut at = 0;
    let mut spaced = true;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        if byte & 0xFC == 0xD8 {
            let letters = Letters::at(bytes, at);
            if letters.count > 0 {
                let space = if spaced { Marks::SPACED } else { Marks::empty() };
                let (end, key, marks) = match letters.key() {
                    Some(key) if !goes_on(text, bytes, letters.end) => (letters.end, key, plain_marks(bytes, at, &letters)),
                    _ => {
                        let (end, marks) = word(text, bytes, at, &mut buffer);
                        (end, Key::of(&buffer.letters[..buffer.len]), marks)
                    }
                };
                tokens.push(Token {
                    start: at as u32,
                    end: end as u32,
                    word: 0,
                    kind: Kind::Word,
                    marks: marks | space,
                });
                keys.push(key);
                at = end;
                spaced = false;
                continue;
            }
        }
        let (c, len) = char_at(text, bytes, at);
        let space = if spaced { Marks::SPACED } else { Marks::empty() };
        let class = classify(c, bytes, at);
        match class {
            Seen::Space => {
                spaced = true;
                at += len;
                continue;
            }
            Seen::Drop => {
                at += len;
                continue;
            }
            Seen::Break => {
                tokens.push(Token {
                    start: at as u32,
                    end: (at + len) as u32,
                    word: 0,
                    kind: Kind::Break,
                    marks: Marks::empty(),
                });
                spaced = true;
                at += len;
                continue;
            }
            Seen::Letter => {
                let (end, marks) = word(text, bytes, at, &mut buffer);
                tokens.push(Token {
                    start: at as u32,
                    end: end as u32,
                    word: 0,
                    kind: Kind::Word,
                    marks: marks | space,
                });
                keys.push(Key::of(&buffer.letters[..buffer.len]));
                at = end;
            }
            Seen::Digit => {
                let end = number(text, bytes, at);
                tokens.push(Token {
                    start: at as u32,
                    end: end as u32,
                    word: 0,
                    kind: Kind::Number,
                    marks: space,
                });
                at = end;
            }
            Seen::Latin => {
                let end = latin(text, bytes, at);
                tokens.push(Token {
                    start: at as u32,
                    end: end as u32,
                    word: 0,
                    kind: Kind::Latin,
                    marks: space,
                });
                at = end;
            }
            Seen::Mark(mark, width, opens) => {
                let marks = if opens { space | Marks::OPENS } else { space };
                let end = at + width.max(len);
                // A run of full stops is one ellipsis.
                match tokens.last_mut() {
                    Some(last) if mark == b'.' && last.end as usize == at && matches!(last.kind, Kind::Mark(b'.' | b'~')) => {
                        last.kind = Kind::Mark(b'~');
                        last.end = end as u32;
                    }
                    _ => tokens.push(Token {
                        start: at as u32,
                        end: end as u32,
                        word: 0,
                        kind: Kind::Mark(mark),
                        marks,
                    }),
                }
                at = end;
            }
        }
        spaced = false;
    }
}

enum Seen {
    Space,
    Drop,
    Break,
    Letter,
    Digit,
    Latin,
    /// Stand-in, width in bytes if more than one character, whether it opens a pair.
    Mark(u8, usize, bool),
}

#[inline]
fn char_at(text: &str, bytes: &[u8], at: usize) -> (char, usize) {
    let b = bytes[at];
    if b < 0x80 {
        return (b as char, 1);
    }
    if (0xC2..0xE0).contains(&b) {
        let code = (u32::from(b & 0x1F) << 6) | u32::from(bytes[at + 1] & 0x3F);
        return (char::from_u32(code).unwrap_or('\u{FFFD}'), 2);
    }
    match text[at..].chars().next() {
        Some(c) => (c, c.len_utf8()),
        None => ('\u{FFFD}', 1),
    }
}

fn classify(c: char, bytes: &[u8], at: usize) -> Seen {
    match fold::fold(c) {
        Folded::Letter(_) => return Seen::Letter,
        Folded::Digit(_) => return Seen::Digit,
        Folded::Drop => {
            // A tatweel between spaces is a dash.
            let alone = c == 'ـ' && (at == 0 || bytes[at - 1] == b' ') && bytes.get(at + 2).is_none_or(|&b| b == b' ');
            return if alone { Seen::Mark(b'-', 0, false) } else { Seen::Drop };
        }
        Folded::Other => {}
    }
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => Seen::Break,
        ' ' | '\t' | '\r' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' | '\u{3000}' | '_' | '#' | '*' | '|' => Seen::Space,
        'a'..='z' | 'A'..='Z' | '@' => Seen::Latin,
        '&' => entity(bytes, at),
        '.' | '۔' => Seen::Mark(b'.', 0, false),
        ',' | '،' => Seen::Mark(b',', 0, false),
        ';' | '؛' => Seen::Mark(b';', 0, false),
        ':' => Seen::Mark(b':', 0, false),
        '?' | '؟' => Seen::Mark(b'?', 0, false),
        '!' => Seen::Mark(b'!', 0, false),
        '(' | '[' | '{' | '﴾' => Seen::Mark(b'(', 0, true),
        ')' | ']' | '}' | '﴿' => Seen::Mark(b')', 0, false),
        '«' | '“' | '„' | '‹' => Seen::Mark(b'"', 0, true),
        '"' | '»' | '”' | '›' | '＂' => Seen::Mark(b'"', 0, false),
        '\'' | '‘' | '’' | '`' => Seen::Mark(b'\'', 0, false),
        '-' | '–' | '—' | '‑' | '−' | '―' => Seen::Mark(b'-', 0, false),
        '/' | '\\' => Seen::Mark(b'/', 0, false),
        '%' | '٪' => Seen::Mark(b'%', 0, false),
        '…' => Seen::Mark(b'~', 0, false),
        '٫' | '٬' => Seen::Mark(b',', 0, false),
        _ if !fold::presentation(c).is_empty() => Seen::Letter,
        _ if c.is_whitespace() || c.is_control() => Seen::Space,
        _ if c.is_alphabetic() => Seen::Latin,
        _ => Seen::Mark(b'*', 0, false),
    }
}

/// HTML entities that old archives left in their texts.
fn entity(bytes: &[u8], at: usize) -> Seen {
    for (name, seen) in [
        (&b"&quot;"[..], (b'"', 6)),
        (b"&nbsp;", (b' ', 6)),
        (b"&amp;", (b'*', 5)),
        (b"&#39;", (b'\'', 5)),
        (b"&laquo;", (b'"', 7)),
        (b"&raquo;", (b'"', 7)),
        (b"&ndash;", (b'-', 7)),
        (b"&lt;", (b'*', 4)),
        (b"&gt;", (b'*', 4)),
    ] {
        if bytes[at..].starts_with(name) {
            return Seen::Mark(seen.0, seen.1, false);
        }
    }
    Seen::Mark(b'*', 0, false)
}

/// Whether a word goes on behind plain letters: vowel signs, joiners, shaped letters.
#[inline]
fn goes_on(text: &str, bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => false,
        Some(b) if *b < 0x80 => false,
        Some(_) => {
            let (c, _) = char_at(text, bytes, at);
            matches!(fold::fold(c), Folded::Letter(_) | Folded::Drop) || !fold::presentation(c).is_empty()
        }
    }
}

/// The marks of a word of plain letters.
#[inline]
fn plain_marks(bytes: &[u8], start: usize, letters: &Letters) -> Marks {
    let mut marks = Marks::empty();
    if letters.hamza {
        marks |= Marks::HAMZA;
        // U+0622
        if bytes[start..].starts_with(&[0xD8, 0xA2]) {
            marks |= Marks::MADDA;
        }
    }
    // U+0649
    if bytes[..letters.end].ends_with(&[0xD9, 0x89]) {
        marks |= Marks::MAQSURA;
    }
    marks
}

/// Any word, letter by letter; long words, and words with signs or shaped letters.
#[cold]
fn word(text: &str, bytes: &[u8], start: usize, buffer: &mut Buffer) -> (usize, Marks) {
    buffer.len = 0;
    let mut marks = Marks::empty();
    let mut at = start;
    let mut maqsura = false;
    loop {
        if bytes.get(at).is_none_or(|b| *b < 0x80) {
            break;
        }
        let (c, len) = char_at(text, bytes, at);
        match fold::fold(c) {
            Folded::Letter(letter) => {
                if letter == fold::ALEF && c != 'ا' {
                    marks |= Marks::HAMZA;
                    if c == 'آ' && buffer.len == 0 {
                        marks |= Marks::MADDA;
                    }
                }
                if buffer.len < MAX_LETTERS {
                    buffer.letters[buffer.len] = letter;
                    buffer.len += 1;
                }
                maqsura = c == 'ى';
            }
            Folded::Drop => match c {
                '\u{64F}' => {
                    let first = buffer.letters[0];
                    if buffer.len == 1 || (buffer.len == 2 && (first == fold::WAW || first == fold::FEH)) {
                        marks |= Marks::DAMMA;
                    }
                }
                '\u{651}' => marks |= Marks::SHADDA,
                '\u{64B}' => marks |= Marks::FATHATAN,
                _ => {}
            },
            _ => {
                let shaped = fold::presentation(c);
                if shaped.is_empty() {
                    break;
                }
                for p in shaped.chars() {
                    if let (Folded::Letter(letter), true) = (fold::fold(p), buffer.len < MAX_LETTERS) {
                        buffer.letters[buffer.len] = letter;
                        buffer.len += 1;
                    }
                }
                maqsura = false;
            }
        }
        at += len;
    }
    if maqsura {
        marks |= Marks::MAQSURA;
    }
    (at, marks)
}

/// Digits, and the separators that stand between two digits.
fn number(text: &str, bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut end = start;
    while at < bytes.len() {
        let (c, len) = char_at(text, bytes, at);
        if matches!(fold::fold(c), Folded::Digit(_)) {
            at += len;
            end = at;
        } else if matches!(c, '.' | ',' | '٫' | '٬' | '،') && at == end && at + len < bytes.len() {
            let (next, _) = char_at(text, bytes, at + len);
            if !matches!(fold::fold(next), Folded::Digit(_)) {
                break;
            }
            at += len;
        } else {
            break;
        }
    }
    end
}

/// Latin letters with what addresses and names hold inside: digits, dots, dashes, slashes.
fn latin(text: &str, bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut end = start;
    while at < bytes.len() {
        let (c, len) = char_at(text, bytes, at);
        let letter = c.is_ascii_alphanumeric()
            || c == '@'
            || (c.is_alphabetic() && !matches!(fold::fold(c), Folded::Letter(_)) && fold::presentation(c).is_empty());
        if letter {
            at += len;
            end = at;
        } else if matches!(c, '.' | '/' | ':' | '?' | '=' | '&' | '~' | '_')
            && at == end
            && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            at += len;
        } else if at == end && bytes[at..].starts_with(b"://") {
            at += 3;
        } else if c == '/' && at == end + 1 {
            at += len;
        } else {
            break;
        }
    }
    end.max(start + char_at(text, bytes, start).1)
}

/// The value of a digit token, fraction dropped; `None` past 10^15.
///
/// «1,234» and «1.234» are one thousand two hundred and thirty-four: a separator before exactly
/// three digits groups thousands, any other is a decimal mark.
pub fn digits(raw: &str) -> Option<(u64, bool)> {
    let mut value: u64 = 0;
    let mut group: Vec<u64> = Vec::new();
    let mut groups = Vec::new();
    for c in raw.chars() {
        match fold::fold(c) {
            Folded::Digit(d) => group.push(u64::from(d)),
            _ => groups.push(std::mem::take(&mut group)),
        }
    }
    groups.push(group);
    let thousands = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
    let whole: Vec<u64> = if thousands { groups.concat() } else { groups[0].clone() };
    if whole.len() > 15 {
        return None;
    }
    for d in whole {
        value = value * 10 + d;
    }
    Some((value, groups.len() > 1 && !thousands))
}
