//! The proof of a record: for each value the rule that made it and the words it stands on.

use crate::table::{INDENT, days, party, plain, words};
use rasid::model::{Document, Record, Span, Toll};
use std::fmt::Write;

/// A line per value: slot, value, rule, words.
pub(crate) fn proof(document: &Document, r: &Record, out: &mut String) {
    let mut proof = Proof {
        document,
        record: r,
        out,
    };
    let trigger = r.mentions.first().map(|m| m.trigger);
    proof.line("type", r.event.as_str(), None, trigger);
    proof.line("status", if r.aggregate { "total" } else { r.status.as_str() }, None, None);
    if !r.modes.is_empty() {
        let modes: Vec<_> = r.modes.iter().map(|m| m.as_str()).collect();
        proof.line("modes", &modes.join(", "), None, None);
    }
    for (slot, parties) in [("actors", &r.actors), ("recipients", &r.recipients)] {
        for p in parties {
            proof.line(
                slot,
                &format!("{} [{} {}]", party(p), p.country(), p.sector.as_str()),
                Some(p.rule),
                Some(p.span),
            );
        }
    }
    if let Some(date) = &r.date {
        proof.line(
            "date",
            &format!("{} [{}]", days(date), date.basis.as_str()),
            Some(date.rule),
            date.span,
        );
    }
    for place in &r.places {
        let value = format!("{} [{}]", plain(&place.name), place.precision.as_str());
        proof.line("places", &value, Some(place.rule), Some(place.span));
        for other in &place.alternatives {
            proof.line("  not", &plain(&other.id), Some(&plain(&other.why)), None);
        }
    }
    for (slot, toll) in [("killed", &r.killed), ("injured", &r.injured), ("detained", &r.detained)] {
        if let Some(toll) = toll {
            proof.toll(slot, toll);
        }
    }
    for weapon in &r.weapons {
        proof.line("weapons", weapon.kind.as_str(), None, Some(weapon.span));
    }
    for source in &r.sources {
        proof.line("sources", source.kind.as_str(), None, Some(source.span));
    }
    for mention in r.mentions.iter().skip(1) {
        proof.line("mentions", "said again", Some("-"), Some(mention.trigger));
    }
    proof.line("confidence", &format!("{:.2}", r.confidence), None, None);
}

struct Proof<'a> {
    document: &'a Document,
    record: &'a Record,
    out: &'a mut String,
}

impl Proof<'_> {
    fn toll(&mut self, slot: &str, toll: &Toll) {
        self.line(slot, &toll.count.to_string(), Some(toll.rule), Some(toll.span));
        for part in &toll.parts {
            let value = part
                .count
                .map_or_else(|| part.group.clone(), |c| format!("{c} {}", part.group));
            self.line("  of", &value, Some("-"), Some(part.span));
        }
    }

    /// `rule` is the value's own; without one the record's rule for the slot is told.
    fn line(&mut self, slot: &str, value: &str, rule: Option<&str>, span: Option<Span>) {
        let rule = rule
            .or_else(|| self.record.rules.get(slot).map(String::as_str))
            .unwrap_or("-");
        let words = span.map(|s| words(self.document, s, 60)).unwrap_or_default();
        let line = format!("{:INDENT$}| {slot:<11} {value:<32} {rule:<28} {words}", "");
        let _ = writeln!(self.out, "{}", line.trim_end());
    }
}
