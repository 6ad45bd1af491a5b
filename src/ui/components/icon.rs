//! The icons, drawn in one line of 1.75. Knows no meaning: the word stands beside it.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says what is drawn")]
pub enum Glyph {
    Check,
    Cross,
    Dash,
    Clock,
    Camera,
    Note,
    Plus,
    Trash,
    Undo,
    Search,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    ArrowLeft,
    Menu,
    Sun,
    Moon,
    Person,
    Shop,
    List,
    History,
    Today,
    Inspect,
    Tag,
    Ticket,
    Task,
    Exchange,
    Download,
    Upload,
    Warning,
    Info,
    Settings,
    Flag,
    Pencil,
    Stamp,
}

impl Glyph {
    /// The line, in a square of 24.
    fn path(self) -> &'static str {
        match self {
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Dash => "M6 12h12",
            Self::Clock => "M12 7v5l3 2M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z",
            Self::Camera => "M4 8h3.5l1.5-2.5h6L16.5 8H20v11H4zM12 16.5a3.25 3.25 0 1 0 0-6.5a3.25 3.25 0 0 0 0 6.5z",
            Self::Note => "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 12.5h4",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Trash => "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10.5 10.5v5.5M13.5 10.5v5.5",
            Self::Undo => "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4",
            Self::Search => "M10.5 4.5a6 6 0 1 0 0 12a6 6 0 0 0 0-12zM15 15l5 5",
            Self::ChevronLeft => "M14.5 6l-6 6l6 6",
            Self::ChevronRight => "M9.5 6l6 6l-6 6",
            Self::ChevronDown => "M6 9.5l6 6l6-6",
            Self::ArrowLeft => "M20 12H4.5M10.5 6l-6 6l6 6",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 2.5V4M12 20v1.5M2.5 12H4M20 12h1.5M5.3 5.3l1.1 \
                 1.1M17.6 17.6l1.1 1.1M5.3 18.7l1.1-1.1M17.6 6.4l1.1-1.1"
            }
            Self::Moon => "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
            Self::Person => "M12 4a3.75 3.75 0 1 0 0 7.5A3.75 3.75 0 0 0 12 4zM4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
            Self::Shop => {
                "M4 9.5L5.5 4.5h13L20 9.5M4 9.5a2.7 2.7 0 0 0 5.33 0a2.7 2.7 0 0 0 5.34 0a2.7 2.7 \
                 0 0 0 5.33 0M5.5 12.5V20h13v-7.5M10 20v-4.5h4V20"
            }
            Self::List => "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01",
            Self::History => "M4.5 5v4h4M4.9 9A8 8 0 1 1 4 13M12 8v4.5l3 2",
            Self::Today => "M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7M8.5 14.5l2.5 2.5l4.5-4.5",
            Self::Inspect => "M6 4h9l4 4v12H6zM9 12.5l2 2l4-4M9 18h6",
            Self::Tag => "M4 4h8l8 8l-8 8l-8-8zM8 8h.01",
            Self::Ticket => "M4 6.5h16v4a1.75 1.75 0 0 0 0 3v4H4v-4a1.75 1.75 0 0 0 0-3zM14 6.5v11",
            Self::Task => "M4.5 4.5h15v15h-15zM8 12l3 3l5.5-6",
            Self::Exchange => "M4 8.5h14M14.5 5L18 8.5L14.5 12M20 15.5H6M9.5 12L6 15.5L9.5 19",
            Self::Download => "M12 4v11M7.5 11l4.5 4.5l4.5-4.5M4.5 20h15",
            Self::Upload => "M12 15.5V4.5M7.5 9L12 4.5L16.5 9M4.5 20h15",
            Self::Warning => "M12 4L21 19.5H3zM12 10v4.5M12 17h.01",
            Self::Info => "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.8h.01",
            Self::Settings => {
                "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4zM9 14.8a2.2 \
                 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4z"
            }
            Self::Flag => "M6 21V4h12l-2.5 4L18 12H6",
            Self::Stamp => "M9.5 4h5l-1 6.5H17v4H7v-4h3.5zM5.5 17h13M5.5 20h13",
            Self::Pencil => "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5",
        }
    }
}

/// An icon of 20 px in the colour of its text; hidden from screen readers.
#[component]
pub fn Icon(
    /// What it shows.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=move || glyph.get().path() />
        </svg>
    }
}
