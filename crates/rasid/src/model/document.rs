//! A report as received.

use jiff::civil::Date;

/// One report.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    /// Identity given by the sender; unique in a run.
    pub id: String,
    /// The text, coded as it stands.
    pub text: String,
    /// Day of publication; without it relative days stay unresolved.
    pub published: Option<Date>,
    /// Headline: helps to settle country and day, is not coded itself.
    pub title: Option<String>,
    /// Paper, agency, channel.
    pub outlet: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Language as the sender says.
    pub lang: Option<String>,
}

impl Document {
    /// A report of bare text.
    pub fn new(id: impl Into<String>, text: impl Into<String>, published: Option<Date>) -> Document {
        Document {
            id: id.into(),
            text: text.into(),
            published,
            ..Document::default()
        }
    }
}
