//! Every verb and event noun of `data/lexicon` keeps the promises of its own examples.
//!
//! What the code cannot keep yet stands in `lexicon_gaps.txt`, one line for each broken example:
//! id, `yes`, `no` or `dead`, sentence. A break that is not listed fails, and so does a listed gap
//! that is mended. `RASID_WRITE_GAPS=1 cargo test -p rasid --test lexicon_examples` writes the
//! file anew.

#![allow(
    clippy::disallowed_methods,
    reason = "the test reads the data files; the coder itself opens none"
)]

use rasid::model::Document;
use rasid::{Coder, Lexicon};
use rasid_lexicon::raw::RawFile;
use rasid_lexicon::taxonomy::EventType;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One entry's promise: sentences in which it states an event, and in which it does not.
struct Promise {
    at: String,
    id: String,
    event: Option<EventType>,
    yes: Vec<String>,
    no: Vec<String>,
}

fn promises() -> Vec<Promise> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut files = Vec::new();
    for dir in ["lexicon/verbs", "lexicon/nouns"] {
        let mut list: Vec<PathBuf> = std::fs::read_dir(data.join(dir))
            .expect("the folder is there")
            .map(|e| e.expect("readable").path())
            .collect();
        list.sort();
        files.extend(list);
    }
    let mut all = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        let raw: RawFile = toml::from_str(&text).expect("checked by the build");
        let line = |offset: usize| text[..offset].matches('\n').count() + 1;
        let name = file.strip_prefix(&data).expect("below data").display().to_string();
        for v in raw.verb {
            let at = format!("data/{name}:{}", line(v.id.span().start));
            all.push(Promise {
                at,
                id: v.id.get_ref().clone(),
                event: v.frame.event,
                yes: v.yes,
                no: v.no,
            });
        }
        for n in raw.noun {
            let at = format!("data/{name}:{}", line(n.id.span().start));
            all.push(Promise {
                at,
                id: n.id.get_ref().clone(),
                event: n.frame.event,
                yes: n.yes,
                no: n.no,
            });
        }
    }
    all
}

#[test]
fn every_entry_keeps_its_examples() {
    let lexicon = Lexicon::embedded();
    let mut coder = Coder::new(&lexicon);
    let day = "2024-03-05".parse().ok();
    let mut triggers = |sentence: &str| -> Vec<(EventType, String)> {
        let document = Document::new("example", sentence, day);
        coder
            .code(&document)
            .records
            .iter()
            .map(|r| (r.event, r.rules.get("type").cloned().unwrap_or_default()))
            .collect()
    };
    // The line of the gap file that each break would have, and what to tell of it.
    let mut broken: BTreeMap<String, String> = BTreeMap::new();
    let mut count = 0;
    for p in promises() {
        let Some(event) = p.event else { continue };
        let mut fires = false;
        for sentence in &p.yes {
            count += 1;
            let found = triggers(sentence);
            fires |= found.iter().any(|(_, rule)| rule.split(" + ").any(|id| id == p.id));
            // Another sense of the word, or another word of the sentence, may state it more closely.
            if !found.iter().any(|(t, _)| *t == event) {
                broken.insert(
                    gap(&p.id, "yes", sentence),
                    format!("{}: {} is silent on its `yes`; found {found:?}\n    {sentence}", p.at, p.id),
                );
            }
        }
        if !fires {
            broken.insert(
                gap(&p.id, "dead", ""),
                format!("{}: {} fires on none of its `yes`: it is dead", p.at, p.id),
            );
        }
        for sentence in &p.no {
            count += 1;
            let found = triggers(sentence);
            if found
                .iter()
                .any(|(t, rule)| *t == event && rule.split(" + ").any(|id| id == p.id))
            {
                broken.insert(
                    gap(&p.id, "no", sentence),
                    format!("{}: {} speaks on its `no`\n    {sentence}", p.at, p.id),
                );
            }
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lexicon_gaps.txt");
    if std::env::var_os("RASID_WRITE_GAPS").is_some() {
        let text: String = broken.keys().map(|line| format!("{line}\n")).collect();
        std::fs::write(&file, text).expect("writable");
    }
    let text = std::fs::read_to_string(&file).expect("the gap file is there");
    let listed: BTreeSet<&str> = text.lines().collect();
    let new: Vec<&str> = broken
        .iter()
        .filter(|(line, _)| !listed.contains(line.as_str()))
        .map(|(_, told)| told.as_str())
        .collect();
    let mended: Vec<&str> = listed.iter().filter(|line| !broken.contains_key(**line)).copied().collect();
    assert!(
        new.is_empty(),
        "{} of {count} examples are broken and not listed in {}:\n{}",
        new.len(),
        file.display(),
        new.join("\n")
    );
    assert!(
        mended.is_empty(),
        "{} listed gaps are mended; take these lines out of {} (or run with RASID_WRITE_GAPS=1):\n{}",
        mended.len(),
        file.display(),
        mended.join("\n")
    );
}

/// The line of an example in the gap file.
fn gap(id: &str, kind: &str, sentence: &str) -> String {
    let sentence: Vec<&str> = sentence.split_whitespace().collect();
    format!("{id}\t{kind}\t{}", sentence.join(" "))
}
