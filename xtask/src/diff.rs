//! What a change did to the records of stored articles.

use crate::corpus::{self, root};
use crate::score::git;
use anyhow::{Context, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

/// Arguments of `diff`
#[derive(clap::Args)]
pub struct DiffArgs {
    /// Commit to compare with; the working tree is the other side
    #[arg(default_value = "HEAD")]
    base: String,
    /// A JSON-lines file or a folder of them; the bundled reports if not given
    #[arg(long)]
    articles: Option<PathBuf>,
    /// Show so many changed records of each kind
    #[arg(long, default_value_t = 30)]
    show: usize,
    /// Compare the lexicon built in with data/ as it is on disk now: no build, seconds instead of minutes
    #[arg(long, conflicts_with = "base")]
    live: bool,
}

type Records = BTreeMap<String, Value>;

/// Codes the articles with both versions and lists what differs.
pub fn run(args: &DiffArgs) -> anyhow::Result<()> {
    let articles = args.articles.clone().unwrap_or_else(|| root().join("examples/reports.jsonl"));
    let articles = articles
        .canonicalize()
        .with_context(|| format!("cannot find {}", articles.display()))?;
    let documents = corpus::documents(&articles)?;
    let now = parse(&corpus::code(&corpus::lexicon(args.live)?, &documents))?;
    let before = if args.live {
        corpus::code(&corpus::lexicon(false)?, &documents)
    } else {
        coded_by(&args.base, &articles)?
    };
    let before = parse(&before)?;
    let gained: Vec<&Value> = now.iter().filter(|(k, _)| !before.contains_key(*k)).map(|(_, v)| v).collect();
    let lost: Vec<&Value> = before.iter().filter(|(k, _)| !now.contains_key(*k)).map(|(_, v)| v).collect();
    let mut changed = Vec::new();
    for (id, new) in &now {
        let Some(old) = before.get(id) else { continue };
        let fields: Vec<String> = FIELDS
            .iter()
            .filter(|f| brief(&old[**f]) != brief(&new[**f]))
            .map(|f| format!("{f}: {} → {}", brief(&old[*f]), brief(&new[*f])))
            .collect();
        if !fields.is_empty() {
            changed.push((new, fields));
        }
    }
    println!(
        "{} records before, {} now: {} gained, {} lost, {} changed",
        before.len(),
        now.len(),
        gained.len(),
        lost.len(),
        changed.len()
    );
    for (name, list) in [("gained", &gained), ("lost", &lost)] {
        for record in list.iter().take(args.show) {
            println!("{name}\t{}", line(record));
        }
    }
    for (record, fields) in changed.iter().take(args.show) {
        println!("changed\t{}\n\t{}", line(record), fields.join("\n\t"));
    }
    Ok(())
}

const FIELDS: [&str; 11] = [
    "modes",
    "status",
    "aggregate",
    "actors",
    "recipients",
    "date",
    "places",
    "killed",
    "injured",
    "detained",
    "weapons",
];

/// A field as short as it can be told apart.
fn brief(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().map(brief).collect::<Vec<_>>().join(", "),
        Value::Object(map) => ["text", "kind", "country", "sector", "start", "end", "min", "max"]
            .iter()
            .filter_map(|k| {
                map.get(*k)
                    .filter(|v| !(v.is_number() && map.contains_key("text") && (*k == "start" || *k == "end")))
            })
            .map(brief)
            .collect::<Vec<_>>()
            .join(" "),
        Value::String(s) => s.clone(),
        other => other.to_string(),
    }
}

fn line(record: &Value) -> String {
    format!("{} {} {}", record["doc_id"], record["type"], record["mentions"][0]["text"])
}

fn parse(lines: &[u8]) -> anyhow::Result<Records> {
    let mut records = Records::new();
    for line in lines.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        let record: Value = serde_json::from_slice(line)?;
        records.insert(record["id"].to_string(), record);
    }
    Ok(records)
}

/// Builds the other commit beside the project and codes the articles with it.
fn coded_by(base: &str, articles: &std::path::Path) -> anyhow::Result<Vec<u8>> {
    let commit = git(&["rev-parse", base]).with_context(|| format!("no commit {base}"))?;
    let tree = std::env::temp_dir().join(format!("rasid-diff-{commit}"));
    if !tree.exists() {
        let path = tree.to_string_lossy().into_owned();
        if git(&["worktree", "add", "--detach", &path, &commit]).is_none() {
            bail!("cannot check out {base} at {path}");
        }
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "run",
            "--release",
            "--quiet",
            "--package",
            "rasid-cli",
            "--",
            "code",
            "--quiet",
        ])
        .arg(articles)
        .current_dir(&tree)
        .output()
        .context("cannot start cargo")?;
    if output.stdout.is_empty() && !output.status.success() {
        bail!("coding with {base} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let _ = git(&["worktree", "remove", "--force", &tree.to_string_lossy()]);
    Ok(output.stdout)
}
