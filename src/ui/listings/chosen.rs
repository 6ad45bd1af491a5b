//! What a person has chosen of the list: filter, order, columns, list or board, and where it stood. Kept on the device
//! (S15), so that it is as it was left. Knows no record.

use crate::browser::prefs::{self, Place};
use crate::domain::listings::filter::{Column, Filter, Order};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::Cell;

const NAME: &str = "listings.chosen";
const VIEWS: &str = "listings.views";

/// How listings are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct View {
    /// Which.
    pub(super) filter: Filter,
    /// In which order.
    pub(super) order: Order,
    /// Which columns stand beside the title.
    pub(super) columns: Vec<Column>,
    /// By state, side by side.
    pub(super) is_board: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            order: Order::default(),
            columns: vec![Column::Price, Column::Stock, Column::Sold, Column::Complete, Column::State],
            is_board: false,
        }
    }
}

/// The columns that can stand beside the title.
pub(super) const COLUMNS: [Column; 6] =
    [Column::Code, Column::Price, Column::Stock, Column::Sold, Column::Complete, Column::State];

thread_local! {
    /// Where the list stood when it was left, in rows.
    static STOOD: Cell<usize> = const { Cell::new(0) };
}

/// What is chosen now. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    pub(super) view: RwSignal<View>,
    /// Name and content of each view that was saved.
    pub(super) views: RwSignal<Vec<(String, View)>>,
}

impl Chosen {
    /// As it was left.
    pub(super) fn here() -> Self {
        let chosen = Self {
            view: RwSignal::new(read(NAME).unwrap_or_default()),
            views: RwSignal::new(read(VIEWS).unwrap_or_default()),
        };
        Effect::new(move |_| chosen.view.with(|view| keep(NAME, view)));
        chosen
    }

    /// Changes the filter; the list begins at its top again.
    pub(super) fn filter(self, change: impl FnOnce(&mut Filter)) {
        stand_at(0);
        self.view.update(|view| change(&mut view.filter));
    }

    /// Sorts by a column; by the same once more: the other way round.
    pub(super) fn sort(self, by: Column) {
        stand_at(0);
        self.view.update(|view| {
            view.order = Order { by, falls: view.order.by == by && !view.order.falls };
        });
    }

    /// Saves what is chosen under a name.
    pub(super) fn save(self, name: &str) {
        let view = self.view.get_untracked();
        self.views.update(|views| {
            views.retain(|(known, _)| known != name);
            views.push((name.to_owned(), view));
            keep(VIEWS, views);
        });
    }

    /// Lets go of a view.
    pub(super) fn remove(self, name: &str) {
        self.views.update(|views| {
            views.retain(|(known, _)| known != name);
            keep(VIEWS, views);
        });
    }
}

/// The list shows what a text finds, and nothing else is chosen, when it is next opened.
pub(super) fn narrow_to(text: &str) {
    let view: View = read(NAME).unwrap_or_default();
    stand_at(0);
    keep(NAME, &View { filter: Filter { text: text.to_owned(), ..Filter::default() }, ..view });
}

/// The first row in sight when the list was left.
pub(super) fn stood_at() -> usize {
    STOOD.get()
}

/// The first row in sight.
pub(super) fn stand_at(row: usize) {
    STOOD.set(row);
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> Option<T> {
    serde_json::from_str(&prefs::get(Place::Device, name)?).ok()
}

fn keep(name: &str, value: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(value) {
        prefs::set(Place::Device, name, Some(&text));
    }
}
