//! The groups with their progress: a column, or a row of chips on a phone.

use super::page::Page;
use crate::domain::inspections::{Run, progress};
use crate::domain::templates::Group;
use crate::i18n::inspections as msg;
use crate::ui::components::Ring;
use leptos::prelude::*;

/// All groups.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let page = Page::here();
    let items = page.template.groups.iter().map(|group| view! { <GroupItem group /> }).collect_view();
    view! {
        <nav class="run-groups" aria-label=msg::groups(page.lang)>
            <ol class="group-list">{items}</ol>
        </nav>
    }
}

#[component]
fn GroupItem(group: &'static Group) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let progress = Memo::new(move |_| page.look(|run| progress(run, page.template, [group])));
    let is_current = Memo::new(move |_| page.group(page.shown.get()).id == group.id);
    let count = move || {
        let p = progress.get();
        msg::group_count(l, p.answered(), p.total, p.fail)
    };
    let item = NodeRef::<leptos::html::A>::new();
    Effect::new(move |_| {
        if is_current.get()
            && let Some(item) = item.get()
        {
            bring_into_row(&item);
        }
    });
    view! {
        <li>
            <a
                class="group-item"
                node_ref=item
                href=move || page.route(first_to_do(page, group)).href()
                aria-current=move || is_current.get().then_some("step")
                data-testid="group"
            >
                <Ring
                    done=Signal::derive(move || progress.get().answered())
                    total=Signal::derive(move || progress.get().total)
                    failed=Signal::derive(move || progress.get().fail)
                    label=Signal::derive(move || msg::answered_of(l, progress.get().answered(), progress.get().total))
                />
                <span class="group-text">
                    <span class="group-name">{l.of(group.name)}</span>
                    <span class="group-count num">{count}</span>
                </span>
            </a>
        </li>
    }
}

/// Where a group is entered: at its first open check, else at its first.
fn first_to_do(page: Page, group: &'static Group) -> &'static str {
    let open = |run: Run| group.checks.iter().find(|check| run.result(group, check.id).is_none());
    let first = page.look(open).or(group.checks.first());
    first.map_or("", |check| check.id)
}

/// Scrolls a row that scrolls inside itself, and nothing else.
pub(super) fn bring_into_row(item: &web_sys::Element) {
    let Ok(Some(row)) = item.closest(".group-list, .dots") else { return };
    let (row_box, item_box) = (row.get_bounding_client_rect(), item.get_bounding_client_rect());
    let off = item_box.left() + item_box.width() / 2.0 - row_box.left() - row_box.width() / 2.0;
    row.set_scroll_left(row.scroll_left() + off as i32);
}
