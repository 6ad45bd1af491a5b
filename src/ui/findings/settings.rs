//! The rules of findings as the shop has set them: used or not, and the number of those that have one.

use crate::domain::findings::{Command, FINDING, RULE, Rule, Settings, precision};
use crate::domain::people::Permission;
use crate::domain::shops::SHOP;
use crate::i18n::findings as msg;
use crate::state::{App, app};
use crate::ui::components::TextField;
use crate::ui::{Write, lang};
use leptos::prelude::*;

fn settings(app: App) -> Memo<Settings> {
    Memo::new(move |_| {
        let shop = app.shop();
        app.watch(&[RULE, SHOP], |records| shop.map(|shop| Settings::read(records, &shop.id)).unwrap_or_default())
    })
}

/// How often a rule was right, in words.
#[component]
pub(super) fn PrecisionOf(rule: Rule) -> impl IntoView {
    let (l, app) = (lang(), app());
    let of = Memo::new(move |_| {
        let (shop, today) = (app.shop()?, app.today());
        app.watch(&[FINDING, SHOP], |records| precision(records, &shop.id, today).get(&rule).copied())
    });
    view! {
        <span class="num" data-testid="precision">
            {move || of.get().map_or_else(|| msg::no_precision(l).to_owned(), |of| msg::precision(l, of.right, of.of))}
        </span>
    }
}

/// All rules, folded away.
#[component]
pub(super) fn Rules() -> impl IntoView {
    let (l, app) = (lang(), app());
    let settings = settings(app);
    let may = Memo::new(move |_| app.may(Permission::EditTemplates));
    let rows = Rule::ALL.into_iter().map(|rule| view! { <Row rule settings may /> }).collect_view();
    view! {
        <details class="details" data-testid="finding-rules">
            <summary>{msg::all_rules(l)}</summary>
            <ul class="details-body findings">{rows}</ul>
        </details>
    }
}

#[component]
fn Row(rule: Rule, settings: Memo<Settings>, may: Memo<bool>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let write = Write::here();
    let on = Memo::new(move |_| settings.with(|settings| settings.is_on(rule)));
    let number = Memo::new(move |_| rule.number().map(|_| settings.with(|settings| settings.number(rule))));
    let set = move |on: bool, number: Option<i64>| {
        if let Some(shop) = untrack(|| app.shop()) {
            write.run(Command::Set { shop: shop.id, rule, on, number });
        }
    };
    view! {
        <li class="finding" data-testid="finding-rule" data-rule=rule.code()>
            <label class="bar finding-switch">
                <input type="checkbox" prop:checked=on disabled=move || !may.get()
                    on:change=move |event| set(event_target_checked(&event), number.get_untracked()) />
                <span class="strong">{msg::rule_name(l, rule)}</span>
                <span class="soft small" hidden=move || on.get()>{msg::is_off(l)}</span>
            </label>
            <p class="soft small"><PrecisionOf rule /></p>
            {msg::number_name(l, rule).map(|label| view! { <Number label rule number may write
                save=Callback::new(move |number| set(on.get_untracked(), Some(number))) /> })}
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </li>
    }
}

/// The number of a rule. What cannot be read stays as it was typed.
#[component]
fn Number(
    label: &'static str,
    rule: Rule,
    number: Memo<Option<i64>>,
    may: Memo<bool>,
    write: Write,
    save: Callback<i64>,
) -> impl IntoView {
    let l = lang();
    let stored = move || number.get().map(|number| number.to_string()).unwrap_or_default();
    let typed = RwSignal::new(untrack(stored));
    Effect::new(move |_| typed.set(stored()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.get_untracked().trim().parse() {
            Ok(number) => save.run(number),
            Err(_) => write.error.set(Some(msg::not_a_number(l).to_owned())),
        }
    };
    let hint = rule.number().map(|number| msg::default_number(l, number)).unwrap_or_default();
    view! {
        <form class="bar finding-number" on:submit=submit>
            <TextField label hint value=typed on_input=move |text| typed.set(text) kind="number" />
            <button class="button" disabled=move || !may.get()>{msg::save_number(l)}</button>
        </form>
    }
}
