//! The handle of everything in memory, given to every component through the context. Knows no page.

use super::memory::Memory;
use super::problems::Problem;
use super::safety::Safety;
use super::session::Session;
use super::undo::Undoable;
use crate::browser::{clock, zone::IntlZone};
use crate::domain::calendar::{self, DEFAULT_ZONE, Fixed, Zone};
use crate::domain::command::Author;
use crate::domain::ids::{Key, Kind, RecordId};
use crate::domain::people::{self, Permission, Person};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::{self, Shop};
use crate::domain::stamp::ClockDoubt;
use crate::storage::IdbStore;
use crate::storage::StoreError;
use crate::storage::remote::Worker;
use crate::storage::tabs::Tabs;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// How far the start is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The database is being opened.
    Opening,
    /// Nothing is stored and nothing is missed: who are you?
    FirstStart,
    /// Usable.
    Ready,
    /// The sentinel remembers records that the database no longer has (S12, R03, R04).
    Lost {
        /// How many records were there.
        records: u64,
    },
    /// The database cannot be opened or read.
    Failed(StoreError),
}

pub(super) struct Inner {
    pub(super) memory: RefCell<Memory>,
    pub(super) author: RefCell<Author>,
    pub(super) store: OnceCell<Rc<IdbStore>>,
    pub(super) tabs: OnceCell<Tabs>,
    pub(super) worker: Worker,
    pub(super) door: futures::lock::Mutex<()>,
    pub(super) undo: RefCell<Vec<Undoable>>,
    pub(super) head: RefCell<u64>,
    /// The row of the journal up to which everything is in memory; `None` before anything was read.
    pub(super) seen: Cell<Option<u64>>,
    /// Whether the number of all records has been compared with the sentinel's.
    pub(super) is_counted: Cell<bool>,
    pub(super) unfolded: RefCell<u64>,
    /// Whether all records are in memory, not only those of the first screen.
    pub(super) is_whole: Cell<bool>,
    /// Whether the journal is folded into segments after the start: rows have gathered, or a segment was damaged.
    pub(super) must_fold: Cell<bool>,
    zone: RefCell<Option<Rc<IntlZone>>>,
}

/// Everything in memory. `Copy`; get it with [`app`].
#[derive(Clone, Copy)]
pub struct App {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// What is local to the device.
    pub session: Session,
    /// How far the start is.
    pub phase: RwSignal<Phase>,
    /// The time, UTC milliseconds, renewed every half minute: for what is due, not for stamps.
    pub now: RwSignal<i64>,
    /// The last commands that can be undone, newest last: their names.
    pub undoable: RwSignal<Option<Undoable>>,
    /// What the last undo came to, in words, and whether it failed.
    pub undone: RwSignal<Option<(String, bool)>>,
    /// What went wrong, newest last.
    pub problems: RwSignal<Vec<Problem>>,
    /// The safety line.
    pub safety: RwSignal<Safety>,
    /// Whether the device's clock is doubtful (R11).
    pub clock_doubt: RwSignal<Option<ClockDoubt>>,
    /// Whether a newer version waits, in another tab or as a downloaded update (R07).
    pub must_reload: RwSignal<bool>,
}

/// Makes the handle and puts it into the context.
pub fn provide(author: Author) -> App {
    let session = Session::restore();
    let inner = Inner {
        memory: RefCell::default(),
        author: RefCell::new(author),
        store: OnceCell::new(),
        tabs: OnceCell::new(),
        worker: Worker::new(),
        door: futures::lock::Mutex::new(()),
        undo: RefCell::default(),
        head: RefCell::default(),
        seen: Cell::default(),
        is_counted: Cell::default(),
        unfolded: RefCell::default(),
        is_whole: Cell::default(),
        must_fold: Cell::default(),
        zone: RefCell::default(),
    };
    let app = App {
        inner: StoredValue::new_local(Rc::new(inner)),
        session,
        phase: RwSignal::new(Phase::Opening),
        now: RwSignal::new(clock::now()),
        undoable: RwSignal::new(None),
        undone: RwSignal::new(None),
        problems: RwSignal::default(),
        safety: RwSignal::default(),
        clock_doubt: RwSignal::new(None),
        must_reload: RwSignal::new(false),
    };
    APP.set(Some(app));
    app
}

thread_local! {
    /// The one app of this page: listeners on the window and tasks that go on after an await have no context.
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

/// The handle, from anywhere on the page.
pub fn app() -> App {
    APP.get().expect("the app is made before anything asks for it")
}

impl App {
    pub(super) fn inner(&self) -> Rc<Inner> {
        self.inner.get_value()
    }

    pub(super) fn store(&self) -> Result<Rc<IdbStore>, StoreError> {
        self.inner().store.get().cloned().ok_or(StoreError::Closed)
    }

    /// Looks at the records; runs again when a record of one of `kinds` changes.
    pub fn watch<T>(&self, kinds: &[Kind], look: impl FnOnce(&Records) -> T) -> T {
        let inner = self.inner();
        for kind in kinds {
            inner.memory.borrow_mut().kind_trigger(kind).track();
        }
        let memory = inner.memory.borrow();
        look(&memory.records)
    }

    /// Looks at one record; runs again when exactly this record changes. Deleted ones read as `None`.
    pub fn watch_record<T>(&self, key: &Key, look: impl FnOnce(Option<&Record>) -> T) -> T {
        let inner = self.inner();
        inner.memory.borrow_mut().record_trigger(key).track();
        let record = inner.memory.borrow().record(key).filter(|record| !record.is_deleted());
        look(record.as_deref())
    }

    /// Runs again when any record changes.
    pub fn watch_all(&self) {
        self.inner().memory.borrow().all.track();
    }

    /// Looks at the records without running again.
    pub fn peek<T>(&self, look: impl FnOnce(&Records) -> T) -> T {
        look(&self.inner().memory.borrow().records)
    }

    /// The shop that is looked at; runs again when it changes.
    pub fn shop(&self) -> Option<Shop> {
        let wanted = self.session.shop.get();
        self.watch(&[shops::SHOP], |records| {
            let id = shops::canonical(records, &shops::SHOP, &wanted);
            let list = shops::list(records);
            list.iter().find(|shop| shop.id == id).or_else(|| list.first()).cloned()
        })
    }

    /// The person at the device; runs again when it changes.
    pub fn person(&self) -> Option<Person> {
        let wanted = self.session.person.get();
        self.watch(&[people::PERSON], |records| people::find(records, &wanted))
    }

    /// A person's name, joined entries followed; empty when unknown.
    pub fn name_of(&self, person: &RecordId) -> String {
        let found = self.watch(&[people::PERSON], |records| people::find(records, person));
        found.map(|person| person.name).unwrap_or_default()
    }

    /// Whether the person at the device may do it. Guidance, not protection.
    pub fn may(&self, permission: Permission) -> bool {
        let person = self.session.person.get();
        self.watch(&[people::PERSON, people::ROLE], |records| {
            let anyone = people::list(records).iter().any(|p| !p.retired && people::may(records, &p.id, permission));
            !anyone || people::may(records, &person, permission)
        })
    }

    /// The zone of the shop that is looked at (S10).
    pub fn zone(&self) -> Rc<dyn Zone> {
        let shop = self.session.shop.get_untracked();
        let name = self.peek(|records| {
            let id = shops::canonical(records, &shops::SHOP, &shop);
            let list = shops::list(records);
            list.iter().find(|shop| shop.id == id).or_else(|| list.first()).map(|shop| shop.zone.clone())
        });
        self.zone_named(name.as_deref().unwrap_or(DEFAULT_ZONE))
    }

    fn zone_named(&self, name: &str) -> Rc<dyn Zone> {
        let inner = self.inner();
        let mut known = inner.zone.borrow_mut();
        if known.as_ref().is_none_or(|zone| zone.name() != name) {
            *known = IntlZone::new(name).map(Rc::new);
        }
        match known.as_ref() {
            Some(zone) => zone.clone(),
            // A zone that this browser does not know: the default's offset, which has no summer time.
            None => Rc::new(Fixed(480)),
        }
    }

    /// Today's business date in the shop's zone; runs again when the day changes.
    pub fn today(&self) -> NaiveDate {
        calendar::date(&*self.zone(), self.now.get())
    }

    /// Renews the time for what is due.
    pub(super) fn tick(&self) {
        self.now.set(clock::now());
    }
}
