//! The public, versioned form of a record: the only form that leaves the program.

use crate::model::{Document, Record};
use serde::Serialize;

/// `rasid.record/1`: field names of the coding manual, spans in Unicode code points.
#[derive(Clone, Debug, Serialize)]
pub struct WireRecord {
    /// Always `rasid.record/1`.
    pub schema: &'static str,
    /// Id.
    pub id: String,
    /// Document.
    pub doc_id: String,
}

/// The wire form of a document's records, in order.
pub fn records(document: &Document, records: &[Record], lexicon_hash: &str) -> Vec<WireRecord> {
    let _ = lexicon_hash;
    records.iter().map(|r| WireRecord { schema: "rasid.record/1", id: r.id.clone(), doc_id: document.id.clone() }).collect()
}
