//! `rasid mentions`

use crate::input::Inputs;
use crate::stream::{self, Coded, Manner};
use crate::{Exit, lexicon};
use rasid::Lexicon;
use rasid::mention::day::{self, DayMention, Tense};
use rasid::mention::number::{self, NumberMention, NumberRole};
use rasid::mention::{Range, place};
use rasid::model::{Document, Span};
use rasid::text::{Desk, Text};
use rasid::wire::Points;
use rasid_lexicon::{Actor, Payload};
use serde::Serialize;

/// List the numbers, days, places and listed actors that the texts name, as JSON lines
///
/// Each line has doc_id, kind (number, day, place or actor), start and end in code points, the words,
/// the value and the rule that read it. Days are counted from the day of publication; without one the value
/// is null where it is needed.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  rasid mentions reports.jsonl
  rasid mentions report.txt --published 2013-11-15 | grep '\"kind\":\"day\"'

Exit codes: 0 all was read; 1 some input was not read; 2 wrong usage")]
pub(crate) struct Mentions {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    lexicon: lexicon::Choice,

    #[command(flatten)]
    manner: Manner,
}

impl Mentions {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        let Some(lexicon) = self.lexicon.load() else {
            return Ok(Exit::WrongUsage);
        };
        let tally = stream::run(&self.inputs, &self.manner, "mentions", || {
            let mut finder = Finder {
                lexicon: &lexicon,
                desk: Desk::default(),
                numbers: Vec::new(),
                days: Vec::new(),
            };
            move |document: &Document, out: &mut Vec<u8>| Coded {
                records: finder.find(document, out),
                issues: Vec::new(),
            }
        })?;
        Ok(if tally.incomplete() { Exit::NotAllRead } else { Exit::Fine })
    }
}

#[derive(Serialize)]
struct Line<'a> {
    doc_id: &'a str,
    kind: &'static str,
    start: u32,
    end: u32,
    text: &'a str,
    value: Value<'a>,
    rule: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Number {
        min: u32,
        max: Option<u32>,
        role: &'static str,
    },
    Days {
        start: String,
        end: String,
        precision: &'static str,
        basis: &'static str,
    },
    Place {
        id: &'a str,
        name: &'a str,
        country: &'a str,
        precision: &'static str,
    },
    Actor {
        id: &'a str,
        name: &'a str,
        country: &'a str,
        sector: &'static str,
    },
    Open,
}

struct Finder<'a> {
    lexicon: &'a Lexicon,
    desk: Desk,
    numbers: Vec<NumberMention>,
    days: Vec<DayMention>,
}

impl Finder<'_> {
    fn find(&mut self, document: &Document, out: &mut Vec<u8>) -> usize {
        let text = self.desk.lay(&document.text, self.lexicon.tables());
        self.numbers.clear();
        self.days.clear();
        for sentence in text.sentences {
            number::find(&text, sentence, &mut self.numbers);
            day::find(&text, sentence, &mut self.days);
        }
        let tables = self.lexicon.tables();
        let mut found: Vec<(Span, &'static str, Value<'_>, &str)> = Vec::new();
        for n in &self.numbers {
            let value = Value::Number {
                min: n.count.min,
                max: n.count.max,
                role: role(n.role),
            };
            found.extend(span(&text, n.range).map(|at| (at, "number", value, n.rule)));
        }
        for (n, d) in self.days.iter().enumerate() {
            let days = day::resolve(&self.days, n, &text, document.published, Tense::Past);
            let value = days.map_or(Value::Open, |days| Value::Days {
                start: days.start.to_string(),
                end: days.end.to_string(),
                precision: days.precision.as_str(),
                basis: days.basis.as_str(),
            });
            found.extend(span(&text, d.range).map(|at| (at, "day", value, d.rule)));
        }
        for p in place::find(&text, &self.numbers).0 {
            let value = tables.places.get(p.place as usize).map_or(Value::Open, |place| Value::Place {
                id: &place.id,
                name: &place.name,
                country: code(&place.country),
                precision: p.precision.as_str(),
            });
            found.push((p.span, "place", value, p.rule));
        }
        for item in text.items {
            let year = document.published.map(|d| d.year().unsigned_abs());
            let mut actors = text.names(item).iter().filter_map(|name| match *name {
                Payload::Actor(number) => tables.actors.get(number as usize),
                _ => None,
            });
            // Of several holders of an office, the one of the report's year.
            let held = |a: &&Actor| year.is_none_or(|y| a.from <= y && (a.to == 0 || y <= a.to));
            if let Some(actor) = actors.find(held) {
                let value = Value::Actor {
                    id: &actor.id,
                    name: &actor.name,
                    country: code(&actor.country),
                    sector: actor.sector.as_str(),
                };
                let (start, end) = text.span(item);
                found.push((Span::new(start, end), "actor", value, "actor/name"));
            }
        }
        found.sort_by_key(|(at, kind, _, _)| (*at, *kind));
        let points = Points::of(&document.text);
        let count = found.len();
        for (at, kind, value, rule) in found {
            let (start, end) = points.span(at);
            let line = Line {
                doc_id: &document.id,
                kind,
                start,
                end,
                text: at.of(&document.text),
                value,
                rule,
            };
            serde_json::to_writer(&mut *out, &line).expect("a Vec takes every byte, and all keys are strings");
            out.push(b'\n');
        }
        count
    }
}

fn code(letters: &[u8]) -> &str {
    std::str::from_utf8(letters).unwrap_or_default()
}

/// First and last byte of some items.
fn span(text: &Text<'_>, range: Range) -> Option<Span> {
    let first = text.items.get(range.first as usize)?;
    let last = text.items.get((range.last as usize).checked_sub(1)?)?;
    Some(Span::new(text.span(first).0, text.span(last).1))
}

fn role(role: NumberRole) -> &'static str {
    match role {
        NumberRole::Count => "count",
        NumberRole::Age => "age",
        NumberRole::Money => "money",
        NumberRole::Measure => "measure",
        NumberRole::Date => "date",
        NumberRole::Percent => "percent",
        NumberRole::Name => "name",
        NumberRole::Ordinal => "ordinal",
    }
}
