//! What holds whatever people do: random commands by random people, in any order.

use super::*;
use crate::domain::appraisals::{Part, Step, may_do, may_write};
use proptest::collection::vec;
use proptest::prelude::*;

/// Something that somebody tries: who, what, and after how many days.
type Deed = (usize, usize, i64);

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    // Those whose turn it is try more often, or hardly any form would come to an end.
    let any = (0..PEOPLE.len(), 0_usize..13, 0_i64..3);
    let in_turn = prop_oneof![
        Just((0, 9, 0)),
        Just((0, 0, 0)),
        Just((1, 10, 0)),
        Just((1, 2, 0)),
        Just((1, 3, 0)),
        Just((1, 11, 0)),
        Just((1, 4, 0)),
        Just((0, 5, 0)),
        Just((0, 6, 0)),
        Just((2, 7, 0)),
    ];
    vec(prop_oneof![1 => any, 2 => in_turn], 0..60)
}

/// The command, and the step that it is, if it is one.
fn command(what: usize, form: &RecordId) -> (Command, Option<Step>) {
    let form = form.clone();
    match what {
        0 => (Command::HandIn { form }, Some(Step::HandIn)),
        1 => (Command::Return { form, why: "因为".into() }, Some(Step::Return)),
        2 => (Command::Score { form }, Some(Step::Score)),
        3 => (Command::Publish { form }, Some(Step::Publish)),
        4 => (Command::Interview { form }, Some(Step::Interview)),
        5 => (Command::Acknowledge { form }, Some(Step::Acknowledge)),
        6 => (Command::Appeal { form, text: "因为".into(), disputed: Vec::new() }, Some(Step::Appeal)),
        7 => (Command::Decide { form, edits: Vec::new(), text: "因为".into() }, Some(Step::Decide)),
        8 => (Command::Close { form }, Some(Step::Close)),
        9 => (write(&form, &self_review()), None),
        10 => (write(&form, &scores(7_000)), None),
        11 => (write(&form, &interview()), None),
        _ => (write(&form, &[(field::attendance("late"), 1_i64.into())]), None),
    }
}

/// Which part a writing command writes.
fn part(what: usize) -> Option<Part> {
    match what {
        9 => Some(Part::Own),
        10 => Some(Part::Superior),
        11 => Some(Part::Interview),
        12 => Some(Part::Personnel),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// KPI-13, KPI-14: whoever tries whatever in whatever order, a form is scored only after its person handed it in
    /// and nobody returned it since, known only after it was scored; and the self-review stands still in between.
    #[test]
    fn no_way_passes_by_the_self_review(deeds in deeds()) {
        let (mut desk, form) = opened();
        let (mut is_handed, mut is_scored, mut is_known) = (false, false, false);
        for (who, what, days) in deeds {
            desk.now += days * DAY;
            let before = read(&desk, &form);
            let (command, step) = command(what, &form);
            let who = PEOPLE[who].0;
            let is_done = act(&mut desk, who, command).is_ok();
            if is_done {
                match step {
                    Some(Step::HandIn) => {
                        prop_assert_eq!(who, "lin");
                        is_handed = true;
                    }
                    Some(Step::Return) => (is_handed, is_scored) = (false, false),
                    Some(Step::Score) => is_scored = true,
                    Some(Step::Publish) => is_known = true,
                    _ => {}
                }
            }
            let now = read(&desk, &form);
            prop_assert_eq!(now.stage >= Stage::Handed, is_handed);
            prop_assert_eq!(now.stage >= Stage::Scored, is_handed && is_scored);
            prop_assert_eq!(now.stage.is_published(), is_known);
            prop_assert!(!is_known || is_scored);
            if before.stage != Stage::Open {
                prop_assert_eq!(&before.own, &now.own);
                prop_assert_eq!(&before.achievements, &now.achievements);
            }
            if before.stage == Stage::Closed {
                prop_assert_eq!(before.stage, now.stage);
            }
        }
    }

    /// A page offers what the rules allow: what is said of a step or a part is what its command does.
    #[test]
    fn what_is_offered_is_what_is_allowed(deeds in deeds()) {
        let (mut desk, form) = opened();
        for (who, what, days) in deeds {
            desk.now += days * DAY;
            let now = read(&desk, &form);
            let (command, step) = command(what, &form);
            desk.sit(&id(PEOPLE[who].0));
            desk.now += 1_000;
            let ctx = desk.ctx();
            let offered = match (step, part(what)) {
                (Some(step), _) => may_do(step, &now, &desk.records, &ctx),
                (None, Some(part)) => may_write(part, &now, &desk.records, &ctx),
                (None, None) => unreachable!("every deed is a step or a part"),
            };
            let done = desk.act(&Any::Appraisal(command)).map(|_| ());
            match (offered, done) {
                (Err(no), done) => prop_assert_eq!(done, Err(no)),
                // What is missing is told when the step is tried.
                (Ok(()), Err(no)) => {
                    prop_assert!(matches!(no, command::Refusal::Appraisal(Refusal::Missing(_) | Refusal::NoReason(_))));
                }
                (Ok(()), Ok(())) => {}
            }
        }
    }
}
