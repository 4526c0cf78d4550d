//! Noun phrases: where one ends and the next begins decides who did what to whom.

use super::Scene;
use crate::model::Sector;
use crate::text::{Clitics, Kind, Pronoun};
use rasid_lexicon::fold;
use rasid_lexicon::morph::Morph;
use rasid_lexicon::{ActorKind, Class, Classes, Payload, Prep};

/// A noun phrase: number, head, genitives, adjectives, apposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First item.
    pub first: usize,
    /// Item after the last.
    pub last: usize,
    /// The head noun, or the number if nothing is counted.
    pub head: usize,
    /// Index into the scene's numbers, if the phrase is counted.
    pub number: Option<usize>,
}

impl Phrase {
    /// A single item.
    pub fn one(at: usize) -> Phrase {
        Phrase {
            first: at,
            last: at + 1,
            head: at,
            number: None,
        }
    }
}

/// Heads that take adjectives in the plural of men.
const HUMAN: Classes = Classes::one(Class::Person)
    .with(Class::Office)
    .with(Class::Member)
    .with(Class::Victim)
    .with(Class::Demonym)
    .with(Class::Quality)
    .with(Class::Quantifier)
    .with(Class::Other);

/// A phrase longer than this is cut: nobody's name is longer.
const LONGEST: usize = 24;

/// Reads the noun phrase that begins at item `at`; nothing at or beyond `end` is looked at.
pub fn read(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<Phrase> {
    if at >= end {
        return None;
    }
    let end = end.min(at + LONGEST);
    let mut phrase = Phrase {
        first: at,
        last: at,
        head: at,
        number: None,
    };
    let mut cursor = at;
    if scene.is(cursor, Class::Demonstrative) {
        cursor += 1;
    }
    if cursor < end && scene.is(cursor, Class::Quantifier) && scene.number(cursor).is_none() {
        cursor += 1;
        phrase.head = cursor;
        if cursor < end && preposition(scene, cursor, Prep::Min) {
            cursor += 1;
        }
    }
    if cursor >= end {
        return None;
    }
    if let Some(number) = scene.number(cursor) {
        phrase.number = scene.number_index(cursor);
        phrase.head = number.noun.map_or(cursor, |n| n as usize);
        cursor = (number.range.last as usize).max(phrase.head + 1).min(end);
        if number.noun.is_none() && (cursor >= end || !scene.nominal(cursor) || glued(scene, cursor)) {
            phrase.last = cursor;
            return Some(phrase);
        }
        if number.noun.is_none() {
            // «3 آخرين» and the like: the next noun is what is meant.
            phrase.head = cursor;
            cursor += 1;
        }
    } else if scene.nominal(cursor) && scene.day(cursor).is_none() {
        phrase.head = cursor;
        cursor += 1;
    } else {
        return None;
    }
    while let Some(next) = further(scene, &phrase, cursor, end) {
        cursor = next;
    }
    phrase.last = cursor;
    Some(phrase)
}

/// Whether item `i` is this preposition, as a word of its own.
pub fn preposition(scene: &Scene<'_, '_>, i: usize, prep: Prep) -> bool {
    scene
        .text
        .lexeme_of(scene.item(i), Class::Preposition)
        .is_some_and(|l| l.prep == Some(prep))
}

/// A conjunction or preposition is glued before the word.
fn glued(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene
        .item(i)
        .clitics
        .intersects(Clitics::WA | Clitics::FA | Clitics::BI | Clitics::LI | Clitics::KA)
}

/// The item after what the phrase that has reached `at` takes next, if it goes on.
fn further(scene: &Scene<'_, '_>, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    if continues(scene, phrase, before(scene, at), at) {
        return Some(at + 1);
    }
    if scene.text.is_mark(scene.item(at), b'"') {
        return quoted(scene, phrase, at, end);
    }
    if scene.text.is_mark(scene.item(at), b',') {
        return name_behind_comma(scene, phrase, at, end);
    }
    joins(scene, phrase, at, end)
}

/// The last word before item `at`, quotation marks left out.
fn before(scene: &Scene<'_, '_>, at: usize) -> usize {
    if at > 1 && scene.text.is_mark(scene.item(at - 1), b'"') {
        at - 2
    } else {
        at - 1
    }
}

/// «حركة "الشباب" الصومالية»: a name in quotation marks changes nothing; behind a closing mark only
/// an adjective goes on.
fn quoted(scene: &Scene<'_, '_>, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
    let opened = (phrase.first..at)
        .filter(|&i| scene.text.is_mark(scene.item(i), b'"'))
        .count()
        % 2
        == 1;
    let next = at + 1;
    if next >= end {
        return None;
    }
    if opened {
        let adjective = scene
            .item(next)
            .classes
            .any(Classes::one(Class::Demonym).with(Class::Quality))
            || scene
                .nominal_reading(next)
                .is_some_and(|r| r.morph.intersects(Morph::ADJ | Morph::PASS_PART) && r.clitics.contains(Clitics::AL));
        return (adjective && continues(scene, phrase, at - 1, next)).then_some(next + 1);
    }
    let bodies = Classes::one(Class::Group)
        .with(Class::Member)
        .with(Class::Force)
        .with(Class::Office)
        .with(Class::Person);
    // A listed name holds its own closing mark.
    let closed =
        scene.text.is_name(scene.item(next)) || (next + 1..end.min(next + 6)).any(|i| scene.text.is_mark(scene.item(i), b'"'));
    let named = scene.item(at - 1).classes.any(bodies) && scene.nominal(next) && !glued(scene, next) && closed;
    named.then_some(next + 1)
}

/// «وزير الخارجية الأمريكي، أنتوني بلينكن»: a title takes its name over a comma.
fn name_behind_comma(scene: &Scene<'_, '_>, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
    let next = at + 1;
    let titled = Classes::one(Class::Office).with(Class::Person).with(Class::Member);
    if next >= end
        || phrase.number.is_some()
        || !scene.item(phrase.head).classes.any(titled)
        || !scene.definite(at - 1)
        || glued(scene, next)
        || (phrase.first..at).any(|i| person(scene, i))
    {
        return None;
    }
    person(scene, next).then_some(next + 1)
}

/// A first name or a listed person.
fn person(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.item(i).classes.has(Class::FirstName) || crate::mention::party::listed_person(scene.text, i)
}

/// A partitive or member noun takes its group with من, في or ل; gives the item after the group's
/// first word.
fn joins(scene: &Scene<'_, '_>, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
    let member = Classes::one(Class::Member).with(Class::Quantifier).with(Class::Office);
    let bodies = Classes::one(Class::Force).with(Class::Group).with(Class::Institution);
    let (head, last) = (scene.item(phrase.head), before(scene, at));
    let partitive = phrase.number.is_some() && phrase.head + 1 >= at;
    // «طلب الرئيس من الحكومة»: of whom somebody in office asks is another phrase.
    let office = head.classes.has(Class::Office) && scene.definite(phrase.head);
    if (head.classes.any(member) || partitive)
        && at + 1 < end
        && at <= phrase.head + 2
        // «قتل 20 مقاتلا في غارات»: an attack is nobody's group.
        && !scene.is(at + 1, Class::Event)
        && scene.nominal(at + 1)
        && scene.place(at + 1).is_none()
        && scene.day(at + 1).is_none()
        && (preposition(scene, at, Prep::Min) && !office && (head.classes.any(member) || somebody(scene, at + 1))
            || preposition(scene, at, Prep::Fi) && (!partitive || body(scene, at + 1)))
        && scene
            .text
            .reading(scene.item(at), Class::Preposition)
            .is_some_and(|r| r.pronoun == Pronoun::None)
    {
        return Some(at + 2);
    }
    // «مقاتلون تابعون لحركة», «ممثلين لحركة», «الأمين العام لحزب», «مفرزة للجيش»
    let item = scene.item(at);
    let scoped = scene
        .text
        .lexeme_of(head, Class::Office)
        .is_some_and(|l| l.classes.has(Class::Member) || !matches!(l.sector, Some(Sector::Gov | Sector::Leg | Sector::Jud)));
    let takes = scene.item(last).classes.has(Class::Member)
        || last == phrase.head && (scoped || head.classes.any(bodies) && !scene.definite(phrase.head));
    let fits = item.kind == Kind::Word
        && item.clitics.contains(Clitics::LI)
        && !item.clitics.intersects(Clitics::WA | Clitics::FA)
        && !scene.verbal(at)
        && body(scene, at);
    (takes && fits).then_some(at + 1)
}

/// A noun or name of people or bodies.
fn somebody(scene: &Scene<'_, '_>, i: usize) -> bool {
    body(scene, i) || scene.item(i).classes.any(crate::mention::party::HEADS.with(Class::Demonym))
}

/// A noun or name of a body: group, force, institution.
fn body(scene: &Scene<'_, '_>, i: usize) -> bool {
    let bodies = Classes::one(Class::Force).with(Class::Group).with(Class::Institution);
    let item = scene.item(i);
    item.classes.any(bodies)
        || scene.text.names(item).iter().any(|p| match *p {
            Payload::Actor(a) => scene.text.lexicon.actors[a as usize].kind != ActorKind::Person,
            _ => false,
        })
}

/// Whether item `j` belongs to the phrase whose last item is `k`.
fn continues(scene: &Scene<'_, '_>, phrase: &Phrase, k: usize, j: usize) -> bool {
    let item = scene.item(j);
    if !matches!(item.kind, Kind::Word | Kind::Latin) || glued(scene, j) {
        return false;
    }
    if scene.number(j).is_some_and(|n| {
        n.noun.is_none_or(|noun| noun as usize != j) || n.range.first as usize == j || n.digits.first as usize == j
    }) || scene.day(j).is_some()
    {
        return false;
    }
    if item.classes.has(Class::FirstName) && item.clitics.is_empty() && scene.item(k).classes.has(Class::FirstName) && k > 0 {
        // «صالح علي صالح»: between names علي is no preposition.
        let letters = scene.text.surface(item);
        if scene.nominal(j) || !letters.ends_with('\u{649}') {
            return true;
        }
    }
    if !scene.nominal(j) {
        return false;
    }
    let name = scene.text.is_name(item);
    let unknown = !name && scene.text.readings(item).is_empty();
    let (last_definite, definite) = (scene.definite(k), scene.definite(j));
    let accusative = |i: usize| scene.nominal_reading(i).is_some_and(|r| r.morph.contains(Morph::ACC));
    if name && !last_definite && item.classes.has(Class::Demonym) && item.clitics.is_empty() && accusative(k) {
        // «لاجئا سوريا», «جنديا تركيا»: behind an accusative the adjective, not the state of that spelling.
        return true;
    }
    if item.classes.has(Class::Member) && !item.classes.has(Class::Person) && definite == last_definite && k == phrase.head {
        // «مقاتلين تابعين لحركة»: agrees as an adjective does.
        return true;
    }
    let closed = match scene.nominal_reading(k) {
        // ون، ين and ان close a noun; the accusative closes it too.
        Some(r) => {
            r.morph.intersects(Morph::ACC)
                || (r.morph.intersects(Morph::NOM | Morph::OBL)
                    && !r.morph.contains(Morph::CONSTRUCT)
                    && r.morph.intersects(Morph::DUAL | Morph::PLUR))
        }
        None => false,
    };
    if let Some(reading) = scene.nominal_reading(j)
        && reading.morph.intersects(Morph::ADJ | Morph::ACT_PART | Morph::PASS_PART)
        && !name
    {
        let men = reading.morph.contains(Morph::PLUR) && reading.morph.intersects(Morph::NOM | Morph::OBL);
        if men && last_definite && !scene.item(phrase.head).classes.any(HUMAN) && phrase.number.is_none() {
            // «السلطات المواطنين»: what is no man has no adjective in ين.
            return false;
        }
        let crowd = closed
            && scene
                .nominal_reading(k)
                .is_some_and(|r| r.morph.contains(Morph::PLUR | Morph::MASC));
        if crowd && reading.morph.contains(Morph::SING) && !reading.morph.contains(Morph::PLUR) {
            // «مجهولون ضابطا»: of many men no adjective is single.
            return false;
        }
        // Adjectives agree in definiteness; a definite one behind an indefinite noun is a genitive,
        // and behind a closed one it begins another phrase («مسلحون الصحفي»).
        return if definite { last_definite || !closed } else { !last_definite };
    }
    let adjectives = Classes::one(Class::Other)
        .with(Class::Direction)
        .with(Class::Demonym)
        .with(Class::Quality);
    if item.classes.any(adjectives) && !name {
        let state = |p: &Payload| matches!(p, Payload::Country(_));
        if scene.is(j, Class::Person) && scene.text.names(scene.item(k)).iter().any(state) {
            // «دعمت إيران الحوثيين»: people are no adjective of a state.
            return false;
        }
        return if definite { last_definite || !closed } else { !last_definite };
    }
    if unknown && definite && !scene.text.word(item).bare_clitics.is_empty() {
        // «السلطات المغربية الزفزافي»: behind a body's nation an unknown word is somebody's name.
        let body = Classes::one(Class::Force).with(Class::Institution);
        let named = scene.is(k, Class::Demonym) && k > phrase.head && scene.item(phrase.head).classes.any(body);
        return !named && agrees(scene, k, j);
    }
    let apposed = closed && !last_definite && !definite && phrase.number.is_some();
    if apposed && scene.is(j, Class::Person) && !scene.is(j, Class::Victim) {
        // «ثلاثة مسلحون أكراد».
        return true;
    }
    if last_definite {
        // After a definite noun only a person's name goes on: «الرئيس السوري بشار الأسد».
        let titled = Classes::one(Class::Person)
            .with(Class::Office)
            .with(Class::Member)
            .with(Class::Victim)
            .with(Class::FirstName);
        let head = scene.item(phrase.head);
        let named = head.classes.any(titled) || (scene.text.readings(head).is_empty() && !scene.text.is_name(head));
        let person = scene.text.names(item).iter().any(|p| match *p {
            Payload::Actor(a) => scene.text.lexicon.actors[a as usize].kind == ActorKind::Person,
            _ => false,
        });
        let body = scene.text.names(item).iter().any(|p| match *p {
            Payload::Actor(a) => scene.text.lexicon.actors[a as usize].kind != ActorKind::Person,
            _ => false,
        });
        // «السلطات المغربية» bear no name: «الزفزافي» behind them is somebody else.
        let bodies = Classes::one(Class::Force).with(Class::Group).with(Class::Institution);
        let bears = named || !head.classes.any(bodies) || (phrase.head + 1..=k).any(|i| scene.item(i).classes.any(titled));
        // «نواب المعارضة جلسة», «الوزيرة نظيرها»: many bear no one name, and no name ends in ة or a pronoun.
        let many = scene
            .nominal_reading(phrase.head)
            .is_some_and(|r| r.morph.contains(Morph::PLUR) && !r.morph.intersects(Morph::SING | Morph::DUAL));
        let noun = unknown && (many || ["ة", "ها", "هم"].iter().any(|end| scene.text.surface(item).ends_with(end)));
        return bears && (person || item.classes.has(Class::FirstName))
            || (named && (unknown && !noun || name) && !body && !definite_noun(scene, j));
    }
    if closed {
        return false;
    }
    // Indefinite noun: genitive of whatever follows.
    true
}

/// Whether an unknown word with the article can be an adjective beside the adjective of nation
/// before it: «السلطات المغربية» ends in ة, so «الزفزافي» is somebody else.
fn agrees(scene: &Scene<'_, '_>, k: usize, j: usize) -> bool {
    let feminine = |i: usize| {
        let letters = fold::letters(scene.text.surface(scene.item(i)));
        letters.last() == Some(&fold::TEH_MARBUTA)
    };
    !scene.is(k, Class::Demonym) || feminine(k) == feminine(j)
}

/// A state or town is no part of a person's name.
fn definite_noun(scene: &Scene<'_, '_>, j: usize) -> bool {
    scene
        .text
        .names(scene.item(j))
        .iter()
        .any(|p| matches!(p, Payload::Country(_) | Payload::Place(_, true)))
}
