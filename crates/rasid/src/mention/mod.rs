//! Stretches of the text that name something: numbers, days, places, people, weapons.

pub mod day;
pub mod latin;
pub mod number;
pub mod party;
pub mod place;

/// Items `first..last` of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// First item.
    pub first: u32,
    /// Item after the last.
    pub last: u32,
}

impl Range {
    /// Whether item `i` lies inside.
    pub fn has(&self, i: usize) -> bool {
        (self.first as usize..self.last as usize).contains(&i)
    }
}
