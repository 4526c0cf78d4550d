//! `data/taxonomy.toml` says what the closed lists of the code mean, and the lexicon keeps to it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods)]

use rasid_lexicon::raw::RawFile;
use rasid_lexicon::taxonomy::{EventType, Mode};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Taxonomy {
    #[serde(rename = "type")]
    types: Vec<TypeEntry>,
    #[serde(rename = "mode")]
    modes: Vec<ModeEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeEntry {
    id: EventType,
    coded: bool,
    is: String,
    border: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModeEntry {
    #[serde(rename = "type")]
    of: EventType,
    id: Mode,
    is: String,
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

fn taxonomy() -> Taxonomy {
    toml::from_str(&std::fs::read_to_string(data().join("taxonomy.toml")).unwrap()).unwrap()
}

/// Type and modes of every entry of the lexicon that states an event, with its id.
fn stated() -> Vec<(String, EventType, Vec<Mode>)> {
    let mut found = Vec::new();
    for folder in ["verbs", "nouns"] {
        for entry in std::fs::read_dir(data().join("lexicon").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let file: RawFile = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let verbs = file.verb.into_iter().map(|v| (v.id.into_inner(), v.frame));
            let nouns = file.noun.into_iter().map(|n| (n.id.into_inner(), n.frame));
            found.extend(
                verbs
                    .chain(nouns)
                    .filter_map(|(id, frame)| Some((id, frame.event?, frame.modes))),
            );
        }
    }
    found.sort();
    found
}

#[test]
fn every_type_is_defined_once_in_the_manuals_order() {
    let types: Vec<EventType> = taxonomy().types.iter().map(|t| t.id).collect();
    assert_eq!(types, EventType::ALL);
}

#[test]
fn every_mode_is_defined_once_for_each_of_its_types() {
    let modes = taxonomy().modes;
    let pairs: BTreeSet<(EventType, Mode)> = modes.iter().map(|m| (m.of, m.id)).collect();
    assert_eq!(pairs.len(), modes.len(), "a mode is defined twice for one type");
    let named: BTreeSet<Mode> = modes.iter().map(|m| m.id).collect();
    assert_eq!(named, Mode::ALL.iter().copied().collect());
}

#[test]
fn definitions_are_sentences() {
    let taxonomy = taxonomy();
    let all = taxonomy.types.iter().flat_map(|t| t.border.iter().chain([&t.is]));
    for text in all.chain(taxonomy.modes.iter().map(|m| &m.is)) {
        assert!(text.ends_with('.'), "no full stop: {text}");
        assert!(text.starts_with(|c: char| c.is_uppercase()), "no capital: {text}");
    }
}

#[test]
fn entries_use_the_modes_of_their_type() {
    let pairs: BTreeSet<(EventType, Mode)> = taxonomy().modes.iter().map(|m| (m.of, m.id)).collect();
    for (id, event, modes) in stated() {
        for mode in modes {
            assert!(pairs.contains(&(event, mode)), "{id}: {mode} is no mode of {event}");
        }
    }
}

#[test]
fn types_with_words_are_marked_as_coded() {
    let used: BTreeSet<EventType> = stated().into_iter().map(|(_, event, _)| event).collect();
    let marked: BTreeSet<EventType> = taxonomy().types.iter().filter(|t| t.coded).map(|t| t.id).collect();
    assert_eq!(
        marked, used,
        "the types marked `coded` in data/taxonomy.toml and those with entries"
    );
}
