//! Compares the generator with conjugation tables made by another program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rasid_lexicon::morph::{VerbForm, VerbSpec, verb};

/// Verbs of the tables: vocalised lemma, root, form.
const VERBS: [(&str, &str, VerbForm); 16] = [
    ("قَتَلَ", "ق ت ل", VerbForm::I),
    ("سَقَطَ", "س ق ط", VerbForm::I),
    ("وَقَعَ", "و ق ع", VerbForm::I),
    ("قَالَ", "ق و ل", VerbForm::I),
    ("دَعَا", "د ع و", VerbForm::I),
    ("نَفَى", "ن ف ي", VerbForm::I),
    ("رَدَّ", "ر د د", VerbForm::I),
    ("هَدَّدَ", "ه د د", VerbForm::II),
    ("أَعْلَنَ", "ع ل ن", VerbForm::IV),
    ("أَصَابَ", "ص و ب", VerbForm::IV),
    ("أَدَانَ", "د ي ن", VerbForm::IV),
    ("تَوَعَّدَ", "و ع د", VerbForm::V),
    ("اِنْفَجَرَ", "ف ج ر", VerbForm::VII),
    ("اِغْتَالَ", "غ ي ل", VerbForm::VIII),
    ("اِلْتَقَى", "ل ق ي", VerbForm::VIII),
    ("اِسْتَهْدَفَ", "ه د ف", VerbForm::X),
];

/// Verb and tense (whole or in part; empty for any) of rows left out, with the reason.
const LEFT_OUT: [(&str, &str, &str); 3] = [
    ("", "المؤكد", "energetic forms (ليقتلن) do not occur in news"),
    (
        "",
        "الأمر",
        "imperatives are second person, which is checked in tests/morph.rs",
    ),
    (
        "تَوَعَّدَ",
        "الماضي المجهول",
        "the tables lose the first radical: تعد, where توعد is right",
    ),
];

#[test]
fn every_first_and_third_person_of_the_tables_is_made() {
    let Some(path) = tables() else {
        println!("skipped: no oracles/libqutrub_tables_sample.tsv beside the workspace or in RASID_SHARED");
        return;
    };
    let text = std::fs::read_to_string(&path).expect("the tables are readable");
    let made: BTreeMap<&str, BTreeSet<String>> = VERBS
        .iter()
        .map(|&(lemma, root, form)| {
            let spec = VerbSpec {
                lemma,
                root,
                form,
                imperfect: None,
                masdar: &[],
            };
            (lemma, verb(&spec).expect(lemma).into_iter().map(|form| form.text).collect())
        })
        .collect();
    let mut compared = 0;
    let mut missing = Vec::new();
    for row in text.lines().skip(1) {
        let [lemma, tense, pronoun, _, surface] = row.split('\t').collect::<Vec<_>>()[..] else {
            missing.push(format!("not five columns: {row}"));
            continue;
        };
        let left_out = |(verb, part, _): &(&str, &str, &str)| lemma.contains(verb) && tense.contains(part);
        if pronoun.starts_with("أنت") || LEFT_OUT.iter().any(left_out) {
            continue;
        }
        compared += 1;
        if !made.get(lemma).is_some_and(|forms| forms.contains(surface)) {
            missing.push(format!("{lemma} {tense} {pronoun}: {surface}"));
        }
    }
    assert!(compared > 1000, "only {compared} rows compared");
    assert!(
        missing.is_empty(),
        "{} of {compared} rows missing:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

/// The tables, in the folder named by `RASID_SHARED` or beside the workspace.
fn tables() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var_os("RASID_SHARED").map_or_else(|| workspace.join("../shared"), PathBuf::from);
    let path = shared.join("oracles/libqutrub_tables_sample.tsv");
    path.is_file().then_some(path)
}
