//! What holds whatever people do: random words and edits by everybody, at one device and at two.

use super::*;
use crate::domain::approvals::chain::Standing;
use crate::domain::approvals::{Command, Request, is_void, progress};
use crate::domain::listings::field;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// Something that somebody tries.
#[derive(Clone, Debug)]
enum Deed {
    /// Says something about the title, the price, or both.
    Say { who: usize, step: usize, verdict: u8, about: usize },
    /// Asks for another price.
    Ask { price: i64 },
    /// Changes the listing's price or title.
    Edit { is_price: bool, to: i64 },
    /// Carries out.
    Done,
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let say = (0..PEOPLE.len(), 0_usize..3, 0_u8..5, 0_usize..3);
    let say = say.prop_map(|(who, step, verdict, about)| Deed::Say { who, step, verdict, about });
    // Those who are asked speak more often, or hardly anything would come to an end.
    let likely = (1_usize..3, 0_usize..2, 0_u8..1, 0_usize..3);
    let likely = likely.prop_map(|(who, step, verdict, about)| Deed::Say { who, step, verdict, about });
    let deed = prop_oneof![
        4 => say,
        8 => likely,
        1 => (1_i64..4).prop_map(|price| Deed::Ask { price: price * 10_000 }),
        1 => (any::<bool>(), 1_i64..4).prop_map(|(is_price, to)| Deed::Edit { is_price, to: to * 7_000 }),
        1 => Just(Deed::Done),
    ];
    vec(deed, 0..most)
}

/// Tries it; what the rules refuse changes nothing.
fn attempt(desk: &mut Desk, deed: &Deed) {
    desk.now += 1_000;
    let request = match deed {
        Deed::Edit { is_price, to } => {
            desk.sit(&id("boss"));
            let edit = if *is_price { (field::PRICE, (*to).into()) } else { (field::TITLE, to.to_string().into()) };
            let edits = vec![edit];
            let _ = desk.act(&Any::Listing(list::Command::Edit { listing: TEA, edits }));
            return;
        }
        Deed::Say { who, step, verdict, about } => {
            desk.sit(&id(PEOPLE[*who].0));
            let verdict = match verdict {
                0..=2 => Verdict::Approved,
                3 => Verdict::Returned { to: step.checked_sub(1) },
                _ => Verdict::AskedAgain,
            };
            let fields = [vec![field::PRICE], vec![field::TITLE], vec![field::PRICE, field::TITLE]][*about].clone();
            word("u", *step, verdict, &fields, "因为")
        }
        Deed::Ask { price } => {
            desk.sit(&id("kid"));
            propose("u", &[(field::PRICE, (*price).into()), (field::TITLE, "明前龙井".into())])
        }
        Deed::Done => Command::Done { request: id("u") },
    };
    let _ = desk.act(&Any::Request(request));
}

fn proposed() -> Desk<'static> {
    let mut desk = on_sale();
    let edits = [(field::PRICE, 20_000.into()), (field::TITLE, "明前龙井".into())];
    act(&mut desk, "kid", &propose("u", &edits)).expect("proposed");
    desk
}

fn read(desk: &Desk) -> Request {
    look(desk, "u").request
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// LST-11, LST-12: whatever is tried in whatever order, what is written was agreed to, as it was written, first by
    /// purchasing and then by the supervisor; and it was written over what they saw.
    #[test]
    fn no_path_skips_a_step(deeds in deeds(40)) {
        let mut desk = proposed();
        for deed in &deeds {
            let (before, listing) = (read(&desk), tea(&desk));
            attempt(&mut desk, deed);
            let after = read(&desk);
            for (name, done) in after.done.iter().filter(|(name, _)| !before.done.contains_key(*name)) {
                let was = if *name == field::PRICE { listing.price.into_value() } else { listing.title.as_str().into() };
                prop_assert_eq!(&done.was, &was, "what they saw is what was replaced");
                let now = if *name == field::PRICE { tea(&desk).price.into_value() } else { tea(&desk).title.as_str().into() };
                prop_assert_eq!(after.values.get(name), Some(&now), "what they saw is what stands");
                let says = |role: &str, step: usize| {
                    let fits = after.decisions.iter().filter(|signed| {
                        signed.decision.verdict == Verdict::Approved
                            && signed.decision.step == step
                            && signed.decision.fields.contains(name.as_str())
                            && signed.spoken.iter().any(|code| code == role)
                            && !is_void(&desk.records, &after, signed)
                    });
                    fits.map(|signed| signed.decision.stamp).max()
                };
                let major = look(&desk, "u").progress.chain.steps.len() == 2;
                let last = says("role:supervisor", usize::from(major));
                prop_assert!(last.is_some(), "{:?} of {:?}", name, after);
                if major {
                    prop_assert!(says("role:purchasing", 0).is_some_and(|first| Some(first) < last), "{:?}", after);
                }
            }
        }
    }

    /// No word survives an edit of what it was about, of the proposal or of the listing.
    #[test]
    fn nothing_survives_an_edit(deeds in deeds(12), of_listing: bool) {
        let mut desk = proposed();
        for deed in deeds.iter().filter(|deed| matches!(deed, Deed::Say { .. })) {
            attempt(&mut desk, deed);
        }
        let before = read(&desk);
        prop_assume!(!before.done.contains_key(&field::PRICE));
        if of_listing {
            desk.sit(&id("boss"));
            edit(&mut desk, field::PRICE, 12_345);
        } else {
            let edits = [(field::PRICE, 54_321.into()), (field::TITLE, "明前龙井".into())];
            act(&mut desk, "kid", &propose("u", &edits)).expect("another price");
        }
        let after = look(&desk, "u");
        for signed in before.decisions.iter().filter(|signed| signed.decision.verdict != Verdict::AskedAgain) {
            let is_about = signed.decision.fields.contains(field::PRICE.as_str());
            prop_assert!(!is_about || is_void(&desk.records, &after.request, signed));
        }
        let price = after.progress.standings.iter().find(|(name, _)| *name == field::PRICE);
        let is_first = matches!(price, Some((_, Standing::Waiting { step: 0, .. })));
        prop_assert!(is_first, "{:?}", price);
    }

    /// S2: two devices at which people decide apart see the same once they have heard of each other, in either order.
    #[test]
    fn two_devices_agree(here in deeds(12), there in deeds(12)) {
        let mut one = proposed();
        let mut other = Desk::new(&ZONE, 2, one.now);
        other.receive(&one.rows);
        let common = one.rows.len();
        here.iter().for_each(|deed| attempt(&mut one, deed));
        there.iter().for_each(|deed| attempt(&mut other, deed));
        let (own, theirs) = (one.rows[common..].to_vec(), other.rows[common..].to_vec());
        one.receive(&theirs);
        other.receive(&own);
        prop_assert_eq!(&one.records, &other.records);
        let (a, b) = (read(&one), read(&other));
        prop_assert_eq!(progress(&one.records, &a, &ZONE), progress(&other.records, &b, &ZONE));
    }
}

/// The laws above are not about paths of which none comes to an end.
#[test]
fn some_paths_come_to_an_end() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = deeds(40);
    let ends = (0..60).filter(|_| {
        let deeds = strategy.new_tree(&mut runner).expect("deeds").current();
        let mut desk = proposed();
        deeds.iter().for_each(|deed| attempt(&mut desk, deed));
        !read(&desk).done.is_empty()
    });
    assert!(ends.count() > 5);
}

/// A number as a field holds it.
trait IntoValue {
    fn into_value(self) -> Value;
}

impl IntoValue for Option<i64> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, Value::Int)
    }
}
