//! Who does it to whom: voice, and the phrases that are subject and object.
//!
//! Most Arabic verbs are spelt alike in both voices; the decision list below reads the phrases
//! around the verb. Each branch has a name that `--why` prints.

use super::sign::Sign;
use super::speaker;
use crate::mention::party::{self, PartyMention};
use crate::model::EventType;
use crate::model::Sector;
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use crate::parse::phrase::Phrase;
use crate::text::{Kind, Marks, Pronoun};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, Prep, Role};

/// Subject and object of a verb, by meaning: of a passive the object is what stands as subject.
#[derive(Clone, Copy, Debug, Default)]
pub struct Roles {
    /// Who or what does it.
    pub subject: Option<Phrase>,
    /// To whom or what it is done.
    pub object: Option<Phrase>,
    /// The phrases joined to the object by و, as a range of the sign's arguments.
    pub more: (usize, usize),
    /// The subject must be taken from the clause before.
    pub dropped: bool,
    /// The branch that decided.
    pub rule: &'static str,
}

/// Decides voice and roles of a verbal sign.
pub fn decide(scene: &Scene<'_, '_>, sign: &Sign<'_>, clauses: &[Clause]) -> Roles {
    let morph = sign.reading.morph;
    let act = sign.frame.event.is_some_and(EventType::is_said);
    let bare: Vec<usize> = (0..sign.right.len())
        .filter(|&a| sign.right[a].prep.is_none() && !sign.right[a].joined && !sign.right[a].pronoun)
        // «شمال شرق الجزائر» says where, and is neither subject nor object.
        .filter(|&a| !scene.is(sign.right[a].phrase.first, Class::Direction))
        .collect();
    let phrase = |n: usize| bare.get(n).map(|&a| sign.right[a].phrase);
    let joined = |n: usize| match bare.get(n) {
        Some(&a) => (
            a + 1,
            a + 1
                + sign.right[a + 1..]
                    .iter()
                    .take_while(|x| x.joined && x.prep.is_none())
                    .count(),
        ),
        None => (0, 0),
    };
    if sign.participle {
        // «…، مطالبا إيران بالرد»: the speaker is that of the main verb.
        return Roles {
            subject: None,
            object: phrase(0),
            more: joined(0),
            dropped: true,
            rule: "voice/participle",
        };
    }
    let by = sign.right.iter().find(|a| a.prep == Some(Prep::By)).map(|a| a.phrase);
    let active_only = morph.contains(Morph::ACTIVE) && !morph.contains(Morph::PASSIVE);
    let passive_only = morph.contains(Morph::PASSIVE) && !morph.contains(Morph::ACTIVE);
    let damma = scene.text.tokens[scene.item(sign.at).first as usize]
        .marks
        .contains(Marks::DAMMA);
    let passive = |object: Option<Phrase>, more: (usize, usize), rule| Roles {
        subject: by,
        object,
        more,
        dropped: false,
        rule,
    };
    if passive_only || (damma && !active_only) {
        return match sign.left {
            Some(left) if phrase(0).is_none() => passive(Some(left), (0, 0), "voice/passive-form"),
            _ => passive(phrase(0).or(sign.left), joined(0), "voice/passive-form"),
        };
    }
    if by.is_some() && !active_only {
        return match sign.left {
            Some(left) => passive(Some(left), (0, 0), "voice/agent-phrase"),
            None => passive(phrase(0), joined(0), "voice/agent-phrase"),
        };
    }
    let relative = clauses[sign.clause].opening == Opening::Relative && sign.at <= clauses[sign.clause].first + 2;
    if sign.reading.pronoun != Pronoun::None {
        // «الهجوم الذي شنه المسلحون»: the pronoun stands for the antecedent.
        // «ثلاثة جنود خطفهم مسلحون» the same without a relative word.
        let bare = sign.left.is_some_and(|l| l.last == sign.at);
        // «المستشاران خطفهما مسلحون»: after a topic the subject follows the verb, if anybody does.
        let doer =
            phrase(0).filter(|p| !morph.contains(Morph::PLUR) && party::read_alone(scene, p).as_ref().is_some_and(agentive));
        let (subject, object) = if relative || bare || doer.is_some() {
            (phrase(0), sign.left)
        } else {
            (sign.left.or(phrase(0)), None)
        };
        return Roles {
            subject,
            object,
            more: (0, 0),
            dropped: false,
            rule: "voice/object-pronoun",
        };
    }
    let resumed = sign.right.iter().any(|a| a.pronoun);
    if relative && sign.left.is_none() && !resumed && phrase(0).is_some() {
        // «التفجير الذي استهدف المسجد»: what did it stands before the relative.
        return Roles {
            subject: None,
            object: phrase(0),
            more: joined(0),
            dropped: false,
            rule: "voice/relative-subject",
        };
    }
    let resumes = |c: &Class| {
        sign.at > 0
            && scene
                .text
                .reading(scene.item(sign.at - 1), *c)
                .is_some_and(|r| r.pronoun != Pronoun::None)
    };
    if sign.left.is_none()
        && phrase(0).is_some()
        && [Class::Complementizer, Class::Conjunction, Class::Boundary]
            .iter()
            .any(resumes)
    {
        // «قال إنه قتل ثلاثة», «لكنه أصاب اثنين»: the pronoun is the subject.
        return Roles {
            subject: None,
            object: phrase(0),
            more: joined(0),
            dropped: true,
            rule: "voice/pronoun-subject",
        };
    }
    if let Some(left) = sign.left {
        if sign
            .right
            .iter()
            .any(|a| a.pronoun && matches!(a.prep, Some(Prep::Fi | Prep::Bi)))
            && !active_only
        {
            // «قتل فيها 21 شخصا»
            return passive(phrase(0), joined(0), "voice/relative-place");
        }
        if phrase(0).is_some() || active_only {
            return Roles {
                subject: Some(left),
                object: phrase(0),
                more: joined(0),
                dropped: false,
                rule: "voice/subject-first",
            };
        }
        if sign.frame.passive >= 30 {
            return passive(Some(left), (0, 0), "voice/subject-first-no-object");
        }
        return Roles {
            subject: Some(left),
            object: None,
            more: (0, 0),
            dropped: false,
            rule: "voice/subject-first",
        };
    }
    let Some(n1) = phrase(0) else {
        return Roles {
            rule: "voice/no-phrase",
            dropped: true,
            ..Roles::default()
        };
    };
    if act && sign.frame.subject == Role::Actor && speaker::behind(scene, &n1, morph).is_none() && !speaker::document(scene, &n1)
    {
        // «كما تدين الاعتداء»: somebody must speak, so this is what is spoken of.
        return Roles {
            subject: None,
            object: Some(n1),
            more: joined(0),
            dropped: true,
            rule: "voice/dropped-subject",
        };
    }
    if let Some(n2) = phrase(1)
        && !apposed(scene, &n1, &n2)
        && (sign.right[bare[0] + 1..bare[1]].iter().all(|a| a.joined && a.prep.is_none())
            || scene.number(n2.first).is_some()
            || party::read_alone(scene, &n2).is_some())
        && !(passive_likely(scene, sign, &n1) && bare[1] != bare[0] + 1)
    {
        return Roles {
            subject: Some(n1),
            object: Some(n2),
            more: joined(1),
            dropped: false,
            rule: "voice/two-phrases",
        };
    }
    let party = party::read_alone(scene, &n1);
    let agent = party.as_ref().is_some_and(agentive);
    let opening = clauses[sign.clause].opening;
    let goes_on = matches!(opening, Opening::Medium | Opening::Complement | Opening::Relative);
    // Quotation marks may stand between, nothing else.
    let adjacent = (sign.at + 1..n1.first).all(|k| matches!(scene.item(k).kind, Kind::Mark(b'"')));
    if adjacent && speaker::disagrees(scene, morph, &n1) {
        return Roles {
            subject: None,
            object: Some(n1),
            more: joined(0),
            dropped: true,
            rule: "voice/no-agreement",
        };
    }
    if active_only {
        let plural = morph.intersects(Morph::PLUR) && morph.contains(Morph::PERFECT);
        if plural
            || (!agent && goes_on && party.is_none())
            || (morph.contains(Morph::FEM)
                && party.as_ref().is_some_and(|p| p.people && p.count.is_some())
                && !feminine(scene, &n1))
        {
            return Roles {
                subject: None,
                object: Some(n1),
                more: joined(0),
                dropped: true,
                rule: "voice/dropped-subject",
            };
        }
        return Roles {
            subject: Some(n1),
            object: None,
            more: (0, 0),
            dropped: false,
            rule: "voice/subject",
        };
    }
    let fem = morph.contains(Morph::FEM) && !morph.contains(Morph::MASC) && morph.contains(Morph::SING);
    if fem && party.as_ref().is_some_and(|p| p.people) && !feminine(scene, &n1) {
        return Roles {
            subject: None,
            object: Some(n1),
            more: joined(0),
            dropped: true,
            rule: "voice/no-agreement",
        };
    }
    if morph.contains(Morph::PLUR) {
        return Roles {
            subject: None,
            object: Some(n1),
            more: joined(0),
            dropped: true,
            rule: "voice/plural-verb",
        };
    }
    if agent && !counted(scene, &n1) && !single_person(party.as_ref()) {
        return Roles {
            subject: Some(n1),
            object: None,
            more: (0, 0),
            dropped: false,
            rule: "voice/agent-alone",
        };
    }
    if sign.frame.passive >= 30 {
        return passive(Some(n1), joined(0), "voice/passive-prior");
    }
    if party.is_none() && goes_on {
        return Roles {
            subject: None,
            object: Some(n1),
            more: joined(0),
            dropped: true,
            rule: "voice/dropped-subject",
        };
    }
    Roles {
        subject: Some(n1),
        object: None,
        more: (0, 0),
        dropped: false,
        rule: "voice/active-prior",
    }
}

/// «قتل القيادي في التنظيم أبو عمر»: a name behind somebody single names him.
fn apposed(scene: &Scene<'_, '_>, n1: &Phrase, n2: &Phrase) -> bool {
    let single = |p: &PartyMention| p.people && p.count.is_some_and(|c| c.max == Some(1)) && p.phrase.number.is_none();
    scene.definite(n1.head)
        && n2.number.is_none()
        && party::read(scene, n1).is_some_and(|p| p.actor.is_none() && single(&p))
        && party::read(scene, n2).is_some_and(|p| p.rule == "party/unknown-name")
}

fn passive_likely(scene: &Scene<'_, '_>, sign: &Sign<'_>, n1: &Phrase) -> bool {
    sign.frame.passive >= 50 && counted(scene, n1)
}

fn counted(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    phrase.number.is_some() || scene.number(phrase.head).is_some()
}

fn single_person(party: Option<&PartyMention>) -> bool {
    party.is_some_and(|p| p.people)
}

fn feminine(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let head = scene.item(phrase.head);
    scene.text.readings(head).iter().any(|r| r.morph.contains(Morph::FEM))
        || head.classes.any(
            Classes::one(Class::Force)
                .with(Class::Group)
                .with(Class::Institution)
                .with(Class::Aircraft),
        )
}

/// Somebody who is likelier to do violence than to suffer it.
pub fn agentive(party: &PartyMention) -> bool {
    party.instrument
        || matches!(
            party.sector,
            Some(
                Sector::Mil
                    | Sector::Cop
                    | Sector::Spy
                    | Sector::Prm
                    | Sector::Reb
                    | Sector::Gov
                    | Sector::Jud
                    | Sector::Uaf
                    | Sector::Crm
                    | Sector::Igo
                    | Sector::Leg
            )
        )
}
