//! A flat hash table from 64-bit keys to 32-bit values that loads as it lies in the blob.

use serde::{Deserialize, Serialize};

/// Open addressing with linear probing; key 0 is never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    #[serde(with = "words64")]
    keys: Vec<u64>,
    #[serde(with = "words32")]
    values: Vec<u32>,
}

impl Table {
    /// Builds a table of pairs with distinct keys.
    pub fn build(pairs: &[(u64, u32)]) -> Table {
        let size = (pairs.len() * 2).next_power_of_two().max(16);
        let mut table = Table {
            keys: vec![0; size],
            values: vec![0; size],
        };
        for &(key, value) in pairs {
            debug_assert_ne!(key, 0);
            let mut at = table.slot(key);
            while table.keys[at] != 0 && table.keys[at] != key {
                at = (at + 1) & (size - 1);
            }
            table.keys[at] = key;
            table.values[at] = value;
        }
        table
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mixed = (key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 32) as usize & (self.keys.len() - 1)
    }

    /// The value stored under `key`.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u32> {
        if self.keys.is_empty() {
            return None;
        }
        let mut at = self.slot(key);
        loop {
            let found = self.keys[at];
            if found == key {
                return if key == 0 { None } else { Some(self.values[at]) };
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) & (self.keys.len() - 1);
        }
    }
}

macro_rules! words {
    ($name:ident, $type:ty, $size:literal) => {
        /// Integers as one run of little-endian bytes: one copy to load.
        pub(crate) mod $name {
            use serde::{Deserializer, Serializer, de};

            pub(crate) fn serialize<S: Serializer>(words: &[$type], serializer: S) -> Result<S::Ok, S::Error> {
                let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
                serializer.serialize_bytes(&bytes)
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<$type>, D::Error> {
                struct Bytes;
                impl<'de> de::Visitor<'de> for Bytes {
                    type Value = Vec<$type>;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a run of little-endian integers")
                    }
                    fn visit_borrowed_bytes<E: de::Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
                        let (words, rest) = bytes.as_chunks::<$size>();
                        if !rest.is_empty() {
                            return Err(E::custom("cut short"));
                        }
                        Ok(words.iter().map(|w| <$type>::from_le_bytes(*w)).collect())
                    }
                }
                deserializer.deserialize_bytes(Bytes)
            }
        }
    };
}

words!(words64, u64, 8);
words!(words32, u32, 4);
