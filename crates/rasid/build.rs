//! Compiles the knowledge in `data/` into one blob that the library embeds.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads the data files; the coder itself opens none"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    walk(&data, &mut files);
    files.sort();
    let mut sources = Vec::new();
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("cargo::error=cannot read {} as UTF-8 text", file.display());
            return ExitCode::FAILURE;
        };
        let path = file.strip_prefix(&data).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        sources.push(rasid_lexicon::Source::new(path, text));
    }
    let lexicon = match rasid_lexicon::compile(&sources) {
        Ok(lexicon) => lexicon,
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error=data/{}", fault.to_string().replace('\n', " "));
            }
            return ExitCode::FAILURE;
        }
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("lexicon.bin");
    let written = lexicon
        .to_bytes()
        .map_err(|e| e.to_string())
        .and_then(|b| std::fs::write(&out, b).map_err(|e| e.to_string()));
    if let Err(error) = written {
        println!("cargo::error=cannot write {}: {error}", out.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "toml" || e == "tsv") {
            files.push(path);
        }
    }
}
