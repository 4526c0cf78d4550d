//! Phrases of one or more words, as a trie over word keys.

use crate::fold::Key;
use crate::lexicon::Payload;
use crate::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names, cues and many-word expressions. The first word is looked up after its clitics were
/// peeled; later words must be written as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trie {
    /// Key of a word that stands in some phrase → its number.
    vocabulary: Table,
    /// (node, word number) → node.
    edges: Table,
    /// Two words per node, side by side because they are asked for together: one bit for each word
    /// that may follow, by the low six bits of its number; and where its payloads stand in
    /// `payloads`, start in the low half and end in the high half.
    #[serde(with = "crate::table::words64")]
    nodes: Vec<u64>,
    payloads: Vec<Payload>,
}

impl Trie {
    /// Builds the trie; a phrase may have several payloads, kept in the given order.
    pub fn build(phrases: &[(Vec<Key>, Payload)]) -> Trie {
        let mut vocabulary: BTreeMap<u64, u32> = BTreeMap::new();
        let mut edges: BTreeMap<u64, u32> = BTreeMap::new();
        let mut at_node: Vec<Vec<Payload>> = vec![Vec::new()];
        let mut follow: Vec<u64> = vec![0];
        for (words, payload) in phrases {
            let mut node = 0u32;
            for word in words {
                let next = vocabulary.len() as u32 + 1;
                let number = *vocabulary.entry(word.0).or_insert(next);
                let edge = (u64::from(node) << 32) | u64::from(number);
                follow[node as usize] |= 1 << (number & 63);
                node = match edges.get(&edge) {
                    Some(&n) => n,
                    None => {
                        let n = at_node.len() as u32;
                        at_node.push(Vec::new());
                        follow.push(0);
                        edges.insert(edge, n);
                        n
                    }
                };
            }
            if !at_node[node as usize].contains(payload) {
                at_node[node as usize].push(*payload);
            }
        }
        let mut nodes = Vec::with_capacity(at_node.len() * 2);
        let mut payloads = Vec::new();
        for (list, follow) in at_node.iter().zip(follow) {
            let start = payloads.len() as u64;
            payloads.extend_from_slice(list);
            nodes.extend([follow, start | (payloads.len() as u64) << 32]);
        }
        Trie {
            vocabulary: Table::build(&vocabulary.into_iter().collect::<Vec<_>>()),
            edges: Table::build(&edges.into_iter().collect::<Vec<_>>()),
            nodes,
            payloads,
        }
    }

    /// The number of a word, if any phrase holds it.
    #[inline]
    pub fn word(&self, key: Key) -> Option<u32> {
        self.vocabulary.get(key.0)
    }

    /// The node after `node` along a word number; 0 is the root.
    #[inline]
    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get((u64::from(node) << 32) | u64::from(word))
    }

    /// Whether a phrase may go on with a word: false is certain, true must be asked of [`Trie::step`].
    #[inline]
    pub fn may_follow(&self, node: u32, word: u32) -> bool {
        self.nodes
            .get(node as usize * 2)
            .is_some_and(|bits| bits & (1 << (word & 63)) != 0)
    }

    /// Whether any phrase goes on behind a node.
    pub fn goes_on(&self, node: u32) -> bool {
        self.nodes.get(node as usize * 2).is_some_and(|bits| *bits != 0)
    }

    #[inline]
    fn range(&self, node: u32) -> (usize, usize) {
        let packed = self.nodes.get(node as usize * 2 + 1).copied().unwrap_or(0);
        ((packed & 0xFFFF_FFFF) as usize, (packed >> 32) as usize)
    }

    /// Whether some phrase ends at a node.
    #[inline]
    pub fn ends(&self, node: u32) -> bool {
        let (start, end) = self.range(node);
        end > start
    }

    /// What ends at a node.
    #[inline]
    pub fn payloads(&self, node: u32) -> &[Payload] {
        let (start, end) = self.range(node);
        self.payloads.get(start..end).unwrap_or_default()
    }
}
