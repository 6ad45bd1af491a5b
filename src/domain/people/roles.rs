//! The shipped roles under fixed codes (S14) and their levels. Knows no person.

use super::{ROLE, field};
use crate::domain::ids::RecordId;
use crate::domain::records::Records;

/// How high a role stands; levels carry the permissions (C-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 助理.
    Assistant,
    /// 专员.
    Specialist,
    /// 主管, group lead.
    Supervisor,
    /// 经理.
    Manager,
    /// 总监.
    Director,
    /// 总经理.
    General,
}

impl Level {
    /// From low to high; the position is the number in a record.
    pub const ALL: [Self; 6] =
        [Self::Assistant, Self::Specialist, Self::Supervisor, Self::Manager, Self::Director, Self::General];

    /// The number in a record, 0 to 5.
    pub fn number(self) -> i64 {
        self as i64
    }

    /// From a record.
    pub fn from_number(number: i64) -> Option<Self> {
        usize::try_from(number).ok().and_then(|index| Self::ALL.get(index).copied())
    }
}

/// A role: a code whose words are in `i18n`, and a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The fixed code.
    pub code: &'static str,
    /// Its level.
    pub level: Level,
}

const fn at(level: Level, code: &'static str) -> Role {
    Role { code, level }
}

/// The shipped roles (ROLE-01 … ROLE-16, ROLE-11 the chart of posts), highest first.
pub const DEFAULT_ROLES: [Role; 22] = [
    at(Level::General, "general_manager"),
    at(Level::Director, "director"),
    at(Level::Director, "marketing_director"),
    at(Level::Manager, "manager"),
    at(Level::Manager, "store_manager"),
    at(Level::Supervisor, "supervisor"),
    at(Level::Supervisor, "cs_lead"),
    at(Level::Supervisor, "compliance"),
    at(Level::Specialist, "specialist"),
    at(Level::Specialist, "campaign_planner"),
    at(Level::Specialist, "promotion"),
    at(Level::Specialist, "copywriter"),
    at(Level::Specialist, "designer"),
    at(Level::Specialist, "purchasing"),
    at(Level::Specialist, "finance"),
    at(Level::Specialist, "hr"),
    at(Level::Specialist, "technical"),
    at(Level::Specialist, "logistics"),
    at(Level::Specialist, "warehouse"),
    at(Level::Specialist, "pre_sales"),
    at(Level::Specialist, "after_sales"),
    at(Level::Assistant, "assistant"),
];

/// Whether the role deals with customers, and needs to see who they are.
pub fn serves_customers(code: &str) -> bool {
    matches!(code, "cs_lead" | "pre_sales" | "after_sales")
}

/// The roles with the levels that the shop gave them.
pub fn roles(records: &Records) -> Vec<Role> {
    DEFAULT_ROLES.iter().filter_map(|shipped| role(records, shipped.code)).collect()
}

/// One role with the level that the shop gave it; `None` for a code that this version does not know.
pub fn role(records: &Records, code: &str) -> Option<Role> {
    let shipped = DEFAULT_ROLES.into_iter().find(|role| role.code == code)?;
    let set = records.get(&ROLE, &RecordId::new(code)).and_then(|record| record.int(&field::LEVEL));
    Some(Role { level: set.and_then(Level::from_number).unwrap_or(shipped.level), ..shipped })
}
