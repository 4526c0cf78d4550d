//! Radicals of a verb.

use super::{MorphError, VerbForm};

/// Three or four radicals, each hamza as `ء`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Root(pub(super) Vec<char>);

impl Root {
    /// Reads radicals separated by spaces.
    pub(super) fn parse(text: &str, form: VerbForm) -> Result<Self, MorphError> {
        let fault = |what: String, hint: &str| MorphError {
            what,
            hint: hint.to_owned(),
        };
        let mut radicals = Vec::new();
        for part in text.split_whitespace() {
            let mut letters = part.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                return Err(fault(
                    format!("\"{part}\" in root \"{text}\" is not one letter"),
                    "write the radicals with spaces between them, as in \"ق و ل\"",
                ));
            };
            radicals.push(match letter {
                'أ' | 'إ' | 'ؤ' | 'ئ' | 'ء' => 'ء',
                'ا' | 'ى' | 'آ' => {
                    return Err(fault(
                        format!("root \"{text}\" has an alef"),
                        "alef is no radical: write و or ي, or ء for a hamza",
                    ));
                }
                'ب'..='ي' if !matches!(letter, 'ة' | 'ـ') => letter,
                _ => {
                    return Err(fault(
                        format!("\"{letter}\" in root \"{text}\" is not an Arabic radical"),
                        "write unvocalised Arabic letters, as in \"ق و ل\"",
                    ));
                }
            });
        }
        let fits = match form {
            VerbForm::QI | VerbForm::QII => radicals.len() == 4,
            VerbForm::IX => matches!(radicals.len(), 3 | 4),
            _ => radicals.len() == 3,
        };
        if !fits {
            return Err(fault(
                format!(
                    "root \"{text}\" has {} radicals, which form {form:?} does not take",
                    radicals.len()
                ),
                match radicals.len() {
                    4 => "four radicals go with forms QI, QII and IX",
                    2 => "write the doubled radical twice, as in \"ر د د\"",
                    _ => "forms I to X take three radicals, QI and QII four",
                },
            ));
        }
        Ok(Self(radicals))
    }

    /// True for the four-radical forms.
    pub(super) fn is_quad(&self) -> bool {
        self.0.len() == 4
    }

    /// The second radical is weak and the third is not: قول, بيع.
    pub(super) fn is_hollow(&self) -> bool {
        !self.is_quad() && is_weak(self.0[1]) && !is_weak(self.0[2])
    }

    /// The last radical is weak: دعو, رمي.
    pub(super) fn is_defective(&self) -> bool {
        self.0.last().is_some_and(|&radical| is_weak(radical))
    }

    /// The second and third radicals are alike: ردد.
    pub(super) fn is_doubled(&self) -> bool {
        !self.is_quad() && self.0[1] == self.0[2] && !is_weak(self.0[1])
    }
}

fn is_weak(radical: char) -> bool {
    matches!(radical, 'و' | 'ي')
}
