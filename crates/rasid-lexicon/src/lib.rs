//! What Rasid knows before it reads: compiled from the files in `data/`.
//!
//! *Takes* the text of lexicon, actor and gazetteer files; *gives* one [`Lexicon`] or the list of
//! faults with file, line and way out; *never* opens a file itself. The coder's build script
//! compiles the project's own `data/` with it, and `rasid --lexicon DIR` a user's folder.
//!
//! ```
//! use rasid_lexicon::{Source, compile};
//! let source = Source::new("lexicon/words/people.toml", r#"
//! [[word]]
//! id = "person/soldier"
//! class = ["person"]
//! sector = "MIL"
//! lemma = "جندي"
//! plural = ["جنود"]
//! "#);
//! let lexicon = compile(&[source]).expect("no faults");
//! assert_eq!(lexicon.lexemes[0].id, "person/soldier");
//! ```

pub mod fold;
pub mod morph;
pub mod raw;
pub mod skeleton;
pub mod taxonomy;

mod compile;
mod fault;
mod lexicon;
mod names;
mod table;
mod trie;

pub use compile::{Source, compile, compile_over};
pub use fault::Fault;
pub use lexicon::{
    Actor, ActorKind, Class, Classes, Country, FormEntry, Frame, FrameKind, Lexeme, Lexicon, Need, NeedWhere, Payload, Place,
    PlaceKind, Pos, Prep, Role, Stance,
};
pub use table::Table;
pub use trie::Trie;
