//! One finding: what contradicts what in one line, the way to each record, and the three answers. The same at a check of
//! the inspection and on the page of findings.

use super::kept::standing;
use crate::domain::calendar;
use crate::domain::campaigns::CAMPAIGN;
use crate::domain::findings::{Command, Finding, Told, spot_of};
use crate::domain::ids::Key;
use crate::domain::inspections::{Run, RunId, is_ones_own};
use crate::domain::listings::LISTING;
use crate::domain::placements::PLACEMENT;
use crate::domain::tasks::Owner;
use crate::i18n::{Lang, findings as msg, format};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, TextArea};
use crate::ui::routes::Route;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// A finding. `run` is where it is answered when it is confirmed; without one, or where that run cannot be answered, what
/// is said is kept by itself.
#[component]
pub(crate) fn FindingLine(finding: Finding, run: Option<RunId>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let write = Write::here();
    let words = untrack(|| words(l, app, &finding));
    let links = finding.subjects.iter().map(|key| subject(l, app, key)).collect_view();
    let refuting = RwSignal::new(false);
    let kept = StoredValue::new((finding, run));
    let said = Memo::new(move |_| kept.with_value(|(finding, _)| standing(app, finding)).map(|judged| judged.verdict));
    let confirm = move |_| {
        let command = kept.with_value(|(finding, run)| confirmation(l, app, finding, run.as_ref()));
        command.into_iter().for_each(|command| write.run(command));
    };
    let fixed = move |_| {
        let shop = untrack(|| app.shop());
        let command =
            shop.map(|shop| kept.with_value(|(finding, _)| Command::Fixed { shop: shop.id, finding: finding.clone() }));
        command.into_iter().for_each(|command| write.run(command));
    };
    let busy = move || write.pending.get();
    view! {
        <li class="finding" data-testid="finding" data-said=move || said.get().map(|said| said.code())>
            <p class="finding-words">{words}</p>
            <p class="finding-links small">{links}</p>
            <p class="finding-said small tone-ok" hidden=move || said.get().is_none()>
                <Icon glyph=Glyph::Check />{move || said.get().map(|said| msg::verdict(l, said))}
            </p>
            <div class="bar finding-answers" hidden=move || said.get().is_some() || refuting.get()>
                <button type="button" class="button" data-testid="finding-confirm" disabled=busy on:click=confirm>{msg::confirm(l)}</button>
                <button type="button" class="button" data-testid="finding-refute" disabled=busy on:click=move |_| refuting.set(true)>
                    {msg::refute(l)}
                </button>
                <button type="button" class="button" data-testid="finding-fixed" disabled=busy on:click=fixed>{msg::fixed(l)}</button>
            </div>
            <Show when=move || refuting.get() && said.get().is_none()>
                <Refute write finding=kept.with_value(|(finding, _)| finding.clone()) refuting />
            </Show>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </li>
    }
}

/// Why it is not so. Closing the form by mistake keeps what was typed.
#[component]
fn Refute(write: Write, finding: Finding, refuting: RwSignal<bool>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let why = RwSignal::new(String::new());
    let finding = StoredValue::new(finding);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(shop) = untrack(|| app.shop()) {
            write.run(Command::Refute { shop: shop.id, finding: finding.get_value(), why: why.get_untracked() });
        }
    };
    view! {
        <form class="stack" data-testid="refute-form" on:submit=submit>
            <TextArea label=msg::why(l) value=why on_input=move |text| why.set(text) />
            <div class="bar bar-end">
                <button type="button" class="button button-quiet" on:click=move |_| refuting.set(false)>{msg::cancel(l)}</button>
                <button class="button button-primary" data-testid="refute-save">{msg::save_refute(l)}</button>
            </div>
        </form>
    }
}

/// The line, with the name of the listing where the line alone does not say which place it is about.
pub(crate) fn words(l: Lang, app: App, finding: &Finding) -> String {
    let zone = app.zone();
    let today = app.today();
    let line = msg::line(l, &finding.detail, &|at| format::moment(l, &*zone, at, today));
    match finding.subject().filter(|key| key.kind == LISTING || key.kind == CAMPAIGN) {
        Some(key) => msg::of(l, &app.peek(|records| msg::subject_name(l, records, key)), &line),
        None => line,
    }
}

fn subject(l: Lang, app: App, key: &Key) -> impl IntoView + use<> {
    let name = app.peek(|records| msg::subject_name(l, records, key));
    match link(key) {
        Some(href) => view! { <a href=href data-testid="finding-subject">{name}</a> }.into_any(),
        None => view! { <span>{name}</span> }.into_any(),
    }
}

/// The page of a record; a category has none of its own.
pub(crate) fn link(key: &Key) -> Option<String> {
    let page = match () {
        () if key.kind == LISTING => "listings",
        () if key.kind == PLACEMENT => "placements",
        () if key.kind == CAMPAIGN => "campaigns",
        () => return None,
    };
    Some(Route::trade(&[page, key.id.as_str()]).href())
}

/// Whether a run can still be answered by whoever is here.
pub(crate) fn can_answer(app: App, run: &RunId) -> bool {
    let person = app.session.person.get_untracked();
    app.peek(|records| {
        let stored = Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).stored();
        stored.is_editable() && is_ones_own(records, run, &person) && !run.is_preview()
    })
}

fn confirmation(l: Lang, app: App, finding: &Finding, run: Option<&RunId>) -> Option<Command> {
    let (shop, what) = untrack(|| Some((app.shop()?.id, words(l, app, finding))))?;
    let name = app.peek(|records| finding.subject().map(|key| msg::subject_name(l, records, key))).unwrap_or_default();
    let run = run.filter(|run| can_answer(app, run));
    let run = run.filter(|run| app.peek(|records| spot_of(records, run, finding, &name)).is_some());
    let due = calendar::date(&*app.zone(), app.now.get_untracked());
    let owner = Owner::Role(finding.rule.role().to_owned());
    let told = run.map(|run| Told { run: run.clone(), name, what, owner, due });
    Some(Command::Confirm { shop, finding: finding.clone(), told })
}
