//! The form for a new placement. Knows no map.

use super::fields::Fields;
use super::one;
use super::picture::{FileButton, Pictures};
use super::saving::{Failed, FormWrite};
use super::typed::Typed;
use crate::browser::{clock, ids};
use crate::domain::ids::RecordId;
use crate::domain::placements::{self, Command, Form, PLACEMENT, Page, Slot};
use crate::i18n::placements as msg;
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes;
use leptos::prelude::*;
use web_sys::File;

/// The form, at a place, with the next free number there.
#[component]
pub(super) fn New(page: Page, name: String, of: Slot) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = FormWrite::here();
    let form = Form::at(page, &name, of, next(app, page, &name, of));
    let typed = Typed::of(&form, &*app.zone());
    let picture = StoredValue::new_local(None::<File>);
    let picked = RwSignal::new(None::<String>);
    let pictures = Pictures::here();
    let add = move |_| {
        let form = match typed.read(l, &*app.zone()) {
            Ok(form) => form,
            Err(errors) => return write.refuse(errors),
        };
        let Some(shop) = untrack(|| app.shop()) else { return };
        let id = ids::record(clock::now());
        let own = id.clone();
        write.run_then(Command::Create { id, shop: shop.id, form }, move || added(pictures, own, picture));
    };
    view! {
        <article class="stack" data-testid="placement-form">
            <h2>{msg::new(l)}</h2>
            <div class="bar">
                <FileButton label=msg::choose_picture(l) on_file=move |file: File| {
                    picked.set(Some(file.name()));
                    picture.set_value(Some(file));
                } />
                <p class="soft small grow" role="status">{move || picked.get().map(|name| msg::picked(l, &name))}</p>
            </div>
            <Fields typed write />
            <Failed error=write.error />
            <div class="bar bar-end">
                <button type="button" class="button button-primary" data-testid="placement-add"
                    disabled=move || write.pending.get() on:click=add
                ><Icon glyph=Glyph::Plus />{msg::add(l)}</button>
            </div>
        </article>
    }
}

/// The placement is stored: its picture follows, and its own page opens, which tells should the picture not be taken.
fn added(pictures: Pictures, id: RecordId, picture: StoredValue<Option<File>, LocalStorage>) {
    if let Some(file) = picture.try_get_value().flatten() {
        pictures.put(id.clone(), file);
    }
    routes::go(&one(&id));
}

/// The number after the last one of the kind that is shown at some time from now on.
fn next(app: App, page: Page, name: &str, slot: Slot) -> i64 {
    let Some(shop) = untrack(|| app.shop()) else { return 1 };
    let now = app.now.get_untracked();
    let all = untrack(|| app.watch(&[PLACEMENT], |records| placements::of_shop(records, &shop.id)));
    let own = all.iter().filter(|own| own.page == page && own.page_name == name && own.slot == slot);
    let standing = own.filter(|own| own.when(now) != crate::domain::period::When::Over);
    standing.map(|own| own.order).max().map_or(1, |last| (last + 1).min(placements::MAX_ORDER))
}
