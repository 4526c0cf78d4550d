//! Bytes → text: encodings that old archives and broken pipelines leave behind.

/// What had to be done to read the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Valid UTF-8, nothing to do.
    None,
    /// Decoded from Windows-1256.
    Windows1256,
    /// UTF-8 that had been read as Windows-1252 and written as UTF-8 again.
    DoubleUtf8,
    /// Arabic in UTF-8 that had been read as Windows-1256 and written as UTF-8 again.
    DoubleWindows1256,
    /// Windows-1256 that had been read as Latin-1 and written as UTF-8.
    Latin1,
    /// Invalid bytes were replaced.
    Lossy,
}

/// Words that stand in every Arabic text of some length.
const FREQUENT: [&str; 6] = ["في", "من", "على", "إلى", "أن", "ال"];

fn frequent(text: &str) -> usize {
    FREQUENT.iter().map(|w| text.matches(w).count()).sum()
}

fn arabic(text: &str) -> usize {
    text.chars().filter(|c| ('\u{0621}'..='\u{064A}').contains(c)).count()
}

/// Decodes bytes to text; says what was done.
///
/// A repair is taken only if its result holds at least five times as many frequent Arabic words
/// as the text did before.
///
/// ```
/// use rasid::text::repair::{Repair, decode};
/// assert_eq!(decode("قتل جندي".as_bytes()).1, Repair::None);
/// // «قتل» in Windows-1256.
/// assert_eq!(decode(&[0xDE, 0xCA, 0xE1]), ("قتل".to_owned(), Repair::Windows1256));
/// ```
pub fn decode(bytes: &[u8]) -> (String, Repair) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        let (decoded, _, _) = encoding_rs::WINDOWS_1256.decode(bytes);
        let high = bytes.iter().filter(|b| **b >= 0x80).count();
        return if arabic(&decoded) * 10 >= high * 9 {
            (decoded.into_owned(), Repair::Windows1256)
        } else {
            (String::from_utf8_lossy(bytes).into_owned(), Repair::Lossy)
        };
    };
    match mended(text) {
        Some((text, repair)) => (text, repair),
        None => (text.to_owned(), Repair::None),
    }
}

/// The text behind a double encoding, if there is one.
pub fn mended(text: &str) -> Option<(String, Repair)> {
    // Cheap test first: the marks of a double encoding are Ø Ù, ط ظ in excess, or À–ÿ.
    let sample: Vec<char> = text.chars().take(2000).collect();
    let count = |f: &dyn Fn(char) -> bool| sample.iter().filter(|c| f(**c)).count();
    let letters = count(&char::is_alphabetic).max(1);
    let (utf8, latin) = (
        count(&|c| matches!(c, 'Ø' | 'Ù')),
        count(&|c| ('\u{C0}'..='\u{FF}').contains(&c)),
    );
    let taa = count(&|c| matches!(c, 'ط' | 'ظ'));
    let before = frequent(text);
    if utf8 * 4 > letters {
        return accept(round_trip(text, encoding_rs::WINDOWS_1252), before, Repair::DoubleUtf8);
    }
    if taa * 3 > letters {
        return accept(round_trip(text, encoding_rs::WINDOWS_1256), before, Repair::DoubleWindows1256);
    }
    if latin * 2 > letters {
        let bytes: Option<Vec<u8>> = text.chars().map(latin_byte).collect();
        let decoded = bytes.map(|b| encoding_rs::WINDOWS_1256.decode(&b).0.into_owned());
        return accept(decoded, before, Repair::Latin1);
    }
    None
}

fn latin_byte(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok().or_else(|| {
        let mut buffer = [0; 4];
        let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
        if lost { None } else { bytes.first().copied() }
    })
}

fn round_trip(text: &str, encoding: &'static encoding_rs::Encoding) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut buffer = [0; 4];
    for c in text.chars() {
        let (encoded, _, lost) = encoding.encode(c.encode_utf8(&mut buffer));
        match (lost, u8::try_from(u32::from(c))) {
            (false, _) => bytes.extend_from_slice(&encoded),
            // Bytes that the encoding leaves undefined went through as control characters.
            (true, Ok(b)) => bytes.push(b),
            (true, Err(_)) => return None,
        }
    }
    String::from_utf8(bytes).ok()
}

fn accept(mended: Option<String>, before: usize, repair: Repair) -> Option<(String, Repair)> {
    let mended = mended?;
    // Rare capitals of European names (ÀÉÎ) turn into Arabic letters, but not into words.
    let after = frequent(&mended);
    if after > 0 && after >= 5 * before {
        Some((mended, repair))
    } else {
        None
    }
}
