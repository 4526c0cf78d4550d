//! `rasid actors`

use crate::{Exit, lexicon, screen};
use rasid_lexicon::{Source, fold};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Show which people, groups, institutions, organisations and states are known under a name
///
/// Lists each row of the tables that answers to the name, those of that very name first: id and English name,
/// every Arabic name, country, sector and kind, the years in which the row holds, and why it is known: the file
/// and line it stands in. Letters are compared as Rasid reads them, so hamzas and vowel signs make no difference.
/// A row of your own folder that replaces one of ours says so.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  rasid actors 'أبو محمد الجولاني'
  rasid actors hezbollah              part of an id or of an English name
  rasid actors حماس --lexicon mine/   with a folder of your own laid over

Exit codes: 0 somebody is known; 1 nobody is known under the name; 2 wrong usage")]
pub(crate) struct Actors {
    /// Name in Arabic, or part of an English name or id
    #[arg(required = true)]
    name: Vec<String>,

    #[command(flatten)]
    lexicon: lexicon::Choice,
}

impl Actors {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        // The folder is checked as a whole before any of it is shown.
        if self.lexicon.load().is_none() {
            return Ok(Exit::WrongUsage);
        }
        let files = self.lexicon.files()?;
        let rows = rows(&files);
        let asked = Asked::of(&self.name.join(" "));
        let mut found: Vec<(u8, &Row<'_>)> = rows
            .iter()
            .filter_map(|row| asked.rank(row).map(|rank| (rank, row)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        let mut out = String::new();
        for (_, row) in &found {
            row.show(&mut out);
        }
        if found.is_empty() {
            screen::put("nobody is known under this name\n".as_bytes())?;
            return Ok(Exit::NotAllRead);
        }
        screen::put(out.as_bytes())?;
        Ok(Exit::Fine)
    }
}

/// A row of a table, with its place.
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    names_ar: &'a str,
    country: &'a str,
    sector: &'a str,
    kind: &'a str,
    from: &'a str,
    to: &'a str,
    place: String,
    replaces: Option<String>,
}

/// The rows of all tables of actors, in the order of the files; a later row of an id takes the place
/// of the earlier one.
fn rows(files: &[(String, Source)]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (folder, file) in files.iter().filter(|(_, f)| f.path.starts_with("actors/")) {
        let states = file.path.ends_with("countries.tsv");
        for (n, line) in file.text.lines().enumerate().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |n: usize| cells.get(n).copied().unwrap_or_default();
            if line.starts_with('#') || cell(3).is_empty() {
                continue;
            }
            let place = format!("{folder}/{}:{}", file.path, n + 1);
            let mut row = Row {
                id: cell(0),
                name: cell(1),
                names_ar: cell(2),
                country: cell(3),
                sector: cell(4),
                kind: cell(5),
                from: cell(6),
                to: cell(7),
                place,
                replaces: None,
            };
            if states {
                row = Row {
                    name: cell(2),
                    names_ar: cell(3),
                    country: cell(0),
                    sector: "GOV",
                    kind: "state",
                    from: "",
                    to: "",
                    ..row
                };
            }
            match at.get(row.id) {
                Some(&old) => {
                    row.replaces = Some(std::mem::take(&mut rows[old].place));
                    rows[old] = row;
                }
                None => {
                    at.insert(row.id, rows.len());
                    rows.push(row);
                }
            }
        }
    }
    rows
}

impl Row<'_> {
    fn show(&self, out: &mut String) {
        let years = match (self.from, self.to) {
            ("", "") => "always",
            ("", to) => &format!("to {to}"),
            (from, "") => &format!("from {from}"),
            (from, to) => &format!("{from}–{to}"),
        };
        let _ = writeln!(out, "{}  {}", self.id, self.name);
        let _ = writeln!(out, "  names    {}", self.names_ar.replace('|', " | "));
        let _ = writeln!(out, "  country  {}", self.country);
        let _ = writeln!(out, "  sector   {}", self.sector);
        let _ = writeln!(out, "  kind     {}", self.kind);
        let _ = writeln!(out, "  years    {years}");
        let _ = writeln!(out, "  from     {}", self.place);
        if let Some(place) = &self.replaces {
            let _ = writeln!(out, "  replaces {place}");
        }
    }
}

/// What was asked for.
enum Asked {
    /// Folded words of an Arabic name.
    Arabic(Vec<Vec<u8>>),
    /// Lower-case letters of an id or English name.
    Latin(String),
}

impl Asked {
    fn of(name: &str) -> Asked {
        let words = folded(name);
        if words.is_empty() {
            Asked::Latin(name.trim().to_lowercase())
        } else {
            Asked::Arabic(words)
        }
    }

    /// How well a row answers: 0 is that very name; `None` if it does not.
    fn rank(&self, row: &Row<'_>) -> Option<u8> {
        match self {
            Asked::Arabic(words) => row
                .names_ar
                .split('|')
                .filter_map(|name| {
                    let name = folded(name);
                    let part = name.windows(words.len().max(1)).any(|w| w == words.as_slice());
                    part.then_some(u8::from(name != *words))
                })
                .min(),
            Asked::Latin(asked) => {
                let (id, name) = (row.id.to_lowercase(), row.name.to_lowercase());
                let part = !asked.is_empty() && (id.contains(asked.as_str()) || name.contains(asked.as_str()));
                part.then_some(u8::from(id != *asked && name != *asked))
            }
        }
    }
}

/// The words of a name in folded letters.
fn folded(name: &str) -> Vec<Vec<u8>> {
    name.split_whitespace().map(fold::letters).filter(|w| !w.is_empty()).collect()
}
