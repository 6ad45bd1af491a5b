//! Roles and their levels, and what each level may do, in words (C-09).

use crate::domain::people::{Command, Level, Permission, ROLE, Role, roles as all_roles};
use crate::i18n::{Lang, people, roles};
use crate::state::app;
use crate::ui::routes::Route;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// The section of roles.
#[component]
pub(super) fn RoleLevels() -> impl IntoView {
    let app = app();
    let l = lang();
    let all = Memo::new(move |_| app.watch(&[ROLE], all_roles));
    view! {
        <section class="section" aria-labelledby="roles">
            <div class="section-head"><h2 id="roles">{people::roles_title(l)}</h2></div>
            <div class="stack">
                <p class="prose">{people::roles_guide(l)}</p>
                <Levels />
                <details class="details">
                    <summary data-testid="levels">{people::set_levels(l)}</summary>
                    <div class="details-body table-box">
                        <table class="table">
                            <thead><tr><th scope="col">{people::role(l)}</th><th scope="col">{people::level(l)}</th></tr></thead>
                            <tbody>
                                <For each=move || all.get() key=|role| role.code let:role>
                                    <RoleRow role all />
                                </For>
                            </tbody>
                        </table>
                    </div>
                </details>
            </div>
        </section>
    }
}

/// What each level adds to the ones below it.
#[component]
fn Levels() -> impl IntoView {
    let l = lang();
    let line = move |level: Level| {
        let adds = added(l, level);
        (!adds.is_empty()).then(|| view! { <dt>{roles::level(l, level)}</dt><dd>{adds}</dd> })
    };
    view! { <dl class="facts">{Level::ALL.map(line).collect_view()}</dl> }
}

fn added(l: Lang, level: Level) -> String {
    const ALL: [Permission; 7] = [
        Permission::ChangeSettings,
        Permission::ReviewInspection,
        Permission::EditTemplates,
        Permission::ManagePeople,
        Permission::ErasePersonalData,
        Permission::ApproveListings,
        Permission::Appraise,
    ];
    let own = ALL.into_iter().filter(|permission| permission.level() == level);
    let mut words: Vec<&str> = own.map(|permission| people::permission(l, permission)).collect();
    if level == Level::Assistant {
        words.push(people::may_all(l));
    } else if !words.is_empty() {
        words.push(people::and_below(l));
    }
    match l {
        Lang::Zh => words.join("；"),
        Lang::En => words.join(". "),
    }
}

#[component]
fn RoleRow(role: Role, all: Memo<Vec<Role>>) -> impl IntoView {
    let app = app();
    let l = lang();
    let write = Write::here();
    let level =
        Memo::new(move |_| all.get().iter().find(|own| own.code == role.code).map_or(role.level, |own| own.level));
    let change = move |event| {
        let level = event_target_value(&event).parse().ok().and_then(Level::from_number);
        if let Some(level) = level {
            write.run(Command::SetLevel { role: role.code.to_owned(), level });
        }
    };
    let option = move |own: Level| {
        view! { <option value=own.number().to_string() prop:selected=move || level.get() == own>{roles::level(l, own)}</option> }
    };
    let choice = move || {
        view! {
            <span class="select-box">
                <select class="input" aria-label=people::level_of(l, &roles::role(l, role.code)) on:change=change>
                    {Level::ALL.map(option).collect_view()}
                </select>
            </span>
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Role(role.code.to_owned()).href()>{roles::role(l, role.code)}</a></th>
            <td>
                <Show when=move || app.may(Permission::ManagePeople) fallback=move || roles::level(l, level.get())>
                    {choice()}
                </Show>
                <p class="field-error" role="alert">{move || write.error.get()}</p>
            </td>
        </tr>
    }
}
