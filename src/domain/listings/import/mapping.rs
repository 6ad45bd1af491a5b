//! What a person said a column means, remembered per shop and kind of table. Knows no row of one.

use super::column::Target;
use crate::domain::command::Draft;
use crate::domain::ids::{Field, Key, Kind, RecordId};
use crate::domain::records::Records;
use std::collections::BTreeMap;
use xxhash_rust::xxh64::xxh64;

/// What the columns of one kind of table mean in one shop.
pub const IMPORT_MAPPING: Kind = Kind::of("import_mapping");

/// Stands for "nothing" in a mapping.
const NOTHING: &str = "-";

/// Tables with the same header are of one kind.
pub fn fingerprint(header: &[String]) -> String {
    format!("{:016x}", xxh64(header.join("\u{1f}").as_bytes(), 0))
}

/// The id of a mapping: derived, so that two devices write the same record (S9).
pub fn mapping_id(shop: &RecordId, fingerprint: &str) -> RecordId {
    RecordId::new(format!("{shop}:{fingerprint}"))
}

/// A mapping's full name.
pub fn mapping_key(id: &RecordId) -> Key {
    Key::new(IMPORT_MAPPING, id.clone())
}

/// Remembers what columns mean; `None`: nothing.
pub fn remember(shop: &RecordId, fingerprint: &str, columns: &[(usize, Option<Target>)]) -> Draft {
    let key = mapping_key(&mapping_id(shop, fingerprint));
    let code = |target: Option<Target>| target.map_or(NOTHING, Target::code);
    columns.iter().fold(Draft::new("listing.mapping"), |draft, (at, target)| {
        draft.set(&key, Field::keyed(&["column", &at.to_string()]), code(*target))
    })
}

/// What was remembered of each column.
pub fn remembered(records: &Records, shop: &RecordId, fingerprint: &str) -> BTreeMap<usize, Option<Target>> {
    let record = records.by_key(&mapping_key(&mapping_id(shop, fingerprint)));
    let columns = record.into_iter().flat_map(|record| record.under("column"));
    let read = columns.filter_map(|(at, cell)| {
        let code = cell.value.as_str()?;
        let target = Target::from_code(code);
        (target.is_some() || code == NOTHING).then_some((at.parse().ok()?, target))
    });
    read.collect()
}
