//! Tables of names: states, actors, places.

use crate::compile::Source;
use crate::fault::Fault;
use crate::fold::{self, Key};
use crate::lexicon::{Actor, ActorKind, Class, Classes, Country, Lexeme, Payload, Place, PlaceKind, Pos};
use crate::morph::{Form, Morph, adjective};
use crate::skeleton;
use crate::taxonomy::Sector;
use std::collections::BTreeMap;

/// Compiled name tables.
#[derive(Default)]
pub(crate) struct Tables {
    pub(crate) places: Vec<Place>,
    pub(crate) actors: Vec<Actor>,
    pub(crate) countries: Vec<Country>,
    pub(crate) phrases: Vec<(Vec<Key>, Payload)>,
    /// Skeletons of place names with their places.
    pub(crate) skeletons: Vec<(u64, u32)>,
}

/// A demonym's lexeme with its spellings, and where it stands.
pub(crate) type Demonym = (Lexeme, Vec<Form>, String, usize);

struct Row {
    file: String,
    line: usize,
    layer: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn names(&self, column: &str) -> Vec<&str> {
        self.get(column).split('|').map(str::trim).filter(|n| !n.is_empty()).collect()
    }
}

/// Rows read so far, by what they describe.
#[derive(Default)]
pub(crate) struct Names {
    countries: Vec<Row>,
    actors: Vec<Row>,
    places: Vec<Row>,
}

impl Names {
    /// Reads one table; its first line names the columns.
    pub(crate) fn read(&mut self, source: &Source, layer: usize, faults: &mut Vec<Fault>) {
        let (needed, rows): (&[&str], &mut Vec<Row>) = if source.path.ends_with("countries.tsv") {
            (
                &[
                    "iso3",
                    "iso2",
                    "name",
                    "names_ar",
                    "demonyms",
                    "demonym_plurals",
                    "capital",
                    "lat",
                    "lon",
                ],
                &mut self.countries,
            )
        } else if source.path.starts_with("actors/") {
            (
                &["id", "name", "names_ar", "country", "sector", "kind", "from", "to"],
                &mut self.actors,
            )
        } else if source.path.starts_with("gazetteer/") {
            (
                &[
                    "id",
                    "name",
                    "names_ar",
                    "kind",
                    "country",
                    "parent",
                    "lat",
                    "lon",
                    "population",
                    "match",
                ],
                &mut self.places,
            )
        } else {
            return;
        };
        let mut lines = source
            .text
            .lines()
            .enumerate()
            .filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        let Some((_, head)) = lines.next() else {
            return;
        };
        let head: Vec<&str> = head.split('\t').map(str::trim).collect();
        let fault = |line: usize, what: String, hint: String| Fault {
            file: source.path.clone(),
            line,
            what,
            hint,
        };
        for column in needed {
            if !head.contains(column) {
                faults.push(fault(
                    1,
                    format!("no column \"{column}\""),
                    format!("the first line names the columns: {}", needed.join(", ")),
                ));
                return;
            }
        }
        for (i, line) in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells.len() != head.len() {
                faults.push(fault(
                    i + 1,
                    format!("{} cells under {} columns", cells.len(), head.len()),
                    "separate the cells by tabs; leave an empty cell for what is not known".to_owned(),
                ));
                continue;
            }
            rows.push(Row {
                file: source.path.clone(),
                line: i + 1,
                layer,
                cells: head
                    .iter()
                    .map(|h| (*h).to_owned())
                    .zip(cells.iter().map(|c| c.trim().to_owned()))
                    .collect(),
            });
        }
    }

    /// Numbers the rows, links parents, and lists all names as phrases.
    pub(crate) fn finish(self, faults: &mut Vec<Fault>) -> (Tables, Vec<Demonym>) {
        let mut tables = Tables::default();
        let mut demonyms = Vec::new();
        let mut place_ids: BTreeMap<String, u32> = BTreeMap::new();
        // Countries are places too.
        for row in &self.countries {
            country(row, &mut tables, &mut demonyms, &mut place_ids, faults);
        }
        let places = latest(self.places, faults);
        for row in &places {
            place(row, &mut tables, &mut place_ids, faults);
        }
        for row in &places {
            let parent = row.get("parent");
            let id = place_ids.get(row.get("id")).copied();
            if parent.is_empty() {
                // A place without parent lies in its country.
                if let Some(id) = id {
                    let iso2 = tables.places[id as usize].country;
                    tables.places[id as usize].parent = tables
                        .countries
                        .iter()
                        .find(|c| c.iso2 == iso2)
                        .and_then(|c| c.place)
                        .filter(|&p| p != id);
                }
                continue;
            }
            match (id, place_ids.get(parent)) {
                (Some(id), Some(&parent)) if id != parent => tables.places[id as usize].parent = Some(parent),
                (Some(_), _) => faults.push(Fault {
                    file: row.file.clone(),
                    line: row.line,
                    what: format!("no place \"{parent}\" to be the parent"),
                    hint: "write the id of another row, or leave the cell empty".to_owned(),
                }),
                (None, _) => {}
            }
        }
        for row in &self.countries {
            if row.get("capital").is_empty() {
                continue;
            }
            let iso3 = row.get("iso3").as_bytes();
            let capital = place_ids.get(row.get("capital")).copied();
            if capital.is_none() && !places.is_empty() {
                faults.push(Fault {
                    file: row.file.clone(),
                    line: row.line,
                    what: format!("no place \"{}\" to be the capital", row.get("capital")),
                    hint: "write the id of a row of data/gazetteer".to_owned(),
                });
            }
            if let Some(c) = tables.countries.iter_mut().find(|c| c.iso3 == iso3) {
                c.capital = capital;
            }
        }
        for country in &mut tables.countries {
            country.spread = spread(&tables.places, country.iso2);
        }
        for row in latest(self.actors, faults) {
            actor(&row, &mut tables, faults);
        }
        (tables, demonyms)
    }
}

/// The middle of a country's regions and how far they spread; of its towns, if it has few regions.
fn spread(places: &[Place], iso2: [u8; 2]) -> [f32; 4] {
    const ENOUGH: usize = 4;
    let points = |kinds: &[PlaceKind]| -> Vec<(f32, f32)> {
        places
            .iter()
            .filter(|p| p.country == iso2 && kinds.contains(&p.kind))
            .map(|p| (p.lat, p.lon))
            .collect()
    };
    let mut all = points(&[PlaceKind::Region]);
    if all.len() < ENOUGH {
        all = points(&[PlaceKind::Region, PlaceKind::City, PlaceKind::Town]);
    }
    if all.len() < ENOUGH {
        return [0.0; 4];
    }
    let n = all.len() as f32;
    let mean = |of: fn(&(f32, f32)) -> f32| all.iter().map(of).sum::<f32>() / n;
    let (lat, lon) = (mean(|p| p.0), mean(|p| p.1));
    let north = (all.iter().map(|p| (p.0 - lat).powi(2)).sum::<f32>() / n).sqrt();
    let east = (all.iter().map(|p| (p.1 - lon).powi(2)).sum::<f32>() / n).sqrt();
    [lat, lon, north * 1.2, east * 1.2]
}

/// Keeps one row per id: the one of the highest layer.
fn latest(rows: Vec<Row>, faults: &mut Vec<Fault>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let id = row.get("id").to_owned();
        match by_id.get(&id) {
            Some(&i) if kept[i].layer < row.layer => kept[i] = row,
            Some(&i) => faults.push(Fault {
                file: row.file.clone(),
                line: row.line,
                what: format!("the id \"{id}\" is taken"),
                hint: format!("it stands at {}:{}; give this row another id", kept[i].file, kept[i].line),
            }),
            None => {
                by_id.insert(id, kept.len());
                kept.push(row);
            }
        }
    }
    kept
}

fn bad(row: &Row, column: &str, hint: &str, faults: &mut Vec<Fault>) {
    faults.push(Fault {
        file: row.file.clone(),
        line: row.line,
        what: format!("{column} \"{}\" is not understood", row.get(column)),
        hint: hint.to_owned(),
    });
}

fn code<const N: usize>(row: &Row, column: &str, faults: &mut Vec<Fault>) -> Option<[u8; N]> {
    match <[u8; N]>::try_from(row.get(column).as_bytes()) {
        Ok(c) if c.iter().all(u8::is_ascii_uppercase) => Some(c),
        _ => {
            bad(row, column, "write the ISO 3166-1 code in capitals", faults);
            None
        }
    }
}

fn phrase(name: &str) -> Option<Vec<Key>> {
    let keys: Vec<Key> = name
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .filter(|w| !w.is_empty())
        .map(Key::of_word)
        .collect();
    if keys.is_empty() || fold::letters(name).is_empty() {
        None
    } else {
        Some(keys)
    }
}

fn country(
    row: &Row,
    tables: &mut Tables,
    demonyms: &mut Vec<Demonym>,
    place_ids: &mut BTreeMap<String, u32>,
    faults: &mut Vec<Fault>,
) {
    let (Some(iso3), Some(iso2)) = (code::<3>(row, "iso3", faults), code::<2>(row, "iso2", faults)) else {
        return;
    };
    let (Ok(lat), Ok(lon)) = (row.get("lat").parse(), row.get("lon").parse()) else {
        bad(row, "lat", "write lat and lon in degrees", faults);
        return;
    };
    let names = row.names("names_ar");
    let Some(first) = names.first() else {
        bad(row, "names_ar", "write at least one Arabic name", faults);
        return;
    };
    let number = tables.countries.len() as u32;
    let place = tables.places.len() as u32;
    let id = format!("country/{}", row.get("iso2"));
    place_ids.insert(id.clone(), place);
    tables.places.push(Place {
        id,
        name: row.get("name").to_owned(),
        name_ar: (*first).to_owned(),
        kind: PlaceKind::Country,
        country: iso2,
        parent: None,
        lat,
        lon,
        population: 0,
    });
    tables.countries.push(Country {
        iso3,
        iso2,
        name: row.get("name").to_owned(),
        name_ar: (*first).to_owned(),
        place: Some(place),
        capital: None,
        spread: [0.0; 4],
    });
    for name in &names {
        if let Some(keys) = phrase(name) {
            tables.phrases.push((keys, Payload::Country(number)));
        }
    }
    let broken: Vec<String> = row.names("demonym_plurals").iter().map(|p| (*p).to_owned()).collect();
    for (i, demonym) in row.names("demonyms").into_iter().enumerate() {
        let mut forms = adjective(demonym, if i == 0 { &broken } else { &[] });
        if i == 0 {
            for plural in &broken {
                forms.push(Form {
                    text: plural.clone(),
                    morph: Morph::ADJ | Morph::NOUN | Morph::PLUR | Morph::MASC,
                });
            }
        }
        let id = if i == 0 {
            format!("demonym/{}", row.get("iso3"))
        } else {
            format!("demonym/{}/{i}", row.get("iso3"))
        };
        let lexeme = Lexeme {
            id,
            lemma: Key::of_word(demonym),
            pos: Pos::Adjective,
            classes: Classes::one(Class::Demonym),
            sense: String::new(),
            value: 0,
            sector: None,
            country: Some(iso3),
            weapon: None,
            modes: Vec::new(),
            harm: None,
            group: String::new(),
            precision: None,
            source: None,
            prep: None,
            frame: None,
        };
        demonyms.push((lexeme, forms, row.file.clone(), row.line));
    }
}

fn place(row: &Row, tables: &mut Tables, place_ids: &mut BTreeMap<String, u32>, faults: &mut Vec<Fault>) {
    let Some(country) = code::<2>(row, "country", faults) else {
        return;
    };
    let Some(&kind) = PlaceKind::ALL.iter().find(|k| k.as_str() == row.get("kind")) else {
        let all: Vec<_> = PlaceKind::ALL.iter().map(|k| k.as_str()).collect();
        bad(row, "kind", &format!("one of: {}", all.join(", ")), faults);
        return;
    };
    let (Ok(lat), Ok(lon)) = (row.get("lat").parse::<f32>(), row.get("lon").parse::<f32>()) else {
        bad(row, "lat", "write lat and lon in degrees", faults);
        return;
    };
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        bad(row, "lat", "latitude lies in -90..90, longitude in -180..180", faults);
        return;
    }
    let population = row.get("population");
    let Ok(population) = (if population.is_empty() { Ok(0) } else { population.parse() }) else {
        bad(row, "population", "write a whole number or leave the cell empty", faults);
        return;
    };
    let bare = match row.get("match") {
        "bare" => true,
        "context" => false,
        _ => {
            bad(
                row,
                "match",
                "bare: the name alone is enough; context: it needs a head noun or a parent beside it",
                faults,
            );
            return;
        }
    };
    let names = row.names("names_ar");
    let Some(first) = names.first() else {
        bad(row, "names_ar", "write at least one Arabic name", faults);
        return;
    };
    let number = tables.places.len() as u32;
    place_ids.insert(row.get("id").to_owned(), number);
    tables.places.push(Place {
        id: row.get("id").to_owned(),
        name: row.get("name").to_owned(),
        name_ar: (*first).to_owned(),
        kind,
        country,
        parent: None,
        lat,
        lon,
        population,
    });
    for name in &names {
        match phrase(name) {
            Some(keys) => {
                let (skeleton, consonants) = skeleton::of(name.split([' ', '-']));
                if tables.places.last().is_some_and(|p| skeleton::tells(p, consonants)) {
                    tables.skeletons.push((skeleton, number));
                }
                tables.phrases.push((keys, Payload::Place(number, bare)));
            }
            None => bad(row, "names_ar", "write the names in Arabic letters, separated by |", faults),
        }
    }
}

fn actor(row: &Row, tables: &mut Tables, faults: &mut Vec<Fault>) {
    let Some(country) = code::<3>(row, "country", faults) else {
        return;
    };
    let Ok(sector) = row.get("sector").parse::<Sector>() else {
        bad(
            row,
            "sector",
            "write one of the manual's sectors, such as GOV, MIL, REB",
            faults,
        );
        return;
    };
    let Some(&kind) = ActorKind::ALL.iter().find(|k| k.as_str() == row.get("kind")) else {
        let all: Vec<_> = ActorKind::ALL.iter().map(|k| k.as_str()).collect();
        bad(row, "kind", &format!("one of: {}", all.join(", ")), faults);
        return;
    };
    let year = |column: &str| {
        if row.get(column).is_empty() {
            Some(0)
        } else {
            row.get(column).parse::<u16>().ok()
        }
    };
    let (Some(from), Some(to)) = (year("from"), year("to")) else {
        bad(
            row,
            "from",
            "write the first and the last year, or leave the cells empty",
            faults,
        );
        return;
    };
    let names = row.names("names_ar");
    let Some(first) = names.first() else {
        bad(row, "names_ar", "write at least one Arabic name", faults);
        return;
    };
    let number = tables.actors.len() as u32;
    tables.actors.push(Actor {
        id: row.get("id").to_owned(),
        name: row.get("name").to_owned(),
        name_ar: (*first).to_owned(),
        country,
        sector,
        kind,
        from,
        to,
    });
    for name in &names {
        match phrase(name) {
            Some(keys) => tables.phrases.push((keys, Payload::Actor(number))),
            None => bad(row, "names_ar", "write the names in Arabic letters, separated by |", faults),
        }
    }
}
