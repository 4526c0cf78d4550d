//! Whether it happened: plans, possibilities, denials, and what is only the content of words.

use super::negation::negated;
use crate::event::sign::Sign;
use crate::model::{EventType, Status};
use crate::parse::Scene;
use crate::parse::clause::{Clause, Opening};
use crate::text::{Clitics, Kind, Pronoun};
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{Class, Classes, FrameKind, NeedWhere, Prep, Stance};

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
    if sign.participle && !negated(scene, &clauses[sign.clause], sign) {
        // What is said on the way is said, whatever stands before it.
        return Fate::Keep(Status::Occurred, "operator/none");
    }
    match clauses[sign.clause].opening {
        Opening::Purpose => return Fate::Drop("operator/purpose"),
        _ if conditional(scene, clauses, sign.clause) => return Fate::Drop("operator/conditional"),
        _ => {}
    }
    // «لم يستجب»: a frame that asks for the word before is a refusal by its negation.
    let asks = sign.frame.needs.iter().any(|n| n.at == NeedWhere::Before);
    if !asks && negated(scene, &clauses[sign.clause], sign) {
        return Fate::Drop("operator/negated");
    }
    if sign.verbal {
        if sign.reading.clitics.contains(Clitics::SA) {
            return Fate::Keep(Status::Planned, "operator/future");
        }
        if sign.reading.clitics.contains(Clitics::LI) && sign.reading.morph.contains(Morph::IMPERFECT) {
            return Fate::Drop("operator/purpose");
        }
        if standing(scene, &clauses[sign.clause], sign) {
            return Fate::Drop("operator/standing");
        }
    } else if purpose(scene, &clauses[sign.clause], sign) {
        return Fate::Drop("operator/purpose");
    }
    words_before(scene, &clauses[sign.clause], sign)
        .or_else(|| adjective_behind(scene, &clauses[sign.clause], sign))
        .or_else(|| governed(scene, clauses, signs, sign))
        .unwrap_or(Fate::Keep(Status::Occurred, "operator/none"))
}

/// «يسيطر المسلحون على البلدة», «فصائل تقاتل إلى جانبه»: how things stand, unless a day makes it news.
fn standing(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> bool {
    sign.reading.morph.contains(Morph::IMPERFECT)
        && scene.text.lexeme(sign.reading).sense == "state"
        && !(clause.first..clause.last).any(|i| scene.day(i).is_some())
}

/// إذا، في حال, and what goes on with و behind it: «إذا انسحب وسلم سلاحه».
fn conditional(scene: &Scene<'_, '_>, clauses: &[Clause], c: usize) -> bool {
    let clause = &clauses[c];
    if clause.opening == Opening::Conditional {
        return true;
    }
    c > 0
        && clause.opening == Opening::Medium
        && clauses[c - 1].opening == Opening::Conditional
        && scene.item(clause.first).clitics.contains(Clitics::WA)
}

/// «الجهود لإطلاق سراح الرهائن», «لتأمين إطلاق سراحهم»: what is aimed at.
///
/// The ل of an object («إدانته لقصف المدينة») or of a light verb («تعرض لهجوم») aims at nothing.
fn purpose(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> bool {
    if matches!(sign.frame.event, None | Some(EventType::Consult)) {
        return false;
    }
    let i = sign.at;
    if i > clause.first {
        let before = scene.item(i - 1);
        let talk = scene.text.readings(before).iter().any(|r| {
            scene
                .text
                .frame(r)
                .is_some_and(|f| f.event == Some(EventType::Consult) || f.kind == FrameKind::Speech || f.kind == FrameKind::Light)
        });
        let bound = !talk && !before.classes.has(Class::Attempt);
        if bound
            && before.clitics.contains(Clitics::LI)
            && !sign
                .reading
                .clitics
                .intersects(Clitics::WA | Clitics::BI | Clitics::LI | Clitics::AL)
            && scene
                .text
                .readings(before)
                .iter()
                .any(|r| r.morph.contains(Morph::MASDAR) && !r.clitics.contains(Clitics::AL) && r.pronoun == Pronoun::None)
        {
            return true;
        }
    }
    if !scene.item(i).clitics.union(sign.reading.clitics).contains(Clitics::LI) {
        return false;
    }
    if sign.frame.event == Some(EventType::Assault) && !sign.reading.morph.contains(Morph::MASDAR) {
        // «انتقاما لمقتل ثلاثة», «كان هدفا لهجوم»: these nouns name what happened.
        return false;
    }
    // «استنكار الجامعة للقصف»
    let definite = sign.reading.clitics.contains(Clitics::AL);
    let takes = Classes::one(Class::Light)
        .with(Class::Result)
        .with(Class::Cause)
        .with(Class::Victim)
        .with(Class::Attempt);
    for j in (clause.first.max(i.saturating_sub(12))..i).rev() {
        let item = scene.item(j);
        if matches!(item.kind, Kind::Mark(b',' | b';' | b':')) {
            return true;
        }
        let object = scene
            .text
            .readings(item)
            .iter()
            .any(|r| r.morph.contains(Morph::MASDAR) && (definite || r.pronoun != Pronoun::None));
        let governs = item.classes.has(Class::Event)
            && scene.text.readings(item).iter().any(|r| {
                !r.morph.intersects(Morph::ACT_PART | Morph::PASS_PART)
                    && scene
                        .text
                        .frame(r)
                        .is_some_and(|f| f.event.is_some_and(EventType::is_said) || f.with.iter().any(|(p, _)| *p == Prep::Li))
            });
        if item.classes.any(takes) || object || governs {
            return false;
        }
    }
    true
}

/// What stands before the trigger in its clause.
fn words_before(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> Option<Fate> {
    let i = sign.at;
    // Marks, verbs and adjuncts end what a noun such as تهمة or محاولة may govern.
    let mut chain = true;
    for j in (clause.first..i).rev() {
        let item = scene.item(j);
        if item.kind != Kind::Word {
            chain &= matches!(item.kind, Kind::Mark(b'"'));
            continue;
        }
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Attempt) {
            let near = i - j <= 2;
            match lexeme.sense.as_str() {
                "decision" if near && decided(sign) => {}
                "attempt" if near => return Some(Fate::Attempt),
                "accusation" if near || chain && i - j <= 4 => return Some(Fate::Drop("operator/accusation")),
                _ if near => return Some(Fate::Drop("operator/not-done")),
                _ => {}
            }
        }
        if let Some(lexeme) = scene.text.lexeme_of(item, Class::Modal) {
            match lexeme.sense.as_str() {
                "possible" => return Some(Fate::Keep(Status::Hypothetical, "operator/possible")),
                "plan" | "future" => return Some(Fate::Keep(Status::Planned, "operator/planned")),
                "denied" => return Some(Fate::Keep(Status::Denied, "operator/untrue")),
                "generic" if i - j <= 2 => return Some(Fate::Drop("operator/generic")),
                "cancelled" if i - j <= 2 => return Some(Fate::Keep(Status::Denied, "operator/cancelled")),
                "qad" if sign.verbal && sign.reading.morph.contains(Morph::IMPERFECT) && j + 1 == i => {
                    return Some(Fate::Keep(Status::Hypothetical, "operator/qad"));
                }
                _ => {}
            }
        }
        if chain
            && i - j <= 3
            && !sign.verbal
            && let Some(fate) = participle(scene, j)
        {
            return Some(fate);
        }
        chain &= !scene.verbal(j) && !item.classes.any(Classes::one(Class::Cause).with(Class::Boundary));
    }
    None
}

/// «محاولين إنقاذ», «ساعيا إلى إطلاق», «رافضة تسليم».
fn participle(scene: &Scene<'_, '_>, j: usize) -> Option<Fate> {
    let item = scene.item(j);
    let frame = scene
        .text
        .readings(item)
        .iter()
        .filter(|r| r.morph.contains(Morph::ACT_PART) && !r.clitics.contains(Clitics::AL))
        .filter_map(|r| scene.text.frame(r))
        .find(|f| matches!(f.kind, FrameKind::Speech | FrameKind::Auxiliary))?;
    if scene.verbal(j) {
        return None;
    }
    match frame.stance? {
        Stance::Foil => Some(Fate::Attempt),
        Stance::Plan => Some(Fate::Keep(Status::Planned, "operator/planned")),
        Stance::Possible => Some(Fate::Keep(Status::Hypothetical, "operator/possible")),
        Stance::Demand => Some(Fate::Drop("operator/demanded")),
        Stance::Threaten => Some(Fate::Drop("operator/threatened")),
        Stance::Deny => Some(Fate::Keep(Status::Denied, "operator/denied")),
        Stance::Say | Stance::Claim => None,
    }
}

/// «هجوم محتمل», «الاجتماع المقرر»: the adjective behind the noun.
fn adjective_behind(scene: &Scene<'_, '_>, clause: &Clause, sign: &Sign<'_>) -> Option<Fate> {
    if sign.verbal {
        return None;
    }
    // «زيارة الرئيس التركي المقررة»: behind the genitive as well.
    let near = sign.at + 1..sign.after.min(sign.at + 3).min(clause.last);
    let behind = sign.after..(sign.after + 1).min(clause.last);
    for j in near.chain(behind) {
        let item = scene.item(j);
        if item.kind != Kind::Word || item.clitics.intersects(Clitics::WA | Clitics::FA) {
            continue;
        }
        if item.last == item.first + 1
            && let Some(lexeme) = scene.text.lexeme_of(item, Class::Modal)
        {
            return match lexeme.sense.as_str() {
                "possible" => Some(Fate::Keep(Status::Hypothetical, "operator/possible")),
                "plan" => Some(Fate::Keep(Status::Planned, "operator/planned")),
                "cancelled" => Some(Fate::Keep(Status::Denied, "operator/cancelled")),
                _ => None,
            };
        }
    }
    None
}

/// Who decides on a punishment, a ban or a refusal has done it.
fn decided(sign: &Sign<'_>) -> bool {
    matches!(
        sign.frame.event,
        Some(EventType::Sanction | EventType::Coerce | EventType::Reject | EventType::Concede)
    )
}

/// Under a verb or noun of saying, wanting, refusing, threatening.
fn governed(scene: &Scene<'_, '_>, clauses: &[Clause], signs: &[Sign<'_>], sign: &Sign<'_>) -> Option<Fate> {
    let clause = &clauses[sign.clause];
    let i = sign.at;
    let complement = clause.opening == Opening::Complement;
    for other in signs {
        let inside = other.clause == sign.clause || (complement && other.clause + 1 == sign.clause);
        if other.at >= i || !inside {
            continue;
        }
        // «أراد ثلاثة رجال قتل أكبر عدد»: spelt as a verb, a verbal noun all the same.
        let noun = !sign.verbal || (other.clause == sign.clause && other.verbal && spelt_as_noun(scene, i));
        if !noun && !complement {
            continue;
        }
        if other.clause == sign.clause && adjunct(scene, other.at, i) {
            continue;
        }
        // What a verbal act demands, threatens, refuses or agrees to is its content, no record of its own.
        let fate = match (other.frame.kind, other.frame.stance) {
            (_, Some(Stance::Plan))
                if decided(sign)
                    && other.frame.kind != FrameKind::Event
                    && scene.text.lexeme(other.reading).sense == "decision" =>
            {
                None
            }
            // «دعا الاتحاد إلى إضراب عام الأربعاء»: a protest called for is a protest to come.
            (FrameKind::Event, Some(Stance::Demand)) if sign.frame.event == Some(EventType::Protest) && !sign.verbal => {
                Some(Fate::Keep(Status::Planned, "operator/called-for"))
            }
            (FrameKind::Event, Some(Stance::Deny)) => Some(Fate::Drop("operator/rejected")),
            (FrameKind::Event, Some(Stance::Possible | Stance::Foil)) => None,
            (FrameKind::Event | FrameKind::Speech | FrameKind::Auxiliary | FrameKind::Light, Some(stance)) => match stance {
                Stance::Deny => Some(Fate::Keep(Status::Denied, "operator/denied")),
                Stance::Demand => Some(Fate::Drop("operator/demanded")),
                Stance::Threaten => Some(Fate::Drop("operator/threatened")),
                Stance::Plan => Some(Fate::Keep(Status::Planned, "operator/planned")),
                Stance::Possible => Some(Fate::Keep(Status::Hypothetical, "operator/possible")),
                Stance::Foil => Some(Fate::Attempt),
                Stance::Say | Stance::Claim => None,
            },
            _ => None,
        };
        if fate.is_some() {
            return fate;
        }
    }
    None
}

/// Whether the word may be a verbal noun as well.
fn spelt_as_noun(scene: &Scene<'_, '_>, i: usize) -> bool {
    let item = scene.item(i);
    !item.clitics.intersects(Clitics::WA | Clitics::FA)
        && scene
            .text
            .readings(item)
            .iter()
            .any(|r| r.morph.contains(Morph::MASDAR) && r.clitics.is_empty())
}

/// «دعا خلال زيارة», «هدد بعد مقتل»: when and where it was said, no content.
fn adjunct(scene: &Scene<'_, '_>, from: usize, i: usize) -> bool {
    let Some(j) = (from + 1..i).rev().find(|&j| {
        let item = scene.item(j);
        item.kind == Kind::Word && !item.classes.has(Class::Demonstrative)
    }) else {
        return false;
    };
    let item = scene.item(j);
    item.classes.has(Class::Cause)
        || scene
            .text
            .lexeme_of(item, Class::Preposition)
            .is_some_and(|l| matches!(l.prep, Some(Prep::After | Prep::Before | Prep::During)))
}
