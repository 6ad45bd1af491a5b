//! The shelf of the shop's listings as it is kept for the life of the page: read in turns, read anew where something
//! changed, shared by all pages of listings. Knows no filter.

use crate::browser::turns::Turns;
use crate::domain::folding::Folding;
use crate::domain::ids::RecordId;
use crate::domain::listings::LISTING;
use crate::domain::listings::line::{Line, Lines};
use crate::domain::listings::shelf::{Shelf, Spot};
use crate::domain::listings::standards::{STANDARD, Standards};
use crate::domain::records::Records;
use crate::domain::shops;
use crate::state::{App, app};
use crate::ui::folding;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// Shops, day, how characters are compared, and what is asked of listings.
type Of = (Vec<RecordId>, NaiveDate, Arc<Folding>, Standards);

#[derive(Default)]
struct Inner {
    shelf: RefCell<Shelf>,
    /// Of which shops, on which day, compared how, and what is asked: another one begins anew.
    of: RefCell<Option<Of>>,
    /// Counts what was planned: an earlier reading stops when a later one begins.
    plan: Cell<u32>,
}

thread_local! {
    static KEPT: Rc<Inner> = Rc::default();
}

/// The shelf, for the component that is being rendered. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// How characters are compared.
    pub(super) folding: RwSignal<Arc<Folding>>,
    /// Counts up whenever more of it, or something else, can be seen.
    pub(super) version: RwSignal<u32>,
    /// Whether it is being read.
    pub(super) is_busy: RwSignal<bool>,
    /// How many lines are read and how many there are, while it takes long.
    pub(super) progress: RwSignal<Option<(usize, usize)>>,
}

impl Kept {
    /// Begins to read, and follows the records from then on.
    pub(super) fn here() -> Self {
        let kept = Self {
            inner: StoredValue::new_local(KEPT.with(Rc::clone)),
            folding: folding::compared(|| true).folding,
            version: RwSignal::new(0),
            is_busy: RwSignal::new(true),
            progress: RwSignal::new(None),
        };
        let app = app();
        Effect::new(move |_| kept.follow(app));
        kept
    }

    fn follow(self, app: App) {
        let Some(shop) = app.shop() else { return };
        let shops = app.peek(|records| shops::ids(records, &shop.id));
        let standards = app.watch(&[STANDARD], |records| Standards::of(records, &shop.id));
        let of = (shops, app.today(), self.folding.get(), standards);
        let inner = self.inner.get_value();
        let is_same = inner
            .of
            .borrow()
            .as_ref()
            .is_some_and(|one| (&one.0, one.1, &one.3) == (&of.0, of.1, &of.3) && Arc::ptr_eq(&one.2, &of.2));
        if !is_same {
            *inner.shelf.borrow_mut() = Shelf::default();
            *inner.of.borrow_mut() = Some(of);
        }
        let plan = |records: &Records| inner.shelf.borrow_mut().plan(records.every(&LISTING));
        let is_other = app.watch(&[LISTING], plan) || !is_same || inner.shelf.borrow().is_waiting();
        self.is_busy.set(is_other);
        if is_other {
            inner.plan.set(inner.plan.get() + 1);
            // What was found before may stand elsewhere now.
            self.version.update(|version| *version += 1);
            spawn_local(self.read(inner));
        }
    }

    async fn read(self, inner: Rc<Inner>) {
        let (plan, mut turns) = (inner.plan.get(), Turns::begin());
        let Some((shops, today, folding, standards)) = inner.of.borrow().clone() else { return };
        let lines = Lines::of(shops, today, standards);
        while inner.plan.get() == plan {
            let is_more = inner.shelf.borrow_mut().work(&folding, &|record, names| lines.line(record, names));
            if !is_more {
                self.progress.try_set(None);
                break;
            }
            if turns.is_over() {
                if turns.is_long() {
                    self.progress.try_set(Some(inner.shelf.borrow().progress()));
                }
                turns.next().await;
            }
        }
        self.version.try_update(|version| *version += 1);
        if inner.plan.get() == plan {
            self.is_busy.try_set(false);
        }
    }

    /// Looks at the shelf; runs again when something else can be seen.
    pub(super) fn look<T>(self, look: impl FnOnce(&Shelf) -> T) -> T {
        self.version.track();
        self.peek(look)
    }

    /// Looks at the shelf without running again.
    pub(super) fn peek<T>(self, look: impl FnOnce(&Shelf) -> T) -> T {
        look(&self.inner.get_value().shelf.borrow())
    }

    /// A line as it is now.
    pub(super) fn line(self, spot: Spot) -> Option<Line> {
        self.peek(|shelf| shelf.line(spot).cloned())
    }
}
