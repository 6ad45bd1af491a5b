//! When a template is due and whose duty it is. Shows only the fields that its rhythm needs.

use super::editor::Editor;
use super::fields::{CodeField, MomentField, NumberField, SetField, role_names};
use crate::domain::people::{self, PERSON};
use crate::domain::templates::EVERYONE;
use crate::i18n::{format, templates as msg};
use leptos::prelude::*;

/// The fields.
#[component]
pub(super) fn ScheduleFields() -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let repeat = editor.text("repeat");
    let every = move || match repeat.get().as_str() {
        "days" => Some(msg::every_days(l)),
        "weekly" => Some(msg::every_weeks(l)),
        "monthly" => Some(msg::every_months(l)),
        _ => None,
    };
    let is = move |code: &'static str| move || repeat.with(|repeat| repeat == code);
    let is_on_demand = move || repeat.with(|repeat| repeat.is_empty() || repeat == "none");
    let days = move || {
        format::weekdays(l).into_iter().zip(1_u8..).map(|(name, day)| (day.to_string(), name.to_owned())).collect()
    };
    view! {
        <div class="form-pair">
            <CodeField path="repeat".into() label=msg::repeat(l) options=Signal::stored(rhythms(l)) />
            <CodeField path="who".into() label=msg::who(l) options=owners(editor) />
        </div>
        {move || every().map(|label| view! {
            <div class="form-pair">
                <NumberField path="n".into() label />
                <MomentField path="from" label=msg::from(l) kind="date" />
            </div>
        })}
        <Show when=is("weekly")><SetField path="weekdays".into() legend=msg::weekdays(l) choices=days() /></Show>
        <Show when=is("monthly")><NumberField path="day".into() label=msg::day_of_month(l) /></Show>
        <Show when=move || !is_on_demand()>
            <div class="form-pair">
                <MomentField path="time" label=msg::time(l) kind="time" hint=msg::time_hint(l) />
                <NumberField path="grace".into() label=msg::grace(l) hint=msg::grace_hint(l) />
            </div>
        </Show>
    }
}

fn rhythms(l: crate::i18n::Lang) -> Vec<(String, String)> {
    let rhythms = [
        ("none", msg::repeat_none(l)),
        ("daily", msg::repeat_daily(l)),
        ("weekdays", msg::repeat_weekdays(l)),
        ("days", msg::repeat_days(l)),
        ("weekly", msg::repeat_weekly(l)),
        ("monthly", msg::repeat_monthly(l)),
    ];
    rhythms.map(|(code, name)| (code.to_owned(), name.to_owned())).to_vec()
}

/// Anybody, everybody, a role, or one of the people who are here.
fn owners(editor: Editor) -> Signal<Vec<(String, String)>> {
    let l = editor.lang;
    Signal::derive(move || {
        let people = editor.app.watch(&[PERSON], people::list);
        let people = people.into_iter().filter(|person| !person.retired);
        let anybody = (String::new(), msg::anybody(l).to_owned());
        let everyone = (EVERYONE.to_owned(), msg::everyone(l).to_owned());
        let roles = role_names(l).into_iter().map(|(code, name)| (format!("role:{code}"), name));
        let people = people.map(|person| (format!("person:{}", person.id), person.name));
        [anybody, everyone].into_iter().chain(roles).chain(people).collect()
    })
}
