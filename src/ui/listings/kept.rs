//! The shelf of the shop's listings as it is kept for the life of the page: read in turns, read anew where something
//! changed, shared by all pages of listings. Knows no filter.

use super::look;
use crate::browser::turns::Turns;
use crate::domain::folding::Folding;
use crate::domain::ids::RecordId;
use crate::domain::listings::shelf::{Line, Shelf, Spot};
use crate::domain::listings::standards::{STANDARD, Standards};
use crate::domain::listings::{LISTING, field};
use crate::domain::record::Record;
use crate::domain::shops;
use crate::state::{App, app};
use crate::ui::folding;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

#[derive(Default)]
struct Inner {
    shelf: RefCell<Shelf>,
    /// Of which shop, on which day, and compared how: another one begins anew.
    of: RefCell<Option<(RecordId, NaiveDate, Arc<Folding>)>>,
    /// What the shop asks of its listings: other standards begin anew, too.
    standards: RefCell<Standards>,
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
            progress: RwSignal::new(None),
        };
        let app = app();
        Effect::new(move |_| kept.follow(app));
        kept
    }

    fn follow(self, app: App) {
        let Some(shop) = app.shop() else { return };
        let of = (shop.id.clone(), app.today(), self.folding.get());
        let records = app.watch(&[LISTING], |records| {
            let shops = shops::ids(records, &shop.id);
            let is_own = |record: &&Arc<Record>| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str());
            records.of(&LISTING).filter(is_own).cloned().collect::<Vec<_>>()
        });
        let inner = self.inner.get_value();
        let is_same = inner
            .of
            .borrow()
            .as_ref()
            .is_some_and(|(shop, day, folding)| *shop == of.0 && *day == of.1 && Arc::ptr_eq(folding, &of.2));
        let standards = app.watch(&[STANDARD], |records| Standards::of(records, &shop.id));
        let is_same = is_same && *inner.standards.borrow() == standards;
        *inner.standards.borrow_mut() = standards;
        if !is_same {
            *inner.shelf.borrow_mut() = Shelf::default();
            *inner.of.borrow_mut() = Some(of);
        }
        inner.shelf.borrow_mut().plan(records);
        inner.plan.set(inner.plan.get() + 1);
        spawn_local(self.read(inner));
    }

    async fn read(self, inner: Rc<Inner>) {
        let (plan, mut turns) = (inner.plan.get(), Turns::begin());
        let Some((_, today, folding)) = inner.of.borrow().clone() else { return };
        let rules = look::Rules::of(inner.standards.borrow().clone());
        let make = |record: &Arc<Record>| look::line(&rules, record, today);
        while inner.plan.get() == plan {
            let is_more = inner.shelf.borrow_mut().work(&folding, &make);
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
