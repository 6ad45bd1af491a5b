//! Section 4: what was achieved, each with the records that show it, and what can be taken over from the records.

use super::evidence::candidates;
use super::gone::Remove;
use super::page::Page;
use super::saved::Saved;
use super::section::Section;
use super::texts::{Add, Rows};
use crate::domain::appraisals::{Form, Highlight, Part, Stage, field, highlights, key_of, scope};
use crate::domain::ids::Key;
use crate::domain::value::Value;
use crate::i18n::{appraisals_figures, appraisals_form as msg};
use crate::ui::appraisals::link::{RecordLink, title};
use crate::ui::components::{Glyph, Icon, Select};
use leptos::prelude::*;

/// The most records that are taken over with one line.
const MOST: usize = 50;

/// A sentence that the records offer, with the records that show it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// The sentence.
    pub(super) words: String,
    /// The records.
    pub(super) proofs: Vec<Key>,
}

/// What the records offer: what was done in the term.
fn offers(page: Page) -> Vec<Offer> {
    let offer = |highlight: &Highlight| Offer {
        words: appraisals_figures::highlight(page.lang, highlight),
        proofs: highlight.evidence.iter().take(MOST).cloned().collect(),
    };
    let look = |form: &Form| {
        page.asking(|records, ctx| highlights(&scope(records, ctx.zone, form, ctx.now)).iter().map(offer).collect())
    };
    page.peek(look).unwrap_or_default()
}

/// All achievements.
#[component]
pub(super) fn Achievements() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let may = page.may(Part::Own);
    let rows = Rows::of(page, "achievement");
    view! {
        <Section name="achievements" title=msg::achievements_head(l)>
            <ul class="stack ruled">
                <For each=move || rows.ids() key=Clone::clone let:id><Row id rows may /></For>
            </ul>
            <Show when=move || rows.ids().is_empty() && !may.get()><p class="soft">{msg::none_said(l)}</p></Show>
            <Show when=move || may.get()>
                <Add id="achievement" label=msg::add_achievement(l) on_press=move |()| drop(rows.add()) />
                <Offers rows />
            </Show>
        </Section>
    }
}

#[component]
fn Row(id: String, rows: Rows, may: Memo<bool>) -> impl IntoView {
    let page = Page::here();
    let proofs = proofs_of(page, id.clone());
    let remove = {
        let id = id.clone();
        Callback::new(move |()| {
            let proofs = proofs.get_untracked().into_iter().map(|key| field::proof(&id, &named(&key)));
            rows.remove(page, &id, std::iter::once(field::achievement(&id)).chain(proofs).collect());
        })
    };
    view! {
        <li class="appraisal-row" data-testid="achievement-row">
            <div class="stack stack-tight">
                <Saved field=field::achievement(&id) part=Part::Own label=msg::one_achievement(page.lang) />
                <Proofs id proofs may />
            </div>
            <Show when=move || may.get()><Remove on_press=remove /></Show>
        </li>
    }
}

/// As a proof names a record.
fn named(key: &Key) -> String {
    format!("{}:{}", key.kind, key.id)
}

fn proofs_of(page: Page, id: String) -> Memo<Vec<Key>> {
    let key = crate::domain::appraisals::key(&page.id());
    let start = format!("proof/{id}");
    Memo::new(move |_| {
        page.app.watch_record(&key, |record| {
            let under = record.map(|record| record.under(&start).filter_map(|(rest, _)| key_of(rest)).collect());
            under.unwrap_or_default()
        })
    })
}

/// The records that show it.
#[component]
fn Proofs(id: String, proofs: Memo<Vec<Key>>, may: Memo<bool>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let of = StoredValue::new(id);
    let set = move |key: &str, value: Value| of.with_value(|id| vec![(field::proof(id, key), value)]);
    let one = move |key: Key| {
        let text = named(&key);
        let name = msg::remove_proof(l, &title(&key));
        let remove = Callback::new(move |()| page.write(set(&text, Value::Null), |_| ()));
        view! {
            <li class="bar">
                <RecordLink key />
                <Show when=move || may.get()><Remove on_press=remove name=name.clone() /></Show>
            </li>
        }
    };
    let wanted = RwSignal::new(false);
    let options = Signal::derive(move || {
        let none = std::iter::once((String::new(), msg::choose_proof(l).to_owned()));
        let all = if wanted.get() { candidates(page) } else { Vec::new() };
        none.chain(all.into_iter().map(|key| (named(&key), title(&key)))).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(String::new());
    let add = Callback::new(move |key: String| {
        if !key.is_empty() {
            page.write(set(&key, true.into()), move |_| drop(chosen.try_set(String::new())));
        }
    });
    view! {
        <Show when=move || !proofs.with(Vec::is_empty)>
            <p class="small soft">{msg::proofs(l)}</p>
            <ul data-testid="proofs"><For each=move || proofs.get() key=Clone::clone children=one /></ul>
        </Show>
        <Show when=move || may.get()>
            <details class="details" on:toggle=move |_| wanted.set(true)>
                <summary>{msg::add_proof(l)}</summary>
                <div class="details-body">
                    <Show when=move || { options.with(Vec::len) > 1 } fallback=move || view! { <p class="soft">{msg::no_records(l)}</p> }>
                        <Select label=msg::proofs(l) value=chosen options on_change=add />
                    </Show>
                </div>
            </details>
        </Show>
    }
}

/// What can be taken over; looked up when it is first unfolded.
#[component]
fn Offers(rows: Rows) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let wanted = RwSignal::new(false);
    let all = Memo::new(move |_| {
        page.basis.track();
        let is_open = page.with(|form| form.stage) == Some(Stage::Open);
        if wanted.get() && is_open { offers(page) } else { Vec::new() }
    });
    let take = move |offer: Offer| {
        let id = rows.add();
        let words = (field::achievement(&id), Value::from(offer.words.as_str()));
        let proofs = offer.proofs.iter().map(|key| (field::proof(&id, &named(key)), Value::from(true)));
        page.write(std::iter::once(words).chain(proofs).collect(), |_| ());
    };
    let line = move |offer: Offer| {
        let words = offer.words.clone();
        view! {
            <li class="bar bar-apart">
                <span class="grow">{words}</span>
                <button type="button" class="button" data-testid="take-over" on:click=move |_| take(offer.clone())>
                    <Icon glyph=Glyph::Plus />{msg::take_over(l)}
                </button>
            </li>
        }
    };
    view! {
        <details class="details" data-testid="highlights" on:toggle=move |_| wanted.set(true)>
            <summary>{msg::offers(l)}</summary>
            <div class="details-body stack stack-tight">
                <p class="field-hint">{msg::offers_hint(l)}</p>
                <Show when=move || all.with(Vec::is_empty)><p class="soft">{msg::no_records(l)}</p></Show>
                <ul class="ruled">{move || all.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </details>
    }
}
