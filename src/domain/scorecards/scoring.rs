//! From a measured value to points: bands, shares of a target, straight lines between points, so much off per step, or a person's word
//! (catalogue KPI-06, KPI-26). Knows no indicator, no person and no total.

use super::measure::{Direction, SCALE, rounded};
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Full points, in hundredths of a point.
pub const FULL: i64 = 10_000;

/// How a value becomes points. Values are ten-thousandths of the indicator's unit, points hundredths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scoring {
    /// The points of the best mark that is reached.
    Bands {
        /// Mark and points, the best first.
        steps: Vec<(i64, i64)>,
        /// The points where none is reached.
        below: i64,
    },
    /// Bands whose marks are shares of the target, in ten-thousandths of a per cent: the best share that is reached. Where
    /// less is better, the share is that of the target in the value.
    Share {
        /// Mark and points, the best first.
        steps: Vec<(i64, i64)>,
        /// The points where none is reached.
        below: i64,
    },
    /// On straight lines between points, level beyond the outer ones.
    Linear {
        /// Value and points.
        points: Vec<(i64, i64)>,
    },
    /// Full points at the mark, and so many off for each step that was begun beyond it, down to a floor.
    Deduct {
        /// The mark; none for the indicator's target.
        from: Option<i64>,
        /// How wide a step is.
        step: i64,
        /// The points that each takes off.
        off: i64,
        /// The fewest points.
        floor: i64,
    },
    /// Somebody says: 0 to so many, 5 or 100; the words of the marks stand with the indicator.
    Manual {
        /// The most that can be said.
        most: i64,
    },
}

impl Scoring {
    /// The points of a value; `None` where a person has to say, or where the mark is missing.
    pub fn points(&self, value: i64, direction: Direction, target: Option<i64>) -> Option<i64> {
        let points = match self {
            Self::Bands { steps, below } => band(steps, *below, value, direction),
            Self::Share { steps, below } => share(steps, *below, value, target?, direction)?,
            Self::Linear { points } => linear(points, value)?,
            Self::Deduct { from, step, off, floor } => FULL
                .saturating_sub(begun_steps(value, (*from).or(target)?, *step, direction).saturating_mul(*off))
                .max(*floor),
            Self::Manual { .. } => return None,
        };
        Some(points.clamp(0, FULL))
    }

    /// Whether it can be used: no empty list, steps that have a width, marks in order and points that follow them.
    pub fn is_sound(&self, direction: Direction) -> bool {
        let in_range = |points: &i64| (0..=FULL).contains(points);
        let is_above = |steps: &[(i64, i64)], below: i64| {
            steps.last().is_some_and(|(_, last)| *last >= below) && steps.iter().all(|(_, points)| in_range(points))
        };
        let falls = |steps: &[(i64, i64)], direction: Direction| {
            steps.windows(2).all(|pair| match pair {
                [(mark, points), (next, fewer)] => mark != next && direction.reaches(*mark, *next) && points >= fewer,
                _ => false,
            })
        };
        match self {
            Self::Bands { steps, below } => falls(steps, direction) && in_range(below) && is_above(steps, *below),
            Self::Share { steps, below } => {
                let is_share = steps.iter().all(|(mark, _)| *mark > 0);
                falls(steps, Direction::Up) && in_range(below) && is_above(steps, *below) && is_share
            }
            Self::Linear { points } => {
                let is_sorted = points.windows(2).all(|pair| matches!(pair, [(one, _), (next, _)] if one < next));
                let rises = |up: bool| {
                    points
                        .windows(2)
                        .all(|pair| matches!(pair, [(_, one), (_, next)] if if up { one <= next } else { one >= next }))
                };
                points.len() > 1
                    && is_sorted
                    && rises(direction == Direction::Up)
                    && points.iter().all(|(_, points)| in_range(points))
            }
            Self::Deduct { step, off, floor, .. } => *step > 0 && *off >= 0 && in_range(floor),
            Self::Manual { most } => matches!(most, 5 | 100),
        }
    }

    /// As it stands in a record: one value, since it means nothing in parts.
    pub fn value(&self) -> Value {
        let pairs = |pairs: &[(i64, i64)]| {
            Value::List(
                pairs.iter().map(|(at, points)| map([("at", (*at).into()), ("points", (*points).into())])).collect(),
            )
        };
        match self {
            Self::Bands { steps, below } => {
                map([("kind", "bands".into()), ("steps", pairs(steps)), ("below", (*below).into())])
            }
            Self::Share { steps, below } => {
                map([("kind", "share".into()), ("steps", pairs(steps)), ("below", (*below).into())])
            }
            Self::Linear { points } => map([("kind", "linear".into()), ("steps", pairs(points))]),
            Self::Deduct { from, step, off, floor } => {
                let mut value = map([
                    ("kind", "deduct".into()),
                    ("step", (*step).into()),
                    ("off", (*off).into()),
                    ("floor", (*floor).into()),
                ]);
                if let (Value::Map(members), Some(from)) = (&mut value, from) {
                    members.insert(SmolStr::new_static("from"), (*from).into());
                }
                value
            }
            Self::Manual { most } => map([("kind", "manual".into()), ("most", (*most).into())]),
        }
    }

    /// From a record; `None` for a way of a later version.
    pub fn read(value: &Value) -> Option<Self> {
        let int = |name| value.member(name).and_then(Value::as_int);
        let pairs = || match value.member("steps") {
            Some(Value::List(items)) => items.iter().map(pair).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        match value.member("kind")?.as_str()? {
            "bands" => Some(Self::Bands { steps: pairs()?, below: int("below")? }),
            "share" => Some(Self::Share { steps: pairs()?, below: int("below")? }),
            "linear" => Some(Self::Linear { points: pairs()? }),
            "deduct" => {
                Some(Self::Deduct { from: int("from"), step: int("step")?, off: int("off")?, floor: int("floor")? })
            }
            "manual" => Some(Self::Manual { most: int("most")? }),
            _ => None,
        }
    }
}

fn pair(value: &Value) -> Option<(i64, i64)> {
    Some((value.member("at")?.as_int()?, value.member("points")?.as_int()?))
}

fn map<const N: usize>(members: [(&'static str, Value); N]) -> Value {
    Value::Map(members.into_iter().map(|(name, value)| (SmolStr::new_static(name), value)).collect::<BTreeMap<_, _>>())
}

fn band(steps: &[(i64, i64)], below: i64, value: i64, direction: Direction) -> i64 {
    steps.iter().find(|(mark, _)| direction.reaches(value, *mark)).map_or(below, |(_, points)| *points)
}

/// Nothing to share is no mark: `None`.
fn share(steps: &[(i64, i64)], below: i64, value: i64, target: i64, direction: Direction) -> Option<i64> {
    let (value, target) = (i128::from(value), i128::from(target));
    let (part, whole) = match direction {
        Direction::Up => (value, target),
        Direction::Down => (target, value),
    };
    let full = 100 * i128::from(SCALE);
    let reaches = |(mark, _): &&(i64, i64)| part * full >= i128::from(*mark) * whole;
    (target > 0).then(|| steps.iter().find(reaches).map_or(below, |(_, points)| *points))
}

fn linear(points: &[(i64, i64)], value: i64) -> Option<i64> {
    let (first, last) = (points.first()?, points.last()?);
    if value <= first.0 {
        return Some(first.1);
    }
    let between = points.windows(2).find_map(|pair| match pair {
        [one, next] if value < next.0 => Some((*one, *next)),
        _ => None,
    });
    let Some(((from, low), (to, high))) = between else { return Some(last.1) };
    let wide = i128::from(to) - i128::from(from);
    let risen = (i128::from(high) - i128::from(low)) * (i128::from(value) - i128::from(from));
    rounded(i128::from(low) * wide + risen, wide)
}

/// How many steps a value lies beyond the mark on the worse side; one that was begun counts.
fn begun_steps(value: i64, mark: i64, step: i64, direction: Direction) -> i64 {
    let beyond = match direction {
        Direction::Up => mark.saturating_sub(value),
        Direction::Down => value.saturating_sub(mark),
    };
    if beyond <= 0 || step <= 0 { 0 } else { (beyond - 1) / step + 1 }
}
