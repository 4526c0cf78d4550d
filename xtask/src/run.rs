//! Demo and tests: what a newcomer runs first.

use crate::corpus::root;
use anyhow::{Context, bail};
use std::process::Command;

/// Runs cargo in the project's root and fails if it fails.
pub fn cargo(args: &[&str]) -> anyhow::Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(args)
        .current_dir(root())
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("`cargo {}` failed", args.join(" "));
    }
    Ok(())
}

/// Builds the program and shows the bundled reports as records.
pub fn demo() -> anyhow::Result<()> {
    cargo(&["run", "--release", "--quiet", "--package", "rasid-cli", "--", "demo"])
}

/// Every test of the workspace.
pub fn test() -> anyhow::Result<()> {
    cargo(&["test", "--workspace", "--no-fail-fast"])
}
