//! The form for a new campaign: its name and its times; the rest stands on its own page.

use super::one;
use super::typed::{FirstFields, Typed};
use crate::browser::{clock, ids};
use crate::domain::campaigns::{Campaign, Command, field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::value::Value;
use crate::i18n::campaigns as msg;
use crate::state::app;
use crate::ui::components::{Glyph, Icon};
use crate::ui::placements::{Failed, FormWrite};
use crate::ui::{lang, routes};
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn New() -> impl IntoView {
    let l = lang();
    let app = app();
    let write = FormWrite::here();
    let typed = Typed::of(&empty(), &*app.zone());
    let create = move |_| {
        let edits = match typed.edits(l, &*app.zone()) {
            Ok(edits) => edits,
            Err(errors) => return write.refuse(errors),
        };
        let Some(shop) = untrack(|| app.shop()) else { return };
        let said = |field: &Field| edits.iter().find(|(known, _)| known == field).map(|(_, value)| value);
        let int = |field: &Field| said(field).and_then(Value::as_int);
        let name = said(&field::NAME).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (id, from, until) = (ids::record(clock::now()), int(&field::FROM), int(&field::UNTIL));
        let own = one(id.as_str());
        write.run_then(Command::Create { id, shop: shop.id, name, from, until }, move || routes::go(&own));
    };
    view! {
        <article class="stack" data-testid="campaign-form">
            <h2>{msg::new(l)}</h2>
            <FirstFields typed write />
            <Failed error=write.error />
            <div class="bar bar-end">
                <button type="button" class="button button-primary" data-testid="campaign-create"
                    disabled=move || write.pending.get() on:click=create
                ><Icon glyph=Glyph::Plus />{msg::create(l)}</button>
            </div>
        </article>
    }
}

fn empty() -> Campaign {
    Campaign {
        id: RecordId::of(""),
        shop: RecordId::of(""),
        name: String::new(),
        content: String::new(),
        rules: String::new(),
        page: String::new(),
        from: None,
        until: None,
        items: Vec::new(),
        savings: Vec::new(),
        member: None,
    }
}
