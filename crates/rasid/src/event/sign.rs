//! Which words state something here: the reading of a word whose frame fits its surroundings.

use super::speaker;
use crate::model::EventType;
use crate::parse::Scene;
use crate::parse::argument::{self, Argument};
use crate::parse::clause::{Clause, Opening};
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Kind, Pronoun, Reading, Sentence, Word};
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
    /// Finite verb, or a participle that goes on with one; otherwise a noun.
    pub verbal: bool,
    /// «…، مطالبا إيران بالرد»: a participle that goes on with what the speaker said.
    pub participle: bool,
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
pub fn find<'a>(scene: &Scene<'_, 'a>, sentence: &Sentence, clauses: &[Clause], out: &mut Vec<Sign<'a>>) {
    out.clear();
    let view = View {
        scene,
        sentence,
        clauses,
    };
    look(&view, |classes| classes.has(Class::Event), out);
    let victims = sentence.classes.has(Class::Victim);
    if !victims && !out.iter().any(|s| s.frame.kind == FrameKind::Event) {
        out.clear();
        return;
    }
    look(&view, |classes| !classes.has(Class::Event) && classes.any(TRIGGERS), out);
    out.sort_by_key(|s| s.at);
}

/// Finds every sign of a sentence, also where nothing happens.
pub fn all<'a>(scene: &Scene<'_, 'a>, sentence: &Sentence, clauses: &[Clause], out: &mut Vec<Sign<'a>>) {
    out.clear();
    let view = View {
        scene,
        sentence,
        clauses,
    };
    look(&view, |classes| classes.any(TRIGGERS), out);
}

/// A sentence and its clauses.
#[derive(Clone, Copy)]
pub(super) struct View<'s, 't, 'a> {
    pub scene: &'s Scene<'t, 'a>,
    pub sentence: &'s Sentence,
    pub clauses: &'s [Clause],
}

/// The signs among the words that `wanted` admits.
pub(super) fn look<'a>(view: &View<'_, '_, 'a>, wanted: impl Fn(Classes) -> bool, out: &mut Vec<Sign<'a>>) {
    for (c, clause) in view.clauses.iter().enumerate() {
        for i in clause.first..clause.last {
            if wanted(view.scene.item(i).classes)
                && let Some(sign) = choose(view, c, i)
            {
                out.push(sign);
            }
        }
    }
}

fn choose<'a>(view: &View<'_, '_, 'a>, c: usize, i: usize) -> Option<Sign<'a>> {
    let View { scene, clauses, .. } = *view;
    let item = scene.item(i);
    let clause = &clauses[c];
    let verbal = scene.verbal(i);
    let finite = Morph::PERFECT | Morph::IMPERFECT;
    let mut around = Surroundings::new(view, c, i, verbal);
    let mut going_on: Option<Surroundings<'_, '_, '_, '_>> = None;
    for reading in scene.text.readings(item) {
        let is_finite = reading.morph.intersects(finite);
        if is_finite != verbal {
            continue;
        }
        let lexeme = scene.text.lexeme(reading);
        let Some(frame) = scene.text.frame(reading) else {
            continue;
        };
        if is_finite && jussive(scene, clause, i, reading) {
            continue;
        }
        let mut participle = false;
        if !is_finite && lexeme.pos == Pos::Verb {
            // Participles name people and things («المستهدف»), only verbal nouns state events.
            // but one may go on with what was said («وأضاف منددا بالهجوم»).
            // A dual verbal noun is rarer than any other word of the same spelling.
            let masdar = reading.morph.contains(Morph::MASDAR);
            // So is «my killing» where «the dead» may be read (قتلى).
            let rare = reading.morph.contains(Morph::DUAL) || reading.pronoun == Pronoun::First;
            let odd = rare && item.classes.has(Class::Victim);
            participle = carries_on(scene, clause, i, reading, frame);
            if (!masdar || odd) && !participle {
                continue;
            }
        }
        // What is asked of words around is cheap, what is asked of phrases is not: the needs stand
        // in this order.
        let words = |n: &&Need| !n.at.of_phrases();
        // The subject of a participle stands somewhere before.
        let asked = |n: &&Need| !participle || n.at != NeedWhere::Subject;
        let near = if participle {
            going_on.get_or_insert_with(|| Surroundings::of_participle(view, c, i))
        } else {
            &mut around
        };
        near.morph = reading.morph;
        near.open = matches!(frame.event, Some(EventType::Request | EventType::Accuse | EventType::Reject));
        near.said = frame.event.is_some_and(EventType::is_said);
        // What is demanded or condemned may stand in a clause of its own: «بأن توقف إيران التخصيب».
        let far = matches!(
            frame.event,
            Some(EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten)
        );
        let fits = frame.needs.iter().take_while(words).all(|n| near.hold(n, far))
            && !frame.forbids.iter().take_while(words).any(|n| near.hold(n, false))
            && frame.needs.iter().skip_while(words).filter(asked).all(|n| near.hold(n, far))
            && !frame
                .forbids
                .iter()
                .skip_while(words)
                .filter(asked)
                .any(|n| near.hold(n, false));
        if !fits {
            continue;
        }
        if frame.kind == FrameKind::Plain {
            return None;
        }
        let mut near = if participle { going_on? } else { around };
        let left = near.left();
        let left_more = left.map_or_else(Vec::new, |l| joined_to(scene, clause, i, &l));
        let Right {
            arguments,
            genitive,
            after,
        } = near.into_right();
        return Some(Sign {
            at: i,
            clause: c,
            reading,
            frame,
            verbal: verbal || participle,
            participle,
            right: arguments,
            left,
            left_more,
            genitive,
            after,
        });
    }
    None
}

/// A spelling of the jussive alone («تقل» of أقال) without a particle that asks for it.
fn jussive(scene: &Scene<'_, '_>, clause: &Clause, i: usize, reading: &Reading) -> bool {
    // «نصف» is a half before it is a jussive.
    let few = reading.morph.intersects(Morph::SING | Morph::FIRST);
    let short = few && reading.morph.contains(Morph::SHORT | Morph::IMPERFECT);
    if !short || reading.clitics.contains(Clitics::LI) {
        return false;
    }
    let asks = |j: usize| {
        let item = scene.item(j);
        item.classes.has(Class::Negation)
            || scene
                .text
                .lexeme_of(item, Class::Boundary)
                .is_some_and(|l| l.sense == "conditional")
    };
    !(i > clause.first && asks(i - 1))
}

/// Whether an active participle goes on with what the speaker of the sentence said.
fn carries_on(scene: &Scene<'_, '_>, clause: &Clause, i: usize, reading: &Reading, frame: &Frame) -> bool {
    let morph = reading.morph;
    let glued = Clitics::AL | Clitics::BI | Clitics::LI | Clitics::KA;
    if !morph.contains(Morph::ACT_PART)
        || !frame.event.is_some_and(EventType::is_said)
        || reading.clitics.intersects(glued)
        || reading.pronoun != Pronoun::None
        || scene.number(i).is_some()
        || i == clause.first && clause.opening == Opening::Start
    {
        return false;
    }
    let before = scene.item(i.saturating_sub(1));
    if before
        .classes
        .any(Classes::one(Class::Auxiliary).with(Class::Preposition).with(Class::Negation))
        || scene.is(i, Class::PlaceHead)
    {
        return false;
    }
    if morph.contains(Morph::PASS_PART) {
        // «متهما بالسرقة» is accused, «متهما إيران» accuses.
        let next = phrase::read(scene, i + 1, clause.last);
        if !next.is_some_and(|p| speaker::read(scene, &p).is_some() && scene.item(p.first).clitics.is_empty()) {
            return false;
        }
    }
    if morph.contains(Morph::ACC) && morph.contains(Morph::SING) {
        return true;
    }
    // «داعية», «مطالبين» are people as well, unless a comma sets them off.
    let plural = morph.contains(Morph::OBL | Morph::PLUR);
    matches!(before.kind, Kind::Mark(_)) && (plural || morph.contains(Morph::FEM | Morph::SING))
}

/// What stands to the right of a trigger.
struct Right {
    arguments: Vec<Argument>,
    genitive: Option<Phrase>,
    after: usize,
}

impl Right {
    fn of(scene: &Scene<'_, '_>, clause: &Clause, i: usize, verbal: bool) -> Right {
        let mut arguments = Vec::new();
        let mut after = i + 1;
        let mut genitive = None;
        if !verbal {
            let definite = scene.definite(i);
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
                && matches!(scene.item(after).kind, Kind::Word | Kind::Number)
            {
                genitive = phrase::read(scene, after, clause.last);
                if let Some(g) = &genitive {
                    after = g.last.max(after);
                }
            }
        }
        argument::right(scene, after, clause.last, &mut arguments);
        Right {
            arguments,
            genitive,
            after,
        }
    }
}

/// What stands around a trigger; phrases are read when a need first asks for one.
struct Surroundings<'v, 's, 't, 'a> {
    view: &'v View<'s, 't, 'a>,
    c: usize,
    i: usize,
    verbal: bool,
    right: Option<Right>,
    left: Option<Option<Phrase>>,
    /// Form of the reading at hand.
    morph: Morph,
    /// Its frame is that of a verbal act.
    said: bool,
    /// And things do not do it.
    open: bool,
}

impl<'v, 's, 't, 'a> Surroundings<'v, 's, 't, 'a> {
    fn new(view: &'v View<'s, 't, 'a>, c: usize, i: usize, verbal: bool) -> Surroundings<'v, 's, 't, 'a> {
        Surroundings {
            view,
            c,
            i,
            verbal,
            right: None,
            left: None,
            morph: Morph::empty(),
            said: false,
            open: false,
        }
    }

    /// A participle has its arguments to the right as a verb has, and no subject beside it.
    fn of_participle(view: &'v View<'s, 't, 'a>, c: usize, i: usize) -> Surroundings<'v, 's, 't, 'a> {
        Surroundings {
            left: Some(None),
            ..Surroundings::new(view, c, i, true)
        }
    }

    fn right(&mut self) -> &Right {
        let View { scene, clauses, .. } = *self.view;
        let (clause, i, verbal) = (&clauses[self.c], self.i, self.verbal);
        self.right.get_or_insert_with(|| Right::of(scene, clause, i, verbal))
    }

    fn into_right(mut self) -> Right {
        self.right();
        let View { scene, clauses, .. } = *self.view;
        self.right
            .unwrap_or_else(|| Right::of(scene, &clauses[self.c], self.i, self.verbal))
    }

    fn left(&mut self) -> Option<Phrase> {
        if !self.verbal {
            return None;
        }
        if let Some(left) = self.left {
            return left;
        }
        let (view, c, i) = (self.view, self.c, self.i);
        let found = left(view.scene, view.clauses, c, i, &self.right().arguments);
        self.left = Some(found);
        found
    }

    /// Whether a need is met here; `far`: what is asked for may stand beyond the clause.
    fn hold(&mut self, need: &Need, far: bool) -> bool {
        let View {
            scene,
            sentence,
            clauses,
        } = *self.view;
        // What the whole sentence has not, no part of it has.
        let open = need.place || need.people || need.count;
        if !open && !sentence.classes.any(need.classes) && sentence.mark & need.mark == 0 {
            return false;
        }
        let (i, clause) = (self.i, &clauses[self.c]);
        let (morph, said) = (self.morph, self.said);
        // «كما تدين الاعتداء»: things demand and condemn nothing, so they are no subjects.
        let open = self.open;
        let any = |mut items: std::ops::Range<usize>| items.any(|j| matches(scene, j, need, said));
        let phrase = |p: &Phrase| any(p.first..p.last);
        match need.at {
            NeedWhere::Next => (i + 1..clause.last)
                .find(|&j| !scene.text.is_mark(scene.item(j), b'"'))
                .is_some_and(|j| any(j..j + 1)),
            NeedWhere::Before => i > clause.first && any(i - 1..i),
            NeedWhere::Near if far => any(i + 1..(sentence.last as usize).min(i + 16)),
            NeedWhere::Near => any(i + 1..clause.last.min(i + 13)),
            NeedWhere::Clause => any(clause.first..clause.last.min(clause.first + 60)),
            NeedWhere::Subject if need.people => {
                // Somebody, or nobody named: «وطالبت بالإفراج».
                let left = self.left();
                let right = self.right();
                let first = right.arguments.iter().find(|a| a.prep.is_none()).map(|a| a.phrase);
                let mut named = false;
                [left, right.genitive, first].into_iter().flatten().any(|p| {
                    named = true;
                    phrase(&p)
                        || speaker::read(scene, &p).is_some()
                        || (p.first == i + 1 && speaker::behind(scene, &p, morph).is_some())
                        || speaker::document(scene, &p)
                        || (open && Some(p) == first && left.is_none())
                }) || !named
            }
            NeedWhere::Subject => {
                self.left().as_ref().is_some_and(phrase)
                    || self.right().genitive.as_ref().is_some_and(phrase)
                    || self
                        .right()
                        .arguments
                        .iter()
                        .find(|a| a.prep.is_none())
                        .is_some_and(|a| phrase(&a.phrase))
            }
            NeedWhere::Object => {
                let right = self.right();
                right.genitive.as_ref().is_some_and(phrase)
                    || right
                        .arguments
                        .iter()
                        .filter(|a| a.prep.is_none())
                        .scan(0, |apart, a| {
                            // «عقدت مصر وتونس اجتماعا»: what is joined is no phrase of its own.
                            *apart += usize::from(!a.joined);
                            (*apart <= 2).then_some(a)
                        })
                        .any(|a| phrase(&a.phrase))
            }
            NeedWhere::With(prep) => self
                .right()
                .arguments
                .iter()
                .filter(|a| a.prep == Some(prep))
                .any(|a| phrase(&a.phrase)),
        }
    }
}

fn adjective(scene: &Scene<'_, '_>, i: usize, definite: bool) -> bool {
    let item = scene.item(i);
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

/// The topic of a verb that follows it, or the antecedent of its relative clause.
fn left(scene: &Scene<'_, '_>, clauses: &[Clause], c: usize, i: usize, right: &[Argument]) -> Option<Phrase> {
    let clause = &clauses[c];
    if i > clause.first {
        let mut before = Vec::new();
        argument::right(scene, clause.first, i, &mut before);
        let doer = || {
            right
                .iter()
                .find(|a| a.prep.is_none() && !a.pronoun)
                .and_then(|a| crate::mention::party::read_alone(scene, &a.phrase))
                .is_some_and(|p| super::voice::agentive(&p) && p.count.is_none())
        };
        // «سقوط قذيفة استهدفت منزلا»: the noun right before, if it is indefinite, is the subject.
        let near = before
            .iter()
            .find(|a| !a.pronoun && a.phrase.last == i && !scene.definite(i - 1) && (a.prep.is_none() || !doer()));
        let first = before.iter().find(|a| a.prep.is_none() && !a.pronoun);
        // «قياديا في التنظيم وأربعة من مرافقيه»: what is joined to another is no subject by itself.
        let found = if near.is_some_and(|a| a.joined) {
            first.or(near)
        } else {
            near.or(first)
        };
        if let Some(a) = found {
            return Some(a.phrase);
        }
    }
    if clause.opening == crate::parse::clause::Opening::Relative && c > 0 {
        return antecedent(scene, &clauses[c - 1]);
    }
    None
}

/// People joined by و to the noun phrase before a verb.
fn joined_to(scene: &Scene<'_, '_>, clause: &Clause, i: usize, left: &Phrase) -> Vec<Phrase> {
    if left.first < clause.first || left.last >= i {
        return Vec::new();
    }
    let mut before = Vec::new();
    argument::right(scene, left.first, i, &mut before);
    let people = |p: &Phrase| p.number.is_some() || crate::mention::party::read(scene, p).is_some_and(|p| p.people);
    before
        .iter()
        .filter(|a| a.phrase.first > left.first && a.joined && !a.pronoun && people(&a.phrase))
        .map(|a| a.phrase)
        .collect()
}

/// The noun phrase that ends where a relative clause begins.
pub(super) fn antecedent(scene: &Scene<'_, '_>, before: &Clause) -> Option<Phrase> {
    let mut args = Vec::new();
    argument::right(scene, before.first, before.last, &mut args);
    args.iter()
        .rev()
        .find(|a| !a.pronoun && a.phrase.last + 2 >= before.last)
        .map(|a| a.phrase)
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

fn matches(scene: &Scene<'_, '_>, j: usize, need: &Need, inside: bool) -> bool {
    let item = scene.item(j);
    if item.classes.any(need.classes) {
        return true;
    }
    if says(scene, j, &need.words, need.mark, inside) {
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
///
/// `inside`: the words of a listed expression count as well.
fn says(scene: &Scene<'_, '_>, j: usize, words: &[Key], mark: u32, inside: bool) -> bool {
    let item = scene.item(j);
    let asked = |word: &Word| word.needed.iter().any(|k| words.binary_search(k).is_ok());
    if item.mark & mark == 0 {
        return false;
    }
    match item.kind {
        Kind::Word => {
            let one = item.last == item.first + 1;
            let first = asked(scene.text.word(item));
            if one || first {
                return first;
            }
            // «وقف إطلاق النار» is one item: it is asked for as a whole and by its words.
            let readings = scene.text.readings(item);
            let within = &scene.text.tokens[item.first as usize..item.last as usize];
            readings
                .iter()
                .any(|r| words.binary_search(&scene.text.lexeme(r).lemma).is_ok())
                || (inside
                    && !readings.is_empty()
                    && within
                        .iter()
                        .any(|t| t.kind == Kind::Word && asked(scene.text.words.get(t.word))))
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
