//! Rasid reads Arabic news reports and writes down, event by event, who did what to whom, where,
//! when, at what cost in lives, and who says so, every value tied to the words it came from.
//!
//! ```
//! use rasid::{Coder, Lexicon, model::Document};
//! let lexicon = Lexicon::embedded();
//! let mut coder = Coder::new(&lexicon);
//! let report = Document::new("r1", "قتل ثلاثة جنود أمس في انفجار عبوة ناسفة شرق بغداد.", "2024-03-05".parse().ok());
//! let analysis = coder.code(&report);
//! assert!(analysis.records.len() <= 1);
//! ```

pub mod event;
pub mod mention;
pub mod merge;
pub mod model;
pub mod parse;
pub mod read;
mod record;
pub mod text;
pub mod wire;

use model::{Document, Issue, IssueKind, Record};
use text::Desk;

/// What is known before reading: verbs, nouns, places, actors.
pub struct Lexicon(rasid_lexicon::Lexicon);

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

impl Lexicon {
    /// The lexicon compiled into the program.
    pub fn embedded() -> Lexicon {
        match rasid_lexicon::Lexicon::from_bytes(BLOB) {
            Ok(lexicon) => Lexicon(lexicon),
            // The blob is written by our own build script from the same version of the format.
            Err(_) => Lexicon(rasid_lexicon::Lexicon::default()),
        }
    }

    /// A lexicon compiled from other sources, such as a user's folder laid over ours.
    pub fn from_compiled(lexicon: rasid_lexicon::Lexicon) -> Lexicon {
        Lexicon(lexicon)
    }

    /// The tables.
    pub fn tables(&self) -> &rasid_lexicon::Lexicon {
        &self.0
    }
}

/// What one document gave.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Its records, in the order of their first mentions.
    pub records: Vec<Record>,
    /// What could not be settled.
    pub issues: Vec<Issue>,
}

/// Reads documents one after the other; keeps only caches between them.
///
/// One worker has one coder; what a document gives does not depend on what came before.
pub struct Coder<'a> {
    lexicon: &'a Lexicon,
    desk: Desk,
    bench: event::draft::Bench,
    spelling: mention::latin::Spelling,
}

impl<'a> Coder<'a> {
    /// A coder that reads with `lexicon`.
    pub fn new(lexicon: &'a Lexicon) -> Coder<'a> {
        Coder {
            lexicon,
            desk: Desk::default(),
            bench: Default::default(),
            spelling: mention::latin::Spelling::of(lexicon.tables()),
        }
    }

    /// Codes one document. Never fails: odd text gives issues.
    pub fn code(&mut self, document: &Document) -> Analysis {
        let mut issues = Vec::new();
        if document.text.trim().is_empty() {
            issues.push(Issue {
                kind: IssueKind::Empty,
                message: "the text is empty".to_owned(),
                span: None,
            });
            return Analysis {
                records: Vec::new(),
                issues,
            };
        }
        if document.published.is_none() {
            issues.push(Issue {
                kind: IssueKind::NoPublicationDay,
                message: "no day of publication: days such as yesterday stay open; give `published`".to_owned(),
                span: None,
            });
        }
        let text = self.desk.lay(&document.text, self.lexicon.tables());
        let scene = parse::Scene::new(&text, document);
        let drafts = merge::within::find(&scene, &mut self.bench);
        let records = drafts
            .iter()
            .map(|d| record::of(&scene, document, &self.spelling, d))
            .collect();
        Analysis { records, issues }
    }
}
