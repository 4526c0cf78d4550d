//! Conjugation of verbs of the forms I–X, QI and QII.
//!
//! *Takes* a lemma with its root and form; *gives* every spelling; *never* asks for a weak class:
//! it follows from the radicals and is checked against the lemma.

mod build;
mod finite;
mod nominals;
mod pattern;
mod root;

use std::collections::BTreeMap;

use super::{Form, Morph, MorphError};
use build::Build;
use root::Root;

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
    /// افعلّ; with four radicals افعللّ (اطمأن).
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
/// A spelling that active and passive share has both voice bits. [`Morph::SHORT`] is set only on
/// spellings that differ from the indicative (يقل، يقتلوا). [`Morph::BEFORE_PRONOUN`] is set only on
/// spellings that cannot stand alone; all others that a pronoun may follow need no form of their
/// own. Forms VII and IX get no passive.
///
/// Without [`VerbSpec::imperfect`] form I follows its root: قال، يقول; باع، يبيع; رمى، يرمي;
/// نسي، ينسى; سعى، يسعى (a before ء ه ع ح); وقع، يقع. Others need it: نام، ينام; أبى، يأبى.
///
/// # Errors
/// A root that does not fit the form, or a lemma or imperfect that does not follow from them.
pub fn verb(spec: &VerbSpec<'_>) -> Result<Vec<Form>, MorphError> {
    let root = Root::parse(spec.root, spec.form)?;
    let build = Build::matching(&root, spec)?;
    let mut forms = Vec::new();
    finite::all(&build, &mut forms);
    nominals::participles(&build, &mut forms);
    nominals::masdars(&build, spec.masdar, &mut forms);
    Ok(merged(forms))
}

/// One form per spelling and cell, with both voice bits where the voices are spelled alike.
fn merged(forms: Vec<Form>) -> Vec<Form> {
    let voices = Morph::ACTIVE | Morph::PASSIVE;
    let mut cells: BTreeMap<(String, Morph), Morph> = BTreeMap::new();
    for Form { text, morph } in forms {
        *cells.entry((text, morph - voices)).or_default() |= morph & voices;
    }
    let mut forms: Vec<Form> = cells
        .into_iter()
        .map(|((text, morph), voice)| Form {
            text,
            morph: morph | voice,
        })
        .collect();
    forms.sort();
    forms
}
