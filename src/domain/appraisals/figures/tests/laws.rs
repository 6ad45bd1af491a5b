//! What holds of every month: the records behind a figure add up to it, each once, and figures of a team are those of its
//! people one by one.

use super::work::{form, judge};
use super::*;
use crate::domain::order;
use proptest::prelude::*;

const PEOPLE: [RecordId; 3] = [ANN, BEN, BOSS];

/// A day's work: who inspects, whether something fails, when it is handed in; who mends it after how many hours, and who
/// should by when; what somebody says of a finding.
type Day = (usize, bool, bool, Option<(usize, i64)>, usize, u32, usize);

fn work(days: &[Day]) -> Desk<'static> {
    let mut desk = desk();
    for (number, (who, fails, late, mended, owner, due, said)) in days.iter().enumerate() {
        let day = format!("2026-10-{:02}", 24 + number);
        let outcome = if *fails { Outcome::Fail } else { Outcome::Pass };
        if *said != 0 {
            morning(&mut desk, &day, &PEOPLE[*who], outcome, if *late { "11:00" } else { "09:00" });
        }
        if *said != 0 && *fails {
            let owner =
                if *owner < 3 { Owner::Person(PEOPLE[*owner].clone()) } else { Owner::Role("assistant".into()) };
            let by = (on(&day) + chrono::Days::new(u64::from(*due))).to_string();
            let task = follow_up(&mut desk, &day, owner, &by);
            if let Some((who, hours)) = mended {
                let end = desk.now + hours * HOUR;
                done(&mut desk, &task, &PEOPLE[*who], end);
            }
        }
        let verdict = ["confirmed", "refuted", "fixed"][said % 3];
        judge(&mut desk, &day, &PEOPLE[*who], verdict, &day);
    }
    form(&mut desk, "ann", "2026-10", [Some(7_990), None]);
    desk.now = desk.now.max(at("2026-11-02", "12:00"));
    desk
}

fn days() -> impl Strategy<Value = Vec<Day>> {
    let mended = prop::option::of((0usize..3, 1i64..200));
    prop::collection::vec((0usize..3, any::<bool>(), any::<bool>(), mended, 0usize..4, 0u32..9, 0usize..4), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_records_behind_a_figure_add_up_to_it(days in days()) {
        let desk = work(&days);
        for term in [OCTOBER, Term::Month(2026, 11), Term::Quarter(2026, 4)] {
            for what in Computed::ALL {
                for person in [None, Some(&ANN), Some(&BEN), Some(&BOSS)] {
                    let figure = in_term(&desk, what, person, term);
                    let (part, whole, value) = told(&figure);
                    let keys = order::set(figure.evidence.iter().map(|one| &one.key));
                    prop_assert_eq!(keys.len(), figure.evidence.len(), "each once");
                    let exists = |key: &Key| desk.records.by_key(key).is_some() || RunId::parse(&key.id).is_some();
                    prop_assert!(keys.into_iter().all(exists));
                    if what != Computed::FindingsConfirmed {
                        prop_assert_eq!(value.is_some(), whole > 0);
                    }
                    prop_assert!(part >= 0 && whole >= 0);
                }
            }
        }
    }

    #[test]
    fn a_team_is_its_people_one_by_one(days in days()) {
        let desk = work(&days);
        let scope = Scope { records: &desk.records, zone: &ZONE, shop: &SHOP, person: None, term: OCTOBER, now: desk.now };
        let department = RecordId::of(DEPARTMENT);
        let all = figures_of(&scope, &[ANN, BEN, BOSS, department.clone()]);
        for (id, figures) in all {
            let person = if id == department { None } else { Some(&id) };
            for what in Computed::ALL {
                let alone = of(&desk, what, person);
                prop_assert_eq!(figures.get(&what).cloned().unwrap_or_default(), alone);
            }
        }
    }

    /// Work of another month changes nothing.
    #[test]
    fn another_month_says_nothing_of_this_one(days in days()) {
        let desk = work(&days);
        for what in Computed::ALL {
            prop_assert_eq!(in_term(&desk, what, Some(&BEN), Term::Month(2026, 8)), Figure::default());
        }
    }
}
