//! The form of a new shop and of the first person.

use super::typed::{Typed, forget, typed};
use crate::browser::zone;
use crate::domain::command::{Command, Refusal};
use crate::domain::people::{self, DEFAULT_ROLES};
use crate::domain::shops::{self, Platform};
use crate::i18n::{Lang, errors, roles, start, zones};
use crate::state::{App, Failure, app};
use crate::ui::components::{Select, TextField};
use crate::ui::lang;
use crate::ui::write::failure_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is wrong, each beside its field.
#[derive(Clone, Copy)]
struct Wrong {
    shop_name: RwSignal<Option<String>>,
    person_name: RwSignal<Option<String>>,
    write: RwSignal<Option<String>>,
}

impl Wrong {
    fn nothing() -> Self {
        Self { shop_name: RwSignal::new(None), person_name: RwSignal::new(None), write: RwSignal::new(None) }
    }
}

#[component]
pub(super) fn NewShop() -> impl IntoView {
    let app = app();
    let l = lang();
    let wrong = Wrong::nothing();
    let pending = RwSignal::new(false);
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if pending.get_untracked() || names_are_missing(l, wrong) {
            return;
        }
        pending.set(true);
        spawn_local(async move {
            let made = make(app, &typed()).await;
            pending.try_set(false);
            match made {
                Ok(()) => {
                    forget();
                    app.begin();
                }
                Err(failure) => {
                    wrong.write.try_set(Some(failure_words(l, &failure)));
                }
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=create>
            <ShopFields wrong />
            <PersonFields wrong />
            <p class="field-error" role="alert">{move || wrong.write.get()}</p>
            <div class="bar bar-end start-foot">
                <button class="button button-primary button-large" data-testid="create-shop" aria-busy=move || pending.get().to_string()>
                    {move || if pending.get() { start::beginning(l) } else { start::begin(l) }}
                </button>
            </div>
        </form>
    }
}

#[component]
fn ShopFields(wrong: Wrong) -> impl IntoView {
    let l = lang();
    let typed = typed();
    let (name, platform) = (RwSignal::from(typed.shop_name), RwSignal::from(typed.platform));
    let zone = RwSignal::from(typed.zone);
    let platforms: Vec<_> =
        Platform::ALL.map(|platform| (platform.code().to_owned(), roles::platform(l, platform))).to_vec();
    let zones = zones::choices(l, &[zone::local_name().unwrap_or_default(), zone.get_untracked()]);
    let type_name = move |text| {
        name.set(text);
        wrong.shop_name.set(None);
    };
    view! {
        <TextField
            id="shop-name" label=start::shop_name(l) placeholder=start::shop_name_example(l)
            value=name error=wrong.shop_name on_input=type_name
        />
        <div class="form-pair">
            <Select
                id="shop-platform" label=start::platform(l) options=platforms
                value=platform on_change=move |code| platform.set(code)
            />
            <Industry />
        </div>
        <Select
            id="shop-zone" label=start::zone(l) hint=start::zone_hint(l) options=zones
            value=zone on_change=move |name| zone.set(name)
        />
    }
}

/// Free text with common industries offered while typing.
#[component]
fn Industry() -> impl IntoView {
    let l = lang();
    let industry = RwSignal::from(typed().industry);
    view! {
        <div class="field">
            <label class="field-label" for="shop-industry">
                {start::industry(l)} " " <span class="field-optional">{start::industry_hint(l)}</span>
            </label>
            <input
                class="input" id="shop-industry" data-testid="shop-industry" type="text" autocomplete="off" list="industries"
                prop:value=industry on:input=move |event| industry.set(event_target_value(&event))
            />
            <datalist id="industries">
                {start::industries(l).map(|name| view! { <option value=name></option> }).collect_view()}
            </datalist>
        </div>
    }
}

#[component]
fn PersonFields(wrong: Wrong) -> impl IntoView {
    let l = lang();
    let typed = typed();
    let (name, role) = (RwSignal::from(typed.person_name), RwSignal::from(typed.role));
    let type_name = move |text| {
        name.set(text);
        wrong.person_name.set(None);
    };
    view! {
        <fieldset class="form-pair">
            <legend class="visually-hidden">{start::me(l)}</legend>
            <TextField
                id="person-name" label=start::my_name(l) value=name error=wrong.person_name on_input=type_name
                autocomplete="name"
            />
            <Select
                id="person-role" label=start::my_role(l) options=role_choices(l)
                value=role on_change=move |code| role.set(code)
            />
        </fieldset>
    }
}

/// All shipped roles, (code, name).
fn role_choices(l: Lang) -> Vec<(String, String)> {
    DEFAULT_ROLES.iter().map(|role| (role.code.to_owned(), roles::role(l, role.code))).collect()
}

/// Both names are looked at before anything is written, so that no shop is made without a person.
fn names_are_missing(l: Lang, wrong: Wrong) -> bool {
    let typed = typed();
    let missing = |text: ArcRwSignal<String>, refusal: Refusal| {
        text.get_untracked().trim().is_empty().then(|| errors::refusal(l, &refusal))
    };
    let shop = missing(typed.shop_name, shops::Refusal::NoName.into());
    let person = missing(typed.person_name, people::Refusal::NoName.into());
    let first = if shop.is_some() { "shop-name" } else { "person-name" };
    let any = shop.is_some() || person.is_some();
    wrong.shop_name.set(shop);
    wrong.person_name.set(person);
    if any {
        focus(first);
    }
    any
}

fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
    }
}

async fn make(app: App, typed: &Typed) -> Result<(), Failure> {
    let shop = shops::Command::Create {
        id: typed.shop_id.clone(),
        name: typed.shop_name.get_untracked(),
        platform: Platform::from_code(&typed.platform.get_untracked()),
        industry: typed.industry.get_untracked(),
        zone: typed.zone.get_untracked(),
    };
    let person = people::Command::Create {
        id: typed.person_id.clone(),
        name: typed.person_name.get_untracked(),
        role: typed.role.get_untracked(),
    };
    app.session.shop.set(typed.shop_id.clone());
    app.session.person.set(typed.person_id.clone());
    // The writer follows the person in an effect: after this turn both records are signed by that person.
    gloo_timers::future::TimeoutFuture::new(0).await;
    app.dispatch(Command::Shop(shop)).await?;
    app.dispatch(Command::Person(person)).await?;
    app.forget_undo();
    Ok(())
}
