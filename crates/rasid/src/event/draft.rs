//! Drafts of records: the signs of a sentence with their slots filled, joined where they tell of
//! one event.

use super::operator::{self, Fate, Speech};
use super::sign::{self, Sign};
use super::toll::{self, TollMention};
use super::voice;
use crate::mention::party::{self, PartyMention};
use crate::mention::place::encloses;
use crate::model::{EventType, Harm, Mode, SourceAt, Span, Status, Weapon};
use crate::parse::Scene;
use crate::parse::clause::{self, Clause, Opening};
use crate::parse::phrase::Phrase;
use crate::text::{Clitics, Kind, Sentence};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, FrameKind, Prep, Role, Stance};
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
    /// Told as background.
    pub background: bool,
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
    /// Voice rule.
    pub voice: &'static str,
}

/// Reused buffers of the event stage.
#[derive(Default)]
pub struct Bench {
    clauses: Vec<Clause>,
    speeches: Vec<Speech>,
    tolls: Vec<TollMention>,
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
    sign::find(scene, clauses, sentence.classes.has(Class::Victim), &mut signs);
    if signs.is_empty() {
        // A toll may still stand alone: «22 جريحا».
        let mut groups = Vec::new();
        loose_tolls(scene, number, sentence, clauses, &signs, &mut bench.tolls, &mut groups);
        out.append(&mut groups);
        return;
    }
    operator::speeches(scene, clauses, &signs, &mut bench.speeches);
    let mut drafts: Vec<Draft> = Vec::new();
    for n in 0..signs.len() {
        if signs[n].frame.kind == FrameKind::Event
            && let Some(draft) = draft(scene, number, clauses, &signs, n, &bench.speeches)
        {
            drafts.push(draft);
        }
    }
    let mut groups = join(scene, clauses, drafts);
    loose_tolls(scene, number, sentence, clauses, &signs, &mut bench.tolls, &mut groups);
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

fn draft(
    scene: &Scene<'_, '_>,
    number: usize,
    clauses: &[Clause],
    signs: &[Sign<'_>],
    n: usize,
    speeches: &[Speech],
) -> Option<Draft> {
    let sign = &signs[n];
    let event = sign.frame.event?;
    let mut fate = operator::fate(scene, clauses, signs, speeches, sign);
    let light = if sign.verbal {
        None
    } else {
        light_of(scene, clauses, signs, n)
    };
    if let (Some(l), Fate::Keep(Status::Occurred, _)) = (light, fate) {
        fate = match operator::fate(scene, clauses, signs, speeches, l) {
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
        background: clause.opening == Opening::Background,
        verbal: sign.verbal || light.is_some(),
        attempt,
        harm_only: sign.frame.harm.is_some_and(|h| h != Harm::Detained) && sign.frame.modes.is_empty(),
        sentence: number,
        clauses: (sign.clause, sign.clause),
        voice: "",
    };
    let _ = lexeme;
    let mut filler = Filler {
        scene,
        d: &mut d,
        harm: sign.frame.harm,
        attempt,
    };
    if sign.verbal {
        let roles = voice::decide(scene, sign, clauses);
        filler.d.voice = roles.rule;
        if let Some(p) = roles.object {
            filler.apply(sign.frame.object, &p);
            for a in &sign.right[roles.more.0..roles.more.1] {
                filler.apply(sign.frame.object, &a.phrase);
            }
        }
        match roles.subject {
            Some(p) => {
                filler.apply(sign.frame.subject, &p);
                if sign.frame.subject == Role::Side {
                    filler.partners(sign, &p);
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
        }
        filler.demonym(sign, clause);
        if let Some(light) = light {
            filler.light(light, sign, clauses);
        }
        if filler.d.actors.is_empty() && matches!(sign.frame.subject, Role::Actor | Role::Side) {
            filler.doer(clauses, signs, n);
        }
    }
    for (k, a) in sign.right.iter().enumerate() {
        if a.pronoun {
            continue;
        }
        let Some(prep) = a.prep else { continue };
        if prep == Prep::By {
            filler.apply(Role::Actor, &a.phrase);
            continue;
        }
        if let Some(&(_, role)) = sign.frame.with.iter().find(|(p, _)| *p == prep) {
            filler.apply(role, &a.phrase);
        }
        let _ = k;
    }
    if matches!(event, EventType::Assault | EventType::Coerce) {
        weapons(scene, sign, clause, end, &mut d);
    }
    places(scene, sign, clause, &mut d);
    if let Some(day) = day_in(scene, clause.first, clause.last, sign.at) {
        d.day = Some((day, "day/clause"));
    }
    // «قتل 17 جنديا منذ أن بدأ …»: the period may open the next clause.
    let reach = clauses.get(sign.clause + 1).map_or(clause.last, |c| {
        if c.opening.parts() {
            clause.last
        } else {
            (c.first + 3).min(c.last)
        }
    });
    d.aggregate = (clause.first..reach).any(|j| scene.is(j, Class::Aggregate));
    for s in speeches {
        if s.first <= sign.at
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

struct Filler<'f, 't, 'a> {
    scene: &'f Scene<'t, 'a>,
    d: &'f mut Draft,
    harm: Option<Harm>,
    attempt: bool,
}

impl Filler<'_, '_, '_> {
    fn apply(&mut self, role: Role, phrase: &Phrase) {
        let head = self.scene.item(phrase.head);
        match role {
            Role::Actor => self.actor(phrase),
            Role::Side => {
                if let Some(p) = party::read(self.scene, phrase) {
                    // Only fighting is told apart by having two sides.
                    self.d.sided |= self.d.event == EventType::Assault;
                    push(&mut self.d.actors, p);
                }
            }
            Role::Victim => self.victim(phrase),
            Role::Target => {
                let party = party::read(self.scene, phrase);
                let place = (phrase.first..phrase.last).find_map(|i| self.scene.place(i));
                let bodily = matches!(self.d.event, EventType::Assault | EventType::Coerce);
                match (party, place) {
                    // «عقوبات على إيران»: a state is punished, helped, visited as such.
                    (Some(p), Some((n, _))) if !bodily && p.rule == "party/state" => {
                        push(&mut self.d.recipients, p);
                        if self.d.modes.contains(&Mode::Visit) && !self.d.places.contains(&n) {
                            self.d.places.push(n);
                        }
                    }
                    // Seized guns and shelled trucks are nobody.
                    (Some(p), _) if p.instrument => {}
                    (Some(p), _) if p.actor.is_some() || p.people || p.rule != "party/state" => push(&mut self.d.recipients, p),
                    (Some(p), None) => push(&mut self.d.recipients, p),
                    (_, Some((n, _))) if !self.d.places.contains(&n) => self.d.places.push(n),
                    _ => {}
                }
            }
            Role::Place => {
                if let Some((n, _)) = (phrase.first..phrase.last).find_map(|i| self.scene.place(i))
                    && !self.d.places.contains(&n)
                {
                    self.d.places.push(n);
                }
            }
            Role::Weapon | Role::Event | Role::Topic | Role::None => {}
        }
        let _ = head;
    }

    fn actor(&mut self, phrase: &Phrase) {
        let head = self.scene.item(phrase.head);
        // «الهجوم», «عبوة ناسفة»: what did it, not who.
        if head
            .classes
            .any(Classes::one(Class::Event).with(Class::Explosive).with(Class::Projectile))
        {
            return;
        }
        if let Some(p) = party::read(self.scene, phrase)
            && !toll::victim(self.scene, phrase)
        {
            push(&mut self.d.actors, p);
        }
    }

    fn victim(&mut self, phrase: &Phrase) {
        if let (Some(harm), false) = (self.harm, self.attempt)
            && let Some(t) = toll::of_phrase(self.scene, phrase, harm, "toll/object")
        {
            add_toll(self.d, t);
        }
        if let Some(p) = party::read(self.scene, phrase) {
            push(&mut self.d.recipients, p);
        }
    }

    /// A noun's genitive is who does it or to whom it is done, by what it is.
    fn genitive(&mut self, sign: &Sign<'_>, phrase: &Phrase) {
        let party = party::read(self.scene, phrase);
        let agent = party.as_ref().is_some_and(voice::agentive);
        let role = sign.frame.object;
        // «قتل الجيش ثلاثة», «خطف مسلحين لصحفي»: a second phrase makes the genitive the doer.
        let object = sign
            .right
            .first()
            .is_some_and(|a| !a.pronoun && !a.joined && (a.prep.is_none() || a.prep == Some(Prep::Li)));
        match role {
            Role::Target | Role::Victim if agent && object && phrase.number.is_none() && sign.frame.subject == Role::Actor => {
                self.actor(phrase);
                for a in sign.right.iter().take_while(|a| a.prep.is_none() || a.prep == Some(Prep::Li)) {
                    self.apply(role, &a.phrase);
                }
            }
            Role::Target if agent && party.as_ref().is_some_and(|p| p.instrument) => self.actor(phrase),
            Role::Victim => {
                self.victim(phrase);
                for a in sign.right.iter().take_while(|a| a.joined && a.prep.is_none()) {
                    self.victim(&a.phrase);
                }
            }
            other => self.apply(other, phrase),
        }
    }

    /// «غارة إسرائيلية»: the adjective names the side.
    fn demonym(&mut self, sign: &Sign<'_>, clause: &Clause) {
        if sign.frame.subject != Role::Actor || !self.d.actors.is_empty() || sign.frame.harm.is_some() {
            return;
        }
        for i in sign.at + 1..(sign.at + 4).min(clause.last) {
            let item = self.scene.item(i);
            if item.kind != Kind::Word
                || self.scene.is(i, Class::Preposition)
                || item.clitics.intersects(Clitics::WA | Clitics::BI | Clitics::LI)
            {
                return;
            }
            if let Some(lexeme) = self.scene.text.lexeme_of(item, Class::Demonym)
                && let Some(country) = lexeme.country
                && sign.genitive.is_none()
            {
                let (start, end) = self.scene.text.span(item);
                self.d.actors.push(PartyMention {
                    phrase: Phrase {
                        first: i,
                        last: i + 1,
                        head: i,
                        number: None,
                    },
                    span: Span::new(start, end),
                    actor: None,
                    country: Some(country),
                    sector: Some(crate::model::Sector::Mil),
                    count: None,
                    harm: None,
                    people: false,
                    instrument: false,
                    group: String::new(),
                    rule: "party/adjective-of-attack",
                });
                return;
            }
        }
    }

    /// «اجتمع الوزير والسفير»: those joined to a two-sided subject are sides as well.
    fn partners(&mut self, sign: &Sign<'_>, subject: &Phrase) {
        let Some(at) = sign.right.iter().position(|a| a.phrase == *subject) else {
            return;
        };
        for a in sign.right[at + 1..].iter().take_while(|a| a.joined && a.prep.is_none()) {
            self.apply(Role::Side, &a.phrase);
        }
    }

    /// «بدأ الوزير زيارة», «أعلنت واشنطن فرض عقوبات»: who begins or announces an act of his own.
    fn doer(&mut self, clauses: &[Clause], signs: &[Sign<'_>], n: usize) {
        let sign = &signs[n];
        let begins = |s: &&Sign<'_>| {
            s.verbal
                && s.clause == sign.clause
                && sign.at - s.at <= 10
                && match s.frame.kind {
                    FrameKind::Auxiliary => true,
                    FrameKind::Speech => {
                        matches!(s.frame.stance, Some(Stance::Say | Stance::Plan))
                            && matches!(
                                self.d.event,
                                EventType::Aid | EventType::Cooperate | EventType::Mobilize | EventType::Sanction
                            )
                    }
                    _ => false,
                }
        };
        if !matches!(
            self.d.event,
            EventType::Aid
                | EventType::Consult
                | EventType::Cooperate
                | EventType::Mobilize
                | EventType::Protest
                | EventType::Retreat
                | EventType::Sanction
        ) {
            return;
        }
        let Some(verb) = signs[..n].iter().rev().find(begins) else {
            return;
        };
        let roles = voice::decide(self.scene, verb, clauses);
        if let Some(p) = roles.subject
            && !(p.first..p.last).contains(&sign.at)
            && (verb.frame.kind == FrameKind::Auxiliary || party::read(self.scene, &p).is_some_and(|p| voice::agentive(&p)))
        {
            self.apply(sign.frame.subject, &p);
            if sign.frame.subject == Role::Side {
                self.partners(verb, &p);
            }
        }
    }

    /// What a light verb lends: «شن الطيران غارة على المدينة».
    fn light(&mut self, light: &Sign<'_>, sign: &Sign<'_>, clauses: &[Clause]) {
        let roles = voice::decide(self.scene, light, clauses);
        let holds = |p: &Phrase| (p.first..p.last).contains(&sign.at);
        if let Some(p) = roles.subject
            && !holds(&p)
        {
            self.apply(light.frame.subject, &p);
            if light.frame.subject == Role::Side || sign.frame.subject == Role::Side {
                self.partners(light, &p);
            }
        }
        if let Some(p) = roles.object
            && !holds(&p)
            && light.frame.subject != Role::Event
        {
            let role = if light.frame.object == Role::Event {
                light.frame.subject
            } else {
                light.frame.object
            };
            if roles.subject.is_none_or(|s| holds(&s)) && light.at > sign.at {
                self.apply(role, &p);
            }
        }
        for a in &light.right {
            if a.pronoun || holds(&a.phrase) || a.phrase.first > sign.at {
                continue;
            }
            if let Some(prep) = a.prep
                && let Some(&(_, role)) = light.frame.with.iter().find(|(p, _)| *p == prep)
            {
                self.apply(role, &a.phrase);
            }
        }
    }
}

fn push(list: &mut Vec<PartyMention>, p: PartyMention) {
    let same = |q: &PartyMention| q.span == p.span || (p.actor.is_some() && q.actor == p.actor);
    if !list.iter().any(same) {
        list.push(p);
    }
}

fn slot(d: &mut Draft, harm: Harm) -> &mut Option<TollMention> {
    match harm {
        Harm::Killed => &mut d.killed,
        Harm::Injured => &mut d.injured,
        Harm::Detained => &mut d.detained,
    }
}

fn add_toll(d: &mut Draft, t: TollMention) {
    let slot = slot(d, t.harm);
    match slot {
        None => *slot = Some(t),
        Some(old) if old.at != t.at => old.count = old.count.plus(t.count),
        Some(_) => {}
    }
}

/// The light verb that governs an event noun.
fn light_of<'s, 'a>(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &'s [Sign<'a>], n: usize) -> Option<&'s Sign<'a>> {
    let noun = &signs[n];
    let before = signs[..n]
        .iter()
        .rev()
        .find(|s| s.clause == noun.clause && s.frame.kind == FrameKind::Light && s.verbal);
    if let Some(l) = before
        && noun.at - l.at <= 16
    {
        return Some(l);
    }
    // «غارة شنتها الطائرات», «الهجوم الذي نفذه»
    signs[n + 1..].iter().find(|s| {
        s.frame.kind == FrameKind::Light
            && s.verbal
            && s.at <= noun.after + 8
            && (s.clause == noun.clause && s.at <= noun.after + 1
                || (s.clause == noun.clause + 1
                    && matches!(clauses[s.clause].opening, Opening::Relative)
                    && s.at <= clauses[s.clause].first + 2))
            && scene.verbal(s.at)
    })
}

/// The subject of the nearest verb before, for verbs that name none.
fn subject_before(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], n: usize) -> Option<Phrase> {
    let sign = &signs[n];
    if clauses[sign.clause].opening.parts() {
        return None;
    }
    for other in signs[..n].iter().rev() {
        if clauses[other.clause + 1..=sign.clause].iter().any(|c| c.opening.parts()) {
            return None;
        }
        if !other.verbal || !matches!(other.frame.kind, FrameKind::Event | FrameKind::Light) {
            continue;
        }
        if let Some(p) = voice::decide(scene, other, clauses).subject {
            return Some(p);
        }
    }
    None
}

fn weapons(scene: &Scene<'_, '_>, sign: &Sign<'_>, clause: &Clause, end: usize, d: &mut Draft) {
    let from = sign
        .left
        .map_or(sign.at, |l| l.first.min(sign.at))
        .max(clause.first.min(sign.at));
    for i in from..clause.last.min(end + 6) {
        let item = scene.item(i);
        if !item.classes.has(Class::Weapon) {
            continue;
        }
        let Some(lexeme) = scene.text.lexeme_of(item, Class::Weapon) else {
            continue;
        };
        if scene.verbal(i) {
            continue;
        }
        d.modes.extend(lexeme.modes.iter().copied());
        if let Some(kind) = lexeme.weapon {
            let (start, end) = scene.text.span(item);
            if !d.weapons.iter().any(|(w, _)| *w == kind) {
                d.weapons.push((kind, Span::new(start, end)));
            }
        }
    }
}

/// Places of the clause, those behind prepositions of place; wider parents left out.
fn places(scene: &Scene<'_, '_>, sign: &Sign<'_>, clause: &Clause, d: &mut Draft) {
    let mut seen = clause.first;
    while seen < clause.last {
        let Some((n, place)) = scene.place(seen) else {
            seen += 1;
            continue;
        };
        seen = (place.range.last as usize).max(seen + 1);
        if usable(scene, n) && !d.places.contains(&n) && near_enough(sign.at, place.range.first as usize) {
            d.places.push(n);
        }
    }
    narrow(scene, &mut d.places);
}

fn near_enough(trigger: usize, place: usize) -> bool {
    trigger.abs_diff(place) <= 40
}

fn usable(scene: &Scene<'_, '_>, n: usize) -> bool {
    let p = &scene.places[n];
    p.local && !p.covered && !p.dateline && !matches!(p.prep, Some(Prep::Min | Prep::Ila | Prep::Nahw))
}

/// Keeps the most specific of nested places.
fn narrow(scene: &Scene<'_, '_>, places: &mut Vec<usize>) {
    let all = places.clone();
    let lexicon = scene.text.lexicon;
    places.retain(|&n| {
        !all.iter()
            .any(|&m| m != n && encloses(lexicon, scene.places[n].place, scene.places[m].place))
    });
    let mut seen = BTreeSet::new();
    places.retain(|&n| seen.insert(scene.places[n].place));
}

/// The day nearest to the trigger among items `first..last`.
fn day_in(scene: &Scene<'_, '_>, first: usize, last: usize, at: usize) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut i = first;
    while i < last {
        match scene.day(i) {
            Some((n, day)) => {
                let distance = (day.range.first as usize).abs_diff(at);
                if best.is_none_or(|(d, _)| distance < d) {
                    best = Some((distance, n));
                }
                i = (day.range.last as usize).max(i + 1);
            }
            None => i += 1,
        }
    }
    best.map(|(_, n)| n)
}

/// Joins the drafts of a sentence that tell of one event.
fn join(scene: &Scene<'_, '_>, clauses: &[Clause], drafts: Vec<Draft>) -> Vec<Draft> {
    let mut groups: Vec<Draft> = Vec::new();
    for d in drafts {
        let fits = groups
            .iter()
            .rposition(|g| g.event == d.event && together(scene, clauses, g, &d));
        match fits {
            Some(n) => absorb(scene, &mut groups[n], d),
            None => groups.push(d),
        }
    }
    groups
}

/// How an attack was done, as far as it tells attacks apart.
fn family(d: &Draft) -> Option<Mode> {
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
    .find(|m| d.modes.contains(m))
}

fn together(scene: &Scene<'_, '_>, clauses: &[Clause], g: &Draft, d: &Draft) -> bool {
    let parted = clauses[g.clauses.1 + 1..d.clauses.0.max(g.clauses.1) + 1]
        .iter()
        .any(|c| c.opening.parts());
    let takes_up = d.definite && d.places.is_empty() && d.actors.is_empty();
    if d.other || (parted && !takes_up) || g.status.0 != d.status.0 {
        return false;
    }
    let same_clause = g.clauses.1 == d.clauses.0;
    let apart = match (g.places.is_empty(), d.places.is_empty()) {
        (false, false) => !g.places.iter().any(|&a| {
            d.places.iter().any(|&b| {
                let (a, b) = (scene.places[a].place, scene.places[b].place);
                a == b || encloses(scene.text.lexicon, a, b) || encloses(scene.text.lexicon, b, a)
            })
        }),
        _ => false,
    };
    if apart && !same_clause {
        return false;
    }
    if let (Some((a, _)), Some((b, _))) = (g.day, d.day)
        && a != b
        && !same_clause
    {
        return false;
    }
    if g.harm_only || d.harm_only || d.definite {
        // A toll hangs on the attack told beside it.
        return !(g.killed.is_some()
            && d.killed.is_some()
            && g.killed.as_ref().map(|k| k.count) != d.killed.as_ref().map(|k| k.count)
            && !same_clause
            && !medium(clauses, d));
    }
    if same_clause {
        return g.sided == d.sided || g.killed.is_some() || d.killed.is_some();
    }
    if g.event == EventType::Assault {
        let linked = matches!(
            clauses[d.clauses.0].opening,
            Opening::Time | Opening::Cause | Opening::Relative
        );
        if g.sided != d.sided && !linked {
            return false;
        }
        if let (Some(a), Some(b)) = (family(g), family(d))
            && a != b
            && !linked
        {
            return false;
        }
    }
    true
}

fn medium(clauses: &[Clause], d: &Draft) -> bool {
    matches!(clauses[d.clauses.0].opening, Opening::Medium | Opening::Cause)
}

/// Takes the later draft of a sentence into the earlier one.
fn absorb(scene: &Scene<'_, '_>, g: &mut Draft, d: Draft) {
    // The attack itself names the record, the toll beside it does not.
    if g.harm_only && !d.harm_only {
        g.definite = d.definite;
    }
    g.lexemes.extend(d.lexemes);
    g.mentions.extend(d.mentions);
    g.modes.extend(d.modes);
    for w in d.weapons {
        if !g.weapons.iter().any(|(k, _)| *k == w.0) {
            g.weapons.push(w);
        }
    }
    for t in [d.killed, d.injured, d.detained].into_iter().flatten() {
        add_toll(g, t);
    }
    // The side that fights does not also suffer its own attack.
    for p in d.actors {
        push(&mut g.actors, p);
    }
    for p in d.recipients {
        push(&mut g.recipients, p);
    }
    for n in d.places {
        if !g.places.contains(&n) {
            g.places.push(n);
        }
    }
    narrow(scene, &mut g.places);
    if g.day.is_none() {
        g.day = d.day;
    }
    for s in d.sources {
        if !g.sources.contains(&s) {
            g.sources.push(s);
        }
    }
    g.aggregate |= d.aggregate;
    g.weak &= d.weak;
    g.harm_only &= d.harm_only;
    g.sided |= d.sided;
    g.verbal |= d.verbal;
    g.attempt &= d.attempt;
    g.clauses.1 = g.clauses.1.max(d.clauses.1);
}

/// Victim nouns that no trigger took: «خلف 10 قتلى و20 جريحا».
fn loose_tolls(
    scene: &Scene<'_, '_>,
    number: usize,
    sentence: &Sentence,
    clauses: &[Clause],
    signs: &[Sign<'_>],
    tolls: &mut Vec<TollMention>,
    groups: &mut Vec<Draft>,
) {
    tolls.clear();
    if !sentence.classes.has(Class::Victim) {
        return;
    }
    toll::victim_nouns(scene, sentence.first as usize, sentence.last as usize, tolls);
    for sign in signs {
        if !matches!(sign.frame.kind, FrameKind::Result | FrameKind::Light) {
            continue;
        }
        for a in &sign.right {
            if !a.pronoun
                && toll::victim(scene, &a.phrase)
                && a.phrase.number.is_none()
                && let Some(harm) = scene
                    .text
                    .lexeme_of(scene.item(a.phrase.head), Class::Victim)
                    .and_then(|l| l.harm)
                && let Some(t) = toll::of_phrase(scene, &a.phrase, harm, "toll/unnamed-plural")
                && t.count.max.is_none()
            {
                tolls.push(t);
            }
        }
    }
    for t in tolls.drain(..) {
        let taken = groups.iter().any(|g| {
            [&g.killed, &g.injured, &g.detained]
                .into_iter()
                .flatten()
                .any(|k| k.at == t.at || k.span.touches(t.span))
        });
        if taken {
            continue;
        }
        let clause = clauses.iter().position(|c| (c.first..c.last).contains(&t.at)).unwrap_or(0);
        let near = groups
            .iter()
            .rposition(|g| g.event == EventType::Assault && g.clauses.0 <= clause);
        let near = near.or_else(|| groups.iter().position(|g| g.event == EventType::Assault));
        match near {
            Some(n) => {
                let g = &mut groups[n];
                if slot(g, t.harm).is_none() {
                    if let Some(p) = t.party.clone() {
                        push(&mut g.recipients, p);
                    }
                    let harm = t.harm;
                    *slot(g, harm) = Some(t);
                }
            }
            None => {
                let mut d = bare(scene, number, clause, &t);
                add_toll(&mut d, t);
                groups.push(d);
            }
        }
    }
}

/// A draft of nothing but a toll.
fn bare(scene: &Scene<'_, '_>, number: usize, clause: usize, t: &TollMention) -> Draft {
    let _ = scene;
    Draft {
        event: EventType::Assault,
        lexemes: Vec::new(),
        mentions: vec![(t.span, t.span)],
        modes: BTreeSet::new(),
        weapons: Vec::new(),
        killed: None,
        injured: None,
        detained: None,
        actors: Vec::new(),
        recipients: t.party.clone().into_iter().collect(),
        places: Vec::new(),
        day: None,
        status: (Status::Occurred, "operator/none"),
        aggregate: false,
        sources: Vec::new(),
        definite: true,
        weak: true,
        only_joins: true,
        sided: false,
        other: false,
        background: false,
        verbal: false,
        attempt: false,
        harm_only: true,
        sentence: number,
        clauses: (clause, clause),
        voice: "",
    }
}

/// Place and day from clauses that hang together with the draft's own.
fn inherit(scene: &Scene<'_, '_>, clauses: &[Clause], d: &mut Draft) {
    let (lo, hi) = connected(clauses, d.clauses.0);
    if d.places.is_empty() {
        let mut best: Option<(usize, usize)> = None;
        let mut i = clauses[lo].first;
        let end = clauses[hi].last;
        let own = clauses[d.clauses.0].first;
        while i < end {
            match scene.place(i) {
                Some((n, place)) => {
                    let distance = i.abs_diff(own);
                    if usable(scene, n) && distance <= 40 && best.is_none_or(|(b, _)| distance < b) {
                        best = Some((distance, n));
                    }
                    i = (place.range.last as usize).max(i + 1);
                }
                None => i += 1,
            }
        }
        d.places.extend(best.map(|(_, n)| n));
    }
    if d.day.is_none() {
        let own = clauses[d.clauses.0].first;
        d.day = day_in(scene, clauses[lo].first, clauses[hi].last, own).map(|n| (n, "day/connected-clause"));
    }
    if d.day.is_none() && d.status.0 == Status::Occurred && clauses[d.clauses.0].opening == Opening::Strong && d.clauses.0 > 0 {
        // «…أمس، فيما سمع دوي انفجارات»: what happened meanwhile happened on the same day.
        let before = &clauses[d.clauses.0 - 1];
        d.day = day_in(scene, clauses[0].first, before.last, before.last).map(|n| (n, "day/meanwhile"));
    }
    if d.day.is_none() {
        let start = clauses[0].first;
        let end = clauses[clauses.len() - 1].last;
        let mut i = start;
        while i < end.min(start + 12) {
            if let Some((n, day)) = scene.day(i) {
                if day.leads {
                    d.day = Some((n, "day/sentence-head"));
                }
                break;
            }
            i += 1;
        }
    }
}

/// The run of clauses around `c` that no strong boundary cuts.
fn connected(clauses: &[Clause], c: usize) -> (usize, usize) {
    let mut lo = c;
    while lo > 0 && !clauses[lo].opening.parts() {
        lo -= 1;
    }
    let mut hi = c;
    while hi + 1 < clauses.len() && !clauses[hi + 1].opening.parts() {
        hi += 1;
    }
    (lo, hi)
}
