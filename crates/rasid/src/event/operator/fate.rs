//! Whether it happened: plans, possibilities, denials, and what is only the content of words.

use super::negation::negated;
use crate::event::sign::Sign;
use crate::model::Status;
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use crate::text::{Clitics, Kind};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, FrameKind, Stance};

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

/// Decides what becomes of a trigger.
pub fn fate(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], sign: &Sign<'_>) -> Fate {
    let clause = &clauses[sign.clause];
    let i = sign.at;
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
    Fate::Keep(Status::Occurred, "operator/none")
}
