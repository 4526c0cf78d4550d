//! The public, versioned form of a record: the only form that leaves the program.
//!
//! *Takes* a document and its records; *gives* `rasid.record/1` with spans in Unicode code
//! points; *never* changes a value. The field names are those of the coding manual.

use crate::model::{Days, Document, Party, PlaceAt, Record, Rules, Span, Toll};
use serde::{Serialize, Serializer};

/// The version of the form.
pub const SCHEMA: &str = "rasid.record/1";

/// One record; borrows from the document and the record it was made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WireRecord<'a> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// `r-` and a hash: the same in every run.
    pub id: &'a str,
    /// The document's id.
    pub doc_id: &'a str,
    /// Type.
    #[serde(rename = "type")]
    pub event: &'static str,
    /// Modes, in the manual's order.
    pub modes: Vec<&'static str>,
    /// Status.
    pub status: &'static str,
    /// A running total.
    pub aggregate: bool,
    /// Where the text states it, the most informative place first.
    pub mentions: Vec<WireMention<'a>>,
    /// Who acts.
    pub actors: Vec<WireParty<'a>>,
    /// To whom it is done.
    pub recipients: Vec<WireParty<'a>>,
    /// When.
    pub date: Option<WireDate<'a>>,
    /// Where.
    pub places: Vec<WirePlace<'a>>,
    /// The dead.
    pub killed: Option<WireToll<'a>>,
    /// The wounded.
    pub injured: Option<WireToll<'a>>,
    /// The arrested, abducted, captured.
    pub detained: Option<WireToll<'a>>,
    /// With what.
    pub weapons: Vec<WireWeapon>,
    /// Who says so.
    pub sources: Vec<WireSource<'a>>,
    /// Slot → rule.
    pub rules: &'a Rules,
    /// How sure, 0–1 with two decimals.
    pub confidence: f64,
    /// What made the record.
    pub coder: WireCoder<'a>,
}

/// A stretch of the text that states the event. All offsets count code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireMention<'a> {
    pub start: u32,
    pub end: u32,
    pub trigger_start: u32,
    pub trigger_end: u32,
    pub text: &'a str,
}

/// An actor or a recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireParty<'a> {
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    pub name: Option<&'a str>,
    pub name_ar: Option<&'a str>,
    pub id: Option<&'a str>,
    pub country: &'a str,
    pub sector: &'static str,
}

/// Days, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireDate<'a> {
    #[serde(serialize_with = "shown")]
    pub start: jiff::civil::Date,
    #[serde(serialize_with = "shown")]
    pub end: jiff::civil::Date,
    pub precision: &'static str,
    pub basis: &'static str,
    pub text: Option<&'a str>,
    pub span: Option<[u32; 2]>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WirePlace<'a> {
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    pub name: &'a str,
    pub name_ar: &'a str,
    pub id: &'a str,
    pub country: &'a str,
    pub admin1: Option<&'a str>,
    pub lat: f64,
    pub lon: f64,
    pub precision: &'static str,
    pub alternatives: Vec<WireAlternative<'a>>,
}

/// A namesake that lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireAlternative<'a> {
    pub id: &'a str,
    pub why: &'a str,
}

/// A toll; `max` is `null` where the text leaves the top open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireToll<'a> {
    pub min: u32,
    pub max: Option<u32>,
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    pub of: Vec<WirePart<'a>>,
}

/// Part of a toll; without numbers if the text gives none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WirePart<'a> {
    pub group: &'a str,
    pub min: Option<u32>,
    pub max: Option<u32>,
    pub start: u32,
    pub end: u32,
}

/// A weapon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireWeapon {
    pub kind: &'static str,
    pub start: u32,
    pub end: u32,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the coding manual says what each field holds")]
pub struct WireSource<'a> {
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    pub kind: &'static str,
}

/// What made the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WireCoder<'a> {
    /// Version of the program.
    pub version: &'static str,
    /// Hash of the lexicon's sources, written `sha256:…`.
    #[serde(serialize_with = "hash")]
    pub lexicon: &'a str,
}

fn hash<S: Serializer>(digits: &&str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("sha256:{digits}"))
}

fn shown<S: Serializer>(day: &jiff::civil::Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// The wire form of a document's records, in order.
pub fn records<'a>(document: &'a Document, records: &'a [Record], lexicon_hash: &'a str) -> Vec<WireRecord<'a>> {
    if records.is_empty() {
        return Vec::new();
    }
    let points = Points::of(&document.text);
    records.iter().map(|r| record(document, r, &points, lexicon_hash)).collect()
}

/// Appends a document's records to `out` as JSON lines.
pub fn write(document: &Document, records: &[Record], lexicon_hash: &str, out: &mut Vec<u8>) {
    if records.is_empty() {
        return;
    }
    let points = Points::of(&document.text);
    for r in records {
        let wire = record(document, r, &points, lexicon_hash);
        serde_json::to_writer(&mut *out, &wire).expect("a Vec takes every byte, and all keys are strings");
        out.push(b'\n');
    }
}

/// From byte offsets to code points: built once per document, then a look-up and a short count.
///
/// ```
/// use rasid::wire::Points;
/// let points = Points::of("قُتل 😀 ab");
/// assert_eq!(points.at(0), 0);
/// assert_eq!(points.at(9), 5); // the face: four letters and signs, a space
/// assert_eq!(points.at(13), 6);
/// ```
pub struct Points<'a> {
    text: &'a [u8],
    /// Code points before each block.
    before: Vec<u32>,
}

/// Bytes per entry of [`Points`].
const BLOCK: usize = 256;

impl<'a> Points<'a> {
    /// The index of a text.
    pub fn of(text: &'a str) -> Points<'a> {
        let text = text.as_bytes();
        let mut before = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut sum = 0;
        for block in text.chunks(BLOCK) {
            before.push(sum);
            sum += starts(block);
        }
        Points { text, before }
    }

    /// Code points before a byte offset; one past the end counts as the end.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / BLOCK;
        match self.before.get(block) {
            Some(before) => before + starts(&self.text[block * BLOCK..byte]),
            // The end of a text that fills its last block.
            None => self
                .before
                .last()
                .map_or(0, |b| b + starts(&self.text[(block - 1) * BLOCK..])),
        }
    }

    /// Both ends of a span.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

/// Bytes that open a code point.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|b| u32::from(b & 0xC0 != 0x80)).sum()
}

fn record<'a>(document: &'a Document, r: &'a Record, points: &Points<'_>, lexicon_hash: &'a str) -> WireRecord<'a> {
    let text = document.text.as_str();
    WireRecord {
        schema: SCHEMA,
        id: &r.id,
        doc_id: &document.id,
        event: r.event.as_str(),
        modes: r.modes.iter().map(|m| m.as_str()).collect(),
        status: r.status.as_str(),
        aggregate: r.aggregate,
        mentions: r
            .mentions
            .iter()
            .map(|m| {
                let ((start, end), (trigger_start, trigger_end)) = (points.span(m.span), points.span(m.trigger));
                WireMention {
                    start,
                    end,
                    trigger_start,
                    trigger_end,
                    text: m.span.of(text),
                }
            })
            .collect(),
        actors: r.actors.iter().map(|p| party(text, p, points)).collect(),
        recipients: r.recipients.iter().map(|p| party(text, p, points)).collect(),
        date: r.date.as_ref().map(|d| date(text, d, points)),
        places: r.places.iter().map(|p| place(text, p, points)).collect(),
        killed: r.killed.as_ref().map(|t| toll(text, t, points)),
        injured: r.injured.as_ref().map(|t| toll(text, t, points)),
        detained: r.detained.as_ref().map(|t| toll(text, t, points)),
        weapons: r
            .weapons
            .iter()
            .map(|w| {
                let (start, end) = points.span(w.span);
                WireWeapon {
                    kind: w.kind.as_str(),
                    start,
                    end,
                }
            })
            .collect(),
        sources: r
            .sources
            .iter()
            .map(|s| {
                let (start, end) = points.span(s.span);
                WireSource {
                    text: s.span.of(text),
                    start,
                    end,
                    kind: s.kind.as_str(),
                }
            })
            .collect(),
        rules: &r.rules,
        confidence: rounded(r.confidence, 100.0),
        coder: WireCoder {
            version: env!("CARGO_PKG_VERSION"),
            lexicon: lexicon_hash,
        },
    }
}

fn party<'a>(text: &'a str, p: &'a Party, points: &Points<'_>) -> WireParty<'a> {
    let (start, end) = points.span(p.span);
    WireParty {
        text: p.span.of(text),
        start,
        end,
        name: p.name.as_deref(),
        name_ar: p.name_ar.as_deref(),
        id: p.id.as_deref(),
        country: p.country(),
        sector: p.sector.as_str(),
    }
}

fn date<'a>(text: &'a str, d: &Days, points: &Points<'_>) -> WireDate<'a> {
    WireDate {
        start: d.start,
        end: d.end,
        precision: d.precision.as_str(),
        basis: d.basis.as_str(),
        text: d.span.map(|s| s.of(text)),
        span: d.span.map(|s| points.span(s).into()),
    }
}

fn place<'a>(text: &'a str, p: &'a PlaceAt, points: &Points<'_>) -> WirePlace<'a> {
    let (start, end) = points.span(p.span);
    WirePlace {
        text: p.span.of(text),
        start,
        end,
        name: &p.name,
        name_ar: &p.name_ar,
        id: &p.id,
        country: std::str::from_utf8(&p.country).unwrap_or("XX"),
        admin1: p.admin1.as_deref(),
        lat: rounded(p.lat, 1000.0),
        lon: rounded(p.lon, 1000.0),
        precision: p.precision.as_str(),
        alternatives: p
            .alternatives
            .iter()
            .map(|a| WireAlternative { id: &a.id, why: &a.why })
            .collect(),
    }
}

fn toll<'a>(text: &'a str, t: &'a Toll, points: &Points<'_>) -> WireToll<'a> {
    let (start, end) = points.span(t.span);
    WireToll {
        min: t.count.min,
        max: t.count.max,
        text: t.span.of(text),
        start,
        end,
        of: t
            .parts
            .iter()
            .map(|p| {
                let (start, end) = points.span(p.span);
                WirePart {
                    group: &p.group,
                    min: p.count.map(|c| c.min),
                    max: p.count.and_then(|c| c.max),
                    start,
                    end,
                }
            })
            .collect(),
    }
}

/// Rounded to 1/`parts`; minus nought is nought.
fn rounded(value: f32, parts: f64) -> f64 {
    (f64::from(value) * parts).round() / parts + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Alternative, Basis, Count, DayPrecision, EventType, Mention, Mode, PartToll, Precision, Sector, SourceAt, SourceKind,
        Status, Weapon, WeaponAt,
    };

    /// Vowel signs, a face of four bytes, a joiner, Latin and a long lead before the words.
    fn text() -> String {
        format!("{} 😀 قُتِلَ 3 أشخاص أمس في حلب\u{200F}، وفق NATO", "مقدّمة طويلة. ".repeat(40))
    }

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words stand in the text");
        Span::new(start as u32, (start + words.len()) as u32)
    }

    fn sample(text: &str) -> Record {
        let at = |words| span(text, words);
        let toll = Toll {
            count: Count::at_least(3),
            span: at("3 أشخاص"),
            parts: vec![PartToll {
                group: "children".into(),
                count: None,
                span: at("أشخاص"),
            }],
            rule: "toll/numeral-noun",
        };
        Record {
            id: "r-1".into(),
            event: EventType::Assault,
            modes: vec![Mode::Aerial],
            status: Status::Occurred,
            aggregate: false,
            mentions: vec![Mention {
                span: at("قُتِلَ 3 أشخاص أمس في حلب"),
                trigger: at("قُتِلَ"),
            }],
            actors: vec![Party {
                span: at("NATO"),
                name: Some("NATO".into()),
                name_ar: None,
                id: None,
                country: *b"IGO",
                sector: Sector::Mil,
                rule: "who/name",
            }],
            recipients: vec![],
            date: Some(Days {
                start: "2024-03-04".parse().expect("a day"),
                end: "2024-03-04".parse().expect("a day"),
                precision: DayPrecision::Day,
                basis: Basis::Relative,
                span: Some(at("أمس")),
                rule: "day/yesterday",
            }),
            places: vec![PlaceAt {
                span: at("حلب"),
                name: "Aleppo".into(),
                name_ar: "حلب".into(),
                id: "sy/aleppo".into(),
                country: *b"SY",
                admin1: None,
                lat: 36.201_24,
                lon: -0.0001,
                precision: Precision::Settlement,
                alternatives: vec![Alternative {
                    id: "x".into(),
                    why: "smaller".into(),
                }],
                rule: "place/bare",
            }],
            killed: Some(toll),
            injured: None,
            detained: None,
            weapons: vec![WeaponAt {
                kind: Weapon::AirStrike,
                span: at("NATO"),
            }],
            sources: vec![SourceAt {
                kind: SourceKind::Official,
                span: at("NATO"),
            }],
            rules: Rules::from([("type", "assault/kill".to_owned())]),
            confidence: 0.926,
        }
    }

    #[test]
    fn spans_count_code_points() {
        let text = text();
        let document = Document::new("d", text.clone(), None);
        let record = sample(&text);
        let wire = serde_json::to_value(&records(&document, &[record], "ab")[0]).expect("it serialises");
        let chars: Vec<char> = text.chars().collect();
        let under = |start: &serde_json::Value, end: &serde_json::Value| -> String {
            let at = |v: &serde_json::Value| v.as_u64().expect("a number") as usize;
            chars[at(start)..at(end)].iter().collect()
        };
        for (path, words) in [
            ("/mentions/0", "قُتِلَ 3 أشخاص أمس في حلب"),
            ("/actors/0", "NATO"),
            ("/places/0", "حلب"),
            ("/killed", "3 أشخاص"),
            ("/sources/0", "NATO"),
        ] {
            let value = wire.pointer(path).expect(path);
            assert_eq!(value["text"], words);
            assert_eq!(under(&value["start"], &value["end"]), words, "{path}");
        }
        let mention = &wire["mentions"][0];
        assert_eq!(under(&mention["trigger_start"], &mention["trigger_end"]), "قُتِلَ");
        assert_eq!(under(&wire["date"]["span"][0], &wire["date"]["span"][1]), "أمس");
    }

    #[test]
    fn every_offset_agrees_with_a_plain_count() {
        for text in [
            text(),
            String::new(),
            "a".repeat(BLOCK),
            "ق".repeat(BLOCK),
            "😀".repeat(BLOCK + 1),
        ] {
            let points = Points::of(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte as u32), count as u32);
            }
            assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
            assert_eq!(points.at(u32::MAX), text.chars().count() as u32);
        }
    }

    #[test]
    fn fields_stand_in_the_order_of_the_design() {
        let text = text();
        let document = Document::new("d", text.clone(), None);
        let mut out = Vec::new();
        write(&document, &[sample(&text), sample(&text)], "ab", &mut out);
        let lines = String::from_utf8(out).expect("JSON is UTF-8");
        assert_eq!(lines.lines().count(), 2);
        let line = lines.lines().next().unwrap_or_default();
        let mut from = 0;
        for key in [
            "schema",
            "id",
            "doc_id",
            "type",
            "modes",
            "status",
            "aggregate",
            "mentions",
            "actors",
            "recipients",
            "date",
            "places",
            "killed",
            "injured",
            "detained",
            "weapons",
            "sources",
            "rules",
            "confidence",
            "coder",
        ] {
            let at = line[from..]
                .find(&format!("\"{key}\":"))
                .unwrap_or_else(|| unreachable!("{key} is out of order"));
            from += at;
        }
        for part in [
            r#""schema":"rasid.record/1""#,
            r#""type":"ASSAULT","modes":["aerial"],"status":"occurred","aggregate":false"#,
            r#""lat":36.201,"lon":0.0,"precision":"settlement","alternatives":[{"id":"x","why":"smaller"}]"#,
            r#""date":{"start":"2024-03-04","end":"2024-03-04","precision":"day","basis":"relative","text":"أمس""#,
            r#""killed":{"min":3,"max":null,"text":"3 أشخاص""#,
            r#""of":[{"group":"children","min":null,"max":null"#,
            r#""injured":null"#,
            r#""rules":{"type":"assault/kill"},"confidence":0.93,"coder":{"version":"0.1.0","lexicon":"sha256:ab"}}"#,
        ] {
            assert!(line.contains(part), "{part} is not in {line}");
        }
    }
}
