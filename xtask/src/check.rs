//! What must be clean before a commit: format, lints, documentation, tidy files.
//!
//! The tidy rules are those that no tool of the trade knows: Arabic words stay out of code, every
//! data file has an origin and a licence, and documents name nothing that is gone.

use crate::corpus::root;
use crate::run::cargo;
use anyhow::{Context, bail};
use clap::CommandFactory;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Runs all checks; the first that fails names itself.
pub fn run() -> anyhow::Result<()> {
    // The cheapest first: it tells its faults at once.
    tidy()?;
    cargo(&["fmt", "--all", "--check"]).context("hint: run `cargo fmt --all`")?;
    cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    cargo(&["doc", "--workspace", "--no-deps", "--quiet"])?;
    println!("check: files, format, lints and documentation are clean");
    Ok(())
}

/// Rules that no tool of the trade knows.
fn tidy() -> anyhow::Result<()> {
    let root = root();
    let mut faults = Vec::new();
    for dir in ["crates", "xtask"] {
        for file in files(&root.join(dir), "rs")? {
            arabic(&root, &file, &mut faults)?;
        }
    }
    sources(&root.join("data"), &mut faults)?;
    documents(&root, &mut faults)?;
    if faults.is_empty() {
        return Ok(());
    }
    eprintln!("{}", faults.join("\n"));
    bail!("{} to mend in the files of the project, listed above", faults.len())
}

/// All files of one ending below a folder, in order; build folders and hidden ones are left out.
fn files(dir: &Path, ending: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| format!("cannot list {}", dir.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if name != "target" && !name.starts_with('.') {
                found.extend(files(&path, ending)?);
            }
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {} as UTF-8 text", path.display()))
}

/// A path as messages and `data/SOURCES.toml` write it.
fn below(dir: &Path, path: &Path) -> String {
    path.strip_prefix(dir).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Arabic words belong into `data/`: in Rust they may stand in comments, documentation and tests.
fn arabic(root: &Path, path: &Path, faults: &mut Vec<String>) -> anyhow::Result<()> {
    let name = below(root, path);
    let grammar = ["fold.rs", "orthography.rs", "repair.rs"].iter().any(|f| name.ends_with(f));
    if grammar || name.contains("/tests/") || name.contains("/morph/") {
        return Ok(());
    }
    for (n, line) in text(path)?.lines().enumerate() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            break;
        }
        if is_example(line) {
            continue;
        }
        let code = line.split("//").next().unwrap_or("");
        let longest = code
            .split(|c| !('\u{0621}'..='\u{064A}').contains(&c))
            .map(|w| w.chars().count())
            .max();
        // Letters and endings are grammar, words are knowledge.
        if longest > Some(2) {
            faults.push(format!(
                "{name}:{}: an Arabic word in code\n  hint: move it to data/lexicon, or into a comment or test",
                n + 1
            ));
        }
    }
    Ok(())
}

/// A line of help that shows how the program is called, or a message that shows how an entry is written.
fn is_example(line: &str) -> bool {
    line.trim_start().starts_with("rasid ") || line.contains(", as in ")
}

/// Every data file has its origin, licence and date in `data/SOURCES.toml`, and nothing else has.
fn sources(data: &Path, faults: &mut Vec<String>) -> anyhow::Result<()> {
    let written = text(&data.join("SOURCES.toml"))?;
    let mut listed = BTreeSet::new();
    let (mut entry, mut keys) = (0, BTreeSet::new());
    let close = |entry: usize, keys: &BTreeSet<String>, faults: &mut Vec<String>| {
        for key in ["files", "origin", "licence", "date"] {
            if entry > 0 && !keys.contains(key) {
                faults.push(format!(
                    "data/SOURCES.toml:{entry}: this entry has no `{key}`\n  hint: write files, origin, licence and date"
                ));
            }
        }
    };
    for (n, line) in written.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
        if line.trim() == "[[source]]" {
            close(entry, &keys, faults);
            (entry, keys) = (n + 1, BTreeSet::new());
            continue;
        }
        let key = line.split_once('=').map(|(key, _)| key.trim().to_owned());
        let of_files = key.as_deref().is_none_or(|k| k == "files");
        keys.extend(key);
        // Quoted strings are every second piece.
        for file in line.split('"').skip(1).step_by(2).filter(|_| of_files) {
            if !data.join(file).is_file() {
                faults.push(format!(
                    "data/SOURCES.toml:{}: there is no data/{file}\n  hint: take it out, or correct the path",
                    n + 1
                ));
            }
            if !listed.insert(file.to_owned()) {
                faults.push(format!(
                    "data/SOURCES.toml:{}: {file} is listed twice\n  hint: keep the entry that is right",
                    n + 1
                ));
            }
        }
    }
    close(entry, &keys, faults);
    for file in files(data, "toml")?.into_iter().chain(files(data, "tsv")?) {
        let name = below(data, &file);
        if name != "SOURCES.toml" && !listed.contains(&name) {
            faults.push(format!(
                "data/{name}: not listed\n  hint: add \"{name}\" to the files of an entry in data/SOURCES.toml"
            ));
        }
    }
    Ok(())
}

/// Documents name only commands, tests and files that exist.
fn documents(root: &Path, faults: &mut Vec<String>) -> anyhow::Result<()> {
    let chores: BTreeSet<String> = crate::Args::command()
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .chain(["help".to_owned()])
        .collect();
    // One file per subcommand.
    let subcommands: BTreeSet<String> = files(&root.join("crates/rasid-cli/src/cmd"), "rs")?
        .iter()
        .filter_map(|f| Some(f.file_stem()?.to_string_lossy().into_owned()))
        .filter(|name| name != "mod")
        .collect();
    let mut code = String::new();
    for file in files(&root.join("crates"), "rs")? {
        code.push_str(&text(&file)?);
    }
    for file in files(root, "md")? {
        let name = below(root, &file);
        let folder = file.parent().unwrap_or(root);
        let mut fenced = false;
        for (n, line) in text(&file)?.lines().enumerate() {
            let at = format!("{name}:{}", n + 1);
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            } else if fenced {
                command(line, &at, &chores, &subcommands, faults);
            } else {
                for test in quoted(line).filter(|q| is_test_name(q) && !code.contains(&format!("fn {q}("))) {
                    faults.push(format!(
                        "{at}: there is no test `{test}`\n  hint: name the test that holds this, or write it"
                    ));
                }
                for link in links(line).filter(|l| !folder.join(l).exists()) {
                    faults.push(format!(
                        "{at}: the link leads to {link}, which is not there\n  hint: correct the path"
                    ));
                }
            }
        }
    }
    let readme = text(&root.join("README.md"))?;
    if !section(&readme, "## Tests").lines().any(|l| l == "cargo xtask test") {
        faults.push(
            "README.md: no command `cargo xtask test` under \"## Tests\"\n  hint: .ci/run reads the command there".to_owned(),
        );
    }
    Ok(())
}

/// A line of a fenced block that calls a chore or the program.
fn command(line: &str, at: &str, chores: &BTreeSet<String>, subcommands: &BTreeSet<String>, faults: &mut Vec<String>) {
    let mut words = line.split_whitespace().skip_while(|w| *w == "$").peekable();
    let (list, known) = match words.next() {
        Some("rasid") if words.peek().is_none_or(|w| !w.starts_with('-')) => ("rasid --help", subcommands),
        Some("cargo") => match words.next() {
            Some("xtask") => ("cargo xtask help", chores),
            Some("run") if line.contains("rasid-cli") && words.any(|w| w == "--") => ("rasid --help", subcommands),
            _ => return,
        },
        _ => return,
    };
    let Some(word) = words.next() else { return };
    if !known.contains(word) {
        faults.push(format!("{at}: there is no command {word:?}\n  hint: `{list}` lists them"));
    }
}

/// What stands between single backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Tests are named by their claim: three words or more.
fn is_test_name(word: &str) -> bool {
    word.split('_').count() > 2
        && word
            .split('_')
            .all(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// Targets of links to files of the project.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| {
        let target = rest.split([')', '#']).next()?;
        (!target.is_empty() && !target.contains("://")).then_some(target)
    })
}

/// A heading's text up to the next one of its rank.
fn section<'a>(document: &'a str, heading: &str) -> &'a str {
    let Some((_, rest)) = document.split_once(&format!("{heading}\n")) else {
        return "";
    };
    rest.split("\n## ").next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_that_are_gone_are_told() {
        let set = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<BTreeSet<_>>();
        let (chores, subcommands) = (set(&["test"]), set(&["code"]));
        let told = |line: &str| {
            let mut faults = Vec::new();
            command(line, "README.md:1", &chores, &subcommands, &mut faults);
            faults.len()
        };
        for fine in [
            "cargo xtask test",
            "rasid code - --why",
            "rasid --version",
            "$ rasid code x",
            "ls",
            "cargo build",
        ] {
            assert_eq!(told(fine), 0, "{fine}");
        }
        assert_eq!(told("cargo run --release -p rasid-cli -- code x"), 0);
        for gone in [
            "cargo xtask tset",
            "rasid cod",
            "$ rasid cod",
            "cargo run -p rasid-cli -- cod",
        ] {
            assert_eq!(told(gone), 1, "{gone}");
        }
    }

    #[test]
    fn tests_and_links_are_found_in_prose() {
        let line = "Held by `two_runs_are_equal`, not `names_ar`; see [why](docs/a.md#b) and [out](https://x.org/).";
        assert_eq!(
            quoted(line).filter(|q| is_test_name(q)).collect::<Vec<_>>(),
            ["two_runs_are_equal"]
        );
        assert_eq!(links(line).collect::<Vec<_>>(), ["docs/a.md"]);
    }

    #[test]
    fn a_section_ends_at_the_next_heading() {
        assert_eq!(section("# A\n## Tests\nx\n## B\ny\n", "## Tests"), "x");
    }
}
