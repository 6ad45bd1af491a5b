//! The photos at a spot: thumbs, and one large with its marks. Their bytes are read when they are looked at (S8).

use super::page::Page;
use super::photo_add::{Adding, AddingState, PhotoInput, photo_id};
use crate::browser::files;
use crate::domain::inspections::{Command, Mark, Photo, Spot};
use crate::i18n::{common, inspections as msg, photos as words};
use crate::ui::components::{Glyph, Icon, MarkAt, PhotoView};
use crate::ui::{Write, fresh_key};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How near a tap must be to a mark to mean it, thousandths of the photo's width.
const NEAR: i64 = 45;

/// All photos at a spot, and the way to add one.
#[component]
pub(super) fn Photos(at: Spot, adding: Adding) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let answer = page.answer(&at);
    let photos = Memo::new(move |_| answer.with(|answer| answer.photos.clone()));
    let id = photo_id(&at.entry);
    let at = StoredValue::new(at);
    let add = move || {
        let id = id.clone();
        page.editable.get().then(|| {
            view! {
                <label class="photo-add" title=words::add(l) data-testid="photo-add">
                    <Icon glyph=Glyph::Camera />
                    {msg::take(l)}
                    <PhotoInput adding id />
                </label>
            }
        })
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        adding.add(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <div class="field" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <span class="field-label">{msg::photos(l)}</span>
            <div class="photos" data-testid="photos">
                <For each=move || photos.get() key=|photo| photo.id.clone() let:photo>
                    <OnePhoto at=at.get_value() photo photos />
                </For>
                {add}
            </div>
            <AddingState adding />
        </div>
    }
}

#[component]
fn OnePhoto(at: Spot, photo: Photo, photos: Memo<Vec<Photo>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let url = stored_url(page, photo.sha.clone());
    let photo = StoredValue::new(photo);
    let marks = Memo::new(move |_| page.look(|run| photo.with_value(|photo| run.marks(&photo.id))));
    let number = move || {
        let id = photo.with_value(|photo| photo.id.clone());
        photos.with(|photos| photos.iter().position(|photo| photo.id == id)).map_or(1, |position| position + 1)
    };
    let open = RwSignal::new(false);
    let thumb = move || match url.get() {
        Url::Coming => ().into_any(),
        Url::Here(url) => view! { <img src=url alt="" /> }.into_any(),
        Url::Missing => view! { <span class="small soft photo-missing">{words::not_here(l)}</span> }.into_any(),
    };
    let count = move || Some(marks.get().len()).filter(|count| *count > 0);
    let count = move || count().map(|count| view! { <span class="count photo-marks num">{count}</span> });
    view! {
        <button
            type="button" class="photo" data-testid="photo"
            aria-label=move || msg::open_photo(l, number())
            on:click=move |_| open.set(matches!(url.get_untracked(), Url::Here(_)))
        >
            {thumb}{count}
        </button>
        <Large at photo marks url open title=Signal::derive(move || msg::photo_title(l, number(), photos.get().len())) />
    }
}

/// A photo's address, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Url {
    Coming,
    Here(String),
    Missing,
}

/// Reads the photo's bytes; gives the address back when the photo is not shown any more.
fn stored_url(page: Page, sha: String) -> RwSignal<Url> {
    let url = RwSignal::new(Url::Coming);
    spawn_local(async move {
        let found = page.app.photo_url(&sha).await;
        let unused = url.try_set(found.map_or(Url::Missing, Url::Here));
        if let Some(Url::Here(address)) = unused {
            files::forget_url(&address);
        }
    });
    on_cleanup(move || {
        if let Some(Url::Here(address)) = url.try_get_untracked() {
            files::forget_url(&address);
        }
    });
    url
}

/// The photo large: a tap marks the spot, a tap on a mark takes it away.
#[component]
fn Large(
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
            marks=shown on_mark foot
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
