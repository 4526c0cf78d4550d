//! Every stage of one document, for reading errors.

use crate::corpus;
use anyhow::Context;
use rasid::parse::{Scene, clause};
use rasid::text::Desk;
use rasid::{Coder, wire};
use std::path::PathBuf;

/// Arguments of `trace`
#[derive(clap::Args)]
pub struct TraceArgs {
    /// A JSON-lines file
    file: PathBuf,
    /// Id of the document
    id: String,
    /// Read data/ as it is on disk now instead of the lexicon built in
    #[arg(long)]
    live: bool,
}

/// Prints stage, first item, last item, what was found, and the words.
pub fn run(args: &TraceArgs) -> anyhow::Result<()> {
    let documents = corpus::documents(&args.file)?;
    let document = documents
        .iter()
        .find(|d| d.id == args.id)
        .with_context(|| format!("no document {} in {}", args.id, args.file.display()))?;
    let lexicon = corpus::lexicon(args.live)?;
    let mut desk = Desk::default();
    let text = desk.lay(&document.text, lexicon.tables());
    let scene = Scene::new(&text, document);
    let mut clauses = Vec::new();
    for sentence in text.sentences {
        let (first, last) = (sentence.first as usize, sentence.last as usize);
        println!(
            "sentence\t{first}\t{last}\t\t{}",
            text.surface_of(first, last).replace('\n', " ")
        );
        clause::split(&scene, sentence, &mut clauses);
        for c in &clauses {
            println!(
                "clause\t{}\t{}\t{:?}\t{}",
                c.first,
                c.last,
                c.opening,
                text.surface_of(c.first, c.last).replace('\n', " ")
            );
        }
        for i in first..last {
            let item = &text.items[i];
            let readings: Vec<String> = text
                .readings(item)
                .iter()
                .map(|r| format!("{}{}", text.lexeme(r).id, if scene.verbal(i) { "*" } else { "" }))
                .collect();
            if !readings.is_empty() || text.is_name(item) {
                println!(
                    "item\t{i}\t{}\t{}\t{}{}",
                    i + 1,
                    readings.join(" "),
                    text.surface(item),
                    if text.is_name(item) { " [name]" } else { "" }
                );
            }
        }
    }
    for n in &scene.numbers {
        println!(
            "number\t{}\t{}\t{} {:?} {}\t{}",
            n.range.first,
            n.range.last,
            n.count,
            n.role,
            n.rule,
            text.surface_of(n.range.first as usize, n.range.last as usize)
        );
    }
    for d in &scene.days {
        println!(
            "day\t{}\t{}\t{:?} {}\t{}",
            d.range.first,
            d.range.last,
            d.said,
            d.rule,
            text.surface_of(d.range.first as usize, d.range.last as usize)
        );
    }
    for p in &scene.places {
        let place = &lexicon.tables().places[p.place as usize];
        println!(
            "place\t{}\t{}\t{} local={} covered={} dateline={}\t{}",
            p.range.first,
            p.range.last,
            place.id,
            p.local,
            p.covered,
            p.dateline,
            p.span.of(&document.text)
        );
    }
    let analysis = Coder::new(&lexicon).code(document);
    let mut out = Vec::new();
    wire::write(document, &analysis.records, &lexicon.tables().hash, &mut out);
    print!("{}", String::from_utf8_lossy(&out));
    Ok(())
}
