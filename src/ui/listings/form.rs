//! Fields of a listing: each is stored when it is left, and what was typed stays when it is refused.

use super::saver::Saver;
use crate::domain::amount;
use crate::domain::ids::Field;
use crate::domain::listings::title;
use crate::domain::listings::{Part, field, looks};
use crate::domain::money;
use crate::domain::people;
use crate::domain::shops::Platform;
use crate::domain::value::Value;
use crate::i18n::{Lang, errors, listings as words, listings_page as msg, roles};
use crate::ui::components::{Glyph, Icon, Select, TextArea, TextField};
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// How a field is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// An amount of money.
    Money,
    /// A whole number.
    Count,
}

/// A field of the listing.
#[component]
pub(super) fn ValueField(
    field: Field,
    #[prop(into)] label: String,
    #[prop(default = Kind::Line)] kind: Kind,
    #[prop(optional, into)] hint: Option<Signal<String>>,
) -> impl IntoView {
    let (saver, write, l) = (Saver::here(), Write::here(), lang());
    let own = field.clone();
    let stored = Memo::new(move |_| shown(kind, &saver.value(&own)));
    let typed = RwSignal::new(stored.get_untracked());
    Effect::new(move |_| typed.set(stored.get()));
    let id = format!("listing-{}", field.as_str().replace('/', "-"));
    let save = move |text: String| match read(l, kind, &text) {
        Ok(value) => saver.set(write, field.clone(), value),
        Err(words) => write.error.set(Some(words)),
    };
    let input = move |text| typed.set(text);
    let field = match kind {
        Kind::Text => {
            view! { <TextArea id label rows=3 value=typed error=write.error on_input=input on_commit=save /> }
                .into_any()
        }
        _ => view! { <TextField id label value=typed error=write.error on_input=input on_commit=save /> }.into_any(),
    };
    view! { <div>{field}{hint.map(|hint| view! { <p class="field-hint num" aria-live="polite">{hint}</p> })}</div> }
}

fn shown(kind: Kind, value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Int(number) if kind == Kind::Money => money::plain(*number),
        Value::Int(number) => number.to_string(),
        _ => String::new(),
    }
}

fn read(l: Lang, kind: Kind, typed: &str) -> Result<Value, String> {
    let number = |number: Option<i64>| number.map_or(Value::Null, Value::Int);
    match kind {
        Kind::Money => money::parse(typed).map(number).map_err(|why| errors::price(l, why)),
        Kind::Count => match amount::parse(typed).map_err(|why| errors::amount(l, why))? {
            Some(thousandths) if thousandths % 1_000 == 0 => Ok(Value::Int(thousandths / 1_000)),
            None => Ok(Value::Null),
            Some(_) => Err(words::not_amount(l).to_owned()),
        },
        Kind::Line | Kind::Text if typed.trim().is_empty() => Ok(Value::Null),
        Kind::Line | Kind::Text => Ok(typed.trim().into()),
    }
}

/// A field with one of some codes.
#[component]
fn CodeField(field: Field, #[prop(into)] label: String, options: Signal<Vec<(String, String)>>) -> impl IntoView {
    let (saver, write) = (Saver::here(), Write::here());
    let (own, id) = (field.clone(), format!("listing-{field}"));
    let value = Memo::new(move |_| saver.value(&own).as_str().unwrap_or_default().to_owned());
    let save = move |code: String| {
        saver.set(write, field.clone(), if code.is_empty() { Value::Null } else { code.into() });
    };
    view! { <Select id label options value error=write.error on_change=save /> }
}

/// What the listing says of itself (LST-15).
#[component]
pub(super) fn Information() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let counted = Signal::derive(move || {
        let title = saver.value(&field::TITLE);
        let limit = saver.standards.with(|standards| saver.look(|listing| looks::asks_for(standards, listing).title));
        let bytes = title::bytes(title.as_str().unwrap_or_default());
        if limit == 0 { String::new() } else { format!("{bytes} / {limit}") }
    });
    let platforms = Platform::ALL.map(|one| (one.code().to_owned(), roles::platform(l, one))).to_vec();
    view! {
        <ValueField field=field::TITLE label=words::title_field(l) hint=counted />
        <div class="columns">
            <CodeField field=field::PLATFORM label=words::platform(l) options=Signal::stored(platforms) />
            <ValueField field=field::ITEM label=words::item(l) />
            <ValueField field=field::CODE label=words::code(l) />
            <ValueField field=field::URL label=words::url(l) />
            <ValueField field=field::CATEGORY label=words::category(l) />
            <ValueField field=field::SHOP_CATEGORY label=words::shop_category(l) />
        </div>
        <ValueField field=field::KEYWORDS label=words::keywords(l) kind=Kind::Text />
        <ValueField field=field::DESCRIPTION label=words::description(l) kind=Kind::Text />
        <House />
    }
}

/// What only the house sees of it.
#[component]
fn House() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let none = (String::new(), "—".to_owned());
    let parts = Part::ALL.map(|part| (part.code().to_owned(), words::part_name(l, part).to_owned()));
    let parts: Vec<_> = std::iter::once(none.clone()).chain(parts).collect();
    let owners = Signal::derive(move || {
        let people = saver.app.watch(&[people::PERSON], people::list).into_iter();
        let present =
            people.filter(|person| !person.retired).map(|person| (person.id.as_str().to_owned(), person.name));
        std::iter::once(none.clone()).chain(present).collect()
    });
    view! {
        <div class="columns">
            <CodeField field=field::OWNER label=words::owner(l) options=owners />
            <CodeField field=field::PART label=words::part(l) options=Signal::stored(parts) />
        </div>
    }
}

/// Attributes: name and text, and one more.
#[component]
pub(super) fn Attributes() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let names = Memo::new(move |_| {
        let mut names =
            saver.look(|listing| listing.attributes.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        let proposed = saver.pending.with(|pending| {
            let keys = pending.keys().filter_map(|field| field.as_str().strip_prefix("attribute/").map(str::to_owned));
            keys.collect::<Vec<_>>()
        });
        names.extend(proposed);
        names.sort();
        names.dedup();
        names
    });
    let (name, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |_| {
        let (typed, said) = (name.get_untracked(), text.get_untracked());
        if typed.trim().is_empty() || said.trim().is_empty() {
            return;
        }
        saver.set(write, field::attribute(typed.trim()), said.trim().into());
        name.set(String::new());
        text.set(String::new());
    };
    view! {
        <div class="columns">
            <For each=move || names.get() key=Clone::clone let:name>
                <ValueField field=field::attribute(&name) label=name.clone() />
            </For>
        </div>
        <div class="columns columns-end">
            <TextField id="new-attribute" label=msg::attribute_name(l) value=name on_input=move |text| name.set(text) />
            <TextField id="new-attribute-text" label=words::attribute(l) value=text on_input=move |said| text.set(said) />
            <button type="button" class="button" data-testid="add-attribute" on:click=add><Icon glyph=Glyph::Plus />{msg::add_attribute(l)}</button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}

/// Selling points (LST-32), and one more.
#[component]
pub(super) fn Points() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let ids =
        Memo::new(move |_| saver.look(|listing| listing.points.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()));
    let text = RwSignal::new(String::new());
    let add = move |_| {
        let said = text.get_untracked();
        if !said.trim().is_empty() {
            saver.set(write, field::point(&fresh_key()), said.trim().into());
            text.set(String::new());
        }
    };
    let number =
        move |id: &str| ids.with_untracked(|ids| ids.iter().position(|one| one == id)).map_or(1, |place| place + 1);
    view! {
        <For each=move || ids.get() key=Clone::clone let:id>
            <ValueField field=field::point(&id) label=format!("{} {}", words::point(l), number(&id)) />
        </For>
        <div class="columns columns-end">
            <TextField id="new-point" label=msg::new_point(l) value=text on_input=move |said| text.set(said) />
            <button type="button" class="button" data-testid="add-point" on:click=add><Icon glyph=Glyph::Plus />{msg::add_point(l)}</button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}
