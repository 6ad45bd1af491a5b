//! Names of things: kinds, record ids, field names, replicas, devices. Knows nothing of their content.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(SmolStr);

        impl $name {
            /// A name known when the program is compiled.
            pub const fn of(text: &'static str) -> Self {
                Self(SmolStr::new_static(text))
            }
            /// A name met at run time.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(SmolStr::new(text))
            }
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<SmolStr> for $name {
            fn from(text: SmolStr) -> Self {
                Self(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }
    };
}

text_id! {
    /// What sort of record: `shop`, `run`, `task` … Kinds of later versions are carried along (S7).
    Kind
}
text_id! {
    /// A record within its kind: a UUIDv7, or a text derived from its natural key (S9).
    RecordId
}
text_id! {
    /// A field of a record. What several people add to at once is a field of its own (S2): `note/<id>`.
    Field
}
text_id! {
    /// A device (browser profile); one device has many replicas over time.
    DeviceId
}

impl Field {
    /// A keyed field: `Field::keyed(&["result", check, entry])` is `result/<check>/<entry>`.
    pub fn keyed(parts: &[&str]) -> Self {
        Self::new(parts.join("/"))
    }

    /// The parts between the slashes.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.as_str().split('/')
    }
}

/// A record's full name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id within the kind.
    pub id: RecordId,
}

impl Key {
    /// Kind and id together.
    pub fn new(kind: Kind, id: RecordId) -> Self {
        Self { kind, id }
    }
}

/// One tab session of one device (S1). Random; written as 16 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ReplicaId(pub u64);

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for ReplicaId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let hex = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !hex {
            return Err(NotAnId);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| NotAnId)
    }
}

impl Serialize for ReplicaId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReplicaId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The text is not an id of the expected shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of the expected shape")]
pub struct NotAnId;
