//! Records as a table for people: one block per record, the Arabic last and alone on its line.

use rasid::model::{Basis, Days, Document, Party, PlaceAt, Record, Span, Status, Toll};
use std::fmt::Write;

/// Where the second and third line of a record begin.
pub(crate) const INDENT: usize = 10;

/// The names of the columns.
pub(crate) fn head() -> String {
    row("TYPE", "STATUS", "DAY", ["KILLED", "INJURED", "DETAINED"], "PLACE")
}

/// A document's line and a block for each of its records; nothing for a document without records.
pub(crate) fn document(document: &Document, records: &[Record], out: &mut String) {
    if records.is_empty() {
        return;
    }
    title(document, out);
    for record in records {
        block(document, record, out);
    }
}

/// Which document the blocks below are from.
pub(crate) fn title(document: &Document, out: &mut String) {
    let published = document.published.map(|d| d.to_string());
    let about = [Some(document.id.as_str()), published.as_deref(), document.outlet.as_deref()];
    let about: Vec<_> = about.into_iter().flatten().map(plain).collect();
    let _ = writeln!(out, "\n== {}", about.join("  "));
}

/// One record.
pub(crate) fn block(document: &Document, r: &Record, out: &mut String) {
    let status = if r.aggregate { "total" } else { r.status.as_str() };
    let tolls = [&r.killed, &r.injured, &r.detained].map(|t| t.as_ref().map_or_else(dash, count));
    let tolls = tolls.each_ref().map(String::as_str);
    let day = r.date.as_ref().map_or_else(dash, |d| {
        // The text names no day: said so, lest it be taken for the day of the event.
        if d.basis == Basis::Publication {
            format!("{} (pub)", days(d))
        } else {
            days(d)
        }
    });
    out.push_str(&row(r.event.as_str(), status, &day, tolls, &places(&r.places)));
    let mut line = parties(&r.actors);
    if !r.recipients.is_empty() {
        let _ = write!(line, " → {}", parties(&r.recipients));
    }
    let mut how: Vec<&str> = r.modes.iter().map(|m| m.as_str()).collect();
    for weapon in &r.weapons {
        if !how.contains(&weapon.kind.as_str()) {
            how.push(weapon.kind.as_str());
        }
    }
    if !how.is_empty() {
        let _ = write!(line, " ({})", how.join(", "));
    }
    if r.aggregate && r.status != Status::Occurred {
        let _ = write!(line, " [{}]", r.status.as_str());
    }
    let _ = writeln!(out, "{:INDENT$}{line}", "");
    if let Some(mention) = r.mentions.first() {
        let _ = writeln!(out, "{:INDENT$}{}", "", words(document, mention.span, 110));
    }
}

fn row(event: &str, status: &str, day: &str, tolls: [&str; 3], place: &str) -> String {
    let [killed, injured, detained] = tolls;
    format!("{event:<9} {status:<12} {day:<17} {killed:>7} {injured:>7} {detained:>8}  {place}\n")
}

fn dash() -> String {
    "-".to_owned()
}

fn count(toll: &Toll) -> String {
    toll.count.to_string()
}

/// `2013-11-14`, or a range with what both days share said once: `2013-11-01..30`.
pub(crate) fn days(days: &Days) -> String {
    let (start, end) = (days.start.to_string(), days.end.to_string());
    if start == end {
        return start;
    }
    let shared = if start.get(..7) == end.get(..7) { 8 } else { 0 };
    let shared = if shared == 0 && start.get(..4) == end.get(..4) {
        5
    } else {
        shared
    };
    format!("{start}..{}", end.get(shared..).unwrap_or(&end))
}

fn places(places: &[PlaceAt]) -> String {
    if places.is_empty() {
        return dash();
    }
    let names: Vec<_> = places
        .iter()
        .map(|p| format!("{}, {}", plain(&p.name), std::str::from_utf8(&p.country).unwrap_or("XX")))
        .collect();
    names.join("; ")
}

/// By name if there is one, else by country and sector; `?` if the text names nobody.
fn parties(parties: &[Party]) -> String {
    if parties.is_empty() {
        return "?".to_owned();
    }
    let mut names: Vec<String> = Vec::new();
    for name in parties.iter().map(party) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// One actor or recipient in Latin letters.
pub(crate) fn party(p: &Party) -> String {
    match &p.name {
        Some(name) => plain(name),
        None => format!("{} {}", p.country(), p.sector.as_str()),
    }
}

/// The words under a span, cut to so many characters.
pub(crate) fn words(document: &Document, span: Span, most: usize) -> String {
    let words = span.of(&document.text).trim();
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", plain(&words[..end])),
        None => plain(words),
    }
}

/// Text that cannot move the cursor or turn the reading direction of what follows: control
/// characters and direction marks go, line breaks become spaces.
pub(crate) fn plain(text: &str) -> String {
    text.trim()
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rasid::model::DayPrecision;

    #[test]
    fn ranges_say_what_they_share_once() {
        let range = |start: &str, end: &str| {
            let (Ok(start), Ok(end)) = (rasid::read::published(start), rasid::read::published(end)) else {
                return String::new();
            };
            days(&Days {
                start,
                end,
                precision: DayPrecision::Days,
                basis: Basis::Stated,
                span: None,
                rule: "",
            })
        };
        assert_eq!(range("2013-11-14", "2013-11-14"), "2013-11-14");
        assert_eq!(range("2013-11-01", "2013-11-30"), "2013-11-01..30");
        assert_eq!(range("2013-11-28", "2013-12-03"), "2013-11-28..12-03");
        assert_eq!(range("2013-12-28", "2014-01-03"), "2013-12-28..2014-01-03");
    }

    #[test]
    fn words_are_cut_and_harmless() {
        let document = Document::new("d", "\u{1b}[31mقتل\u{202e} جندي\nأمس", None);
        let all = Span::new(0, document.text.len() as u32);
        assert_eq!(words(&document, all, 100), "[31mقتل جندي أمس");
        assert_eq!(words(&document, Span::new(5, all.end), 4), "قتل…");
    }
}
