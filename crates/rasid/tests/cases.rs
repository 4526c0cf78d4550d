//! Articles with the records they should give: every page of `corpus/cases/**/*.md`.
//!
//! A case is a heading, its reason in prose, an `article` block and an `events` block:
//!
//! ````text
//! ```article published=2024-03-05
//! …
//! ```
//! ```events
//! TYPE/mode,mode  day  CC/Place  killed=3  injured=2+  actors=IRQ/COP,…  status=denied
//! ```
//! ````
//!
//! Fields stand two spaces apart. Day and place go by position and may be left out from the right;
//! `*` compares nothing, `-` says that the text gives none (a day that falls back on the day of
//! publication counts as none). Two days are a range `A..B`, several places are joined by `+`, a
//! country alone asks for some place in it. `TYPE` alone compares no modes, `TYPE/-` asks for none.
//! Counts are `3`, `2..4` or `20+`. What a line does not name is not compared. An empty block: no event.
//!
//! `known-gap=why` at the end of the article's line marks what is not read right yet; the test
//! then fails as soon as it is.

use rasid::model::{Basis, Count, Document, Party, Record};
use rasid::{Coder, Lexicon};
use std::path::{Path, PathBuf};

/// One case of a page.
struct Case {
    at: String,
    title: String,
    published: jiff::civil::Date,
    gap: Option<String>,
    text: String,
    events: Vec<Line>,
}

/// What one line of an `events` block asks for.
#[derive(Default)]
struct Line {
    written: String,
    event: String,
    modes: Option<Vec<String>>,
    day: Option<String>,
    places: Option<Vec<String>>,
    values: Vec<(String, String)>,
}

/// Marks are for what will be mended soon, not a place to put things away.
const MOST_GAPS: usize = 15;

#[test]
fn every_case_gives_its_events() {
    let lexicon = Lexicon::embedded();
    let mut coder = Coder::new(&lexicon);
    let (mut broken, mut gaps, mut count) = (Vec::new(), 0, 0);
    for page in pages() {
        for case in read(&page) {
            count += 1;
            let document = Document::new("case", case.text.as_str(), Some(case.published));
            let records = coder.code(&document).records;
            let faults = differences(&case, &records);
            match (&case.gap, faults.is_empty()) {
                (None, true) => {}
                (None, false) => broken.push(format!("{}: {}\n{}", case.at, case.title, faults.join("\n"))),
                (Some(_), false) => gaps += 1,
                (Some(why), true) => broken.push(format!(
                    "{}: {} is read right now: take its mark away (known-gap={why})",
                    case.at, case.title
                )),
            }
        }
    }
    assert!(count >= 60, "only {count} cases were found");
    assert!(
        gaps <= MOST_GAPS,
        "{gaps} cases are marked as known gaps, at most {MOST_GAPS} may be"
    );
    assert!(
        broken.is_empty(),
        "{} of {count} cases differ:\n\n{}\n",
        broken.len(),
        broken.join("\n\n")
    );
}

/// What differs between the events asked for and the records given, as lines for people.
fn differences(case: &Case, records: &[Record]) -> Vec<String> {
    let mut left: Vec<usize> = (0..records.len()).collect();
    let mut out = Vec::new();
    for line in &case.events {
        let best = left
            .iter()
            .map(|&n| (compare(line, &records[n], &case.text), n))
            .min_by_key(|(faults, _)| faults.len());
        match best {
            Some((faults, n)) if faults.first().is_none_or(|f| !f.starts_with("type")) => {
                left.retain(|k| *k != n);
                if !faults.is_empty() {
                    out.push(format!(
                        "  wanted  {}\n     got  {}",
                        line.written,
                        shown(&records[n], &case.text)
                    ));
                    out.extend(faults.iter().map(|f| format!("          {f}")));
                }
            }
            _ => out.push(format!("  missing {}", line.written)),
        }
    }
    out.extend(left.iter().map(|&n| format!("  surplus {}", shown(&records[n], &case.text))));
    if !out.is_empty() {
        out.push(format!("  text    {}", case.text));
    }
    out
}

/// The faults of a record; one of its type comes first.
fn compare(line: &Line, record: &Record, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |what: &str, wanted: &str, got: String| {
        if wanted != got {
            faults.push(format!("{what}: wanted {wanted}, got {got}"));
        }
    };
    check("type", &line.event, record.event.as_str().to_owned());
    if let Some(modes) = &line.modes {
        check("modes", &joined(modes.clone()), joined(mode_names(record)));
    }
    if let Some(day) = &line.day {
        check("day", day, day_of(record));
    }
    if let Some(places) = &line.places {
        if let [country] = &places[..]
            && country.len() == 2
        {
            let got = if record.places.iter().any(|p| p.country == country.as_bytes()) {
                country.clone()
            } else {
                joined(place_names(record))
            };
            check("place", country, got);
        } else {
            check("place", &joined(places.clone()), joined(place_names(record)));
        }
    }
    for (key, wanted) in &line.values {
        let list = || joined(wanted.split(',').map(str::to_owned).filter(|w| w != "-").collect());
        match key.as_str() {
            "killed" => check(key, wanted, toll(record.killed.as_ref().map(|t| t.count))),
            "injured" => check(key, wanted, toll(record.injured.as_ref().map(|t| t.count))),
            "detained" => check(key, wanted, toll(record.detained.as_ref().map(|t| t.count))),
            "actors" => check(key, &list(), joined(sides(&record.actors))),
            "recipients" => check(key, &list(), joined(sides(&record.recipients))),
            "weapons" => check(
                key,
                &list(),
                joined(record.weapons.iter().map(|w| w.kind.as_str().to_owned()).collect()),
            ),
            "status" => check(key, wanted, record.status.as_str().to_owned()),
            "aggregate" => check(key, wanted, record.aggregate.to_string()),
            "mentions" => check(key, wanted, record.mentions.len().to_string()),
            "said-by" => {
                let got: Vec<&str> = record.sources.iter().map(|s| s.span.of(text)).collect();
                if !got.contains(&wanted.as_str()) {
                    check(key, wanted, got.join(" + "));
                }
            }
            other => check(other, wanted, "no such value".to_owned()),
        }
    }
    faults
}

fn shown(record: &Record, text: &str) -> String {
    let mut out = format!(
        "{}/{}  {}  {}",
        record.event.as_str(),
        joined(mode_names(record)),
        day_of(record),
        joined(place_names(record)).replace(',', "+")
    );
    for (name, value) in [
        ("killed", &record.killed),
        ("injured", &record.injured),
        ("detained", &record.detained),
    ] {
        if let Some(value) = value {
            out.push_str(&format!("  {name}={}", toll(Some(value.count))));
        }
    }
    for (name, value) in [("actors", &record.actors), ("recipients", &record.recipients)] {
        if !value.is_empty() {
            out.push_str(&format!("  {name}={}", joined(sides(value))));
        }
    }
    if record.status.as_str() != "occurred" {
        out.push_str(&format!("  status={}", record.status.as_str()));
    }
    if record.aggregate {
        out.push_str("  aggregate=true");
    }
    out.push_str(&format!("  mentions={}", record.mentions.len()));
    for source in &record.sources {
        out.push_str(&format!("  said-by={}", source.span.of(text)));
    }
    out
}

fn mode_names(record: &Record) -> Vec<String> {
    record.modes.iter().map(|m| m.as_str().to_owned()).collect()
}

fn place_names(record: &Record) -> Vec<String> {
    let name = |p: &rasid::model::PlaceAt| format!("{}/{}", String::from_utf8_lossy(&p.country), p.name);
    record.places.iter().map(name).collect()
}

fn sides(parties: &[Party]) -> Vec<String> {
    parties
        .iter()
        .map(|p| format!("{}/{}", p.country(), p.sector.as_str()))
        .collect()
}

fn joined(mut names: Vec<String>) -> String {
    names.sort();
    names.dedup();
    if names.is_empty() { "-".to_owned() } else { names.join(",") }
}

fn day_of(record: &Record) -> String {
    match &record.date {
        Some(d) if d.basis == Basis::Publication => "-".to_owned(),
        Some(d) if d.start == d.end => d.start.to_string(),
        Some(d) => format!("{}..{}", d.start, d.end),
        None => "-".to_owned(),
    }
}

fn toll(count: Option<Count>) -> String {
    match count {
        None => "-".to_owned(),
        Some(Count { min, max: Some(max) }) if min == max => min.to_string(),
        Some(Count { min, max: Some(max) }) => format!("{min}..{max}"),
        Some(Count { min, max: None }) => format!("{min}+"),
    }
}

/// All pages, in order of their paths.
#[allow(clippy::disallowed_methods, reason = "a test reads its cases")]
fn pages() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/cases")];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder of cases is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// The cases of one page.
#[allow(clippy::disallowed_methods, reason = "a test reads its cases")]
fn read(page: &Path) -> Vec<Case> {
    let name = page.to_string_lossy();
    let name = name.split_once("../../").map_or(&*name, |(_, inside)| inside).to_owned();
    let text = std::fs::read_to_string(page).expect("readable");
    let mut cases: Vec<Case> = Vec::new();
    let (mut title, mut reason) = (String::new(), false);
    let mut lines = text.lines().enumerate();
    let block = |lines: &mut dyn Iterator<Item = (usize, &str)>| -> Vec<String> {
        lines
            .map(|(_, l)| l.to_owned())
            .take_while(|l| l.trim_end() != "```")
            .collect()
    };
    while let Some((n, line)) = lines.next() {
        let at = format!("{name}:{}", n + 1);
        if let Some(heading) = line.strip_prefix("# ") {
            (title, reason) = (heading.to_owned(), false);
        } else if let Some(head) = line.strip_prefix("```article ") {
            assert!(
                !title.is_empty() && reason,
                "{at}: a case opens with a heading and its reason"
            );
            let (head, gap) = match head.split_once(" known-gap=") {
                Some((head, why)) => (head, Some(why.to_owned())),
                None => (head, None),
            };
            let day = head.trim().strip_prefix("published=").and_then(|d| d.parse().ok());
            cases.push(Case {
                published: day.unwrap_or_else(|| unreachable!("{at}: an article needs published=YYYY-MM-DD")),
                at,
                title: std::mem::take(&mut title),
                gap,
                text: block(&mut lines).join("\n"),
                events: Vec::new(),
            });
        } else if line.starts_with("```events") {
            let case = cases
                .last_mut()
                .unwrap_or_else(|| unreachable!("{at}: an article comes first"));
            case.events = block(&mut lines)
                .iter()
                .filter(|l| !l.trim().is_empty())
                .map(|l| parse(l, &at))
                .collect();
        } else {
            assert!(!line.starts_with("```"), "{at}: no such block: {line}");
            reason |= !line.trim().is_empty();
        }
    }
    cases
}

fn parse(written: &str, at: &str) -> Line {
    let fields: Vec<&str> = written.split("  ").map(str::trim).filter(|f| !f.is_empty()).collect();
    let (first, rest) = fields.split_first().expect("the line is not empty");
    let mut line = Line {
        written: fields.join("  "),
        ..Line::default()
    };
    let (event, modes) = first.split_once('/').map_or((*first, None), |(e, m)| (e, Some(m)));
    line.event = event.to_owned();
    line.modes = modes.map(|m| m.split(',').filter(|m| *m != "-").map(str::to_owned).collect());
    let mut positions = 0;
    for field in rest {
        if let Some((key, value)) = field.split_once('=') {
            line.values.push((key.to_owned(), value.to_owned()));
            continue;
        }
        assert!(
            line.values.is_empty() && positions < 2,
            "{at}: {field} stands in no known place; fields are two spaces apart"
        );
        positions += 1;
        if *field == "*" {
            continue;
        }
        if positions == 1 {
            line.day = Some((*field).to_owned());
        } else {
            line.places = Some(field.split('+').filter(|p| *p != "-").map(str::to_owned).collect());
        }
    }
    line
}
