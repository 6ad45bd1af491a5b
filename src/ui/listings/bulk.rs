//! Changing many listings at once: which field, how, what it comes to for each, and one command with one undo.

use super::list::Picked;
use crate::domain::amount;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::bulk::{Made, Operation};
use crate::domain::listings::{Command, LISTING, Listing, Part, field};
use crate::domain::money;
use crate::domain::people;
use crate::domain::value::Value;
use crate::i18n::{Lang, common, errors, fields, listings as words, listings_page as msg};
use crate::state::{App, app};
use crate::ui::components::{Dialog, Select, TextField};
use crate::ui::{Write, lang};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many are changed by one command at most: more would keep the page waiting.
const MOST: usize = 2_000;
/// So many are shown before they are changed.
const SHOWN: usize = 20;

/// What stands below the list while something is selected.
#[component]
pub(super) fn BulkBar(picked: Picked) -> impl IntoView {
    let l = lang();
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| picked.with(BTreeSet::len));
    let close = Callback::new(move |()| open.set(false));
    view! {
        <div class="goods-bulk" data-testid="bulk-bar" hidden=move || count.get() == 0>
            <strong role="status">{move || msg::selected(l, count.get())}</strong>
            <button type="button" class="button button-quiet" on:click=move |_| picked.set(BTreeSet::new())>{msg::unselect(l)}</button>
            <button type="button" class="button button-primary" data-testid="bulk-edit" on:click=move |_| open.set(true)>{msg::bulk_edit(l)}</button>
        </div>
        <Change picked open close />
    }
}

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    field: RwSignal<String>,
    how: RwSignal<String>,
    value: RwSignal<String>,
    find: RwSignal<String>,
    with: RwSignal<String>,
}

#[component]
fn Change(picked: Picked, open: RwSignal<bool>, close: Callback<()>) -> impl IntoView {
    let (l, app, write) = (lang(), app(), Write::here());
    let of = |text: &str| RwSignal::new(text.to_owned());
    let typed = Typed { field: of("price"), how: of("set"), value: of(""), find: of(""), with: of("") };
    let operation = Memo::new(move |_| typed.read(l));
    let made = Memo::new(move |_| {
        let Ok(Some(operation)) = operation.get() else { return Vec::new() };
        if !open.get() {
            return Vec::new();
        }
        picked.with(|picked| made(app, picked, &operation))
    });
    let is_too_many = move || picked.with(BTreeSet::len) > MOST;
    let fits = move || made.with(|made| made.iter().filter(|one| one.after.is_some()).count());
    let run = move |_| {
        let Ok(Some(operation)) = operation.get_untracked() else { return };
        let field = operation.field().clone();
        let edit = |one: Made| Some((one.listing, field.clone(), one.after?));
        let edits: Vec<(RecordId, Field, Value)> = made.get_untracked().into_iter().filter_map(edit).collect();
        write.run_then(Command::Bulk { edits }, move || {
            open.try_set(false);
        });
    };
    let foot = move || {
        view! {
            <button type="button" class="button button-primary" data-testid="bulk-do" on:click=run
                disabled=move || write.pending.get() || is_too_many() || fits() == 0
            >{move || msg::bulk_do(l, fits())}</button>
        }
    };
    view! {
        <Dialog open on_close=close title=msg::bulk_edit(l) close_label=common::close(l) wide=true foot>
            <div class="stack">
                <Fields typed operation app />
                <p class="field-error" role="alert">{move || write.error.get()}</p>
                <p class="field-error" role="alert" hidden=move || !is_too_many()>{msg::bulk_too_many(l, MOST)}</p>
                <Show when=move || !is_too_many()><Preview made operation app /></Show>
            </div>
        </Dialog>
    }
}

fn made(app: App, picked: &BTreeSet<RecordId>, operation: &Operation) -> Vec<Made> {
    if picked.len() > MOST {
        return Vec::new();
    }
    app.watch(&[LISTING], |records| {
        let found = picked.iter().filter_map(|id| records.get(&LISTING, id));
        found.filter_map(|record| operation.of(&Listing::read(record))).collect()
    })
}

/// The fields that are changed in many, with how they can be.
const OFFERED: [(Field, &[&str]); 9] = [
    (field::PRICE, &["set", "share", "add"]),
    (field::LIST_PRICE, &["set", "share", "add"]),
    (field::FLOOR, &["set", "share", "add"]),
    (field::STOCK, &["set", "add"]),
    (field::TITLE, &["replace"]),
    (field::KEYWORDS, &["set", "replace"]),
    (field::SHOP_CATEGORY, &["set"]),
    (field::OWNER, &["set"]),
    (field::PART, &["set"]),
];

impl Typed {
    fn field(self) -> Field {
        Field::new(self.field.get())
    }

    /// The ways in which the field can be changed.
    fn ways(self) -> &'static [&'static str] {
        let field = self.field();
        OFFERED.iter().find(|(one, _)| *one == field).map_or(&[], |(_, ways)| ways)
    }

    /// The chosen one of them, or the first.
    fn way(self) -> &'static str {
        let how = self.how.get();
        self.ways().iter().find(|way| **way == how).or(self.ways().first()).copied().unwrap_or("set")
    }

    /// What is to be done; none while nothing is said, or why it is not understood.
    fn read(self, l: Lang) -> Result<Option<Operation>, String> {
        let field = self.field();
        let text = self.value.get();
        let is_money = [field::PRICE, field::LIST_PRICE, field::FLOOR].contains(&field);
        match self.way() {
            "replace" => {
                let (find, with) = (self.find.get(), self.with.get());
                Ok((!find.is_empty()).then_some(Operation::Replace(field, find, with)))
            }
            "share" => Ok(signed(l, &text, 100)?.map(|share| Operation::Share(field, share))),
            "add" => Ok(signed(l, &text, if is_money { 100 } else { 1 })?.map(|more| Operation::Add(field, more))),
            _ if is_money => {
                let price = money::parse(&text).map_err(|why| errors::price(l, why))?;
                Ok(Some(Operation::Set(field, price.map_or(Value::Null, Value::Int))))
            }
            _ if field == field::STOCK => {
                let stock = signed(l, &text, 1)?;
                Ok(Some(Operation::Set(field, stock.map_or(Value::Null, Value::Int))))
            }
            _ => {
                let text = text.trim();
                Ok(Some(Operation::Set(field, if text.is_empty() { Value::Null } else { text.into() })))
            }
        }
    }
}

/// A number with a sign, as so many parts of one: `-2.5` in hundredths is -250.
fn signed(l: Lang, typed: &str, parts: i64) -> Result<Option<i64>, String> {
    let wrong = || msg::bulk_need(l).to_owned();
    let plain = typed.trim().trim_start_matches('+');
    let (sign, digits) = plain.strip_prefix(['-', '−', '－']).map_or((1, plain), |digits| (-1, digits));
    let thousandths = amount::parse(digits).map_err(|_| wrong())?;
    let Some(thousandths) = thousandths else { return Ok(None) };
    if thousandths * parts % 1_000 != 0 {
        return Err(wrong());
    }
    Ok(Some(sign * thousandths * parts / 1_000))
}

#[component]
fn Fields(typed: Typed, operation: Memo<Result<Option<Operation>, String>>, app: App) -> impl IntoView {
    let l = lang();
    let fields = OFFERED.map(|(field, _)| (field.as_str().to_owned(), fields::name(l, &LISTING, &field))).to_vec();
    let ways = Signal::derive(move || {
        typed.ways().iter().map(|way| ((*way).to_owned(), way_name(l, way).to_owned())).collect()
    });
    let error = Signal::derive(move || operation.with(|operation| operation.clone().err()));
    let choose = move |code: String| {
        typed.value.set(String::new());
        typed.field.set(code);
    };
    view! {
        <div class="columns">
            <Select label=msg::bulk_field(l) id="bulk-field" value=typed.field options=Signal::stored(fields) on_change=choose />
            <Select label=msg::bulk_how(l) id="bulk-how" value=Signal::derive(move || typed.way().to_owned()) options=ways
                on_change=move |how| typed.how.set(how) />
        </div>
        {move || match (typed.way(), options_of(app, l, &typed.field())) {
            ("replace", _) => view! {
                <div class="columns">
                    <TextField label=msg::bulk_find(l) id="bulk-find" value=typed.find on_input=move |text| typed.find.set(text) />
                    <TextField label=msg::bulk_with(l) id="bulk-with" value=typed.with on_input=move |text| typed.with.set(text) />
                </div>
            }.into_any(),
            ("set", Some(options)) => view! {
                <Select label=msg::bulk_value(l) id="bulk-value" value=typed.value options=Signal::stored(options)
                    on_change=move |code| typed.value.set(code) />
            }.into_any(),
            (way, _) => {
                let label = match way {
                    "share" => msg::bulk_percent(l),
                    "add" => msg::bulk_amount(l),
                    _ => msg::bulk_value(l),
                };
                view! { <TextField label id="bulk-value" value=typed.value error on_input=move |text| typed.value.set(text) /> }.into_any()
            }
        }}
    }
}

/// What a field can be set to, where it is one of some.
fn options_of(app: App, l: Lang, field: &Field) -> Option<Vec<(String, String)>> {
    let none = (String::new(), "—".to_owned());
    match () {
        () if *field == field::PART => {
            let parts = Part::ALL.map(|part| (part.code().to_owned(), words::part_name(l, part).to_owned()));
            Some(std::iter::once(none).chain(parts).collect())
        }
        () if *field == field::OWNER => {
            let people = app.watch(&[people::PERSON], people::list).into_iter();
            let named = people.map(|person| (person.id.as_str().to_owned(), person.name));
            Some(std::iter::once(none).chain(named).collect())
        }
        () => None,
    }
}

fn way_name(l: Lang, way: &str) -> &'static str {
    match way {
        "share" => msg::bulk_share(l),
        "add" => msg::bulk_add(l),
        "replace" => msg::bulk_replace(l),
        _ => msg::bulk_set(l),
    }
}

/// What it comes to: the first ones, now and then.
#[component]
fn Preview(made: Memo<Vec<Made>>, operation: Memo<Result<Option<Operation>, String>>, app: App) -> impl IntoView {
    let l = lang();
    let cannot = move || made.with(|made| made.iter().filter(|one| one.after.is_none()).count());
    let more = move || made.with(|made| made.len().saturating_sub(SHOWN));
    let is_idle = move || made.with(Vec::is_empty) && operation.with(|operation| matches!(operation, Ok(Some(_))));
    let row = move |one: Made| {
        let field = operation.with_untracked(|operation| {
            operation.as_ref().ok().and_then(Option::as_ref).map(|operation| operation.field().clone())
        });
        let title = app.peek(|records| {
            records.get(&LISTING, &one.listing).map(|record| record.text(&field::TITLE).to_owned()).unwrap_or_default()
        });
        let in_words = |value: &Value| {
            let told = fields::Told { name_of: &|id| app.name_of(id), moment: &|at| at.to_string() };
            field
                .as_ref()
                .filter(|_| !value.is_null())
                .map_or_else(|| "—".to_owned(), |field| fields::value(l, &LISTING, field, value, &told))
        };
        let after = one.after.as_ref().map_or_else(|| "✗".to_owned(), in_words);
        view! { <tr><th scope="row" class="main">{title}</th><td class="num">{in_words(&one.before)}</td><td class="num strong">{after}</td></tr> }
    };
    view! {
        <p class="soft" hidden=move || !is_idle()>{msg::bulk_nothing(l)}</p>
        <div class="table-box" hidden=move || made.with(Vec::is_empty)>
            <table class="table" data-testid="bulk-preview">
                <thead><tr><th scope="col">{words::title_field(l)}</th><th scope="col" class="num">{msg::before(l)}</th><th scope="col" class="num">{msg::after(l)}</th></tr></thead>
                <tbody>{move || made.with(|made| made.iter().take(SHOWN).cloned().map(row).collect_view())}</tbody>
            </table>
        </div>
        <p class="soft small" hidden=move || more() == 0>{move || msg::bulk_more(l, more())}</p>
        <p class="tone-warn small" hidden=move || cannot() == 0>{move || msg::bulk_cannot(l, cannot())}</p>
    }
}
