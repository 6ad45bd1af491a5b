//! Who decides about what in this shop, and who does so in another's place. Only what differs from the shipped rule is
//! stored.

use super::new::goes_to;
use super::onward::Refused;
use super::words::KINDS;
use super::{BackToList, absence};
use crate::domain::approvals::chain::{Step, Who};
use crate::domain::approvals::{
    Command, DEFAULT_DUE_DAYS, DEFAULT_PERCENT, MAX_STEPS, Part, Rule, What, rule, rule_field as field, steps_of,
};
use crate::domain::ids::Field;
use crate::domain::people::{self, Permission};
use crate::domain::value::Value;
use crate::i18n::{approvals as msg, roles};
use crate::state::{App, app};
use crate::ui::components::TextField;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// All rules, each folded away, and the deputies.
#[component]
pub(super) fn Rules() -> impl IntoView {
    let l = lang();
    let app = app();
    let may = Memo::new(move |_| app.may(Permission::ChangeSettings));
    let level = roles::level(l, Permission::ChangeSettings.level());
    view! {
        <BackToList />
        <div class="stack" data-testid="approval-rules-page">
            <absence::Absence />
            <section class="stack stack-tight">
                <h2>{msg::rules_title(l)}</h2>
                <p class="soft">{msg::rules_hint(l)}</p>
                <Show when=move || !may.get()><p>{msg::rules_limited(l, &level)}</p></Show>
                <div>{What::ALL.map(|what| view! { <OneRule what may /> }).collect_view()}</div>
            </section>
        </div>
    }
}

/// What a form of a rule writes with. `Copy`.
#[derive(Clone, Copy)]
struct Editor {
    app: App,
    what: What,
    write: Write,
}

impl Editor {
    /// Stores a value; the shipped one is stored as nothing.
    fn set(self, field: Field, value: Value, shipped: &Value) {
        let Some(shop) = self.app.shop() else { return };
        let value = if value == *shipped { Value::Null } else { value };
        self.write.run(Command::Rule { shop: shop.id, what: self.what, edits: vec![(field, value)] });
    }

    fn rule(self) -> Option<Rule> {
        let shop = self.app.shop()?;
        Some(self.app.watch(&KINDS, |records| rule(records, &shop.id, self.what)))
    }

    fn steps(self) -> Vec<Step> {
        let Some(shop) = self.app.shop() else { return Vec::new() };
        self.app.watch(&KINDS, |records| steps_of(records, &shop.id, self.what))
    }
}

#[component]
fn OneRule(what: What, may: Memo<bool>) -> impl IntoView {
    let l = lang();
    let editor = Editor { app: app(), what, write: Write::here() };
    // Hundreds of boxes: made when somebody wants to see them.
    let wanted = RwSignal::new(false);
    view! {
        <details class="details" data-testid="rule" data-what=what.code() on:toggle=move |_| wanted.set(true)>
            <summary>
                <span class="stack approvals-rule">
                    <span>{msg::what_name(l, what)}</span>
                    <span class="soft small">{move || goes_to(what)}</span>
                </span>
            </summary>
            <Show when=move || wanted.get()>
                <fieldset class="details-body stack" disabled=move || !may.get()><RuleForm editor /></fieldset>
            </Show>
        </details>
    }
}

#[component]
fn RuleForm(editor: Editor) -> impl IntoView {
    let l = lang();
    let steps = Memo::new(move |_| editor.steps());
    let is_on = move || editor.rule().is_some_and(|rule| rule.is_on);
    let shipped = Value::Bool(editor.what.is_on());
    let due = Signal::derive(move || editor.rule().map_or(DEFAULT_DUE_DAYS, |rule| rule.due_days));
    // One more than is in use, up to the most.
    let count = Memo::new(move |_| {
        let used = steps.with(|steps| steps.iter().rposition(|step| !step.who.is_empty()).map_or(0, |last| last + 1));
        (used + 1).min(MAX_STEPS)
    });
    let is_update = editor.what == What::ListingUpdate;
    view! {
        <Refused write=editor.write />
        <label class="choice">
            <input type="checkbox" data-testid="rule-enabled" prop:checked=is_on
                on:change=move |event| editor.set(field::ENABLED, event_target_checked(&event).into(), &shipped) />
            <span>{msg::enabled(l)}</span>
        </label>
        <Whole editor of=field::DUE_DAYS label=msg::due_days(l) value=due shipped=DEFAULT_DUE_DAYS />
        {is_update.then(|| view! { <Major editor /> })}
        <For each=move || 0..count.get() key=|at| *at let:at><StepForm editor steps at /></For>
    }
}

/// A whole number; what is not one stays in its field with a word beside it.
#[component]
fn Whole(editor: Editor, of: Field, label: &'static str, value: Signal<i64>, shipped: i64) -> impl IntoView {
    let l = lang();
    let error = RwSignal::new(None::<String>);
    let typed = RwSignal::new(None::<String>);
    let save = move |text: String| {
        let number = text.trim().parse::<i64>();
        error.set(number.is_err().then(|| msg::bad_number(l).to_owned()));
        if let Ok(number) = number {
            typed.set(None);
            editor.set(of.clone(), number.into(), &shipped.into());
        }
    };
    let shown = Signal::derive(move || typed.get().unwrap_or_else(|| value.get().to_string()));
    view! { <TextField label kind="number" value=shown error on_input=move |text| typed.set(Some(text)) on_commit=save /> }
}

/// What makes an update a major one (LST-11).
#[component]
fn Major(editor: Editor) -> impl IntoView {
    let l = lang();
    let percent = Signal::derive(move || editor.rule().map_or(DEFAULT_PERCENT, |rule| rule.major.percent));
    let part = move |part: Part| {
        let is_on = move || editor.rule().is_some_and(|rule| rule.major.parts.contains(&part));
        let toggle =
            move |event| editor.set(field::major(part.code()), event_target_checked(&event).into(), &true.into());
        view! {
            <label class="choice">
                <input type="checkbox" data-part=part.code() prop:checked=is_on on:change=toggle />
                <span>{msg::part_of_listing(l, part)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="set-field">
            <legend class="field-label">{msg::counts_as_major(l)}</legend>
            <div class="set-choices">{Part::ALL.map(part).collect_view()}</div>
        </fieldset>
        <Whole editor of=field::PERCENT label=msg::percent(l) value=percent shipped=DEFAULT_PERCENT />
    }
}

/// Who decides at a step: roles, and people by name.
#[component]
fn StepForm(editor: Editor, steps: Memo<Vec<Step>>, at: usize) -> impl IntoView {
    let l = lang();
    let shipped = editor.what.chain().steps.get(at).cloned().unwrap_or(Step { who: Vec::new(), needs_all: false });
    let ships_all = shipped.needs_all;
    let needs_all = move || steps.with(|steps| steps.get(at).is_some_and(|step| step.needs_all));
    let shipped = StoredValue::new(shipped);
    let choice = move |who: Who, name: String| {
        let own = who.clone();
        let is_on = move || steps.with(|steps| steps.get(at).is_some_and(|step| step.who.contains(&own)));
        let toggle = move |event| {
            let of = match &who {
                Who::Role(code) => field::role(at, code),
                Who::Person(id) => field::person(at, id.as_str()),
            };
            let ships = shipped.with_value(|step| step.who.contains(&who));
            editor.set(of, event_target_checked(&event).into(), &ships.into());
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=is_on on:change=toggle />
                <span>{name}</span>
            </label>
        }
    };
    let roles = people::DEFAULT_ROLES.map(|role| choice(Who::Role(role.code.into()), roles::role(l, role.code)));
    let present = editor.app.peek(people::list).into_iter().filter(|person| !person.retired);
    let people = present.map(|person| choice(Who::Person(person.id), person.name)).collect_view();
    view! {
        <fieldset class="set-field" data-testid="rule-step">
            <legend class="field-label">{msg::step_no(l, at + 1)}</legend>
            <div class="set-choices">{roles.into_iter().collect_view()}{people}</div>
            <label class="choice">
                <input type="checkbox" prop:checked=needs_all
                    on:change=move |event| editor.set(field::all(at), event_target_checked(&event).into(), &ships_all.into()) />
                <span>{msg::needs_all(l)}</span>
            </label>
        </fieldset>
    }
}
