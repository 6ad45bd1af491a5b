//! What a field can hold: JSON without fractions (S11). Knows nothing of fields or records.

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::fmt;

/// The largest whole number, and with a minus the smallest: beyond it other readers of JSON round (R23).
pub const MAX_INT: i64 = (1 << 53) - 1;

/// A field's value. Money and scores are whole numbers; fractions, NaN and infinities do not exist here
/// (R23), so that canonical bytes are the same on every device.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Value {
    /// Cleared, or never set.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number: instants in UTC milliseconds, money in minor units, scores in hundredths.
    Int(i64),
    /// Text, or a date as `2026-11-21`, or an id.
    Text(SmolStr),
    /// Values in order. Never for what several people add to (S2).
    List(Vec<Value>),
    /// Named values, sorted by name.
    Map(BTreeMap<SmolStr, Value>),
}

impl Value {
    /// Text from anything that reads as text.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::Text(SmolStr::new(text))
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    /// A member of a map.
    pub fn member(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Map(members) => members.get(name),
            _ => None,
        }
    }

    /// Every text in it, at whatever depth.
    pub fn each_text<'v>(&'v self, hear: &mut impl FnMut(&'v str)) {
        match self {
            Self::Text(text) => hear(text),
            Self::List(items) => items.iter().for_each(|item| item.each_text(hear)),
            Self::Map(members) => members.values().for_each(|member| member.each_text(hear)),
            _ => {}
        }
    }

    /// How many lists and maps stand in one another.
    pub fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or_default(),
            Self::Map(members) => 1 + members.values().map(Self::depth).max().unwrap_or_default(),
            _ => 0,
        }
    }

    /// Nothing in it.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The bytes that break a tie between equal stamps (S1): compact JSON, members sorted by name.
    pub fn canonical(&self) -> String {
        // A number that cannot be written cannot be read either; it must still break ties the same way.
        serde_json::to_string(self).unwrap_or_else(|_| format!("{self:?}"))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => s.serialize_unit(),
            Self::Bool(yes) => s.serialize_bool(*yes),
            Self::Int(number) => s.serialize_i64(whole(*number).map_err(ser::Error::custom)?),
            Self::Text(text) => s.serialize_str(text),
            Self::List(items) => s.collect_seq(items),
            Self::Map(members) => s.collect_map(members),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(Reader)
    }
}

fn whole(number: i64) -> Result<i64, &'static str> {
    if (-MAX_INT..=MAX_INT).contains(&number) { Ok(number) } else { Err("the number is too large to be exact") }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value without fractions")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }
    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        whole(number).map(Value::Int).map_err(E::custom)
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        if number == 0.0 && number.is_sign_negative() {
            return Ok(Value::Int(0));
        }
        Err(E::custom("fractions are not allowed: money and scores are whole numbers"))
    }
    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::text(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<SmolStr, Value>()? {
            if members.insert(name.clone(), value).is_some() {
                return Err(de::Error::custom(format!("the name {name:?} stands twice")));
            }
        }
        Ok(Value::Map(members))
    }
}
