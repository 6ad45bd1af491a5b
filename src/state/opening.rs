//! The start: open the database, compare the sentinel, load what the first screen needs, then the rest;
//! listen to other tabs. Knows the order, not the screens.

use super::app::{App, Phase};
use super::memory::notify;
use super::problems::Problem;
use crate::browser::prefs::{self, Place};
use crate::browser::{clock, files, page};
use crate::domain::calendar::Zone;
use crate::domain::change::JournalRow;
use crate::domain::demo::pictures::{MEDIA_TYPE, PICTURES, Picture};
use crate::domain::ids::Kind;
use crate::domain::{people, shops};
use crate::storage::IdbStore;
use crate::storage::sentinel::{self, Verdict};
use crate::storage::tabs::Tabs;
use crate::storage::{Blob, Part, RECENT, Store, StoreError};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// What Today needs: who and where, and what was changed last. Everything else is loaded after the first paint.
const FIRST: [Kind; 4] = [shops::SHOP, people::PERSON, people::ROLE, RECENT];

impl App {
    /// Opens the database and loads; the phase tells how far it is. Today shows itself before everything is there;
    /// any other page, opened by its link, waits for all records.
    pub async fn open(self, begins_with_today: bool) {
        let phase = match self.try_open(begins_with_today).await {
            Ok(phase) => phase,
            Err(error) => {
                self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
                Phase::Failed(error)
            }
        };
        let ready = phase == Phase::Ready;
        if ready && self.inner().is_whole.get() {
            self.take_over_drafts().await;
        }
        self.phase.set(phase);
        if ready {
            self.after_opening();
        }
    }

    async fn try_open(self, begins_with_today: bool) -> Result<Phase, StoreError> {
        let name = self.session.database();
        let store = Rc::new(IdbStore::open(name, move || self.must_reload.set(true)).await?);
        let inner = self.inner();
        let _ = inner.store.set(store.clone());
        inner.author.borrow_mut().device = store.opened().device;
        self.hold_tab();
        // Before anything is read: what another tab commits meanwhile merges with what is read, in any order.
        self.listen(name);
        let loaded = store.load(Part::Only(&FIRST)).await?;
        let verdict = sentinel::judge(&store.opened(), loaded.head, sentinel::read(name).as_ref());
        inner.author.borrow_mut().clock = loaded.clock;
        *inner.head.borrow_mut() = loaded.head;
        inner.seen.set(Some(loaded.head));
        *inner.unfolded.borrow_mut() = loaded.unfolded;
        // Instead of damaged segments the whole journal was read: nothing is left to load, and folding mends them.
        inner.is_whole.set(loaded.replayed);
        inner.must_fold.set(loaded.replayed || loaded.unfolded > 0);
        let triggers = inner.memory.borrow_mut().merge(loaded.records);
        notify(triggers);
        // Before a first shop is made, too, everything has been looked for.
        if !begins_with_today || verdict != Verdict::Fine || self.is_empty() {
            self.load_rest().await?;
        }
        self.follow_person();
        self.doubt_clock(clock::now());
        Ok(match verdict {
            Verdict::Lost { records } => Phase::Lost { records },
            _ if self.is_empty() => self.first_start().await,
            _ => Phase::Ready,
        })
    }

    fn is_empty(&self) -> bool {
        self.peek(|records| records.of(&shops::SHOP).next().is_none())
    }

    /// An empty demo fills itself; an empty shop asks who is there.
    async fn first_start(self) -> Phase {
        if !self.session.demo {
            return Phase::FirstStart;
        }
        match self.fill_demo().await {
            Ok(()) => Phase::Ready,
            Err(error) => Phase::Failed(error),
        }
    }

    async fn fill_demo(self) -> Result<(), StoreError> {
        let now = clock::now();
        let chinese = self.session.lang.get_untracked() == crate::i18n::Lang::Zh;
        let make = demo_shop().await.map_err(|error| StoreError::Other(error.to_string()))?;
        let rows = (make.rows)(now, &*self.zone(), chinese);
        let photos = (make.photos)().await;
        let head = self.store()?.commit(&rows, &photos).await?;
        self.absorb(&rows);
        self.reached(rows.len(), head);
        if let Some(person) = crate::domain::demo::inspector(&rows) {
            self.session.person.set(person);
        }
        Ok(())
    }

    /// The writer of changes is whoever is at the device.
    fn follow_person(self) {
        self.inner().author.borrow_mut().person = self.session.person.get_untracked();
        Effect::new(move |_| {
            let person = self.session.person.get();
            self.inner().author.borrow_mut().person = person;
        });
    }

    /// Other tabs' rows are absorbed, never written and never sent on (S3).
    fn listen(self, name: &str) {
        let tabs = Tabs::open(name, move |rows, head| {
            self.hear(&rows);
            self.reached(rows.len(), head);
        });
        let _ = self.inner().tabs.set(tabs);
    }

    /// Takes in what another tab has stored.
    pub(super) fn hear(self, rows: &[JournalRow]) {
        self.absorb(rows);
        if self.phase.get_untracked() == Phase::FirstStart && !self.is_empty() {
            self.begin();
        }
    }

    /// What may come after the first paint.
    pub(super) fn after_opening(self) {
        self.keep_time();
        self.check_when_seen();
        self.greet();
        spawn_local(async move {
            let inner = self.inner();
            let was_whole = inner.is_whole.get();
            // Rules look at all records: nothing is written before all are there.
            let door = inner.door.lock().await;
            // Reading more before would hold up the first screen.
            page::drawn().await;
            if let Err(error) = self.load_rest().await {
                self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
                self.phase.set(Phase::Failed(error));
                return;
            }
            drop(door);
            self.compare_count();
            if !was_whole {
                self.take_over_drafts().await;
            }
            if inner.must_fold.get() {
                self.fold_when_idle();
            }
            let _ = self.renew_safety().await;
        });
    }

    async fn load_rest(self) -> Result<(), StoreError> {
        let inner = self.inner();
        if inner.is_whole.get() {
            return Ok(());
        }
        let loaded = self.store()?.load(Part::Except(&FIRST)).await?;
        let triggers = inner.memory.borrow_mut().merge(loaded.records);
        inner.is_whole.set(true);
        inner.must_fold.set(inner.must_fold.get() || loaded.replayed);
        notify(triggers);
        Ok(())
    }

    /// Everything is in memory now: half of a database can be lost as well as all of it (R03).
    fn compare_count(self) {
        self.inner().is_counted.set(true);
        let mark = sentinel::read(self.session.database());
        let records = self.peek(|records| records.len() as u64);
        match mark.filter(|mark| !sentinel::has_all(records, Some(mark))) {
            Some(mark) => self.phase.set(Phase::Lost { records: mark.records }),
            None => self.mark_sentinel(),
        }
    }

    /// A connection that died while the tab was hidden is noticed when it comes to the front (R09), and so is what
    /// no other tab told.
    fn check_when_seen(self) {
        page::on_shown(move || {
            self.tick();
            spawn_local(async move {
                let Ok(store) = self.store() else { return };
                if let Err(error) = store.check().await {
                    self.problems.update(|known| Problem::push(known, clock::now(), error.to_string()));
                }
                self.catch_up().await;
            });
        });
    }

    fn keep_time(self) {
        gloo_timers::callback::Interval::new(30_000, move || self.tick()).forget();
    }

    /// A first shop and person have been made: the app is usable.
    pub fn begin(self) {
        if self.phase.get_untracked() != Phase::Ready {
            self.phase.set(Phase::Ready);
            self.after_opening();
        }
    }

    /// The person has seen that data was lost and begins anew (the sentinel then marks the new database).
    pub fn accept_loss(self) {
        sentinel::clear(self.session.database());
        self.phase.set(if self.is_empty() { Phase::FirstStart } else { Phase::Ready });
        if !self.is_empty() {
            self.after_opening();
        }
    }
}

/// What makes the demo shop.
struct MakeDemo {
    rows: fn(i64, &dyn Zone, bool) -> Vec<JournalRow>,
    photos: fn() -> LocalBoxFuture<'static, Vec<Blob>>,
}

part! { demo:
    /// A month of a made-up shop: fetched only by who looks around.
    fn demo_shop() -> MakeDemo {
        MakeDemo { rows: crate::domain::demo::rows, photos: || Box::pin(demo_photos()) }
    }
}

/// The photos of the demo shop. One that cannot be fetched has not come yet, like a colleague's.
async fn demo_photos() -> Vec<Blob> {
    let mut photos = Vec::new();
    for Picture { file, sha, .. } in &PICTURES {
        if let Some(bytes) = files::beside(file).await {
            photos.push(Blob { sha: (*sha).to_owned(), media_type: MEDIA_TYPE.to_owned(), bytes });
        }
    }
    photos
}

/// Opens the demo shop in this tab.
pub fn enter_demo() {
    prefs::set(Place::Tab, "demo", Some("1"));
    page::start_over();
}

/// Back to the shop's own data.
pub fn leave_demo() {
    prefs::set(Place::Tab, "demo", None);
    page::start_over();
}
