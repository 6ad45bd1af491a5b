//! What was typed at the first start. Outlives the page, which a change of language renders anew.

use crate::browser::{clock, ids};
use crate::domain::calendar::DEFAULT_ZONE;
use crate::domain::ids::RecordId;
use crate::domain::shops::Platform;
use leptos::prelude::*;
use std::cell::RefCell;

/// The form. The ids are made once, so that a second try after a failed write makes the same records.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) shop_id: RecordId,
    pub(super) shop_name: ArcRwSignal<String>,
    pub(super) platform: ArcRwSignal<String>,
    pub(super) industry: ArcRwSignal<String>,
    pub(super) zone: ArcRwSignal<String>,
    pub(super) person_id: RecordId,
    pub(super) person_name: ArcRwSignal<String>,
    pub(super) role: ArcRwSignal<String>,
}

impl Typed {
    fn empty() -> Self {
        let text = |text: &str| ArcRwSignal::new(text.to_owned());
        Self {
            shop_id: ids::record(clock::now()),
            shop_name: text(""),
            platform: text(Platform::Taobao.code()),
            industry: text(""),
            zone: text(DEFAULT_ZONE),
            person_id: ids::record(clock::now()),
            person_name: text(""),
            role: text("assistant"),
        }
    }
}

thread_local! {
    static TYPED: RefCell<Option<Typed>> = const { RefCell::new(None) };
}

/// The form as it stands.
pub(super) fn typed() -> Typed {
    TYPED.with_borrow_mut(|typed| typed.get_or_insert_with(Typed::empty).clone())
}

/// Done with: the next form is empty.
pub(super) fn forget() {
    TYPED.set(None);
}
