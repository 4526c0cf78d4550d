//! The command `rasid`: Arabic news reports in, event records out.
//!
//! One file per subcommand in `cmd/`; `stream.rs` carries documents from `input.rs` through the
//! workers to standard output, in order and in bounded memory.

mod cmd;
mod import;
mod input;
mod lexicon;
mod screen;
mod stream;
mod table;
mod why;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Coding makes many small short-lived vectors; measured, this allocator saves a tenth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads Arabic news reports and writes down, event by event, who did what to whom, where,
/// when, at what cost in lives, and who says so
///
/// Every value is tied to the words it came from. Rasid needs no network, no service and no
/// model: one program, one lexicon inside it.
#[derive(Parser)]
#[command(name = "rasid", version, arg_required_else_help = true, after_help = MOST_USED)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const MOST_USED: &str = "\
Most used:
  rasid demo                                  code the bundled reports and show what comes out
  rasid code reports.jsonl > records.jsonl    code your own: one JSON object per line with
                                              \"id\", \"text\" and \"published\"

Exit codes: 0 all was read; 1 some input was not read (messages say what and why); 2 wrong usage";

#[derive(Subcommand)]
enum Command {
    Code(cmd::code::Code),
    Demo(cmd::demo::Demo),
    Mentions(cmd::mentions::Mentions),
    Places(cmd::places::Places),
    Forms(cmd::forms::Forms),
    Taxonomy(cmd::taxonomy::Taxonomy),
    Completions(cmd::completions::Completions),
}

/// How a command that ran to its end leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All was read.
    Fine,
    /// Some input was not read.
    NotAllRead,
    /// Wrong usage: a fault in the user's lexicon, a flag that does not fit.
    WrongUsage,
}

fn main() -> ExitCode {
    stream::quiet_panics();
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Code(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Mentions(command) => command.run(),
        Command::Places(command) => command.run(),
        Command::Forms(command) => command.run(),
        Command::Taxonomy(command) => command.run(),
        Command::Completions(command) => command.run(),
    };
    match done {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::NotAllRead) => ExitCode::from(1),
        Ok(Exit::WrongUsage) => ExitCode::from(2),
        Err(error) => {
            screen::say(&format!("rasid: {error:#}"));
            ExitCode::from(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        super::Cli::command().debug_assert();
    }
}
