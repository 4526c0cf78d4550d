//! The lead and the body, «الهجوم» taken up later, a toll told twice: one record.

use super::affinity::{ENOUGH, affinity};
use super::deeds;
use super::story;
use crate::event::Draft;
use crate::event::domain::{self, Domain};
use crate::event::draft::Bench;
use crate::event::share::BY_PRONOUN;
use crate::event::speaker;
use crate::mention::day::{self, Tense};
use crate::mention::party::PartyMention;
use crate::mention::place::encloses;
use crate::model::{DayPrecision, Days, EventType, Mode, Sector, Status};
use crate::parse::Scene;
use std::collections::BTreeSet;

/// So many records back an event may be taken up: no report has more, and a flood of text stays linear.
const LOOK_BACK: usize = 200;

/// All drafts of a document, joined; order of first mention.
pub fn find(scene: &Scene<'_, '_>, bench: &mut Bench) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::new();
    let mut drafts = Vec::new();
    let domain = Domain::of(scene);
    let mut sums: Option<usize> = None;
    bench.voices.clear();
    for (n, sentence) in scene.text.sentences.iter().enumerate() {
        drafts.clear();
        crate::event::find(scene, n, sentence, bench, &mut drafts);
        let accident = domain.accident() || domain::accident(scene, sentence);
        for mut d in drafts.drain(..) {
            speaker::find(scene, &mut d, bench);
            // Players are fined and film-makers jailed: a verdict is one in any world.
            let verdict = d.event == EventType::Sanction && d.modes.contains(&Mode::Convict);
            if d.event.is_said() && domain.sport() {
                continue;
            }
            if material(d.event)
                && !verdict
                && (domain.figurative() || (domain.accident() && d.event == EventType::Aid && !refugees(&d)))
            {
                continue;
            }
            if d.event == EventType::Assault
                && ((d.harm_only && accident && d.weapons.is_empty())
                    || (domain.figurative() && d.weapons.is_empty() && d.killed.is_none()))
            {
                continue;
            }
            if d.event == EventType::Assault {
                // «قتل 300 منذ مطلع العام. كما قتل 20 …»: the next figure of the same account.
                d.aggregate |= sums.is_some_and(|last| n - last <= 1) && bare_toll(&d);
                sums = d.aggregate.then_some(n);
            }
            match told_before(scene, &joined, &d) {
                Some(k) => take(scene, &mut joined[k], d),
                None if d.only_joins => {}
                None => joined.push(d),
            }
        }
    }
    for d in &mut joined {
        d.aggregate |= running_total(scene, d);
    }
    let story = story::Story::of(scene);
    joined.retain_mut(|d| {
        let specific = if d.event.is_said() {
            verbal_specific(d)
        } else {
            specific(scene, d)
        };
        let kept = specific && !history(scene, d);
        if kept {
            story.date(scene, d);
        }
        kept
    });
    crate::event::site::carry(scene, &mut joined);
    joined
}

/// A toll with neither place nor day of its own.
fn bare_toll(d: &Draft) -> bool {
    (d.killed.is_some() || d.injured.is_some()) && d.places.is_empty() && d.day.is_none() && !d.definite
}

/// The days of a draft.
pub fn days(scene: &Scene<'_, '_>, d: &Draft) -> Option<Days> {
    let (n, _) = d.day?;
    let tense = if d.status.0 == Status::Planned {
        Tense::Future
    } else {
        Tense::Past
    };
    day::resolve(&scene.days, n, scene.text, scene.published, tense)
}

/// The record that a later draft takes up.
fn told_before(scene: &Scene<'_, '_>, joined: &[Draft], d: &Draft) -> Option<usize> {
    let records = (0..joined.len()).rev().take(LOOK_BACK);
    if !matches!(d.event, EventType::Assault | EventType::Coerce) {
        return { records }.find(|&k| same(scene, &joined[k], d));
    }
    if d.other {
        return None;
    }
    if d.only_joins && newest(d) {
        // «ارتفع عدد القتلى إلى 14»: the toll told last before it.
        return { records }.find(|&k| {
            let r = &joined[k];
            d.sentence <= r.sentence + NEWEST && r.event == d.event && tolls(r, d).any(|(a, b)| a.is_some() && b.is_some())
        });
    }
    let mut best = None;
    let mut back = 0;
    for k in records {
        let r = &joined[k];
        if r.event != d.event || (d.earlier && r.sentence == d.sentence) {
            continue;
        }
        let told = || tolls(r, d).any(|(a, b)| matches!((a, b), (Some(a), Some(b)) if a.count.min == b.count.min));
        if d.only_joins && d.sentence > r.sentence + 2 && !told() {
            // «رأوا عشرات الجثث» far from the attack may belong to any of them.
            continue;
        }
        // «نفى الجيش مقتل القائد»: what is denied is what was reported.
        let enough = match (r.status.0, d.status.0) {
            (a, b) if a == b => ENOUGH,
            (Status::Occurred, Status::Denied) | (Status::Denied, Status::Occurred) => ENOUGH + 2,
            _ => i32::MAX,
        };
        if r.aggregate == d.aggregate {
            let points = affinity(scene, r, d, back);
            if points >= enough && best.is_none_or(|(b, _)| points > b) {
                best = Some((points, k));
            }
        }
        back += 1;
    }
    best.map(|(_, k)| k)
}

/// Whether a later draft tells of the same event as an earlier record.
fn same(scene: &Scene<'_, '_>, r: &Draft, d: &Draft) -> bool {
    if r.event != d.event || r.status.0 != d.status.0 || d.other || d.revenge && d.killed.is_none() {
        return false;
    }
    if r.aggregate != d.aggregate {
        return false;
    }
    if d.event.is_said() {
        return said_again(scene, r, d);
    }
    let lexicon = scene.text.lexicon;
    let place = |a: usize, b: usize| {
        let (a, b) = (scene.places[a].place, scene.places[b].place);
        a == b || encloses(lexicon, a, b) || encloses(lexicon, b, a)
    };
    let (both_placed, meets) = (
        !r.places.is_empty() && !d.places.is_empty(),
        r.places.iter().any(|&a| d.places.iter().any(|&b| place(a, b))),
    );
    if both_placed && !meets {
        return false;
    }
    let (rd, dd) = (days(scene, r), days(scene, d));
    let overlap = match (&rd, &dd) {
        (Some(a), Some(b)) => Some(a.start <= b.end && b.start <= a.end),
        _ => None,
    };
    if overlap == Some(false) {
        return false;
    }
    let tolls =
        |a: &Option<crate::event::toll_mention::TollMention>, b: &Option<crate::event::toll_mention::TollMention>| match (a, b) {
            // What only a pronoun tells does not set events apart.
            (Some(a), Some(b)) if a.rule != BY_PRONOUN && b.rule != BY_PRONOUN => Some(a.count.min == b.count.min),
            _ => None,
        };
    let killed = tolls(&r.killed, &d.killed);
    let injured = tolls(&r.injured, &d.injured);
    let detained = tolls(&r.detained, &d.detained);
    let equal = [killed, injured, detained].contains(&Some(true));
    let unequal = [killed, injured, detained].contains(&Some(false));
    if let (Some(a), Some(b)) = (r.family(), d.family())
        && a != b
        && r.event == EventType::Assault
        && !equal
    {
        return false;
    }
    if r.sided != d.sided && !equal && (d.sided && !r.harm_only || !d.harm_only && !d.definite) {
        return false;
    }
    let sectors = |x: &Draft| -> BTreeSet<_> { x.actors.iter().filter_map(|p| p.sector).collect() };
    let (ra, da) = (sectors(r), sectors(d));
    let actors_meet = ra.is_empty() || da.is_empty() || ra.intersection(&da).next().is_some();
    if !actors_meet && !equal {
        return false;
    }
    let sides = same_side(&r.actors, &d.actors) && same_side(&r.recipients, &d.recipients);
    if !sides && !matches!(r.event, EventType::Assault | EventType::Coerce) {
        // What two governments say is never one act.
        return false;
    }
    if deeds::apart(scene, r, d) {
        return false;
    }
    let specific_place = both_placed
        && r.places
            .iter()
            .any(|&a| d.places.iter().any(|&b| scene.places[a].place == scene.places[b].place))
        && d.places
            .iter()
            .any(|&b| scene.places[b].precision <= crate::model::Precision::District);
    let empty = d.places.is_empty() && d.killed.is_none() && d.injured.is_none() && d.detained.is_none() && d.day.is_none();
    let near = d.sentence - r.sentence.min(d.sentence) <= 12;
    if unequal && !equal {
        // Another figure for the same event: only where the text says so.
        return (d.only_joins || d.definite) && near && overlap != Some(false) && (meets || !both_placed);
    }
    if d.definite && near {
        return true;
    }
    if material(d.event) && near && same_parties(r, d) {
        return true;
    }
    if equal && (meets || !both_placed) {
        return true;
    }
    if specific_place && overlap != Some(false) && (overlap == Some(true) || rd.is_none() || dd.is_none()) {
        return true;
    }
    (d.harm_only || empty || d.weak) && near && !d.background && (d.sentence <= r.sentence + 4)
}

type Slot = Option<crate::event::toll_mention::TollMention>;

/// The tolls of two drafts side by side.
fn tolls<'d>(r: &'d Draft, d: &'d Draft) -> impl Iterator<Item = (&'d Slot, &'d Slot)> {
    [(&r.killed, &d.killed), (&r.injured, &d.injured), (&r.detained, &d.detained)].into_iter()
}

/// So many sentences behind an event its newest figure may stand.
const NEWEST: usize = 12;

/// Whether a draft gives the newest figure of an event told before.
fn newest(d: &Draft) -> bool {
    [&d.killed, &d.injured, &d.detained].into_iter().flatten().any(|t| t.newer)
}

/// One speaker's words to one addressee are one act, however often they are told.
fn said_again(scene: &Scene<'_, '_>, r: &Draft, d: &Draft) -> bool {
    const NEAR: usize = 8;
    let apart = matches!((days(scene, r), days(scene, d)), (Some(a), Some(b)) if a.start > b.end || b.start > a.end);
    !apart
        && same_kind(r, d)
        && d.sentence <= r.sentence + NEAR
        && !r.actors.is_empty()
        && !d.actors.is_empty()
        && same_side(&r.actors, &d.actors)
        && same_side(&r.recipients, &d.recipients)
}

/// An inquiry and a reproach are two acts, though both accuse.
pub(crate) fn same_kind(r: &Draft, d: &Draft) -> bool {
    let inquiry = |x: &Draft| x.modes.contains(&Mode::Investigate);
    r.event != EventType::Accuse || inquiry(r) == inquiry(d)
}

/// Whether two lists may name the same people: one is open, or they share a country and sector.
pub(crate) fn same_side(a: &[PartyMention], b: &[PartyMention]) -> bool {
    let fits = |p: &PartyMention, q: &PartyMention| {
        (p.country.is_none() || q.country.is_none() || p.country == q.country)
            && (p.sector.is_none() || q.sector.is_none() || p.sector == q.sector)
    };
    a.is_empty() || b.is_empty() || a.iter().any(|p| b.iter().any(|q| fits(p, q)))
}

/// Takes a later draft into a record.
fn take(scene: &Scene<'_, '_>, r: &mut Draft, d: Draft) {
    let told = days(scene, &d);
    // Who only speaks of «الهجوم» reacts to it; who tells where, when or how many is a source.
    let tells = !d.definite
        || d.killed.is_some()
        || d.injured.is_some()
        || d.detained.is_some()
        || d.day.is_some()
        || !d.places.is_empty();
    r.lexemes.extend(d.lexemes);
    r.mentions.extend(d.mentions);
    r.modes.extend(d.modes);
    for w in d.weapons {
        if !r.weapons.iter().any(|(k, _)| *k == w.0) {
            r.weapons.push(w);
        }
    }
    let text = scene.text.raw;
    let rivals = !d.sources.is_empty()
        && !r.sources.is_empty()
        && !d
            .sources
            .iter()
            .any(|s| r.sources.iter().any(|o| o.span.of(text) == s.span.of(text)));
    for (old, new) in [
        (&mut r.killed, d.killed),
        (&mut r.injured, d.injured),
        (&mut r.detained, d.detained),
    ] {
        match (old.as_mut(), new) {
            (None, Some(n)) => *old = Some(n),
            (Some(o), Some(n)) if n.newer => *o = n,
            (Some(_), Some(n)) if n.rule == BY_PRONOUN => {}
            (Some(o), Some(n)) if o.rule == BY_PRONOUN && o.count.max == Some(1) => *o = n,
            (Some(o), Some(n)) if o.count != n.count => {
                // Two who say so differ: both are kept as a range. One voice only tells it in parts.
                if d.only_joins || n.count.min <= o.count.min || !rivals {
                    continue;
                }
                o.count = o.count.or(n.count);
            }
            _ => {}
        }
    }
    if r.actors.is_empty() {
        r.actors = d.actors;
    }
    if r.recipients.is_empty() {
        r.recipients = d.recipients;
    }
    // A narrower place replaces a wider one.
    let lexicon = scene.text.lexicon;
    if r.places.is_empty() {
        r.places = d.places;
    } else {
        for &n in &d.places {
            if let Some(slot) = r
                .places
                .iter_mut()
                .find(|m| encloses(lexicon, scene.places[**m].place, scene.places[n].place))
            {
                *slot = n;
            }
        }
        r.places.dedup();
    }
    // «في مايو», then «في 15 مايو»: the narrower days replace those that hold them.
    match (days(scene, r), told) {
        (Some(old), Some(new))
            if old.precision >= DayPrecision::Week
                && old.precision > new.precision
                && old.start <= new.start
                && new.end <= old.end =>
        {
            r.day = d.day
        }
        (None, Some(_)) => r.day = d.day,
        _ => {}
    }
    if tells {
        for s in d.sources {
            if !r
                .sources
                .iter()
                .any(|o| o.span.of(scene.text.raw) == s.span.of(scene.text.raw))
            {
                r.sources.push(s);
            }
        }
    }
    r.weak &= d.weak;
    r.harm_only &= d.harm_only;
    r.sided |= d.sided;
    r.sentence = r.sentence.max(d.sentence);
    r.attempt &= d.attempt;
    r.habit &= d.habit;
    r.earlier &= d.earlier;
    if d.status.0 == Status::Denied {
        r.status = d.status;
    }
}

/// A toll without an attack over a long time, or beyond what one attack takes, is a running total.
fn running_total(scene: &Scene<'_, '_>, d: &Draft) -> bool {
    const ONE_EVENT: u32 = 1000;
    let killed = d.killed.as_ref().map_or(0, |k| k.count.min);
    if killed >= ONE_EVENT {
        return true;
    }
    (d.harm_only || d.places.is_empty()) && killed > 1 && days(scene, d).is_some_and(|days| days.precision == DayPrecision::Year)
}

/// What happened more than thirty years before publication is not coded.
fn history(scene: &Scene<'_, '_>, d: &Draft) -> bool {
    match (days(scene, d), scene.published) {
        (Some(days), Some(published)) => days.end.year() + 30 < published.year(),
        _ => false,
    }
}

/// The precision gate: a trigger without anything specific is talk about violence, not an event.
fn specific(scene: &Scene<'_, '_>, d: &Draft) -> bool {
    if material(d.event) {
        return material_specific(scene, d);
    }
    let toll = d.killed.is_some() || d.injured.is_some() || d.detained.is_some();
    let dated = d.day.is_some_and(|(_, rule)| rule == "day/clause");
    // «قطع المحتجون الطريق»: demonstrators coerce nobody.
    let crowd = !d.actors.is_empty()
        && d.actors
            .iter()
            .all(|p| p.sector == Some(Sector::Cvl) && p.country != Some(*b"ISR"));
    if d.event == EventType::Coerce && crowd && d.recipients.is_empty() && d.modes.iter().all(|m| *m == Mode::Restrict) {
        return false;
    }
    if d.habit && !toll && !dated {
        // «ويسيطر التنظيم على المدينة», «تقاتل الحركة القوات الحكومية»: a standing state.
        return false;
    }
    if d.harm_only && !toll && d.voice.is_empty() {
        // «استشهاد الجنود»: that people die, said without how many, is no event yet.
        return false;
    }
    let place = !d.places.is_empty();
    let narrow = d
        .places
        .iter()
        .any(|&n| scene.places[n].precision <= crate::model::Precision::Region);
    let day = d.day.is_some();
    let people = !d.actors.is_empty() && !d.recipients.is_empty() || d.actors.len() > 1;
    let named = !d.actors.is_empty() || !d.recipients.is_empty();
    let signs = [toll, place, day, people].into_iter().filter(|x| *x).count();
    if d.status.0 != Status::Occurred && d.status.0 != Status::Denied {
        return false;
    }
    if d.harm_only && d.actors.is_empty() && d.weapons.is_empty() && !d.background {
        // One civilian dead by an unknown hand is crime news until the text says more.
        let one = d
            .killed
            .as_ref()
            .or(d.injured.as_ref())
            .is_some_and(|t| t.count.max == Some(1));
        let civil = d.recipients.iter().all(|p| {
            p.actor.is_none() && matches!(p.sector, None | Some(Sector::Unk | Sector::Cvl | Sector::Edu)) && p.country.is_none()
        });
        if one && civil {
            return false;
        }
    }
    if d.weak || d.definite {
        return toll || signs >= 2 && (narrow || people);
    }
    if d.verbal {
        signs >= 1 || named && place
    } else {
        toll || signs >= 2 || (narrow && named)
    }
}

/// Those rescued at sea on their flight: no mere accident.
fn refugees(d: &Draft) -> bool {
    d.recipients.iter().any(|p| p.sector == Some(Sector::Ref))
}

/// The types of talking, helping, giving way, protesting, punishing, arming.
fn material(event: EventType) -> bool {
    matches!(
        event,
        EventType::Consult
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Retreat
            | EventType::Protest
            | EventType::Sanction
            | EventType::Mobilize
    )
}

/// The precision gate of these types: a meeting needs two sides or a host, a protest needs who or
/// where, the others need who does it and one thing more.
fn material_specific(scene: &Scene<'_, '_>, d: &Draft) -> bool {
    let place = !d.places.is_empty();
    let narrow = d
        .places
        .iter()
        .any(|&n| scene.places[n].precision <= crate::model::Precision::Region);
    let day = d.day.is_some();
    let (actor, recipient) = (!d.actors.is_empty(), !d.recipients.is_empty());
    // «وزراء خارجية الخليج», «الجانبان»: several already.
    let many = d.actors.iter().any(|p| p.count.is_some_and(|c| c.min > 1));
    let parties = d.actors.len() + d.recipients.len() + usize::from(many);
    let loose = d.weak || d.definite;
    match d.status.0 {
        Status::Occurred | Status::Denied => {}
        // A meeting that is going to take place is news; other plans must say who and where.
        Status::Planned if d.event == EventType::Consult => {}
        // So is a strike that is called for a day.
        Status::Planned if d.event == EventType::Protest => return (actor || place) && day && !d.definite,
        Status::Planned => return d.verbal && actor && (place || recipient) && day && !loose,
        Status::Hypothetical => return false,
    }
    match d.event {
        EventType::Consult => {
            let host = d.modes.contains(&Mode::Visit) && actor && (place || recipient);
            let forum = d.modes.contains(&Mode::Multilateral) && (place || parties > 0 && day);
            if loose {
                let held = d.verbal && parties > 0 && place && day;
                parties > 1 && (place || day || d.verbal) || host && (day || d.verbal) || forum && day || held
            } else {
                // «زيارة إلى القاهرة» of nobody is a destination, no visit.
                let told = actor || !d.modes.contains(&Mode::Visit);
                told && (parties > 1 || host || forum || parties > 0 && (place || day))
            }
        }
        EventType::Protest => {
            if loose {
                narrow && (day || actor) || place && (d.verbal || day && actor)
            } else {
                narrow || actor && (place || day || d.verbal) || (place || d.verbal) && day || place && d.verbal
            }
        }
        EventType::Cooperate => parties > 1,
        // «حكم عليه بالسجن»: a verdict is one whoever it is about.
        EventType::Sanction if d.verbal && !d.definite && d.modes.contains(&Mode::Convict) => true,
        // «فرضت عليه عقوبات منذ يونيو»: by whom and on whom stands elsewhere.
        EventType::Sanction if d.verbal && !d.definite && day => true,
        EventType::Sanction if loose => actor && (recipient || day || d.verbal && !d.definite) || recipient && (day || d.verbal),
        EventType::Sanction => actor && (recipient || day || d.verbal) || recipient && d.verbal,
        // Whoever is helped is helped by somebody: «إنقاذ طفلين» alone is an accident.
        EventType::Aid if !loose => actor && (recipient || place || day) || recipient && d.verbal,
        // «مقابل إطلاق سراح الأسرى»: a release that no verb states is talked of more often than it happens.
        EventType::Retreat if !d.verbal && !loose => actor && recipient || parties > 0 && day,
        // «تطلق السلطات بموجبه سراح …»: the terms of a deal.
        EventType::Retreat if d.habit && !day => false,
        EventType::Retreat if loose && narrow && day && d.verbal => true,
        EventType::Aid | EventType::Retreat if loose => actor && recipient || parties > 0 && place && (day || d.verbal),
        EventType::Mobilize if loose => actor && (place || day && d.verbal) || narrow && day,
        _ => parties > 1 || parties > 0 && (place || day || d.verbal) || narrow && day,
    }
}

/// Whether everybody whom the later draft names by country was named by the record: the same
/// meeting, the same ruling told again.
fn same_parties(r: &Draft, d: &Draft) -> bool {
    let key = |p: &crate::mention::party::PartyMention| (p.country, p.sector);
    let all = |x: &Draft| -> BTreeSet<_> {
        x.actors
            .iter()
            .chain(&x.recipients)
            // What the document told elsewhere is no sign that the text speaks of the same act.
            .filter(|p| !matches!(p.rule, "party/taken-up" | "party/possessive"))
            .map(key)
            .filter(|(country, _)| country.is_some())
            .collect()
    };
    let (a, b) = (all(r), all(d));
    !b.is_empty() && b.is_subset(&a)
}

/// The gate of verbal acts: somebody must speak, and a noun or weak verb must also name whom it is said to.
///
/// Places in the content are not where it was said.
fn verbal_specific(d: &mut Draft) -> bool {
    d.places.clear();
    // «دانت استخدام الأسلحة الكيماوية»: the weapon belongs to the content.
    d.weapons.clear();
    d.modes.retain(|m| verbal_mode(*m));
    if d.status.0 != Status::Occurred || d.attempt {
        return false;
    }
    let investigated = d.event == EventType::Accuse && d.modes.contains(&Mode::Investigate);
    if d.actors.is_empty() {
        return investigated && !d.weak && !d.recipients.is_empty();
    }
    !d.weak || !d.recipients.is_empty() || d.actors.len() > 1
}

fn verbal_mode(mode: Mode) -> bool {
    matches!(
        mode,
        Mode::Assist
            | Mode::Change
            | Mode::Yield
            | Mode::Meet
            | Mode::Disapprove
            | Mode::Investigate
            | Mode::Allege
            | Mode::Restrict
            | Mode::Arrest
            | Mode::Relations
            | Mode::Expel
            | Mode::Territory
            | Mode::Violence
    )
}
