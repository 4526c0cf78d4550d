//! Fills the slots of who and whom: roles of a frame given to phrases.

use super::draft::Draft;
use super::loose::add_toll;
use super::sign::Sign;
use super::{toll, voice};
use crate::mention::party::{self, PartyMention};
use crate::model::{EventType, Harm, Mode, Span};
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use crate::parse::phrase::Phrase;
use crate::text::{Clitics, Kind};
use rasid_lexicon::{Class, Classes, FrameKind, Prep, Role, Stance};

pub(super) struct Filler<'f, 't, 'a> {
    pub(super) scene: &'f Scene<'t, 'a>,
    pub(super) d: &'f mut Draft,
    pub(super) harm: Option<Harm>,
    pub(super) attempt: bool,
}

impl Filler<'_, '_, '_> {
    pub(super) fn apply(&mut self, role: Role, phrase: &Phrase) {
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

    pub(super) fn actor(&mut self, phrase: &Phrase) {
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

    pub(super) fn victim(&mut self, phrase: &Phrase) {
        if let (Some(harm), false) = (self.harm, self.attempt)
            && let Some(t) = toll::of_phrase(self.scene, phrase, harm, "toll/object")
        {
            add_toll(self.d, t);
        }
        // «سقوط ضحايا»: the noun itself says what befell them.
        if let (None, false, None) = (self.harm, self.attempt, phrase.number)
            && let Some(harm) = self
                .scene
                .text
                .lexeme_of(self.scene.item(phrase.head), Class::Victim)
                .and_then(|l| l.harm)
            && let Some(t) = toll::of_phrase(self.scene, phrase, harm, "toll/unnamed-plural")
            && t.count.max.is_none()
        {
            add_toll(self.d, t);
        }
        if let Some(p) = party::read(self.scene, phrase) {
            push(&mut self.d.recipients, p);
        }
    }

    /// A noun's genitive is who does it or to whom it is done, by what it is.
    pub(super) fn genitive(&mut self, sign: &Sign<'_>, phrase: &Phrase) {
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
    pub(super) fn demonym(&mut self, sign: &Sign<'_>, clause: &Clause) {
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
    pub(super) fn partners(&mut self, sign: &Sign<'_>, subject: &Phrase) {
        let Some(at) = sign.right.iter().position(|a| a.phrase == *subject) else {
            return;
        };
        for a in sign.right[at + 1..].iter().take_while(|a| a.joined && a.prep.is_none()) {
            self.apply(Role::Side, &a.phrase);
        }
    }

    /// «بدأ الوزير زيارة», «أعلنت واشنطن فرض عقوبات»: who begins or announces an act of his own.
    pub(super) fn doer(&mut self, clauses: &[Clause], signs: &[Sign<'_>], n: usize) {
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
    pub(super) fn light(&mut self, light: &Sign<'_>, sign: &Sign<'_>, clauses: &[Clause]) {
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

pub(super) fn push(list: &mut Vec<PartyMention>, p: PartyMention) {
    let same = |q: &PartyMention| q.span == p.span || (p.actor.is_some() && q.actor == p.actor);
    if !list.iter().any(same) {
        list.push(p);
    }
}

/// The light verb that governs an event noun.
pub(super) fn light_of<'s, 'a>(
    scene: &Scene<'_, '_>,
    clauses: &[Clause],
    signs: &'s [Sign<'a>],
    n: usize,
) -> Option<&'s Sign<'a>> {
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
pub(super) fn subject_before(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], n: usize) -> Option<Phrase> {
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
