//! `rasid forms`

use crate::{Exit, lexicon, screen};
use rasid::text::{Clitics, Desk, Item, Pronoun, Reading, Text};
use rasid_lexicon::fold::{self, Key};
use rasid_lexicon::{Class, Classes, Lexeme, Lexicon, Payload};
use std::fmt::Write;

/// Show what the lexicon knows of a word or a name
///
/// Lists each reading of the spelling, best first: the entry's id, its part of speech, what is
/// glued to it, what the spelling tells, and the score; then the places, actors and states of that
/// name. In Latin letters the word is the beginning of ids: the entries are listed.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  rasid forms assault/            entries whose id begins so
  rasid forms وبالقصف
  rasid forms 'دمشق القديمة'")]
pub(crate) struct Forms {
    /// Word or name in Arabic, or the beginning of an entry's id
    #[arg(required = true)]
    word: Vec<String>,

    #[command(flatten)]
    lexicon: lexicon::Choice,
}

impl Forms {
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        let Some(lexicon) = self.lexicon.load() else {
            return Ok(Exit::WrongUsage);
        };
        let words = self.word.join(" ");
        let mut out = String::new();
        if fold::letters(&words).is_empty() {
            entries(&words, lexicon.tables(), &mut out);
        } else {
            let mut desk = Desk::default();
            let text = desk.lay(&words, lexicon.tables());
            for item in text.items {
                explain(&text, item, &mut out);
            }
        }
        if out.is_empty() {
            let _ = writeln!(out, "nothing is known of it");
        }
        screen::put(out.as_bytes())?;
        Ok(Exit::Fine)
    }
}

/// Entries whose id begins with `prefix`.
fn entries(prefix: &str, tables: &Lexicon, out: &mut String) {
    for lexeme in tables.lexemes.iter().filter(|l| l.id.starts_with(prefix)) {
        let _ = writeln!(out, "{}  {}", described(lexeme), lemma(lexeme.lemma));
    }
    for actor in tables.actors.iter().filter(|a| a.id.starts_with(prefix)) {
        let _ = writeln!(out, "actor {}  {}  {}", actor.id, actor.name, actor.name_ar);
    }
    for place in tables.places.iter().filter(|p| p.id.starts_with(prefix)) {
        let _ = writeln!(out, "place {}  {}  {}", place.id, place.name, place.name_ar);
    }
}

fn described(lexeme: &Lexeme) -> String {
    let mut line = format!("{:<28} {:<9} {}", lexeme.id, lexeme.pos.as_str(), classes(lexeme.classes));
    if !lexeme.sense.is_empty() {
        let _ = write!(line, " sense={}", lexeme.sense);
    }
    if lexeme.value != 0 {
        let _ = write!(line, " value={}", lexeme.value);
    }
    line
}

fn classes(classes: Classes) -> String {
    let names: Vec<_> = Class::ALL.iter().filter(|c| classes.has(**c)).map(|c| c.as_str()).collect();
    if names.is_empty() { "-".to_owned() } else { names.join(",") }
}

/// The letters of a key, where it holds them (up to ten).
fn lemma(key: Key) -> String {
    let count = (key.0 >> 60) as usize;
    if count > 10 {
        return String::new();
    }
    let letters: Vec<u8> = (0..count).map(|i| (key.0 >> (6 * i)) as u8 & 63).collect();
    fold::display(&letters)
}

fn explain(text: &Text<'_>, item: &Item, out: &mut String) {
    let readings = text.readings(item);
    let names = text.names(item);
    if item.kind != rasid::text::Kind::Word {
        return;
    }
    if readings.is_empty() && names.is_empty() {
        let _ = writeln!(out, "unknown  {}", text.surface(item));
        return;
    }
    let _ = writeln!(
        out,
        "{} readings, {} names  {}",
        readings.len(),
        names.len(),
        text.surface(item)
    );
    for reading in readings {
        let _ = writeln!(
            out,
            "  {:>4}  {}  {}",
            reading.score,
            described(text.lexeme(reading)),
            told(reading)
        );
        if let Some(frame) = text.frame(reading) {
            let event = frame.event.map_or("-", |e| e.as_str());
            let modes: Vec<_> = frame.modes.iter().map(|m| m.as_str()).collect();
            let _ = writeln!(out, "        states {event} {} ({})", modes.join(","), frame.kind.as_str());
        }
    }
    for payload in names {
        let _ = writeln!(out, "{}", name(payload, text.lexicon));
    }
}

/// What is glued to the stem and what the spelling tells.
fn told(reading: &Reading) -> String {
    let glued: Vec<_> = reading.clitics.iter_names().map(|(name, _)| name.to_lowercase()).collect();
    let bits: Vec<_> = reading
        .morph
        .iter_names()
        .map(|(name, _)| name.to_lowercase().replace('_', "-"))
        .collect();
    let mut parts = Vec::new();
    if reading.clitics != Clitics::empty() {
        parts.push(format!("{}+", glued.join("+")));
    }
    parts.push(bits.join(" "));
    if reading.pronoun != Pronoun::None {
        parts.push(format!("+{}", format!("{:?}", reading.pronoun).to_lowercase()));
    }
    parts.join(" ")
}

fn name(payload: &Payload, tables: &Lexicon) -> String {
    let code = |code: &[u8]| String::from_utf8_lossy(code).into_owned();
    match *payload {
        Payload::Lexeme(number, _) => match tables.lexemes.get(number as usize) {
            Some(lexeme) => format!("  expression {}", described(lexeme)),
            None => String::new(),
        },
        Payload::Place(number, bare) => match tables.places.get(number as usize) {
            Some(p) => format!(
                "  place   {:<28} {}, {} ({}, {:.3} {:.3}{})",
                p.id,
                p.name,
                code(&p.country),
                p.kind.as_str(),
                p.lat,
                p.lon,
                if bare { "" } else { ", only beside a head noun or its parent" }
            ),
            None => String::new(),
        },
        Payload::Actor(number) => match tables.actors.get(number as usize) {
            Some(a) => {
                let years = match (a.from, a.to) {
                    (0, 0) => String::new(),
                    (from, 0) => format!(", from {from}"),
                    (0, to) => format!(", to {to}"),
                    (from, to) => format!(", {from}–{to}"),
                };
                format!("  actor   {:<28} {} ({} {}{years})", a.id, a.name, code(&a.country), a.sector)
            }
            None => String::new(),
        },
        Payload::Country(number) => match tables.countries.get(number as usize) {
            Some(c) => format!("  state   {:<28} {} ({})", code(&c.iso3), c.name, code(&c.iso2)),
            None => String::new(),
        },
    }
}
