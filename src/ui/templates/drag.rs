//! Sorting checks with a finger, a pen, the mouse or the arrow keys. The line under the pointer is where the check goes.

use super::editor::Editor;
use crate::domain::templates::{Content, moved};
use crate::i18n::templates as msg;
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;

/// A drag within a template. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Drag {
    editor: Editor,
    write: Write,
    /// The check before which the dragged one would be put.
    over: RwSignal<Option<String>>,
    /// Where the pointer is that drags; `None` while none does.
    at: StoredValue<Option<(i32, i32)>>,
}

/// So close to the edge of the window the page moves on under a drag, by so many pixels a frame.
const EDGE: i32 = 104;
const STRIDE: f64 = 8.0;

impl Drag {
    /// None is under way. One for all groups: a check may be dragged into another.
    pub(super) fn provide(write: Write) {
        provide_context(Self { editor: Editor::here(), write, over: RwSignal::new(None), at: StoredValue::new(None) });
    }

    /// The one of this template.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// The mark of the line that the dragged check would be put before.
    pub(super) fn is_over(self, id: &str) -> Option<&'static str> {
        self.over.with(|over| over.as_deref() == Some(id)).then_some("")
    }

    fn begin(self, x: i32, y: i32) {
        self.at.set_value(Some((x, y)));
        self.move_on();
    }

    /// Moves the page on for as long as the pointer rests at the edge of the window.
    fn move_on(self) {
        request_animation_frame(move || {
            let Some((x, y)) = self.at.try_get_value().flatten() else { return };
            let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default() as i32;
            let by = if y < EDGE {
                -STRIDE
            } else if y > height - EDGE {
                STRIDE
            } else {
                0.0
            };
            if by != 0.0 && self.over.with_untracked(Option::is_some) {
                window().scroll_by_with_x_and_y(0.0, by);
                self.point_at(x, y);
            }
            self.move_on();
        });
    }

    fn point_at(self, x: i32, y: i32) {
        self.at.set_value(Some((x, y)));
        let under = document().element_from_point(x as f32, y as f32);
        let line = under.and_then(|element| element.closest("[data-testid=template-check]").ok().flatten());
        let line = line.and_then(|line| line.get_attribute("data-check"));
        if line.is_some() {
            self.over.set(line);
        }
    }

    fn drop(self, check: &str) {
        let Some(before) = self.over.get_untracked().filter(|over| over != check) else { return self.over.set(None) };
        self.over.set(None);
        let edits = self.editor.peek(|content| {
            let group = content.check(&before).text("group").to_owned();
            // Dragged downwards it comes to stand after the line that it was dropped on.
            let own = content.check(check).text("group") == group;
            let order = content.checks(&group);
            let place = |id: &str| order.iter().position(|own| *own == id);
            let down = own && place(check) < place(&before);
            let target =
                if down { place(&before).and_then(|at| order.get(at + 1)).copied() } else { Some(before.as_str()) };
            moved(content, check, &group, target)
        });
        self.editor.edit(self.write, edits);
    }

    /// One place up (-1) or down (1).
    fn step(self, check: &str, by: isize) {
        let place = self.editor.peek(|content| stepped(content, check, by));
        let Some((position, edits)) = place else { return };
        self.editor.said.set(msg::moved(self.editor.lang, position + 1));
        let check = check.to_owned();
        self.editor.edit_then(self.write, edits, move || focus_again(check));
    }
}

/// The place of a check one step further within its group, and the edits that put it there.
fn stepped(content: &Content, check: &str, by: isize) -> Option<(usize, crate::domain::templates::Edits)> {
    let group = content.check(check).text("group");
    let mut order = content.checks(group);
    order.retain(|own| *own == check || !content.check(own).flag("archived"));
    let at = order.iter().position(|own| *own == check)?;
    let to = at.checked_add_signed(by).filter(|to| *to < order.len())?;
    let before = order.get(if by > 0 { to + 1 } else { to }).copied();
    Some((to, moved(content, check, group, before)))
}

/// A line that is put elsewhere loses the focus, and the next key would be lost. It comes back in the turn in which the
/// line is moved, so that a held key goes on; the frame after it is for a line that was moved later.
fn focus_again(check: String) {
    spawn_local(async move {
        tick().await;
        focus(&check);
        request_animation_frame(move || focus(&check));
    });
}

fn focus(check: &str) {
    let handle = format!("[data-check='{check}'] > .drag-handle");
    let handle = document().query_selector(&handle).ok().flatten();
    if let Some(handle) = handle.and_then(|handle| handle.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = handle.focus();
    }
}

/// What a check is dragged by.
#[component]
pub(super) fn Handle(key: StoredValue<String>, drag: Drag, name: Memo<String>) -> impl IntoView {
    let l = drag.editor.lang;
    let is_down = move || drag.at.with_value(Option::is_some);
    let begin = move |event: leptos::ev::PointerEvent| {
        drag.begin(event.client_x(), event.client_y());
        if let Some(button) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            let _ = button.set_pointer_capture(event.pointer_id());
        }
    };
    let end = move |drops: bool| {
        if is_down() && drops {
            key.with_value(|check| drag.drop(check));
        }
        drag.at.set_value(None);
        drag.over.set(None);
    };
    let step = move |event: leptos::ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        key.with_value(|check| drag.step(check, by));
    };
    view! {
        <button type="button" class="button button-icon drag-handle" data-testid="drag" title=msg::move_check(l)
            aria-label=move || format!("{}: {}", name.get(), msg::move_check(l))
            on:pointerdown=begin
            on:pointermove=move |event| if is_down() { drag.point_at(event.client_x(), event.client_y()) }
            on:pointerup=move |_| end(true)
            on:pointercancel=move |_| end(false)
            on:keydown=step
        >
            <Icon glyph=Glyph::Menu />
        </button>
    }
}
