//! Pictures of a listing: where they lie, whether main or of the description, how large, and what price is printed on
//! them. A picture of elsewhere is a link and is not fetched: nothing here phones home.

use super::saver::Saver;
use crate::domain::ids::Field;
use crate::domain::listings::{Image, field};
use crate::domain::money;
use crate::domain::value::Value;
use crate::i18n::{errors, format, listings_page as msg};
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The part of the page.
#[component]
pub(super) fn Pictures() -> impl IntoView {
    let saver = Saver::here();
    let all = Memo::new(move |_| saver.look(|listing| listing.images.clone()));
    let numbered = move || all.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <ul class="list" data-testid="pictures" hidden=move || all.with(Vec::is_empty)>
            <For each=numbered key=|(place, image)| (*place, format!("{image:?}")) let:one>
                <Picture place=one.0 + 1 image=one.1 />
            </For>
        </ul>
        <NewPicture all />
    }
}

#[component]
fn Picture(place: usize, image: Image) -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let size = image
        .size
        .map_or_else(|| msg::picture_no_size(l).to_owned(), |(width, height)| msg::picture_size(l, width, height));
    let printed = image.printed_price.map(|price| format!("{} {}", msg::picture_printed(l), format::price(price)));
    let kind = if image.is_main { msg::picture_main(l) } else { msg::picture_detail(l) };
    let field = field::image(&image.id);
    let link = (!image.url.is_empty()).then(|| image.url.clone());
    view! {
        <li class="list-row" data-testid="picture">
            <span class="list-main">
                <span class="list-title">{msg::picture_n(l, place)}" · "{kind}</span>
                <span class="list-sub num"><span>{size}</span><span>{printed}</span></span>
                {link.map(|url| {
                    let href = url.clone();
                    view! { <span class="list-sub"><a class="clip" href=href target="_blank" rel="noopener noreferrer">{url}</a></span> }
                })}
            </span>
            <button type="button" class="button button-icon" aria-label=msg::picture_remove(l, place)
                on:click=move |_| saver.set(write, field.clone(), Value::Null)
            ><Icon glyph=Glyph::Trash /></button>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </li>
    }
}

#[component]
fn NewPicture(all: Memo<Vec<Image>>) -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let (url, price, is_main) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(true));
    let read = move || -> Result<Option<(Field, Value)>, String> {
        let typed = url.get_untracked().trim().to_owned();
        if typed.is_empty() {
            return Ok(None);
        }
        let image = Image {
            order: all.with_untracked(|all| all.iter().map(|image| image.order).max().unwrap_or_default()) + 1,
            is_main: is_main.get_untracked(),
            url: typed,
            printed_price: money::parse(&price.get_untracked()).map_err(|why| errors::price(l, why))?,
            ..Image::default()
        };
        Ok(Some((field::image(&fresh_key()), image.value())))
    };
    let add = move |_| match read() {
        Ok(Some((field, value))) => {
            saver.set(write, field, value);
            url.set(String::new());
            price.set(String::new());
        }
        Ok(None) => {}
        Err(words) => write.error.set(Some(words)),
    };
    view! {
        <div class="columns columns-end">
            <TextField id="picture-url" kind="url" label=msg::picture_url(l) value=url on_input=move |text| url.set(text) />
            <TextField id="picture-price" label=msg::picture_printed(l) value=price on_input=move |text| price.set(text) />
            <label class="choice">
                <input type="checkbox" prop:checked=is_main on:change=move |event| is_main.set(event_target_checked(&event)) />
                <span>{msg::picture_main(l)}</span>
            </label>
            <button type="button" class="button" data-testid="add-picture" on:click=add><Icon glyph=Glyph::Plus />{msg::add_picture(l)}</button>
        </div>
        <p class="field-error" role="alert">{move || write.error.get()}</p>
    }
}
