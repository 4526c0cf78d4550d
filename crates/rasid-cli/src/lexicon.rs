//! The lexicon of a run: the one inside the program, or the same with a user's folder over it.

use crate::screen::say;
use rasid::Lexicon;
use rasid_lexicon::{Fault, Source, compile_over};
use std::path::{Path, PathBuf};

/// Where the user's own words are
#[derive(clap::Args)]
pub(crate) struct Choice {
    /// Lay a folder of your own over the lexicon: an entry of the same id replaces ours
    ///
    /// The folder is laid out as Rasid's own `data/`: lexicon/*.toml for words, actors/*.tsv for
    /// people and groups, gazetteer/*.tsv for places. Faults in it are listed with file and line,
    /// and the program leaves with exit code 2.
    #[arg(long, value_name = "DIR")]
    lexicon: Option<PathBuf>,

    /// Use a table of places beside the built-in ones, as `rasid places import` writes it
    #[arg(long, value_name = "FILE")]
    places: Vec<PathBuf>,
}

impl Choice {
    /// The lexicon, or `None` if the user's folder has faults; they are on standard error then.
    pub(crate) fn load(&self) -> Option<Lexicon> {
        if self.lexicon.is_none() && self.places.is_empty() {
            return Some(Lexicon::embedded());
        }
        let dir = self.lexicon.as_deref();
        match overlaid(dir, &self.places) {
            Ok(lexicon) => Some(lexicon),
            Err(faults) => {
                for fault in &faults {
                    say(fault);
                }
                let count = faults.len();
                say(&format!(
                    "rasid: {} {count} fault{}, nothing was read",
                    dir.map_or_else(
                        || "the table of places has".to_owned(),
                        |d| format!("the lexicon in {} has", d.display())
                    ),
                    if count == 1 { "" } else { "s" }
                ));
                None
            }
        }
    }
}

fn overlaid(dir: Option<&Path>, places: &[PathBuf]) -> Result<Lexicon, Vec<String>> {
    let base = packed().map_err(|e| vec![format!("the data packed into the program cannot be read: {e}")])?;
    let mut over = Vec::new();
    let mut faults = Vec::new();
    if let Some(dir) = dir {
        walk(dir, dir, &mut over, &mut faults);
    }
    if let Some(dir) = dir
        && over.is_empty()
        && faults.is_empty()
    {
        faults.push(format!(
            "{}: no .toml or .tsv file in this folder\n  hint: put words in lexicon/*.toml, people and groups in \
             actors/*.tsv, places in gazetteer/*.tsv",
            dir.display()
        ));
    }
    for table in places {
        match std::fs::read_to_string(table) {
            Ok(text) => over.push(Source::new(format!("gazetteer/{}", table.display()), text)),
            Err(error) => faults.push(format!(
                "{}: {error}\n  hint: give a table that rasid places import wrote",
                table.display()
            )),
        }
    }
    if !faults.is_empty() {
        faults.sort();
        return Err(faults);
    }
    over.sort_by(|a, b| a.path.cmp(&b.path));
    compile_over(&base, &over).map(Lexicon::from_compiled).map_err(|faults| {
        let theirs = |fault: &Fault| over.iter().any(|s| s.path == fault.file);
        faults
            .iter()
            .map(|fault| {
                let folder = dir.filter(|_| theirs(fault)).unwrap_or(Path::new("data"));
                format!("{}/{fault}", folder.display())
            })
            .collect()
    })
}

fn walk(root: &Path, dir: &Path, over: &mut Vec<Source>, faults: &mut Vec<String>) {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            faults.push(format!(
                "{}: cannot be read: {error}\n  hint: give a folder that you may read",
                dir.display()
            ));
            return;
        }
    };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            walk(root, &path, over, faults);
            continue;
        }
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if ending != "toml" && ending != "tsv" {
            continue;
        }
        let below = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let known = match ending {
            "toml" => below.starts_with("lexicon/") || below == "SOURCES.toml",
            _ => below.starts_with("actors/") || below.starts_with("gazetteer/"),
        };
        if !known {
            faults.push(format!(
                "{}:1: nothing reads a file of this place and ending\n  hint: put words in lexicon/*.toml, people \
                 and groups in actors/*.tsv, places in gazetteer/*.tsv",
                path.display()
            ));
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => over.push(Source::new(below, text)),
            Err(error) => faults.push(format!("{}:1: {error}\n  hint: save the file as UTF-8", path.display())),
        }
    }
}

static DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/data.zst"));

/// The files of `data/` as the build script packed them.
fn packed() -> anyhow::Result<Vec<Source>> {
    let bytes = zstd::decode_all(DATA)?;
    let mut rest = std::str::from_utf8(&bytes)?;
    let mut sources = Vec::new();
    while let Some((path, after)) = rest.split_once('\n') {
        let (length, after) = after
            .split_once('\n')
            .ok_or_else(|| anyhow::anyhow!("cut short after {path}"))?;
        let (text, after) = after
            .split_at_checked(length.parse()?)
            .ok_or_else(|| anyhow::anyhow!("cut short inside {path}"))?;
        sources.push(Source::new(path, text));
        rest = after;
    }
    Ok(sources)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_packed_data_is_whole() {
        let sources = super::packed().expect("the build script packed it");
        assert!(sources.iter().all(|s| s.path.ends_with(".toml") || s.path.ends_with(".tsv")));
    }
}
