//! The forms on the page: where each stands, and how much of it is drawn. Knows not who draws.

use crate::domain::ids::RecordId;
use crate::domain::inspections::Form;
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows, or photos, are drawn in one go: few enough for a slow machine.
pub(super) const SLICE: usize = 10;

/// The place of a form on the page.
#[derive(Clone)]
pub(super) struct Sheet {
    /// The run's.
    pub(super) id: RecordId,
    /// What stands there; nothing before it was its turn.
    pub(super) paper: ArcRwSignal<Option<Paper>>,
}

/// A form that is shown, and how much of it is.
#[derive(Clone)]
pub(super) struct Paper {
    pub(super) form: Arc<Form>,
    /// How many rows are drawn.
    pub(super) rows: ArcRwSignal<usize>,
    /// How many photos are.
    pub(super) photos: ArcRwSignal<usize>,
}

impl Sheet {
    fn new(id: RecordId) -> Self {
        Self { id, paper: ArcRwSignal::new(None) }
    }

    /// The paper with this form: the one that lies there, or a new one on which nothing is drawn yet.
    pub(super) fn with(&self, form: Form) -> Paper {
        let there = self.paper.get_untracked().filter(|paper| *paper.form == form);
        there.unwrap_or_else(|| {
            let paper = Paper { form: Arc::new(form), rows: ArcRwSignal::new(0), photos: ArcRwSignal::new(0) };
            self.paper.set(Some(paper.clone()));
            paper
        })
    }
}

/// Puts a run where it belongs; it may have stood elsewhere.
pub(super) fn place(sheets: &mut Vec<Sheet>, at: usize, id: RecordId) -> Sheet {
    let elsewhere = sheets.iter().position(|sheet| sheet.id == id);
    let sheet = elsewhere.map_or_else(|| Sheet::new(id), |from| sheets.remove(from));
    sheets.insert(at.min(sheets.len()), sheet.clone());
    sheet
}
