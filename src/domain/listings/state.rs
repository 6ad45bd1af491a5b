//! Where a listing is in its life (section 23 of the catalogue; LST-01 … LST-12). Knows no record.

/// A place in a listing's life. The order is the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Begun; what it says is being gathered (LST-15).
    Draft,
    /// What it says was looked through: pictures, description, price, stock (LST-01).
    Checked,
    /// Category and keywords are set (LST-02).
    Categorised,
    /// Entered at the platform, with its pictures (LST-03).
    Entered,
    /// The first review was passed (LST-04); it waits for the final one (LST-05).
    Reviewed,
    /// On sale.
    Listed,
    /// It may be taken off (LST-08), and has not been yet.
    Delisting,
    /// Taken off (LST-09).
    Delisted,
}

impl State {
    /// All, in the order of the way.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Checked,
        Self::Categorised,
        Self::Entered,
        Self::Reviewed,
        Self::Listed,
        Self::Delisting,
        Self::Delisted,
    ];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checked => "checked",
            Self::Categorised => "categorised",
            Self::Entered => "entered",
            Self::Reviewed => "reviewed",
            Self::Listed => "listed",
            Self::Delisting => "delisting",
            Self::Delisted => "delisted",
        }
    }

    /// From a record; a draft where nothing is said, or something that a later version says.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Draft)
    }

    /// The next step that a person takes without anybody's word; none where a decision has to come first, or the way ends.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Draft => Some(Self::Checked),
            Self::Checked => Some(Self::Categorised),
            Self::Categorised => Some(Self::Entered),
            Self::Entered => Some(Self::Reviewed),
            Self::Delisting => Some(Self::Delisted),
            Self::Reviewed | Self::Listed | Self::Delisted => None,
        }
    }

    /// Whether buyers can buy it.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Listed | Self::Delisting)
    }

    /// Whether it has not been on sale yet.
    pub fn is_new(self) -> bool {
        self < Self::Listed
    }
}

/// What an item is for in the shop 定位 (LST-33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Brings visitors 引流.
    Traffic,
    /// Sells most 爆款.
    Hero,
    /// Earns 利润.
    Margin,
    /// Shows what the shop can 形象.
    Image,
    /// Is to be sold off 清仓.
    Clearance,
}

impl Part {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Traffic, Self::Hero, Self::Margin, Self::Image, Self::Clearance];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Traffic => "traffic",
            Self::Hero => "hero",
            Self::Margin => "margin",
            Self::Image => "image",
            Self::Clearance => "clearance",
        }
    }

    /// From a record.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}
