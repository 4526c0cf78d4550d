//! `rasid demo`

use super::code::shown;
use crate::{Exit, screen, table};
use rasid::model::{EventType, Record};
use rasid::{Coder, Lexicon, read};
use std::collections::BTreeMap;

/// Code the bundled reports and show what comes out
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  rasid demo
  rasid demo --why | less")]
pub(crate) struct Demo {
    /// Show for each value the rule that made it and the words it stands on
    #[arg(long)]
    why: bool,
}

/// Reports of our own writing; see examples/.
static REPORTS: &str = include_str!("../../../../examples/reports.jsonl");

impl Demo {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        let lexicon = Lexicon::embedded();
        let mut coder = Coder::new(&lexicon);
        screen::put(table::head().as_bytes())?;
        let mut reports = 0;
        let mut counts: BTreeMap<EventType, usize> = BTreeMap::new();
        let mut silent = 0;
        for line in REPORTS.lines().filter(|l| !l.trim().is_empty()) {
            let document = read::json_line(line.as_bytes())?.document;
            let records: Vec<Record> = coder.code(&document).records;
            reports += 1;
            silent += usize::from(records.is_empty());
            for record in &records {
                *counts.entry(record.event).or_default() += 1;
            }
            screen::put(shown(&document, &records, self.why).as_bytes())?;
        }
        let by_type: Vec<_> = counts.iter().map(|(event, count)| format!("{event} {count}")).collect();
        let records: usize = counts.values().sum();
        let mut closing = format!("\n{reports} reports, {records} records");
        if records > 0 {
            closing.push_str(&format!(": {}", by_type.join(", ")));
        }
        closing.push_str(&format!("; {silent} reports state no event\n"));
        if !self.why {
            closing.push_str("Your own: rasid code reports.jsonl --format table; with --why each value shows its words\n");
        }
        screen::put(closing.as_bytes())?;
        Ok(Exit::Fine)
    }
}
