//! Reads a map in which no name may stand twice (R24): JSON readers keep the last one silently, and then
//! two devices could read one file differently. Knows no record.

use super::order::sort_by;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// For `#[serde(deserialize_with)]`: a map whose names differ. What is wrong with a value is told with its name.
///
/// # Errors
/// A name that stands twice, and whatever the value's own reading refuses.
pub fn map<'de, D, K, V>(d: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: DeserializeOwned + Ord + fmt::Debug,
    V: DeserializeOwned,
{
    d.deserialize_map(Unique(PhantomData))
}

/// The same as a list sorted by name. What is written in order, as we write it, is taken as it stands.
///
/// # Errors
/// A name that stands twice, and whatever the value's own reading refuses.
pub fn list<'de, D, K, V>(d: D) -> Result<Vec<(K, V)>, D::Error>
where
    D: Deserializer<'de>,
    K: DeserializeOwned + Ord + fmt::Debug,
    V: DeserializeOwned,
{
    let mut read: Vec<(K, V)> = d.deserialize_map(Listed(PhantomData))?;
    if !read.is_sorted_by(|(one, _), (next, _)| one < next) {
        sort_by(&mut read, |(one, _), (other, _)| one.cmp(other));
    }
    match read.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(Error::custom(format!("in {:?}: the name stands twice", pair[0].0))),
        None => Ok(read),
    }
}

struct Listed<K, V>(PhantomData<(K, V)>);

impl<'de, K: DeserializeOwned + fmt::Debug, V: DeserializeOwned> Visitor<'de> for Listed<K, V> {
    type Value = Vec<(K, V)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some(name) = access.next_key::<K>()? {
            let value = value_of(&mut access, &name)?;
            read.push((name, value));
        }
        Ok(read)
    }
}

/// The next value; what is wrong with it is told with its name.
fn value_of<'de, A: MapAccess<'de>, V: DeserializeOwned>(
    access: &mut A,
    name: &impl fmt::Debug,
) -> Result<V, A::Error> {
    access.next_value::<V>().map_err(|why| Error::custom(format!("in {name:?}: {why}")))
}

/// Reads the value of a name whose turn it is.
///
/// # Errors
/// The name was there before, and whatever the value's own reading refuses.
pub fn member<'de, A: MapAccess<'de>, K: Ord + fmt::Debug, V: DeserializeOwned>(
    read: &mut BTreeMap<K, V>,
    name: K,
    access: &mut A,
) -> Result<(), A::Error> {
    let value = value_of(access, &name)?;
    if read.contains_key(&name) {
        return Err(Error::custom(format!("in {name:?}: the name stands twice")));
    }
    read.insert(name, value);
    Ok(())
}

struct Unique<K, V>(PhantomData<(K, V)>);

impl<'de, K: DeserializeOwned + Ord + fmt::Debug, V: DeserializeOwned> Visitor<'de> for Unique<K, V> {
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut read = BTreeMap::new();
        while let Some(name) = access.next_key::<K>()? {
            member(&mut read, name, &mut access)?;
        }
        Ok(read)
    }
}
