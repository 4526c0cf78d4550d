//! Values: digits and number words, joined as far as the language allows.
//!
//! *Takes* a place in a sentence; *gives* the number that begins there; *never* joins two numbers
//! by و unless the second may follow the first (خمسة وعشرون، but ثلاثة | وأربعة آخرون).

use super::look::{At, Look};
use crate::text::{Clitics, Kind, Marks};
use rasid_lexicon::fold::{self, Folded};
use rasid_lexicon::{Class, Classes};

/// A number as read.
#[derive(Clone, Copy, Debug)]
pub(in crate::mention) struct Value {
    /// The whole number, fraction dropped.
    pub(in crate::mention) value: u64,
    /// Its first unit.
    pub(in crate::mention) first: At,
    /// Its last unit.
    pub(in crate::mention) last: At,
    /// The digits, if it is written in digits alone.
    pub(in crate::mention) figure: Option<Figure>,
    /// What is glued before it.
    pub(in crate::mention) clitics: Clitics,
    /// Begins with the article.
    pub(in crate::mention) definite: bool,
}

/// A token of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mention) struct Figure {
    /// Its whole part.
    pub(in crate::mention) value: u64,
    /// Digits of the whole part.
    pub(in crate::mention) len: u8,
    /// Digits behind the decimal mark as a fraction.
    pub(in crate::mention) tenths: u64,
    /// Its denominator; 1 if there is no fraction.
    pub(in crate::mention) of: u64,
    /// Separators inside.
    pub(in crate::mention) marks: u8,
    /// The first digit is a nought.
    pub(in crate::mention) nought: bool,
    /// The last three groups, for dates such as 24.7.2015.
    pub(in crate::mention) groups: [u32; 3],
}

/// Past this a number is no count: the digits of a telephone.
const MOST_DIGITS: u8 = 15;

/// Reads a token of digits; `None` past fifteen digits.
///
/// A separator before exactly three digits groups thousands (1,234 and 1.234); any other is a
/// decimal mark.
pub(in crate::mention) fn figure(raw: &str) -> Option<Figure> {
    let (mut len, mut marks, mut nought) = (0u8, 0u8, false);
    let (mut groups, mut lens) = ([0u32; 3], [0u8; 3]);
    let mut all: u64 = 0;
    let (mut group, mut width) = (0u64, 0u8);
    let mut thousands = true;
    for c in raw.chars() {
        match fold::fold(c) {
            Folded::Digit(d) => {
                len += 1;
                if len > MOST_DIGITS {
                    return None;
                }
                nought |= len == 1 && d == 0;
                all = all * 10 + u64::from(d);
                group = group * 10 + u64::from(d);
                width += 1;
            }
            Folded::Drop => {}
            _ => {
                thousands &= if marks == 0 { width <= 3 && !nought } else { width == 3 };
                if (marks as usize) < 2 {
                    groups[marks as usize] = group.min(u64::from(u32::MAX)) as u32;
                    lens[marks as usize] = width;
                }
                marks = marks.saturating_add(1);
                (group, width) = (0, 0);
            }
        }
    }
    if len == 0 {
        return None;
    }
    let slot = (marks as usize).min(2);
    groups[slot] = group.min(u64::from(u32::MAX)) as u32;
    lens[slot] = width;
    if marks == 0 {
        return Some(Figure {
            value: all,
            len,
            tenths: 0,
            of: 1,
            marks,
            nought,
            groups,
        });
    }
    if thousands && width == 3 {
        return Some(Figure {
            value: all,
            len,
            tenths: 0,
            of: 1,
            marks,
            nought,
            groups,
        });
    }
    let of = 10u64.pow(u32::from(lens[1].min(9)));
    let tenths = if marks == 1 { u64::from(groups[1]) } else { 0 };
    let whole = u64::from(groups[0]);
    Some(Figure {
        value: whole,
        len: lens[0],
        tenths,
        of: if marks == 1 { of } else { 1 },
        marks,
        nought,
        groups,
    })
}

/// One word of a number.
#[derive(Clone, Copy, Debug)]
enum Atom {
    /// Below a thousand.
    Small(u64),
    /// Digits.
    Digits(Figure),
    /// مئة، ألف، مليون.
    Scale(u64),
    /// ألفا، مليونا: one behind a number, two before a noun.
    Tanwin(u64),
    /// ألفان: its scale.
    Dual(u64),
    /// آلاف، ملايين.
    Plural(u64),
    /// نصف، ربع: its denominator.
    Part(u64),
    /// أحد، إحدى.
    OneOf,
}

fn atom(look: &Look<'_>, at: At) -> Option<(Atom, Clitics)> {
    match look.kind(at) {
        Kind::Number => Some((Atom::Digits(figure(look.raw(at))?), Clitics::empty())),
        Kind::Word => {
            let (lexeme, clitics) = look.find(at, Class::Number)?;
            if clitics.contains(Clitics::KA) {
                return None;
            }
            let value = u64::try_from(lexeme.value).ok()?;
            let scale = lexeme.classes.has(Class::Scale);
            Some((
                match lexeme.sense.as_str() {
                    "fraction" => Atom::Part(value.max(1)),
                    "one-of" => Atom::OneOf,
                    "plural" => Atom::Plural(value),
                    "tanwin" => Atom::Tanwin(value),
                    _ if scale => Atom::Scale(value),
                    // واحد and وأحد are one word once hamzas are folded.
                    _ if value == 1 && look.token(at).marks.contains(Marks::HAMZA) => {
                        return Some((Atom::OneOf, clitics | Clitics::WA));
                    }
                    _ if value >= 1000 => Atom::Dual(value / 2),
                    _ => Atom::Small(value),
                },
                clitics,
            ))
        }
        _ => None,
    }
}

/// What may follow inside the group below a thousand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// Nothing yet since the last scale.
    Empty,
    /// One to nine in letters: a ten may follow.
    Unit,
    /// A hundred: anything below a hundred may follow.
    Hundred,
    /// Full.
    Closed,
    /// Digits.
    Digits,
}

fn tail_of(value: u64) -> Tail {
    match value {
        1..=9 => Tail::Unit,
        100.. => Tail::Hundred,
        _ => Tail::Closed,
    }
}

#[derive(Clone, Copy)]
struct Sum {
    done: u64,
    /// What the last scale added, and the scale.
    added: u64,
    scale: u64,
    limit: u64,
    group: u64,
    tail: Tail,
    last: At,
}

impl Sum {
    fn flush(&mut self, times: u64, of: u64, scale: u64) {
        self.added = (u128::from(times) * u128::from(scale) / u128::from(of.max(1))).min(u128::from(u64::MAX / 4)) as u64;
        self.done = self.done.saturating_add(self.added);
        self.scale = scale;
        self.limit = scale;
        self.group = 0;
        self.tail = Tail::Empty;
    }

    fn small(&mut self, value: u64) {
        self.group += value;
        self.tail = tail_of(value);
    }
}

/// The number that begins at `at`, if one does.
///
/// `split` reads خمسة وعشرين as five and twenty: so it is meant behind «بين».
pub(in crate::mention) fn value(look: &Look<'_>, at: At, split: bool) -> Option<Value> {
    let mut at = at;
    let first = at;
    let article = look.is_article(at);
    if article {
        at = look.next(at).filter(|n| look.kind(*n) == Kind::Number)?;
    }
    let (start, clitics) = atom(look, at)?;
    let mut sum = Sum {
        done: 0,
        added: 0,
        scale: 0,
        limit: u64::MAX,
        group: 0,
        tail: Tail::Empty,
        last: at,
    };
    let mut figure = None;
    match start {
        Atom::Small(v) => sum.small(v),
        Atom::Digits(f) => {
            let (f, last) = spaced_groups(look, at, f);
            figure = Some(f);
            sum.group = f.value;
            sum.tail = Tail::Digits;
            sum.last = last;
        }
        Atom::Scale(100) => sum.small(100),
        Atom::Scale(s) => sum.flush(1, 1, s),
        Atom::Dual(s) => sum.flush(2, 1, s),
        Atom::Tanwin(s) => {
            let two = !look.token(at).marks.contains(Marks::FATHATAN) && look.next(at).is_none_or(|n| nominal(look, n));
            sum.flush(if two { 2 } else { 1 }, 1, s);
        }
        Atom::Part(d) => {
            let n = look.next(at)?;
            match atom(look, n)? {
                (Atom::Scale(s) | Atom::Plural(s), c) if !c.contains(Clitics::WA) && s >= 100 => sum.flush(1, d, s),
                _ => return None,
            }
            sum.last = n;
            sum.tail = Tail::Closed;
        }
        Atom::OneOf => {
            let n = look.next(at)?;
            match joined(look, n) {
                Some((_, Atom::Small(10), false)) => sum.group = 11,
                Some((_, Atom::Small(v @ 20..=90), true)) if v % 10 == 0 && !split => sum.group = v + 1,
                _ => return None,
            }
            sum.tail = Tail::Closed;
            sum.last = joined(look, n).map_or(n, |(a, _, _)| a);
        }
        Atom::Plural(_) => return None,
    }
    let mut saved: Option<Sum> = None;
    while let Some(n) = look.next(sum.last) {
        let Some((on, next, with)) = joined(look, n) else { break };
        if !step(look, &mut sum, &mut saved, on, next, with, split, figure) {
            break;
        }
        sum.last = if sum.last < on { on } else { sum.last };
        figure = None;
    }
    // ألف begins like an article.
    let thousand = matches!(start, Atom::Scale(1000) | Atom::Dual(1000) | Atom::Tanwin(1000));
    let definite = article || (look.definite(at, clitics) && !(thousand && look.third_is_feh(at, clitics)));
    Some(Value {
        value: sum.done.saturating_add(sum.group),
        first,
        last: sum.last,
        figure,
        clitics,
        definite,
    })
}

/// The number word at `at`, whether و joins it to the one before, and its place.
fn joined(look: &Look<'_>, at: At) -> Option<(At, Atom, bool)> {
    if look.is_and(at) {
        let on = look.next(at)?;
        let (atom, clitics) = atom(look, on)?;
        return clitics.is_empty().then_some((on, atom, true));
    }
    let (atom, clitics) = atom(look, at)?;
    let rest = clitics.difference(Clitics::WA);
    rest.is_empty().then_some((at, atom, clitics.contains(Clitics::WA)))
}

/// Adds one more word to the sum; `false` if it may not follow.
#[allow(clippy::too_many_arguments)]
fn step(
    look: &Look<'_>,
    sum: &mut Sum,
    saved: &mut Option<Sum>,
    on: At,
    next: Atom,
    with: bool,
    split: bool,
    figure: Option<Figure>,
) -> bool {
    if !with {
        return match (sum.tail, next) {
            (Tail::Unit, Atom::Small(10)) => {
                sum.group += 10;
                sum.tail = Tail::Closed;
                true
            }
            (Tail::Unit, Atom::Scale(100) | Atom::Plural(100)) => {
                let unit = sum.group % 10;
                sum.group += unit * 99;
                sum.tail = Tail::Hundred;
                true
            }
            (_, Atom::Scale(s) | Atom::Plural(s) | Atom::Tanwin(s)) if s >= 1000 => {
                if sum.group == 0 && sum.tail == Tail::Empty {
                    // «ألف مليون»: the last scale is multiplied.
                    let times = sum.added;
                    if s <= sum.scale || times == 0 {
                        return false;
                    }
                    sum.done -= times;
                    sum.flush(times, 1, s);
                    return true;
                }
                if s >= sum.limit || sum.group == 0 {
                    if let Some(back) = saved.take() {
                        *sum = back;
                    }
                    return false;
                }
                let (times, of) = match figure {
                    Some(f) if f.of > 1 => (f.value * f.of + f.tenths, f.of),
                    _ => (sum.group, 1),
                };
                sum.flush(times, of, s);
                true
            }
            _ => false,
        };
    }
    if split {
        return false;
    }
    match (sum.tail, next) {
        (Tail::Unit, Atom::Small(v @ 20..=90)) if v % 10 == 0 => {
            sum.group += v;
            sum.tail = Tail::Closed;
            true
        }
        (Tail::Hundred, Atom::Small(v)) if v < 100 => {
            sum.small(v);
            true
        }
        (Tail::Hundred | Tail::Empty, Atom::OneOf) => {
            // «مئة وأحد عشر»; else أحد begins something else.
            let more = look.next(on).and_then(|n| joined(look, n));
            if !matches!(
                more,
                Some((_, Atom::Small(10), false)) | Some((_, Atom::Small(20 | 30 | 40 | 50 | 60 | 70 | 80 | 90), true))
            ) {
                return false;
            }
            sum.small(1);
            true
        }
        (Tail::Empty, _) => {
            let before = *sum;
            let fits = match next {
                Atom::Small(v) if v < sum.limit => {
                    sum.small(v);
                    true
                }
                Atom::Digits(f) if f.value < sum.limit && f.of == 1 && !f.nought => {
                    sum.group = f.value;
                    sum.tail = Tail::Digits;
                    true
                }
                Atom::Scale(100) => {
                    sum.small(100);
                    true
                }
                Atom::Scale(s) if s < sum.limit => {
                    sum.flush(1, 1, s);
                    true
                }
                Atom::Dual(s) if s < sum.limit => {
                    sum.flush(2, 1, s);
                    true
                }
                Atom::Tanwin(s) if s < sum.limit => {
                    sum.flush(
                        if look.next(on).is_none_or(|n| nominal(look, n)) {
                            2
                        } else {
                            1
                        },
                        1,
                        s,
                    );
                    true
                }
                Atom::Part(d) => {
                    // «مليون ونصف المليون».
                    sum.done = sum.done.saturating_add(sum.scale / d);
                    sum.tail = Tail::Closed;
                    sum.last = on;
                    if let Some(n) = look.next(on)
                        && let Some((_, Atom::Scale(s), false)) = joined(look, n)
                        && s == sum.scale
                    {
                        sum.last = n;
                    }
                    true
                }
                _ => false,
            };
            if fits {
                *saved = Some(before);
            }
            fits
        }
        _ => false,
    }
}

/// «10 000»: groups of thousands parted by a space.
fn spaced_groups(look: &Look<'_>, at: At, figure: Figure) -> (Figure, At) {
    let mut whole = figure;
    let mut last = at;
    if figure.marks > 0 || figure.len > 3 || figure.nought {
        return (whole, last);
    }
    while let Some(n) = look.next(last) {
        if look.kind(n) != Kind::Number || whole.len > 9 {
            break;
        }
        let gap = look.token(n).start - look.token(last).end;
        match super::value::figure(look.raw(n)) {
            Some(f) if f.len == 3 && f.marks == 0 && gap <= 2 => {
                whole.value = whole.value * 1000 + f.value;
                whole.len += 3;
                last = n;
            }
            _ => break,
        }
    }
    (whole, last)
}

/// Classes of words that are no noun to be counted.
const NO_NOUN: Classes = Classes::one(Class::Preposition)
    .with(Class::Conjunction)
    .with(Class::Boundary)
    .with(Class::Relative)
    .with(Class::Negation)
    .with(Class::PartOf)
    .with(Class::Complementizer)
    .with(Class::Demonstrative)
    .with(Class::Cause)
    .with(Class::AccordingTo)
    .with(Class::Number)
    .with(Class::Bound);

/// Whether a unit may be a counted noun: a word that is no particle and carries no و ب ل.
pub(in crate::mention) fn nominal(look: &Look<'_>, at: At) -> bool {
    if !look.is_word(at) || look.is_and(at) || look.is_article(at) || look.is_glue(at) {
        return false;
    }
    let readings = look.readings(at);
    let glued = Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI | Clitics::KA | Clitics::SA;
    let Some(best) = readings.first() else {
        // Of unknown words a و in front is most likely «and».
        return !look.word(at).bare_clitics.intersects(glued) && look.first_letter(at) != Some(fold::WAW);
    };
    !best.clitics.intersects(glued) && !look.text.lexeme(best).classes.any(NO_NOUN)
}

/// The ordinal that begins at `at`: الثالث، الحادي عشر، الثاني والعشرون.
pub(in crate::mention) fn ordinal(look: &Look<'_>, at: At) -> Option<Value> {
    let (lexeme, clitics) = look.find(at, Class::Ordinal)?;
    let mut value = u64::try_from(lexeme.value).ok()?;
    let joint = lexeme.sense == "joined";
    let mut last = at;
    let more = look.next(at).and_then(|n| joined(look, n));
    match more {
        Some((on, Atom::Small(10), false)) if value < 10 && (joint || !look.definite(on, Clitics::empty())) => {
            value += 10;
            last = on;
        }
        Some((on, Atom::Small(v @ 20..=90), true)) if v % 10 == 0 && value < 10 => {
            value += v;
            last = on;
        }
        _ if joint => return None,
        _ => {}
    }
    Some(Value {
        value,
        first: at,
        last,
        figure: None,
        clitics,
        definite: look.definite(at, clitics),
    })
}
