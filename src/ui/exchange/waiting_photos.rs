//! Photos that came damaged: which, used where, from which file, what to do.

use crate::domain::ids::Key;
use crate::i18n::{apart, errors, format, journal, waiting as msg};
use crate::state::{App, DamagedPhoto, app};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Of so many records that use a photo the names are told.
const NAMED: usize = 3;
/// So many signs of a photo's name tell it from others.
const SHORT: usize = 8;

type Photos = RwSignal<Vec<(DamagedPhoto, Vec<Key>)>>;

/// The section; none when there is none.
#[component]
pub(super) fn DamagedPhotos() -> impl IntoView {
    let (l, app) = (lang(), app());
    let photos: Photos = RwSignal::default();
    let failed = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        app.safety.with(|safety| (safety.head, safety.damaged));
        spawn_local(async move {
            match app.damaged_photos().await {
                Ok(found) => drop(photos.try_set(found)),
                Err(error) => drop(failed.try_set(Some(errors::store(l, &error)))),
            }
        });
    });
    let is_none = move || photos.with(Vec::is_empty) && failed.with(Option::is_none);
    let lines = move || photos.get().into_iter().map(|(photo, of)| view! { <Line photo of failed /> }).collect_view();
    view! {
        <section class="sheet section stack stack-tight" aria-labelledby="damaged-photos" data-testid="damaged-photos" hidden=is_none>
            <h2 id="damaged-photos">{msg::photos_title(l)}" "<span class="num soft">{move || format::count(photos.with(Vec::len) as u64)}</span></h2>
            <p class="prose small">{msg::photos_hint(l)}</p>
            <ul class="list">{lines}</ul>
            {move || failed.get().map(|words| view! { <p role="alert" class="tone-danger">{words}</p> })}
        </section>
    }
}

#[component]
fn Line(photo: DamagedPhoto, of: Vec<Key>, failed: RwSignal<Option<String>>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let short: String = photo.sha.chars().take(SHORT).collect();
    let when = untrack(|| format::moment(l, &*app.zone(), photo.file_at, app.today()));
    let from = match photo.person_name.as_str() {
        "" => msg::photo_from_nobody(l, &photo.file, &when),
        who => msg::photo_from(l, &photo.file, who, &when),
    };
    let sha = photo.sha.clone();
    let forget = move |_| {
        let sha = sha.clone();
        spawn_local(async move {
            failed.try_set(app.forget_damaged(&sha).await.err().map(|error| errors::store(l, &error)));
        });
    };
    view! {
        <li class="bar bar-apart exchange-row" data-testid="damaged-photo">
            <span class="stack stack-tight">
                <span class="num">{msg::photo(l, &short)}</span>
                <span>{used_in(app, &of)}</span>
                <span class="soft small">{from}</span>
            </span>
            <button type="button" class="button" data-testid="forget-photo" aria-label=msg::forget_photo(l, &short) on:click=forget>
                {msg::forget(l)}
            </button>
        </li>
    }
}

fn used_in(app: App, of: &[Key]) -> String {
    let l = lang();
    if of.is_empty() {
        return msg::photo_of_none(l).to_owned();
    }
    let today = untrack(|| app.today());
    let title = |key: &Key| app.peek(|records| apart(&journal::record(l, records, key, today)).into_owned());
    let named: Vec<String> = of.iter().take(NAMED).map(title).collect();
    msg::photo_of(l, &journal::and_others(l, &named, of.len()))
}
