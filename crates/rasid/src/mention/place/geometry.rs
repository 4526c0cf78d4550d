//! Where places lie to each other: distances, directions, which place holds which.

use rasid_lexicon::{Lexicon, PlaceKind};

/// Whether `outer` is a parent of `inner`, or its country.
pub fn encloses(lexicon: &Lexicon, outer: u32, inner: u32) -> bool {
    if outer == inner {
        return false;
    }
    let (o, mut at) = (&lexicon.places[outer as usize], inner);
    if o.kind == PlaceKind::Country {
        return lexicon.places[inner as usize].country == o.country && lexicon.places[inner as usize].kind != PlaceKind::Country;
    }
    for _ in 0..6 {
        match lexicon.places[at as usize].parent {
            Some(p) if p == outer => return true,
            Some(p) => at = p,
            None => break,
        }
    }
    // Without a stated parent: a wide place holds what lies near its centre.
    let (i, wide) = (
        &lexicon.places[inner as usize],
        matches!(o.kind, PlaceKind::Region | PlaceKind::District | PlaceKind::Area),
    );
    let towny = !matches!(i.kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Sea);
    let city = matches!(o.kind, PlaceKind::City | PlaceKind::Town)
        && matches!(
            i.kind,
            PlaceKind::Neighbourhood | PlaceKind::Camp | PlaceKind::Landmark | PlaceKind::Airport | PlaceKind::Base
        );
    o.country == i.country
        && ((wide && towny && kilometres(o.lat, o.lon, i.lat, i.lon) < 120.0)
            || (city && kilometres(o.lat, o.lon, i.lat, i.lon) < 30.0))
}

/// Distance in kilometres on a sphere.
pub fn kilometres(lat1: f32, lon1: f32, lat2: f32, lon2: f32) -> f32 {
    let (a, b) = (lat1.to_radians(), lat2.to_radians());
    let (dlat, dlon) = ((lat2 - lat1).to_radians(), (lon2 - lon1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
    12742.0 * h.sqrt().min(1.0).asin()
}

/// North and east parts of a direction's `sense` (n, sw …), of length one; `None` for centre and edge.
pub(super) fn compass(sense: &str) -> Option<(f32, f32)> {
    const DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;
    Some(match sense {
        "n" => (1.0, 0.0),
        "s" => (-1.0, 0.0),
        "e" => (0.0, 1.0),
        "w" => (0.0, -1.0),
        "ne" => (DIAGONAL, DIAGONAL),
        "nw" => (DIAGONAL, -DIAGONAL),
        "se" => (-DIAGONAL, DIAGONAL),
        "sw" => (-DIAGONAL, -DIAGONAL),
        _ => return None,
    })
}

/// A point so many kilometres away in a direction.
pub(super) fn away((lat, lon): (f32, f32), (north, east): (f32, f32), km: f32) -> (f32, f32) {
    const DEGREE: f32 = 111.2;
    let shrink = lat.to_radians().cos().max(0.1);
    (lat + north * km / DEGREE, lon + east * km / (DEGREE * shrink))
}
