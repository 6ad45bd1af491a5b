//! What the listings and the campaign of the demo shop are called, in both languages, and their figures. Data only.

use super::words::text;
use crate::domain::listings::{Part, State};
use crate::domain::templates::Text;

/// A listing of the demo shop.
pub(super) struct Good {
    pub(super) title: Text,
    /// The platform's category.
    pub(super) category: Text,
    /// The shop's own.
    pub(super) shelf: Text,
    /// Minor units.
    pub(super) price: i64,
    pub(super) stock: Option<i64>,
    /// Within thirty days.
    pub(super) sold: i64,
    pub(super) part: Option<Part>,
    /// How far it has come.
    pub(super) until: State,
    pub(super) is_described: bool,
}

const BEDDING: Text = text("床上用品/四件套", "Bedding/Sets");
const QUILTS: Text = text("床上用品/被子", "Bedding/Quilts");
const PILLOWS: Text = text("床上用品/枕头", "Bedding/Pillows");
const BATH: Text = text("居家布艺/毛巾浴巾", "Home fabrics/Towels");
const WINTER: Text = text("暖冬专区", "Winter");
const DAILY_USE: Text = text("日常精选", "Everyday");

const fn good(title: Text, category: Text, shelf: Text, price: i64, stock: Option<i64>, sold: i64) -> Good {
    Good { title, category, shelf, price, stock, sold, part: None, until: State::Listed, is_described: true }
}

/// What it sells; the position is the listing.
pub(super) const GOODS: [Good; 14] = [
    Good {
        part: Some(Part::Hero),
        ..good(
            text("暖冬磨毛四件套 1.8 米床 纯棉加厚", "Winter brushed-cotton bedding set 1.8 m"),
            BEDDING,
            WINTER,
            29_900,
            Some(412),
            286,
        )
    },
    good(
        text("法兰绒毯 双面加厚 150×200", "Flannel blanket, double-sided, 150 × 200"),
        BEDDING,
        WINTER,
        8_900,
        Some(730),
        341,
    ),
    Good {
        part: Some(Part::Traffic),
        ..good(text("云朵枕 可水洗 一只", "Cloud pillow, washable, one"), PILLOWS, DAILY_USE, 9_900, Some(1_280), 512)
    },
    Good {
        part: Some(Part::Margin),
        ..good(
            text("云朵羽绒被 95 白鹅绒 冬季加厚", "Cloud down quilt, 95 % white goose, winter"),
            QUILTS,
            WINTER,
            129_900,
            Some(86),
            34,
        )
    },
    good(text("羊毛床褥 1.5 米 加厚保暖", "Wool mattress pad 1.5 m, thick"), BEDDING, WINTER, 45_900, Some(153), 47),
    good(text("天丝被套 60 支 亲肤", "Lyocell quilt cover, 60 count"), BEDDING, DAILY_USE, 25_900, Some(204), 58),
    good(text("纯棉毛巾六条装", "Cotton towels, six"), BATH, DAILY_USE, 6_990, Some(960), 233),
    Good {
        is_described: false,
        ..good(text("记忆棉护颈枕 顶级慢回弹", "Memory-foam neck pillow"), PILLOWS, DAILY_USE, 15_900, Some(318), 41)
    },
    good(
        text("乳胶枕一对 泰国进口", "Latex pillows, a pair, from Thailand"),
        PILLOWS,
        DAILY_USE,
        19_900,
        Some(265),
        77,
    ),
    good(
        text("加厚软床垫 学生宿舍 0.9 米", "Thick soft mattress topper 0.9 m"),
        BEDDING,
        DAILY_USE,
        32_900,
        Some(58),
        66,
    ),
    Good {
        until: State::Reviewed,
        ..good(text("蚕丝被 2 斤 双宫茧", "Silk quilt 1 kg, double cocoon"), QUILTS, WINTER, 89_900, Some(40), 0)
    },
    Good {
        until: State::Entered,
        ..good(text("珊瑚绒睡袍 男女同款", "Coral-fleece robe, unisex"), BATH, WINTER, 13_900, Some(120), 0)
    },
    Good {
        until: State::Categorised,
        is_described: false,
        ..good(text("儿童四件套·小鲸鱼", "Children’s set “Little Whale”"), BEDDING, DAILY_USE, 23_900, Some(75), 0)
    },
    Good {
        until: State::Draft,
        is_described: false,
        ..good(text("亚麻抱枕套", "Linen cushion cover"), BATH, DAILY_USE, 5_900, None, 0)
    },
];

/// The campaign: its name, content, rules, and what its coupon is called.
pub(super) const CAMPAIGN: [Text; 4] = [
    text("双12暖冬节", "Double-12 winter sale"),
    text("暖冬四件套、绒毯、乳胶枕限时价。", "Winter sets, blankets and latex pillows at special prices."),
    text(
        "活动价以页面为准；满 300 减 40 可与活动价同享。",
        "The price on the page counts; 40 off 300 can be combined with it.",
    ),
    text("满 300 减 40", "40 off 300"),
];

pub(super) const PROPOSAL_WHY: Text =
    text("同款竞品降价，建议跟进。", "Competitors have lowered theirs; we should follow.");
