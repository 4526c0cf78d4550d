//! One JSON line → one document.

use super::{Read, ReadError, Reason, check, mend, published, repaired};
use crate::model::Document;
use crate::text::repair::{self, Repair};
use serde::Deserializer;
use serde::de::{self, Deserialize, IgnoredAny, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Reads one line: an object with `text`, and perhaps `id`, `published`, `title`, `url`, `outlet`,
/// `lang`. Other keys are passed over: [`Document`] has no room for them.
///
/// `id` may be a number; without one the document's `id` is empty and the caller gives one.
/// A `published` that is `null` or empty is as good as none.
///
/// # Errors
/// If the line is not one JSON object, has no text, names an impossible day, holds a value of the
/// wrong type, or its text is not Arabic.
pub fn json_line(line: &[u8]) -> Result<Read, ReadError> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(line) => object(line, Repair::None),
        Err(_) if line.contains(&0) => Err(ReadError::new(
            Reason::Binary,
            "this is binary data, not a line of JSON",
            "give JSON lines in UTF-8, plain or packed with gzip or zstd",
        )),
        Err(_) => {
            let (line, repair) = repair::decode(line);
            object(&line, repair)
        }
    }
}

fn object(line: &str, repair: Repair) -> Result<Read, ReadError> {
    match line.trim_start().bytes().next() {
        Some(b'{') => {}
        Some(b'[') => {
            return Err(ReadError::new(
                Reason::BadJson,
                "this is a JSON list, not one object per line",
                "write one object per line; `jq -c '.[]' FILE` does it",
            ));
        }
        Some(0..=8 | 14..=31) => {
            return Err(ReadError::new(
                Reason::Binary,
                "this is binary data, not a line of JSON",
                "give JSON lines in UTF-8, plain or packed with gzip or zstd",
            ));
        }
        _ => {
            return Err(ReadError::new(
                Reason::BadJson,
                "this is no JSON object",
                "write one object per line, such as {\"id\": \"1\", \"text\": \"…\"}; name a plain text file *.txt",
            ));
        }
    }
    let fields: Fields<'_> = serde_json::from_str(line).map_err(|e| syntax(&e))?;
    let Some(text) = fields.text.string("text")? else {
        return Err(ReadError::new(
            Reason::NoText,
            "there is no \"text\"",
            "put the report's text under the key \"text\"",
        ));
    };
    let mut text = text.into_owned();
    let repair = if repair == Repair::None { mend(&mut text) } else { repair };
    let day = match fields.published.string("published")? {
        Some(value) if !value.trim().is_empty() => Some(published(&value)?),
        _ => None,
    };
    let document = Document {
        id: fields.id.id()?,
        published: day,
        title: owned(fields.title.string("title")?),
        outlet: owned(fields.outlet.string("outlet")?),
        url: owned(fields.url.string("url")?),
        lang: owned(fields.lang.string("lang")?),
        text,
    };
    check(&document.text)?;
    Ok(Read {
        document,
        issues: repaired(repair).into_iter().collect(),
    })
}

fn owned(field: Option<Cow<'_, str>>) -> Option<String> {
    field.filter(|f| !f.is_empty()).map(Cow::into_owned)
}

/// The parser's message without its line number, which is always 1.
fn syntax(error: &serde_json::Error) -> ReadError {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    if error.is_eof() {
        return ReadError::new(
            Reason::BadJson,
            "the line ends inside a JSON object",
            "write each object on one line; a line break inside a text is written \\n",
        );
    }
    ReadError::new(
        Reason::BadJson,
        format!("bad JSON at byte {}: {message}", error.column()),
        "write one JSON object per line; quotes, backslashes and control characters in a text need a backslash",
    )
}

/// A value as it came.
#[derive(Default)]
enum Field<'a> {
    #[default]
    Absent,
    Text(Cow<'a, str>),
    Whole(String),
    Other(&'static str),
}

impl<'a> Field<'a> {
    fn string(self, key: &str) -> Result<Option<Cow<'a, str>>, ReadError> {
        let kind = match self {
            Field::Absent => return Ok(None),
            Field::Text(text) => return Ok(Some(text)),
            Field::Whole(_) => "a number",
            Field::Other(kind) => kind,
        };
        Err(ReadError::new(
            Reason::WrongType,
            format!("\"{key}\" is {kind}, not a string"),
            "write it in quotes; leave the key out or write null if it is not known",
        ))
    }

    fn id(self) -> Result<String, ReadError> {
        match self {
            Field::Absent => Ok(String::new()),
            Field::Text(text) => Ok(text.into_owned()),
            Field::Whole(number) => Ok(number),
            Field::Other(kind) => Err(ReadError::new(
                Reason::WrongType,
                format!("\"id\" is {kind}, not a string or a whole number"),
                "write it in quotes",
            )),
        }
    }
}

impl<'de> Deserialize<'de> for Field<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Field<'de>, E> {
        Ok(Field::Absent)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Field<'de>, E> {
        Ok(Field::Other("true or false"))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Field<'de>, E> {
        Ok(Field::Whole(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Field<'de>, E> {
        Ok(Field::Whole(number.to_string()))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Field<'de>, E> {
        // A whole number past 2^64 comes here too: its last digits are lost already.
        Ok(Field::Other("a fraction or too long a number"))
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Field<'de>, E> {
        Ok(Field::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Field<'de>, E> {
        Ok(Field::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Field<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other("a list"))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other("an object"))
    }
}

/// The keys that are read.
#[derive(Default)]
struct Fields<'a> {
    id: Field<'a>,
    text: Field<'a>,
    published: Field<'a>,
    title: Field<'a>,
    url: Field<'a>,
    outlet: Field<'a>,
    lang: Field<'a>,
}

impl<'a> Fields<'a> {
    fn slot(&mut self, key: &str) -> Option<&mut Field<'a>> {
        Some(match key {
            "id" => &mut self.id,
            "text" => &mut self.text,
            "published" => &mut self.published,
            "title" => &mut self.title,
            "url" => &mut self.url,
            "outlet" => &mut self.outlet,
            "lang" => &mut self.lang,
            _ => return None,
        })
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
        let mut fields = Fields::default();
        while let Some(Key(key)) = map.next_key::<Key<'de>>()? {
            match fields.slot(&key) {
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
                Some(Field::Absent) => {
                    let value = map.next_value()?;
                    if let Some(slot) = fields.slot(&key) {
                        *slot = value;
                    }
                }
                Some(_) => {
                    return Err(de::Error::custom(format_args!("the key \"{key}\" stands twice")));
                }
            }
        }
        Ok(fields)
    }
}

struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }
            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IssueKind;

    fn reason(line: &str) -> Reason {
        json_line(line.as_bytes()).expect_err("the line is at fault").reason
    }

    #[test]
    fn all_keys_are_read_and_others_passed_over() {
        let line = r#"{"lang":"ar","extra":{"a":[1]},"text":"قتل \"جندي\"","title":"عنوان","url":"","outlet":null,"id":"x"}"#;
        let read = json_line(line.as_bytes()).expect("a sound line");
        assert_eq!(read.document.text, "قتل \"جندي\"");
        assert_eq!(read.document.title.as_deref(), Some("عنوان"));
        assert_eq!((read.document.url, read.document.outlet), (None, None));
        assert_eq!(read.document.published, None);
        assert!(read.issues.is_empty());
    }

    #[test]
    fn ids_may_be_numbers_and_may_be_missing() {
        let id = |line: &str| json_line(line.as_bytes()).map(|r| r.document.id);
        assert_eq!(id(r#"{"id":-12,"text":"قتل"}"#).as_deref(), Ok("-12"));
        assert_eq!(id(r#"{"text":"قتل"}"#).as_deref(), Ok(""));
        assert_eq!(id(r#"{"id":null,"text":"قتل"}"#).as_deref(), Ok(""));
        assert_eq!(reason(r#"{"id":1.5,"text":"قتل"}"#), Reason::WrongType);
    }

    #[test]
    fn each_fault_has_its_reason() {
        for (line, wanted) in [
            (r#"{"text":"قتل"#, Reason::BadJson),
            (r#"{"text":"قتل"} {}"#, Reason::BadJson),
            (r#"{"text":"قتل","text":"قتل"}"#, Reason::BadJson),
            (r#"[{"text":"قتل"}]"#, Reason::BadJson),
            ("قتل جندي", Reason::BadJson),
            (r#"{"id":"a"}"#, Reason::NoText),
            (r#"{"text":null}"#, Reason::NoText),
            (r#"{"text":" "}"#, Reason::NoText),
            (r#"{"text":5}"#, Reason::WrongType),
            (r#"{"text":["قتل"]}"#, Reason::WrongType),
            (r#"{"text":"قتل","title":{}}"#, Reason::WrongType),
            (r#"{"text":"قتل","published":20240305}"#, Reason::WrongType),
            (r#"{"text":"قتل","published":"2013-02-30"}"#, Reason::BadDate),
            (r#"{"text":"Hello world"}"#, Reason::NotArabic),
            (r#"{"text":"\u0000\u0001\u0002"}"#, Reason::Binary),
        ] {
            assert_eq!(reason(line), wanted, "{line}");
        }
        assert_eq!(json_line(b"\x1f\x8b\0\xff").map_err(|e| e.reason), Err(Reason::Binary));
    }

    #[test]
    fn old_encodings_are_mended_and_said() {
        let windows = encoding_rs::WINDOWS_1256.encode(r#"{"text":"قتل ثلاثة جنود"}"#).0.into_owned();
        let read = json_line(&windows).expect("Windows-1256 is read");
        assert_eq!(read.document.text, "قتل ثلاثة جنود");
        assert_eq!(read.issues[0].kind, IssueKind::Repaired);
        let (double, _, _) = encoding_rs::WINDOWS_1252.decode("قتل ثلاثة جنود في".as_bytes());
        let read = json_line(format!("{{\"text\":\"{double}\"}}").as_bytes()).expect("double UTF-8 is read");
        assert_eq!(read.document.text, "قتل ثلاثة جنود في");
        assert_eq!(read.issues[0].kind, IssueKind::Repaired);
    }

    #[test]
    fn faults_hold_no_words_of_the_report() {
        for line in [r#"{"text":"سر"#, r#"{"text":"top secret"}"#, r#"{"text":"سر" "سر"}"#] {
            let said = json_line(line.as_bytes()).expect_err("the line is at fault").to_string();
            assert!(!said.contains("سر") && !said.contains("secret"), "{said}");
        }
    }
}
