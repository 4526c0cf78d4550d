//! A number of people.

use std::fmt;

/// A number as the range that the text supports.
///
/// Unit: persons (or whatever is counted). Range: `min` from 0, `max` at least `min`; an open top is
/// `None`, as in «أكثر من عشرين». How vague words become ranges is in the coding manual:
/// «عشرات» 20–, «عدد من» 3–, an unnamed plural 2–.
///
/// ```
/// use rasid::model::Count;
/// assert_eq!(Count::exactly(3).to_string(), "3");
/// assert_eq!(Count::new(2, Some(4)).unwrap().to_string(), "2–4");
/// assert!(Count::new(9, Some(3)).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Count {
    /// Least number meant.
    pub min: u32,
    /// Greatest number meant; `None` if open.
    pub max: Option<u32>,
}

impl Count {
    /// A range; `None` if its bounds are out of order.
    pub fn new(min: u32, max: Option<u32>) -> Option<Count> {
        if max.is_some_and(|m| m < min) {
            None
        } else {
            Some(Count { min, max })
        }
    }

    /// One number.
    pub fn exactly(n: u32) -> Count {
        Count { min: n, max: Some(n) }
    }

    /// This many or more.
    pub fn at_least(n: u32) -> Count {
        Count { min: n, max: None }
    }

    /// The sum of two groups that add up.
    #[must_use]
    pub fn plus(self, other: Count) -> Count {
        Count {
            min: self.min.saturating_add(other.min),
            max: self.max.zip(other.max).map(|(a, b)| a.saturating_add(b)),
        }
    }

    /// The range that holds both of two rival figures.
    #[must_use]
    pub fn or(self, other: Count) -> Count {
        Count {
            min: self.min.min(other.min),
            max: self.max.zip(other.max).map(|(a, b)| a.max(b)),
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}–{max}", self.min),
            None => write!(f, "{}+", self.min),
        }
    }
}
