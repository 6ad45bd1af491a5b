//! The number or the words of an answer as they stand in a field, and read from one. Stores nothing.

use super::run::Answer;
use crate::domain::amount::{self, AmountError};
use crate::domain::templates::Ask;
use crate::domain::value::Value;

impl Answer {
    /// The value as it stands in its field; empty for none.
    pub fn value_in_field(&self) -> String {
        value_in_field(self.value.as_ref())
    }
}

/// A value as it stands in its field; empty for none.
pub fn value_in_field(value: Option<&Value>) -> String {
    match value {
        Some(Value::Int(number)) => amount::plain(*number),
        Some(Value::Text(text)) => text.to_string(),
        _ => String::new(),
    }
}

/// What was typed into a check's field; `None` when it is empty.
///
/// # Errors
/// [`AmountError`] where a number is asked for and something else was typed.
pub fn read_value(ask: Ask, typed: &str) -> Result<Option<Value>, AmountError> {
    match ask {
        Ask::Number { .. } => Ok(amount::parse(typed)?.map(Value::Int)),
        _ => Ok(Some(typed).filter(|text| !text.trim().is_empty()).map(Value::text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::templates::Text;

    #[test]
    fn what_stands_in_a_field_reads_back() {
        let number = Ask::Number { unit: Text { zh: "", en: "" }, min: None, max: None };
        for (ask, value) in [(number, Value::Int(-3_500)), (Ask::Text, Value::text("  两端 "))] {
            assert_eq!(read_value(ask, &value_in_field(Some(&value))), Ok(Some(value)));
        }
        assert_eq!(read_value(number, " "), Ok(None));
        assert_eq!(read_value(Ask::Text, " "), Ok(None));
        assert_eq!(read_value(number, "warm"), Err(AmountError::NotANumber));
    }
}
