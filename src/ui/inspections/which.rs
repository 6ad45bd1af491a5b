//! Which template the pages that look back speak of: the daily inspection, unless the person chose another one that the
//! shop uses. The choice stays on this device (S15).

use crate::browser::prefs::{self, Place};
use crate::domain::shops::SHOP;
use crate::domain::templates::{DAILY, TEMPLATE, Template, current, duties};
use crate::i18n::figures as msg;
use crate::state::app;
use crate::ui::components::Select;
use crate::ui::lang;
use leptos::prelude::*;

/// Where the choice is kept.
const KEPT: &str = "history.template";

#[derive(Clone, Copy)]
struct Chosen(RwSignal<String>);

/// From now on the parts of this page look at the chosen template.
pub(super) fn provide() {
    let kept = prefs::get(Place::Device, KEPT).unwrap_or_else(|| DAILY.id.to_owned());
    provide_context(Chosen(RwSignal::new(kept)));
}

/// The template that is looked at.
pub(super) fn template() -> Memo<&'static Template> {
    let (app, chosen) = (app(), expect_context::<Chosen>().0);
    Memo::new(move |_| {
        let id = chosen.get();
        app.watch(&[TEMPLATE], |records| current(records, &id).or_else(|| current(records, DAILY.id))).unwrap_or(&DAILY)
    })
}

/// The choice among the templates that the shop uses; not there while it uses one.
#[component]
pub(super) fn Which() -> impl IntoView {
    let (app, chosen) = (app(), expect_context::<Chosen>().0);
    let l = lang();
    let template = template();
    let used = Memo::new(move |_| {
        let Some(shop) = app.shop() else { return Vec::new() };
        app.watch(&[TEMPLATE, SHOP], |records| duties(records, &shop))
    });
    let options = Memo::new(move |_| {
        let shown = template.get();
        let used = used.get().into_iter().map(|duty| duty.template);
        let others = used.filter(|other| other.id != shown.id).collect::<Vec<_>>();
        let all = std::iter::once(shown).chain(others);
        all.map(|template| (template.id.to_owned(), l.of(template.name).to_owned())).collect::<Vec<_>>()
    });
    let choose = move |id: String| {
        prefs::set(Place::Device, KEPT, Some(&id));
        chosen.set(id);
    };
    view! {
        <Show when=move || options.with(|options| options.len() > 1)>
            <div class="figure-choice"><Select label=msg::which(l) id="which-template" options value=Signal::derive(move || template.get().id.to_owned()) on_change=choose /></div>
        </Show>
    }
}
