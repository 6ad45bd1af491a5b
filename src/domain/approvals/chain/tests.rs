//! A chain of two steps on a desk with two fields, and chains by chance.

use super::*;
use crate::domain::ids::ReplicaId;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What the fields say, and who speaks for whom.
struct Desk {
    fields: BTreeMap<&'static str, u32>,
}

impl World for Desk {
    /// `p1` is a supervisor, `p2` a manager, `p3` both, `p4` nobody.
    fn speaks_for(&self, person: &RecordId, who: &Who, _: Stamp) -> bool {
        match who {
            Who::Person(id) => id == person,
            Who::Role(code) => match code.as_str() {
                "supervisor" => ["p1", "p3"].contains(&person.as_str()),
                _ => ["p2", "p3"].contains(&person.as_str()),
            },
        }
    }

    fn digest(&self, fields: &BTreeSet<SmolStr>) -> SmolStr {
        let said = fields.iter().map(|field| format!("{field}={:?}", self.fields.get(field.as_str())));
        said.collect::<Vec<_>>().join("&").into()
    }
}

fn desk() -> Desk {
    Desk { fields: [("price", 1), ("title", 1)].into() }
}

fn role(code: &str) -> Who {
    Who::Role(code.into())
}

/// Supervisor, then manager.
fn two_steps() -> Chain {
    let step = |code| Step { who: vec![role(code)], needs_all: false };
    Chain { steps: vec![step("supervisor"), step("manager")] }
}

fn stamp(ms: u64) -> Stamp {
    Stamp { ms, counter: 0, replica: ReplicaId(1) }
}

fn decided(desk: &Desk, ms: u64, step: usize, by: &str, verdict: Verdict, fields: &[&str]) -> Decision {
    let fields: BTreeSet<SmolStr> = fields.iter().map(SmolStr::new).collect();
    let digest = desk.digest(&fields);
    Decision { stamp: stamp(ms), step, by: RecordId::new(by), verdict, fields, digest }
}

fn approved(desk: &Desk, ms: u64, step: usize, by: &str) -> Decision {
    decided(desk, ms, step, by, Verdict::Approved, &["price", "title"])
}

fn waiting(step: usize, whose: &[&str]) -> Standing {
    Standing::Waiting { step, whose: whose.iter().map(|code| role(code)).collect() }
}

#[test]
fn one_step_after_the_other() {
    let (desk, chain) = (desk(), two_steps());
    let standing = |decisions: &[Decision]| chain.standing("price", decisions, &desk);
    assert_eq!(standing(&[]), waiting(0, &["supervisor"]));
    let first = approved(&desk, 1, 0, "p1");
    assert_eq!(standing(std::slice::from_ref(&first)), waiting(1, &["manager"]));
    assert_eq!(standing(&[approved(&desk, 2, 1, "p2"), first.clone()]), Standing::Approved);
    assert_eq!(standing(&[approved(&desk, 2, 1, "p1"), first]), waiting(1, &["manager"]), "not theirs to say");
    assert_eq!(Chain::default().standing("price", &[], &desk), Standing::Approved, "nobody is asked");
}

#[test]
fn nobody_decides_before_the_turn() {
    let (desk, chain) = (desk(), two_steps());
    let early = [approved(&desk, 1, 1, "p2"), approved(&desk, 2, 0, "p1")];
    assert_eq!(chain.standing("price", &early, &desk), waiting(1, &["manager"]));
    let beyond = approved(&desk, 3, 7, "p3");
    assert_eq!(chain.standing("price", &[beyond], &desk), waiting(0, &["supervisor"]), "a step that is not there");
}

#[test]
fn an_edit_voids_a_decision() {
    let (mut desk, chain) = (desk(), two_steps());
    let decisions = [approved(&desk, 1, 0, "p1"), approved(&desk, 2, 1, "p2")];
    desk.fields.insert("price", 2);
    for field in ["price", "title"] {
        assert_eq!(chain.standing(field, &decisions, &desk), waiting(0, &["supervisor"]), "decided together: {field}");
    }
    desk.fields.insert("price", 1);
    assert_eq!(chain.standing("price", &decisions, &desk), Standing::Approved, "as it was");
}

#[test]
fn some_fields_may_pass_alone() {
    let (mut desk, chain) = (desk(), two_steps());
    let title = |desk: &Desk, ms, step, by| decided(desk, ms, step, by, Verdict::Approved, &["title"]);
    let decisions = [title(&desk, 1, 0, "p1"), title(&desk, 2, 1, "p2")];
    assert_eq!(chain.standing("title", &decisions, &desk), Standing::Approved);
    assert_eq!(chain.standing("price", &decisions, &desk), waiting(0, &["supervisor"]));
    desk.fields.insert("price", 2);
    assert_eq!(chain.standing("title", &decisions, &desk), Standing::Approved);
}

#[test]
fn all_of_a_step_must_agree() {
    let desk = desk();
    let both = Step { who: vec![role("supervisor"), role("manager")], needs_all: true };
    let chain = Chain { steps: vec![both] };
    let standing = |decisions: &[Decision]| chain.standing("price", decisions, &desk);
    assert_eq!(standing(&[approved(&desk, 1, 0, "p2")]), waiting(0, &["supervisor"]));
    assert_eq!(standing(&[approved(&desk, 1, 0, "p2"), approved(&desk, 2, 0, "p1")]), Standing::Approved);
    assert_eq!(standing(&[approved(&desk, 1, 0, "p3")]), Standing::Approved, "who has both roles speaks for both");
}

#[test]
fn what_goes_back_is_decided_again() {
    let (desk, chain) = (desk(), two_steps());
    let back = |to, ms| decided(&desk, ms, 1, "p2", Verdict::Returned { to }, &["price", "title"]);
    let standing = |decisions: &[Decision]| chain.standing("price", decisions, &desk);
    let first = approved(&desk, 1, 0, "p1");
    let to_step = [first.clone(), back(Some(0), 2)];
    assert_eq!(standing(&to_step), waiting(0, &["supervisor"]));
    let again = [to_step.to_vec(), vec![approved(&desk, 3, 0, "p1"), approved(&desk, 4, 1, "p2")]].concat();
    assert_eq!(standing(&again), Standing::Approved);
    let to_author = [first, back(None, 2), approved(&desk, 3, 0, "p1")];
    assert_eq!(standing(&to_author), Standing::Returned(stamp(2)), "nobody decides about what is not asked");
    let asked = decided(&desk, 4, 0, "p4", Verdict::AskedAgain, &["price", "title"]);
    let asked = [to_author.to_vec(), vec![asked]].concat();
    assert_eq!(standing(&asked), waiting(0, &["supervisor"]));
    let not_theirs = decided(&desk, 2, 0, "p4", Verdict::Returned { to: None }, &["price"]);
    assert_eq!(standing(&[not_theirs]), waiting(0, &["supervisor"]));
}

fn chains() -> impl Strategy<Value = Chain> {
    let who = prop_oneof![Just(role("supervisor")), Just(role("manager")), Just(Who::Person(RecordId::of("p4"))),];
    let step = (vec(who, 1..3), any::<bool>()).prop_map(|(who, needs_all)| Step { who, needs_all });
    vec(step, 1..5).prop_map(|steps| Chain { steps })
}

fn decisions() -> impl Strategy<Value = Vec<Decision>> {
    let verdict = prop_oneof![
        6 => Just(Verdict::Approved),
        1 => (0_usize..4).prop_map(|to| Verdict::Returned { to: Some(to) }),
        1 => Just(Verdict::Returned { to: None }),
        1 => Just(Verdict::AskedAgain),
    ];
    let fields = prop_oneof![Just(vec!["price"]), Just(vec!["price", "title"]), Just(vec!["title"])];
    let one = (0_usize..4, 1_usize..5, verdict, fields, any::<bool>());
    vec(one, 0..24).prop_map(|all| {
        let numbered = (1..).zip(all);
        let of = |(ms, (step, by, verdict, fields, is_old)): (u64, (usize, usize, Verdict, Vec<&str>, bool))| {
            let decision = decided(&desk(), ms, step, &format!("p{by}"), verdict, &fields);
            if is_old && ms % 3 == 0 { Decision { digest: "of before".into(), ..decision } } else { decision }
        };
        numbered.map(of).collect()
    })
}

proptest! {
    // One in ten comes to an end.
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// S2: whoever hears of the decisions in whatever order sees the same.
    #[test]
    fn the_order_in_which_decisions_come_is_nothing(chain in chains(), decisions in decisions(), turn in 0_usize..24) {
        let mut other = decisions.clone();
        other.reverse();
        other.rotate_left(turn.min(decisions.len()));
        prop_assert_eq!(chain.standing("price", &decisions, &desk()), chain.standing("price", &other, &desk()));
    }

    /// No path skips a step: what is approved was approved at every step, by those who may, of what it says now, each
    /// step after the one before.
    #[test]
    fn no_path_skips_a_step(chain in chains(), decisions in decisions()) {
        let desk = desk();
        if chain.standing("price", &decisions, &desk) != Standing::Approved {
            return Ok(());
        }
        let mut since = 0;
        for (at, step) in chain.steps.iter().enumerate() {
            let counts = |decision: &&Decision| {
                decision.step == at
                    && decision.verdict == Verdict::Approved
                    && decision.fields.contains("price")
                    && decision.digest == desk.digest(&decision.fields)
                    && decision.stamp.ms > since
            };
            let when = |who: &Who| {
                let theirs = decisions.iter().filter(counts).filter(|one| desk.speaks_for(&one.by, who, one.stamp));
                theirs.map(|one| one.stamp.ms).min()
            };
            let said: Vec<Option<u64>> = step.who.iter().map(when).collect();
            let done = if step.needs_all {
                said.iter().copied().collect::<Option<Vec<u64>>>().and_then(|said| said.into_iter().max())
            } else {
                said.into_iter().flatten().min()
            };
            prop_assert!(done.is_some(), "step {} of {:?} by {:?}", at, chain, decisions);
            since = done.unwrap_or_default();
        }
    }

    /// No decision survives an edit of what it was about.
    #[test]
    fn nothing_survives_an_edit(chain in chains(), decisions in decisions()) {
        let edited = Desk { fields: [("price", 2), ("title", 1)].into() };
        let untouched = chain.standing("price", &[], &edited);
        prop_assert_eq!(chain.standing("price", &decisions, &edited), untouched);
    }
}
