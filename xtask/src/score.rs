//! Scores against the hand-coded reports beside the project.

use crate::corpus::{self, root};
use anyhow::{Context, bail};
use serde_json::Value;
use std::process::Command;

/// Arguments of `score`
#[derive(clap::Args)]
pub struct ScoreArgs {
    /// List so many missed and spurious records
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Do not add the figures to gold/record/
    #[arg(long)]
    no_record: bool,
    /// Read data/ as it is on disk now instead of the lexicon built in; keeps no figures
    #[arg(long)]
    live: bool,
}

/// Scores dev and seed; appends the figures to `gold/record/scores.jsonl`.
pub fn run(args: &ScoreArgs) -> anyhow::Result<()> {
    let Some(gold) = corpus::gold() else {
        println!("score: no hand-coded reports beside the project, nothing to score");
        return Ok(());
    };
    let out = std::env::temp_dir().join(format!("rasid-score-{}", std::process::id()));
    std::fs::create_dir_all(&out)?;
    let lexicon = corpus::lexicon(args.live)?;
    // What is read while the lexicon is written, and what is only scored: the distance between
    // the two figures is how far we bend to what we have seen.
    for (set, file, part) in SETS {
        let hand_coded = out.join(format!("{set}-gold.jsonl"));
        std::fs::write(&hand_coded, part_of(&gold.join(file), part)?)?;
        let documents = corpus::documents(&hand_coded)?;
        let predicted = out.join(format!("{set}.jsonl"));
        std::fs::write(&predicted, corpus::code(&lexicon, &documents))?;
        let score = |more: &[&str]| -> anyhow::Result<String> {
            let output = Command::new("python3")
                .arg(gold.join("score.py"))
                .arg(&hand_coded)
                .arg(&predicted)
                .args(more)
                .output()
                .context("cannot start python3, which runs score.py")?;
            if !output.status.success() {
                bail!("score.py failed: {}", String::from_utf8_lossy(&output.stderr));
            }
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let errors = args.errors.to_string();
        println!("== {set}\n{}", score(&["--errors", &errors])?);
        let empty = empty_documents(&hand_coded, &predicted)?;
        println!("records on documents without events: {empty}");
        if !args.no_record && !args.live {
            record(set, &score(&["--json"])?, empty)?;
        }
    }
    std::fs::remove_dir_all(&out)?;
    Ok(())
}

const SETS: [(&str, &str, Option<u8>); 4] = [
    ("dev", "dev.jsonl", None),
    ("dev-read", "dev.jsonl", Some(0)),
    ("dev-unread", "dev.jsonl", Some(1)),
    ("seed", "seed.jsonl", None),
];

/// The lines of a file whose id has this parity of its hash, or all.
fn part_of(file: &std::path::Path, part: Option<u8>) -> anyhow::Result<String> {
    use sha2::{Digest, Sha256};
    let text = std::fs::read_to_string(file)?;
    let mut kept = String::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let document: Value = serde_json::from_str(line)?;
        let digest = Sha256::digest(document["id"].as_str().unwrap_or_default());
        if part.is_none_or(|p| digest.last().is_some_and(|b| b % 2 == p)) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    Ok(kept)
}

/// Records on documents that the hand coders found no event in.
fn empty_documents(gold: &std::path::Path, predicted: &std::path::Path) -> anyhow::Result<usize> {
    let mut empty = Vec::new();
    for line in std::fs::read_to_string(gold)?.lines() {
        let document: Value = serde_json::from_str(line)?;
        if document["events"].as_array().is_some_and(Vec::is_empty) {
            empty.push(document["id"].clone());
        }
    }
    let mut count = 0;
    for line in std::fs::read_to_string(predicted)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        count += usize::from(empty.contains(&record["doc_id"]));
    }
    Ok(count)
}

/// One line per run: commit, set, figures.
fn record(set: &str, figures: &str, empty: usize) -> anyhow::Result<()> {
    let commit = git(&["rev-parse", "--short", "HEAD"]).unwrap_or_default();
    let changed = git(&["status", "--porcelain", "--", "crates", "data"]).is_some_and(|s| !s.is_empty());
    let mut value: Value = serde_json::from_str(figures)?;
    value["set"] = set.into();
    value["commit"] = commit.into();
    value["uncommitted"] = changed.into();
    value["on_empty"] = empty.into();
    let dir = root().join("gold/record");
    std::fs::create_dir_all(&dir)?;
    let file = dir.join("scores.jsonl");
    let mut text = std::fs::read_to_string(&file).unwrap_or_default();
    text.push_str(&serde_json::to_string(&value)?);
    text.push('\n');
    std::fs::write(file, text)?;
    Ok(())
}

/// What git prints, trimmed; `None` if it fails.
pub fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).current_dir(root()).output().ok()?;
    if output.status.success() {
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        None
    }
}
