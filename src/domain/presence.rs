//! Who has a record open in which tab: the name of the lock that says so, and what the names of all held locks say.
//! Pure; how locks are held and found is not known here.

use super::ids::RecordId;
use super::order;
use super::people::{PERSON, find};
use super::records::Records;
use super::shops::canonical;

/// What the names of these locks begin with.
const OPEN: &str = "dianxun.open.";

/// One record, open in one tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The database that the tab looks at.
    pub database: String,
    /// The record.
    pub record: RecordId,
    /// Who is at the tab.
    pub person: RecordId,
    /// The tab.
    pub tab: String,
}

impl Open {
    /// The name of the lock: `dianxun.open.<database>/<record>/<person>/<tab>`, whatever stands in each of them.
    pub fn lock(&self) -> String {
        let parts = [&self.database, self.record.as_str(), self.person.as_str(), &self.tab];
        format!("{OPEN}{}", parts.map(escaped).join("/"))
    }

    /// Reads the name of a lock; `None` when it is another sort of lock, or of a version that says more.
    pub fn read(lock: &str) -> Option<Self> {
        let mut parts = lock.strip_prefix(OPEN)?.split('/').map(plain);
        let mut next = || parts.next();
        let (database, record, person, tab) = (next()?, next()?, next()?, next()?);
        let open = Self { database, record: RecordId::new(record), person: RecordId::new(person), tab };
        parts.next().is_none().then_some(open)
    }

    /// The persons of the other tabs that have the same record open, by the names of all locks that are held.
    pub fn others(&self, held: &[String]) -> Vec<RecordId> {
        let open = held.iter().filter_map(|lock| Self::read(lock));
        let here = open.filter(|open| open.database == self.database && open.record == self.record);
        here.filter(|open| open.tab != self.tab).map(|open| open.person).collect()
    }
}

/// Who else has it open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nobody.
    Nobody,
    /// Only the person who looks, in another tab.
    Oneself,
    /// Others: their names in order, each once; empty for those who are not known.
    Others(Vec<String>),
}

/// Who is told to have it open besides `own`. Joined entries of one person are one (S9); somebody else counts more than
/// one's own other tab.
pub fn beside(records: &Records, own: &RecordId, others: &[RecordId]) -> Beside {
    let own = canonical(records, &PERSON, own);
    let strangers = others.iter().filter(|person| canonical(records, &PERSON, person) != own);
    let names = order::set(strangers.map(|person| find(records, person).map_or(String::new(), |found| found.name)));
    match (names.is_empty(), others.is_empty()) {
        (false, _) => Beside::Others(names.into_iter().collect()),
        (true, false) => Beside::Oneself,
        (true, true) => Beside::Nobody,
    }
}

/// A part without slashes, which ids may hold as well.
fn escaped(part: &str) -> String {
    part.replace('%', "%25").replace('/', "%2F")
}

fn plain(part: &str) -> String {
    part.replace("%2F", "/").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Field, Key, ReplicaId};
    use crate::domain::record::Record;
    use crate::domain::stamp::Stamp;
    use proptest::prelude::*;

    const LIN: RecordId = RecordId::of("0198-lin");
    const WU: RecordId = RecordId::of("0198-wu");

    fn open(person: &RecordId, tab: &str) -> Open {
        let record = RecordId::of("0198-shop:daily:2026-11-20");
        Open { database: "dianxun".into(), record, person: person.clone(), tab: tab.into() }
    }

    fn people(people: &[(&str, &str, &str)]) -> Records {
        let mut records = Records::default();
        for (id, name, alias_of) in people {
            let mut record = Record::new(Key::new(PERSON, RecordId::new(id)));
            for (field, value) in [("name", *name), ("alias_of", *alias_of)] {
                record.put(Field::of(field), value.into(), Stamp { ms: 1, counter: 0, replica: ReplicaId(1) });
            }
            records.merge(record);
        }
        records
    }

    fn team() -> Records {
        people(&[("0198-lin", "林小满", ""), ("0198-wu", "周衡", ""), ("0198-lin2", "小林", "0198-lin")])
    }

    fn others(names: &[&str]) -> Beside {
        Beside::Others(names.iter().map(|name| (*name).to_owned()).collect())
    }

    proptest! {
        #[test]
        fn a_name_is_read_again_whatever_stands_in_it(
            database in ".{0,4}", record in "[a-z:/%25F.]{0,12}", person in "[%/25Ff\\PC]{0,8}", tab in ".{0,8}",
        ) {
            let open = Open { database, record: RecordId::new(record), person: RecordId::new(person), tab };
            prop_assert_eq!(Open::read(&open.lock()), Some(open));
        }

        #[test]
        fn different_places_have_different_names(one in "[%/25F]{0,6}", two in "[%/25F]{0,6}") {
            let at = |record: &str, person: &str| Open { record: RecordId::new(record), ..open(&RecordId::new(person), "t") };
            prop_assert_eq!(at(&one, &two).lock() == at(&two, &one).lock(), one == two);
        }
    }

    #[test]
    fn other_sorts_of_locks_are_passed_over() {
        assert_eq!(open(&LIN, "a.1").lock(), "dianxun.open.dianxun/0198-shop:daily:2026-11-20/0198-lin/a.1");
        for lock in ["", "dianxun.tab.dianxun.1", "dianxun.open.", "dianxun.open.a/b/c", "dianxun.open.a/b/c/d/e"] {
            assert_eq!(Open::read(lock), None, "{lock}");
        }
    }

    #[test]
    fn only_other_tabs_of_the_same_record_count() {
        let own = open(&LIN, "1");
        let demo = Open { database: "dianxun-demo".into(), ..open(&WU, "2") };
        let yesterday = Open { record: RecordId::of("0198-shop:daily:2026-11-19"), ..open(&WU, "3") };
        let before_the_switch = open(&WU, "1");
        let mut held: Vec<String> = [&own, &demo, &yesterday, &before_the_switch].map(Open::lock).into();
        held.push("dianxun.compact".to_owned());
        assert_eq!(own.others(&held), []);
        held.extend([open(&WU, "4"), open(&LIN, "5"), open(&WU, "6")].map(|open| open.lock()));
        assert_eq!(own.others(&held), [WU, LIN, WU]);
    }

    #[test]
    fn each_is_named_once_and_in_order() {
        let records = people(&[("0198-lin", "Lin", ""), ("0198-wu", "Wu", ""), ("b", "Ann", "")]);
        assert_eq!(beside(&records, &LIN, &[]), Beside::Nobody);
        assert_eq!(beside(&records, &LIN, &[WU, RecordId::of("b"), WU]), others(&["Ann", "Wu"]));
        assert_eq!(beside(&records, &LIN, &[RecordId::of("unknown")]), others(&[""]));
    }

    #[test]
    fn oneself_is_recognised_under_every_entry() {
        let (records, joined) = (team(), RecordId::of("0198-lin2"));
        for (own, other) in [(&LIN, &LIN), (&LIN, &joined), (&joined, &LIN)] {
            assert_eq!(beside(&records, own, std::slice::from_ref(other)), Beside::Oneself);
        }
        assert_eq!(beside(&records, &LIN, &[LIN, WU]), others(&["周衡"]), "somebody else counts more");
        assert_eq!(beside(&records, &WU, &[LIN, joined]), others(&["林小满"]), "two entries, one person");
    }
}
