//! Which automatic backups may go: all of the last seven days stay, then one a week for four weeks, then one a month
//! for twelve. Pure: asked with the day that it is.

use super::{FileName, Purpose};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

const DAYS: i64 = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// The names among these that may go. Never the newest, never a file that a device of another id made or that a person
/// put there, never one of a day that has not come: a clock may be wrong.
///
/// Weeks and months are those of the calendar, of which each keeps its last: counted back from today, every backup
/// would be overtaken by the next one before it is old enough to be kept. Those without a backup do not count, so that
/// nothing goes because a device was away.
pub fn superfluous<'a>(names: &[&'a str], device: &str, today: NaiveDate) -> Vec<&'a str> {
    let mut own: Vec<(FileName, &str)> =
        names.iter().filter_map(|name| Some((FileName::parse(name)?, *name))).collect();
    own.retain(|(name, _)| name.purpose == Purpose::Automatic && name.is_of(device));
    own.sort_by(|(one, a), (other, b)| (other.at, b).cmp(&(one.at, a)));
    let mut kept = Kept::default();
    let rest = own.into_iter().skip(1);
    rest.filter(|(name, _)| !kept.keeps(name.at.date(), today)).map(|(_, name)| name).collect()
}

/// The weeks and months of which one is kept already.
#[derive(Default)]
struct Kept {
    weeks: BTreeSet<(i32, u32)>,
    months: BTreeSet<(i32, u32)>,
}

impl Kept {
    /// Whether the next older one stays.
    fn keeps(&mut self, date: NaiveDate, today: NaiveDate) -> bool {
        if (today - date).num_days() < DAYS {
            return true;
        }
        let week = (date.iso_week().year(), date.iso_week().week());
        let month = (date.year(), date.month());
        if self.weeks.contains(&week) {
            return false;
        }
        let (set, most, of) =
            if self.weeks.len() < WEEKS { (&mut self.weeks, WEEKS, week) } else { (&mut self.months, MONTHS, month) };
        set.len() < most && set.insert(of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{parse_date, parse_time};
    use chrono::Days;
    use proptest::prelude::*;

    const DEVICE: &str = "1a2b3c4d5e6f";

    fn name(date: NaiveDate, time: &str, purpose: Purpose) -> String {
        let at = date.and_time(parse_time(time).expect("a time"));
        format!("{}.json.gz", FileName::new("茶铺", DEVICE, at, purpose))
    }

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a date")
    }

    fn thinned(mut folder: Vec<String>, today: NaiveDate) -> Vec<String> {
        let names: Vec<&str> = folder.iter().map(String::as_str).collect();
        let gone: Vec<String> = superfluous(&names, DEVICE, today).into_iter().map(str::to_owned).collect();
        folder.retain(|name| !gone.contains(name));
        folder
    }

    /// Each day a backup, each day thinned, for as many days.
    fn after(days: u64) -> (Vec<String>, NaiveDate) {
        let begin = day("2025-01-01");
        let last = begin + Days::new(days - 1);
        let folder = begin.iter_days().take_while(|today| *today <= last).fold(Vec::new(), |mut folder, today| {
            folder.push(name(today, "18:00", Purpose::Automatic));
            thinned(folder, today)
        });
        (folder, last)
    }

    #[test]
    fn a_week_a_month_and_a_year_stay() {
        let (folder, last) = after(600);
        let dates: Vec<NaiveDate> =
            folder.iter().filter_map(|name| Some(FileName::parse(name)?.at.date())).rev().collect();
        let ages: Vec<i64> = dates.iter().map(|date| (last - *date).num_days()).collect();
        assert_eq!(ages[..7], [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(ages.len(), 7 + WEEKS + MONTHS, "{ages:?}");
        assert!(ages[7..12].windows(2).all(|pair| pair[1] - pair[0] <= 14), "a week without one: {ages:?}");
        assert!(ages[11..].windows(2).all(|pair| pair[1] - pair[0] <= 38), "a month without one: {ages:?}");
        assert!(ages[22] > 330, "the oldest is {} days old", ages[22]);
    }

    #[test]
    fn what_is_not_ours_stays() {
        let today = day("2026-11-22");
        let old = day("2020-01-01");
        let newest = name(today, "18:00", Purpose::Automatic);
        let stranger =
            FileName::new("茶铺", "ffffffff", old.and_time(parse_time("18:00").expect("a time")), Purpose::Automatic);
        let others = [
            name(old, "18:00", Purpose::Export),
            name(old, "18:00", Purpose::New(3)),
            format!("{stranger}.json"),
            "工资表.xlsx".to_owned(),
            name(old, "18:00", Purpose::Automatic).replace("_auto", "_auto (1)"),
        ];
        let folder: Vec<String> = others.into_iter().cycle().take(10).chain([newest]).collect();
        assert_eq!(thinned(folder.clone(), today), folder);
    }

    #[test]
    fn the_newest_stays_however_old_it_is() {
        let names = [
            name(day("2020-01-01"), "18:00", Purpose::Automatic),
            name(day("2020-01-01"), "09:00", Purpose::Automatic),
        ];
        let names = names.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(superfluous(&names, DEVICE, day("2026-11-22")), Vec::<&str>::new());
        let more = [names.clone(), vec!["dianxun_茶铺_1a2b3c4d_2020-01-01_0800_auto.json"]].concat();
        assert_eq!(superfluous(&more, DEVICE, day("2026-11-22")), ["dianxun_茶铺_1a2b3c4d_2020-01-01_0800_auto.json"]);
    }

    proptest! {
        /// Whatever lies there: few stay, the newest does, nothing of the last week or of the future goes, and a second
        /// look finds nothing more.
        #[test]
        fn thinning_is_careful(ages in prop::collection::btree_set(-30_i64..900, 1..60)) {
            let today = day("2026-11-22");
            let date = |age: &i64| today - chrono::Duration::days(*age);
            let folder: Vec<String> = ages.iter().map(|age| name(date(age), "18:00", Purpose::Automatic)).collect();
            let left = thinned(folder.clone(), today);
            prop_assert!(left.contains(&name(date(ages.iter().min().expect("one")), "18:00", Purpose::Automatic)));
            for age in ages.iter().filter(|age| **age < DAYS) {
                prop_assert!(left.contains(&name(date(age), "18:00", Purpose::Automatic)));
            }
            let old: BTreeSet<&String> = left.iter().filter(|name| {
                FileName::parse(name).is_some_and(|name| (today - name.at.date()).num_days() >= DAYS)
            }).collect();
            prop_assert!(old.len() <= WEEKS + MONTHS + 1);
            prop_assert_eq!(thinned(left.clone(), today), left);
        }
    }
}
