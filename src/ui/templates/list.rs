//! The list of templates: those in use, own ones that are not, and shipped ones that could be.

use super::files::Import;
use super::shipped::Shipped;
use crate::browser::{clock, ids};
use crate::domain::ids::RecordId;
use crate::domain::people::Permission;
use crate::domain::shops::{Platform, SHOP};
use crate::domain::templates::{Command, Content, DAILY, TEMPLATE, add_check, add_group, content, duties};
use crate::i18n::{Lang, roles, templates as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::routes::{self, Route};
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    name: String,
    sub: String,
}

/// The list.
#[component]
pub(super) fn List(chosen: Memo<String>) -> impl IntoView {
    let app = app();
    let l = lang();
    let shipped: Shipped = expect_context();
    let used = Memo::new(move |_| used(app, l));
    let own = Memo::new(move |_| own(app, l, shipped, &used.get()));
    let offered = Memo::new(move |_| offered(app, l, shipped, &used.get(), &own.get()));
    let coming = move || match (shipped.is_settled.get(), shipped.is_short()) {
        (false, _) => Some(msg::coming(l)),
        (true, true) => Some(msg::not_fetched(l)),
        _ => None,
    };
    view! {
        <header class="split-head"><h1>{msg::title(l)}</h1></header>
        <p class="soft small templates-sub">{msg::sub(l)}</p>
        <Part title=msg::in_use(l) lines=used chosen test_id="templates-used" />
        <Part title=msg::own(l) lines=own chosen test_id="templates-own" />
        <Part title=msg::offered(l) lines=offered chosen test_id="templates-offered" />
        <p class="soft small templates-sub" role="status">{coming}</p>
        <Show when=move || app.may(Permission::EditTemplates)><New /></Show>
    }
}

#[component]
fn Part(title: &'static str, lines: Memo<Vec<Line>>, chosen: Memo<String>, test_id: &'static str) -> impl IntoView {
    let row = move |line: Line| {
        let id = line.id.clone();
        let is_chosen = move || chosen.with(|chosen| *chosen == id).then_some("true");
        view! {
            <li>
                <a class="list-row" href=Route::Templates(line.id.clone()).href() aria-current=is_chosen data-template=line.id>
                    <span class="list-main">
                        <span class="list-title">{line.name}</span>
                        <span class="list-sub">{line.sub}</span>
                    </span>
                    <span class="list-end"><Icon glyph=Glyph::ChevronRight /></span>
                </a>
            </li>
        }
    };
    view! {
        <section aria-label=title hidden=move || lines.with(Vec::is_empty)>
            <h2 class="list-head">{title}" "<span class="count">{move || lines.with(Vec::len)}</span></h2>
            <ul class="list" data-testid=test_id>{move || lines.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

fn used(app: App, l: Lang) -> Vec<Line> {
    let Some(shop) = app.shop() else { return Vec::new() };
    let duties = app.watch(&[TEMPLATE, SHOP], |records| duties(records, &shop));
    let line = |duty: crate::domain::templates::Duty| {
        let schedule = duty.template.schedule;
        let whose = msg::whose(l, schedule.who, |id| app.name_of(&RecordId::new(id)));
        Line {
            id: duty.template.id.to_owned(),
            name: l.of(duty.template.name).to_owned(),
            sub: format!("{} · {whose}", msg::rhythm(l, &schedule)),
        }
    };
    duties.into_iter().map(line).collect()
}

/// Templates with a record, and the daily one, that the shop does not use.
fn own(app: App, l: Lang, shipped: Shipped, used: &[Line]) -> Vec<Line> {
    let contents = app.watch(&[TEMPLATE], |records| {
        let with_record = records.of(&TEMPLATE).map(|record| record.id().as_str());
        let ids = std::iter::once(DAILY.id).chain(with_record.filter(|id| *id != DAILY.id));
        let unused = ids.filter(|id| !used.iter().any(|line| line.id == *id));
        let is_own = |id: &&str| *id == DAILY.id || shipped.content(id).is_none();
        unused.filter(is_own).filter_map(|id| Some((id.to_owned(), content(records, id)?))).collect::<Vec<_>>()
    });
    contents.into_iter().map(|(id, content)| line(l, id, &content)).collect()
}

fn offered(app: App, l: Lang, shipped: Shipped, used: &[Line], own: &[Line]) -> Vec<Line> {
    let is_listed = |id: &str| used.iter().chain(own).any(|line| line.id == id);
    let ids = shipped.ids().into_iter().filter(|id| !is_listed(id));
    // What the shop has changed of a shipped one and put away stands here with its changes.
    let with_changes =
        |id: &str| app.watch(&[TEMPLATE], |records| content(records, id)).or_else(|| shipped.content(id));
    ids.filter_map(|id| Some(line(l, id.to_owned(), &with_changes(id)?))).collect()
}

fn line(l: Lang, id: String, content: &Content) -> Line {
    let checks = content.groups().iter().map(|group| asked(content, group)).sum();
    let platform = content.root().text("platform");
    let platform =
        (!platform.is_empty()).then(|| msg::offered_for(l, &roles::platform(l, Platform::from_code(platform))));
    let sub = std::iter::once(msg::checks(l, checks)).chain(platform).collect::<Vec<_>>().join(" · ");
    Line { id, name: name(l, content), sub }
}

/// How many checks of a group are asked.
fn asked(content: &Content, group: &str) -> usize {
    content.checks(group).iter().filter(|check| !content.check(check).flag("archived")).count()
}

/// What a template is called.
pub(super) fn name(l: Lang, content: &Content) -> String {
    let root = content.root();
    let (zh, en) = (root.text("zh"), root.text("en"));
    let (first, second) = if l == Lang::Zh { (zh, en) } else { (en, zh) };
    if first.is_empty() { second } else { first }.to_owned()
}

/// A new template, or one from a file.
#[component]
fn New() -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let create = move |_| {
        let id = ids::record(clock::now());
        let to = Route::Templates(id.as_str().to_owned());
        write.run_then(Command::Create { id, content: blank() }, move || routes::go(&to));
    };
    view! {
        <div class="bar templates-new">
            <button type="button" class="button" data-testid="new-template" on:click=create><Icon glyph=Glyph::Plus />{msg::new(l)}</button>
            <Import write />
        </div>
        <p class="field-error templates-sub" role="alert">{move || write.error.get()}</p>
    }
}

/// A template with one check, so that there is something to begin with.
fn blank() -> Content {
    let mut content = Content::default();
    let l = [Lang::Zh, Lang::En];
    content.set("zh", msg::new_zh(l[0]).into());
    content.set("en", msg::new_en(l[1]).into());
    content.set("repeat", "none".into());
    let (group, check) = (ids::key(clock::now()), ids::key(clock::now()));
    for (path, value) in add_group(&content, &group, msg::new_group_zh(l[0]), msg::new_group_en(l[1])) {
        content.set(&path, value);
    }
    for (path, value) in add_check(&content, &group, &check, msg::new_check_zh(l[0]), msg::new_check_en(l[1])) {
        content.set(&path, value);
    }
    content
}
