//! Reading articles and coding them, for the chores that need records.

use anyhow::Context;
use rasid::model::Document;
use rasid::{Coder, Lexicon, read, wire};
use std::path::{Path, PathBuf};

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The folder of hand-coded reports beside the project, if it is there.
pub fn gold() -> Option<PathBuf> {
    let dir = root().join("../shared/gold");
    if dir.is_dir() { Some(dir) } else { None }
}

/// Documents of a JSON-lines file, or of all such files in a folder.
pub fn documents(path: &Path) -> anyhow::Result<Vec<Document>> {
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in std::fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
            files.push(entry?.path());
        }
        files.retain(|f| f.extension().is_some_and(|e| e == "jsonl"));
        files.sort();
    } else {
        files.push(path.to_path_buf());
    }
    let mut documents = Vec::new();
    for file in files {
        let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for (n, line) in bytes.split(|b| *b == b'\n').enumerate() {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let read = read::json_line(line).map_err(|e| anyhow::anyhow!("{}:{}: {e}", file.display(), n + 1))?;
            documents.push(read.document);
        }
    }
    Ok(documents)
}

/// The lexicon that chores read with: the one built in, or `data/` as it is on disk now.
///
/// Reading `data/` anew takes two seconds and no build: who writes words sees at once what they do.
pub fn lexicon(live: bool) -> anyhow::Result<Lexicon> {
    if !live {
        return Ok(Lexicon::embedded());
    }
    let data = root().join("data");
    let mut paths = vec![data.clone()];
    let mut sources = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            for entry in std::fs::read_dir(&path)? {
                paths.push(entry?.path());
            }
        } else if path.extension().is_some_and(|e| e == "toml" || e == "tsv") {
            let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let below = path.strip_prefix(&data)?.to_string_lossy().replace('\\', "/");
            sources.push(rasid_lexicon::Source::new(below, text));
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    rasid_lexicon::compile(&sources)
        .map(Lexicon::from_compiled)
        .map_err(|faults| {
            let list: Vec<String> = faults.iter().map(|f| format!("data/{f}")).collect();
            anyhow::anyhow!("the lexicon has faults:\n{}", list.join("\n"))
        })
}

/// Codes documents into JSON lines.
pub fn code(lexicon: &Lexicon, documents: &[Document]) -> Vec<u8> {
    let mut coder = Coder::new(lexicon);
    let mut out = Vec::new();
    for document in documents {
        let analysis = coder.code(document);
        wire::write(document, &analysis.records, &lexicon.tables().hash, &mut out);
    }
    out
}
