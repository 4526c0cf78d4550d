//! Clauses: what belongs to one act, and how strongly it hangs on what stands before.

use super::Scene;
use super::phrase;
use crate::text::{Clitics, Kind, Sentence};
use rasid_lexicon::{Class, Classes, Prep};

/// How a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The sentence begins here.
    Start,
    /// فيما، من جهة أخرى: a new proposition, nothing is inherited but the day.
    Strong,
    /// يذكر أن، وكان: background.
    Background,
    /// و + verb: goes on inside the same report.
    Medium,
    /// بعد أن، عندما …
    Time,
    /// ما أدى إلى، بسبب …
    Cause,
    /// من أجل، بهدف …
    Purpose,
    /// إذا، في حال …
    Conditional,
    /// رغم …
    Concession,
    /// أن، إن after a verb of saying.
    Complement,
    /// الذي، التي …
    Relative,
}

impl Opening {
    /// Whether places and people of the clause before do not reach into this one.
    pub fn parts(self) -> bool {
        matches!(self, Opening::Start | Opening::Strong | Opening::Background)
    }
}

/// A stretch of a sentence around one act.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// First item.
    pub first: usize,
    /// Item after the last.
    pub last: usize,
    /// How it begins.
    pub opening: Opening,
}

/// Cuts a sentence into clauses that cover it without a gap.
pub fn split(scene: &Scene<'_, '_>, sentence: &Sentence, out: &mut Vec<Clause>) {
    out.clear();
    let (first, last) = (sentence.first as usize, sentence.last as usize);
    let mut open = Clause {
        first,
        last,
        opening: Opening::Start,
    };
    for i in first..last {
        let Some(opening) = opens(scene, i, first) else {
            continue;
        };
        if i == open.first {
            open.opening = opening;
            continue;
        }
        out.push(Clause { last: i, ..open });
        open = Clause { first: i, last, opening };
    }
    out.push(open);
}

fn opens(scene: &Scene<'_, '_>, i: usize, first: usize) -> Option<Opening> {
    let item = scene.item(i);
    if item.kind == Kind::Mark(b';') {
        return Some(Opening::Strong);
    }
    if item.kind != Kind::Word {
        return None;
    }
    if let Some(lexeme) = scene.text.lexeme_of(item, Class::Boundary) {
        let opening = match lexeme.sense.as_str() {
            // «في وقت سابق من هذا الأسبوع» says when, it opens nothing.
            "strong" if i > first && dated(scene, i + 1) => return None,
            "strong" => Opening::Strong,
            "background" => Opening::Background,
            "medium" => Opening::Medium,
            "weak-time" => Opening::Time,
            "weak-cause" => Opening::Cause,
            "purpose" => Opening::Purpose,
            "conditional" => Opening::Conditional,
            "concession" => Opening::Concession,
            _ => return None,
        };
        // A preposition that may open a clause does so only before a verb or event noun.
        return Some(opening);
    }
    if item.classes.has(Class::Relative) {
        return Some(Opening::Relative);
    }
    if item.classes.has(Class::Complementizer) && !item.clitics.intersects(Clitics::LI) {
        return Some(Opening::Complement);
    }
    if i == first {
        return None;
    }
    let finite = scene.text.finite(item)?;
    if !scene.verbal(i) {
        return None;
    }
    let glued = finite.clitics.intersects(Clitics::WA | Clitics::FA);
    let after_comma = matches!(scene.item(i - 1).kind, Kind::Mark(b',' | b'"' | b'-'))
        && item.classes.any(
            Classes::one(Class::Event)
                .with(Class::Light)
                .with(Class::Speech)
                .with(Class::Result),
        );
    if glued || after_comma { Some(Opening::Medium) } else { None }
}

/// Whether a day stands here, or behind «من».
fn dated(scene: &Scene<'_, '_>, i: usize) -> bool {
    let at = |i: usize| i < scene.text.items.len() && scene.day(i).is_some();
    at(i) || at(i + 1) && phrase::preposition(scene, i, Prep::Min)
}
