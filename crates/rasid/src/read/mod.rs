//! Bytes of a report → [`Document`].
//!
//! *Takes* one JSON line or one plain text; *gives* the document and what had to be mended, or
//! says what is wrong and what to do; *never* opens a file and *never* guesses a day.
//!
//! ```
//! use rasid::read;
//! let line = r#"{"id": 7, "text": "قتل جندي أمس.", "published": "2024-03-05T21:10:00+03:00"}"#;
//! let read = read::json_line(line.as_bytes()).unwrap();
//! assert_eq!(read.document.id, "7");
//! assert_eq!(read.document.published.unwrap().to_string(), "2024-03-05");
//! assert!(read::json_line(br#"{"id": 7}"#).is_err());
//! ```

mod json;
mod plain;
mod published;

pub use json::json_line;
pub use plain::plain;
pub use published::published;

use crate::model::{Document, Issue, IssueKind};
use crate::text::repair::{self, Repair};

/// A document, and what a user should know about how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The document; its `id` is empty if the sender gave none.
    pub document: Document,
    /// What was mended.
    pub issues: Vec<Issue>,
}

/// Why something was not read; one line of the summary each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Not one JSON object.
    BadJson,
    /// No `text`, or nothing in it.
    NoText,
    /// `published` is no day.
    BadDate,
    /// A key holds something of the wrong type.
    WrongType,
    /// Hardly any Arabic letters.
    NotArabic,
    /// No text at all: control characters, pictures, archives.
    Binary,
}

impl Reason {
    /// Stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::BadJson => "bad JSON",
            Reason::NoText => "no text",
            Reason::BadDate => "bad date",
            Reason::WrongType => "wrong type",
            Reason::NotArabic => "not Arabic",
            Reason::Binary => "binary",
        }
    }
}

/// What was wrong with the bytes, and the way out. Holds no words of the report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}\n  hint: {hint}")]
pub struct ReadError {
    /// For counting.
    pub reason: Reason,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub hint: &'static str,
}

impl ReadError {
    fn new(reason: Reason, what: impl Into<String>, hint: &'static str) -> ReadError {
        ReadError {
            reason,
            what: what.into(),
            hint,
        }
    }
}

/// How many bytes are enough to see what a text is; looking at all of it would cost more than
/// parsing the line.
const SAMPLE: usize = 600;

/// Refuses what is no Arabic text.
fn check(text: &str) -> Result<(), ReadError> {
    let mut scripts = Scripts::of(&text.as_bytes()[..text.len().min(SAMPLE)]);
    if text.len() > SAMPLE && !scripts.arabic_enough() {
        // An English box may stand before the report.
        scripts = Scripts::of(text.as_bytes());
    }
    if scripts.control * 20 > scripts.arabic + scripts.other {
        return Err(ReadError::new(
            Reason::Binary,
            "the text is binary data",
            "give the text of the report as UTF-8 or Windows-1256; take it out of PDF, Word or image files first",
        ));
    }
    if !scripts.arabic_enough() {
        if text.trim().is_empty() {
            return Err(ReadError::new(
                Reason::NoText,
                "the text is empty",
                "leave the report out, or give its text in \"text\"",
            ));
        }
        return Err(ReadError::new(
            Reason::NotArabic,
            format!(
                "the text is not Arabic ({} of {} letters are)",
                scripts.arabic,
                scripts.arabic + scripts.other
            ),
            "Rasid reads Arabic only: leave the report out",
        ));
    }
    Ok(())
}

/// Letters by script, roughly: told from lead bytes alone.
#[derive(Default)]
struct Scripts {
    arabic: usize,
    other: usize,
    control: usize,
}

impl Scripts {
    fn of(bytes: &[u8]) -> Scripts {
        let mut scripts = Scripts::default();
        for (i, &b) in bytes.iter().enumerate() {
            match b {
                0xD8..=0xDB => scripts.arabic += 1,
                b'a'..=b'z' | b'A'..=b'Z' | 0xC3..=0xD7 | 0xDC..=0xE1 | 0xE3..=0xED => scripts.other += 1,
                // Shaped Arabic letters, and the mark that stands for a lost character.
                0xEF => match bytes.get(i + 1..i + 3) {
                    Some([0xBF, 0xBD]) => scripts.control += 1,
                    Some([0xAD..=0xBB, _]) => scripts.arabic += 1,
                    _ => {}
                },
                0..=8 | 14..=31 | 127 => scripts.control += 1,
                _ => {}
            }
        }
        scripts
    }

    /// A report in another language that quotes some Arabic is not Arabic.
    fn arabic_enough(&self) -> bool {
        self.arabic > 0 && self.arabic * 10 >= self.arabic + self.other
    }
}

/// The issue that tells of a repair.
fn repaired(repair: Repair) -> Option<Issue> {
    let message = match repair {
        Repair::None => return None,
        Repair::Windows1256 => "decoded from Windows-1256",
        Repair::DoubleUtf8 => "mended: UTF-8 had been read as Windows-1252",
        Repair::DoubleWindows1256 => "mended: UTF-8 had been read as Windows-1256",
        Repair::Latin1 => "mended: Windows-1256 had been read as Latin-1",
        Repair::Lossy => "bytes that are no UTF-8 were replaced by U+FFFD",
    };
    Some(Issue {
        kind: IssueKind::Repaired,
        message: message.to_owned(),
        span: None,
    })
}

/// Mends a double encoding in valid text.
fn mend(text: &mut String) -> Repair {
    if !suspicious(text) {
        return Repair::None;
    }
    match repair::mended(text) {
        Some((mended, repair)) => {
            *text = mended;
            repair
        }
        None => Repair::None,
    }
}

/// A cheap test that every double encoding passes and hardly any sound text does: one byte in
/// sixteen opens a letter of À–ÿ or is a ط or ظ.
fn suspicious(text: &str) -> bool {
    let sample = &text.as_bytes()[..text.len().min(SAMPLE)];
    let latin: usize = sample.iter().map(|b| usize::from(*b == 0xC3)).sum();
    let next = sample.get(1..).unwrap_or_default();
    let taa: usize = sample
        .iter()
        .zip(next)
        .map(|(a, b)| usize::from(*a == 0xD8 && matches!(b, 0xB7 | 0xB8)))
        .sum();
    latin.max(taa) * 16 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_refused() {
        let english = "Three soldiers were killed in Mosul.";
        assert_eq!(check(english).map_err(|e| e.reason), Err(Reason::NotArabic));
        assert_eq!(check("12:40 2024").map_err(|e| e.reason), Err(Reason::NotArabic));
        assert!(check("قالت NATO إن ثلاثة جنود قتلوا").is_ok());
        let long = format!("{}{}", "x".repeat(5000), "قتل جندي ".repeat(2000));
        assert!(check(&long).is_ok());
    }

    #[test]
    fn binary_and_empty_text_are_told_apart() {
        assert_eq!(check(" \n\t").map_err(|e| e.reason), Err(Reason::NoText));
        assert_eq!(check("\0\u{1}\u{2}PNG\u{7}").map_err(|e| e.reason), Err(Reason::Binary));
        assert_eq!(
            check("\u{FFFD}\u{FFFD}\u{FFFD} قتل").map_err(|e| e.reason),
            Err(Reason::Binary)
        );
    }

    #[test]
    fn sound_text_is_not_suspicious() {
        assert!(!suspicious("قتل ثلاثة جنود في انفجار عبوة ناسفة قرب طرابلس"));
        assert!(suspicious("Ù‚ØªÙ„ Ø«Ù„Ø§Ø«Ø© Ø¬Ù†ÙˆØ¯"));
        assert!(suspicious("ظ‚طھظ„ ط«ظ„ط§ط«ط© ط¬ظ†ظˆط¯"));
    }
}
