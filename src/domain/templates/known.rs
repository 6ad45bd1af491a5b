//! Which templates are known: shipped ones, a shop's own, and each in the versions that runs were made with.
//! Keeps every version that was met, once; that is a memory of what records say, and changes nothing.

use super::content::Content;
use super::read::read;
use super::template::{Check, Template, Version};
use super::{TEMPLATE, VERSION, field};
use crate::domain::ids::{Key, RecordId};
use crate::domain::inspections::{self, RunId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The daily store-page inspection 每日店铺页面巡检 (INSP-01 … INSP-07): six groups, 23 checks. The one template that
/// is part of the program; the others lie beside it as files.
pub static DAILY: LazyLock<&'static Template> = LazyLock::new(|| read("daily", Version::Shipped(1), &DAILY_CONTENT));

static DAILY_CONTENT: LazyLock<Content> = LazyLock::new(|| {
    // A test holds that it can be read.
    let nested = serde_json::from_str(include_str!("shipped/daily.json")).unwrap_or_default();
    Content::of_nested(&nested)
});

/// What was read of records before.
#[derive(Default)]
struct Met {
    /// By id and digest: a copy that nobody has changed yet has the content of another template.
    versions: BTreeMap<(SmolStr, SmolStr), &'static Template>,
    /// By id, with the record that it was read from.
    current: BTreeMap<RecordId, (Arc<Record>, &'static Template)>,
}

static MET: Mutex<Option<Met>> = Mutex::new(None);

/// The template as it is now: what the next run is made with.
pub fn current(records: &Records, id: &str) -> Option<&'static Template> {
    let id = RecordId::new(id);
    let Some(record) = records.get(&TEMPLATE, &id).filter(|record| !record.is_deleted()) else {
        return shipped(id.as_str());
    };
    let known = met(|met| met.current.get(&id).filter(|(of, _)| Arc::ptr_eq(of, record)).map(|(_, known)| *known));
    known.or_else(|| {
        let content = content(records, id.as_str())?;
        let template = if is_shipped(id.as_str(), &content) {
            shipped(id.as_str())?
        } else {
            version(id.as_str(), content.digest(), &content)
        };
        met(|met| met.current.insert(id.clone(), (record.clone(), template)));
        Some(template)
    })
}

/// The template of a run: as it was when the run was begun, else as it is now.
pub fn of_run(records: &Records, run: &RunId) -> Option<&'static Template> {
    let begun = records.by_key(&run.key()).and_then(|record| record.get(&inspections::field::VERSION));
    match begun {
        Some(Value::Text(digest)) => {
            let name = (SmolStr::new(&run.template), digest.clone());
            let known = met(|met| met.versions.get(&name).copied());
            known.or_else(|| {
                Some(version(&run.template, digest.clone(), &Content::of_version(record(records, digest)?)?))
            })
        }
        Some(Value::Int(_)) => shipped(&run.template),
        _ => None,
    }
    .or_else(|| current(records, &run.template))
}

/// A check of a run.
pub fn find_check(records: &Records, run: &RunId, check: &str) -> Option<&'static Check> {
    of_run(records, run)?.check(check)
}

/// The properties of a template as it is now.
pub fn content(records: &Records, id: &str) -> Option<Content> {
    let shop = records.get(&TEMPLATE, &RecordId::new(id)).filter(|record| !record.is_deleted());
    let base = match shop.and_then(|record| record.get(&field::BASE)).and_then(Value::as_str) {
        Some(digest) => Some(Content::of_version(record(records, digest)?)?),
        None => is_in_program(id).then(|| DAILY_CONTENT.clone()),
    };
    match shop {
        Some(record) => Some(base.unwrap_or_default().under(record)),
        None => base,
    }
}

/// The version record that a run made with this version needs, unless it is there or the version is shipped.
pub fn snapshot(records: &Records, template: &Template) -> Option<(Key, Value)> {
    let Version::Made(digest) = template.version else { return None };
    if record(records, digest).is_some_and(|record| record.get(&field::CONTENT).is_some()) {
        return None;
    }
    Some((version_key(digest), content(records, template.id)?.value()))
}

/// The full name of a version record.
pub(super) fn version_key(digest: &str) -> Key {
    Key::new(VERSION, RecordId::new(digest))
}

fn record<'a>(records: &'a Records, digest: &str) -> Option<&'a Record> {
    records.by_key(&version_key(digest)).map(AsRef::as_ref)
}

fn shipped(id: &str) -> Option<&'static Template> {
    is_in_program(id).then(|| *DAILY)
}

/// Whether the template is part of the program itself.
pub(super) fn is_in_program(id: &str) -> bool {
    id == "daily"
}

fn is_shipped(id: &str, content: &Content) -> bool {
    is_in_program(id) && *content == *DAILY_CONTENT
}

/// The template of some content; the same one for the same content. The digest is that under which the content is
/// stored: where it was stored in an older form, it is not that of the content as it is read.
fn version(id: &str, digest: SmolStr, content: &Content) -> &'static Template {
    met(|met| {
        *met.versions
            .entry((SmolStr::new(id), digest.clone()))
            .or_insert_with(|| read(id, Version::Made(String::leak(digest.to_string())), content))
    })
}

fn met<T>(look: impl FnOnce(&mut Met) -> T) -> T {
    let mut met = MET.lock().unwrap_or_else(PoisonError::into_inner);
    look(met.get_or_insert_default())
}
