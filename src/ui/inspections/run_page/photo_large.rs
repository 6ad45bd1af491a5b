//! One photo large, with its marks: a tap marks the spot, a tap on a mark takes it away.

use super::page::Page;
use super::photos::Url;
use crate::domain::inspections::{Command, Mark, Photo, Spot};
use crate::i18n::{common, inspections as msg, photos as words};
use crate::ui::components::{Glyph, Icon, MarkAt, Marking, PhotoView};
use crate::ui::{Write, fresh_key};
use leptos::prelude::*;

/// How near a tap must be to a mark to mean it, thousandths of the photo's width.
const NEAR: i64 = 45;

/// The photo large: a tap marks the spot, a tap on a mark takes it away.
#[component]
pub(super) fn Large(
    at: Spot,
    photo: StoredValue<Photo>,
    marks: Memo<Vec<Mark>>,
    url: RwSignal<Url>,
    open: RwSignal<bool>,
    title: Signal<String>,
) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let src = Signal::derive(move || if let Url::Here(url) = url.get() { url } else { String::new() });
    let shown = Signal::derive(move || marks.get().into_iter().map(shown_mark).collect::<Vec<_>>());
    let run = page.run_id();
    let on_mark = Callback::new(move |(x, y): (u16, u16)| {
        if !page.editable.get_untracked() {
            return;
        }
        let (run, photo) = (run.clone(), photo.get_value());
        let tapped = Mark { id: fresh_key(), x: x.into(), y: y.into() };
        match near(&marks.get_untracked(), &tapped, &photo) {
            Some(mark) => write.run(Command::RemoveMark { run, photo: photo.id, mark }),
            None => write.run(Command::AddMark { run, photo: photo.id, mark: tapped }),
        }
    });
    let at = StoredValue::new(at);
    let foot = move || view! { <Foot at=at.get_value() photo marks write open /> };
    view! {
        <PhotoView
            open on_close=Callback::new(move |()| open.set(false)) src alt=title title close_label=common::close(l)
            marks=shown marking=Marking { on_mark, keys: words::mark_keys(l) } foot
        />
    }
}

fn shown_mark(mark: Mark) -> MarkAt {
    let thousandth = |number: i64| u16::try_from(number.clamp(0, 1000)).unwrap_or_default();
    MarkAt { id: mark.id, x: thousandth(mark.x), y: thousandth(mark.y) }
}

/// The mark that a tap means: nearer than a fingertip.
fn near(marks: &[Mark], tapped: &Mark, photo: &Photo) -> Option<String> {
    let (width, height) = (photo.width.max(1), photo.height.max(1));
    let distance = |mark: &Mark| {
        let (x, y) = (mark.x - tapped.x, (mark.y - tapped.y) * height / width);
        x * x + y * y
    };
    let nearest = marks.iter().min_by_key(|mark| distance(mark));
    nearest.filter(|mark| distance(mark) <= NEAR * NEAR).map(|mark| mark.id.clone())
}

/// What can be done to the photo, by button: for those who cannot point.
#[component]
fn Foot(
    at: Spot,
    photo: StoredValue<Photo>,
    marks: Memo<Vec<Mark>>,
    write: Write,
    open: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let at = StoredValue::new(at);
    let remove = move |_| {
        let command = Command::RemovePhoto { at: at.get_value(), photo: photo.with_value(|photo| photo.id.clone()) };
        open.set(false);
        write.run(command);
    };
    let remove_mark = move |id: String| {
        write.run(Command::RemoveMark {
            run: page.run_id(),
            photo: photo.with_value(|photo| photo.id.clone()),
            mark: id,
        });
    };
    let mark_buttons = move || {
        let button = |(number, mark): (usize, Mark)| {
            view! {
                <button type="button" class="button button-quiet" data-testid="mark-remove" on:click=move |_| remove_mark(mark.id.clone())>
                    {msg::remove_mark(l, number + 1)}
                </button>
            }
        };
        marks.get().into_iter().enumerate().map(button).collect_view()
    };
    view! {
        <p class="field-error" role="alert">{move || write.error.get()}</p>
        <Show when=move || page.editable.get()>
            <p class="soft small grow">{words::mark_hint(l)}</p>
            {mark_buttons}
            <button type="button" class="button button-danger" data-testid="photo-remove" on:click=remove>
                <Icon glyph=Glyph::Trash />
                {words::remove(l)}
            </button>
        </Show>
    }
}
