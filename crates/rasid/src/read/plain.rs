//! One plain text → one document.

use super::{Read, ReadError, Reason, check, mend, repaired};
use crate::model::Document;
use crate::text::repair::{self, Repair};
use jiff::civil::Date;

/// Reads a whole text: UTF-8, UTF-16 with its mark, or Windows-1256.
///
/// # Errors
/// If it is empty, binary, or not Arabic.
pub fn plain(id: &str, bytes: &[u8], published: Option<Date>) -> Result<Read, ReadError> {
    let (text, repair) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (encoding_rs::UTF_16LE.decode(rest).0.into_owned(), Repair::None),
        [0xFE, 0xFF, rest @ ..] => (encoding_rs::UTF_16BE.decode(rest).0.into_owned(), Repair::None),
        _ if bytes.contains(&0) => {
            return Err(ReadError::new(
                Reason::Binary,
                "this is binary data, not text",
                "give a text file in UTF-8, UTF-16 or Windows-1256; take the text out of PDF, Word or image files first",
            ));
        }
        _ => decoded(bytes),
    };
    check(&text)?;
    let document = Document::new(id, text, published);
    Ok(Read {
        document,
        issues: repaired(repair).into_iter().collect(),
    })
}

/// Text of bytes that may be UTF-8; spares sound text the search for double encodings.
pub(super) fn decoded(bytes: &[u8]) -> (String, Repair) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let mut text = text.to_owned();
            let repair = mend(&mut text);
            (text, repair)
        }
        Err(_) => repair::decode(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IssueKind;

    const TEXT: &str = "قتل ثلاثة جنود في انفجار عبوة";

    #[test]
    fn encodings() {
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let windows = encoding_rs::WINDOWS_1256.encode(TEXT).0.into_owned();
        let marked = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
        for (bytes, issues) in [(TEXT.as_bytes(), 0), (&utf16, 0), (&windows, 1), (&marked, 0)] {
            let read = plain("a", bytes, None).expect("all four are text");
            assert_eq!(read.document.text, TEXT);
            assert_eq!(read.issues.len(), issues);
            assert!(read.issues.iter().all(|i| i.kind == IssueKind::Repaired));
        }
    }

    #[test]
    fn pictures_are_refused() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(plain("a", picture, None).map_err(|e| e.reason), Err(Reason::Binary));
        assert_eq!(plain("a", b"", None).map_err(|e| e.reason), Err(Reason::NoText));
    }
}
