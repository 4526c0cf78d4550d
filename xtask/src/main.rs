//! The project's own chores. `cargo xtask help` lists them.

mod bench;
mod check;
mod code;
mod corpus;
mod diff;
mod gazetteer;
mod run;
mod score;
mod trace;

use clap::{Parser, Subcommand};

/// The allocator of the program, so that `bench` measures what users run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Chores of the Rasid project
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the program and code the bundled reports
    Demo,
    /// Run every test of the workspace, the examples of the lexicon among them
    Test,
    /// Format, lint, document: everything that must be clean before a commit
    Check,
    /// Score the coder on the hand-coded reports beside the project and keep the figures
    Score(score::ScoreArgs),
    /// Code articles to standard output, with data/ as it is on disk now
    Code(code::CodeArgs),
    /// Show which records a change gained, lost or altered over a folder of articles
    Diff(diff::DiffArgs),
    /// Print every stage of one document as tab-separated lines
    Trace(trace::TraceArgs),
    /// Make data/gazetteer/towns.tsv again from the GeoNames package
    Gazetteer(gazetteer::GazetteerArgs),
    /// Measure CPU time per stage in megabytes per second and core
    Bench(bench::BenchArgs),
}

fn main() -> anyhow::Result<()> {
    match Args::parse().chore {
        Chore::Demo => run::demo(),
        Chore::Test => run::test(),
        Chore::Check => check::run(),
        Chore::Score(args) => score::run(&args),
        Chore::Code(args) => code::run(&args),
        Chore::Diff(args) => diff::run(&args),
        Chore::Trace(args) => trace::run(&args),
        Chore::Gazetteer(args) => gazetteer::run(args),
        Chore::Bench(args) => bench::run(&args),
    }
}
