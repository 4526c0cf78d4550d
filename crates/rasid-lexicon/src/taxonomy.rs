//! The closed lists of the coding manual: types, modes, statuses, sectors, weapons.

use serde::{Deserialize, Serialize};

macro_rules! list {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum $name {
            $(
                #[doc = concat!("`", $text, "` in the coding manual.")]
                #[serde(rename = $text)]
                $variant
            ),+
        }

        impl $name {
            /// All values, in the manual's order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The manual's word for it, used in every output.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| {
                    let all: Vec<_> = Self::ALL.iter().map(|v| v.as_str()).collect();
                    format!("\"{text}\" is none of {}", all.join(", "))
                })
            }
        }
    };
}

list!(
    /// What kind of event a record states.
    EventType {
        Agree = "AGREE", Consult = "CONSULT", Support = "SUPPORT", Concede = "CONCEDE", Cooperate = "COOPERATE",
        Aid = "AID", Retreat = "RETREAT", Request = "REQUEST", Accuse = "ACCUSE", Reject = "REJECT",
        Threaten = "THREATEN", Protest = "PROTEST", Sanction = "SANCTION", Mobilize = "MOBILIZE",
        Coerce = "COERCE", Assault = "ASSAULT",
    }
);

impl EventType {
    /// Types whose event is that somebody says something.
    pub fn is_said(self) -> bool {
        matches!(
            self,
            EventType::Request
                | EventType::Accuse
                | EventType::Reject
                | EventType::Threaten
                | EventType::Agree
                | EventType::Support
                | EventType::Concede
        )
    }
}

list!(
    /// How the event was done; which modes go with which type is in `data/taxonomy.toml`.
    Mode {
        Visit = "visit", ThirdParty = "third-party", Multilateral = "multilateral", Phone = "phone",
        Withdraw = "withdraw", Release = "release", Disarm = "disarm", Ceasefire = "ceasefire",
        Access = "access", Resign = "resign", Assist = "assist", Change = "change", Yield = "yield", Meet = "meet",
        Disapprove = "disapprove", Investigate = "investigate", Allege = "allege",
        Restrict = "restrict", Arrest = "arrest", Relations = "relations", Expel = "expel",
        Territory = "territory", Violence = "violence",
        Demo = "demo", Riot = "riot", Strike = "strike", Hunger = "hunger", Boycott = "boycott",
        Obstruct = "obstruct", Vandalize = "vandalize",
        Convict = "convict", Discontinue = "discontinue",
        Troops = "troops", Weapons = "weapons", Police = "police", Militia = "militia",
        Seize = "seize", Censor = "censor", Curfew = "curfew", MartialLaw = "martial-law", Deport = "deport",
        Withhold = "withhold", Misinformation = "misinformation", Cyber = "cyber",
        Abduct = "abduct", Beat = "beat", Torture = "torture", Sexual = "sexual", Targeted = "targeted",
        Destroy = "destroy", Primitive = "primitive", Firearms = "firearms", Explosives = "explosives",
        SuicideAttack = "suicide-attack", Aerial = "aerial", Drone = "drone", HeavyWeapons = "heavy-weapons",
        CrowdControl = "crowd-control", Unconventional = "unconventional",
    }
);

list!(
    /// Whether the text presents the event as real.
    Status { Occurred = "occurred", Planned = "planned", Hypothetical = "hypothetical", Denied = "denied" }
);

list!(
    /// What an actor is.
    Sector {
        Gov = "GOV", Mil = "MIL", Cop = "COP", Spy = "SPY", Prm = "PRM", Reb = "REB", Opp = "OPP", Pty = "PTY",
        Leg = "LEG", Jud = "JUD", Cvl = "CVL", Jrn = "JRN", Med = "MED", Rel = "REL", Edu = "EDU", Bus = "BUS",
        Lab = "LAB", Soc = "SOC", Ref = "REF", Crm = "CRM", Igo = "IGO", Uaf = "UAF", Unk = "UNK",
    }
);

list!(
    /// Kinds of weapon that a record may name.
    Weapon {
        SmallArms = "small-arms", Sniper = "sniper", Ied = "ied", CarBomb = "car-bomb", SuicideBelt = "suicide-belt",
        Landmine = "landmine", Grenade = "grenade", Mortar = "mortar", Artillery = "artillery", Rocket = "rocket",
        Missile = "missile", AirStrike = "air-strike", BarrelBomb = "barrel-bomb", Drone = "drone", Tank = "tank",
        Naval = "naval", Chemical = "chemical", Cluster = "cluster", Incendiary = "incendiary", Edged = "edged",
        Teargas = "teargas", RubberBullets = "rubber-bullets", Stones = "stones", Other = "other",
    }
);

list!(
    /// What happened to the people of a toll.
    Harm { Killed = "killed", Injured = "injured", Detained = "detained" }
);

list!(
    /// How exact a place is.
    Precision {
        Exact = "exact", Settlement = "settlement", District = "district", Region = "region", Country = "country",
    }
);

list!(
    /// Who a source is.
    SourceKind {
        Monitor = "monitor", Official = "official", Military = "military", Security = "security",
        Medical = "medical", Witness = "witness", Activist = "activist", Armed = "armed", Media = "media",
        Organisation = "organisation", Other = "other",
    }
);
