//! Packs the files of `data/` into the program.
//!
//! `data.zst` holds one entry per file: its path below `data/`, a line break, its length in
//! bytes, a line break, its bytes. `src/lexicon.rs` unpacks it when a user lays a folder over it.

use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?);
    println!("cargo::rerun-if-changed=build.rs");

    let data = root.join("data");
    println!("cargo::rerun-if-changed={}", data.display());
    let mut files = Vec::new();
    walk(&data, &mut files)?;
    files.sort();
    let mut pack = Vec::new();
    for file in files {
        let bytes = std::fs::read(&file)?;
        let path = file.strip_prefix(&data).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        pack.extend_from_slice(format!("{path}\n{}\n", bytes.len()).as_bytes());
        pack.extend_from_slice(&bytes);
    }
    std::fs::write(out.join("data.zst"), zstd::encode_all(&pack[..], 12)?)
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "tsv") {
            files.push(path);
        }
    }
    Ok(())
}
