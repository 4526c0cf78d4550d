//! Standard output and standard error, without a panic when somebody closes them.

use std::io::{self, Write};

/// A line on standard error; a closed one is no reason to stop.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Writes to standard output. When its reader has gone (`| head`), the program leaves quietly
/// at once: a worker may still be waiting for input that nobody wants any more.
pub(crate) fn put(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            say(&format!("rasid: cannot write to standard output: {error}"));
            std::process::exit(1)
        }
    }
}
