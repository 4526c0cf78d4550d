//! `rasid code` on sound input: the same records whatever the packing, the workers, the way in.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod common;

use common::{ATTACK, fed, file, folder, line, rasid, reports};
use std::io::Write;

#[test]
fn plain_gzip_and_zstd_give_the_same_bytes() {
    let dir = folder("packed");
    let text = reports(300);
    let plain = file(&dir, "a.jsonl", &text);
    // Two members, as `cat a.gz b.gz` makes them; the endings say nothing.
    let mut gzip = Vec::new();
    let middle = text.len() / 2 + text[text.len() / 2..].find('\n').unwrap() + 1;
    for part in [&text[..middle], &text[middle..]] {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(part.as_bytes()).unwrap();
        gzip.extend(encoder.finish().unwrap());
    }
    let gzip = file(&dir, "b.data", gzip);
    let zstd = file(&dir, "c.data", zstd::encode_all(text.as_bytes(), 3).unwrap());
    let wanted = rasid(["code".as_ref(), plain.as_os_str()]);
    assert_eq!(wanted.code, Some(0), "{}", wanted.err);
    assert!(wanted.records().len() >= 300);
    for path in [gzip, zstd] {
        assert_eq!(rasid(["code".as_ref(), path.as_os_str()]).out, wanted.out);
    }
    assert_eq!(fed(["code"], text.as_bytes()).out, wanted.out);
    assert_eq!(fed(["code", "-"], text.as_bytes()).out, wanted.out);
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes_in_the_order_of_the_input() {
    let dir = folder("jobs");
    let path = file(&dir, "a.jsonl", reports(4000));
    let one = rasid(["code".as_ref(), path.as_os_str(), "--jobs".as_ref(), "1".as_ref()]);
    for jobs in ["2", "7"] {
        let many = rasid(["code".as_ref(), path.as_os_str(), "--jobs".as_ref(), jobs.as_ref()]);
        assert!(one.out == many.out, "{jobs} jobs write other bytes");
    }
    let mut ids: Vec<usize> = one
        .records()
        .iter()
        .map(|r| r["doc_id"].as_str().unwrap()[1..].parse().unwrap())
        .collect();
    assert!(ids.is_sorted());
    ids.dedup();
    assert_eq!(ids.len(), 4000);
}

#[test]
fn several_files_are_read_in_the_order_given() {
    let dir = folder("several");
    let b = file(&dir, "b.jsonl", line("b", ATTACK));
    let a = file(&dir, "a.jsonl", format!("{{\"text\": \"{ATTACK}\"}}"));
    let ran = fed(
        ["code".as_ref(), b.as_os_str(), "-".as_ref(), a.as_os_str()],
        line("in", ATTACK).as_bytes(),
    );
    let ids: Vec<_> = ran
        .records()
        .iter()
        .map(|r| r["doc_id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["b", "in", "a:line-1"]);
}

#[test]
fn a_record_has_its_spans_in_code_points() {
    let ran = fed(["code"], line("x", &format!("😀 {ATTACK}")).as_bytes());
    let record = &ran.records()[0];
    assert_eq!(record["schema"], "rasid.record/1");
    let mention = &record["mentions"][0];
    let (start, end) = (
        mention["start"].as_u64().unwrap() as usize,
        mention["end"].as_u64().unwrap() as usize,
    );
    let under: String = format!("😀 {ATTACK}").chars().skip(start).take(end - start).collect();
    assert_eq!(mention["text"], under);
}

#[test]
fn a_text_file_is_one_report_with_and_without_its_day() {
    let dir = folder("text");
    let path = file(&dir, "report.one.txt", ATTACK);
    let with = rasid([
        "code".as_ref(),
        path.as_os_str(),
        "--published".as_ref(),
        "2024-03-05".as_ref(),
    ]);
    assert_eq!(with.code, Some(0));
    assert_eq!(with.records()[0]["doc_id"], "report.one");
    assert!(with.records()[0]["date"]["end"].as_str().unwrap().starts_with("2024-03-0"));
    let without = rasid(["code".as_ref(), path.as_os_str(), "-v".as_ref()]);
    assert_eq!(without.code, Some(0));
    assert!(without.records()[0]["date"].is_null());
    assert!(without.err.contains("report.one: no-publication-day"), "{}", without.err);
    let piped = fed(["code", "--txt", "-", "--published", "2024-03-05"], ATTACK.as_bytes());
    assert_eq!(piped.records()[0]["doc_id"], "stdin");
}

#[test]
fn windows_encodings_are_read() {
    let dir = folder("encodings");
    let text = line("x", ATTACK);
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let old = encoding_rs::WINDOWS_1256.encode(&text).0.into_owned();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let returns = text.replace('\n', "\r\n");
    let wanted = fed(["code"], text.as_bytes()).out;
    assert!(!wanted.is_empty());
    for (name, bytes) in [
        ("wide", wide),
        ("old", old),
        ("marked", marked),
        ("returns", returns.into_bytes()),
    ] {
        let path = file(&dir, name, bytes);
        let ran = rasid(["code".as_ref(), path.as_os_str()]);
        assert_eq!(ran.out, wanted, "{name}: {}", ran.err);
        assert_eq!(ran.code, Some(0));
    }
}

#[test]
fn the_table_and_the_proof_are_for_people() {
    let input = line("x", ATTACK);
    let table = fed(["code", "--format", "table"], input.as_bytes());
    assert!(table.out.starts_with("TYPE "), "{}", table.out);
    assert!(
        table.out.contains("== x  2024-03-05") && table.out.contains("\nASSAULT   occurred"),
        "{}",
        table.out
    );
    let why = fed(["code", "--why"], input.as_bytes());
    assert!(why.out.contains("| type ") && why.out.contains("| killed "), "{}", why.out);
    for line in why.out.lines() {
        // Arabic comes last: nothing in Latin letters follows it.
        let after = line
            .find(|c: char| ('\u{0621}'..='\u{064A}').contains(&c))
            .map_or("", |at| &line[at..]);
        assert!(!after.contains(|c: char| c.is_ascii_alphabetic()), "{line}");
    }
    let wrong = fed(["code", "--why", "--format", "jsonl"], input.as_bytes());
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
}

#[test]
fn the_summary_counts_and_quiet_is_quiet() {
    let input = reports(3);
    let loud = fed(["code"], input.as_bytes());
    assert!(loud.err.starts_with("rasid: 3 documents read"), "{}", loud.err);
    let quiet = fed(["code", "--quiet"], input.as_bytes());
    assert_eq!((quiet.err.as_str(), quiet.out), ("", loud.out));
}
