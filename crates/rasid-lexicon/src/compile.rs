//! Data files → one [`Lexicon`], or every fault in them.

use crate::fault::Fault;
use crate::fold::{self, Key};
use crate::lexicon::{Class, Classes, Frame, FrameKind, LAST, Lexeme, Lexicon, Need, NeedWhere, Payload, Pos, Prep, Role, small};
use crate::morph::{self, Form, Morph, NounSpec, VerbForm, VerbSpec};
use crate::names;
use crate::raw::{RawFile, RawFrame, RawNoun, RawVerb, RawWord};
use crate::table::Table;
use crate::taxonomy::EventType;
use crate::trie::Trie;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A data file: its path below the data folder, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path such as `lexicon/verbs/attack.toml`; the first folder says what the file holds.
    pub path: String,
    /// Content.
    pub text: String,
}

impl Source {
    /// A source from path and text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }
}

/// Compiles the sources; entries of equal id are a fault.
///
/// # Errors
/// Every fault found, in the order of files and lines.
pub fn compile(sources: &[Source]) -> Result<Lexicon, Vec<Fault>> {
    compile_over(sources, &[])
}

/// Compiles `base` with a user's files laid over it: an entry of the same id replaces ours.
///
/// # Errors
/// Every fault found, in the order of files and lines.
pub fn compile_over(base: &[Source], over: &[Source]) -> Result<Lexicon, Vec<Fault>> {
    let mut draft = Draft::default();
    for (layer, sources) in [base, over].into_iter().enumerate() {
        for source in sources {
            draft.read(source, layer);
        }
    }
    draft.finish(base.iter().chain(over))
}

/// A lexeme with its spellings, before numbering.
struct Entry {
    lexeme: Lexeme,
    frame: Option<Frame>,
    forms: Vec<Form>,
    file: String,
    line: usize,
    layer: usize,
}

#[derive(Default)]
struct Draft {
    entries: Vec<Entry>,
    by_id: BTreeMap<String, usize>,
    names: names::Names,
    faults: Vec<Fault>,
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())]
        .iter()
        .filter(|&&b| b == b'\n')
        .count()
        + 1
}

impl Draft {
    fn read(&mut self, source: &Source, layer: usize) {
        if source.path.starts_with("lexicon/") && source.path.ends_with(".toml") {
            self.read_words(source, layer);
        } else if source.path.ends_with(".tsv") {
            self.names.read(source, layer, &mut self.faults);
        }
    }

    fn read_words(&mut self, source: &Source, layer: usize) {
        let file: RawFile = match toml::from_str(&source.text) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().map_or(1, |s| line_of(&source.text, s.start));
                self.faults.push(Fault {
                    file: source.path.clone(),
                    line,
                    what: error.message().to_owned(),
                    hint: "docs/lexicon.md lists the keys of [[verb]], [[noun]] and [[word]] with examples".to_owned(),
                });
                return;
            }
        };
        for verb in &file.verb {
            let at = At {
                file: &source.path,
                line: line_of(&source.text, verb.id.span().start),
            };
            match verb_entry(verb) {
                Ok((lexeme, frame, forms)) => self.add(lexeme, Some(frame), forms, &at, layer),
                Err((what, hint)) => self.fault(&at, what, hint),
            }
        }
        for noun in &file.noun {
            let at = At {
                file: &source.path,
                line: line_of(&source.text, noun.id.span().start),
            };
            match noun_entry(noun) {
                Ok((lexeme, frame, forms)) => self.add(lexeme, Some(frame), forms, &at, layer),
                Err((what, hint)) => self.fault(&at, what, hint),
            }
        }
        for word in &file.word {
            let at = At {
                file: &source.path,
                line: line_of(&source.text, word.id.span().start),
            };
            match word_entry(word) {
                Ok((lexeme, forms)) => self.add(lexeme, None, forms, &at, layer),
                Err((what, hint)) => self.fault(&at, what, hint),
            }
        }
    }

    fn fault(&mut self, at: &At<'_>, what: String, hint: String) {
        self.faults.push(Fault {
            file: at.file.to_owned(),
            line: at.line,
            what,
            hint,
        });
    }

    fn add(&mut self, lexeme: Lexeme, frame: Option<Frame>, forms: Vec<Form>, at: &At<'_>, layer: usize) {
        let id = lexeme.id.clone();
        let entry = Entry {
            lexeme,
            frame,
            forms,
            file: at.file.to_owned(),
            line: at.line,
            layer,
        };
        match self.by_id.get(&id) {
            Some(&i) if self.entries[i].layer < layer => self.entries[i] = entry,
            Some(&i) => {
                let (file, line) = (self.entries[i].file.clone(), self.entries[i].line);
                self.fault(
                    at,
                    format!("the id \"{id}\" is taken"),
                    format!("it stands at {file}:{line}; give this entry another id"),
                );
            }
            None => {
                self.by_id.insert(id, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    fn finish<'a>(mut self, sources: impl Iterator<Item = &'a Source>) -> Result<Lexicon, Vec<Fault>> {
        let mut lexicon = Lexicon::default();
        let mut phrases: Vec<(Vec<Key>, Payload)> = Vec::new();
        // (key, lexeme, what must differ) → morph
        let mut forms: BTreeMap<(u64, u32, u32), Morph> = BTreeMap::new();
        let mut spelt: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
        let (mut tables, demonyms) = std::mem::take(&mut self.names).finish(&mut self.faults);
        for (lexeme, spellings, file, line) in demonyms {
            let at = At { file: &file, line };
            self.add(lexeme, None, spellings, &at, 0);
        }
        for (number, mut entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            let number = number as u32;
            if let Some(frame) = entry.frame {
                entry.lexeme.frame = Some(lexicon.frames.len() as u32);
                lexicon.frames.push(frame);
            }
            for form in entry.forms {
                let words: Vec<&str> = form.text.split_whitespace().collect();
                if words.len() > 1 {
                    let keys: Vec<Key> = words.iter().map(|w| Key::of_word(w)).collect();
                    if entry.lexeme.pos == Pos::Noun && !words[0].starts_with("ال") {
                        let definite = words.iter().map(|w| Key::of_word(&definite(w))).collect();
                        phrases.push((definite, Payload::Lexeme(number, form.morph)));
                    }
                    phrases.push((keys, Payload::Lexeme(number, form.morph)));
                    continue;
                }
                let letters = fold::letters(&form.text);
                if letters.is_empty() {
                    self.faults.push(Fault {
                        file: entry.file.clone(),
                        line: entry.line,
                        what: format!("\"{}\" has no Arabic letter", form.text),
                        hint: "write the form in Arabic letters".to_owned(),
                    });
                    continue;
                }
                let key = Key::of(&letters);
                let known = spelt.entry(key.0).or_insert_with(|| letters.clone());
                if *known != letters {
                    self.faults.push(Fault {
                        file: entry.file.clone(),
                        line: entry.line,
                        what: format!("\"{}\" and \"{}\" get the same key", form.text, fold::display(known)),
                        hint: "change one of the two spellings".to_owned(),
                    });
                }
                let apart = form.morph & APART;
                *forms.entry((key.0, number, apart.bits())).or_insert(Morph::empty()) |= form.morph;
            }
            lexicon.lexemes.push(entry.lexeme);
        }
        phrases.append(&mut tables.phrases);
        // One run of entries per key, last one marked.
        let mut starts: Vec<(u64, u32)> = Vec::new();
        for ((key, lexeme, _), morph) in forms {
            if starts.last().is_none_or(|&(k, _)| k != key) {
                if let Some(last) = lexicon.form_lexemes.last_mut() {
                    *last |= LAST;
                }
                starts.push((key, lexicon.form_lexemes.len() as u32));
            }
            lexicon.form_lexemes.push(lexeme);
            lexicon.form_morphs.push(morph.bits());
        }
        if let Some(last) = lexicon.form_lexemes.last_mut() {
            *last |= LAST;
        }
        let mut needed: Vec<(u64, u32)> = lexicon
            .frames
            .iter()
            .flat_map(|f| f.needs.iter().chain(&f.forbids))
            .flat_map(|n| n.words.iter().map(|w| (w.0, 1)))
            .collect();
        needed.sort_unstable();
        needed.dedup();
        lexicon.needed = Table::build(&needed);
        lexicon.forms = Table::build(&starts);
        lexicon.phrases = Trie::build(&phrases);
        tables.skeletons.sort_unstable();
        tables.skeletons.dedup();
        (lexicon.skeletons, lexicon.skeleton_places) = tables.skeletons.iter().copied().unzip();
        lexicon.places = tables.places;
        lexicon.actors = tables.actors;
        lexicon.countries = tables.countries;
        let numbered = || lexicon.countries.iter().zip(0u16..);
        let mut by_iso3: Vec<_> = numbered().map(|(c, n)| (c.iso3, n)).collect();
        let mut by_iso2: Vec<_> = numbered().map(|(c, n)| (c.iso2, n)).collect();
        by_iso3.sort_unstable();
        by_iso2.sort_unstable();
        lexicon.by_iso3 = by_iso3;
        lexicon.by_iso2 = by_iso2;
        lexicon.hash = hash(sources);
        if self.faults.is_empty() {
            Ok(lexicon)
        } else {
            self.faults.sort();
            Err(self.faults)
        }
    }
}

/// Spellings that differ in one of these stay entries of their own.
const APART: Morph = Morph::PERFECT
    .union(Morph::IMPERFECT)
    .union(Morph::IMPERATIVE)
    .union(Morph::MASDAR)
    .union(Morph::ACT_PART)
    .union(Morph::PASS_PART)
    .union(Morph::NOUN)
    .union(Morph::BEFORE_PRONOUN)
    .union(Morph::SING)
    .union(Morph::DUAL)
    .union(Morph::PLUR);

struct At<'a> {
    file: &'a str,
    line: usize,
}

fn definite(word: &str) -> String {
    if word.starts_with("ال") {
        word.to_owned()
    } else {
        format!("ال{word}")
    }
}

fn hash<'a>(sources: impl Iterator<Item = &'a Source>) -> String {
    let mut hasher = Sha256::new();
    for source in sources {
        hasher.update(source.path.as_bytes());
        hasher.update([0]);
        hasher.update(source.text.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

type Wrong = (String, String);

fn wrong<T>(what: impl Into<String>, hint: impl Into<String>) -> Result<T, Wrong> {
    Err((what.into(), hint.into()))
}

fn classes(names: &[String]) -> Result<Classes, Wrong> {
    let mut set = Classes::NONE;
    for name in names {
        match Class::ALL.iter().find(|c| c.as_str() == name) {
            Some(&class) => set = set.with(class),
            None => {
                let all: Vec<_> = Class::ALL.iter().map(|c| c.as_str()).collect();
                return wrong(format!("no class \"{name}\""), format!("one of: {}", all.join(", ")));
            }
        }
    }
    Ok(set)
}

fn blank(id: &str, lemma: &str, pos: Pos, classes: Classes) -> Lexeme {
    Lexeme {
        id: id.to_owned(),
        lemma: Key::of_word(lemma),
        pos,
        classes,
        sense: String::new(),
        value: 0,
        sector: None,
        country: None,
        weapon: None,
        modes: Vec::new(),
        harm: None,
        group: String::new(),
        precision: None,
        source: None,
        prep: None,
        frame: None,
    }
}

/// Keys that no entry has are typing errors.
fn known_keys(unknown: &BTreeMap<String, toml::Value>) -> Result<(), Wrong> {
    match unknown.keys().next() {
        None => Ok(()),
        Some(key) => wrong(
            format!("no key \"{key}\" here"),
            "docs/lexicon.md lists the keys of [[verb]] and [[noun]]",
        ),
    }
}

fn verb_entry(raw: &RawVerb) -> Result<(Lexeme, Frame, Vec<Form>), Wrong> {
    known_keys(&raw.unknown)?;
    let form = match raw.form.as_str() {
        "I" => VerbForm::I,
        "II" => VerbForm::II,
        "III" => VerbForm::III,
        "IV" => VerbForm::IV,
        "V" => VerbForm::V,
        "VI" => VerbForm::VI,
        "VII" => VerbForm::VII,
        "VIII" => VerbForm::VIII,
        "IX" => VerbForm::IX,
        "X" => VerbForm::X,
        "QI" => VerbForm::QI,
        "QII" => VerbForm::QII,
        other => {
            return wrong(format!("no verb form \"{other}\""), "write I, II, … X, QI or QII");
        }
    };
    let frame = frame(&raw.frame)?;
    if matches!(frame.kind, FrameKind::Event) && (raw.yes.is_empty() || raw.no.is_empty()) {
        return wrong(
            "a verb needs at least one `yes` and one `no`",
            "add a sentence that it must find, and a near miss",
        );
    }
    let spec = VerbSpec {
        lemma: &raw.lemma,
        root: &raw.root,
        form,
        imperfect: raw.imperfect.as_deref(),
        masdar: &raw.masdar,
    };
    let mut forms = morph::verb(&spec).map_err(|e| (e.what, e.hint))?;
    if raw.no_masdar {
        forms.retain(|f| !f.morph.contains(Morph::MASDAR));
    }
    let mut set = classes(&raw.class)?;
    set = set.or(frame_classes(frame.kind));
    let mut lexeme = blank(raw.id.get_ref(), &raw.lemma, Pos::Verb, set);
    lexeme.sense = raw.sense.clone();
    Ok((lexeme, frame, forms))
}

fn frame_classes(kind: FrameKind) -> Classes {
    match kind {
        FrameKind::Event => Classes::one(Class::Event),
        FrameKind::Light => Classes::one(Class::Light),
        FrameKind::Result => Classes::one(Class::Result),
        FrameKind::Speech => Classes::one(Class::Speech),
        FrameKind::Auxiliary => Classes::one(Class::Auxiliary),
        FrameKind::Plain => Classes::NONE,
    }
}

fn noun_entry(raw: &RawNoun) -> Result<(Lexeme, Frame, Vec<Form>), Wrong> {
    known_keys(&raw.unknown)?;
    let frame = frame(&raw.frame)?;
    if matches!(frame.kind, FrameKind::Event) && (raw.yes.is_empty() || raw.no.is_empty()) {
        return wrong(
            "an event noun needs at least one `yes` and one `no`",
            "add a sentence that it must find, and a near miss",
        );
    }
    let set = classes(&raw.class)?.or(frame_classes(frame.kind));
    plurals(&raw.plural)?;
    let forms = nominal(&raw.lemma, &raw.plural, raw.no_dual, &raw.forms);
    let mut lexeme = blank(raw.id.get_ref(), &raw.lemma, Pos::Noun, set);
    lexeme.sense = raw.sense.clone();
    Ok((lexeme, frame, forms))
}

/// Only the two sound plurals may be written by their ending.
fn plurals(plurals: &[String]) -> Result<(), Wrong> {
    match plurals
        .iter()
        .find(|p| p.starts_with('+') && !matches!(p.as_str(), "+ات" | "+ون"))
    {
        None => Ok(()),
        Some(p) => wrong(
            format!("no plural ending \"{p}\""),
            "the sound plurals are +ات and +ون; write any other plural in full",
        ),
    }
}

/// Inflects a noun; one of several words is taken as written.
fn nominal(lemma: &str, plural: &[String], no_dual: bool, more: &[String]) -> Vec<Form> {
    let mut forms = Vec::new();
    if lemma.contains(' ') {
        forms.push(Form {
            text: lemma.to_owned(),
            morph: Morph::NOUN | Morph::SING,
        });
        for p in plural {
            forms.push(Form {
                text: p.clone(),
                morph: Morph::NOUN | Morph::PLUR,
            });
        }
    } else if !lemma.is_empty() {
        forms = morph::noun(&NounSpec {
            lemma,
            plurals: plural,
            no_dual,
        });
    }
    for text in more {
        // Of a spelling that is only listed the number is not known, but for expressions whose head
        // shows it: ون and ات are many, ان two, ين many where ون is listed beside it.
        let head = text.split(' ').next().filter(|_| text.contains(' ')).unwrap_or("");
        let many = |stem: &str| {
            let sound = format!("{stem}ون");
            more.iter().chain(plural).any(|m| m.split(' ').next() == Some(&sound))
        };
        let opens = |stem: &str| {
            let mut all = more.iter().chain(plural).map(String::as_str).chain([lemma]);
            !stem.is_empty() && all.any(|m| m.split(' ').next() == Some(stem))
        };
        let construct = head.strip_suffix(['ا', 'ي']).is_some_and(opens);
        let number = match (head.strip_suffix("ين"), head) {
            (_, "") => Morph::empty(),
            // «رجلا أمن» beside «رجل أمن».
            _ if construct => Morph::DUAL,
            (_, h) if lemma.split(' ').next() == Some(h) => Morph::SING,
            (_, h) if plural.iter().any(|p| p.split(' ').next() == Some(h)) => Morph::PLUR,
            (Some(stem), _) if many(stem) => Morph::PLUR,
            (Some(_), _) => Morph::DUAL,
            (None, h) if h.ends_with("ون") || h.ends_with("ات") => Morph::PLUR,
            (None, h) if h.ends_with("ان") => Morph::DUAL,
            _ => Morph::empty(),
        };
        let morph = Morph::NOUN | number;
        forms.push(Form {
            text: text.clone(),
            morph,
        });
    }
    forms
}

fn word_entry(raw: &RawWord) -> Result<(Lexeme, Vec<Form>), Wrong> {
    let pos = raw.pos.unwrap_or(Pos::Noun);
    if raw.lemma.is_empty() && raw.forms.is_empty() {
        return wrong(
            "a word needs a `lemma` or `forms`",
            "write lemma = \"…\" with plural = […], or forms = […]",
        );
    }
    let forms = match pos {
        Pos::Verb => {
            return wrong("a [[word]] cannot be a verb", "write it as [[verb]] with root and form");
        }
        Pos::Noun => {
            let mut forms = nominal(&raw.lemma, &raw.plural, raw.no_dual, &raw.forms);
            if raw.feminine && !raw.lemma.contains(' ') {
                let stem = raw.lemma.trim_end_matches('ة');
                let fem = format!("{stem}ة");
                forms.extend(morph::noun(&NounSpec {
                    lemma: &fem,
                    plurals: &["+ات".to_owned()],
                    no_dual: raw.no_dual,
                }));
            }
            forms
        }
        Pos::Adjective => {
            let mut forms = if raw.lemma.is_empty() {
                Vec::new()
            } else {
                morph::adjective(&raw.lemma, &raw.plural)
            };
            forms.extend(raw.forms.iter().map(|t| Form {
                text: t.clone(),
                morph: Morph::ADJ,
            }));
            forms
        }
        Pos::Particle => {
            let all = if raw.lemma.is_empty() { None } else { Some(&raw.lemma) };
            all.into_iter()
                .chain(&raw.forms)
                .map(|t| Form {
                    text: t.clone(),
                    morph: Morph::empty(),
                })
                .collect()
        }
    };
    let lemma = if raw.lemma.is_empty() { &raw.forms[0] } else { &raw.lemma };
    let mut lexeme = blank(raw.id.get_ref(), lemma, pos, classes(&raw.class)?);
    lexeme.sense = raw.sense.clone();
    lexeme.value = raw.value;
    lexeme.sector = raw.sector;
    lexeme.country = match &raw.country {
        None => None,
        Some(code) => match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(c) => Some(c),
            Err(_) => {
                return wrong(format!("\"{code}\" is no alpha-3 code"), "write SYR, IGO or XXX");
            }
        },
    };
    lexeme.weapon = raw.weapon;
    lexeme.modes = raw.modes.clone();
    lexeme.harm = raw.harm;
    lexeme.group = raw.group.clone();
    lexeme.precision = raw.precision;
    lexeme.source = raw.source;
    if lexeme.classes.has(Class::Preposition) {
        lexeme.prep = Some(
            Prep::ALL
                .iter()
                .copied()
                .find(|p| p.as_str() == raw.sense)
                .unwrap_or(Prep::Other),
        );
    }
    Ok((lexeme, forms))
}

fn frame(raw: &RawFrame) -> Result<Frame, Wrong> {
    let kind = raw.kind.unwrap_or(FrameKind::Event);
    if kind == FrameKind::Event && raw.event.is_none() {
        return wrong(
            "an event needs a `type`",
            format!("one of: {}", join(EventType::ALL.iter().map(|t| t.as_str()))),
        );
    }
    if raw.passive.is_some_and(|p| p > 100) {
        return wrong("`passive` is a share in percent", "write a number from 0 to 100");
    }
    Ok(Frame {
        kind,
        event: raw.event,
        modes: raw.modes.clone(),
        weapons: raw.weapons.clone(),
        harm: raw.harm,
        subject: raw.subject.unwrap_or(Role::Actor),
        object: raw.object.unwrap_or(Role::None),
        with: raw.with.iter().map(|(&p, &r)| (p, r)).collect(),
        needs: conditions(&raw.needs)?,
        forbids: conditions(&raw.forbids)?,
        passive: raw.passive.unwrap_or(50),
        stance: raw.stance,
        weak: raw.weak,
    })
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

small!(
    /// The words before the colon of a need.
    Where { Next = "next", Before = "before", Near = "near", Clause = "clause", Subject = "subject", Object = "object" }
);

/// Needs in the order of what they cost to check: those about words around before those about phrases.
fn conditions(texts: &[String]) -> Result<Vec<Need>, Wrong> {
    let mut needs = texts.iter().map(|n| need(n)).collect::<Result<Vec<Need>, Wrong>>()?;
    needs.sort_by_key(|n| n.at.of_phrases());
    Ok(needs)
}

/// Reads `near:نار|رصاص`, `object:.projectile`, `ala:@place`.
fn need(text: &str) -> Result<Need, Wrong> {
    let Some((at, wanted)) = text.split_once(':') else {
        return wrong(
            format!("\"{text}\" has no colon"),
            "write where:what, as in near:نار|رصاص or object:.projectile",
        );
    };
    let at = if let Some(w) = Where::ALL.iter().find(|w| w.as_str() == at) {
        match w {
            Where::Next => NeedWhere::Next,
            Where::Before => NeedWhere::Before,
            Where::Near => NeedWhere::Near,
            Where::Clause => NeedWhere::Clause,
            Where::Subject => NeedWhere::Subject,
            Where::Object => NeedWhere::Object,
        }
    } else if let Some(&prep) = Prep::ALL.iter().find(|p| p.as_str() == at) {
        NeedWhere::With(prep)
    } else {
        let all = join(
            Where::ALL
                .iter()
                .map(|w| w.as_str())
                .chain(Prep::ALL.iter().map(|p| p.as_str())),
        );
        return wrong(format!("no place \"{at}\" to look for a word"), format!("one of: {all}"));
    };
    let mut need = Need {
        at,
        classes: Classes::NONE,
        words: Vec::new(),
        mark: 0,
        place: false,
        people: false,
        count: false,
    };
    for word in wanted.split('|') {
        if let Some(class) = word.strip_prefix('.') {
            need.classes = need.classes.or(classes(&[class.to_owned()])?);
            continue;
        }
        match word {
            "@place" => need.place = true,
            "@people" => need.people = true,
            "@count" => need.count = true,
            _ if fold::letters(word).is_empty() && word.parse::<u64>().is_err() => {
                return wrong(
                    format!("\"{word}\" is no Arabic word"),
                    "write a word, a number, .class, @place, @people or @count",
                );
            }
            _ => need.words.push(Key::of_word(word)),
        }
    }
    need.words.sort();
    need.words.dedup();
    need.mark = need.words.iter().fold(0, |mark, key| mark | key.mark());
    Ok(need)
}
