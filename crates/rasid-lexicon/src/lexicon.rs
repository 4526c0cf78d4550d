//! The compiled tables that the coder reads.

use crate::fold::Key;
use crate::morph::Morph;
use crate::table::Table;
use crate::taxonomy::{EventType, Harm, Mode, Precision, Sector, SourceKind, Weapon};
use crate::trie::Trie;
use serde::{Deserialize, Serialize};

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        /// What a word is good for; a word may belong to several classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $variant),+ }

        impl Class {
            /// All classes in the order of their bits.
            pub const ALL: &'static [Class] = &[$(Class::$variant),+];

            /// The name used in the data files.
            pub fn as_str(self) -> &'static str {
                match self { $(Class::$variant => $text),+ }
            }
        }
    };
}

classes! {
    /// A countable human: شخص، جندي، مسلح، طفل.
    Person = "person",
    /// A body of armed or organised people that acts as one: جيش، شرطة، قوات، دورية.
    Force = "force",
    /// Head noun of a named organisation: تنظيم، حركة، حزب، منظمة.
    Group = "group",
    /// Head noun of a state body: حكومة، وزارة، برلمان، محكمة، سلطات.
    Institution = "institution",
    /// Head noun of an office: رئيس، وزير، متحدث، سفير، قائد.
    Office = "office",
    /// A person named by what befell them: قتيل، جريح، ضحية، جثة، معتقل، رهينة.
    Victim = "victim",
    /// Any weapon.
    Weapon = "weapon",
    /// Something that flies and falls: قذيفة، صاروخ، برميل.
    Projectile = "projectile",
    /// Something planted that goes off: عبوة، لغم، سيارة مفخخة، قنبلة.
    Explosive = "explosive",
    /// Crewed or uncrewed aircraft: طائرة، مقاتلة، مروحية، طيران.
    Aircraft = "aircraft",
    /// What guns send: نار، رصاص، أعيرة.
    Fire = "fire",
    /// An event noun (has a frame).
    Event = "event",
    /// Head noun of a place: بلدة، مدينة، محافظة، ريف، مخيم.
    PlaceHead = "place-head",
    /// A building or spot: مسجد، سوق، مستشفى، مقر، حاجز.
    Landmark = "landmark",
    /// شمال، جنوبي، وسط، أطراف …
    Direction = "direction",
    /// Unit of time: يوم، أسبوع، شهر …
    TimeUnit = "time-unit",
    /// A day of the week.
    Weekday = "weekday",
    /// A month of any calendar.
    Month = "month",
    /// A day told from the day of speaking: أمس، اليوم، غدا.
    RelativeDay = "relative-day",
    /// فجر، صباح، مساء، ليل …
    DayPart = "day-part",
    /// الماضي، المقبل، الجاري …
    TimeShift = "time-shift",
    /// Beginning, middle, end of a period: مطلع، أواخر.
    TimeEdge = "time-edge",
    /// A number word, `value` holds it.
    Number = "number",
    /// A number word that multiplies: مئة، ألف، مليون.
    Scale = "scale",
    /// عشرات، مئات، بضعة: `value` is the least number meant.
    VagueNumber = "vague-number",
    /// نحو، حوالي، أكثر من …; `sense` says which bound.
    Bound = "bound",
    /// ثان، ثالث …; `value` holds it.
    Ordinal = "ordinal",
    /// Unit of measure that takes a number away from people: متر، دولار، عام.
    Measure = "measure",
    /// بعض، عدد، جميع، أحد …
    Quantifier = "quantifier",
    /// آخر، آخرون، أخرى.
    Other = "other",
    /// Adjective or noun of nationality: سوري، عراقيون.
    Demonym = "demonym",
    /// An adjective that changes who somebody is: مسلح، مدني، حكومي، مجهول.
    Quality = "quality",
    /// A verb of saying.
    Speech = "speech",
    /// Who or what says so: مصدر، شاهد، بيان، تقرير.
    Source = "source",
    /// Points to a source: بحسب، وفقا، نقلا.
    AccordingTo = "according-to",
    /// A verb that lends its subject to an event noun: شن، نفذ، تعرض، وقع.
    Light = "light",
    /// A verb or noun that joins a cause to its toll: أدى، أسفر، أوقع، خلف.
    Result = "result",
    /// كان، بدأ، واصل، حاول: verb that takes another verb.
    Auxiliary = "auxiliary",
    /// A preposition; `sense` is its short name (ala, fi, bi, li, min, ila, an, maa, bayna, didd …).
    Preposition = "preposition",
    /// و، ف، ثم، أو as words.
    Conjunction = "conjunction",
    /// أن، إن، أنه …
    Complementizer = "complementizer",
    /// الذي، التي، …
    Relative = "relative",
    /// هذا، هذه، ذلك.
    Demonstrative = "demonstrative",
    /// لم، لن، لا، ليس، دون، عدم.
    Negation = "negation",
    /// Opens a clause; `sense` is strong, medium, weak, background, conditional, concession, purpose.
    Boundary = "boundary",
    /// Makes what follows possible, planned, denied …; `sense` says which.
    Modal = "modal",
    /// Marks a period too long for one event: منذ بداية، خلال العام.
    Aggregate = "aggregate",
    /// محاولة، خطة، تهديد: what follows did not (yet) happen.
    Attempt = "attempt",
    /// A word of another world (sport, accident, market …); `sense` says which.
    Domain = "domain",
    /// بينهم، ضمنهم: opens parts of a total.
    PartOf = "part-of",
    /// إثر، جراء، نتيجة: joins an effect to its cause.
    Cause = "cause",
    /// A first name that the press prints, helps to tell persons from words.
    FirstName = "first-name",
    /// News agency tag or medium.
    Media = "media",
    /// A common word that is never a name.
    Common = "common",
    /// A head that adds people to another: عناصر، أفراد، مقاتلو + group.
    Member = "member",
    /// Part of a named person, group or place that must not be read by itself.
    NamePart = "name-part",
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Classes(pub u64);

impl Classes {
    /// Nothing.
    pub const NONE: Classes = Classes(0);

    /// The set of one class.
    pub const fn one(class: Class) -> Classes {
        Classes(1 << class as u8)
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, class: Class) -> Classes {
        Classes(self.0 | 1 << class as u8)
    }

    /// Whether `class` is in the set.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the sets share a class.
    #[inline]
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The union.
    #[must_use]
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

macro_rules! small {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),+ }
        impl $name {
            /// All values.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The name used in the data files.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }
    };
}
pub(crate) use small;

small!(
    /// How a word inflects and which clitics it takes.
    Pos {
        /// Takes و ف س ل and object pronouns.
        Verb = "verb",
        /// Takes و ف ب ك ل ال and possessive pronouns.
        Noun = "noun",
        /// Takes what nouns take.
        Adjective = "adjective",
        /// Takes و ف, and pronouns if it is a preposition or complementizer.
        Particle = "particle",
    }
);

small!(
    /// Prepositions that frames speak of.
    Prep {
        /// على
        Ala = "ala",
        /// في
        Fi = "fi",
        /// ب
        Bi = "bi",
        /// ل
        Li = "li",
        /// من
        Min = "min",
        /// إلى
        Ila = "ila",
        /// عن
        An = "an",
        /// مع
        Maa = "maa",
        /// بين
        Bayna = "bayna",
        /// ضد، بحق
        Didd = "didd",
        /// نحو، باتجاه، صوب
        Nahw = "nahw",
        /// Agent phrases: على يد، على أيدي، من قبل، من جانب.
        By = "by",
        /// قرب، بالقرب من، على مقربة من، قبالة
        Near = "near",
        /// داخل، وسط، ضمن
        Inside = "inside",
        /// بعد، عقب، إثر
        After = "after",
        /// قبل، قبيل
        Before = "before",
        /// خلال، أثناء، منذ
        During = "during",
        /// Any other.
        Other = "other",
    }
);

small!(
    /// What an argument of a trigger becomes in the record.
    Role {
        /// Ignored.
        None = "none",
        /// Who acts.
        Actor = "actor",
        /// People (or somebody) to whom it is done; counted in the toll if the frame has a harm.
        Victim = "victim",
        /// What is hit: people become recipients, places become the place.
        Target = "target",
        /// One of two or more sides, all of them actors.
        Side = "side",
        /// Where.
        Place = "place",
        /// With what.
        Weapon = "weapon",
        /// Another event (of a light verb, of a result verb).
        Event = "event",
        /// What is talked about.
        Topic = "topic",
    }
);

small!(
    /// What a frame does.
    FrameKind {
        /// States an event.
        Event = "event",
        /// Lends its subject and adjuncts to an event noun.
        Light = "light",
        /// Joins a cause to its toll.
        Result = "result",
        /// Reports what somebody says.
        Speech = "speech",
        /// Takes another verb: كان، بدأ، واصل، حاول.
        Auxiliary = "auxiliary",
        /// A sense that states no event (it blocks the other senses).
        Plain = "plain",
    }
);

small!(
    /// What a verb of saying does to what is said.
    Stance {
        /// Said by a source.
        Say = "say",
        /// Said by a source who is not believed outright.
        Claim = "claim",
        /// Denied by the subject.
        Deny = "deny",
        /// Expected, possible.
        Possible = "possible",
        /// Planned by the subject.
        Plan = "plan",
        /// Demanded of somebody else.
        Demand = "demand",
        /// Threatened by the subject.
        Threaten = "threaten",
        /// Tried, and failed or foiled.
        Foil = "foil",
    }
);

/// Where a needed or forbidden word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NeedWhere {
    /// The word right after the trigger.
    Next,
    /// The word right before the trigger.
    Before,
    /// Anywhere to the right of the trigger in its clause.
    Near,
    /// Anywhere in the clause.
    Clause,
    /// The noun phrase that is the trigger's subject (of a passive: its object).
    Subject,
    /// The noun phrase that is the trigger's object.
    Object,
    /// The noun phrase after the preposition.
    With(Prep),
}

impl NeedWhere {
    /// Asks for a phrase and its part in the clause, not just for a word nearby.
    #[inline]
    pub fn of_phrases(self) -> bool {
        matches!(self, NeedWhere::Subject | NeedWhere::Object | NeedWhere::With(_))
    }
}

/// A condition on a trigger's surroundings: one of the wanted things must be found at `at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Where to look.
    pub at: NeedWhere,
    /// A word of one of these classes.
    pub classes: Classes,
    /// A form of a lexeme with one of these lemmas, or one of these very words; sorted.
    pub words: Vec<Key>,
    /// The [`Key::mark`]s of the words together: what shares no bit with it is none of them.
    pub mark: u32,
    /// A place, or a noun that heads one.
    pub place: bool,
    /// Anybody who can act or suffer.
    pub people: bool,
    /// A number.
    pub count: bool,
}

/// What a trigger states, and what its arguments become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// What the frame does.
    pub kind: FrameKind,
    /// Event type (of kind `Event`).
    pub event: Option<EventType>,
    /// Modes that the trigger itself shows.
    pub modes: Vec<Mode>,
    /// Weapons that the trigger itself shows.
    pub weapons: Vec<Weapon>,
    /// What happens to the victim.
    pub harm: Option<Harm>,
    /// Role of the active subject; of a noun: of the preceding light verb's subject.
    pub subject: Role,
    /// Role of the object (and of the passive's subject); of a noun: of its genitive.
    pub object: Role,
    /// Roles of prepositional phrases.
    pub with: Vec<(Prep, Role)>,
    /// All must hold.
    pub needs: Vec<Need>,
    /// None may hold.
    pub forbids: Vec<Need>,
    /// Share of passive uses in percent where the spelling leaves it open.
    pub passive: u8,
    /// What a verb of saying does to its content.
    pub stance: Option<Stance>,
    /// The trigger alone is no event: it needs a toll, a day, or two known participants.
    pub weak: bool,
}

/// One dictionary entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexeme {
    /// Stable id: appears in `--why` and in records' rules.
    pub id: String,
    /// Key of the lemma.
    pub lemma: Key,
    /// Part of speech.
    pub pos: Pos,
    /// Classes.
    pub classes: Classes,
    /// Which of several things in a class; empty if the class says all.
    pub sense: String,
    /// Number, weekday (Monday = 1), month, shift: whatever the class counts.
    pub value: i64,
    /// Sector of people named by this word.
    pub sector: Option<Sector>,
    /// ISO 3166-1 alpha-3 of people named by this word.
    pub country: Option<[u8; 3]>,
    /// Kind of weapon.
    pub weapon: Option<Weapon>,
    /// Modes that the weapon brings with it.
    pub modes: Vec<Mode>,
    /// What befell the victim.
    pub harm: Option<Harm>,
    /// Group of people for parts of a toll: children, women …
    pub group: String,
    /// Precision of a landmark or place head.
    pub precision: Option<Precision>,
    /// Kind of source.
    pub source: Option<SourceKind>,
    /// Which preposition it is.
    pub prep: Option<Prep>,
    /// Index of the frame.
    pub frame: Option<u32>,
}

/// One spelling of one lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormEntry {
    /// Index into [`Lexicon::lexemes`].
    pub lexeme: u32,
    /// What the spelling tells.
    pub morph: Morph,
}

/// What a phrase of the trie stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payload {
    /// A lexeme of several words, or one without inflection; with its number.
    Lexeme(u32, Morph),
    /// A place; whether the bare name may be taken.
    Place(u32, bool),
    /// A named actor.
    Actor(u32),
    /// A state, by its own name.
    Country(u32),
}

small!(
    /// Kinds of place, from wide to narrow.
    PlaceKind {
        /// A state.
        Country = "country",
        /// First-level division, or a wide named region.
        Region = "region",
        /// Second-level division.
        District = "district",
        /// Valley, rural belt, mountain range, desert, front.
        Area = "area",
        /// Town of a country's first rank.
        City = "city",
        /// Town.
        Town = "town",
        /// Village.
        Village = "village",
        /// Part of a town.
        Neighbourhood = "neighbourhood",
        /// Refugee camp.
        Camp = "camp",
        /// Airport or air base.
        Airport = "airport",
        /// Border crossing or checkpoint.
        Crossing = "crossing",
        /// Military base.
        Base = "base",
        /// Building, square, mosque, prison, dam, bridge.
        Landmark = "landmark",
        /// Sea, gulf, strait.
        Sea = "sea",
        /// Island.
        Island = "island",
    }
);

impl PlaceKind {
    /// The manual's precision for this kind.
    pub fn precision(self) -> Precision {
        match self {
            PlaceKind::Country => Precision::Country,
            PlaceKind::Region | PlaceKind::Area | PlaceKind::Sea => Precision::Region,
            PlaceKind::District => Precision::District,
            PlaceKind::City
            | PlaceKind::Town
            | PlaceKind::Village
            | PlaceKind::Neighbourhood
            | PlaceKind::Camp
            | PlaceKind::Island => Precision::Settlement,
            PlaceKind::Airport | PlaceKind::Crossing | PlaceKind::Base | PlaceKind::Landmark => Precision::Exact,
        }
    }
}

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Stable id.
    pub id: String,
    /// English name.
    pub name: String,
    /// First Arabic name.
    pub name_ar: String,
    /// Kind.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2; `XZ` for the open sea.
    pub country: [u8; 2],
    /// Nearest parent in the gazetteer.
    pub parent: Option<u32>,
    /// Latitude in degrees.
    pub lat: f32,
    /// Longitude in degrees.
    pub lon: f32,
    /// Inhabitants, 0 if unknown.
    pub population: u32,
}

small!(
    /// Kinds of named actor.
    ActorKind {
        /// A person.
        Person = "person",
        /// An armed or political group.
        Group = "group",
        /// A ministry, court, parliament, army: a body of a state.
        Institution = "institution",
        /// An international organisation.
        Organisation = "organisation",
        /// A civil body: NGO, monitor, union.
        Society = "society",
        /// A medium or news agency.
        Media = "media",
    }
);

/// A named actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Stable id.
    pub id: String,
    /// English name.
    pub name: String,
    /// First Arabic name.
    pub name_ar: String,
    /// ISO 3166-1 alpha-3, `IGO` or `XXX`.
    pub country: [u8; 3],
    /// Sector.
    pub sector: Sector,
    /// Kind.
    pub kind: ActorKind,
    /// First year in which this row holds; 0 if always.
    pub from: u16,
    /// Last year in which this row holds; 0 if still.
    pub to: u16,
}

/// A state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    pub iso3: [u8; 3],
    /// ISO 3166-1 alpha-2.
    pub iso2: [u8; 2],
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// The place of the same name, if the gazetteer has it.
    pub place: Option<u32>,
    /// Its capital, if the gazetteer has it.
    pub capital: Option<u32>,
    /// Middle of its places in degrees, and how far they spread to north and east; zeros if unknown.
    pub spread: [f32; 4],
}

/// Everything compiled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lexicon {
    /// Key of a form → where its entries start.
    pub(crate) forms: Table,
    /// Lexeme numbers of all forms; the top bit marks the last entry of a form.
    #[serde(with = "crate::table::words32")]
    pub(crate) form_lexemes: Vec<u32>,
    #[serde(with = "crate::table::words32")]
    pub(crate) form_morphs: Vec<u32>,
    /// Dictionary entries.
    pub lexemes: Vec<Lexeme>,
    /// Frames of triggers.
    pub frames: Vec<Frame>,
    /// Names, cues and expressions.
    pub phrases: Trie,
    /// Places.
    pub places: Vec<Place>,
    /// Named actors.
    pub actors: Vec<Actor>,
    /// States.
    pub countries: Vec<Country>,
    /// Skeletons of place names, in order, and the places they stand for.
    #[serde(with = "crate::table::words64")]
    pub(crate) skeletons: Vec<u64>,
    #[serde(with = "crate::table::words32")]
    pub(crate) skeleton_places: Vec<u32>,
    /// Their numbers by code, sorted: asked for at every demonym and place.
    pub(crate) by_iso3: Vec<([u8; 3], u16)>,
    pub(crate) by_iso2: Vec<([u8; 2], u16)>,
    /// Keys that some need asks for: other words need not be compared.
    pub needed: Table,
    /// SHA-256 of the sources, as 64 hexadecimal digits.
    pub hash: String,
}

pub(crate) const LAST: u32 = 1 << 31;

impl Lexicon {
    /// All entries of a spelling (without clitics).
    #[inline]
    pub fn lookup(&self, key: Key) -> Entries<'_> {
        Entries {
            lexicon: self,
            at: self.forms.get(key.0),
        }
    }

    /// The lexeme with this id.
    pub fn lexeme(&self, id: &str) -> Option<&Lexeme> {
        self.lexemes.iter().find(|l| l.id == id)
    }

    /// The frame of a lexeme.
    pub fn frame(&self, lexeme: u32) -> Option<&Frame> {
        self.lexemes.get(lexeme as usize)?.frame.map(|f| &self.frames[f as usize])
    }

    /// The state with this alpha-3 code.
    pub fn country(&self, iso3: [u8; 3]) -> Option<&Country> {
        let found = self.by_iso3.binary_search_by_key(&iso3, |(code, _)| *code).ok()?;
        self.countries.get(usize::from(self.by_iso3[found].1))
    }

    /// The state with this alpha-2 code.
    pub fn country2(&self, iso2: [u8; 2]) -> Option<&Country> {
        let found = self.by_iso2.binary_search_by_key(&iso2, |(code, _)| *code).ok()?;
        self.countries.get(usize::from(self.by_iso2[found].1))
    }

    /// The places whose names have this skeleton.
    pub fn spelt_alike(&self, skeleton: u64) -> &[u32] {
        let first = self.skeletons.partition_point(|s| *s < skeleton);
        let last = self.skeletons.partition_point(|s| *s <= skeleton);
        self.skeleton_places.get(first..last).unwrap_or(&[])
    }

    /// How many spellings are known.
    pub fn form_count(&self) -> usize {
        self.form_lexemes.len()
    }

    /// The lexicon as one run of bytes.
    ///
    /// # Errors
    /// If it cannot be encoded (out of memory).
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_stdvec(self).map_err(|e| e.to_string())?);
        Ok(bytes)
    }

    /// Reads what [`Lexicon::to_bytes`] wrote.
    ///
    /// # Errors
    /// If the bytes are no lexicon of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Lexicon, String> {
        let Some(body) = bytes.strip_prefix(MAGIC) else {
            return Err("these bytes are no lexicon of this version".to_owned());
        };
        postcard::from_bytes(body).map_err(|e| format!("the lexicon is damaged: {e}"))
    }
}

const MAGIC: &[u8] = b"rasid-lexicon/1\n";

/// Entries of one spelling, in the order of the data files.
#[derive(Clone)]
pub struct Entries<'a> {
    lexicon: &'a Lexicon,
    at: Option<u32>,
}

impl Iterator for Entries<'_> {
    type Item = FormEntry;

    #[inline]
    fn next(&mut self) -> Option<FormEntry> {
        let at = self.at? as usize;
        let word = self.lexicon.form_lexemes[at];
        self.at = if word & LAST != 0 { None } else { Some(at as u32 + 1) };
        Some(FormEntry {
            lexeme: word & !LAST,
            morph: Morph::from_bits_truncate(self.lexicon.form_morphs[at]),
        })
    }
}
