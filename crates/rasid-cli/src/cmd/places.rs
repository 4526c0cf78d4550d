//! `rasid places`: what the gazetteer knows of a name, and tables of places brought along.

use crate::import::{self, Import};
use crate::{Exit, lexicon, screen};
use clap::Subcommand;
use rasid::text::Desk;
use rasid_lexicon::{Lexicon, Payload, Place};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Show the places of a name, or bring along a table of places
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Places {
    #[command(subcommand)]
    command: Option<Command>,

    /// Name in Arabic
    name: Vec<String>,

    #[command(flatten)]
    lexicon: lexicon::Choice,
}

const EXAMPLES: &str = "\
Examples:
  rasid places طرابلس
  rasid places import SY.txt alternateNamesV2.txt --out sy.tsv    a GeoNames dump
  rasid places import syr_adminboundaries.csv --out cod.tsv       an OCHA COD table with P-codes
  rasid code reports.jsonl --places cod.tsv > records.jsonl";

#[derive(Subcommand)]
enum Command {
    Import(ImportArgs),
}

/// Turn tables of places into one that `rasid code --places` reads
///
/// Takes GeoNames dumps (19 columns, with alternateNamesV2 beside them), Who's On First tables,
/// OCHA COD tables with P-codes, and tables of Rasid's own form, plain or packed. Columns are told
/// by their names. A row that cannot be read is told with line and column, and the rest is taken.
#[derive(clap::Args)]
struct ImportArgs {
    /// Tables
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Where to write; nothing is written if no row can be read
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Places {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        match self.command {
            Some(Command::Import(args)) => bring(&args),
            None if self.name.is_empty() => {
                screen::say("rasid: no name\n  hint: rasid places NAME, or rasid places import FILE --out FILE");
                Ok(Exit::WrongUsage)
            }
            None => {
                let Some(lexicon) = self.lexicon.load() else {
                    return Ok(Exit::WrongUsage);
                };
                screen::put(candidates(&self.name.join(" "), lexicon.tables()).as_bytes())?;
                Ok(Exit::Fine)
            }
        }
    }
}

/// The places of a name, best known first, and what makes the coder take each.
fn candidates(name: &str, tables: &Lexicon) -> String {
    let mut desk = Desk::default();
    let text = desk.lay(name, tables);
    let mut found: Vec<(bool, &Place)> = Vec::new();
    for item in text.items {
        for payload in text.names(item) {
            let (bare, number) = match *payload {
                Payload::Place(number, bare) => (bare, Some(number)),
                Payload::Country(number) => (true, tables.countries.get(number as usize).and_then(|c| c.place)),
                Payload::Actor(_) | Payload::Lexeme(..) => continue,
            };
            found.extend(number.and_then(|n| tables.places.get(n as usize)).map(|p| (bare, p)));
        }
    }
    found.sort_by_key(|(bare, p)| (!bare, std::cmp::Reverse(p.population)));
    let mut out = String::new();
    for (bare, place) in found {
        let parent = place
            .parent
            .and_then(|p| tables.places.get(p as usize))
            .map_or("", |p| &p.name);
        let why = if bare {
            "by its name alone"
        } else {
            "behind a head noun or beside its parent"
        };
        let _ = writeln!(
            out,
            "{:<28} {:<24} {:<13} {} {:<20} {:>8.3} {:>8.3} {:>9}  {why}",
            place.id,
            place.name,
            place.kind.as_str(),
            String::from_utf8_lossy(&place.country),
            parent,
            place.lat,
            place.lon,
            place.population,
        );
    }
    if out.is_empty() {
        out.push_str("no place of this name\n");
    }
    out
}

fn bring(args: &ImportArgs) -> anyhow::Result<Exit> {
    let mut import = Import::default();
    for file in &args.files {
        import.read(file);
    }
    const SHOWN: usize = 50;
    for fault in import.faults.iter().take(SHOWN) {
        screen::say(fault);
    }
    let more = import.faults.len().saturating_sub(SHOWN);
    if more > 0 {
        screen::say(&format!("rasid: and {more} more of this sort"));
    }
    if import.places.is_empty() {
        screen::say("rasid: no place could be read, nothing was written");
        return Ok(Exit::NotAllRead);
    }
    let lexicon = rasid::Lexicon::embedded();
    import::write(&import.places, lexicon.tables(), &args.out)?;
    screen::say(&format!(
        "rasid: {} places written to {}, {} without an Arabic name left out, {} rows not understood",
        import.places.len(),
        args.out.display(),
        import.nameless,
        import.faults.len()
    ));
    Ok(if import.faults.is_empty() {
        Exit::Fine
    } else {
        Exit::NotAllRead
    })
}
