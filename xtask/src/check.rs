//! What must be clean before a commit: format, lints, documentation, tidy files.

use crate::corpus::root;
use crate::run::cargo;
use anyhow::{Context, bail};
use std::path::Path;

/// Runs all checks; the first that fails names itself.
pub fn run() -> anyhow::Result<()> {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    cargo(&["doc", "--workspace", "--no-deps", "--quiet"])?;
    tidy()?;
    println!("check: format, lints, documentation and files are clean");
    Ok(())
}

/// Rules that no tool of the trade knows.
fn tidy() -> anyhow::Result<()> {
    let mut faults = Vec::new();
    for dir in ["crates", "xtask"] {
        walk(&root().join(dir), &mut faults)?;
    }
    let sources = std::fs::read_to_string(root().join("data/SOURCES.toml")).context("data/SOURCES.toml is missing")?;
    listed(&root().join("data"), &sources, &mut faults)?;
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}

/// Every data file has its origin and licence in `data/SOURCES.toml`.
fn listed(dir: &Path, sources: &str, faults: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            listed(&path, sources, faults)?;
            continue;
        }
        let data = root().join("data");
        let name = path.strip_prefix(&data).unwrap_or(&path).to_string_lossy().into_owned();
        let data_file = name.ends_with(".toml") || name.ends_with(".tsv");
        if data_file && name != "SOURCES.toml" && !sources.contains(&format!("\"{name}\"")) {
            faults.push(format!(
                "data/{name}: not listed\n  hint: add it to data/SOURCES.toml with origin and licence"
            ));
        }
    }
    Ok(())
}

/// Arabic words belong into `data/`: in Rust they may stand in comments, documentation and tests.
fn walk(dir: &Path, faults: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            if path
                .file_name()
                .is_some_and(|n| n == "tests" || n == "target" || n == "morph")
            {
                continue;
            }
            walk(&path, faults)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path)?;
            let letters = path.ends_with("fold.rs") || path.ends_with("orthography.rs") || path.ends_with("repair.rs");
            for (n, line) in text.lines().enumerate() {
                if line.trim_start().starts_with("#[cfg(test)]") {
                    break;
                }
                let code = line.split("//").next().unwrap_or("");
                let arabic = code.chars().filter(|c| ('\u{0621}'..='\u{064A}').contains(c)).count();
                // Single letters are grammar, words are knowledge.
                if arabic > 2 && !letters {
                    faults.push(format!(
                        "{}:{}: an Arabic word in code\n  hint: move it to data/lexicon, or into a comment or test",
                        path.display(),
                        n + 1
                    ));
                }
            }
        }
    }
    Ok(())
}
