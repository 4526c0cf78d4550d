//! Settles what the root leaves open, by trying each possibility against the lemma.

use super::pattern::{self, Pattern};
use super::root::Root;
use super::{MorphError, VerbForm, VerbSpec};
use crate::morph::sound::{Sounds, Stem, consonant, is_short, is_weak, join};
use crate::morph::spell;

/// Everything needed to make the stems of one verb.
#[derive(Clone, Debug)]
pub(super) struct Build {
    pub(super) form: VerbForm,
    pub(super) root: Root,
    /// The verb behaves as hollow: استقال, but not استجوب.
    hollow: bool,
    /// First radical and t of form VIII as they sound together: صط, زد, تت.
    cluster: (char, char),
    /// Vowel after the second radical in the perfect of form I.
    perfect_theme: char,
    /// The same in the imperfect.
    imperfect_theme: char,
    /// The و of وقع is gone in يقع.
    first_falls: bool,
}

impl Build {
    /// The possibility whose third person masculine singular is the lemma.
    pub(super) fn matching(root: &Root, spec: &VerbSpec<'_>) -> Result<Self, MorphError> {
        let lemma = spell::strip_marks(spec.lemma);
        let made: Vec<(Build, String)> = possibilities(root, spec.form)
            .into_iter()
            .filter_map(|build| {
                let text = spell::free(join(&build.perfect(), "a").first()?).into_iter().next()?;
                Some((build, text))
            })
            .collect();
        // A lemma that folds alike is accepted only when none is alike to the letter.
        let found = made
            .iter()
            .find(|(_, text)| *text == lemma)
            .or_else(|| made.iter().find(|(_, text)| fold(text) == fold(&lemma)));
        let Some((build, _)) = found else {
            let mut texts: Vec<&str> = made.iter().map(|(_, text)| text.as_str()).collect();
            texts.dedup();
            return Err(MorphError {
                what: format!(
                    "lemma \"{}\" does not follow from root \"{}\" and form {:?}",
                    spec.lemma, spec.root, spec.form
                ),
                hint: format!("these give {}: correct the lemma, the root or the form", texts.join(" or ")),
            });
        };
        match spec.imperfect {
            Some(imperfect) => build.with_imperfect(imperfect),
            None => Ok(build.clone()),
        }
    }

    /// The same verb with the theme vowel that a given imperfect shows.
    fn with_imperfect(&self, imperfect: &str) -> Result<Self, MorphError> {
        let wanted = spell::strip_marks(imperfect);
        let mut made = Vec::new();
        for theme in [self.imperfect_theme, 'a', 'i', 'u'] {
            for first_falls in [self.first_falls, !self.first_falls] {
                let build = Self {
                    imperfect_theme: theme,
                    first_falls,
                    ..self.clone()
                };
                for sounds in join(&build.imperfect(), "u") {
                    let sounds = [&['ي'], sounds.as_slice()].concat();
                    made.extend(spell::free(&sounds).into_iter().map(|text| (build.clone(), text)));
                }
            }
        }
        let found = made
            .iter()
            .find(|(_, text)| *text == wanted)
            .or_else(|| made.iter().find(|(_, text)| fold(text) == fold(&wanted)));
        found.map(|(build, _)| build.clone()).ok_or_else(|| {
            let mut texts: Vec<&str> = made.iter().map(|(_, text)| text.as_str()).collect();
            texts.sort_unstable();
            texts.dedup();
            MorphError {
                what: format!("imperfect \"{imperfect}\" does not follow from root \"{}\"", self.root_text()),
                hint: format!("these are possible: {}", texts.join(", ")),
            }
        })
    }

    /// Perfect, active.
    pub(super) fn perfect(&self) -> Stem {
        let theme = if self.form == VerbForm::I { self.perfect_theme } else { 'a' };
        let sounds = self.fill(self.pattern().perfect, theme, self.form == VerbForm::I && theme != 'i');
        let closed = match (self.form, self.root.0[1]) {
            (VerbForm::I, 'و') if self.imperfect_theme == 'u' => 'u',
            (VerbForm::I, _) => 'i',
            _ => 'a',
        };
        self.stem(sounds, closed)
    }

    /// Perfect, passive; two stems where usage differs.
    pub(super) fn perfect_passive(&self) -> Vec<Stem> {
        let mut stems = vec![self.stem(self.fill(self.pattern().perfect_passive, 'i', false), 'i')];
        // سوطر by the rule, سيطر in many papers.
        if self.form == VerbForm::QI && self.root.0[1] == 'ي' {
            stems.push(self.stem(self.fill("1I3i4", 'i', false), 'i'));
        }
        stems
    }

    /// Imperfect, active, from the vowel of the prefix on.
    pub(super) fn imperfect(&self) -> Stem {
        let theme = self.imperfect_theme;
        let mut sounds = self.fill(self.pattern().imperfect, theme, self.form == VerbForm::I && theme == 'u');
        if self.form == VerbForm::I && self.first_falls {
            sounds.remove(1);
        }
        let closed = match sounds.as_slice() {
            [.., 'U', _] => 'u',
            [.., 'I', _] => 'i',
            _ => 'a',
        };
        self.stem(sounds, closed)
    }

    /// Imperfect, passive.
    pub(super) fn imperfect_passive(&self) -> Stem {
        let sounds = self.fill(self.pattern().imperfect_passive, 'a', false);
        self.stem(sounds, 'a')
    }

    /// Active participle, without ending.
    pub(super) fn active_participle(&self) -> Stem {
        // Two hamzas do not follow each other: جائي, not جائئ.
        if self.form == VerbForm::I && self.hollow && self.root.0[2] == 'ء' {
            return self.stem(self.fill("1A3iy", 'i', false), 'a');
        }
        self.stem(self.fill(self.pattern().active_participle, 'i', false), 'a')
    }

    /// Passive participle, without ending.
    pub(super) fn passive_participle(&self) -> Stem {
        let pattern = match (self.form, self.root.0[2]) {
            (VerbForm::I, 'و') if self.perfect_theme != 'i' => "ma12uww",
            (VerbForm::I, 'و' | 'ي') => "ma12iyy",
            _ => self.pattern().passive_participle,
        };
        let long = if self.root.0[1] == 'ي' { 'i' } else { 'u' };
        self.stem(self.fill(pattern, long, false), 'a')
    }

    /// The regular verbal noun: stem and ending.
    pub(super) fn masdar(&self) -> Option<(Stem, &'static str)> {
        let defective = self.root.is_defective();
        let (pattern, ending) = match (self.form, self.root.0[2]) {
            // The two ي of حيا melt: تحية.
            (VerbForm::II, 'ي') if self.root.0[1] == 'ي' => ("ta1i23", "ap"),
            (VerbForm::II, 'و' | 'ي' | 'ء') => ("ta12i3", "ap"),
            _ => self.pattern().masdar?,
        };
        let mut sounds = self.fill(pattern, 'a', false);
        if defective {
            match sounds.as_mut_slice() {
                [.., 'A', weak] => *weak = 'ء',
                [.., vowel @ 'u', _] => *vowel = 'i',
                _ => {}
            }
        }
        Some((self.stem(sounds, 'a'), ending))
    }

    /// True where active and passive both exist.
    pub(super) fn has_passive(&self) -> bool {
        !matches!(self.form, VerbForm::VII | VerbForm::IX)
    }

    fn pattern(&self) -> Pattern {
        let strong = pattern::strong(self.form, self.root.is_quad());
        if self.hollow {
            pattern::hollow(self.form).unwrap_or(strong)
        } else {
            strong
        }
    }

    /// Puts radicals and theme vowel into a pattern.
    ///
    /// A weak last radical counts as ي, except where `keep_waw` lets the و of دعا, يدعو be.
    fn fill(&self, pattern: &str, theme: char, keep_waw: bool) -> Sounds {
        let radicals = &self.root.0;
        let last = radicals.len() - 1;
        // The hamza of رأى is not heard in يرى, أرى.
        let falls = radicals[..] == ['ر', 'ء', 'ي'] && drops_middle_hamza(self.form, pattern);
        let mut sounds: Sounds = Vec::new();
        for sign in pattern.chars() {
            match sign {
                '1' if self.form == VerbForm::VIII => sounds.push(self.cluster.0),
                'T' => sounds.push(self.cluster.1),
                '2' if falls => {}
                '1'..='4' => {
                    let at = sign as usize - '1' as usize;
                    let radical = radicals[at];
                    let turned = at == last && is_weak(radical) && !keep_waw;
                    sounds.push(if turned { 'ي' } else { radical });
                }
                'V' => sounds.push(theme),
                'L' => sounds.push(theme.to_ascii_uppercase()),
                other => sounds.push(consonant(other)),
            }
        }
        sounds
    }

    fn stem(&self, sounds: Sounds, closed: char) -> Stem {
        let melts = match self.form {
            VerbForm::II | VerbForm::V | VerbForm::QI | VerbForm::QII => false,
            VerbForm::IX => !self.root.is_defective(),
            _ => self.root.is_doubled(),
        };
        let doubled = melts && matches!(sounds.as_slice(), [.., first, vowel, last] if first == last && is_short(*vowel));
        Stem {
            sounds,
            closed: self.hollow.then_some(closed),
            doubled,
        }
    }

    fn root_text(&self) -> String {
        self.root.0.iter().map(char::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// True for the patterns of رأى and أرى in which the hamza falls.
fn drops_middle_hamza(form: VerbForm, pattern: &str) -> bool {
    match form {
        VerbForm::I => pattern.starts_with(['a', 'u']),
        VerbForm::IV => true,
        _ => false,
    }
}

/// Every way a root may behave in a form, the usual one first.
fn possibilities(root: &Root, form: VerbForm) -> Vec<Build> {
    let hollow_form = pattern::hollow(form).is_some();
    let hollow: &[bool] = if root.is_hollow() && hollow_form {
        &[true, false]
    } else {
        &[false]
    };
    let themes: &[char] = if form == VerbForm::I { &['a', 'i', 'u'] } else { &['a'] };
    let mut builds = Vec::new();
    for &hollow in hollow {
        for cluster in clusters(root.0[0]) {
            for &perfect_theme in themes {
                builds.push(Build {
                    form,
                    root: root.clone(),
                    hollow,
                    cluster,
                    perfect_theme,
                    imperfect_theme: imperfect_theme(root, hollow, perfect_theme),
                    first_falls: form == VerbForm::I && root.0[0] == 'و' && !root.is_doubled() && !hollow,
                });
            }
        }
    }
    builds
}

/// What becomes of a first radical and the t of form VIII; where usage differs, several.
fn clusters(first: char) -> Vec<(char, char)> {
    match first {
        'و' | 'ي' => vec![('ت', 'ت'), (first, 'ت')],
        'ء' => vec![('ء', 'ت'), ('ت', 'ت')],
        'ث' => vec![('ث', 'ث'), ('ت', 'ت')],
        'د' => vec![('د', 'د')],
        'ذ' => vec![('د', 'د'), ('ذ', 'ذ')],
        'ز' => vec![('ز', 'د')],
        'ص' | 'ض' => vec![(first, 'ط')],
        'ط' => vec![('ط', 'ط')],
        'ظ' => vec![('ظ', 'ظ'), ('ظ', 'ط')],
        _ => vec![(first, 'ت')],
    }
}

/// The theme vowel of a form I imperfect where nobody gave it.
///
/// It shows only in weak verbs and under a hamza.
fn imperfect_theme(root: &Root, hollow: bool, perfect_theme: char) -> char {
    let [first, second, third] = root.0[..] else {
        return 'i';
    };
    if hollow {
        return if second == 'و' { 'u' } else { 'i' };
    }
    if is_weak(third) {
        return match (perfect_theme, third) {
            // ولي، يلي.
            ('i', _) if first == 'و' => 'i',
            ('i', _) => 'a',
            (_, 'و') => 'u',
            // سعى، يسعى; نهى، ينهى; but وعى، يعي.
            _ if matches!(second, 'ء' | 'ه' | 'ع' | 'ح') && first != 'و' => 'a',
            _ => 'i',
        };
    }
    if second == 'ء' && first == 'و' {
        return 'i';
    }
    match perfect_theme {
        _ if second != 'ء' && third != 'ء' => 'u',
        'u' => 'u',
        _ => 'a',
    }
}

/// Makes spellings equal that writers do not keep apart.
fn fold(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            other => other,
        })
        .collect()
}
