//! People: who is at the device, the list, roles and levels, joining of double entries.

mod add;
mod entry;
mod join;
mod page;
mod role_levels;
mod switch;
mod who;

pub use add::AddPerson;
pub use page::PeoplePage;
pub use switch::PersonSwitch;
pub use who::WhoIsHere;

use crate::domain::people::{self, PERSON, Person};
use crate::i18n::{Lang, roles};
use crate::state::App;

/// The people who are not joined into another entry; runs again when one of them changes.
fn everybody(app: App) -> Vec<Person> {
    app.watch(&[PERSON], people::list)
}

/// The shipped roles to choose from, (code, name), and the person's own if a later version made it.
fn role_choices(l: Lang, own: &str) -> Vec<(String, String)> {
    let mut choices: Vec<_> =
        people::DEFAULT_ROLES.iter().map(|role| (role.code.to_owned(), roles::role(l, role.code))).collect();
    if !own.is_empty() && choices.iter().all(|choice| choice.0 != own) {
        choices.push((own.to_owned(), own.to_owned()));
    }
    choices
}
