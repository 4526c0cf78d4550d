//! Documents through the workers: in order, on all cores, in bounded memory.
//!
//! A reader cuts the input into batches; workers take them as they come; the writer waits for
//! each batch in the order of reading, so that one worker or many give the same bytes. The
//! queues are short: a slow reader of our output slows the reading of the input.

use crate::input::{self, Batch, Fault, Inputs, LONGEST, Source, Work};
use crate::screen;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rasid::model::{Document, Issue};
use rasid::read::{self, Read, ReadError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How the work is done, and what is said about it
#[derive(clap::Args)]
pub(crate) struct Manner {
    /// Worker threads; all cores by default. The output does not depend on it
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    jobs: Option<u16>,

    /// No progress bar and no summary; faults are still told
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,

    /// List every fault, and what could not be settled in each document
    #[arg(long, short)]
    verbose: bool,
}

/// What one document gave, besides the bytes written.
pub(crate) struct Coded {
    /// How many records (or mentions).
    pub(crate) records: usize,
    /// What could not be settled.
    pub(crate) issues: Vec<Issue>,
}

/// Counts of a run.
#[derive(Default)]
pub(crate) struct Tally {
    documents: u64,
    bytes: u64,
    records: u64,
    not_read: BTreeMap<&'static str, u64>,
    issues: BTreeMap<&'static str, u64>,
}

impl Tally {
    /// Whether something was not read.
    pub(crate) fn incomplete(&self) -> bool {
        !self.not_read.is_empty()
    }

    fn add(&mut self, other: Tally) {
        self.documents += other.documents;
        self.bytes += other.bytes;
        self.records += other.records;
        for (sum, part) in [(&mut self.not_read, other.not_read), (&mut self.issues, other.issues)] {
            for (name, count) in part {
                *sum.entry(name).or_default() += count;
            }
        }
    }

    /// One line for people; `noun` is what was written.
    fn summary(&self, noun: &str, took: Duration) -> String {
        let listed = |counts: &BTreeMap<&str, u64>| {
            let parts: Vec<_> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
            parts.join(", ")
        };
        let mut line = format!(
            "rasid: {} document{} read ({:.1} MB), {} {noun} written in {:.2} s",
            self.documents,
            if self.documents == 1 { "" } else { "s" },
            self.bytes as f64 / 1e6,
            self.records,
            took.as_secs_f64()
        );
        if self.incomplete() {
            let count: u64 = self.not_read.values().sum();
            line.push_str(&format!("; NOT READ {count}: {}", listed(&self.not_read)));
        }
        if !self.issues.is_empty() {
            line.push_str(&format!("; issues: {}", listed(&self.issues)));
        }
        line
    }
}

/// What came of a batch.
struct Done {
    source: Arc<Source>,
    out: Vec<u8>,
    faults: Vec<Fault>,
    notes: Vec<String>,
    tally: Tally,
}

/// Faults shown per file unless all are asked for.
const SHOWN: u64 = 20;

/// Reads the inputs, has each document worked on by a worker of `make`, and writes what the
/// workers write, in the order of the input.
///
/// A worker appends to the given bytes; what it writes for a document must not depend on the
/// documents before it.
pub(crate) fn run<W>(inputs: &Inputs, manner: &Manner, noun: &str, make: impl Fn() -> W + Sync) -> anyhow::Result<Tally>
where
    W: FnMut(&Document, &mut Vec<u8>) -> Coded,
{
    let started = Instant::now();
    let jobs = manner
        .jobs
        .map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let count = Arc::new(AtomicU64::new(0));
    let bar = bar(inputs, manner);
    let mut tally = Tally::default();
    let (work_in, work_out) = sync_channel::<(Batch, SyncSender<Done>)>(jobs * 2);
    let (turn_in, turn_out) = sync_channel::<Receiver<Done>>(jobs * 2);
    let work_out = Mutex::new(work_out);
    thread::scope(|scope| -> anyhow::Result<()> {
        for _ in 0..jobs {
            thread::Builder::new().name(WORKER.to_owned()).spawn_scoped(scope, || {
                let mut worker = Worker {
                    make: &make,
                    work: make(),
                    inputs,
                    verbose: manner.verbose,
                };
                loop {
                    let next = work_out.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((batch, reply)) = next else { return };
                    // The writer may have gone: then nobody waits for this.
                    let _ = reply.send(worker.batch(batch));
                }
            })?;
        }
        let counter = Arc::clone(&count);
        thread::Builder::new().spawn_scoped(scope, move || {
            inputs.feed(&counter, &mut |batch| {
                let (reply, turn) = sync_channel(1);
                turn_in.send(turn).is_ok() && work_in.send((batch, reply)).is_ok()
            });
        })?;
        let mut told = Told {
            name: String::new(),
            count: 0,
        };
        for turn in turn_out {
            let done = turn.recv()?;
            told.tell(&done, manner, &bar);
            screen::put(&done.out)?;
            tally.add(done.tally);
            bar.set_position(count.load(Ordering::Relaxed));
        }
        told.close(manner);
        Ok(())
    })?;
    bar.finish_and_clear();
    if !manner.quiet {
        screen::say(&tally.summary(noun, started.elapsed()));
    }
    Ok(tally)
}

/// A bar on standard error, if a person watches it and the end is known.
fn bar(inputs: &Inputs, manner: &Manner) -> ProgressBar {
    let watched = std::io::stderr().is_terminal() && !std::io::stdout().is_terminal();
    match inputs.size() {
        Some(size) if watched && !manner.quiet => {
            let bar = ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::stderr());
            let style = "{bar:30} {decimal_bytes} of {decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left";
            bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        }
        _ => ProgressBar::hidden(),
    }
}

/// What was said about the file at hand.
struct Told {
    name: String,
    count: u64,
}

impl Told {
    fn tell(&mut self, done: &Done, manner: &Manner, bar: &ProgressBar) {
        if done.source.name != self.name {
            self.close(manner);
            *self = Told {
                name: done.source.name.clone(),
                count: 0,
            };
        }
        for fault in &done.faults {
            self.count += 1;
            if manner.verbose || self.count <= SHOWN {
                let line = fault.line.map(|l| format!(":{l}")).unwrap_or_default();
                bar.suspend(|| screen::say(&format!("{}{line}: {}\n  hint: {}", self.name, fault.what, fault.hint)));
            }
        }
        for note in &done.notes {
            bar.suspend(|| screen::say(note));
        }
    }

    fn close(&self, manner: &Manner) {
        if !manner.verbose && self.count > SHOWN {
            screen::say(&format!(
                "{}: and {} more faults; --verbose lists them all",
                self.name,
                self.count - SHOWN
            ));
        }
    }
}

struct Worker<'a, F, W> {
    make: &'a F,
    work: W,
    inputs: &'a Inputs,
    verbose: bool,
}

impl<F, W> Worker<'_, F, W>
where
    F: Fn() -> W,
    W: FnMut(&Document, &mut Vec<u8>) -> Coded,
{
    fn batch(&mut self, batch: Batch) -> Done {
        let Batch { source, work } = batch;
        let mut done = Done {
            source: Arc::clone(&source),
            out: Vec::new(),
            faults: Vec::new(),
            notes: Vec::new(),
            tally: Tally::default(),
        };
        match work {
            Work::Refused(fault) => done.refuse(fault),
            Work::Text { bytes, id } => self.document(read::plain(&id, &bytes, self.inputs.published), 1, bytes.len(), &mut done),
            Work::Lines { bytes, first } => {
                for (line, number) in bytes.split(|b| *b == b'\n').zip(first..) {
                    if line.iter().all(u8::is_ascii_whitespace) {
                        continue;
                    }
                    if line.len() > LONGEST {
                        done.refuse(input::too_long(number));
                        continue;
                    }
                    let read = read::json_line(line).map(|mut read| {
                        if read.document.id.is_empty() {
                            read.document.id = format!("{}line-{number}", source.prefix);
                        }
                        read.document.published = read.document.published.or(self.inputs.published);
                        read
                    });
                    self.document(read, number, line.len(), &mut done);
                }
            }
        }
        done
    }

    fn document(&mut self, read: Result<Read, ReadError>, line: u64, bytes: usize, done: &mut Done) {
        let read = match read {
            Ok(read) => read,
            Err(error) => {
                done.refuse(Fault {
                    line: Some(line),
                    reason: error.reason.as_str(),
                    what: error.what,
                    hint: error.hint.to_owned(),
                });
                return;
            }
        };
        let before = done.out.len();
        let coded = catch_unwind(AssertUnwindSafe(|| (self.work)(&read.document, &mut done.out)));
        let Ok(coded) = coded else {
            // A fault of ours must not cost the user the other documents.
            done.out.truncate(before);
            self.work = (self.make)();
            done.refuse(Fault {
                line: Some(line),
                reason: "fault of the coder",
                what: format!("the coder stopped at {}", stopped_at()),
                hint: "this is a fault of Rasid: please report it with this document; the rest is coded".to_owned(),
            });
            return;
        };
        done.tally.documents += 1;
        done.tally.bytes += bytes as u64;
        done.tally.records += coded.records as u64;
        for issue in read.issues.iter().chain(&coded.issues) {
            *done.tally.issues.entry(issue.kind.as_str()).or_default() += 1;
            if self.verbose {
                let id = crate::table::plain(&read.document.id);
                done.notes.push(format!(
                    "{}:{line}: {id}: {}: {}",
                    done.source.name,
                    issue.kind.as_str(),
                    issue.message
                ));
            }
        }
    }
}

impl Done {
    fn refuse(&mut self, fault: Fault) {
        *self.tally.not_read.entry(fault.reason).or_default() += 1;
        self.faults.push(fault);
    }
}

const WORKER: &str = "coder";

thread_local! {
    static STOPPED: RefCell<String> = const { RefCell::new(String::new()) };
}

fn stopped_at() -> String {
    STOPPED.with_borrow(String::clone)
}

/// Keeps the place of a panic and drops its message, which may hold words of the report.
pub(crate) fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|l| format!("{}:{}", l.file(), l.line()))
            .unwrap_or_default();
        if thread::current().name() != Some(WORKER) {
            screen::say(&format!(
                "rasid: stopped at {place}; this is a fault of Rasid, please report it"
            ));
        }
        STOPPED.with_borrow_mut(|stopped| *stopped = place);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Probe {
        #[command(flatten)]
        inputs: Inputs,
    }

    #[test]
    fn a_fault_of_the_coder_costs_one_document() {
        let inputs = Probe::parse_from(["probe"]).inputs;
        let make = || {
            |document: &Document, out: &mut Vec<u8>| {
                out.extend_from_slice(document.id.as_bytes());
                assert!(document.id != "b", "half of it is written already");
                Coded {
                    records: 1,
                    issues: Vec::new(),
                }
            }
        };
        let mut worker = Worker {
            make: &make,
            work: make(),
            inputs: &inputs,
            verbose: false,
        };
        let lines: String = ["a", "b", "c"]
            .map(|id| format!("{{\"id\":\"{id}\",\"text\":\"قتل جندي\"}}\n"))
            .concat();
        let source = Arc::new(Source {
            name: "in".to_owned(),
            prefix: String::new(),
        });
        let work = Work::Lines {
            bytes: lines.into_bytes(),
            first: 1,
        };
        let done = worker.batch(Batch { source, work });
        assert_eq!(done.out, b"ac");
        assert_eq!(done.tally.records, 2);
        assert_eq!((done.faults.len(), done.faults[0].line), (1, Some(2)));
        assert_eq!(done.faults[0].reason, "fault of the coder");
    }
}
