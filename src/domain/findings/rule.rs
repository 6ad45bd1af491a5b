//! The rules by which findings are made, under fixed ids, and what a shop has set of them: only what was changed is
//! stored. Knows no record but the settings.

use super::RULE;
use crate::domain::ids::{Key, RecordId};
use crate::domain::records::Records;
use crate::domain::shops;

/// Fields of what a shop has set of a rule.
pub mod field {
    use crate::domain::ids::Field;
    /// The shop's id.
    pub const SHOP: Field = Field::of("shop");
    /// [`super::Rule`] as a code.
    pub const RULE: Field = Field::of("rule");
    /// Whether the shop does without it.
    pub const OFF: Field = Field::of("off");
    /// The rule's number, where it has one.
    pub const VALUE: Field = Field::of("value");
}

/// A rule: which of the shop's own records must not contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The price printed on a picture is a price in force (INSP-02.2, INSP-03.3).
    PrintedPrice,
    /// The time printed on a picture is now (INSP-02.3, INSP-03.1).
    PrintedPeriod,
    /// Pictures of ended campaigns are replaced (INSP-02.3, INSP-03.2).
    CampaignEnded,
    /// A key visual leads somewhere (INSP-02.4).
    KvWithoutLink,
    /// It leads to what it shows, and that is there (INSP-02.4, INSP-02.5).
    KvLink,
    /// What is shown can be bought (INSP-05.1, INSP-05.2).
    DeadPlaced,
    /// What stands in a discount category has a discount (INSP-04.2).
    DiscountCategory,
    /// A new or changed category is looked at the same day (INSP-04.1).
    CategoryUnchecked,
    /// No more right-column ads than that (INSP-01.1).
    RightAds,
    /// Nothing stands in the place of something else (INSP-01.1).
    Overlap,
    /// No place between others is empty (INSP-01.1).
    Hole,
    /// All savings together do not go below the floor (INSP-06.4).
    BelowFloor,
    /// The list price is no higher than the lowest price of so many days before the discount (INSP-06.4).
    DiscountBase,
    /// What is on sale is complete (INSP-06.3).
    Incomplete,
    /// What is on sale has no fault (INSP-06.3, INSP-06.4).
    Faulty,
    /// No title and no code stands twice (INSP-06.3).
    Twice,
}

impl Rule {
    /// All, in the order of the inspection.
    pub const ALL: [Self; 16] = [
        Self::RightAds,
        Self::Overlap,
        Self::Hole,
        Self::PrintedPrice,
        Self::PrintedPeriod,
        Self::CampaignEnded,
        Self::KvWithoutLink,
        Self::KvLink,
        Self::CategoryUnchecked,
        Self::DiscountCategory,
        Self::DeadPlaced,
        Self::BelowFloor,
        Self::DiscountBase,
        Self::Incomplete,
        Self::Faulty,
        Self::Twice,
    ];

    /// As it stands in records: for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PrintedPrice => "printed_price",
            Self::PrintedPeriod => "printed_period",
            Self::CampaignEnded => "campaign_ended",
            Self::KvWithoutLink => "kv_without_link",
            Self::KvLink => "kv_link",
            Self::DeadPlaced => "dead_placed",
            Self::DiscountCategory => "discount_category",
            Self::CategoryUnchecked => "category_unchecked",
            Self::RightAds => "right_ads",
            Self::Overlap => "overlap",
            Self::Hole => "hole",
            Self::BelowFloor => "below_floor",
            Self::DiscountBase => "discount_base",
            Self::Incomplete => "incomplete",
            Self::Faulty => "faulty",
            Self::Twice => "twice",
        }
    }

    /// From a record; none for a rule of a later version.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }

    /// The number that the rule begins with, where it has one: ads, days, per cent, and days without a sale.
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::RightAds => Some(3),
            // How lately a price must have changed to be told of.
            Self::DiscountCategory => Some(7),
            // The lowest deal price of seven days before is what Chinese rules on price fraud are commonly read to ask
            // for; the shop has to verify the legal source.
            Self::DiscountBase => Some(7),
            Self::Incomplete => Some(100),
            Self::Faulty => Some(30),
            _ => None,
        }
    }

    /// The role that puts right what was found: a post of [`crate::domain::people::DEFAULT_ROLES`].
    pub const fn role(self) -> &'static str {
        match self {
            Self::BelowFloor => "campaign_planner",
            Self::DiscountBase => "compliance",
            Self::DiscountCategory | Self::CategoryUnchecked | Self::Incomplete | Self::Faulty | Self::Twice => {
                "specialist"
            }
            _ => "designer",
        }
    }
}

/// The rules as a shop has set them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    off: Vec<Rule>,
    numbers: Vec<(Rule, i64)>,
}

impl Settings {
    /// What a shop and those joined into it have set; the shop's own word first.
    pub fn read(records: &Records, shop: &RecordId) -> Self {
        let mut settings = Self::default();
        for shop in shops::ids(records, shop).into_iter().rev() {
            for rule in Rule::ALL {
                let Some(record) = records.by_key(&setting_key(&shop, rule)).filter(|own| !own.is_deleted()) else {
                    continue;
                };
                settings.off.retain(|off| *off != rule);
                settings.off.extend(record.flag(&field::OFF).then_some(rule));
                settings.numbers.retain(|(known, _)| *known != rule);
                settings.numbers.extend(record.int(&field::VALUE).map(|number| (rule, number)));
            }
        }
        settings
    }

    /// Whether the shop uses a rule.
    pub fn is_on(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }

    /// The number of a rule: the shop's, else the one that it begins with; 0 where it has none.
    pub fn number(&self, rule: Rule) -> i64 {
        let own = self.numbers.iter().find(|(known, _)| *known == rule).map(|(_, number)| *number);
        own.or(rule.number()).unwrap_or_default()
    }
}

/// The record of what a shop has set of a rule: derived, so that two devices write the same (S9).
pub fn setting_key(shop: &RecordId, rule: Rule) -> Key {
    Key::new(RULE, RecordId::new(format!("{shop}:{}", rule.code())))
}
