//! What is asked for, and who decides about it unless a shop says otherwise (C-10, S14). Knows no record.

use super::chain::{Chain, Step, Who};
use smol_str::SmolStr;

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The final review of a new listing (LST-05).
    ListingNew,
    /// A change of what buyers see (LST-12).
    ListingUpdate,
    /// The same, where it is a major one (LST-11): never stored, it follows from what is proposed.
    ListingUpdateMajor,
    /// Taking a listing off (LST-08).
    ListingDelist,
    /// The home page in a new form (APR-04).
    HomeRevamp,
    /// Something that is shown on a page (APR-10).
    Placement,
    /// News and other content (APR-09).
    Content,
    /// The same, confidential or somebody else's work (APR-07).
    ContentConfidential,
    /// Access to a system (APR-12).
    Access,
    /// A change of an official account (APR-17).
    AccountChange,
    /// A plan (APR-18, APR-19).
    Plan,
}

impl What {
    /// All, in the order in which rules are listed.
    pub const ALL: [Self; 11] = [
        Self::ListingNew,
        Self::ListingUpdate,
        Self::ListingUpdateMajor,
        Self::ListingDelist,
        Self::HomeRevamp,
        Self::Placement,
        Self::Content,
        Self::ContentConfidential,
        Self::Access,
        Self::AccountChange,
        Self::Plan,
    ];

    /// Those that are asked for in words alone, in the order in which they are offered.
    pub const FREE: [Self; 6] =
        [Self::Content, Self::ContentConfidential, Self::HomeRevamp, Self::Access, Self::AccountChange, Self::Plan];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ListingNew => "listing_new",
            Self::ListingUpdate => "listing_update",
            Self::ListingUpdateMajor => "listing_update_major",
            Self::ListingDelist => "listing_delist",
            Self::HomeRevamp => "home_revamp",
            Self::Placement => "placement",
            Self::Content => "content",
            Self::ContentConfidential => "content_confidential",
            Self::Access => "access",
            Self::AccountChange => "account_change",
            Self::Plan => "plan",
        }
    }

    /// From a record; none for what a later version asks for.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }

    /// Whether it is about a listing, so that the last decision also carries it out.
    pub const fn is_of_listing(self) -> bool {
        matches!(self, Self::ListingNew | Self::ListingUpdate | Self::ListingUpdateMajor | Self::ListingDelist)
    }

    /// Whether it is asked for where a shop has set nothing: who shows what where is guidance (APR-10).
    pub const fn is_on(self) -> bool {
        !matches!(self, Self::Placement)
    }

    /// Within how many hours after the decision it is to be published (APR-09).
    pub const fn publish_hours(self) -> Option<i64> {
        match self {
            Self::Content | Self::ContentConfidential => Some(48),
            _ => None,
        }
    }

    /// Who decides unless a shop says otherwise.
    pub fn chain(self) -> Chain {
        let steps = match self {
            // LST-05. The other reviewer of C-04, and the second tick of LST-06, are a shop's own rule.
            Self::ListingNew => vec![any(&["supervisor"])],
            // LST-12.
            Self::ListingUpdate => vec![any(&["supervisor"])],
            // LST-11: both of them, before it is reviewed.
            Self::ListingUpdateMajor => vec![all(&["purchasing", "designer"]), any(&["supervisor"])],
            // LST-08.
            Self::ListingDelist => vec![any(&["supervisor"])],
            // APR-04: the head of the department looks it through, then the marketing director.
            Self::HomeRevamp => vec![any(&["manager"]), any(&["marketing_director"])],
            // APR-10.
            Self::Placement => vec![any(&["supervisor"])],
            // APR-09.
            Self::Content => vec![any(&["marketing_director"])],
            // APR-07.
            Self::ContentConfidential => vec![any(&["marketing_director"]), any(&["general_manager"])],
            // APR-12.
            Self::Access => vec![any(&["technical"])],
            // APR-17.
            Self::AccountChange => vec![any(&["general_manager"])],
            // APR-18, APR-19.
            Self::Plan => vec![any(&["manager"])],
        };
        Chain { steps }
    }
}

fn any(roles: &[&'static str]) -> Step {
    let who = roles.iter().map(|code| Who::Role(SmolStr::new_static(code))).collect();
    Step { who, needs_all: false }
}

fn all(roles: &[&'static str]) -> Step {
    Step { needs_all: true, ..any(roles) }
}
