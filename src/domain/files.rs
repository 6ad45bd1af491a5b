//! What files of ours are called, and which backups may go. Knows names, no place and no content.
//!
//! `dianxun_<shop>_<device>_<date>_<time>[_<mark>].json[.gz][.age]`: a list sorted by name is sorted by shop, device, time.

mod thinning;

pub use thinning::superfluous;

use super::calendar::{self, parse_date, parse_time};
use chrono::NaiveDateTime;
use std::fmt;

const BEGINNING: &str = "dianxun_";
const AUTOMATIC: &str = "auto";
const NEW: &str = "new-";
/// How much of a device's id stands in a name.
const DEVICE: usize = 8;

/// What a file was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody exported it.
    Export,
    /// A backup that the app made by itself: it may take it away again.
    Automatic,
    /// What a device had not yet put into a shared folder, up to this row of its journal: no two have the same name.
    New(u64),
}

/// The name of a file of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// The shop's name, as [`in_file_name`] makes it.
    pub shop: String,
    /// The beginning of the device's id.
    pub device: String,
    /// Day and minute, by the shop's clock.
    pub at: NaiveDateTime,
    /// What it was made for.
    pub purpose: Purpose,
}

impl FileName {
    /// A name. `device` is the whole id.
    pub fn new(shop: &str, device: &str, at: NaiveDateTime, purpose: Purpose) -> Self {
        Self { shop: in_file_name(shop), device: short(device), at, purpose }
    }

    /// Reads a name; `None` for files that are not ours, or that somebody has called otherwise.
    pub fn parse(name: &str) -> Option<Self> {
        let (stem, extension) = name.strip_prefix(BEGINNING)?.split_once('.')?;
        if !["json", "json.gz", "json.age", "json.gz.age"].contains(&extension) {
            return None;
        }
        let mut parts = stem.split('_');
        let (shop, device) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let date = parse_date(parts.next()?)?;
        let (hour, minute) = parts.next().filter(|time| time.len() == 4)?.split_at_checked(2)?;
        let at = date.and_time(parse_time(&format!("{hour}:{minute}"))?);
        let purpose = match parts.next() {
            None => Purpose::Export,
            Some(AUTOMATIC) => Purpose::Automatic,
            Some(mark) => Purpose::New(mark.strip_prefix(NEW)?.parse().ok()?),
        };
        parts.next().is_none().then_some(Self { shop, device, at, purpose })
    }

    /// Whether a device of this id made it.
    pub fn is_of(&self, device: &str) -> bool {
        self.device == short(device)
    }
}

/// Without what comes behind: `.json` and what tells what lies around the file.
impl fmt::Display for FileName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, device, at, purpose } = self;
        let time = calendar::clock_time(at.time()).replace(':', "");
        write!(out, "{BEGINNING}{shop}_{device}_{}_{time}", at.date())?;
        match purpose {
            Purpose::Export => Ok(()),
            Purpose::Automatic => write!(out, "_{AUTOMATIC}"),
            Purpose::New(row) => write!(out, "_{NEW}{row:08}"),
        }
    }
}

fn short(device: &str) -> String {
    device.chars().take(DEVICE).collect()
}

/// A name as a part of a file's name: its letters and digits of any script, words joined by hyphens.
pub fn in_file_name(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(shop: &str, purpose: Purpose) -> FileName {
        let date = parse_date("2026-11-22").expect("a date");
        FileName::new(shop, "1a2b3c4d5e6f", date.and_time(parse_time("18:05").expect("a time")), purpose)
    }

    #[test]
    fn a_name_is_read_as_it_was_written() {
        for (purpose, written) in [
            (Purpose::Export, "dianxun_山野-茶铺_1a2b3c4d_2026-11-22_1805"),
            (Purpose::Automatic, "dianxun_山野-茶铺_1a2b3c4d_2026-11-22_1805_auto"),
            (Purpose::New(417), "dianxun_山野-茶铺_1a2b3c4d_2026-11-22_1805_new-00000417"),
        ] {
            let name = name("山野_茶铺", purpose);
            assert_eq!(name.to_string(), written);
            for extension in [".json", ".json.gz", ".json.age", ".json.gz.age"] {
                assert_eq!(FileName::parse(&format!("{written}{extension}")).as_ref(), Some(&name));
            }
        }
        let nameless = name("", Purpose::Automatic);
        assert_eq!(FileName::parse(&format!("{nameless}.json")), Some(nameless));
    }

    #[test]
    fn other_names_are_not_ours() {
        for other in [
            "dianxun_a_b_2026-11-22_1805_auto.json (1)",
            "dianxun_a_b_2026-11-22_1805_auto.json.crswap",
            "dianxun_a_b_2026-11-22_1805_auto_x.json",
            "dianxun_a_b_2026-11-22_1805_new-.json",
            "dianxun_a_b_2026-11-22_180.json",
            "dianxun_a_b_2026-11-22_2561.json",
            "dianxun_a_b_2026-11-31_1805.json",
            "dianxun_a_b_2026-11-22_1 80.json",
            "dianxun_a_journal_2026-11-22.csv",
            "dianxun_template_x.json",
            "dianxun_2026-11-22_1805.json",
            "wages_a_b_2026-11-22_1805_auto.json",
            "dianxun_a_b_2026-11-22_é5_auto.json",
            "",
        ] {
            assert_eq!(FileName::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_device_knows_its_own() {
        assert!(name("a", Purpose::Export).is_of("1a2b3c4d5e6f"));
        assert!(!name("a", Purpose::Export).is_of("1a2b3c4e5e6f"));
    }
}
