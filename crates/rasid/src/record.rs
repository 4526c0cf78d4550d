//! Drafts → records: names, default nations, ids, rules, confidence.

use crate::event::Draft;
use crate::mention::party::PartyMention;
use crate::merge::within;
use crate::model::{
    Basis, DayPrecision, Days, Document, EventType, Mention, Party, PlaceAt, Record, Rules, Sector, SourceAt, Toll, WeaponAt,
};
use crate::parse::Scene;
use rasid_lexicon::{Class, PlaceKind};
use sha2::{Digest, Sha256};

/// The record of a draft.
pub fn of(scene: &Scene<'_, '_>, document: &Document, d: &Draft) -> Record {
    let lexicon = scene.text.lexicon;
    let mut rules = Rules::new();
    let mut triggers: Vec<&str> = Vec::new();
    for &lexeme in &d.lexemes {
        let id = lexicon.lexemes[lexeme as usize].id.as_str();
        if !triggers.contains(&id) {
            triggers.push(id);
        }
    }
    rules.insert("type", triggers.join(" + "));
    rules.insert("status", d.status.1.to_owned());
    if !d.voice.is_empty() {
        rules.insert("voice", d.voice.to_owned());
    }
    let places: Vec<PlaceAt> = d.places.iter().map(|&n| place(scene, n)).collect();
    if let Some(p) = places.first() {
        rules.insert("places", p.rule.to_owned());
    }
    let nation = places
        .first()
        .map(|p| p.country)
        .or(scene.focus)
        .and_then(|iso2| lexicon.country2(iso2))
        .map_or(*b"XXX", |c| c.iso3);
    let party = |p: &PartyMention| party(scene, p, nation);
    let actors: Vec<Party> = once(d.actors.iter()).into_iter().map(party).collect();
    let recipients: Vec<Party> = recipients(d).into_iter().map(party).collect();
    if let Some(p) = actors.first() {
        rules.insert("actors", p.rule.to_owned());
    }
    if let Some(p) = recipients.first() {
        rules.insert("recipients", p.rule.to_owned());
    }
    let date = date(scene, d);
    if let Some(days) = &date {
        // How the day was read, and how it came to the event if not from its own clause.
        let rule = match d.day {
            Some((_, way)) if way != "day/clause" => format!("{} + {way}", days.rule),
            _ => days.rule.to_owned(),
        };
        rules.insert("date", rule);
    }
    let toll = |t: &Option<crate::event::toll_mention::TollMention>, slot: &'static str, rules: &mut Rules| {
        t.as_ref().map(|t| {
            rules.insert(slot, t.rule.to_owned());
            Toll {
                count: t.count,
                span: t.span,
                parts: t.parts.clone(),
                rule: t.rule,
            }
        })
    };
    let killed = toll(&d.killed, "killed", &mut rules);
    let injured = toll(&d.injured, "injured", &mut rules);
    let detained = toll(&d.detained, "detained", &mut rules);
    let mut modes: Vec<_> = d.modes.iter().copied().collect();
    if modes.contains(&crate::model::Mode::SuicideAttack) {
        modes.retain(|m| *m != crate::model::Mode::Explosives);
    }
    if modes.contains(&crate::model::Mode::Drone) {
        modes.retain(|m| *m != crate::model::Mode::Aerial);
    }
    let mut mentions: Vec<Mention> = d.mentions.iter().map(|&(trigger, span)| Mention { span, trigger }).collect();
    mentions.sort();
    mentions.dedup();
    let first = mentions.first().map_or(0, |m| m.trigger.start);
    let filled = [
        !places.is_empty(),
        !actors.is_empty(),
        !recipients.is_empty(),
        killed.is_some() || injured.is_some() || detained.is_some(),
        d.day.is_some(),
    ]
    .into_iter()
    .filter(|x| *x)
    .count();
    let confidence = (0.45 + 0.1 * filled as f32 - if d.weak { 0.1 } else { 0.0 }).clamp(0.05, 0.95);
    Record {
        id: id(&document.id, d.event, first),
        event: d.event,
        modes,
        status: d.status.0,
        aggregate: d.aggregate,
        mentions,
        actors,
        recipients,
        date,
        places,
        killed,
        injured,
        detained,
        weapons: d.weapons.iter().map(|&(kind, span)| WeaponAt { kind, span }).collect(),
        sources: sources(scene, d),
        rules,
        confidence,
    }
}

/// Who says so. Of an act that is itself told by its doer («أعلن الوزير أنه يدين»), the doer is no source.
fn sources(scene: &Scene<'_, '_>, d: &Draft) -> Vec<SourceAt> {
    let reported = matches!(
        d.event,
        EventType::Assault | EventType::Coerce | EventType::Mobilize | EventType::Aid | EventType::Retreat
    );
    let text = scene.text.raw;
    // «الوزارة» beside «وزارة الدفاع», «الشرطة» beside «مسؤول في الشرطة»: the fuller form stays.
    let fuller = |s: &SourceAt| {
        let short = s.span.of(text);
        let bare = short.char_indices().nth(2).map_or(short, |(at, _)| &short[at..]);
        let single = !short.contains(' ');
        d.sources.iter().any(|o| {
            let long = o.span.of(text);
            long.len() > short.len() && single && (long.ends_with(short) || long.split(' ').next() == Some(bare))
        })
    };
    let named = |s: &&SourceAt| s.span.of(text).chars().count() > 2 && !fuller(s);
    if reported {
        return d.sources.iter().filter(named).copied().collect();
    }
    let doer = |s: &SourceAt| {
        let speaker = crate::event::speaker::of_source(scene, s);
        // «قال متحدث», «أفادت مصادر»: a mouth of the doer is a source all the same.
        let mouth = speaker.as_ref().is_some_and(|p| scene.is(p.phrase.head, Class::Source));
        d.actors.iter().any(|a| {
            a.span.touches(s.span)
                || !mouth
                    && speaker.as_ref().is_some_and(|p| {
                        (p.country.is_none() || a.country.is_none() || p.country == a.country)
                            && (p.sector.is_none() || a.sector.is_none() || p.sector == a.sector)
                    })
        })
    };
    d.sources.iter().filter(named).filter(|s| !doer(s)).copied().collect()
}

/// `r-` and sixteen hexadecimal digits of a hash of document, type and trigger.
fn id(document: &str, event: EventType, trigger: u32) -> String {
    let mut hasher = Sha256::new();
    hasher.update(document.as_bytes());
    hasher.update([0]);
    hasher.update(event.as_str().as_bytes());
    hasher.update(trigger.to_le_bytes());
    let digest = hasher.finalize();
    let mut id = String::from("r-");
    for b in &digest[..8] {
        for half in [b >> 4, b & 15] {
            id.extend(char::from_digit(u32::from(half), 16));
        }
    }
    id
}

/// Each party once: a state told by name and by capital, a person told again by last name.
fn once<'d>(parties: impl Iterator<Item = &'d PartyMention>) -> Vec<&'d PartyMention> {
    let stands = |p: &PartyMention| {
        matches!(
            p.rule,
            "party/state" | "party/capital" | "party/adjective-of-matter" | "party/adjective-of-attack"
        )
    };
    let mut kept: Vec<&PartyMention> = Vec::new();
    for p in parties {
        let again = kept.iter().any(|q| {
            q.span == p.span
                || (q.country.is_some() && q.country == p.country && q.sector == p.sector)
                    && (stands(p) || stands(q) && p.rule != "party/named" || p.rule == "party/name-again")
        });
        if !again {
            kept.push(p);
        }
    }
    kept
}

/// Who suffers: not those who act, not «قتلى» beside those who say who they were, and of fighting
/// between two sides only bystanders.
fn recipients(d: &Draft) -> Vec<&PartyMention> {
    let bare = |p: &PartyMention| p.harm.is_some() && p.actor.is_none() && matches!(p.sector, None | Some(Sector::Unk));
    let told = d.recipients.iter().any(|p| !bare(p));
    let bystander = |p: &PartyMention| {
        matches!(
            p.sector,
            Some(Sector::Cvl | Sector::Jrn | Sector::Med | Sector::Ref | Sector::Soc | Sector::Edu | Sector::Rel)
        )
    };
    let sided = d.sided && d.actors.len() > 1;
    let suffering = d
        .recipients
        .iter()
        .filter(|r| !d.actors.iter().any(|a| a.span == r.span))
        .filter(|r| !(told && bare(r)) && (!sided || bystander(r)));
    once(suffering)
}

fn party(scene: &Scene<'_, '_>, p: &PartyMention, nation: [u8; 3]) -> Party {
    let lexicon = scene.text.lexicon;
    let actor = p.actor.map(|a| &lexicon.actors[a as usize]);
    Party {
        span: p.span,
        name: actor.map(|a| a.name.clone()),
        name_ar: actor.map(|a| a.name_ar.clone()),
        id: actor.map(|a| a.id.clone()),
        country: p.country.unwrap_or(nation),
        sector: p.sector.unwrap_or(Sector::Unk),
        rule: p.rule,
    }
}

fn place(scene: &Scene<'_, '_>, n: usize) -> PlaceAt {
    let lexicon = scene.text.lexicon;
    let mention = &scene.places[n];
    let place = &lexicon.places[mention.place as usize];
    let mut admin1 = None;
    let mut at = place.parent;
    for _ in 0..6 {
        let Some(p) = at else { break };
        let parent = &lexicon.places[p as usize];
        if parent.kind == PlaceKind::Region {
            admin1 = Some(parent.name.clone());
        }
        at = parent.parent;
    }
    PlaceAt {
        span: mention.span,
        name: place.name.clone(),
        name_ar: place.name_ar.clone(),
        id: place.id.clone(),
        country: place.country,
        admin1,
        lat: mention.lat,
        lon: mention.lon,
        precision: mention.precision,
        alternatives: mention.alternatives.clone(),
        rule: mention.rule,
    }
}

/// The stated days, or the day of publication as the marked fallback for what is told as news.
fn date(scene: &Scene<'_, '_>, d: &Draft) -> Option<Days> {
    if let Some(days) = within::days(scene, d) {
        return Some(days);
    }
    let day = scene.published.filter(|_| d.published)?;
    Some(Days {
        start: day,
        end: day,
        precision: DayPrecision::Day,
        basis: Basis::Publication,
        span: None,
        rule: "date/publication",
    })
}
