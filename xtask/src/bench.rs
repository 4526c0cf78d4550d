//! CPU time per stage: megabytes of text per second and core.

use crate::corpus::{self, root};
use anyhow::Context;
use rasid::parse::Scene;
use rasid::text::Desk;
use rasid::{Coder, Lexicon, wire};
use std::path::PathBuf;

/// Arguments of `bench`
#[derive(clap::Args)]
pub struct BenchArgs {
    /// Articles to repeat; those beside the project, else the bundled reports
    #[arg(long)]
    articles: Option<PathBuf>,
    /// Repeat them to so many megabytes of text
    #[arg(long, default_value_t = 200)]
    megabytes: usize,
    /// Do not add the figures to bench/record/
    #[arg(long)]
    no_record: bool,
    /// Measure one stage alone: text, mentions, coder or coder+wire (for profilers; keeps no figures)
    #[arg(long)]
    only: Option<String>,
}

/// Measures a plain pass (cutting the text at white space), the text layer, mentions, the whole coder, and the coder with its output.
pub fn run(args: &BenchArgs) -> anyhow::Result<()> {
    let beside = corpus::gold().map(|g| g.join("unlabelled.jsonl")).filter(|f| f.exists());
    let articles = args
        .articles
        .clone()
        .or(beside)
        .unwrap_or_else(|| root().join("examples/reports.jsonl"));
    let documents = corpus::documents(&articles)?;
    let once: usize = documents.iter().map(|d| d.text.len()).sum();
    let times = (args.megabytes * 1_000_000 / once.max(1)).max(1);
    let megabytes = (once * times) as f64 / 1e6;
    println!(
        "{} documents, {megabytes:.0} MB of text, one core, CPU time",
        documents.len() * times
    );

    let start = cpu();
    drop(std::hint::black_box(Lexicon::embedded()));
    println!("lexicon\t{:.1} ms", (cpu() - start) * 1e3);

    let mut figures = serde_json::Map::new();
    let mut plain = None;
    let mut measure = |name: &str, mut stage: Box<dyn FnMut()>| {
        if args.only.as_ref().is_some_and(|only| only != name) {
            return;
        }
        stage();
        let start = cpu();
        for _ in 0..times {
            stage();
        }
        let rate = megabytes / (cpu() - start);
        // Machines and their neighbours differ, the distance to a plain pass in the same run less so.
        let pass = *plain.get_or_insert(rate);
        println!("{name}\t{rate:.0} MB/s\t1/{:.1} of a plain pass", pass / rate);
        figures.insert(name.to_owned(), serde_json::json!((rate * 10.0).round() / 10.0));
    };
    {
        let documents = documents.clone();
        measure(
            "plain",
            Box::new(move || {
                documents.iter().for_each(|d| {
                    std::hint::black_box(d.text.split_whitespace().filter(|w| !w.is_ascii()).count());
                })
            }),
        );
    }
    {
        let (documents, lexicon) = (documents.clone(), Lexicon::embedded());
        let mut desk = Desk::default();
        measure(
            "text",
            Box::new(move || {
                documents.iter().for_each(|d| {
                    std::hint::black_box(desk.lay(&d.text, lexicon.tables()).items.len());
                })
            }),
        );
    }
    {
        let (documents, lexicon) = (documents.clone(), Lexicon::embedded());
        let mut desk = Desk::default();
        measure(
            "mentions",
            Box::new(move || {
                for d in &documents {
                    let text = desk.lay(&d.text, lexicon.tables());
                    std::hint::black_box(Scene::new(&text, d).numbers.len());
                }
            }),
        );
    }
    {
        let documents = documents.clone();
        // Lives as long as the program: the coder borrows it.
        let lexicon: &'static Lexicon = Box::leak(Box::new(Lexicon::embedded()));
        let mut coder = Coder::new(lexicon);
        measure(
            "coder",
            Box::new(move || documents.iter().for_each(|d| drop(std::hint::black_box(coder.code(d))))),
        );
    }
    {
        let lexicon: &'static Lexicon = Box::leak(Box::new(Lexicon::embedded()));
        let mut coder = Coder::new(lexicon);
        let mut out = Vec::new();
        measure(
            "coder+wire",
            Box::new(move || {
                for d in &documents {
                    out.clear();
                    wire::write(d, &coder.code(d).records, &lexicon.tables().hash, &mut out);
                }
            }),
        );
    }
    if !args.no_record && args.only.is_none() {
        figures.insert(
            "commit".to_owned(),
            crate::score::git(&["rev-parse", "--short", "HEAD"])
                .unwrap_or_default()
                .into(),
        );
        figures.insert("megabytes".to_owned(), (megabytes.round() as u64).into());
        let dir = root().join("bench/record");
        std::fs::create_dir_all(&dir)?;
        let file = dir.join("stages.jsonl");
        let mut text = std::fs::read_to_string(&file).unwrap_or_default();
        text.push_str(&serde_json::to_string(&figures)?);
        text.push('\n');
        std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// CPU seconds of this process so far, user and system (Linux; elsewhere the wall clock).
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    match stat.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()) {
        Some(nanoseconds) => nanoseconds / 1e9,
        None => std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0.0, |d| d.as_secs_f64()),
    }
}
