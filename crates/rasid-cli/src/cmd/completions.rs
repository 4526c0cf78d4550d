//! `rasid completions`

use crate::{Cli, Exit, screen};
use clap::CommandFactory;
use clap_complete::Shell;

/// Print completions for a shell
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  rasid completions bash > ~/.local/share/bash-completion/completions/rasid
  rasid completions zsh > ~/.zfunc/_rasid
  rasid completions fish > ~/.config/fish/completions/rasid.fish")]
pub(crate) struct Completions {
    /// Shell to complete in
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "rasid", &mut script);
        screen::put(&script)?;
        Ok(Exit::Fine)
    }
}
