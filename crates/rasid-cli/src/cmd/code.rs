//! `rasid code`

use crate::input::Inputs;
use crate::lexicon;
use crate::stream::{self, Coded, Manner};
use crate::{Exit, screen, table, why};
use clap::ValueEnum;
use rasid::model::Document;
use rasid::{Analysis, Coder, wire};

/// Code reports: event records as JSON lines on standard output
///
/// Reads JSON lines or plain texts and writes one record per line, in the order of the input.
/// What cannot be read is told on standard error, with file and line, and the rest is coded.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Code {
    #[command(flatten)]
    inputs: Inputs,

    /// What to write; --why alone means table
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Show for each value the rule that made it and the words it stands on
    #[arg(long)]
    why: bool,

    #[command(flatten)]
    lexicon: lexicon::Choice,

    #[command(flatten)]
    manner: Manner,
}

const EXAMPLES: &str = "\
Examples:
  rasid code reports.jsonl > records.jsonl
  rasid code archive-2013.jsonl.gz archive-2014.jsonl.zst --jobs 4 > records.jsonl
  rasid code report.txt --published 2013-11-15 --why
  curl -s https://example.org/feed.jsonl | rasid code --format table
  rasid code reports.jsonl --lexicon my-words > records.jsonl

Exit codes: 0 all was read; 1 some input was not read (messages say what and why); 2 wrong usage";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object per record (rasid.record/1)
    Jsonl,
    /// A block per record, for people
    Table,
}

impl Code {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        if self.why && self.format == Some(Format::Jsonl) {
            screen::say(
                "rasid: --why writes a table, not JSON lines\n  hint: drop --format jsonl; the records hold the spans \
                 and \"rules\" anyway",
            );
            return Ok(Exit::WrongUsage);
        }
        let Some(lexicon) = self.lexicon.load() else {
            return Ok(Exit::WrongUsage);
        };
        let as_table = self.why || self.format == Some(Format::Table);
        if as_table {
            screen::put(table::head().as_bytes())?;
        }
        let tally = stream::run(&self.inputs, &self.manner, "records", || {
            let mut coder = Coder::new(&lexicon);
            let (lexicon, why) = (&lexicon, self.why);
            move |document: &Document, out: &mut Vec<u8>| {
                let Analysis { records, issues } = coder.code(document);
                if as_table {
                    out.extend_from_slice(shown(document, &records, why).as_bytes());
                } else {
                    wire::write(document, &records, &lexicon.tables().hash, out);
                }
                Coded {
                    records: records.len(),
                    issues,
                }
            }
        })?;
        Ok(if tally.incomplete() { Exit::NotAllRead } else { Exit::Fine })
    }
}

/// A document's records for people.
pub(crate) fn shown(document: &Document, records: &[rasid::model::Record], why: bool) -> String {
    let mut shown = String::new();
    if why && !records.is_empty() {
        table::title(document, &mut shown);
        for record in records {
            table::block(document, record, &mut shown);
            why::proof(document, record, &mut shown);
        }
    } else {
        table::document(document, records, &mut shown);
    }
    shown
}
