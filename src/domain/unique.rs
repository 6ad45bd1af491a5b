//! Reads a map in which no name may stand twice (R24): JSON readers keep the last one silently, and then
//! two devices could read one file differently. Knows no record.

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

struct Unique<K, V>(PhantomData<(K, V)>);

impl<'de, K: DeserializeOwned + Ord + fmt::Debug, V: DeserializeOwned> Visitor<'de> for Unique<K, V> {
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut read = BTreeMap::new();
        while let Some(name) = access.next_key::<K>()? {
            let value = access.next_value::<V>().map_err(|why| Error::custom(format!("in {name:?}: {why}")))?;
            if read.contains_key(&name) {
                return Err(Error::custom(format!("in {name:?}: the name stands twice")));
            }
            read.insert(name, value);
        }
        Ok(read)
    }
}
