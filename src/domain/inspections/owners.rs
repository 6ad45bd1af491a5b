//! Whose runs of a template there may be, and on which days it is their duty. Derived from what was begun and from what
//! was said last; stores nothing (S13).

use super::RUN;
use super::run::RunId;
use crate::domain::calendar::{Zone, date};
use crate::domain::ids::RecordId;
use crate::domain::order::sort_by;
use crate::domain::people::{self, PERSON};
use crate::domain::records::Records;
use crate::domain::shops::canonical;
use crate::domain::templates::{Template, Who, owner_said};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::ops::Range;

/// Days on which something is a duty.
type Days = Vec<Range<NaiveDate>>;

/// Whose runs of a template there may be, and on which days it is their duty: all together, and each person by
/// themselves where it is everybody's or once was. What is everybody's now was the common duty until somebody said so;
/// who has left has no duty, who came later had none before.
pub(super) fn owners(
    records: &Records,
    shops: &[RecordId],
    template: &Template,
    zone: &dyn Zone,
) -> Vec<(Option<RecordId>, Days)> {
    let is_everybodys = template.schedule.who == Who::Everyone;
    let said = owner_said(records, template.id).map_or(NaiveDate::MIN, |at| date(zone, at));
    let (mut ids, mut begun) = (BTreeSet::new(), Vec::new());
    let runs = records.of(&RUN).filter_map(|record| RunId::parse(record.id()));
    for id in runs.filter(|id| id.template == template.id && shops.contains(&id.shop)) {
        begun.push((id.date, id.by.is_some()));
        ids.extend(id.by);
    }
    let began: BTreeSet<RecordId> = ids.iter().map(|by| canonical(records, &PERSON, by)).collect();
    let mut owners = vec![(None, common_days(begun, said, is_everybodys))];
    for person in people::list(records) {
        let is_duty = is_everybodys && !person.retired;
        if is_duty || began.contains(&person.id) {
            let came = people::first_seen(records, &person.id).filter(|_| is_duty).map(|at| date(zone, at));
            let duty = came.map_or(NaiveDate::MAX, |came| came.max(said))..NaiveDate::MAX;
            owners.push((Some(person.id), vec![duty]));
        }
    }
    owners
}

/// The days on which a duty was a common one, from what was begun on which day, and whether as somebody's own. Whose it
/// was before somebody said so last is not stored: after a run of somebody's own each had theirs, until a common one was
/// begun. From then on only the days of such runs are none (somebody had not heard yet, or had done theirs before).
fn common_days(mut begun: Vec<(NaiveDate, bool)>, said: NaiveDate, is_everybodys: bool) -> Days {
    begun.push((said, is_everybodys));
    sort_by(&mut begun, Ord::cmp);
    let (mut days, mut from) = (Vec::new(), Some(NaiveDate::MIN));
    for (on, is_own) in begun.into_iter().filter(|(on, _)| !is_everybodys || *on <= said) {
        match from {
            Some(start) if is_own => {
                days.push(start..on);
                from = on.succ_opt().filter(|_| !is_everybodys && on >= said);
            }
            None if !is_own => from = Some(on),
            _ => {}
        }
    }
    days.extend(from.map(|start| start..NaiveDate::MAX));
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).expect("a date")
    }

    /// The days from the 1st to the 12th that are common; own runs and common runs by their days.
    fn common(own: &[u32], together: &[u32], said: u32, is_everybodys: bool) -> Vec<u32> {
        let own = own.iter().map(|on| (day(*on), true));
        let begun = own.chain(together.iter().map(|on| (day(*on), false))).collect();
        let days = common_days(begun, day(said), is_everybodys);
        (1..=12).filter(|on| days.iter().any(|days| days.contains(&day(*on)))).collect()
    }

    #[test]
    fn days_on_which_each_had_their_own_are_not_common_ones() {
        assert_eq!(common(&[4, 5, 7], &[2], 9, false), [1, 2, 3, 9, 10, 11, 12]);
        assert_eq!(common(&[4, 5, 9], &[], 9, false), [1, 2, 3, 10, 11, 12], "changed in the evening");
        assert_eq!(common(&[4, 11], &[], 9, false), [1, 2, 3, 9, 10, 12], "who had not heard yet did their own");
        assert_eq!(common(&[4, 5], &[8], 11, false), [1, 2, 3, 8, 9, 10, 11, 12], "said again: whose role it is");
        assert_eq!(common(&[4, 5], &[8], 11, true), [1, 2, 3, 8, 9, 10], "everybody's, common, and everybody's again");
        assert_eq!(common(&[9, 10], &[3, 11], 9, true), (1..=8).collect::<Vec<_>>());
        assert_eq!(common(&[], &[3], 9, false), (1..=12).collect::<Vec<_>>());
    }

    proptest! {
        /// Each day is in one stretch at most, and none is common on which somebody had their own.
        #[test]
        fn no_day_is_common_and_somebodys_own(
            own in proptest::collection::vec(1..12_u32, 0..6),
            together in proptest::collection::vec(1..12_u32, 0..6),
            said in 1..12_u32,
            is_everybodys: bool,
        ) {
            let days = common(&own, &together, said, is_everybodys);
            prop_assert!(own.iter().all(|on| !days.contains(on)));
            prop_assert!((said + 1..=12).all(|on| days.contains(&on) != (is_everybodys || own.contains(&on))));
        }
    }
}
