//! Patterns of the forms, as sounds with `1` to `4` for radicals.
//!
//! Consonants are Latin letters (`t n m s y`, `'` for hamza); `a i u A I U |` are as in
//! `morph/sound.rs`. `T` is the t of form VIII, which follows the first radical (اصطدم).
//! `V` is the theme vowel of form I, and `L` the long one of its hollow imperfect.

use super::VerbForm;

/// The stems of one form. Imperfect stems begin with the vowel of the person prefix.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    pub(super) perfect: &'static str,
    pub(super) perfect_passive: &'static str,
    pub(super) imperfect: &'static str,
    pub(super) imperfect_passive: &'static str,
    pub(super) active_participle: &'static str,
    pub(super) passive_participle: &'static str,
    /// Stem of the regular verbal noun and its ending; form I has none.
    pub(super) masdar: Option<(&'static str, &'static str)>,
}

/// Patterns with a sound middle.
pub(super) fn strong(form: VerbForm, quad: bool) -> Pattern {
    let [
        perfect,
        perfect_passive,
        imperfect,
        imperfect_passive,
        active_participle,
        passive_participle,
        masdar,
    ] = match form {
        VerbForm::I => ["1a2V3", "1u2i3", "a12V3", "u12a3", "1A2i3", "ma12U3", ""],
        VerbForm::II => ["1a22a3", "1u22i3", "u1a22i3", "u1a22a3", "mu1a22i3", "mu1a22a3", "ta12I3"],
        VerbForm::III => ["1A2a3", "1U2i3", "u1A2i3", "u1A2a3", "mu1A2i3", "mu1A2a3", "mu1A2a3+ap"],
        VerbForm::IV => ["'a12a3", "'u12i3", "u12i3", "u12a3", "mu12i3", "mu12a3", "'i12A3"],
        VerbForm::V => [
            "ta1a22a3",
            "tu1u22i3",
            "ata1a22a3",
            "uta1a22a3",
            "muta1a22i3",
            "muta1a22a3",
            "ta1a22u3",
        ],
        VerbForm::VI => [
            "ta1A2a3",
            "tu1U2i3",
            "ata1A2a3",
            "uta1A2a3",
            "muta1A2i3",
            "muta1A2a3",
            "ta1A2u3",
        ],
        VerbForm::VII => [
            "|in1a2a3", "|un1u2i3", "an1a2i3", "un1a2a3", "mun1a2i3", "mun1a2a3", "|in1i2A3",
        ],
        VerbForm::VIII => [
            "|i1Ta2a3", "|u1Tu2i3", "a1Ta2i3", "u1Ta2a3", "mu1Ta2i3", "mu1Ta2a3", "|i1Ti2A3",
        ],
        VerbForm::IX if quad => [
            "|i12a3a4a4",
            "|u12u3i4i4",
            "a12a3i4i4",
            "u12a3a4a4",
            "mu12a3i4i4",
            "mu12a3a4a4",
            "|i12i34A4",
        ],
        VerbForm::IX => [
            "|i12a3a3", "|u12u3i3", "a12a3i3", "u12a3a3", "mu12a3i3", "mu12a3a3", "|i12i3A3",
        ],
        VerbForm::X => [
            "|ista12a3",
            "|ustu12i3",
            "asta12i3",
            "usta12a3",
            "musta12i3",
            "musta12a3",
            "|isti12A3",
        ],
        VerbForm::QI => ["1a23a4", "1u23i4", "u1a23i4", "u1a23a4", "mu1a23i4", "mu1a23a4", "1a23a4+ap"],
        VerbForm::QII => [
            "ta1a23a4",
            "tu1u23i4",
            "ata1a23a4",
            "uta1a23a4",
            "muta1a23i4",
            "muta1a23a4",
            "ta1a23u4",
        ],
    };
    let masdar = (!masdar.is_empty()).then(|| masdar.split_once('+').unwrap_or((masdar, "")));
    Pattern {
        perfect,
        perfect_passive,
        imperfect,
        imperfect_passive,
        active_participle,
        passive_participle,
        masdar,
    }
}

/// Patterns of hollow verbs; none for the forms that keep a weak middle (حاول، طوّر).
pub(super) fn hollow(form: VerbForm) -> Option<Pattern> {
    let [
        perfect,
        perfect_passive,
        imperfect,
        imperfect_passive,
        active_participle,
        passive_participle,
        masdar,
    ] = match form {
        VerbForm::I => ["1A3", "1I3", "a1L3", "u1A3", "1A'i3", "ma1L3", ""],
        VerbForm::IV => ["'a1A3", "'u1I3", "u1I3", "u1A3", "mu1I3", "mu1A3", "'i1A3+ap"],
        VerbForm::VII => ["|in1A3", "|un1I3", "an1A3", "un1A3", "mun1A3", "mun1A3", "|in1iyA3"],
        VerbForm::VIII => ["|i1TA3", "|u1TI3", "a1TA3", "u1TA3", "mu1TA3", "mu1TA3", "|i1TiyA3"],
        VerbForm::X => [
            "|ista1A3",
            "|ustu1I3",
            "asta1I3",
            "usta1A3",
            "musta1I3",
            "musta1A3",
            "|isti1A3+ap",
        ],
        _ => return None,
    };
    let masdar = (!masdar.is_empty()).then(|| masdar.split_once('+').unwrap_or((masdar, "")));
    Some(Pattern {
        perfect,
        perfect_passive,
        imperfect,
        imperfect_passive,
        active_participle,
        passive_participle,
        masdar,
    })
}
