//! «شمال غربي بغداد بنحو 40 كلم», «شرق تركيا»: a place told from another one.

use super::PlaceMention;
use super::geometry::{away, compass};
use crate::mention::number::{NumberMention, NumberRole};
use crate::model::Precision;
use crate::text::{Kind, Text};
use rasid_lexicon::{Class, PlaceKind};

/// So many items may stand between a place and the distance that tells where it lies.
const TOLD: u32 = 5;

/// Moves a wide place towards the side of it that the text names.
pub(super) fn shift(text: &Text<'_>, mention: &mut PlaceMention, direction: Option<&'static str>) {
    let Some(towards) = direction.and_then(compass) else {
        return;
    };
    let place = &text.lexicon.places[mention.place as usize];
    if place.kind != PlaceKind::Country {
        return;
    }
    let Some(country) = text.lexicon.country2(place.country) else {
        return;
    };
    let [lat, lon, north, east] = country.spread;
    if north <= 0.0 || east <= 0.0 {
        return;
    }
    mention.lat = lat + towards.0 * north;
    mention.lon = lon + towards.1 * east;
    mention.precision = Precision::Region;
    mention.rule = "place/side-of-country";
}

/// Kilometres told beside a direction and a place, as far as they make a difference.
pub(super) fn distances(text: &Text<'_>, numbers: &[NumberMention], mentions: &mut [PlaceMention]) {
    for number in numbers.iter().filter(|n| n.role == NumberRole::Measure) {
        let Some(unit) = unit(text, number) else { continue };
        let km = number.count.min as f32 * unit;
        if !(2.0..=400.0).contains(&km) {
            continue;
        }
        // The place behind it («على بعد 40 كلم شمال بغداد») or before it («شمال بغداد بنحو 40 كلم»).
        let after = mentions
            .iter()
            .position(|m| m.range.last > number.range.last && m.range.first <= number.range.last + 3);
        let before = mentions
            .iter()
            .rposition(|m| m.range.last <= number.range.first && m.range.last + 4 > number.range.first);
        for n in [after, before].into_iter().flatten() {
            let m = &mentions[n];
            let place = &text.lexicon.places[m.place as usize];
            if !matches!(place.kind, PlaceKind::City | PlaceKind::Town | PlaceKind::Village) {
                continue;
            }
            let first = (m.range.first as usize).saturating_sub(2);
            let towards = (first..m.range.last as usize)
                .filter_map(|i| text.lexeme_of(&text.items[i], Class::Direction))
                .find_map(|l| compass(&l.sense));
            let Some(towards) = towards else { continue };
            // «السلط (33 كم شمال غرب عمان)», «بلدة تبعد 20 كلم عن»: tells where another place lies.
            let told = mentions[..n]
                .iter()
                .rev()
                .find(|o| !o.covered)
                .is_some_and(|o| o.range.last + TOLD >= number.range.first && o.precision <= Precision::District);
            if told {
                mentions[n].covered = true;
                break;
            }
            let (lat, lon) = away((place.lat, place.lon), towards, km);
            let m = &mut mentions[n];
            (m.lat, m.lon) = (lat, lon);
            m.precision = if km < 20.0 {
                Precision::Settlement
            } else {
                Precision::District
            };
            m.rule = "place/moved";
            break;
        }
    }
}

/// Kilometres in one of the unit behind a number.
fn unit(text: &Text<'_>, number: &NumberMention) -> Option<f32> {
    let last = (number.range.last as usize).min(text.items.len() - 1);
    (number.digits.last as usize..=last)
        .filter(|&i| text.items[i].kind == Kind::Word)
        .find_map(|i| {
            let lexeme = text.lexeme_of(&text.items[i], Class::Measure)?;
            match lexeme.id.rsplit('/').next() {
                Some("kilometre") => Some(1.0),
                Some("mile") => Some(1.609),
                _ => None,
            }
        })
}
