//! Fills the slots of who and whom: roles of a frame given to phrases.

use super::draft::Draft;
use super::loose::add_toll;
use super::sign::Sign;
use super::{speaker, target, toll, voice};
use crate::mention::party::{self, PartyMention};
use crate::model::{EventType, Harm, Mode, Sector, Span};
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use crate::parse::phrase::Phrase;
use crate::text::{Clitics, Kind, Pronoun};
use rasid_lexicon::{Class, Classes, FrameKind, Pos, Prep, Role, Stance};

pub(super) struct Filler<'f, 't, 'a> {
    pub(super) scene: &'f Scene<'t, 'a>,
    pub(super) d: &'f mut Draft,
    pub(super) harm: Option<Harm>,
    pub(super) attempt: bool,
    /// The item of the trigger.
    pub(super) at: usize,
}

impl Filler<'_, '_, '_> {
    pub(super) fn apply(&mut self, role: Role, phrase: &Phrase) {
        match role {
            Role::Actor => self.actor(phrase),
            Role::Side => {
                if let Some(p) = self.somebody(phrase) {
                    // Only fighting is told apart by having two sides.
                    self.d.sided |= self.d.event == EventType::Assault;
                    push(&mut self.d.actors, p);
                }
            }
            Role::Victim => self.victim(phrase),
            Role::Target => self.target(phrase),
            Role::Place => {
                // «زار اليمن»: the state is the host.
                if self.d.modes.contains(&Mode::Visit)
                    && let Some(host) = party::read(self.scene, phrase)
                    && host.rule == "party/state"
                    && self.scene.place(phrase.head).is_none_or(|(_, p)| p.prep != Some(Prep::Fi))
                {
                    push(&mut self.d.recipients, host);
                }
                if let Some((n, _)) = (phrase.first..phrase.last).find_map(|i| self.scene.place(i).filter(|(_, m)| !m.covered))
                    && !self.d.places.contains(&n)
                {
                    self.d.places.push(n);
                }
            }
            Role::Weapon | Role::Event | Role::Topic | Role::None => {}
        }
    }

    /// The phrase as somebody; who speaks is read more generously than who shoots.
    fn somebody(&self, phrase: &Phrase) -> Option<PartyMention> {
        // «عقوبات على موسكو», «محادثات بين الرياض وطهران»: capitals stand for their governments.
        let states = matches!(self.d.event, EventType::Consult | EventType::Cooperate | EventType::Sanction);
        if states || self.d.event.is_said() {
            speaker::read(self.scene, phrase)
        } else {
            party::read(self.scene, phrase)
        }
    }

    pub(super) fn actor(&mut self, phrase: &Phrase) {
        let head = self.scene.item(phrase.head);
        // «الهجوم», «عبوة ناسفة»: what did it, not who.
        let things = Classes::one(Class::Event).with(Class::Explosive).with(Class::Projectile);
        if head.classes.any(things) && !head.classes.any(Classes::one(Class::Office).with(Class::Person)) {
            return;
        }
        // «في موسكو» is a place; «قالت موسكو» a government.
        let seat =
            |p: &PartyMention| p.rule == "party/capital" && self.scene.place(phrase.head).is_some_and(|(_, place)| place.local);
        let named = self.somebody(phrase).or_else(|| {
            let behind = self.d.verbal && self.d.event.is_said() && self.at + 1 == phrase.first;
            behind.then(|| speaker::behind(self.scene, phrase, self.d.morph)).flatten()
        });
        if let Some(mut p) = named
            && !toll::victim(self.scene, phrase)
            && !seat(&p)
        {
            if p.sector.is_none() && head.classes.has(Class::Demonym) && p.phrase.last == p.phrase.head + 1 {
                // «انسحاب القوات الإثيوبية» with the noun inside the trigger.
                p.sector = Some(side_of_adjective(self.d.event));
            }
            push(&mut self.d.actors, p);
        }
    }

    /// Somebody or something to which it is done: people become recipients, places the place.
    fn target(&mut self, phrase: &Phrase) {
        if self.d.event.is_said() && target::matter(self.scene, phrase) {
            if let Some(p) = target::blamed(self.scene, phrase, false) {
                push(&mut self.d.recipients, p);
            }
            return;
        }
        let party = self.somebody(phrase);
        let place = (phrase.first..phrase.last).find_map(|i| self.scene.place(i).filter(|(_, m)| !m.covered));
        let bodily = matches!(self.d.event, EventType::Assault | EventType::Coerce);
        let visit = self.d.modes.contains(&Mode::Visit);
        let seated = party
            .as_ref()
            .is_some_and(|p| p.rule == "party/state" || p.rule == "party/capital" && !visit);
        match (party, place) {
            // «عقوبات على إيران»: a state is punished, helped, visited as such.
            (Some(p), Some((n, _))) if !bodily && seated => {
                push(&mut self.d.recipients, p);
                if visit && !self.d.places.contains(&n) {
                    self.d.places.push(n);
                }
            }
            (Some(p), Some((n, _))) if matches!(p.rule, "party/state" | "party/capital") && !self.d.places.contains(&n) => {
                self.d.places.push(n);
            }
            (Some(p), Some(_)) if matches!(p.rule, "party/state" | "party/capital") => {}
            (Some(p), None) if bodily && p.rule == "party/capital" => {}
            // Seized guns and shelled trucks are nobody, and neither is whose house or mosque it was.
            (Some(p), _) if p.instrument => {}
            (Some(_), _) if target::private(self.scene, phrase) => {}
            (Some(p), _) => push(&mut self.d.recipients, p),
            (_, Some((n, _))) if !self.d.places.contains(&n) => self.d.places.push(n),
            _ => {}
        }
    }

    /// «اعتقاله», «زيارته», «خطفوه»: the pronoun takes the role of the person spoken of before.
    pub(super) fn pronoun(&mut self, sign: &Sign<'_>) {
        let role = sign.frame.object;
        if !matches!(role, Role::Actor | Role::Side | Role::Victim | Role::Target) {
            return;
        }
        let Some(phrase) = party::antecedent(self.scene, sign.at, sign.reading.pronoun) else {
            return;
        };
        match role {
            Role::Victim | Role::Target => {
                if let Some(p) = party::read(self.scene, &phrase) {
                    push(&mut self.d.recipients, p);
                }
            }
            other => self.apply(other, &phrase),
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
        match party::read(self.scene, phrase) {
            Some(_) if target::private(self.scene, phrase) => {}
            Some(p) => push(&mut self.d.recipients, p),
            None => self.d.recipients.extend(target::stranger(self.scene, phrase)),
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
            Role::Target | Role::Victim
                if agent && object && !self.d.event.is_said() && phrase.number.is_none() && sign.frame.subject == Role::Actor =>
            {
                self.actor(phrase);
                for a in sign.right.iter().take_while(|a| a.prep.is_none() || a.prep == Some(Prep::Li)) {
                    self.apply(role, &a.phrase);
                }
            }
            Role::Target if agent && party.as_ref().is_some_and(|p| p.instrument) => self.actor(phrase),
            // «محادثات القاهرة», «اجتماع بروكسل»: where they met, not who.
            Role::Side
                if party.as_ref().is_none_or(|p| p.rule == "party/capital") && !sign.right.first().is_some_and(|a| a.joined) =>
            {
                self.apply(Role::Place, phrase);
            }
            Role::Side => {
                self.apply(role, phrase);
                for a in sign.right.iter().take_while(|a| a.joined && a.prep.is_none()) {
                    self.apply(role, &a.phrase);
                }
            }
            // «زيارة بغداد», «زيارة دول الخليج»: lands are visited, people visit.
            Role::Actor if self.d.modes.contains(&Mode::Visit) && self.land(phrase, party.as_ref()) => {
                self.apply(Role::Target, phrase);
            }
            Role::Victim => {
                self.victim(phrase);
                for a in sign.right.iter().take_while(|a| a.joined && a.prep.is_none()) {
                    self.victim(&a.phrase);
                }
            }
            // «انسحاب واشنطن من الاتفاق»: of a verb without an object the genitive is who does it.
            Role::None | Role::Topic if self.deed() && self.scene.text.lexeme(sign.reading).pos == Pos::Verb => {
                let court = |p: &PartyMention| p.sector == Some(Sector::Jud);
                if agent || party.as_ref().is_some_and(court) {
                    self.apply(sign.frame.subject, phrase);
                }
            }
            other => self.apply(other, phrase),
        }
    }

    /// Whether the draft is of one of the types in which one side acts by its own word or means.
    fn deed(&self) -> bool {
        matches!(
            self.d.event,
            EventType::Aid
                | EventType::Agree
                | EventType::Consult
                | EventType::Cooperate
                | EventType::Sanction
                | EventType::Support
        )
    }

    /// Whether a phrase names a land or a spot and nobody in it.
    fn land(&self, phrase: &Phrase, party: Option<&PartyMention>) -> bool {
        let place = || (phrase.first..phrase.last).any(|i| self.scene.place(i).is_some());
        match party {
            Some(p) => p.rule == "party/state" || (!p.people && p.actor.is_none() && place()),
            None => place(),
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
                    country: Some(country),
                    sector: Some(side_of_adjective(self.d.event)),
                    ..PartyMention::of(&Phrase::one(i), Span::new(start, end), "party/adjective-of-attack")
                });
                return;
            }
        }
    }

    /// «اجتمع الوزير والسفير», «طالبت الحركة وأحزاب المعارضة»: those joined to a subject act as well.
    pub(super) fn partners(&mut self, sign: &Sign<'_>, subject: &Phrase, role: Role) {
        let Some(at) = sign.right.iter().position(|a| a.phrase == *subject) else {
            return;
        };
        for a in sign.right[at + 1..].iter().take_while(|a| a.joined && a.prep.is_none()) {
            self.apply(role, &a.phrase);
        }
    }

    /// «رفضت مقترحات الأمم المتحدة», «طالبت بانسحاب قوات الاتحاد»: whose matter it is, if nobody else is
    /// addressed; a protest stands before its addressee's door.
    pub(super) fn meant(&mut self, sign: &Sign<'_>) {
        if !self.d.recipients.is_empty() || !sign.verbal && self.d.event.is_said() {
            return;
        }
        match self.d.event {
            EventType::Accuse | EventType::Reject | EventType::Request | EventType::Support => {
                let topic = sign.right.iter().find(|a| {
                    !a.pronoun
                        && !self.d.actors.iter().any(|p| p.phrase.first == a.phrase.first)
                        && matches!(a.prep, None | Some(Prep::Bi | Prep::Ala | Prep::Ila))
                        && target::matter(self.scene, &a.phrase)
                });
                if let Some(p) = topic.and_then(|a| target::blamed(self.scene, &a.phrase, true)) {
                    push(&mut self.d.recipients, p);
                }
            }
            EventType::Protest => {
                let door = sign.right.iter().find(|a| !a.pronoun && a.prep == Some(Prep::Near));
                if let Some(p) = door.and_then(|a| party::read(self.scene, &a.phrase))
                    && matches!(p.sector, Some(Sector::Gov | Sector::Leg | Sector::Jud | Sector::Igo))
                {
                    push(&mut self.d.recipients, p);
                }
            }
            _ => {}
        }
    }

    /// «هجوم للقوات الأمريكية», «مقتل شاب برصاص الشرطة»: the doer behind a preposition.
    pub(super) fn agent(&mut self, sign: &Sign<'_>) {
        let bodily = matches!(self.d.event, EventType::Assault | EventType::Coerce);
        if !bodily || !self.d.actors.is_empty() {
            return;
        }
        for a in &sign.right {
            if a.pronoun || a.joined {
                continue;
            }
            let doer = match a.prep {
                Some(Prep::Li) if !sign.verbal && a.phrase.first == sign.after => Some(a.phrase),
                // «برصاص الجيش»: whose weapon it was.
                Some(Prep::Bi) => {
                    let arm = Classes::one(Class::Fire).with(Class::Weapon).with(Class::Projectile);
                    let head = self.scene.item(a.phrase.head);
                    let owner = a.phrase.head + 1;
                    (head.classes.any(arm) && owner < a.phrase.last).then_some(Phrase {
                        first: owner,
                        head: owner,
                        number: None,
                        ..a.phrase
                    })
                }
                _ => None,
            };
            if let Some(p) = doer
                && sign
                    .frame
                    .with
                    .iter()
                    .all(|(prep, role)| Some(*prep) != a.prep || *role == Role::Weapon)
                && let Some(party) = party::read(self.scene, &p)
                && voice::agentive(&party)
                && party.count.is_none_or(|c| c.min > 1)
            {
                push(&mut self.d.actors, party);
                return;
            }
        }
    }

    /// «بدأ الوزير زيارة», «أعلنت واشنطن فرض عقوبات»: who begins or announces an act of his own.
    pub(super) fn doer(&mut self, clauses: &[Clause], signs: &[Sign<'_>], n: usize) {
        let sign = &signs[n];
        let own = matches!(
            self.d.event,
            EventType::Aid
                | EventType::Consult
                | EventType::Cooperate
                | EventType::Mobilize
                | EventType::Protest
                | EventType::Retreat
                | EventType::Sanction
        );
        let bodily = matches!(self.d.event, EventType::Assault | EventType::Coerce);
        let told = bodily && (sign.frame.subject == Role::Side || sign.right.iter().any(|a| a.prep == Some(Prep::By)));
        if !own && !bodily || told {
            return;
        }
        let announced = matches!(
            self.d.event,
            EventType::Aid | EventType::Cooperate | EventType::Mobilize | EventType::Sanction
        ) || bodily;
        let begins = |s: &&Sign<'_>| {
            s.verbal
                && s.clause == sign.clause
                && sign.at - s.at <= 10
                && match s.frame.kind {
                    FrameKind::Auxiliary => true,
                    // «دعا الاتحاد إلى إضراب»: who calls for it leads it.
                    FrameKind::Event => self.d.event == EventType::Protest && s.frame.stance == Some(Stance::Demand),
                    FrameKind::Speech => announced && matches!(s.frame.stance, Some(Stance::Say | Stance::Plan | Stance::Claim)),
                    _ => false,
                }
        };
        let Some(verb) = signs[..n].iter().rev().find(begins) else {
            return;
        };
        let roles = voice::decide(self.scene, verb, clauses);
        let Some(p) = roles.subject.filter(|p| !(p.first..p.last).contains(&sign.at)) else {
            return;
        };
        let Some(party) = party::read(self.scene, &p) else { return };
        let speech = verb.frame.kind == FrameKind::Speech;
        if speech && !voice::agentive(&party) || bodily && speech && !self.announces(sign, &party) {
            return;
        }
        let state = matches!(party.rule, "party/state" | "party/capital");
        if bodily && !speech && (state || !voice::agentive(&party)) {
            return;
        }
        let role = if bodily { Role::Actor } else { sign.frame.subject };
        self.apply(role, &p);
        if sign.frame.subject == Role::Side {
            self.partners(verb, &p, Role::Side);
        }
    }

    /// «أعلنت الشرطة توقيف …», «أعلن الجيش مقتل مسلحين», «أعلن التنظيم مسؤوليته عن الهجوم»: the announced
    /// violence is the speaker's own.
    fn announces(&self, sign: &Sign<'_>, party: &PartyMention) -> bool {
        let armed = |s: Option<Sector>| matches!(s, Some(Sector::Mil | Sector::Cop | Sector::Spy | Sector::Prm));
        let claimed = (sign.at.saturating_sub(4)..sign.at).any(|i| {
            self.scene
                .text
                .lexeme_of(self.scene.item(i), Class::Common)
                .is_some_and(|l| l.sense == "claim")
        });
        if claimed {
            return true;
        }
        match self.d.event {
            EventType::Coerce => armed(party.sector),
            _ => {
                armed(party.sector)
                    && !self.d.recipients.is_empty()
                    && self
                        .d
                        .recipients
                        .iter()
                        .all(|r| matches!(r.sector, Some(Sector::Reb | Sector::Uaf | Sector::Crm)))
            }
        }
    }

    /// «قال الوزير خلال لقائه نظيره»: the pronoun on a noun stands for the subject of the verb before.
    pub(super) fn owner(&mut self, clauses: &[Clause], signs: &[Sign<'_>], n: usize) {
        let sign = &signs[n];
        let talks = matches!(self.d.event, EventType::Consult | EventType::Agree | EventType::Support);
        if !talks || sign.reading.pronoun == Pronoun::None {
            return;
        }
        for verb in signs[..n].iter().rev().filter(|s| s.verbal) {
            if clauses[verb.clause + 1..=sign.clause].iter().any(|c| c.opening.parts()) {
                return;
            }
            let Some(p) = voice::decide(self.scene, verb, clauses).subject else {
                continue;
            };
            if (p.first..p.last).contains(&sign.at) {
                continue;
            }
            self.apply(sign.frame.subject, &p);
            break;
        }
        // «لقائه وفدا»: what stands bare behind it is whom he meets.
        if let Some(a) = sign.right.first()
            && self.d.event == EventType::Consult
            && a.prep.is_none()
            && !a.joined
            && !a.pronoun
        {
            self.apply(Role::Side, &a.phrase);
        }
    }

    /// Whether a relative clause takes its antecedent up with a preposition that means whom it is done to.
    fn stands_behind(&self, light: &Sign<'_>, clauses: &[Clause]) -> bool {
        clauses[light.clause].opening == Opening::Relative
            && matches!(self.d.event, EventType::Sanction | EventType::Aid)
            && light
                .right
                .iter()
                .any(|a| a.pronoun && light.frame.with.iter().any(|&(p, r)| a.prep == Some(p) && r == Role::Target))
    }

    /// «الرجل الذي فرضت عليه عقوبات»: the pronoun stands for what the relative clause describes.
    pub(super) fn resumed(&mut self, sign: &Sign<'_>, prep: Prep, clauses: &[Clause]) {
        let punished = matches!(self.d.event, EventType::Sanction | EventType::Aid);
        if !punished || sign.clause == 0 || clauses[sign.clause].opening != Opening::Relative {
            return;
        }
        let with = sign.frame.with.iter().find(|(p, r)| *p == prep && *r == Role::Target);
        if with.is_some()
            && let Some(p) = super::sign::antecedent(self.scene, &clauses[sign.clause - 1])
            && party::read(self.scene, &p).is_some()
        {
            self.apply(Role::Target, &p);
        }
    }

    /// «قرار الرياض طرد السفير»: who decides a punishment punishes.
    pub(super) fn decider(&mut self, clause: &Clause, sign: &Sign<'_>) {
        if self.d.event != EventType::Sanction || !self.d.actors.is_empty() {
            return;
        }
        let from = clause.first.max(sign.at.saturating_sub(6));
        let decision = (from..sign.at).rev().find(|&j| {
            let lexeme = self.scene.text.lexeme_of(self.scene.item(j), Class::Attempt);
            lexeme.is_some_and(|l| l.sense == "decision")
        });
        if let Some(j) = decision
            && let Some(p) = crate::parse::phrase::read(self.scene, j + 1, sign.at)
            && p.first == j + 1
        {
            self.actor(&p);
        }
    }

    /// What a light verb lends: «شن الطيران غارة على المدينة».
    pub(super) fn light(&mut self, light: &Sign<'_>, sign: &Sign<'_>, clauses: &[Clause]) {
        let mut roles = voice::Roles::default();
        if light.verbal {
            roles = voice::decide(self.scene, light, clauses);
            if self.stands_behind(light, clauses) {
                // «التاجر الذي فرضت عليه واشنطن عقوبات»: the relative describes the punished.
                let first = light.right.iter().find(|a| a.prep.is_none() && !a.pronoun);
                roles.subject = first.map(|a| a.phrase);
                roles.object = None;
            }
        } else {
            roles.subject = light.genitive;
        }
        let holds = |p: &Phrase| (p.first..p.last).contains(&sign.at);
        if let Some(p) = roles.subject
            && !holds(&p)
        {
            // «تلقى الوزير اتصالا»: whoever is called talks as well.
            let called = light.frame.subject == Role::Target && sign.frame.subject == Role::Side;
            self.apply(if called { Role::Side } else { light.frame.subject }, &p);
            if light.frame.subject == Role::Side || sign.frame.subject == Role::Side {
                self.partners(light, &p, Role::Side);
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
            let Some(prep) = a.prep else { continue };
            if a.pronoun {
                self.resumed(light, prep, clauses);
                continue;
            }
            if holds(&a.phrase) {
                continue;
            }
            let with = |s: &Sign<'_>| s.frame.with.iter().find(|(p, _)| *p == prep).map(|(_, role)| *role);
            // «الزيارة التي يقوم بها الوزير لفرنسا»: the noun's own preposition stands behind the verb.
            let role = if a.phrase.first < sign.at {
                with(light)
            } else if light.at > sign.at {
                with(sign)
            } else {
                None
            };
            if let Some(role) = role {
                self.apply(role, &a.phrase);
            }
        }
    }
}

/// «غارة أميركية» is the army's, «عقوبات أميركية» the government's.
fn side_of_adjective(event: EventType) -> Sector {
    match event {
        EventType::Assault | EventType::Mobilize | EventType::Retreat => Sector::Mil,
        _ => Sector::Gov,
    }
}

pub(super) fn push(list: &mut Vec<PartyMention>, p: PartyMention) {
    let capital = |p: &PartyMention| p.rule == "party/capital";
    let same = |q: &PartyMention| {
        q.span.touches(p.span)
            || (p.actor.is_some() && q.actor == p.actor)
            || (capital(&p) && capital(q) && p.country == q.country)
    };
    if !list.iter().any(same) {
        list.push(p);
    }
}

/// «قيام الجيش بقصف», «فرض واشنطن عقوبات»: a light verb's noun that names who does it.
fn lends(light: &Sign<'_>, noun: &Sign<'_>) -> bool {
    !light.verbal
        && light
            .genitive
            .is_some_and(|g| g.last <= noun.at && noun.at - g.last <= 8 && g.number.is_none())
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
        .find(|s| s.clause == noun.clause && s.frame.kind == FrameKind::Light && (s.verbal || lends(s, noun)));
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
///
/// What is said goes on from what was said: verbs of speaking come first for verbal acts.
pub(super) fn subject_before(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], n: usize) -> Option<Phrase> {
    let sign = &signs[n];
    if clauses[sign.clause].opening.parts() && !sign.participle {
        return None;
    }
    let act = sign.frame.event.is_some_and(EventType::is_said);
    let says = |s: &Sign<'_>| s.frame.kind == FrameKind::Speech || s.frame.event.is_some_and(EventType::is_said);
    let does = |s: &Sign<'_>| match s.frame.kind {
        FrameKind::Event | FrameKind::Light => true,
        FrameKind::Auxiliary => act,
        _ => false,
    };
    let before = || {
        signs[..n]
            .iter()
            .rev()
            .take_while(|s| !clauses[s.clause + 1..=sign.clause].iter().any(|c| c.opening.parts()))
            .filter(|s| s.verbal)
    };
    let subject = |s: &Sign<'_>| voice::decide(scene, s, clauses).subject;
    let said = if act {
        before().filter(|s| says(s)).find_map(subject)
    } else {
        None
    };
    said.or_else(|| before().filter(|s| does(s)).find_map(subject))
}
