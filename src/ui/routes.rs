//! Hash routes: every record has a link, back and forward work, any static host and sub-path will do.

use crate::domain::ids::RecordId;
use leptos::prelude::*;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/today`
    Today,
    /// `#/inspections`: the history.
    Inspections,
    /// `#/inspections/figures`: what the last weeks say.
    Figures,
    /// `#/inspections/<run>`: answering, at the first open check; `today` stands for today's run.
    Run(RecordId),
    /// `#/inspections/<run>/check/<check>`
    Check(RecordId, String),
    /// `#/inspections/<run>/summary`: what was found, handing in, review, log.
    Summary(RecordId),
    /// `#/inspections/<run>/print`, or `<from>..<to>` in the run's place: the paper forms.
    Print(String),
    /// `#/inspections/<run>/compare/<other>`: two runs beside each other; without the other the one before it,
    /// `latest` stands for the latest that was handed in.
    Compare(RecordId, Option<RecordId>),
    /// `#/tasks`
    Tasks,
    /// `#/tasks/<task>`
    Task(RecordId),
    /// What the shop sells and shows, what is decided, and how people are appraised: `#/listings`, `#/placements`,
    /// `#/campaigns`, `#/findings`, `#/approvals`, `#/appraisals`, and what lies below them.
    Trade(Vec<String>),
    /// `#/exchange`
    Exchange,
    /// `#/exchange/waiting`: what came by file and waits.
    Waiting,
    /// `#/journal`, and what lies below it.
    Journal(Vec<String>),
    /// `#/more`
    More,
    /// `#/templates/<template>`; empty: the list.
    Templates(String),
    /// `#/roles/<role>`: what a role has to do.
    Role(String),
    /// `#/people`
    People,
    /// `#/settings`
    Settings,
    /// `#/search/<text>`
    Search(String),
    /// Anything else.
    Unknown(String),
}

impl Route {
    /// A page of what the shop sells and shows, by the parts of its address.
    pub fn trade(parts: &[&str]) -> Self {
        Self::Trade(parts.iter().map(|part| (*part).to_owned()).collect())
    }

    /// Reads a location hash.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [""] | ["today"] => Self::Today,
            ["inspections"] => Self::Inspections,
            ["inspections", "figures"] => Self::Figures,
            ["inspections", run] => Self::Run(RecordId::new(run)),
            ["inspections", run, "check", check] => Self::Check(RecordId::new(run), (*check).to_owned()),
            ["inspections", run, "summary"] => Self::Summary(RecordId::new(run)),
            ["inspections", what, "print"] => Self::Print((*what).to_owned()),
            ["inspections", run, "compare"] => Self::Compare(RecordId::new(run), None),
            ["inspections", run, "compare", other] => Self::Compare(RecordId::new(run), Some(RecordId::new(other))),
            ["tasks"] => Self::Tasks,
            ["tasks", task] => Self::Task(RecordId::new(task)),
            ["listings" | "placements" | "campaigns" | "findings" | "approvals" | "appraisals", ..] => {
                Self::Trade(parts.iter().map(|part| (*part).to_owned()).collect())
            }
            ["exchange"] => Self::Exchange,
            ["exchange", "waiting"] => Self::Waiting,
            ["journal", rest @ ..] => Self::Journal(rest.iter().map(|part| (*part).to_owned()).collect()),
            ["more"] => Self::More,
            ["templates"] => Self::Templates(String::new()),
            ["templates", id] => Self::Templates((*id).to_owned()),
            ["roles", code] => Self::Role((*code).to_owned()),
            ["people"] => Self::People,
            ["settings"] => Self::Settings,
            ["search"] => Self::Search(String::new()),
            ["search", text] => Self::Search((*text).to_owned()),
            _ => Self::Unknown(path.to_owned()),
        }
    }

    /// The location hash, to be used as `href`.
    pub fn href(&self) -> String {
        match self {
            Self::Today => "#/today".to_owned(),
            Self::Inspections => "#/inspections".to_owned(),
            Self::Figures => "#/inspections/figures".to_owned(),
            Self::Run(run) => format!("#/inspections/{}", encode(run.as_str())),
            Self::Check(run, check) => format!("#/inspections/{}/check/{}", encode(run.as_str()), encode(check)),
            Self::Summary(run) => format!("#/inspections/{}/summary", encode(run.as_str())),
            Self::Print(what) => format!("#/inspections/{}/print", encode(what)),
            Self::Compare(run, other) => {
                let other = other.as_ref().map(|other| format!("/{}", encode(other.as_str()))).unwrap_or_default();
                format!("#/inspections/{}/compare{other}", encode(run.as_str()))
            }
            Self::Tasks => "#/tasks".to_owned(),
            Self::Task(task) => format!("#/tasks/{}", encode(task.as_str())),
            Self::Trade(parts) => parts.iter().fold("#".to_owned(), |path, part| path + "/" + &encode(part)),
            Self::Exchange => "#/exchange".to_owned(),
            Self::Waiting => "#/exchange/waiting".to_owned(),
            Self::Journal(parts) => parts.iter().fold("#/journal".to_owned(), |path, part| path + "/" + &encode(part)),
            Self::More => "#/more".to_owned(),
            Self::Templates(id) if id.is_empty() => "#/templates".to_owned(),
            Self::Templates(id) => format!("#/templates/{}", encode(id)),
            Self::Role(code) => format!("#/roles/{}", encode(code)),
            Self::People => "#/people".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Search(text) => format!("#/search/{}", encode(text)),
            Self::Unknown(path) => format!("#/{path}"),
        }
    }
}

fn decode(part: &str) -> String {
    js_sys::decode_uri_component(part).map(String::from).unwrap_or_else(|_| part.to_owned())
}

fn encode(part: &str) -> String {
    String::from(js_sys::encode_uri_component(part)).replace("%3A", ":")
}

#[derive(Clone, Copy)]
struct Current(ReadSignal<Route>);

/// Follows the location hash from now on.
pub fn provide() {
    let (route, set_route) = signal(Route::parse(&hash()));
    let listener = window_event_listener(leptos::ev::hashchange, move |_| set_route.set(Route::parse(&hash())));
    on_cleanup(move || listener.remove());
    provide_context(Current(route));
}

/// The page that is shown.
pub fn current() -> ReadSignal<Route> {
    expect_context::<Current>().0
}

/// The page that the address names now. [`current`] follows it one event later.
pub fn address() -> Route {
    Route::parse(&hash())
}

/// Goes to a page, as if its link had been followed.
pub fn go(route: &Route) {
    let _ = window().location().set_hash(&route.href());
}

/// Goes to a page without a step of its own in the browser's history.
pub fn replace(route: &Route) {
    let _ = window().location().replace(&route.href());
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
