//! `rasid taxonomy`

use crate::{Exit, screen};
use rasid::model::{EventType, Mode, Precision, Sector, SourceKind, Status, Weapon};

/// List the words that a record may hold: types, modes, statuses, sectors, weapons, sources
#[derive(clap::Args)]
pub(crate) struct Taxonomy {}

impl Taxonomy {
    #[allow(clippy::unused_self, reason = "all commands run alike")]
    pub(crate) fn run(self) -> anyhow::Result<Exit> {
        let lists: [(&str, Vec<&str>); 7] = [
            ("type", EventType::ALL.iter().map(|v| v.as_str()).collect()),
            ("modes", Mode::ALL.iter().map(|v| v.as_str()).collect()),
            ("status", Status::ALL.iter().map(|v| v.as_str()).collect()),
            ("sector", Sector::ALL.iter().map(|v| v.as_str()).collect()),
            ("weapons", Weapon::ALL.iter().map(|v| v.as_str()).collect()),
            ("sources", SourceKind::ALL.iter().map(|v| v.as_str()).collect()),
            ("precision of places", Precision::ALL.iter().map(|v| v.as_str()).collect()),
        ];
        let mut out = String::new();
        for (name, values) in lists {
            out.push_str(&format!("{name} ({})\n", values.len()));
            let mut line = String::new();
            for value in values {
                if line.len() + value.len() > 88 {
                    out.push_str(&format!("  {}\n", line.trim_end()));
                    line.clear();
                }
                line.push_str(value);
                line.push(' ');
            }
            out.push_str(&format!("  {}\n", line.trim_end()));
        }
        screen::put(out.as_bytes())?;
        Ok(Exit::Fine)
    }
}
