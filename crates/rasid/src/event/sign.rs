//! Which words state something here: the reading of a word whose frame fits its surroundings.

use crate::parse::Scene;
use crate::parse::argument::{self, Argument};
use crate::parse::clause::Clause;
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Kind, Pronoun, Reading};
use rasid_lexicon::fold::Key;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, Frame, FrameKind, Need, NeedWhere, Pos};

/// A trigger with its frame and its surroundings.
#[derive(Clone, Debug)]
pub struct Sign<'a> {
    /// Its item.
    pub at: usize,
    /// Index of its clause in the sentence.
    pub clause: usize,
    /// The reading chosen.
    pub reading: &'a Reading,
    /// Its frame.
    pub frame: &'a Frame,
    /// Finite verb; otherwise a noun.
    pub verbal: bool,
    /// What stands to its right in the clause.
    pub right: Vec<Argument>,
    /// The noun phrase before a verb, or the antecedent of a relative clause.
    pub left: Option<Phrase>,
    /// Those joined to it by و: «قيادي وأربعة من مرافقيه قتلوا».
    pub left_more: Vec<Phrase>,
    /// A noun's genitive.
    pub genitive: Option<Phrase>,
    /// Items after a noun's adjectives and genitive.
    pub after: usize,
}

const TRIGGERS: Classes = Classes::one(Class::Event)
    .with(Class::Light)
    .with(Class::Result)
    .with(Class::Speech)
    .with(Class::Auxiliary);

/// Finds the signs of a sentence, left to right.
///
/// Sentences without an event word are given up early: what is said in them, and by whom, is
/// asked by nobody.
pub fn find<'a>(scene: &Scene<'_, 'a>, clauses: &[Clause], victims: bool, out: &mut Vec<Sign<'a>>) {
    out.clear();
    look(scene, clauses, |classes| classes.has(Class::Event), out);
    if !victims && !out.iter().any(|s| s.frame.kind == FrameKind::Event) {
        out.clear();
        return;
    }
    look(
        scene,
        clauses,
        |classes| !classes.has(Class::Event) && classes.any(TRIGGERS),
        out,
    );
    out.sort_by_key(|s| s.at);
}

fn look<'a>(scene: &Scene<'_, 'a>, clauses: &[Clause], wanted: impl Fn(Classes) -> bool, out: &mut Vec<Sign<'a>>) {
    for (c, clause) in clauses.iter().enumerate() {
        for i in clause.first..clause.last {
            if wanted(scene.item(i).classes)
                && let Some(sign) = choose(scene, clauses, c, i)
            {
                out.push(sign);
            }
        }
    }
}

fn choose<'a>(scene: &Scene<'_, 'a>, clauses: &[Clause], c: usize, i: usize) -> Option<Sign<'a>> {
    let item = scene.item(i);
    let clause = &clauses[c];
    let verbal = scene.verbal(i);
    let finite = Morph::PERFECT | Morph::IMPERFECT;
    let mut surroundings: Option<Surroundings> = None;
    for reading in scene.text.readings(item) {
        let lexeme = scene.text.lexeme(reading);
        let Some(frame) = scene.text.frame(reading) else {
            continue;
        };
        let is_finite = reading.morph.intersects(finite);
        if is_finite != verbal || (is_finite && jussive(scene, clause, i, reading)) {
            continue;
        }
        if !is_finite && lexeme.pos == Pos::Verb {
            // Participles name people and things («المستهدف»), only verbal nouns state events.
            // A dual verbal noun is rarer than any other word of the same spelling.
            let masdar = reading.morph.contains(Morph::MASDAR);
            // So is «my killing» where «the dead» may be read (قتلى).
            let rare = reading.morph.contains(Morph::DUAL) || reading.pronoun == Pronoun::First;
            let odd = rare && item.classes.has(Class::Victim);
            if !masdar || odd {
                continue;
            }
        }
        let around = surroundings.get_or_insert_with(|| Surroundings::of(scene, clauses, c, i, verbal));
        let fits = frame.needs.iter().all(|n| holds(scene, clause, i, around, n))
            && !frame.forbids.iter().any(|n| holds(scene, clause, i, around, n));
        if !fits {
            continue;
        }
        if frame.kind == FrameKind::Plain {
            return None;
        }
        let around = surroundings.take()?;
        return Some(Sign {
            at: i,
            clause: c,
            reading,
            frame,
            verbal,
            right: around.right,
            left: around.left,
            left_more: around.left_more,
            genitive: around.genitive,
            after: around.after,
        });
    }
    None
}

/// A spelling of the jussive alone («تقل» of أقال) without a particle that asks for it.
fn jussive(scene: &Scene<'_, '_>, clause: &Clause, i: usize, reading: &Reading) -> bool {
    let short = reading.morph.contains(Morph::SHORT | Morph::IMPERFECT | Morph::SING);
    if !short || reading.clitics.contains(Clitics::LI) {
        return false;
    }
    let particles = Classes::one(Class::Negation)
        .with(Class::Complementizer)
        .with(Class::Boundary);
    !(i > clause.first && scene.item(i - 1).classes.any(particles))
}

struct Surroundings {
    right: Vec<Argument>,
    left: Option<Phrase>,
    left_more: Vec<Phrase>,
    genitive: Option<Phrase>,
    after: usize,
}

impl Surroundings {
    fn of(scene: &Scene<'_, '_>, clauses: &[Clause], c: usize, i: usize, verbal: bool) -> Surroundings {
        let clause = &clauses[c];
        let mut right = Vec::new();
        if verbal {
            argument::right(scene, i + 1, clause.last, &mut right);
            let (left, left_more) = left(scene, clauses, c, i, &right);
            return Surroundings {
                right,
                left,
                left_more,
                genitive: None,
                after: i + 1,
            };
        }
        let definite = scene.definite(i);
        let mut after = i + 1;
        let mut genitive = None;
        // Adjectives of the event noun itself, then its genitive.
        while after < clause.last && adjective(scene, after, definite) {
            after += 1;
        }
        if !definite
            && after == i + 1
            && after < clause.last
            && !scene
                .item(after)
                .clitics
                .intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI | Clitics::KA)
            && matches!(scene.item(after).kind, crate::text::Kind::Word | crate::text::Kind::Number)
        {
            genitive = phrase::read(scene, after, clause.last);
            if let Some(g) = &genitive {
                after = g.last.max(after);
            }
        }
        argument::right(scene, after, clause.last, &mut right);
        Surroundings {
            right,
            left: None,
            left_more: Vec::new(),
            genitive,
            after,
        }
    }
}

fn adjective(scene: &Scene<'_, '_>, i: usize, definite: bool) -> bool {
    let item = scene.item(i);
    // «وإصابة آخرين»: others are those hurt.
    if item.kind != crate::text::Kind::Word || scene.number(i).is_some() || scene.verbal(i) || scene.definite(i) != definite {
        return false;
    }
    if item
        .clitics
        .intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI | Clitics::KA)
    {
        return false;
    }
    scene
        .nominal_reading(i)
        .is_some_and(|r| r.morph.intersects(Morph::ADJ | Morph::ACT_PART | Morph::PASS_PART))
}

/// The topic of a verb that follows it, or the antecedent of its relative clause; and those joined to it.
fn left(scene: &Scene<'_, '_>, clauses: &[Clause], c: usize, i: usize, right: &[Argument]) -> (Option<Phrase>, Vec<Phrase>) {
    let clause = &clauses[c];
    if i > clause.first {
        let mut before = Vec::new();
        argument::right(scene, clause.first, i, &mut before);
        let doer = right
            .iter()
            .find(|a| a.prep.is_none() && !a.pronoun)
            .and_then(|a| crate::mention::party::read(scene, &a.phrase))
            .is_some_and(|p| super::voice::agentive(&p) && p.count.is_none());
        // «سقوط قذيفة استهدفت منزلا»: the noun right before, if it is indefinite, is the subject.
        if let Some(n) = before
            .iter()
            .position(|a| !a.pronoun && a.phrase.last == i && !scene.definite(i - 1) && (a.prep.is_none() || !doer))
            && !before[n].joined
        {
            return (Some(before[n].phrase), Vec::new());
        }
        if let Some(found) = before.iter().position(|a| a.prep.is_none() && !a.pronoun) {
            let more = before[found + 1..]
                .iter()
                .filter(|a| a.joined && !a.pronoun)
                .filter(|a| people(scene, &a.phrase))
                .map(|a| a.phrase)
                .collect();
            return (Some(before[found].phrase), more);
        }
        if let Some(a) = before
            .iter()
            .find(|a| !a.pronoun && a.phrase.last == i && !scene.definite(i - 1))
        {
            return (Some(a.phrase), Vec::new());
        }
    }
    if clause.opening == crate::parse::clause::Opening::Relative && c > 0 {
        return (antecedent(scene, &clauses[c - 1]), Vec::new());
    }
    (None, Vec::new())
}

/// Whether a phrase is counted, or tells of people.
fn people(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    phrase.number.is_some() || crate::mention::party::read(scene, phrase).is_some_and(|p| p.people)
}

/// The noun phrase that ends where a relative clause begins.
fn antecedent(scene: &Scene<'_, '_>, before: &Clause) -> Option<Phrase> {
    let mut args = Vec::new();
    argument::right(scene, before.first, before.last, &mut args);
    args.iter()
        .rev()
        .find(|a| !a.pronoun && a.phrase.last + 2 >= before.last)
        .map(|a| a.phrase)
}

fn holds(scene: &Scene<'_, '_>, clause: &Clause, i: usize, around: &Surroundings, need: &Need) -> bool {
    let any = |items: std::ops::Range<usize>| items.into_iter().any(|j| matches(scene, j, need));
    let phrase = |p: &Phrase| any(p.first..p.last);
    match need.at {
        NeedWhere::Next => (i + 1..clause.last)
            .find(|&j| !scene.text.is_mark(scene.item(j), b'"'))
            .is_some_and(|j| any(j..j + 1)),
        NeedWhere::Before => i > clause.first && any(i - 1..i),
        NeedWhere::Near => any(i + 1..clause.last.min(i + 13)),
        NeedWhere::Clause => any(clause.first..clause.last.min(clause.first + 60)),
        NeedWhere::Subject => {
            around.left.as_ref().is_some_and(phrase)
                || around.genitive.as_ref().is_some_and(phrase)
                || around
                    .right
                    .iter()
                    .find(|a| a.prep.is_none())
                    .is_some_and(|a| phrase(&a.phrase))
        }
        NeedWhere::Object => {
            around.genitive.as_ref().is_some_and(phrase)
                || around
                    .right
                    .iter()
                    .filter(|a| a.prep.is_none())
                    .scan(0, |apart, a| {
                        // «عقدت مصر وتونس اجتماعا»: what is joined is no phrase of its own.
                        *apart += usize::from(!a.joined);
                        (*apart <= 2).then_some(a)
                    })
                    .any(|a| phrase(&a.phrase))
        }
        NeedWhere::With(prep) => around
            .right
            .iter()
            .filter(|a| a.prep == Some(prep))
            .any(|a| phrase(&a.phrase)),
    }
}

const PEOPLE: Classes = Classes::one(Class::Person)
    .with(Class::Force)
    .with(Class::Group)
    .with(Class::Institution)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Victim)
    .with(Class::Demonym);

const PLACES: Classes = Classes::one(Class::PlaceHead).with(Class::Landmark);

fn matches(scene: &Scene<'_, '_>, j: usize, need: &Need) -> bool {
    let item = scene.item(j);
    if item.classes.any(need.classes) {
        return true;
    }
    if !need.words.is_empty() && says(scene, j, &need.words) {
        return true;
    }
    if need.place && (item.classes.any(PLACES) || scene.place(j).is_some()) {
        return true;
    }
    if need.people && (item.classes.any(PEOPLE) || somebody(scene, j)) {
        return true;
    }
    need.count && scene.number(j).is_some()
}

/// Whether the item is one of the words, or a form of one.
fn says(scene: &Scene<'_, '_>, j: usize, words: &[Key]) -> bool {
    let item = scene.item(j);
    match item.kind {
        Kind::Word => {
            let one = item.last == item.first + 1;
            scene.text.word(item).needed.iter().any(|k| words.binary_search(k).is_ok())
                || (!one
                    && scene
                        .text
                        .readings(item)
                        .iter()
                        .any(|r| words.binary_search(&scene.text.lexeme(r).lemma).is_ok()))
        }
        // A number that a need asks for has a key of its own kind, after all words.
        Kind::Number if words.last().is_some_and(|k| *k >= Key::of_digits(0)) => {
            crate::text::digits(scene.text.surface(item)).is_some_and(|(n, _)| words.binary_search(&Key::of_digits(n)).is_ok())
        }
        _ => false,
    }
}

fn somebody(scene: &Scene<'_, '_>, j: usize) -> bool {
    scene
        .text
        .names(scene.item(j))
        .iter()
        .any(|p| matches!(p, rasid_lexicon::Payload::Actor(_) | rasid_lexicon::Payload::Country(_)))
}
