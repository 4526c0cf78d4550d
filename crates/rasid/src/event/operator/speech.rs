//! Who says what: how far a speech reaches, and whose it is when the verb names nobody.

use super::speaker::{self, Speaker};
use crate::event::sign::{self, Sign, View};
use crate::event::voice;
use crate::model::SourceAt;
use crate::parse::Scene;
use crate::parse::clause::{self, Clause, Opening};
use crate::parse::phrase;
use crate::text::{Clitics, Kind};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, FrameKind, Prep, Role, Stance};

/// A speaker and how far the speech reaches.
#[derive(Clone, Copy, Debug)]
pub struct Speech {
    /// First item under the speech.
    pub first: usize,
    /// Item after the last.
    pub last: usize,
    /// The item of the verb or of بحسب.
    pub at: usize,
    /// Who speaks.
    pub source: Option<SourceAt>,
}

/// The speakers of a document so far.
#[derive(Debug, Default)]
pub struct Voices {
    known: Vec<Speaker>,
}

/// So many speakers are remembered, so many sentences looked back for the one who goes on speaking.
const MEMORY: usize = 24;
const LOOK_BACK: usize = 5;

impl Voices {
    /// Forgets the document before.
    pub fn clear(&mut self) {
        self.known.clear();
    }

    /// The fullest form under which a speaker was named: «الوزارة» is the ministry named before.
    fn settle(&mut self, scene: &Scene<'_, '_>, speaker: Speaker) -> Option<SourceAt> {
        if let Some(known) = self.known.iter().rev().find(|k| speaker::takes_up(scene, k, &speaker)) {
            return Some(known.source);
        }
        if speaker.unsure {
            return None;
        }
        if self.known.len() < MEMORY {
            self.known.push(speaker);
        }
        Some(speaker.source)
    }
}

/// Whose a speech is.
enum Who {
    Named(Speaker),
    /// وأضاف، مشيرا إلى: whoever spoke before.
    Carried,
    Nobody,
}

/// Finds who says what in a sentence.
pub fn speeches(
    scene: &Scene<'_, '_>,
    number: usize,
    clauses: &[Clause],
    signs: &[Sign<'_>],
    voices: &mut Voices,
    out: &mut Vec<Speech>,
) {
    out.clear();
    let Some(end) = clauses.last().map(|c| c.last) else {
        return;
    };
    let mut carried = Vec::new();
    for sign in signs.iter().filter(|s| speaks(scene, s)) {
        let (first, last) = scope(scene, clauses, sign, end);
        let source = match who(scene, sign) {
            Who::Named(speaker) => {
                // «وذكرت الوزارة»: named in full in a sentence that told of no event.
                let full = speaker::short(scene, &speaker)
                    .then(|| speaker_before(scene, number))
                    .flatten()
                    .filter(|before| speaker::takes_up(scene, before, &speaker));
                voices.settle(scene, full.unwrap_or(speaker))
            }
            Who::Carried => {
                carried.push(out.len());
                None
            }
            Who::Nobody => None,
        };
        out.push(Speech {
            first,
            last,
            at: sign.at,
            source,
        });
    }
    if scene.text.sentences[number].classes.has(Class::Speech) {
        participles(scene, clauses, signs, end, out, &mut carried);
    }
    if scene.text.sentences[number].classes.has(Class::AccordingTo) {
        according(scene, clauses, end, voices, out, &mut carried);
    }
    colon(scene, clauses, voices, out);
    let mut before = None;
    for n in carried {
        let at = out[n].at;
        let here = out
            .iter()
            .filter(|s| s.at < at && s.source.is_some())
            .max_by_key(|s| s.at)
            .and_then(|s| s.source);
        out[n].source = here.or_else(|| subject_of_sentence(scene, clauses, signs, at)).or_else(|| {
            *before.get_or_insert_with(|| speaker_before(scene, number).and_then(|speaker| voices.settle(scene, speaker)))
        });
    }
    part(clauses, out);
}

/// Verbs of saying, claims of responsibility and accusations of an attack name a source.
fn speaks(scene: &Scene<'_, '_>, sign: &Sign<'_>) -> bool {
    match sign.frame.kind {
        FrameKind::Speech => sign.frame.stance.is_some(),
        FrameKind::Light => scene.text.lexeme(sign.reading).sense == "claim",
        FrameKind::Event => sign.frame.stance == Some(Stance::Claim),
        _ => false,
    }
}

fn who(scene: &Scene<'_, '_>, sign: &Sign<'_>) -> Who {
    if !sign.verbal {
        return sign
            .genitive
            .and_then(|p| speaker::of(scene, &p, false))
            .map_or(Who::Nobody, Who::Named);
    }
    let morph = sign.reading.morph;
    if morph.contains(Morph::PASSIVE) && !morph.contains(Morph::ACTIVE) {
        return Who::Nobody;
    }
    // «نقلت الوكالة عن مصدر أمني قوله»: the one who is quoted.
    if sign.frame.with.contains(&(Prep::An, Role::Actor))
        && let Some(quoted) = sign
            .right
            .iter()
            .find(|a| a.prep == Some(Prep::An) && !a.pronoun)
            .and_then(|a| speaker::of(scene, &a.phrase, true))
    {
        return Who::Named(quoted);
    }
    let subject = sign.right.iter().find(|a| a.prep.is_none() && !a.pronoun && !a.joined);
    if let Some(a) = subject
        && let Some(speaker) = speaker::of(scene, &a.phrase, a.phrase.first == sign.at + 1)
    {
        return Who::Named(speaker);
    }
    if let Some(left) = sign.left
        && let Some(speaker) = speaker::of(scene, &left, left.last == sign.at)
    {
        return Who::Named(speaker);
    }
    if morph.contains(Morph::THIRD) || !morph.intersects(Morph::FIRST | Morph::SECOND) {
        Who::Carried
    } else {
        Who::Nobody
    }
}

/// What is said begins behind أن where the verb has one: what stands between is how and when it was said.
fn scope(scene: &Scene<'_, '_>, clauses: &[Clause], sign: &Sign<'_>, end: usize) -> (usize, usize) {
    let last = reach(clauses, sign.clause, end);
    let first = match clauses.get(sign.clause + 1) {
        Some(next)
            if sign.frame.kind == FrameKind::Speech
                && next.opening == Opening::Complement
                && !scene.item(next.first).clitics.contains(Clitics::WA) =>
        {
            next.first
        }
        _ => sign.at,
    };
    (first, last)
}

/// Speech goes on until a clause that begins a new proposition.
fn reach(clauses: &[Clause], from: usize, end: usize) -> usize {
    clauses[from + 1..]
        .iter()
        .find(|c| matches!(c.opening, Opening::Background))
        .map_or(end, |c| c.first)
}

/// «مشيرا إلى», «مؤكدة أن»: the speech of whoever acts or speaks before.
fn participles(
    scene: &Scene<'_, '_>,
    clauses: &[Clause],
    signs: &[Sign<'_>],
    end: usize,
    out: &mut Vec<Speech>,
    carried: &mut Vec<usize>,
) {
    for (c, clause) in clauses.iter().enumerate() {
        for i in clause.first..clause.last {
            let item = scene.item(i);
            if !item.classes.has(Class::Speech) || signs.iter().any(|s| s.at == i) || scene.verbal(i) {
                continue;
            }
            let said = scene.text.readings(item).iter().any(|r| {
                r.morph.contains(Morph::ACT_PART)
                    && !r.clitics.contains(Clitics::AL)
                    && (r.morph.contains(Morph::ACC) || r.morph.contains(Morph::FEM))
                    && scene
                        .text
                        .frame(r)
                        .is_some_and(|f| f.kind == FrameKind::Speech && matches!(f.stance, Some(Stance::Say | Stance::Claim)))
            });
            if !said {
                continue;
            }
            carried.push(out.len());
            out.push(Speech {
                first: i,
                last: reach(clauses, c, end),
                at: i,
                source: None,
            });
        }
    }
}

/// «بحسب الشرطة», «وفق ما أعلن الجيش», «نقلا عن مصدر», «في بيان للوزارة».
fn according(
    scene: &Scene<'_, '_>,
    clauses: &[Clause],
    end: usize,
    voices: &mut Voices,
    out: &mut Vec<Speech>,
    carried: &mut Vec<usize>,
) {
    for (c, clause) in clauses.iter().enumerate() {
        for i in clause.first..clause.last {
            let Some(lexeme) = scene.text.lexeme_of(scene.item(i), Class::AccordingTo) else {
                continue;
            };
            let mut j = i + 1;
            if j < end && scene.item(j).kind == Kind::Word && phrase::preposition(scene, j, Prep::An) {
                j += 1;
            }
            let mut verb = false;
            if j < end && lexeme.sense == "as" && scene.verbal(j) {
                // «وفق ما أعلنت الشرطة», «وفق ما أفادت به الشرطة»
                j += 1;
                verb = true;
                while j < end && scene.is(j, Class::Preposition) {
                    j += 1;
                }
            }
            let Some(p) = phrase::read(scene, j, end) else {
                continue;
            };
            let statement = lexeme.sense == "statement";
            let glued = scene.item(p.first).clitics.contains(Clitics::LI);
            let speaker = match (statement, glued) {
                (true, true) => speaker::behind_preposition(scene, &p).map(|s| of_statement(scene, i, s)),
                (true, false) => None,
                (false, _) => speaker::behind_preposition(scene, &p).or_else(|| speaker::of(scene, &p, true)),
            };
            if speaker.is_none() && (statement || !verb) {
                continue;
            }
            if speaker.is_none() {
                carried.push(out.len());
            }
            let first = clauses[..=c]
                .iter()
                .rev()
                .find(|x| x.opening.parts())
                .map_or(clause.first, |x| x.first);
            out.push(Speech {
                first,
                last: reach(clauses, c, end),
                at: i,
                source: speaker.and_then(|s| voices.settle(scene, s)),
            });
        }
    }
}

/// «في بيان للجيش»: the statement is quoted with whose it is.
fn of_statement(scene: &Scene<'_, '_>, i: usize, mut speaker: Speaker) -> Speaker {
    let item = scene.item(i);
    let token = &scene.text.tokens[item.last as usize - 1];
    speaker.source.span.start = token.start;
    speaker
}

/// «الجيش: قتلنا …», «بلينكن في بيان: …»: a name and a colon at the head of a sentence.
fn colon(scene: &Scene<'_, '_>, clauses: &[Clause], voices: &mut Voices, out: &mut Vec<Speech>) {
    let Some(clause) = clauses.first() else { return };
    let far = clause.last.min(clause.first + 10);
    let Some(at) = (clause.first..far).find(|&i| scene.text.is_mark(scene.item(i), b':')) else {
        return;
    };
    let Some(p) = phrase::read(scene, clause.first, at) else {
        return;
    };
    let between = (p.last..at).all(|i| scene.is(i, Class::AccordingTo) || scene.text.is_mark(scene.item(i), b'"'));
    if !between {
        return;
    }
    if let Some(speaker) = speaker::of(scene, &p, false) {
        let end = clauses.last().map_or(clause.last, |c| c.last);
        out.push(Speech {
            first: at,
            last: end,
            at: clause.first,
            source: voices.settle(scene, speaker),
        });
    }
}

/// «التقى الوزير نظيره … مؤكدا أن»: who acts in the main clause speaks.
fn subject_of_sentence(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], at: usize) -> Option<SourceAt> {
    if scene.verbal(at) {
        return None;
    }
    let main = signs
        .iter()
        .find(|s| s.at < at && s.verbal && matches!(s.frame.kind, FrameKind::Event | FrameKind::Light | FrameKind::Auxiliary))?;
    let subject = voice::decide(scene, main, clauses).subject?;
    speaker::of(scene, &subject, false).map(|s| s.source)
}

/// The last one who spoke in the sentences before.
fn speaker_before(scene: &Scene<'_, '_>, number: usize) -> Option<Speaker> {
    let (mut clauses, mut signs) = (Vec::new(), Vec::new());
    for n in (number.saturating_sub(LOOK_BACK)..number).rev() {
        let sentence = &scene.text.sentences[n];
        if !sentence.classes.has(Class::Speech) {
            continue;
        }
        clause::split(scene, sentence, &mut clauses);
        signs.clear();
        let view = View {
            scene,
            sentence,
            clauses: &clauses,
        };
        sign::look(&view, |classes| classes.has(Class::Speech), &mut signs);
        let named = |s: &&Sign<'_>| speaks(scene, s) && s.verbal && matches!(who(scene, s), Who::Named(_));
        let main = |s: &&Sign<'_>| !matches!(clauses[s.clause].opening, Opening::Complement | Opening::Relative);
        let found = signs
            .iter()
            .rev()
            .find(|s| named(s) && main(s))
            .or_else(|| signs.iter().find(named));
        if let Some(sign) = found
            && let Who::Named(speaker) = who(scene, sign)
        {
            return Some(speaker);
        }
    }
    None
}

/// «قالت الشرطة إن … وذكر شهود أن»: the second speaker takes the word from the first.
fn part(clauses: &[Clause], out: &mut [Speech]) {
    out.sort_by_key(|s| s.at);
    for n in 1..out.len() {
        let Some(clause) = clauses.iter().find(|c| c.first <= out[n].at && out[n].at < c.last) else {
            continue;
        };
        let heads = clause.opening == Opening::Medium && out[n].at <= clause.first + 2;
        if heads && out[n].first >= out[n].at && out[n].source.is_some() {
            for speech in &mut out[..n] {
                speech.last = speech.last.min(clause.first.max(speech.first));
            }
        }
    }
}
