//! One file per subcommand; the doc comments are the help.

pub(crate) mod code;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod forms;
pub(crate) mod mentions;
pub(crate) mod places;
pub(crate) mod taxonomy;
