//! Laws of scoring and totals: better values never give fewer points, only the proportions of weights matter, and what is
//! missing is left out instead of counting as nothing.

use crate::domain::ids::RecordId;
use crate::domain::scorecards::{
    Card, Computed, Direction, FULL, Group, Indicator, Rated, Raters, Scoring, Source, Unit, frozen, score, score_of,
    thawed, total::Rater,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Up), Just(Direction::Down)]
}

/// So many marks that differ, rising, and as many points, rising too.
fn ladder(least: i64) -> impl Strategy<Value = (Vec<i64>, Vec<i64>)> {
    (btree_set(least..2_000_000_i64, 2..7), vec(0..=FULL, 6)).prop_map(|(marks, mut points)| {
        let marks: Vec<i64> = marks.into_iter().collect();
        points.truncate(marks.len());
        points.sort_unstable();
        (marks, points)
    })
}

/// A way of scoring that can be used in the direction.
fn scoring(direction: Direction) -> impl Strategy<Value = Scoring> {
    let is_up = direction == Direction::Up;
    // The best comes first; where less is better, that is the smallest mark.
    let best_first = move |(mut marks, points): (Vec<i64>, Vec<i64>), is_up: bool| -> Vec<(i64, i64)> {
        if is_up {
            marks.reverse();
        }
        marks.into_iter().zip(points.into_iter().rev()).collect()
    };
    prop_oneof![
        ladder(-100_000).prop_map(move |all| {
            let steps = best_first(all, is_up);
            let below = steps.last().map_or(0, |(_, last)| last / 2);
            Scoring::Bands { steps, below }
        }),
        ladder(1).prop_map(move |all| Scoring::Share { steps: best_first(all, true), below: 0 }),
        ladder(-100_000).prop_map(move |(marks, mut points)| {
            if !is_up {
                points.reverse();
            }
            Scoring::Linear { points: marks.into_iter().zip(points).collect() }
        }),
        (proptest::option::of(-100_000..2_000_000_i64), 1..200_000_i64, 0..3_000_i64, 0..=FULL)
            .prop_map(|(from, step, off, floor)| Scoring::Deduct { from, step, off, floor }),
    ]
}

fn any_scoring() -> impl Strategy<Value = (Direction, Scoring)> {
    let with_manual = |direction| {
        let manual = prop_oneof![Just(5), Just(100)].prop_map(|most| Scoring::Manual { most });
        prop_oneof![4 => scoring(direction), 1 => manual].prop_map(move |scoring| (direction, scoring))
    };
    direction().prop_flat_map(with_manual)
}

fn said() -> impl Strategy<Value = Option<i64>> {
    proptest::option::of(0..=FULL)
}

fn rated() -> impl Strategy<Value = Rated> {
    (1..500_i64, said(), said(), said()).prop_map(|(weight, own, superior, data)| Rated { weight, own, superior, data })
}

/// Three whole per cent that make a whole, each at least 1.
fn raters() -> impl Strategy<Value = Raters> {
    (1..98_i64, 0..97_i64).prop_map(|(own, more)| {
        let superior = 1 + more % (99 - own);
        Raters { own, superior, data: 100 - own - superior }
    })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let sources = Computed::ALL.into_iter().map(Source::Computed);
    let sources: Vec<Source> = sources.chain([Source::Imported, Source::Typed, Source::Judged]).collect();
    let parts = (
        "[a-z]{1,6}",
        any_scoring(),
        proptest::sample::select(sources),
        proptest::sample::select(Unit::ALL.to_vec()),
        proptest::sample::select(Group::ALL.to_vec()),
        proptest::option::of(-10_000..2_000_000_i64),
        0..=1_000_i64,
        ("[a-z 一-龥]{0,5}", "[a-z]{0,5}", 0..100_i64),
    );
    parts.prop_map(|(id, (direction, scoring), source, unit, group, target, weight, (name, anchors, order))| {
        Indicator {
            name,
            anchors,
            order,
            direction,
            scoring,
            source,
            unit,
            group,
            target,
            weight,
            ..Indicator::new(&id)
        }
    })
}

proptest! {
    /// What was made to be usable is found so, and every value has points between nothing and full.
    #[test]
    fn better_values_never_give_fewer_points(
        (direction, scoring) in any_scoring(),
        target in 1..1_500_000_i64,
        one in -500_000..2_500_000_i64,
        other in -500_000..2_500_000_i64,
    ) {
        prop_assert!(scoring.is_sound(direction), "{:?}", scoring);
        let (worse, better) = if direction.reaches(one, other) { (other, one) } else { (one, other) };
        let points = |value| scoring.points(value, direction, Some(target));
        let (fewer, more) = (points(worse), points(better));
        prop_assert!(fewer <= more, "{:?}: {} gives {:?}, {} gives {:?}", scoring, worse, fewer, better, more);
        prop_assert_eq!(fewer.is_none(), matches!(scoring, Scoring::Manual { .. }));
        prop_assert!(more.is_none_or(|more| (0..=FULL).contains(&more)));
    }

    /// A mark itself belongs to the better side.
    #[test]
    fn a_mark_is_reached_at_itself((direction, scoring) in any_scoring()) {
        if let Scoring::Bands { steps, .. } = &scoring {
            for (mark, points) in steps {
                prop_assert_eq!(scoring.points(*mark, direction, None), Some(*points));
            }
        }
    }

    /// A way of scoring is stored and read back as it was.
    #[test]
    fn a_scoring_reads_back((_, scoring) in any_scoring()) {
        prop_assert_eq!(Scoring::read(&scoring.value()), Some(scoring));
    }

    /// Only the proportions of the weights matter.
    #[test]
    fn scaled_weights_change_nothing(all in vec(rated(), 1..8), raters in raters(), times in 2..9_i64) {
        let scaled: Vec<Rated> = all.iter().map(|one| Rated { weight: one.weight * times, ..*one }).collect();
        prop_assert_eq!(score(&all, &raters), score(&scaled, &raters));
        for rater in Rater::ALL {
            prop_assert_eq!(score_of(&all, rater), score_of(&scaled, rater));
        }
    }

    /// Who has said nothing is left out, as if the rules gave them no weight; an indicator without points as if it were
    /// not on the card.
    #[test]
    fn what_is_missing_is_left_out(all in vec(rated(), 1..8), raters in raters(), weight in 1..500_i64) {
        let silent: Vec<Rated> = all.iter().map(|one| Rated { own: None, ..*one }).collect();
        prop_assert_eq!(score(&silent, &raters), score(&all, &Raters { own: 0, ..raters }));
        let longer: Vec<Rated> = all.iter().copied().chain([Rated { weight, ..Rated::default() }]).collect();
        prop_assert_eq!(score(&longer, &raters), score(&all, &raters));
    }

    /// A score lies between the fewest and the most points that anybody gave, and where all say the same, it is that.
    #[test]
    fn a_score_lies_between_its_points(all in vec(rated(), 1..8), raters in raters(), points in 0..=1_000_i64) {
        let given: Vec<i64> = all.iter().flat_map(|one| [one.own, one.superior, one.data]).flatten().collect();
        let score_of_all = score(&all, &raters);
        prop_assert_eq!(score_of_all.is_none(), given.is_empty());
        if let (Some(score), Some(least), Some(most)) = (score_of_all, given.iter().min(), given.iter().max()) {
            prop_assert!(least - 5 <= score && score <= most + 5);
            prop_assert_eq!(score % 10, 0);
        }
        let same = points * 10;
        let agreed: Vec<Rated> =
            all.iter().map(|one| Rated { own: Some(same), superior: Some(same), data: Some(same), ..*one }).collect();
        prop_assert_eq!(score(&agreed, &raters), Some(same));
    }

    /// More points for one indicator never lower the score.
    #[test]
    fn more_points_never_lower_the_score(all in vec(rated(), 1..8), raters in raters(), more in 0..=FULL) {
        let better: Vec<Rated> =
            all.iter().map(|one| Rated { superior: one.superior.map(|points| points.max(more)), ..*one }).collect();
        prop_assert!(score(&all, &raters) <= score(&better, &raters));
    }

    /// A card that a form keeps is the card that it was, without what had been taken out.
    #[test]
    fn a_frozen_card_thaws(indicators in vec(indicator(), 0..8)) {
        let mut card = Card {
            id: RecordId::new("s:assistant"),
            base: "assistant".into(),
            name: "表".into(),
            role: "assistant".into(),
            is_archived: false,
            indicators: Vec::new(),
        };
        for one in indicators {
            if card.indicator(&one.id).is_none() {
                card.indicators.push(one);
            }
        }
        card.indicators.sort_by(|a, b| (a.group, a.order, &a.id).cmp(&(b.group, b.order, &b.id)));
        prop_assert_eq!(thawed(&frozen(&card)), Some(card.clone()));
        if let Some(first) = card.indicators.first_mut() {
            first.is_archived = true;
            let kept = thawed(&frozen(&card)).expect("a card");
            prop_assert_eq!(kept.indicators, card.live().cloned().collect::<Vec<_>>());
        }
    }
}
