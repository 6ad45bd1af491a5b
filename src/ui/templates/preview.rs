//! What the inspector will be asked: group by group, check by check, with the answers that can be given; and the way to
//! the inspection's own page, which shows it as on a tablet. Nothing is stored.

use super::editor::Editor;
use super::groups::either;
use crate::domain::amount;
use crate::domain::inspections::RunId;
use crate::domain::templates::{Content, Part};
use crate::i18n::{Lang, common, inspections as run, templates as msg};
use crate::ui::components::Dialog;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// The button and its dialog.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let editor = Editor::here();
    let l = editor.lang;
    let open = RwSignal::new(false);
    // The content is read when the dialog opens, not at every change of a field.
    let shown = move || open.get().then(|| editor.peek(|content| groups(l, content)));
    view! {
        <button type="button" class="button button-quiet" data-testid="preview" on:click=move |_| open.set(true)>{msg::preview(l)}</button>
        <Dialog title=msg::preview(l) open close_label=common::close(l) wide=true on_close=move |()| open.set(false)>
            <p class="bar bar-apart">
                <span class="soft">{msg::preview_hint(l)}</span>
                <a class="button" data-testid="preview-page" href=move || page(editor)>{msg::preview_page(l)}</a>
            </p>
            <div class="template-preview" data-testid="preview-body">{shown}</div>
        </Dialog>
    }
}

/// The page of an inspection that nobody makes.
fn page(editor: Editor) -> String {
    let run = editor.app.shop().map(|shop| RunId::preview(shop.id, &editor.id(), editor.app.today()));
    run.map(|run| Route::Run(run.record_id()).href()).unwrap_or_default()
}

fn groups(l: Lang, content: &Content) -> Vec<AnyView> {
    let groups = content.groups().into_iter().filter(|group| !content.group(group).flag("archived"));
    groups.map(|group| one_group(l, content, group)).collect()
}

fn one_group(l: Lang, content: &Content, id: &str) -> AnyView {
    let part = content.group(id);
    let entry = words(l, &part, "entry_");
    let checks = content.checks(id).into_iter().filter(|check| !content.check(check).flag("archived"));
    let checks = checks.map(|check| one_check(l, &content.check(check))).collect_view();
    view! {
        <section>
            <h3 class="list-head">{words(l, &part, "")}</h3>
            <p class="soft small" hidden=entry.is_empty()>{run::per_entry(l, &entry)}</p>
            <ol class="preview-checks">{checks}</ol>
        </section>
    }
    .into_any()
}

fn one_check(l: Lang, part: &Part) -> AnyView {
    let answers = answers(l, part).into_iter().map(|word| view! { <li>{word}</li> }).collect_view();
    view! {
        <li>
            <p class="strong">{words(l, part, "")}</p>
            <p class="soft small">{words(l, part, "how_")}</p>
            <ul class="preview-answers" aria-label=msg::kind(l)>{answers}</ul>
        </li>
    }
    .into_any()
}

/// What can be answered, in words.
fn answers(l: Lang, part: &Part) -> Vec<String> {
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    match part.text("kind") {
        "yes_no" => own(&[common::yes(l), common::no(l), common::na(l)]),
        "number" => vec![range(l, part)],
        "prices" => own(&[run::price_shown(l), run::price_charged(l)]),
        "choice" => choices(l, part),
        "text" => own(&[run::words(l)]),
        "photo" => own(&[run::take(l)]),
        "signature" => own(&[run::sign_here(l)]),
        _ => own(&[common::pass(l), common::fail(l), common::na(l)]),
    }
}

fn choices(l: Lang, part: &Part) -> Vec<String> {
    let asked = part.options().into_iter().filter(|(_, option)| !option.flag("archived"));
    asked.map(|(_, option)| words(l, &option, "")).collect()
}

fn range(l: Lang, part: &Part) -> String {
    let unit = words(l, part, "unit_");
    let with_unit = |number: i64| format!("{} {unit}", amount::plain(number)).trim_end().to_owned();
    match (part.int("min").map(with_unit), part.int("max").map(with_unit)) {
        (Some(min), Some(max)) if min == max => run::exactly(l, &min),
        (Some(min), Some(max)) => run::between(l, &min, &max),
        (Some(min), None) => run::at_least(l, &min),
        (None, Some(max)) => run::at_most(l, &max),
        (None, None) => format!("{} {unit}", run::number(l)).trim_end().to_owned(),
    }
}

fn words(l: Lang, part: &Part, name: &str) -> String {
    either(l, part.text(&format!("{name}zh")).to_owned(), part.text(&format!("{name}en")).to_owned())
}
