//! The day in `published`.

use super::{ReadError, Reason};
use jiff::civil::Date;

/// The day of a `published` value: `2024-03-05`, `2024-03-05 21:10`, or an RFC 3339 timestamp,
/// whose day is the one at its own offset.
///
/// ```
/// use rasid::read::published;
/// assert_eq!(published("2024-03-05T23:30:00-05:00").unwrap().to_string(), "2024-03-05");
/// assert!(published("2013-02-30").is_err());
/// assert!(published("15/11/2013").is_err());
/// ```
///
/// # Errors
/// If it is no such day, or a day that no calendar has.
pub fn published(value: &str) -> Result<Date, ReadError> {
    let value = value.trim();
    let (day, time) = match value.split_at_checked(10) {
        Some((day, time)) => (day, time),
        None => (value, ""),
    };
    let Some((year, month, date)) = fields(day).filter(|_| time.is_empty() || is_time(time)) else {
        return Err(ReadError::new(
            Reason::BadDate,
            format!("\"published\" is no day: \"{}\"", shown(value)),
            "write it as YYYY-MM-DD, as YYYY-MM-DD HH:MM or as an RFC 3339 timestamp; leave it out if it is not known",
        ));
    };
    let date = Date::new(year, month, date).ok().filter(|_| year >= FIRST_YEAR);
    date.ok_or_else(|| {
        ReadError::new(
            Reason::BadDate,
            format!("\"published\" is an impossible day: \"{}\"", shown(value)),
            "give the day on which the report came out; leave it out if it is not known",
        )
    })
}

/// No Arabic paper is older; `0001-01-01` is what some databases write for *not known*.
const FIRST_YEAR: i16 = 1800;

/// At most 40 characters of a value, without control characters.
fn shown(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).take(40).collect()
}

fn fields(day: &str) -> Option<(i16, i8, i8)> {
    let bytes = day.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .filter(|b| b.iter().all(u8::is_ascii_digit))?
            .iter()
            .try_fold(0i16, |n, b| n.checked_mul(10)?.checked_add(i16::from(b - b'0')))
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    Some((
        digits(0..4)?,
        i8::try_from(digits(5..7)?).ok()?,
        i8::try_from(digits(8..10)?).ok()?,
    ))
}

/// ` 21:10`, `T21:10:00`, `T21:10:00.123Z`, `T21:10:00+03:00`.
fn is_time(time: &str) -> bool {
    let Some(rest) = time.strip_prefix(['T', 't', ' ']) else {
        return false;
    };
    let (clock, zone) = match rest.find(['Z', 'z', '+', '-']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let mut parts = clock.trim_end().split(':');
    let below = |part: Option<&str>, limit: u8| part.is_some_and(|p| p.len() == 2 && p.parse::<u8>().is_ok_and(|n| n < limit));
    if !below(parts.next(), 24) || !below(parts.next(), 60) {
        return false;
    }
    let seconds = parts.next().is_none_or(|s| {
        let (whole, fraction) = s.split_once('.').unwrap_or((s, "0"));
        // A leap second is written 60.
        below(Some(whole), 61) && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
    });
    let zone = match zone.as_bytes() {
        [] | [b'Z' | b'z'] => true,
        [b'+' | b'-', digits @ ..] => {
            matches!(digits.len(), 2 | 4 | 5) && digits.iter().all(|b| b.is_ascii_digit() || *b == b':')
        }
        _ => false,
    };
    seconds && parts.next().is_none() && zone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_timestamps() {
        for good in [
            "2024-03-05",
            " 2024-03-05 ",
            "2024-03-05 21:10",
            "2024-03-05 21:10:07",
            "2024-03-05T21:10:07Z",
            "2024-03-05T21:10:07.123456+03:00",
            "2024-03-05T21:10+0300",
        ] {
            assert_eq!(published(good).map(|d| d.to_string()).as_deref(), Ok("2024-03-05"), "{good}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for bad in [
            "",
            "2024",
            "2024-3-5",
            "05-03-2024",
            "2024-13-01",
            "2023-02-29",
            "2024-00-10",
            "0001-01-01",
            "2024-03-05X",
            "2024-03-05T25:00",
            "2024-03-05 21:10 pm",
            "٢٠٢٤-٠٣-٠٥",
            "2024-03-05T21:10:07+three",
            "yesterday",
        ] {
            assert_eq!(published(bad).map_err(|e| e.reason), Err(Reason::BadDate), "{bad}");
        }
    }
}
