//! Harms that share one number, and tolls that stand in a pronoun or a predicate.
//!
//! *Takes* the drafts of a sentence; *gives* «قتل وجرح ثلاثون» and «مقتل أو اعتقال عشرين» their
//! shares, «خطفهما» two, «سقط خمسة قتلى» five.

use super::draft::Draft;
use super::fill::push;
use super::loose::slot;
use super::sign::Sign;
use super::toll::{self, TollMention, shared};
use crate::mention::party;
use crate::model::{Count, Harm, Span};
use crate::parse::Scene;
use crate::text::Pronoun;
use rasid_lexicon::{Class, FrameKind, Role};

/// The rule of tolls that only a pronoun tells.
pub(crate) const BY_PRONOUN: &str = "toll/pronoun";

/// «قتل وجرح N», «مقتل وإصابة N», «مقتل أو اعتقال N»: two harms, one number.
pub(super) fn between(scene: &Scene<'_, '_>, signs: &[Sign<'_>], drafts: &mut [(usize, Draft)]) {
    for k in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(k);
        let (Some((n, a)), Some((m, b))) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        let (s, t) = (&signs[*n], &signs[*m]);
        let (Some(one), Some(two)) = (s.frame.harm, t.frame.harm) else {
            continue;
        };
        if one == two || s.verbal != t.verbal || slot(a, one).is_some() || t.at > s.at + 2 || s.at >= t.at {
            continue;
        }
        let or = t.at == s.at + 2
            && scene
                .text
                .lexeme_of(scene.item(s.at + 1), Class::Conjunction)
                .is_some_and(|l| l.sense == "or");
        if t.at == s.at + 2 && !or {
            continue;
        }
        let Some(toll) = slot(b, two).clone() else { continue };
        let count = if or { Count::at_least(1) } else { shared(toll.count) };
        if let Some(old) = slot(b, two) {
            old.count = count;
            old.parts.clear();
        }
        *slot(a, one) = Some(TollMention {
            harm: one,
            count,
            parts: Vec::new(),
            rule: "toll/killed-or-injured",
            ..toll
        });
    }
}

/// «قتل اثنين من المسلحين واعتقل ثلاثة آخرين»: the others are of the same kind as those told before.
pub(super) fn others(scene: &Scene<'_, '_>, drafts: &mut [(usize, Draft)]) {
    for k in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(k);
        let Some((_, d)) = after.first_mut() else { continue };
        let more = |t: &TollMention| (t.at..(t.at + 3).min(scene.text.items.len())).any(|i| scene.is(i, Class::Other));
        let counted = [&d.killed, &d.injured, &d.detained].into_iter().flatten().any(more);
        if d.recipients.is_empty()
            && counted
            && let Some(kind) = before.iter().rev().find_map(|(_, b)| b.recipients.last())
        {
            d.recipients.push(kind.clone());
        }
    }
}

/// «خطفهما مسلحون», «فأرداه قتيلا», «القبض عليهما», «اعتقاله»: the pronoun tells how many.
pub(super) fn pronoun(scene: &Scene<'_, '_>, sign: &Sign<'_>, d: &mut Draft) {
    let Some(harm) = sign.frame.harm else { return };
    if slot(d, harm).is_some() || d.attempt {
        return;
    }
    let own = (sign.frame.object == Role::Victim).then_some(sign.reading.pronoun);
    let behind = sign.right.iter().filter(|a| a.pronoun).find_map(|a| {
        let prep = a.prep?;
        let victim = sign.frame.with.iter().any(|&(p, role)| p == prep && role == Role::Victim);
        let reading = scene.text.reading(scene.item(a.phrase.head), Class::Preposition)?;
        victim.then_some(reading.pronoun)
    });
    let count = match own.filter(|p| *p != Pronoun::None).or(behind) {
        Some(Pronoun::Huma) => 2,
        Some(Pronoun::Hu) => 1,
        _ => return,
    };
    let (start, end) = scene.text.span(scene.item(sign.at));
    *slot(d, harm) = Some(TollMention {
        harm,
        count: Count::exactly(count),
        span: Span::new(start, end),
        at: sign.at,
        party: None,
        parts: Vec::new(),
        newer: false,
        rule: BY_PRONOUN,
    });
}

/// «سقط خمسة من المقاولين قتلى»: the number stands in the subject, the harm behind it.
pub(super) fn predicate(scene: &Scene<'_, '_>, sign: &Sign<'_>, d: &mut Draft) {
    if !sign.verbal || sign.frame.kind != FrameKind::Event || sign.frame.harm.is_some() || sign.frame.subject != Role::Victim {
        return;
    }
    let harm = |a: &crate::parse::argument::Argument| -> Option<Harm> {
        let plain = !a.pronoun && a.prep.is_none() && a.phrase.number.is_none() && !scene.definite(a.phrase.head);
        let lexeme = scene.text.lexeme_of(scene.item(a.phrase.head), Class::Victim)?;
        lexeme.harm.filter(|_| plain)
    };
    let Some((n, harm)) = sign.right.iter().enumerate().find_map(|(n, a)| Some((n, harm(a)?))) else {
        return;
    };
    let who = match sign.right[..n].iter().find(|a| a.prep.is_none() && !a.pronoun) {
        Some(a) => a.phrase,
        None => match sign.left {
            Some(left) => left,
            None => return,
        },
    };
    if toll::victim(scene, &who) {
        return;
    }
    if let Some(t) = toll::of_phrase(scene, &who, harm, "toll/predicate") {
        if let Some(p) = party::read(scene, &who) {
            push(&mut d.recipients, p);
        }
        // «قتلى» alone was read as two or more.
        *slot(d, harm) = Some(t);
    }
}
