//! Records of articles as JSON lines, with the words as they stand in `data/` this minute.

use crate::corpus;
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `code`
#[derive(clap::Args)]
pub struct CodeArgs {
    /// A JSON-lines file or a folder of them
    articles: PathBuf,
}

/// Codes the articles to standard output.
pub fn run(args: &CodeArgs) -> anyhow::Result<()> {
    let documents = corpus::documents(&args.articles)?;
    let records = corpus::code(&corpus::lexicon(true)?, &documents);
    std::io::stdout().lock().write_all(&records)?;
    Ok(())
}
