//! What a field of a form takes, and how it stands there as text: words, a date, a count, points, a value of a unit.

use crate::domain::calendar::parse_date;
use crate::domain::scorecards::{FULL, SCALE, Unit, in_field, typed};
use crate::domain::value::Value;
use crate::i18n::{Lang, appraisals, appraisals_form as msg, format, scorecards};
use crate::state::{Draft, app};

/// The most that a count can be: hours of a month.
const MOST: i64 = 31 * 24;

/// Hundredths of a point are so many ten-thousandths.
const POINT: i64 = SCALE / 100;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// Several lines.
    #[default]
    Words,
    /// One line.
    Line,
    /// A business date.
    Date,
    /// A whole number.
    Count,
    /// Points out of a hundred.
    Points,
    /// A value of this unit.
    Value(Unit),
}

impl Shape {
    /// A stored value as it stands in the field.
    pub(super) fn shown(self, value: &Value) -> String {
        match (self, value) {
            (Self::Points, Value::Int(points)) => in_field(points * POINT),
            (Self::Value(_), Value::Int(value)) => in_field(*value),
            (_, Value::Int(number)) => number.to_string(),
            (_, Value::Text(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    /// A stored value as it is read; nothing for none.
    pub(super) fn told(self, l: Lang, value: &Value) -> String {
        match (self, value) {
            (Self::Points, Value::Int(points)) => appraisals::points(*points),
            (Self::Value(unit), Value::Int(value)) => scorecards::measured_value(l, unit, *value),
            (Self::Date, Value::Text(date)) => {
                parse_date(date).map_or_else(|| date.to_string(), |date| format::day(l, date, app().today()))
            }
            _ => self.shown(value),
        }
    }

    /// What was typed as it is stored.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub(super) fn read(self, l: Lang, text: &str) -> Result<Value, String> {
        if text.trim().is_empty() {
            return Ok(Value::Null);
        }
        match self {
            Self::Words | Self::Line => Ok(text.into()),
            Self::Date => parse_date(text).map(|_| text.into()).ok_or_else(|| msg::bad_date(l).to_owned()),
            Self::Count => count(text).map(Value::from).ok_or_else(|| msg::bad_count(l).to_owned()),
            Self::Points => points(text).map(Value::from).ok_or_else(|| msg::bad_points(l).to_owned()),
            Self::Value(unit) => match typed(text, unit) {
                Ok(value) => Ok(value.map_or(Value::Null, Value::from)),
                Err(error) => Err(msg::not_a_measure(l, error).to_owned()),
            },
        }
    }

    /// What was typed here and not stored; words that somebody else wrote meanwhile stay before it.
    pub(super) fn kept(self, draft: &Draft, stored: &str) -> Option<String> {
        match self {
            Self::Words | Self::Line => draft.beside(stored),
            _ => draft.over(stored),
        }
    }

    /// The keyboard of a tablet.
    pub(super) fn input_mode(self) -> &'static str {
        match self {
            Self::Count => "numeric",
            Self::Points | Self::Value(_) => "decimal",
            _ => "text",
        }
    }
}

fn count(text: &str) -> Option<i64> {
    let value = typed(text, Unit::Count).ok()??;
    Some(value / SCALE).filter(|count| value % SCALE == 0 && (0..=MOST).contains(count))
}

/// Hundredths of a point, out of a hundred points.
pub(super) fn points(text: &str) -> Option<i64> {
    let value = typed(text, Unit::Points).ok()??;
    Some(value / POINT).filter(|points| value % POINT == 0 && (0..=FULL).contains(points))
}
