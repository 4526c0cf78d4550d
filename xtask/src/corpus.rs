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

/// Codes documents into JSON lines.
pub fn code(documents: &[Document]) -> Vec<u8> {
    let lexicon = Lexicon::embedded();
    let mut coder = Coder::new(&lexicon);
    let mut out = Vec::new();
    for document in documents {
        let analysis = coder.code(document);
        wire::write(document, &analysis.records, &lexicon.tables().hash, &mut out);
    }
    out
}
