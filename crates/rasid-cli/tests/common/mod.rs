//! Runs the built program.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses a part; a test may stop")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An attack in plain words: every lexicon that is of use codes it.
pub const ATTACK: &str = "قتل ثلاثة جنود أمس في انفجار عبوة ناسفة شرق بغداد.";

pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl Ran {
    pub fn records(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }
}

pub fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_rasid"))
}

pub fn rasid<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>) -> Ran {
    fed(args, b"")
}

pub fn fed<I: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = I>, input: &[u8]) -> Ran {
    let mut child = command()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The child may leave before it has read all.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

/// A fresh folder for one test.
pub fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

pub fn file(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

pub fn line(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text, "published": "2024-03-05"}))
}

/// So many attacks in different towns.
pub fn reports(count: usize) -> String {
    let towns = ["بغداد", "حلب", "صنعاء", "طرابلس", "مقديشو"];
    (0..count)
        .map(|i| {
            line(
                &format!("r{i}"),
                &format!(
                    "{} وقال مصدر أمني في {} إن {} آخرين أصيبوا.",
                    ATTACK,
                    towns[i % 5],
                    i % 90 + 3
                ),
            )
        })
        .collect()
}
