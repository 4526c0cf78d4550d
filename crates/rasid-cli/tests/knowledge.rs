//! The lexicon from the command line: a user's folder, forms, taxonomy; the demo, completions.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod common;

use common::{file, folder, rasid};

#[test]
fn a_users_words_lie_over_ours() {
    let dir = folder("overlay");
    file(
        &dir,
        "lexicon/mine.toml",
        "[[word]]\nid = \"mine/hedgehog\"\nclass = [\"person\"]\nlemma = \"قنفذ\"\nplural = [\"قنافذ\"]\n",
    );
    let ours = rasid(["forms", "والقنافذ"]);
    assert!(!ours.out.contains("mine/hedgehog"));
    let ran = rasid(["forms".as_ref(), "والقنافذ".as_ref(), "--lexicon".as_ref(), dir.as_os_str()]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("mine/hedgehog") && ran.out.contains("wa+al+") && ran.out.contains("plur"),
        "{}",
        ran.out
    );
    let listed = rasid(["forms".as_ref(), "mine/".as_ref(), "--lexicon".as_ref(), dir.as_os_str()]);
    assert!(
        listed.out.contains("mine/hedgehog") && listed.out.contains("قنفذ"),
        "{}",
        listed.out
    );
}

#[test]
fn faults_in_a_users_folder_are_told_by_file_and_line() {
    let dir = folder("faults");
    file(
        &dir,
        "lexicon/mine.toml",
        "[[word]]\nid = \"mine/x\"\nclass = [\"nonsense\"]\nlemma = \"قنفذ\"\n",
    );
    let ran = rasid(["code".as_ref(), "--lexicon".as_ref(), dir.as_os_str()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    let begin = format!("{}/lexicon/mine.toml:", dir.display());
    assert!(ran.err.starts_with(&begin) && ran.err.contains("  hint: "), "{}", ran.err);

    let misplaced = folder("misplaced");
    file(&misplaced, "mine.toml", "");
    let ran = rasid(["forms".as_ref(), "x".as_ref(), "--lexicon".as_ref(), misplaced.as_os_str()]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("mine.toml:1: nothing reads"), "{}", ran.err);

    for empty in [folder("nothing"), folder("nothing").join("gone")] {
        let ran = rasid(["code".as_ref(), "--lexicon".as_ref(), empty.as_os_str()]);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    }
}

#[test]
fn forms_tell_what_a_spelling_may_be() {
    let ran = rasid(["forms", "وبالقصف"]);
    assert!(
        ran.out.contains("wa+bi+al+") && ran.out.contains("states ASSAULT"),
        "{}",
        ran.out
    );
    let unknown = rasid(["forms", "ظظظظ"]);
    assert!(unknown.out.starts_with("unknown"), "{}", unknown.out);
    assert_eq!(rasid(["forms", "zzz/"]).out, "nothing is known of it\n");
}

#[test]
fn actors_tell_who_is_known_and_why() {
    let ran = rasid(["actors", "أبو محمد الجولاني"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    // Both of his rows: the leader of an armed group, then the head of state.
    assert!(
        ran.out.contains("years    to 2024") && ran.out.contains("years    from 2025"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("from     data/actors/persons.tsv:"), "{}", ran.out);
    let spelt = rasid(["actors", "ابو", "محمد", "الجولاني"]);
    assert_eq!(spelt.out, ran.out, "hamzas make no difference");
    let first = rasid(["actors", "حماس"]);
    assert!(first.out.starts_with("group/hamas  Hamas\n"), "{}", first.out);
    let latin = rasid(["actors", "hezbollah"]);
    assert!(latin.out.starts_with("group/hezbollah  "), "{}", latin.out);
    let state = rasid(["actors", "SYR"]);
    assert!(state.out.contains("kind     state"), "{}", state.out);
    let nobody = rasid(["actors", "ظظظظ"]);
    assert_eq!(
        (nobody.code, nobody.out.as_str()),
        (Some(1), "nobody is known under this name\n")
    );
}

#[test]
fn actors_of_a_users_folder_replace_ours() {
    let dir = folder("actors");
    file(
        &dir,
        "actors/mine.tsv",
        "id\tname\tnames_ar\tcountry\tsector\tkind\tfrom\tto\n\
         group/hamas\tHamas (ours)\tحماس\tPSE\tGOV\tgroup\t2007\t\n\
         person/hedgehog\tThe Hedgehog\tالقنفذ البري\tXXX\tCVL\tperson\t\t\n",
    );
    let with = |name: &str| rasid(["actors".as_ref(), name.as_ref(), "--lexicon".as_ref(), dir.as_os_str()]);
    let ran = with("حماس");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.out.contains("Hamas (ours)") && ran.out.contains("replaces data/actors/groups.tsv:"),
        "{}",
        ran.out
    );
    let mine = format!("from     {}/actors/mine.tsv:3", dir.display());
    assert!(with("القنفذ البري").out.contains(&mine));
}

#[test]
fn the_taxonomy_lists_all_types() {
    let ran = rasid(["taxonomy"]);
    assert!(
        ran.out.starts_with("type (16)\n  AGREE ") && ran.out.contains("ASSAULT"),
        "{}",
        ran.out
    );
}

#[test]
fn the_demo_shows_records_and_counts_them() {
    let ran = rasid(["demo"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains(" reports, ") && ran.out.contains("ASSAULT"), "{}", ran.out);
}

#[test]
fn completions_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = rasid(["completions", shell]);
        assert!(ran.code == Some(0) && ran.out.contains("mentions"), "{shell}");
    }
}

#[test]
fn every_help_has_its_examples() {
    let help = rasid(["--help"]).out;
    assert!(
        help.contains("rasid demo") && help.contains("rasid code reports.jsonl"),
        "{help}"
    );
    for command in ["code", "mentions", "forms", "actors", "demo", "completions"] {
        let help = rasid([command, "--help"]).out;
        assert!(help.contains("Examples:"), "{command}");
    }
}

#[test]
fn mentions_are_json_lines() {
    let dir = folder("mentions");
    let path = file(&dir, "a.txt", common::ATTACK);
    let ran = rasid([
        "mentions".as_ref(),
        path.as_os_str(),
        "--published".as_ref(),
        "2024-03-05".as_ref(),
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let kinds: Vec<_> = ran.records().iter().map(|m| m["kind"].as_str().unwrap().to_owned()).collect();
    assert!(kinds.iter().any(|k| k == "place"), "{kinds:?}");
    for mention in ran.records() {
        assert!(mention["kind"].is_string() && mention["text"].is_string() && mention["rule"].is_string());
    }
}
