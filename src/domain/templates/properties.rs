//! Which properties a template has and what each can hold: one table for commands and files. Knows no record.

use super::{EVERYONE, MAX_TEXT};
use crate::domain::calendar::{parse_date, parse_time};
use crate::domain::people::DEFAULT_ROLES;
use crate::domain::value::Value;

/// What a property can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Words that nobody can do without.
    Name,
    /// Words.
    Words,
    /// One of these codes.
    Code(&'static [&'static str]),
    /// A whole number between two.
    Number(i64, i64),
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Yes or no.
    Flag,
    /// A role.
    Role,
    /// `role:<code>` or `person:<id>`.
    Who,
    /// The id of a group or check, or of a choice.
    Id,
}

use Holds::{Code, Date, Flag, Id, Name, Number, Role, Time, Who, Words};

const ROOT: &[(&str, Holds)] = &[
    ("zh", Name),
    ("en", Name),
    ("note_zh", Words),
    ("note_en", Words),
    ("platform", Code(&["taobao", "tmall", "jd", "pinduoduo", "douyin", "other"])),
    ("repeat", Code(&["none", "daily", "weekdays", "days", "weekly", "monthly"])),
    ("n", Number(1, 366)),
    ("day", Number(1, 31)),
    ("from", Date),
    ("time", Time),
    ("grace", Number(0, 720)),
    ("who", Who),
    ("pass_mark", Number(1, 100)),
];

const GROUP: &[(&str, Holds)] =
    &[("zh", Name), ("en", Name), ("entry_zh", Words), ("entry_en", Words), ("order", ORDER), ("archived", Flag)];

const CHECK: &[(&str, Holds)] = &[
    ("zh", Name),
    ("en", Name),
    ("how_zh", Words),
    ("how_en", Words),
    ("group", Id),
    ("order", ORDER),
    ("archived", Flag),
    ("kind", Code(&["pass_fail", "yes_no", "number", "prices", "choice", "text", "photo", "signature"])),
    ("unit_zh", Words),
    ("unit_en", Words),
    ("min", AMOUNT),
    ("max", AMOUNT),
    ("note", Code(&["always"])),
    ("photos", Number(0, 20)),
    ("fail_photos", Number(0, 20)),
    ("camera", Flag),
    ("weight", Number(0, 100)),
    ("critical", Code(&["alarm", "stop"])),
    ("if_check", Id),
    ("if_is", Id),
    ("mender", Role),
];

const OPTION: &[(&str, Holds)] =
    &[("zh", Name), ("en", Name), ("result", Code(&["pass", "fail", "na"])), ("order", ORDER), ("archived", Flag)];

const ORDER: Holds = Number(-(1 << 50), 1 << 50);
/// Thousandths of a unit.
const AMOUNT: Holds = Number(-1_000_000_000_000, 1_000_000_000_000);

/// Whether a property at a path can hold a value; `None` where there is no such property. Empty text always fits: it
/// takes the property away.
pub(super) fn fits(path: &str, value: &Value) -> Option<bool> {
    let holds = holds(path)?;
    Some(value.as_str() == Some("") || holds.fits(value))
}

/// Whether the path is that of a name, which must not become empty in both languages.
pub(super) fn is_name(path: &str) -> bool {
    holds(path) == Some(Name)
}

fn holds(path: &str) -> Option<Holds> {
    let parts: Vec<&str> = path.split('/').collect();
    let (table, name) = match parts[..] {
        [name] => (ROOT, name),
        ["group", id, name] if is_id(id) => (GROUP, name),
        ["check", id, name] if is_id(id) => (CHECK, name),
        ["check", id, "options", own, name] if is_id(id) && is_id(own) => (OPTION, name),
        ["check", id, "tell", role] => return (is_id(id) && is_role(role)).then_some(Flag),
        ["weekdays", day] => return ["1", "2", "3", "4", "5", "6", "7"].contains(&day).then_some(Flag),
        _ => return None,
    };
    table.iter().find(|(known, _)| *known == name).map(|(_, holds)| *holds)
}

/// Ids stand in addresses and in the names of fields.
pub(super) fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    !text.is_empty() && text.len() <= 64 && text.chars().all(fits)
}

fn is_role(code: &str) -> bool {
    DEFAULT_ROLES.iter().any(|role| role.code == code)
}

impl Holds {
    fn fits(self, value: &Value) -> bool {
        let text = value.as_str();
        match self {
            Name | Words => text.is_some_and(|text| text.chars().count() <= MAX_TEXT),
            Code(codes) => text.is_some_and(|text| codes.contains(&text)),
            Number(least, most) => value.as_int().is_some_and(|number| (least..=most).contains(&number)),
            Date => text.is_some_and(|text| parse_date(text).is_some()),
            Time => text.is_some_and(|text| parse_time(text).is_some()),
            Flag => value.as_bool().is_some(),
            Role => text.is_some_and(is_role),
            Who => {
                text == Some(EVERYONE)
                    || text.and_then(|text| text.split_once(':')).is_some_and(|(what, whose)| match what {
                        "role" => is_role(whose),
                        what => what == "person" && !whose.is_empty(),
                    })
            }
            Id => text.is_some_and(is_id),
        }
    }
}
