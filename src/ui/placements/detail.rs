//! One placement: its picture, its form, its place among those of its kind, taking it off the page, notes, log.

use super::card::{Standing, span_words};
use super::fields::Fields;
use super::picture::Picture;
use super::saving::{Failed, FormWrite};
use super::typed::Typed;
use super::{home, notes};
use crate::domain::ids::{Field, RecordId};
use crate::domain::period::When;
use crate::domain::placements::{self, Command, Form, PLACEMENT, Placement};
use crate::i18n::{history, journal, placements as msg};
use crate::state::app;
use crate::ui::components::{Empty, Glyph, Icon, TextField};
use crate::ui::log::{LogBox, RecordLog};
use crate::ui::{Write, lang, routes};
use leptos::prelude::*;

/// The placement with this id, or words for one that is not here.
#[component]
pub(super) fn Detail(id: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let key = placements::key(&id);
    let log = RecordLog::new(key.clone());
    let placement = Memo::new(move |_| app.watch_record(&key, |record| record.map(Placement::read)));
    let is_here = Memo::new(move |_| placement.with(Option::is_some));
    let name = Signal::derive(move || {
        placement
            .get()
            .map(|placement| app.peek(|records| journal::placement(l, records, &placement)))
            .unwrap_or_default()
    });
    view! {
        <Show
            when=move || is_here.get()
            fallback=move || view! { <Empty glyph=Glyph::Shop text=msg::unknown(l) action=msg::back(l) href=home().href() /> }
        >
            <article class="stack" data-testid="placement-detail">
                <header class="stack stack-tight">
                    <h2 class="pre">{name}</h2>
                    {move || placement.get().map(|placement| {
                        let times = (placement.from, placement.until);
                        view! { <p class="bar"><Standing times instant=app.now /><span class="soft small num">{span_words(times)}</span></p> }
                    })}
                </header>
                <Picture id=id.clone() placement name />
                <EditForm id=id.clone() placement />
                <Order placement />
                <Off id=id.clone() placement />
                <notes::Notes id=id.clone() />
                <LogBox log label=history::log(l) fits=|_: Field| true />
            </article>
        </Show>
    }
}

/// The form over what is stored. What others change meanwhile comes in where nothing was typed.
#[component]
fn EditForm(id: RecordId, placement: Memo<Option<Placement>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = FormWrite::here();
    let is_saved = RwSignal::new(false);
    let typed = placement.get_untracked().map(|placement| Typed::of(&Form::of(&placement), &*app.zone()))?;
    Effect::new(move |_| {
        if let Some(placement) = placement.get() {
            typed.follow(&Form::of(&placement), &*app.zone());
        }
    });
    let save = move |_| {
        is_saved.set(false);
        match typed.read(l, &*app.zone()) {
            Err(errors) => write.refuse(errors),
            Ok(form) => {
                let edits = form.edits_since(&typed.stored());
                write.run_then(Command::Edit { placement: id.clone(), edits }, move || {
                    is_saved.try_set(true);
                });
            }
        }
    };
    Some(view! {
        <div class="stack" data-testid="placement-form">
            <Fields typed write />
            <Failed error=write.error />
            <div class="bar bar-end">
                <span class="soft small" role="status">{move || is_saved.get().then(|| msg::saved(l))}</span>
                <button type="button" class="button button-primary" data-testid="placement-save"
                    disabled=move || write.pending.get() on:click=save
                ><Icon glyph=Glyph::Check />{msg::save(l)}</button>
            </div>
        </div>
    })
}

/// One place on or back among those of its kind.
#[component]
fn Order(placement: Memo<Option<Placement>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let step = move |is_on| {
        let shop = app.shop()?;
        let own = placement.get()?;
        let all = app.watch(&[PLACEMENT], |records| placements::of_shop(records, &shop.id));
        placements::step(&all, &own, is_on)
    };
    let (up, down) = (Memo::new(move |_| step(false)), Memo::new(move |_| step(true)));
    let run = move |step: Memo<Option<(RecordId, i64)>>| {
        if let Some((placement, order)) = step.get_untracked() {
            write.run(Command::Move { placement, order });
        }
    };
    view! {
        <section class="stack stack-tight hide-print">
            <div class="bar">
                <span class="grow">{move || placement.get().map(|own| msg::place_now(l, own.order))}</span>
                <button type="button" class="button" data-testid="placement-up"
                    disabled=move || write.pending.get() || up.with(Option::is_none) on:click=move |_| run(up)
                ><Icon glyph=Glyph::ChevronLeft />{msg::move_up(l)}</button>
                <button type="button" class="button" data-testid="placement-down"
                    disabled=move || write.pending.get() || down.with(Option::is_none) on:click=move |_| run(down)
                >{msg::move_down(l)}<Icon glyph=Glyph::ChevronRight /></button>
            </div>
            <Failed error=write.error />
        </section>
    }
}

/// Taking it off the page, while it is on it or will be; and deleting what was a mistake.
#[component]
fn Off(id: RecordId, placement: Memo<Option<Placement>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let why = RwSignal::new(String::new());
    let id = StoredValue::new(id);
    let is_standing =
        Memo::new(move |_| placement.get().is_some_and(|placement| placement.when(app.now.get()) != When::Over));
    let clear = move |_| {
        let clear = Command::Clear { placement: id.get_value(), why: why.get_untracked() };
        write.run_then(clear, move || drop(why.try_set(String::new())));
    };
    let delete = move |_| {
        write.run_then(Command::Delete { placement: id.get_value() }, || routes::go(&home()));
    };
    view! {
        <section class="stack stack-tight hide-print">
            <Show when=move || is_standing.get()>
                <h3>{msg::take_off(l)}</h3>
                <p class="field-hint">{msg::take_off_hint(l)}</p>
                <TextField id="placement-why" label=msg::why(l) optional=msg::optional(l) value=why
                    on_input=move |text| why.set(text) />
                <div class="bar bar-end">
                    <button type="button" class="button button-danger" data-testid="placement-clear"
                        disabled=move || write.pending.get() on:click=clear
                    >{msg::take_off(l)}</button>
                </div>
            </Show>
            <Failed error=write.error />
            <details class="details">
                <summary>{msg::delete(l)}</summary>
                <div class="details-body stack stack-tight">
                    <p class="field-hint">{msg::delete_hint(l)}</p>
                    <div class="bar bar-end">
                        <button type="button" class="button button-danger" data-testid="placement-delete"
                            disabled=move || write.pending.get() on:click=delete
                        ><Icon glyph=Glyph::Trash />{msg::delete(l)}</button>
                    </div>
                </div>
            </details>
        </section>
    }
}
