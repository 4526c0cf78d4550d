//! Tables of places that others publish, read into rows of Rasid's own form.
//!
//! *Takes* GeoNames dumps, Who's On First, OCHA COD tables and own tables; *gives* rows and faults
//! with line and column; *never* leaves half a file behind.

use anyhow::Context;
use rasid::text::Desk;
use rasid_lexicon::{Lexicon, PlaceKind, fold};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// From so many people on a name alone is enough.
const BARE_FROM: u32 = 15_000;

/// A place of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    id: String,
    name: String,
    names_ar: Vec<String>,
    kind: &'static str,
    country: String,
    lat: f64,
    lon: f64,
    population: u32,
}

/// What was read so far.
#[derive(Debug, Default)]
pub(crate) struct Import {
    pub(crate) places: Vec<Row>,
    pub(crate) faults: Vec<String>,
    /// Rows left out because they have no Arabic name.
    pub(crate) nameless: usize,
    /// Index of each id.
    by_id: BTreeMap<String, usize>,
    /// Arabic names of GeoNames ids, from alternateNamesV2.
    alternate: BTreeMap<String, Vec<String>>,
    /// GeoNames rows that wait for a name.
    waiting: BTreeMap<String, Row>,
}

/// Where a table has what.
#[derive(Debug, Default)]
struct Columns {
    id: Option<usize>,
    name: Option<usize>,
    arabic: Vec<usize>,
    kind: Option<usize>,
    level: Option<u32>,
    country: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    population: Option<usize>,
}

impl Import {
    /// Reads one file; what is wrong with it goes to the faults.
    pub(crate) fn read(&mut self, path: &Path) {
        let text = match unpacked(path) {
            Ok(text) => text,
            Err(error) => {
                self.faults.push(format!("{}: {error:#}", path.display()));
                return;
            }
        };
        let name = path.display().to_string();
        let first = text.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
        let separator = if first.contains('\t') { '\t' } else { ',' };
        let head = cells(first, separator);
        let digits = |cell: Option<&String>| cell.is_some_and(|c| !c.is_empty() && c.bytes().all(|b| b.is_ascii_digit()));
        if separator == '\t' && head.len() == 19 && digits(head.first()) {
            self.geonames(&name, &text);
        } else if separator == '\t' && (4..=10).contains(&head.len()) && digits(head.first()) && digits(head.get(1)) {
            self.alternates(&text);
        } else {
            self.table(&name, &text, separator, &head);
        }
        self.settle();
    }

    /// The 19 columns of a GeoNames dump.
    fn geonames(&mut self, file: &str, text: &str) {
        for (i, line) in text.lines().enumerate() {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells.len() != 19 {
                self.fault(file, i, "row", &format!("{} cells, 19 expected", cells.len()));
                continue;
            }
            let Some(kind) = geonames_kind(cells[6], cells[7]) else {
                continue;
            };
            let Some((lat, lon)) = self.point(file, i, cells[4], cells[5]) else {
                continue;
            };
            let row = Row {
                id: format!("geonames/{}", cells[0]),
                name: cells[1].to_owned(),
                names_ar: cells[3].split(',').filter(|n| arabic(n)).map(str::to_owned).collect(),
                kind,
                country: cells[8].to_owned(),
                lat,
                lon,
                population: cells[14].parse().unwrap_or(0),
            };
            if row.names_ar.is_empty() {
                self.waiting.insert(cells[0].to_owned(), row);
            } else {
                self.push(file, i, row);
            }
        }
    }

    /// alternateNamesV2: number, GeoNames id, language, name.
    fn alternates(&mut self, text: &str) {
        for line in text.lines() {
            let mut cells = line.split('\t').skip(1);
            if let (Some(id), Some("ar"), Some(name)) = (cells.next(), cells.next(), cells.next()) {
                self.alternate.entry(id.to_owned()).or_default().push(name.to_owned());
            }
        }
    }

    /// Gives waiting GeoNames rows the names of alternateNamesV2.
    fn settle(&mut self) {
        for (id, names) in std::mem::take(&mut self.alternate) {
            if let Some(mut row) = self.waiting.remove(&id) {
                row.names_ar = names;
                self.push("alternateNamesV2", 0, row);
            } else if let Some(&i) = self.by_id.get(&format!("geonames/{id}")) {
                for name in names {
                    if !self.places[i].names_ar.contains(&name) {
                        self.places[i].names_ar.push(name);
                    }
                }
            } else {
                self.alternate.insert(id, names);
            }
        }
        self.nameless = self.nameless.max(self.waiting.len());
    }

    /// A table whose first line names its columns.
    fn table(&mut self, file: &str, text: &str, separator: char, head: &[String]) {
        let columns = match Columns::of(head) {
            Ok(columns) => columns,
            Err(what) => {
                self.faults.push(format!("{file}:1: {what}"));
                return;
            }
        };
        let mut lines = text
            .lines()
            .enumerate()
            .filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        lines.next();
        for (i, line) in lines {
            let cells = cells(line, separator);
            if cells.len() != head.len() {
                self.fault(file, i, "row", &format!("{} cells under {} columns", cells.len(), head.len()));
                continue;
            }
            let get = |c: Option<usize>| c.and_then(|c| cells.get(c)).map_or("", |s| s.trim());
            let names_ar: Vec<String> = columns
                .arabic
                .iter()
                .flat_map(|&c| cells[c].split('|'))
                .map(str::trim)
                .filter(|n| arabic(n))
                .map(str::to_owned)
                .collect();
            if names_ar.is_empty() {
                self.nameless += 1;
                continue;
            }
            let (id, mut country) = (get(columns.id), get(columns.country).to_uppercase());
            if columns.country.is_none() || country.len() != 2 {
                // A P-code begins with the country.
                country = match (columns.level, id.get(..2)) {
                    (Some(_), Some(begin)) => begin.to_uppercase(),
                    _ => country,
                };
            }
            if country.is_empty() && columns.level.is_none() {
                // A region across borders belongs to no state.
                country = "XZ".to_owned();
            }
            if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
                self.fault(file, i, "country", &format!("\"{country}\" is no two-letter code"));
                continue;
            }
            let Some(kind) = columns
                .level
                .map_or_else(|| kind_of(get(columns.kind)), |l| Some(level_kind(l)))
            else {
                self.fault(file, i, "kind", &format!("\"{}\" is no kind of place", get(columns.kind)));
                continue;
            };
            let Some((lat, lon)) = self.point(file, i, get(columns.lat), get(columns.lon)) else {
                continue;
            };
            let population = get(columns.population);
            let Ok(population) = (if population.is_empty() {
                Ok(0.0)
            } else {
                population.parse::<f64>()
            }) else {
                self.fault(file, i, "population", &format!("\"{population}\" is no number"));
                continue;
            };
            let row = Row {
                id: if columns.level.is_some() {
                    format!("pcode/{id}")
                } else {
                    id.to_owned()
                },
                name: get(columns.name).to_owned(),
                names_ar,
                kind,
                country,
                lat,
                lon,
                population: population.clamp(0.0, 4e9) as u32,
            };
            self.push(file, i, row);
        }
    }

    fn push(&mut self, file: &str, line: usize, mut row: Row) {
        row.names_ar.dedup();
        if row.id.is_empty() {
            self.fault(file, line, "id", "empty");
            return;
        }
        if self.by_id.contains_key(&row.id) {
            self.fault(file, line, "id", &format!("\"{}\" is taken by a row above", row.id));
            return;
        }
        self.by_id.insert(row.id.clone(), self.places.len());
        self.places.push(row);
    }

    fn point(&mut self, file: &str, line: usize, lat: &str, lon: &str) -> Option<(f64, f64)> {
        for (column, cell, most) in [("lat", lat, 90.0), ("lon", lon, 180.0)] {
            match cell.parse::<f64>() {
                Ok(v) if v.abs() <= most => {}
                Ok(_) => {
                    self.fault(file, line, column, &format!("{cell} lies outside -{most}..{most}"));
                    return None;
                }
                Err(_) => {
                    self.fault(file, line, column, &format!("\"{cell}\" is no number of degrees"));
                    return None;
                }
            }
        }
        Some((lat.parse().ok()?, lon.parse().ok()?))
    }

    fn fault(&mut self, file: &str, line: usize, column: &str, what: &str) {
        self.faults.push(format!("{file}:{}: column {column}: {what}", line + 1));
    }
}

impl Columns {
    /// Finds the columns by their names, or says which is missing.
    fn of(head: &[String]) -> Result<Columns, String> {
        let plain: Vec<String> = head
            .iter()
            .map(|h| {
                h.trim_start_matches('\u{feff}')
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .collect::<String>()
                    .to_lowercase()
            })
            .collect();
        let find = |names: &[&str]| names.iter().find_map(|n| plain.iter().position(|p| p == n));
        let mut columns = Columns {
            lat: find(&["lat", "latitude", "y", "ycoord", "centerlat", "latitudey", "geomlatitude"]),
            lon: find(&[
                "lon",
                "lng",
                "longitude",
                "x",
                "xcoord",
                "centerlon",
                "longitudex",
                "geomlongitude",
            ]),
            population: find(&["population", "pop", "gnpopulation"]),
            country: find(&[
                "country",
                "iso2",
                "iso",
                "countrycode",
                "wofcountry",
                "adm0pcode",
                "admin0pcode",
            ]),
            ..Columns::default()
        };
        // OCHA COD: ADM3_EN, admin3Name_en, adm3_name and their kin; the deepest level is the row's own.
        for level in (1..=5).rev() {
            let named = |ends: &[&str]| {
                ["adm", "admin"].iter().find_map(|a| {
                    ends.iter()
                        .find_map(|e| plain.iter().position(|p| *p == format!("{a}{level}{e}")))
                })
            };
            if let Some(pcode) = named(&["pcode", "code"]) {
                columns.id = Some(pcode);
                columns.level = Some(level);
                columns.name = named(&["en", "nameen", "name", "refname"]);
                columns.arabic.extend(named(&["ar", "namear", "altnamear", "name1", "name2"]));
                break;
            }
        }
        if columns.level.is_none() {
            columns.id = find(&["id", "geonameid", "wofid", "pcode"]);
            columns.name = find(&["name", "nameen", "english", "wofname"]);
            columns.kind = find(&["kind", "placetype", "wofplacetype", "type", "featurecode"]);
            for name in [
                "namesar",
                "namear",
                "altar",
                "namearaxpreferred",
                "araxpreferred",
                "araxvariant",
                "nameara",
            ] {
                columns.arabic.extend(plain.iter().position(|p| p == name));
            }
        }
        for (what, missing) in [
            ("id or P-codes (ADM3_PCODE, admin3Pcode, id)", columns.id.is_none()),
            (
                "Arabic names (names_ar, name_ar, ADM3_AR, admin3Name_ar)",
                columns.arabic.is_empty(),
            ),
            ("latitude (lat, latitude)", columns.lat.is_none()),
            ("longitude (lon, longitude)", columns.lon.is_none()),
        ] {
            if missing {
                return Err(format!("no column of {what}; the first line must name the columns"));
            }
        }
        Ok(columns)
    }
}

/// A file's text, unpacked.
fn unpacked(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).context("cannot be read")?;
    let bytes = match bytes[..] {
        [0x28, 0xB5, 0x2F, 0xFD, ..] => zstd::decode_all(&bytes[..]).context("damaged zstd")?,
        [0x1F, 0x8B, ..] => {
            let mut out = Vec::new();
            std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(&bytes[..]), &mut out).context("damaged gzip")?;
            out
        }
        _ => bytes,
    };
    String::from_utf8(bytes).context("not UTF-8")
}

/// The cells of a line; those of a comma table may be quoted.
fn cells(line: &str, separator: char) -> Vec<String> {
    let line = line.trim_end_matches('\r');
    if separator == '\t' {
        return line.split('\t').map(str::to_owned).collect();
    }
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            c if c == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

/// Whether a name is written in letters of Arabic, not of Persian or Urdu.
fn arabic(name: &str) -> bool {
    let letters = fold::letters(name);
    // The codes above 32 are letters that Arabic lacks.
    letters.len() >= 2 && letters.iter().all(|l| *l <= 32) && !name.contains(['\u{6a9}', '\u{6cc}', '\t', '|'])
}

fn geonames_kind(class: &str, code: &str) -> Option<&'static str> {
    Some(match (class, code) {
        ("P", "PPLC" | "PPLA") => "city",
        ("P", "PPLX") => "neighbourhood",
        ("P", "PPLA2" | "PPLA3") => "town",
        ("P", _) => "village",
        ("A", "ADM1") => "region",
        ("A", "ADM2" | "ADM3") => "district",
        ("S", "AIRP" | "AIRF") => "airport",
        ("S", "CMP" | "CMPRF") => "camp",
        ("A" | "S", "PCLI") => "country",
        ("S", "PRN" | "PRT" | "MSQE" | "HSP") => "landmark",
        _ => return None,
    })
}

fn level_kind(level: u32) -> &'static str {
    match level {
        1 => "region",
        2 | 3 => "district",
        _ => "town",
    }
}

/// A kind of ours, or what Who's On First and others call it.
fn kind_of(kind: &str) -> Option<&'static str> {
    if let Some(known) = PlaceKind::ALL.iter().find(|k| k.as_str() == kind) {
        return Some(known.as_str());
    }
    if kind.starts_with(|c: char| c.is_ascii_uppercase()) {
        let class = match kind {
            k if k.starts_with("PPL") => "P",
            k if k.starts_with("ADM") => "A",
            _ => "S",
        };
        if let Some(known) = geonames_kind(class, kind) {
            return Some(known);
        }
    }
    Some(match kind {
        "locality" | "localadmin" | "place" | "populated" | "settlement" | "hamlet" | "localarea" => "village",
        "nb" | "borough" | "macrohood" | "microhood" | "quarter" | "suburb" => "neighbourhood",
        "county" | "adm2" | "adm3" | "macrocounty" | "subdistrict" => "district",
        "adm1" | "governorate" | "province" | "macroregion" => "region",
        "hill" | "mountain" | "valley" | "desert" | "river" | "front" | "road" => "area",
        "dam" | "prison" | "mosque" | "square" | "hospital" | "port" | "bridge" | "site" | "field" | "poi" => "landmark",
        "border" | "checkpoint" => "crossing",
        "oilfield" | "strait" => "area",
        "military" | "airbase" => "base",
        _ => return None,
    })
}

/// Writes the rows in Rasid's own form: beside the target first, then in its place.
pub(crate) fn write(places: &[Row], tables: &Lexicon, target: &Path) -> anyhow::Result<()> {
    let mut desk = Desk::default();
    let mut out = Vec::new();
    writeln!(out, "id\tname\tnames_ar\tkind\tcountry\tparent\tlat\tlon\tpopulation\tmatch")?;
    for p in places {
        // A name that is also a word of the language needs its head noun.
        let word = p.names_ar.iter().any(|n| {
            let text = desk.lay(n, tables);
            text.items
                .iter()
                .any(|item| text.items.len() == 1 && !text.readings(item).is_empty())
        });
        let bare = p.population >= BARE_FROM && !word;
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t\t{:.4}\t{:.4}\t{}\t{}",
            p.id.replace('\t', " "),
            p.name.replace('\t', " "),
            p.names_ar.join("|"),
            p.kind,
            p.country,
            p.lat,
            p.lon,
            p.population,
            if bare { "bare" } else { "context" }
        )?;
    }
    let beside = target.with_extension("part");
    let written = std::fs::write(&beside, &out).and_then(|()| std::fs::rename(&beside, target));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.with_context(|| format!("cannot write {}", target.display()))
}
