//! How a document spells: which differences of writing may be trusted.

use super::token::{Kind, Marks, Token};
use super::words::Words;
use rasid_lexicon::fold::Key;

/// Spelling habits of one document, from its first words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Orthography {
    /// Hamza is written on أن، إلى، أو …: its absence tells something.
    pub hamza: bool,
    /// Final ي and ى are kept apart.
    pub maqsura: bool,
}

/// So many tokens are enough to know a writer.
const SAMPLE: usize = 400;

impl Orthography {
    /// Looks at the words that every text has.
    pub(crate) fn of(tokens: &[Token], words: &Words) -> Orthography {
        let with_hamza = ["ان", "الى", "او", "اي", "اكد", "اعلن"].map(Key::of_word);
        let with_maqsura = ["على", "الى", "لدى", "حتى"].map(Key::of_word);
        let with_yeh = ["في", "الذي", "التي"].map(Key::of_word);
        let (mut hamza, mut plain, mut right, mut wrong) = (0, 0, 0, 0);
        for token in tokens.iter().take(SAMPLE) {
            if token.kind != Kind::Word {
                continue;
            }
            let key = words.get(token.word).key;
            if with_hamza.contains(&key) {
                if token.marks.contains(Marks::HAMZA) {
                    hamza += 1;
                } else {
                    plain += 1;
                }
            }
            let maqsura = token.marks.contains(Marks::MAQSURA);
            if with_maqsura.contains(&key) {
                if maqsura { right += 1 } else { wrong += 1 }
            }
            if with_yeh.contains(&key) {
                if maqsura { wrong += 1 } else { right += 1 }
            }
        }
        Orthography {
            hamza: hamza > plain,
            maqsura: right > 4 * wrong,
        }
    }
}
