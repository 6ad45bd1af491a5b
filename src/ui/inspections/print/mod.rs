//! The paper forms of one run or of a period, on screen as they will be printed, and the button that prints them.

mod paper;
mod pass;
mod photos;
mod picture;
mod preparing;
mod row;
mod sheet;
mod wanted;

use crate::browser::print;
use crate::domain::inspections::Period;
use crate::i18n::{Lang, forms as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use paper::Sheet;
use preparing::Preparing;
use sheet::SheetView;
use wanted::{Found, Wanted, find};

/// More forms than a year has days are not printed at once: the browser would take minutes over them.
const MOST: usize = 366;

/// What is not there yet, though it is to be printed.
const WAITING: &str = ".forms[data-waiting=true], .forms [data-waiting=true]";

/// The address by which the forms of a period are shown.
pub(super) fn of_period(period: Period) -> Route {
    let Period { from, to } = period;
    Route::Print(format!("{from}..{to}"))
}

/// The forms, and how they are printed.
#[component]
pub fn PrintPage(what: String) -> impl IntoView {
    match Wanted::parse(&what) {
        Some(wanted) => view! { <Forms wanted /> }.into_any(),
        None => nothing(lang(), msg::unknown(lang())),
    }
}

fn nothing(l: Lang, words: impl Into<TextProp>) -> AnyView {
    let to_history = Route::Inspections.href();
    view! {
        <div class="page" data-testid="no-forms">
            <Empty glyph=Glyph::Inspect text=words action=msg::to_history(l) href=to_history />
        </div>
    }
    .into_any()
}

#[component]
fn Forms(wanted: Wanted) -> impl IntoView {
    let l = lang();
    let app = app();
    let photos = RwSignal::new(matches!(wanted, Wanted::Run(_)));
    let found = Memo::new({
        let wanted = wanted.clone();
        move |_| find(app, &wanted)
    });
    entitle(app, l, &wanted);
    // A number only where there is nothing to show: one form more is no reason to draw all of them anew.
    let unfit = Memo::new(move |_| {
        let count = found.with(|found| found.runs.len());
        (count == 0 || count > MOST).then_some(count)
    });
    let back = StoredValue::new(wanted.back().href());
    move || match unfit.get() {
        Some(0) => nothing(l, msg::none(l)),
        Some(count) => nothing(l, msg::too_many(l, count, MOST)),
        None => view! { <Preview found photos back=back.get_value() /> }.into_any(),
    }
}

/// The page's title becomes the name of the PDF.
fn entitle(app: App, l: Lang, wanted: &Wanted) {
    let shop = untrack(|| app.shop()).map(|shop| shop.name).unwrap_or_default();
    let before = document().title();
    document().set_title(&msg::file_title(l, &shop, &wanted.dates()));
    on_cleanup(move || document().set_title(&before));
}

/// The bar above, which is not printed, and the sheets.
#[component]
fn Preview(found: Memo<Found>, photos: RwSignal<bool>, back: String) -> impl IntoView {
    let l = lang();
    let preparing = Preparing::begin(found, photos);
    let busy = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    // Whoever waited at the button that stops it is led on when that one goes.
    Effect::new(move |could: Option<bool>| {
        let can = preparing.can_choose();
        let is_nowhere = || document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if could == Some(true) && !can && is_nowhere() {
            button.get_untracked().map(|button| button.focus());
        }
        can
    });
    let press = move |_| {
        busy.set(true);
        spawn_local(async move {
            if preparing.done().await.is_some() {
                print::print(WAITING).await;
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="print-page" data-testid="print-page">
            <div class="print-bar hide-print">
                <h1>{msg::title(l)}</h1>
                <State preparing />
                <div class="bar bar-apart">
                    <a class="button button-quiet" href=back><Icon glyph=Glyph::ArrowLeft />{msg::back(l)}</a>
                    <span class="bar">
                        <label class="choice">
                            <input type="checkbox" data-testid="with-photos" prop:checked=photos
                                on:change=move |event| photos.set(event_target_checked(&event)) />
                            <span>{msg::with_photos(l)}</span>
                        </label>
                        <button type="button" class="button button-primary" data-testid="print-forms" node_ref=button
                            aria-busy=move || busy.get().to_string() disabled=move || busy.get() on:click=press
                        >{msg::print(l)}</button>
                    </span>
                </div>
            </div>
            <div class="forms" data-photos=move || photos.get().to_string()
                data-waiting=move || preparing.is_waiting().to_string()
            >
                <For each=move || preparing.sheets.get() key=|sheet: &Sheet| sheet.id.clone() let:sheet>
                    <SheetView sheet />
                </For>
                // Days without a form are told where the forms are whole.
                <Show when=move || !preparing.is_stopped()><Missed found /></Show>
            </div>
        </div>
    }
}

/// How far it is, and the button that stops it or goes on: one and the same, so that the focus stays on it.
#[component]
fn State(preparing: Preparing) -> impl IntoView {
    let l = lang();
    let words = move || match (preparing.is_waiting(), preparing.is_stopped()) {
        (true, _) => msg::preparing(l, preparing.ready(), preparing.total()),
        (false, true) => msg::stopped(l, preparing.ready(), preparing.total()),
        (false, false) => msg::hint(l).to_owned(),
    };
    let choice = move || if preparing.is_stopped() { msg::go_on(l) } else { msg::stop(l) };
    view! {
        <div class="bar">
            <p class="soft small" role="status">{words}</p>
            <Show when=move || preparing.can_choose()>
                <button type="button" class="button button-quiet" data-testid="stop-forms"
                    on:click=move |_| preparing.choose()
                >{choice}</button>
            </Show>
        </div>
    }
}

/// The days of the period on which nobody was there, after the last sheet.
#[component]
fn Missed(found: Memo<Found>) -> impl IntoView {
    let l = lang();
    move || {
        let missed = found.with(|found| found.missed.clone());
        (!missed.is_empty()).then(|| {
            view! { <p class="form-missed" data-testid="missed-days">{msg::missed(l, &missed)}</p> }
        })
    }
}
