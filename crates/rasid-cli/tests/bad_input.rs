//! Input at fault: each fault is told with file and line and a way out, the rest is coded.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod common;

use common::{ATTACK, command, fed, file, folder, line, rasid, reports};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

/// One bad line between two good ones.
fn told(bad: &[u8], what: &str, reason: &str) {
    let dir = folder(&format!("bad-{}", reason.replace(' ', "-")));
    let path = file(
        &dir,
        "in.jsonl",
        [line("a", ATTACK).as_bytes(), bad, b"\n", line("b", ATTACK).as_bytes()].concat(),
    );
    let ran = rasid(["code".as_ref(), path.as_os_str()]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let ids: Vec<_> = ran
        .records()
        .iter()
        .map(|r| r["doc_id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["a", "b"]);
    let begin = format!("{}:2: {what}", path.display());
    let lines: Vec<_> = ran.err.lines().collect();
    assert!(lines[0].starts_with(&begin), "{} should begin {begin}", ran.err);
    assert!(lines[1].starts_with("  hint: "), "{}", ran.err);
    assert!(
        lines[2].contains("2 documents read") && lines[2].contains(&format!("NOT READ 1: {reason} 1")),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("سر"), "words of the report stand in {}", ran.err);
}

#[test]
fn a_bad_line_of_json() {
    told("{\"text\": \"سر\" oops}".as_bytes(), "bad JSON at byte ", "bad JSON");
}

#[test]
fn a_missing_text() {
    told(
        br#"{"id": "x", "published": "2024-03-05"}"#,
        "there is no \"text\"",
        "no text",
    );
}

#[test]
fn an_impossible_date() {
    told(
        "{\"text\": \"سر قتل\", \"published\": \"2013-02-30\"}".as_bytes(),
        "\"published\" is an impossible day: \"2013-02-30\"",
        "bad date",
    );
}

#[test]
fn a_value_of_the_wrong_type() {
    told(br#"{"text": ["a"]}"#, "\"text\" is a list, not a string", "wrong type");
}

#[test]
fn a_text_that_is_not_arabic() {
    told(
        br#"{"text": "Three were killed"}"#,
        "the text is not Arabic (0 of 15 letters are)",
        "not Arabic",
    );
}

#[test]
fn binary_data() {
    told(b"\x89PNG\r\x1a\0\0\xff\xfe\xfd", "this is binary data", "binary");
}

#[test]
fn a_line_of_ten_megabytes() {
    let long = format!("{{\"text\": \"{}\"}}", "سر ".repeat(2 << 20));
    assert!(long.len() > 10_000_000);
    told(long.as_bytes(), "longer than 2 MB", "too long");
}

#[test]
fn empty_missing_and_wrong_files_do_not_stop_the_rest() {
    let dir = folder("files");
    let empty = file(&dir, "empty.jsonl", "");
    let cut = {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(reports(2000).as_bytes()).unwrap();
        let bytes = encoder.finish().unwrap();
        file(&dir, "cut.gz", &bytes[..bytes.len() / 2])
    };
    let image = file(&dir, "image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let gone = dir.join("gone.jsonl");
    let good = file(&dir, "good.jsonl", line("good", ATTACK));
    let paths = [&empty, &cut, &image, &gone, &dir, &good].map(|p| p.as_os_str());
    let ran = rasid(["code".as_ref()].into_iter().chain(paths));
    assert_eq!(ran.code, Some(1));
    for said in [
        "empty.jsonl:1: there is nothing in it",
        "image.txt:1: this is binary data",
        "gone.jsonl: cannot be opened",
        "this is a folder",
    ] {
        assert!(ran.err.contains(said), "{said} is not in {}", ran.err);
    }
    assert!(
        ran.err.contains("cut.gz:") && ran.err.contains("cannot be read from here on"),
        "{}",
        ran.err
    );
    let records = ran.records();
    assert_eq!(records[0]["doc_id"], "r0");
    assert!(records.len() > 100);
    assert_eq!(records.last().unwrap()["doc_id"], "good");
}

#[test]
fn a_json_list_and_many_faults_are_told_briefly() {
    let ran = fed(["code"], format!("[{}]", line("a", ATTACK).trim()).as_bytes());
    assert!(ran.err.contains("jq -c '.[]'"), "{}", ran.err);
    let many = fed(["code"], "oops\n".repeat(500).as_bytes());
    assert_eq!(many.err.matches("hint").count(), 20);
    assert!(
        many.err.contains("and 480 more faults") && many.err.contains("NOT READ 500"),
        "{}",
        many.err
    );
    let all = fed(["code", "--verbose"], "oops\n".repeat(500).as_bytes());
    assert_eq!(all.err.matches("hint").count(), 500);
}

#[test]
fn wrong_usage_leaves_with_two() {
    for args in [
        &["code", "--published", "soon"][..],
        &["code", "--jobs", "0"],
        &["code", "--nonsense"],
        &["nonsense"],
        &[],
    ] {
        let ran = rasid(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let dir = folder("closed");
    let path = file(&dir, "a.jsonl", reports(5000));
    for args in [&["code"][..], &["code", "--format", "table"], &["mentions"]] {
        let mut child = command()
            .args(args)
            .arg(&path)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut first).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {err}");
        assert!(!err.contains("panic") && !err.contains("stopped"), "{err}");
    }
}

#[test]
fn a_report_in_a_pipe_is_coded_before_the_next_one_comes() {
    let mut child = command()
        .args(["code", "-q"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        stdin.write_all(line(id, ATTACK).as_bytes()).unwrap();
        let mut record = String::new();
        out.read_line(&mut record).unwrap();
        assert!(record.contains(&format!("\"doc_id\":\"{id}\"")));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

/// 50 MB through a pipe: the greatest memory ever used stays small.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let mut child = command()
        .args(["code", "-q", "--jobs", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let drain = std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()).unwrap());
    let mut stdin = child.stdin.take().unwrap();
    let block = reports(2000);
    let mut sent = 0;
    while sent < 50_000_000 {
        stdin.write_all(block.as_bytes()).unwrap();
        sent += block.len();
    }
    let mut status = String::new();
    std::fs::File::open(format!("/proc/{}/status", child.id()))
        .unwrap()
        .read_to_string(&mut status)
        .unwrap();
    let peak: u64 = status
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:"))
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    drain.join().unwrap();
    assert!(peak < 250_000, "{peak} kB");
}
