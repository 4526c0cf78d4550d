//! Drafts of records: the signs of a sentence with their slots filled, joined where they tell of
//! one event.

use super::fill::{Filler, light_of, subject_before};
use super::inherit::inherit;
use super::join::join;
use super::loose::loose_tolls;
use super::operator::{self, Fate, Speech, Voices};
use super::period;
use super::segment;
use super::share;
use super::sign::{self, Sign};
use super::site::places;
use super::speaker;
use super::toll::TollMention;
use super::voice;
use super::weapon::weapons;
use super::when;
use crate::mention::party::{self, PartyMention};

use crate::model::{EventType, Harm, Mode, SourceAt, Span, Status, Weapon};
use crate::parse::Scene;
use crate::parse::clause::{self, Clause, Opening};
use crate::text::{Clitics, Pronoun, Sentence};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, FrameKind, Prep, Role};
use std::collections::BTreeSet;

/// An event as one sentence tells it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Type.
    pub event: EventType,
    /// Lexeme ids of its triggers, first one first.
    pub lexemes: Vec<u32>,
    /// (trigger, whole) spans.
    pub mentions: Vec<(Span, Span)>,
    /// Modes.
    pub modes: BTreeSet<Mode>,
    /// Weapons with their words.
    pub weapons: Vec<(Weapon, Span)>,
    /// The dead.
    pub killed: Option<TollMention>,
    /// The wounded.
    pub injured: Option<TollMention>,
    /// The detained.
    pub detained: Option<TollMention>,
    /// Who acts.
    pub actors: Vec<PartyMention>,
    /// To whom.
    pub recipients: Vec<PartyMention>,
    /// Indices of the scene's places.
    pub places: Vec<usize>,
    /// Index of the scene's days, and the rule that attached it.
    pub day: Option<(usize, &'static str)>,
    /// Told as news where no day is near: the day of publication stands for its own.
    pub published: bool,
    /// Status and the rule that gave it.
    pub status: (Status, &'static str),
    /// A running total.
    pub aggregate: bool,
    /// Who says so.
    pub sources: Vec<SourceAt>,
    /// Takes up an event told before: الهجوم، هذا التفجير.
    pub definite: bool,
    /// Needs more than the trigger.
    pub weak: bool,
    /// Only a toll without a sign of its own: joins a record, never makes one.
    pub only_joins: bool,
    /// Two-sided fighting.
    pub sided: bool,
    /// Says that it is another one: آخر، ثان.
    pub other: bool,
    /// What the event before answers: ردا على، انتقاما ل.
    pub revenge: bool,
    /// Told as background.
    pub background: bool,
    /// Told as what the clause's own event answers or follows: ردا على، بعد يومين من.
    pub earlier: bool,
    /// Told in the present tense: what goes on, or a habit.
    pub habit: bool,
    /// A finite verb states it.
    pub verbal: bool,
    /// Tried and failed.
    pub attempt: bool,
    /// Only says that people were harmed, not how.
    pub harm_only: bool,
    /// Sentence.
    pub sentence: usize,
    /// Clauses of the sentence, first and last.
    pub clauses: (usize, usize),
    /// The first item of its stretch of the clause.
    pub stretch: usize,
    /// Voice rule.
    pub voice: &'static str,
    /// Form of the first trigger: what it agrees with.
    pub morph: Morph,
}

impl Draft {
    /// How an attack was done, as far as it tells attacks apart.
    pub fn family(&self) -> Option<Mode> {
        [
            Mode::Abduct,
            Mode::Aerial,
            Mode::Drone,
            Mode::SuicideAttack,
            Mode::HeavyWeapons,
            Mode::Explosives,
            Mode::Firearms,
        ]
        .into_iter()
        .find(|m| self.modes.contains(m))
    }

    /// A noun without verb or toll: it alludes to something more often than it tells news.
    pub fn alludes(&self) -> bool {
        !self.verbal && self.killed.is_none() && self.injured.is_none() && self.detained.is_none()
    }
}

/// Reused buffers of the event stage.
#[derive(Default)]
pub struct Bench {
    clauses: Vec<Clause>,
    speeches: Vec<Speech>,
    pub(crate) voices: Voices,
    tolls: Vec<TollMention>,
}

impl Bench {
    /// Room for the clauses of a sentence.
    pub(super) fn clauses(&mut self) -> &mut Vec<Clause> {
        &mut self.clauses
    }
}

const GATE: Classes = Classes::one(Class::Event).with(Class::Victim);

/// Finds the drafts of a sentence.
pub fn find(scene: &Scene<'_, '_>, number: usize, sentence: &Sentence, bench: &mut Bench, out: &mut Vec<Draft>) {
    if !sentence.classes.any(GATE) {
        return;
    }
    clause::split(scene, sentence, &mut bench.clauses);
    let clauses = &bench.clauses[..];
    let mut signs: Vec<Sign<'_>> = Vec::new();
    sign::find(scene, sentence, clauses, &mut signs);
    if signs.is_empty() {
        // A toll may still stand alone: «22 جريحا».
        let mut groups = Vec::new();
        loose_tolls(scene, number, sentence, clauses, &signs, &mut bench.tolls, &mut groups);
        out.append(&mut groups);
        return;
    }
    operator::speeches(scene, number, clauses, &signs, &mut bench.voices, &mut bench.speeches);
    let cuts = segment::cuts(scene, clauses, &signs);
    let mut drafts: Vec<(usize, Draft)> = Vec::new();
    for n in 0..signs.len() {
        if signs[n].frame.kind == FrameKind::Event
            && let Some(draft) = draft(scene, number, clauses, &cuts, &signs, n, &bench.speeches)
        {
            drafts.push((n, draft));
        }
    }
    share::between(scene, &signs, &mut drafts);
    share::others(scene, &mut drafts);
    let mut drafts: Vec<Draft> = drafts.into_iter().map(|(_, d)| d).collect();
    condemned(&mut drafts);
    let mut groups = join(scene, clauses, drafts);
    loose_tolls(scene, number, sentence, clauses, &signs, &mut bench.tolls, &mut groups);
    // «قتل 17 جنديا منذ أن …، في حين قتل 260 مقاتلا»: the period goes on.
    let mut total = false;
    for group in &mut groups {
        if group.event == EventType::Assault {
            group.aggregate |= total && group.killed.is_some() && group.day.is_none();
            total = group.aggregate;
        }
    }
    for group in &mut groups {
        inherit(scene, clauses, group);
        // «30 مسلحا قتلوا في غارة»: the dead are not those who struck.
        let dead: Vec<Span> = [&group.killed, &group.injured]
            .into_iter()
            .flatten()
            .map(|t| t.span)
            .collect();
        group.actors.retain(|p| !dead.iter().any(|d| d.touches(p.span)));
    }
    out.append(&mut groups);
}

/// Whether the trigger is what another event answers: «ردا على مقتل», «انتقاما لقصف».
fn answered(scene: &Scene<'_, '_>, clause: &Clause, at: usize) -> bool {
    const BEFORE: usize = 3;
    (at.saturating_sub(BEFORE).max(clause.first)..at).any(|j| {
        scene
            .text
            .lexeme_of(scene.item(j), Class::Bound)
            .is_some_and(|l| l.sense == "answer")
    })
}

/// Whether the verb before has an armed subject and the same gender.
fn before_agrees(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], n: usize) -> bool {
    let feminine = |s: &Sign<'_>| s.reading.morph.contains(Morph::FEM) && !s.reading.morph.contains(Morph::MASC);
    let verb = signs[..n]
        .iter()
        .rev()
        .find(|s| s.verbal && matches!(s.frame.kind, FrameKind::Event | FrameKind::Light));
    verb.is_some_and(|v| feminine(v) == feminine(&signs[n]))
        && subject_before(scene, clauses, signs, n)
            .and_then(|p| party::read_alone(scene, &p))
            .is_some_and(|p| voice::agentive(&p))
}

/// «أدان الهجوم الذي شنه المسلحون»: who did the condemned act is whom the words are meant for.
fn condemned(drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        if drafts[n].event != EventType::Accuse || !drafts[n].recipients.is_empty() {
            continue;
        }
        let reach = drafts[n].clauses.1 + 1;
        let act = drafts[n + 1..]
            .iter()
            .take_while(|d| d.clauses.0 <= reach)
            .find(|d| matches!(d.event, EventType::Assault | EventType::Coerce) && !d.actors.is_empty());
        if let Some(parties) = act.map(|d| d.actors.clone()) {
            let own = &drafts[n].actors;
            let parties: Vec<_> = parties
                .into_iter()
                .filter(|p| !own.iter().any(|o| o.span == p.span))
                .collect();
            drafts[n].recipients = parties;
        }
    }
}

fn draft(
    scene: &Scene<'_, '_>,
    number: usize,
    clauses: &[Clause],
    cuts: &[segment::Cut],
    signs: &[Sign<'_>],
    n: usize,
    speeches: &[Speech],
) -> Option<Draft> {
    let sign = &signs[n];
    let event = sign.frame.event?;
    let mut fate = operator::fate(scene, clauses, signs, sign);
    // A list of events in one clause: each has its own places and days.
    let segment::Stretch { first, last, earlier } = segment::around(cuts, &clauses[sign.clause], sign.at);
    // «شن غارة غداة هجوم»: the verb lends its arguments to what stands before only.
    let light = if sign.verbal {
        None
    } else {
        light_of(scene, clauses, signs, n).filter(|l| !earlier || l.at >= first)
    };
    if let (Some(l), Fate::Keep(Status::Occurred, _)) = (light, fate) {
        fate = match operator::fate(scene, clauses, signs, l) {
            Fate::Keep(Status::Occurred, _) => match l.frame.stance {
                Some(rasid_lexicon::Stance::Foil) => Fate::Attempt,
                Some(rasid_lexicon::Stance::Plan) => Fate::Keep(Status::Planned, "operator/planned"),
                _ => fate,
            },
            other => other,
        };
    }
    let (status, attempt) = match fate {
        Fate::Keep(status, rule) => ((status, rule), false),
        Fate::Attempt => ((Status::Occurred, "operator/attempt"), true),
        Fate::Drop(_) => return None,
    };
    let clause = &clauses[sign.clause];
    let stretch = Clause { first, last, ..*clause };
    let item = scene.item(sign.at);
    let lexeme = scene.text.lexeme(sign.reading);
    let definite = !sign.verbal
        && (sign.reading.clitics.contains(Clitics::AL) || (sign.at > 0 && scene.is(sign.at - 1, Class::Demonstrative)));
    let trigger = {
        let (start, end) = scene.text.span(item);
        Span::new(start, end)
    };
    let end = sign
        .right
        .last()
        .map_or(sign.after, |a| a.phrase.last)
        .max(sign.after)
        .min(clause.last);
    let whole = {
        let first = sign
            .left
            .map_or(sign.at, |l| l.first.min(sign.at))
            .max(clause.first.min(sign.at));
        Span::new(scene.text.span(scene.item(first)).0, scene.text.span(scene.item(end - 1)).1)
    };
    let mut d = Draft {
        event,
        lexemes: vec![sign.reading.lexeme],
        mentions: vec![(trigger, whole)],
        modes: sign.frame.modes.iter().copied().collect(),
        weapons: sign.frame.weapons.iter().map(|w| (*w, trigger)).collect(),
        killed: None,
        injured: None,
        detained: None,
        actors: Vec::new(),
        recipients: Vec::new(),
        places: Vec::new(),
        day: None,
        published: false,
        status,
        aggregate: false,
        sources: Vec::new(),
        definite,
        // The present tense tells of habits as well as of events.
        weak: sign.frame.weak
            || (sign.verbal && sign.reading.morph.contains(Morph::IMPERFECT) && clause.opening == Opening::Relative),
        only_joins: false,
        sided: false,
        // «هجوم آخر»; of a toll «22 آخرون» only goes on counting.
        other: !sign.verbal
            && sign.frame.harm.is_none()
            && (sign.at + 1..(sign.at + 3).min(clause.last)).any(|k| scene.is(k, Class::Other)),
        revenge: answered(scene, clause, sign.at),
        background: clause.opening == Opening::Background,
        earlier,
        habit: habit(scene, signs, n, light.unwrap_or(sign), clause),
        verbal: sign.verbal || light.is_some(),
        attempt,
        harm_only: sign.frame.harm.is_some_and(|h| h != Harm::Detained) && sign.frame.modes.is_empty(),
        sentence: number,
        clauses: (sign.clause, sign.clause),
        stretch: stretch.first,
        voice: "",
        morph: sign.reading.morph,
    };
    let _ = lexeme;
    let mut filler = Filler {
        scene,
        d: &mut d,
        harm: sign.frame.harm,
        attempt,
        at: sign.at,
    };
    if sign.verbal {
        let mut roles = voice::decide(scene, sign, clauses);
        // «نفذتها الحركة واستهدفت الشرطة»: a verb that must have an object goes on with the subject before.
        if roles.rule == "voice/agent-alone"
            && clause.opening == Opening::Medium
            && matches!(sign.frame.object, Role::Target | Role::Victim)
            && !sign.right.iter().any(|a| a.pronoun)
            && before_agrees(scene, clauses, signs, n)
        {
            roles = voice::Roles {
                subject: None,
                object: roles.subject,
                dropped: true,
                rule: "voice/subject-goes-on",
                ..roles
            };
        }
        filler.d.voice = roles.rule;
        if let Some(p) = roles.object {
            filler.apply(sign.frame.object, &p);
            for a in &sign.right[roles.more.0..roles.more.1] {
                filler.apply(sign.frame.object, &a.phrase);
            }
            if roles.object == sign.left {
                for p in &sign.left_more {
                    filler.apply(sign.frame.object, p);
                }
            }
        }
        if roles.object.is_none() && sign.reading.pronoun != Pronoun::None {
            filler.pronoun(sign);
        }
        match roles.subject {
            Some(p) => {
                filler.apply(sign.frame.subject, &p);
                if roles.subject == sign.left {
                    for p in &sign.left_more {
                        filler.apply(sign.frame.subject, p);
                    }
                }
                if filler.d.actors.is_empty() && event.is_said() && speaker::document(scene, &p) {
                    // «بيانا يدعو»: of the one who gave it.
                    filler.d.voice = "voice/document";
                    if let Some(p) = subject_before(scene, clauses, signs, n) {
                        filler.apply(sign.frame.subject, &p);
                    }
                }
                if matches!(sign.frame.subject, Role::Side | Role::Actor) {
                    filler.partners(sign, &p, sign.frame.subject);
                }
            }
            None if roles.dropped => {
                if let Some(p) = subject_before(scene, clauses, signs, n) {
                    filler.apply(sign.frame.subject, &p);
                }
            }
            None => {}
        }
    } else {
        if let Some(p) = sign.genitive {
            filler.genitive(sign, &p);
        } else if sign.reading.pronoun != Pronoun::None {
            filler.pronoun(sign);
        }
        filler.demonym(sign, clause);
        if let Some(light) = light {
            filler.light(light, sign, clauses);
        }
        if filler.d.actors.is_empty() && (sign.frame.harm.is_some() || matches!(sign.frame.subject, Role::Actor | Role::Side)) {
            filler.doer(clauses, signs, n);
        }
        filler.owner(clauses, signs, n);
        filler.decider(clause, sign);
    }
    for (k, a) in sign.right.iter().enumerate() {
        let Some(prep) = a.prep else { continue };
        if a.phrase.first >= stretch.last {
            break;
        }
        if a.pronoun {
            filler.resumed(sign, prep, clauses);
            continue;
        }
        if prep == Prep::By {
            filler.apply(Role::Actor, &a.phrase);
            continue;
        }
        if let Some(&(_, role)) = sign.frame.with.iter().find(|(p, _)| *p == prep) {
            filler.apply(role, &a.phrase);
        }
        let _ = k;
    }
    filler.agent(sign);
    filler.meant(sign);
    share::pronoun(scene, sign, &mut d);
    share::predicate(scene, sign, &mut d);
    // Guns that a raid seized were used against nobody.
    if event == EventType::Assault {
        weapons(scene, sign, &stretch, end.min(stretch.last), &mut d);
    }
    places(scene, sign, &stretch, &mut d);
    when::own(scene, clauses, &stretch, signs, n, speeches, &mut d);
    d.aggregate = period::sums(scene, clauses, sign, d.day.map(|(n, _)| n));
    // «قال الوزير متهما … إن»: who speaks also accuses.
    let act = (!sign.verbal || sign.participle) && event.is_said();
    for s in speeches {
        if (s.first <= sign.at || act && s.at < sign.at)
            && sign.at < s.last
            && s.at != sign.at
            && let Some(source) = s.source
            && !d.sources.contains(&source)
        {
            d.sources.push(source);
        }
    }
    Some(d)
}

/// Whether the noun names a fight of two sides: «تدور اشتباكات» goes on today.
fn sided(sign: &Sign<'_>) -> bool {
    let frame = sign.frame;
    frame.subject == Role::Side || frame.object == Role::Side || frame.with.iter().any(|&(_, role)| role == Role::Side)
}

/// Whether the verb stands in the present tense, under no auxiliary in the past («بدأ يقصف») and after
/// no conjunction of time («قبل أن يقتحم»); «لم يسفر الانفجار» is told as past.
fn habit(scene: &Scene<'_, '_>, signs: &[Sign<'_>], n: usize, verb: &Sign<'_>, clause: &Clause) -> bool {
    let present =
        |s: &Sign<'_>| s.verbal && s.reading.morph.contains(Morph::IMPERFECT) && !s.reading.morph.contains(Morph::PERFECT);
    present(verb)
        && clause.opening != Opening::Time
        && !(verb.at > clause.first && scene.is(verb.at - 1, Class::Negation))
        && !(verb.at != signs[n].at && sided(&signs[n]))
        && !signs[..n]
            .iter()
            .any(|s| s.clause == verb.clause && s.frame.kind == FrameKind::Auxiliary && s.verbal && !present(s))
}
