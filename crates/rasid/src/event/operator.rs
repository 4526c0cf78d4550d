//! Whether it happened, and who says so: negation, plans, possibilities, denials, speakers.

use super::sign::Sign;
use super::voice;
use crate::mention::party;
use crate::model::{EventType, Sector, SourceAt, SourceKind, Span, Status};
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use crate::parse::phrase::{self, Phrase};
use crate::text::{Clitics, Kind};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{ActorKind, Class, FrameKind, Payload, Prep, Stance};

/// What becomes of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A record of this status, by this rule.
    Keep(Status, &'static str),
    /// No record.
    Drop(&'static str),
    /// Tried, and failed: it occurred, without toll.
    Attempt,
}

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

/// Finds who says what in a sentence.
pub fn speeches(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], out: &mut Vec<Speech>) {
    out.clear();
    let Some(end) = clauses.last().map(|c| c.last) else {
        return;
    };
    for sign in signs {
        // Verbal acts speak as well: «هدد الوزير بقصف …».
        if !matches!(sign.frame.kind, FrameKind::Speech | FrameKind::Event) {
            continue;
        }
        if sign.frame.stance.is_none() {
            continue;
        }
        let last = reach(clauses, sign.clause, end);
        let who = if sign.verbal {
            voice::decide(scene, sign, clauses).subject
        } else {
            sign.genitive
        };
        let source = who.and_then(|p| source(scene, &p));
        out.push(Speech {
            first: sign.at,
            last,
            at: sign.at,
            source,
        });
    }
    for (c, clause) in clauses.iter().enumerate() {
        for i in clause.first..clause.last {
            if !scene.is(i, Class::AccordingTo) {
                continue;
            }
            let mut j = i + 1;
            if j < end && scene.item(j).kind == Kind::Word && phrase::preposition(scene, j, Prep::An) {
                j += 1;
            }
            let Some(p) = phrase::read(scene, j, end) else {
                continue;
            };
            let first = clauses[..=c]
                .iter()
                .rev()
                .find(|x| x.opening.parts())
                .map_or(clause.first, |x| x.first);
            let source = source(scene, &p);
            out.push(Speech {
                first,
                last: reach(clauses, c, end),
                at: i,
                source,
            });
        }
    }
}

/// Speech goes on until a clause that begins a new proposition.
fn reach(clauses: &[Clause], from: usize, end: usize) -> usize {
    clauses[from + 1..]
        .iter()
        .find(|c| matches!(c.opening, Opening::Strong | Opening::Background))
        .map_or(end, |c| c.first)
}

/// A phrase as source, with its kind.
fn source(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<SourceAt> {
    let text = scene.text;
    let first = scene.item(phrase.first);
    let span = Span::new(
        text.after_clitics(first, first.clitics.difference(Clitics::AL)),
        text.span(scene.item(phrase.last - 1)).1,
    );
    for i in phrase.first..phrase.last {
        if let Some(lexeme) = text.lexeme_of(scene.item(i), Class::Source) {
            return Some(SourceAt {
                span,
                kind: lexeme.source.unwrap_or(SourceKind::Other),
            });
        }
        if text.names(scene.item(i)).iter().any(|p| match *p {
            Payload::Actor(a) => text.lexicon.actors[a as usize].kind == ActorKind::Media,
            _ => false,
        }) {
            return None;
        }
    }
    if scene.is(phrase.head, Class::Media) {
        return None;
    }
    let party = party::read(scene, phrase);
    let kind = match party.as_ref().and_then(|p| p.sector) {
        Some(Sector::Gov | Sector::Leg | Sector::Jud) => SourceKind::Official,
        Some(Sector::Mil) => SourceKind::Military,
        Some(Sector::Cop | Sector::Spy) => SourceKind::Security,
        Some(Sector::Med) => SourceKind::Medical,
        Some(Sector::Reb | Sector::Prm) => SourceKind::Armed,
        Some(Sector::Jrn) => SourceKind::Media,
        Some(Sector::Igo) => SourceKind::Organisation,
        Some(Sector::Soc) => SourceKind::Monitor,
        Some(Sector::Cvl) => SourceKind::Witness,
        _ => SourceKind::Other,
    };
    let known = party.is_some() || scene.is(phrase.head, Class::FirstName) || text.readings(scene.item(phrase.head)).is_empty();
    if known { Some(SourceAt { span, kind }) } else { None }
}

/// Decides what becomes of a trigger.
pub fn fate(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], speeches: &[Speech], sign: &Sign<'_>) -> Fate {
    let clause = &clauses[sign.clause];
    let i = sign.at;
    if sign.participle && !negated(scene, clause, sign) {
        // What is said on the way is said, whatever stands before it.
        return Fate::Keep(Status::Occurred, "operator/none");
    }
    match clause.opening {
        Opening::Purpose => return Fate::Drop("operator/purpose"),
        Opening::Conditional => return Fate::Drop("operator/conditional"),
        _ => {}
    }
    if negated(scene, clause, sign) {
        return Fate::Drop("operator/negated");
    }
    if sign.verbal {
        if sign.reading.clitics.contains(Clitics::SA) {
            return Fate::Keep(Status::Planned, "operator/future");
        }
        if sign.reading.clitics.contains(Clitics::LI) && sign.reading.morph.contains(Morph::IMPERFECT) {
            return Fate::Drop("operator/purpose");
        }
    }
    let aid = matches!(sign.frame.event, Some(EventType::Aid | EventType::Cooperate));
    if aid && !sign.verbal && sign.reading.clitics.contains(Clitics::LI) {
        // «مبالغ لإغاثة النازحين»: what it is meant for.
        return Fate::Drop("operator/purpose");
    }
    // What stands before the trigger in its clause.
    for j in (clause.first..i).rev() {
        let item = scene.item(j);
        if item.kind != Kind::Word {
            continue;
        }
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Attempt)
            && i - j <= 2
        {
            return match lexeme.sense.as_str() {
                "attempt" => Fate::Attempt,
                "accusation" => Fate::Drop("operator/accusation"),
                // To decide a punishment is to punish.
                "decision" if sign.frame.event == Some(EventType::Sanction) => continue,
                _ => Fate::Drop("operator/not-done"),
            };
        }
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Modal) {
            match lexeme.sense.as_str() {
                "possible" => return Fate::Keep(Status::Hypothetical, "operator/possible"),
                "plan" | "future" => return Fate::Keep(Status::Planned, "operator/planned"),
                "generic" if i - j <= 2 => return Fate::Drop("operator/generic"),
                "cancelled" => return Fate::Keep(Status::Denied, "operator/cancelled"),
                "qad" if sign.verbal && sign.reading.morph.contains(Morph::IMPERFECT) && j + 1 == i => {
                    return Fate::Keep(Status::Hypothetical, "operator/qad");
                }
                _ => {}
            }
        }
    }
    for other in signs {
        if other.at >= i
            || other.clause != sign.clause && !(other.clause + 1 == sign.clause && clause.opening == Opening::Complement)
        {
            continue;
        }
        let under = !sign.verbal || clause.opening == Opening::Complement;
        if !under {
            continue;
        }
        // What a verbal act demands, threatens, refuses or agrees to is its content, no record of its own.
        if other.frame.kind == FrameKind::Event {
            match other.frame.stance {
                Some(Stance::Demand) => return Fate::Drop("operator/demanded"),
                Some(Stance::Threaten) => return Fate::Drop("operator/threatened"),
                Some(Stance::Deny) => return Fate::Drop("operator/rejected"),
                Some(Stance::Plan) => return Fate::Keep(Status::Planned, "operator/planned"),
                _ => continue,
            }
        }
        if !matches!(other.frame.kind, FrameKind::Speech | FrameKind::Auxiliary | FrameKind::Light) {
            continue;
        }
        match other.frame.stance {
            Some(Stance::Deny) => return Fate::Keep(Status::Denied, "operator/denied"),
            Some(Stance::Demand) if i > other.at => return Fate::Drop("operator/demanded"),
            Some(Stance::Threaten) => return Fate::Drop("operator/threatened"),
            Some(Stance::Plan) => return Fate::Keep(Status::Planned, "operator/planned"),
            Some(Stance::Possible) => return Fate::Keep(Status::Hypothetical, "operator/possible"),
            Some(Stance::Foil) => return Fate::Attempt,
            _ => {}
        }
    }
    let _ = speeches;
    Fate::Keep(Status::Occurred, "operator/none")
}

/// A negation before the trigger, with nothing but particles and auxiliaries between.
fn negated(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> bool {
    let i = sign.at;
    let from = clause.first.max(i.saturating_sub(4));
    for j in (from..i).rev() {
        let item = scene.item(j);
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Negation) {
            return match lexeme.sense.as_str() {
                "masdar" | "without" => !sign.verbal && i - j <= 2,
                // «لم يقتل», «لم تسجل إصابات»: the verb between carries the negation on.
                _ => sign.verbal || (j + 1..i).any(|k| scene.verbal(k)),
            };
        }
        if matches!(item.kind, Kind::Mark(_)) {
            return false;
        }
    }
    false
}
