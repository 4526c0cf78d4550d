//! Files and standard input, cut into batches of whole lines.
//!
//! *Takes* names; *gives* batches in order, each a few hundred kilobytes, however long the input;
//! *never* holds more than one batch and the longest line that is read.

use jiff::civil::Date;
use std::fs::File;
use std::io::{self, BufReader, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A batch is handed on when it holds this many bytes.
const BATCH: usize = 256 << 10;
/// Bytes asked for at a time.
const CHUNK: usize = 64 << 10;
/// The longest line or text that is read: some 180,000 words, longer than any report.
pub(crate) const LONGEST: usize = 2 << 20;

/// What is read, and how
#[derive(clap::Args)]
pub(crate) struct Inputs {
    /// Reports: JSON lines (plain, gzip or zstd) or .txt files; `-` or no file reads standard input
    ///
    /// A JSON line is an object with "text", and perhaps "id", "published", "title", "url",
    /// "outlet" and "lang"; other keys are passed over. A line without "id" is called line-N (with
    /// several files: FILE:line-N). A .txt file is one report, called by its file name.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Day of publication of texts that carry none; «أمس» and its kin are counted from it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<Date>,

    /// Read each input as one plain text, whatever its name
    #[arg(long)]
    txt: bool,
}

fn day(value: &str) -> Result<Date, String> {
    rasid::read::published(value).map_err(|e| e.to_string())
}

/// Where a batch comes from.
pub(crate) struct Source {
    /// As messages call it.
    pub(crate) name: String,
    /// What stands before `line-N` in the ids of lines without one.
    pub(crate) prefix: String,
}

/// Something that was not read.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// Line, counted from 1, if it has one.
    pub(crate) line: Option<u64>,
    /// For counting.
    pub(crate) reason: &'static str,
    /// What was wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) hint: String,
}

/// Some work for one worker.
pub(crate) struct Batch {
    pub(crate) source: Arc<Source>,
    pub(crate) work: Work,
}

/// What a batch holds.
pub(crate) enum Work {
    /// Whole lines; the number of the first.
    Lines { bytes: Vec<u8>, first: u64 },
    /// A plain text with its id.
    Text { bytes: Vec<u8>, id: String },
    /// Something that could not be cut into documents.
    Refused(Fault),
}

impl Inputs {
    /// Bytes of all files together; `None` if standard input is among them.
    pub(crate) fn size(&self) -> Option<u64> {
        if self.files.is_empty() {
            return None;
        }
        self.files
            .iter()
            .map(|f| {
                if is_stdin(f) {
                    None
                } else {
                    std::fs::metadata(f).ok().map(|m| m.len())
                }
            })
            .sum()
    }

    /// Reads everything in order. `send` takes a batch and says whether more is wanted; `count`
    /// grows by the bytes read from the files, before they are unpacked.
    pub(crate) fn feed(&self, count: &Arc<AtomicU64>, send: &mut dyn FnMut(Batch) -> bool) {
        if self.files.is_empty() {
            self.feed_stdin(send);
            return;
        }
        for path in &self.files {
            let wanted = if is_stdin(path) {
                self.feed_stdin(send)
            } else {
                self.feed_file(path, count, send)
            };
            if !wanted {
                return;
            }
        }
    }

    fn feed_stdin(&self, send: &mut dyn FnMut(Batch) -> bool) -> bool {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            crate::screen::say("rasid: reading standard input; end it with Ctrl-D");
        }
        let source = Arc::new(Source {
            name: "standard input".to_owned(),
            prefix: self.prefix("stdin"),
        });
        let send = &mut |work| {
            send(Batch {
                source: Arc::clone(&source),
                work,
            })
        };
        match unpacked(Box::new(stdin)) {
            Ok(reader) if self.txt => text(reader, "stdin", send),
            Ok(reader) => lines(reader, true, send),
            Err(error) => send(Work::Refused(broken(&error, 1))),
        }
    }

    fn feed_file(&self, path: &Path, count: &Arc<AtomicU64>, send: &mut dyn FnMut(Batch) -> bool) -> bool {
        let (stem, is_text) = stem(path);
        let source = Arc::new(Source {
            name: path.display().to_string(),
            prefix: self.prefix(&stem),
        });
        let send = &mut |work| {
            send(Batch {
                source: Arc::clone(&source),
                work,
            })
        };
        let file = match open(path, count) {
            Ok(file) => file,
            Err(fault) => return send(Work::Refused(fault)),
        };
        match unpacked(file) {
            Ok(reader) if self.txt || is_text => text(reader, &stem, send),
            Ok(reader) => lines(reader, false, send),
            Err(error) => send(Work::Refused(broken(&error, 1))),
        }
    }

    /// Among several files `line-3` alone would name several documents.
    fn prefix(&self, stem: &str) -> String {
        if self.files.len() > 1 {
            format!("{stem}:")
        } else {
            String::new()
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The file's name without endings, and whether it is a plain text.
fn stem(path: &Path) -> (String, bool) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name
        .strip_suffix(".gz")
        .or_else(|| name.strip_suffix(".zst"))
        .unwrap_or(&name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), ending.eq_ignore_ascii_case("txt")),
        _ => (name.to_owned(), false),
    }
}

fn open(path: &Path, count: &Arc<AtomicU64>) -> Result<Box<dyn Read>, Fault> {
    let fault = |what: String, hint: &str| Fault {
        line: None,
        reason: "no file",
        what,
        hint: hint.to_owned(),
    };
    if path.is_dir() {
        return Err(fault(
            "this is a folder".to_owned(),
            "name the files in it, such as FOLDER/*.jsonl",
        ));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(Counted {
            inner: file,
            count: Arc::clone(count),
        })),
        Err(error) => Err(fault(
            format!("cannot be opened: {error}"),
            "check the name and your right to read it",
        )),
    }
}

fn broken(error: &io::Error, line: u64) -> Fault {
    Fault {
        line: Some(line),
        reason: "damaged file",
        what: format!("cannot be read from here on: {error}"),
        hint: "the file is cut short or damaged: fetch it again; what stands before was read".to_owned(),
    }
}

/// Counts the bytes that come out of a file.
struct Counted {
    inner: File,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.count.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Unpacks gzip and zstd, told by their first bytes, not by the name.
fn unpacked(mut reader: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let mut head = Vec::with_capacity(4);
    (&mut reader).take(4).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(reader);
    Ok(match head[..] {
        [0x1F, 0x8B, ..] => Box::new(flate2::read::MultiGzDecoder::new(BufReader::with_capacity(CHUNK, whole))),
        [0x28, 0xB5, 0x2F, 0xFD] => Box::new(zstd::stream::read::Decoder::new(whole)?),
        _ => Box::new(whole),
    })
}

/// Hands on a whole text.
fn text(reader: Box<dyn Read>, id: &str, send: &mut dyn FnMut(Work) -> bool) -> bool {
    let mut bytes = Vec::new();
    let work = match reader.take(LONGEST as u64 + 1).read_to_end(&mut bytes) {
        Err(error) => Work::Refused(broken(&error, 1)),
        Ok(0) => Work::Refused(empty()),
        Ok(n) if n > LONGEST => Work::Refused(too_long(1)),
        Ok(_) => Work::Text {
            bytes,
            id: id.to_owned(),
        },
    };
    send(work)
}

fn empty() -> Fault {
    Fault {
        line: Some(1),
        reason: "empty file",
        what: "there is nothing in it".to_owned(),
        hint: "check how it was made; leave it out if it should be empty".to_owned(),
    }
}

/// The fault of a line that is longer than [`LONGEST`].
pub(crate) fn too_long(line: u64) -> Fault {
    Fault {
        line: Some(line),
        reason: "too long",
        what: format!("longer than {} MB, more than any report", LONGEST >> 20),
        hint: "if this is a JSON list, write one object per line: `jq -c '.[]' FILE`; else cut the text into its reports"
            .to_owned(),
    }
}

/// Cuts the input into batches of whole lines. A `live` one is handed on as it comes, so that
/// whoever writes into the pipe sees each report coded at once.
fn lines(reader: Box<dyn Read>, live: bool, send: &mut dyn FnMut(Work) -> bool) -> bool {
    let mut reader = match utf16::transcoded(reader) {
        Ok(reader) => reader,
        Err(error) => return send(Work::Refused(broken(&error, 1))),
    };
    let mut bytes = Vec::new();
    // The end of the last whole line in `bytes`.
    let mut whole = 0;
    let mut line = 1;
    let mut skipping = false;
    let mut seen = false;
    loop {
        let from = bytes.len();
        bytes.resize(from + CHUNK, 0);
        let (n, error) = match reader.read(&mut bytes[from..]) {
            Ok(n) => (n, None),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                bytes.truncate(from);
                continue;
            }
            Err(error) => (0, Some(error)),
        };
        bytes.truncate(from + n);
        if skipping {
            let Some(end) = bytes.iter().position(|b| *b == b'\n') else {
                bytes.clear();
                match error {
                    Some(error) => return send(Work::Refused(broken(&error, line))),
                    None if n == 0 => return true,
                    None => continue,
                }
            };
            bytes.drain(..=end);
            skipping = false;
            line += 1;
            whole = bytes.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        } else if let Some(at) = bytes[from..].iter().rposition(|b| *b == b'\n') {
            whole = from + at + 1;
        }
        seen = seen || bytes.iter().any(|b| !b.is_ascii_whitespace());
        if n == 0 && error.is_none() {
            whole = bytes.len();
        }
        if whole > 0 && (n == 0 || live || bytes.len() >= BATCH) {
            let rest = bytes.split_off(whole);
            let first = line;
            line += bytes.iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
            if !send(Work::Lines { bytes, first }) {
                return false;
            }
            bytes = rest;
            whole = 0;
        }
        if let Some(error) = error {
            return send(Work::Refused(broken(&error, line)));
        }
        if n == 0 {
            return seen || send(Work::Refused(empty()));
        }
        if whole == 0 && bytes.len() > LONGEST {
            if !send(Work::Refused(too_long(line))) {
                return false;
            }
            bytes.clear();
            skipping = true;
        }
    }
}

mod utf16 {
    //! UTF-16 with its mark, as some spreadsheets and editors save it.

    use super::{CHUNK, Cursor};
    use std::io::{self, Read};

    /// The reader itself, or one that turns UTF-16 into UTF-8.
    pub(super) fn transcoded(mut reader: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
        let mut head = Vec::with_capacity(2);
        (&mut reader).take(2).read_to_end(&mut head)?;
        let encoding = match head[..] {
            [0xFF, 0xFE] => encoding_rs::UTF_16LE,
            [0xFE, 0xFF] => encoding_rs::UTF_16BE,
            _ => return Ok(Box::new(Cursor::new(head).chain(reader))),
        };
        let decoder = encoding.new_decoder_without_bom_handling();
        Ok(Box::new(Utf16 {
            reader,
            decoder,
            text: String::new(),
            at: 0,
            ended: false,
        }))
    }

    struct Utf16 {
        reader: Box<dyn Read>,
        decoder: encoding_rs::Decoder,
        text: String,
        at: usize,
        ended: bool,
    }

    impl Read for Utf16 {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            while self.at == self.text.len() {
                if self.ended {
                    return Ok(0);
                }
                let mut raw = vec![0; CHUNK];
                let n = self.reader.read(&mut raw)?;
                self.ended = n == 0;
                self.at = 0;
                self.text.clear();
                self.text.reserve(self.decoder.max_utf8_buffer_length(n).unwrap_or(4 * CHUNK));
                let _ = self.decoder.decode_to_string(&raw[..n], &mut self.text, self.ended);
            }
            let n = out.len().min(self.text.len() - self.at);
            out[..n].copy_from_slice(&self.text.as_bytes()[self.at..self.at + n]);
            self.at += n;
            Ok(n)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: Vec<u8>, live: bool) -> Vec<(String, u64)> {
        let mut found = Vec::new();
        lines(Box::new(Cursor::new(bytes)), live, &mut |work| {
            match work {
                Work::Lines { bytes, first } => {
                    for (i, line) in bytes.split(|b| *b == b'\n').enumerate().filter(|(_, l)| !l.is_empty()) {
                        found.push((
                            String::from_utf8_lossy(&line[..line.len().min(8)]).into_owned(),
                            first + i as u64,
                        ));
                    }
                }
                Work::Refused(fault) => found.push((fault.reason.to_owned(), fault.line.unwrap_or(0))),
                Work::Text { .. } => {}
            }
            true
        });
        found
    }

    #[test]
    fn lines_keep_their_numbers_over_batches() {
        let many: String = (0..60_000).map(|i| format!("line {i}\n")).collect();
        for live in [false, true] {
            let found = cut(many.clone().into_bytes(), live);
            assert_eq!(found.len(), 60_000);
            assert!(found.iter().enumerate().all(|(i, (_, line))| *line == i as u64 + 1));
        }
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let text = [b"one\n".to_vec(), vec![b'x'; 3 * LONGEST], b"\ntwo\n\nthree".to_vec()].concat();
        let wanted = [("one", 1), ("too long", 2), ("two", 3), ("three", 5)].map(|(w, l)| (w.to_owned(), l));
        assert_eq!(cut(text.clone(), true), wanted);
        assert_eq!(cut(text, false), wanted);
    }

    #[test]
    fn nothing_and_white_space_are_empty() {
        assert_eq!(cut(Vec::new(), false), [("empty file".to_owned(), 1)]);
        assert!(
            cut(b" \n\r\n".to_vec(), true)
                .iter()
                .any(|(reason, _)| reason == "empty file")
        );
    }

    #[test]
    fn sixteen_bit_text_is_read() {
        let bytes = [0xFF, 0xFE]
            .into_iter()
            .chain("قتل\nجرح".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(cut(bytes, false), [("قتل".to_owned(), 1), ("جرح".to_owned(), 2)]);
    }

    #[test]
    fn stems() {
        assert_eq!(stem(Path::new("a/b.c.TXT")), ("b.c".to_owned(), true));
        assert_eq!(stem(Path::new("b.txt.gz")), ("b".to_owned(), true));
        assert_eq!(stem(Path::new("reports.jsonl.zst")), ("reports".to_owned(), false));
        assert_eq!(stem(Path::new(".txt")), (".txt".to_owned(), false));
    }
}
