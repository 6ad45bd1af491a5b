//! What the people of the demo shop write, in both languages. Data only.

use super::pictures::{BLANKET, DOWN_QUILT, MAIN_BANNER, Picture};
use super::script::{Fail, Then};
use crate::domain::templates::Text;

pub(super) const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

pub(super) const SHOP: Text = text("云栖家居旗舰店（演示）", "Yunqi Home flagship store (demo)");
pub(super) const INDUSTRY: Text = text("家居家纺", "Home textiles");

/// Name and role; the position is the person.
pub(super) const PEOPLE: [(Text, &str); 6] = [
    (text("周敏", "Zhou Min"), "store_manager"),
    (text("陈立", "Chen Li"), "supervisor"),
    (text("林小雨", "Lin Xiaoyu"), "assistant"),
    (text("许安", "Xu An"), "designer"),
    (text("何强", "He Qiang"), "warehouse"),
    (text("吴桐", "Wu Tong"), "specialist"),
];

/// Key visuals with the price on them, minor units.
pub(super) const KEY_VISUALS: [(Text, i64); 3] = [
    (text("双12主会场：暖冬四件套", "Double-12 main banner: winter bedding set"), 29_900),
    (text("新品首发：云朵羽绒被", "New arrival: cloud down quilt"), 129_900),
    (text("会员日：乳胶枕一对", "Members’ day: latex pillows, pair"), 19_900),
];

pub(super) const PROMOS: [(Text, i64); 3] = [
    (text("磨毛四件套 1.8 米", "Brushed-cotton set 1.8 m"), 29_900),
    (text("羊毛床褥 1.5 米", "Wool mattress pad 1.5 m"), 45_900),
    (text("法兰绒毯", "Flannel blanket"), 8_900),
];

pub(super) const NEW_ITEMS: [(Text, i64); 3] = [
    (text("亚麻抱枕套", "Linen cushion cover"), 5_900),
    (text("儿童四件套·小鲸鱼", "Children’s set “Little Whale”"), 23_900),
    (text("加厚浴巾", "Thick bath towel"), 6_900),
];

pub(super) const HOT_ITEMS: [(Text, i64); 2] =
    [(text("云朵枕", "Cloud pillow"), 9_900), (text("加厚软床垫", "Thick soft mattress topper"), 32_900)];

pub(super) const SAMPLES: [(Text, i64); 6] = [
    (text("天丝被套", "Lyocell quilt cover"), 25_900),
    (text("纯棉毛巾六条装", "Cotton towels, six"), 6_990),
    (text("蚕丝被 2 斤", "Silk quilt 1 kg"), 89_900),
    (text("记忆棉护颈枕", "Memory-foam neck pillow"), 15_900),
    (text("全棉床笠", "Cotton fitted sheet"), 11_900),
    (text("珊瑚绒睡袍", "Coral-fleece robe"), 13_900),
];

/// What reviewers write; empty for a plain approval.
pub(super) const APPROVALS: [Text; 5] = [
    text("", ""),
    text("看得很细，辛苦了。", "Thorough, thank you."),
    text("", ""),
    text("", ""),
    text("跟进及时，保持。", "Quick follow-up, keep it so."),
];

pub(super) const RETURNED: Text = text(
    "KV 轮播的问题请补一张截图，再写明是手机还是电脑上出现的。",
    "Please add a screenshot of the carousel problem, and say whether it was on phone or computer.",
);
pub(super) const RETURNED_ONCE: Text = text(
    "会员日那张 KV 的价格没有说明，请补上。",
    "Nothing is said about the price on the members’ day visual; please add it.",
);
pub(super) const ADDED_NOTE: Text =
    text("已补看：会员日 KV 的价格与成交价一致。", "Looked again: the members’ day price equals the price charged.");
pub(super) const HAS_ISSUES: Text = text(
    "价格问题当天改好，明早优先复查这几件。",
    "Mend the prices today; look at these items first tomorrow morning.",
);
pub(super) const TASK_NOTE: Text =
    text("仓库在等供应商的色卡，周内给答复。", "The warehouse waits for the supplier’s colour card; answer this week.");
pub(super) const SENT_BACK_RESULT: Text = text("已重新上传。", "Uploaded again.");

const fn fail(ago: i64, check: &'static str, entry: usize, note: Text, what: Text, then: Then) -> Fail {
    Fail { ago, check, entry, shown: None, picture: None, note, what, then, due_in: 0 }
}

const fn shown(price: i64, fail: Fail) -> Fail {
    Fail { shown: Some(price), ..fail }
}

/// With a photo of what was seen, the price on it marked.
const fn pictured(picture: &'static Picture, fail: Fail) -> Fail {
    Fail { picture: Some(picture), ..fail }
}

const fn due_in(days: i64, fail: Fail) -> Fail {
    Fail { due_in: days, ..fail }
}

const REPLACED: Text = text("图片已替换，前台已刷新。", "Picture replaced and live.");
const PRICE_SET: Text = text("按系统售价改了图，已上线。", "Picture changed to the selling price, live.");
const MOVED: Text = text("已处理。", "Dealt with.");

/// What went wrong in the month, oldest first.
pub(super) const FAILS: [Fail; 18] = [
    fail(
        28,
        "INSP-01.3",
        0,
        text("第二屏左边的图裂了，只剩图标。", "The left picture on the second screen is broken, only an icon shows."),
        text("重新上传首页第二屏左图", "Upload the left picture of the second screen again"),
        Then::Rechecked(REPLACED),
    ),
    shown(
        31_900,
        fail(
            26,
            "INSP-03.3",
            0,
            text("图上写 319，下单是 299。", "The picture says 319, checkout says 299."),
            text("磨毛四件套主图价格改成 299", "Change the price in the bedding set’s picture to 299"),
            Then::Rechecked(PRICE_SET),
        ),
    ),
    fail(
        24,
        "INSP-02.5",
        1,
        text("点羽绒被 KV 进了四件套页面。", "The down quilt’s visual leads to the bedding set."),
        text("改羽绒被 KV 的链接", "Correct the link of the down quilt’s visual"),
        Then::Rechecked(text("链接已改到羽绒被单品页。", "The link now leads to the down quilt.")),
    ),
    fail(
        22,
        "INSP-05.1",
        1,
        text("活动页还挂着已下架的软床垫。", "The delisted mattress topper is still on the campaign page."),
        text("活动页把软床垫换成云朵枕", "Put the cloud pillow in the topper’s place on the campaign page"),
        Then::SentBack(text("活动页已换品。", "Replaced on the campaign page.")),
    ),
    shown(
        23_900,
        fail(
            19,
            "INSP-06.2",
            0,
            text("角标还是上周的活动价。", "The badge still shows last week’s campaign price."),
            text("更新价格角标", "Update the price badge"),
            Then::Rechecked(PRICE_SET),
        ),
    ),
    fail(
        19,
        "INSP-06.1",
        1,
        text("图上写“赠收纳袋”，下单页没有赠品。", "The picture promises a storage bag; the order page has no gift."),
        text("去掉图上的赠品，或在后台挂上赠品", "Take the gift out of the picture, or set it up"),
        Then::Rechecked(text("赠品已在后台挂上。", "The gift is set up now.")),
    ),
    fail(
        17,
        "INSP-01.2",
        0,
        text("会员入口的圆标压成了椭圆。", "The round members’ badge is squashed into an oval."),
        text("按 1:1 重做会员入口图标", "Redo the members’ badge at 1:1"),
        Then::Rechecked(REPLACED),
    ),
    fail(
        14,
        "INSP-02.3",
        0,
        text("双11返场昨天已结束，KV 还在。", "The Double-11 encore ended yesterday; its visual is still up."),
        text("首屏换成双12预热图", "Put the Double-12 teaser on the first screen"),
        Then::Rechecked(REPLACED),
    ),
    fail(
        12,
        "INSP-04.2",
        0,
        text("已恢复原价，还在“限时折扣”分类里。", "Back at its old price, still under “limited discounts”."),
        text("移出限时折扣分类", "Take it out of the discount category"),
        Then::Rechecked(MOVED),
    ),
    fail(
        10,
        "INSP-06.3",
        1,
        text("详情页没写填充量。", "The detail page does not say the filling weight."),
        text("详情页补上填充量和执行标准", "Add filling weight and standard to the detail page"),
        Then::Rechecked(text("已补填充量。", "Filling weight added.")),
    ),
    fail(
        8,
        "INSP-03.2",
        2,
        text(
            "周末活动结束了，法兰绒毯主图还带“限时”角标。",
            "The weekend campaign is over; the blanket still has its “limited” badge.",
        ),
        text("法兰绒毯主图换回日常版", "Put the blanket’s everyday picture back"),
        Then::SentBack(REPLACED),
    ),
    due_in(
        3,
        fail(
            6,
            "INSP-06.5",
            0,
            text(
                "实物偏灰，页面图偏米白，客户已问过两次。",
                "The goods are greyish, the picture is off-white; two customers asked.",
            ),
            text(
                "对色后重拍首图，或在页面写明色差",
                "Match the colour and shoot again, or state the difference on the page",
            ),
            Then::Open,
        ),
    ),
    pictured(
        &DOWN_QUILT,
        shown(
            139_900,
            fail(
                4,
                "INSP-02.2",
                1,
                text("KV 写 1399，点进去是 1299。", "The visual says 1,399, behind the link it is 1,299."),
                text("羽绒被 KV 价格改成 1299", "Change the down quilt’s visual to 1,299"),
                Then::Done(PRICE_SET),
            ),
        ),
    ),
    fail(
        3,
        "INSP-05.2",
        0,
        text(
            "首页热销第三格点进去“宝贝不存在”。",
            "The third best seller on the home page leads to “item does not exist”.",
        ),
        text("首页热销第三格换成羊毛床褥", "Put the wool pad in the third best-seller slot"),
        Then::Rechecked(MOVED),
    ),
    due_in(
        2,
        fail(
            2,
            "INSP-01.4",
            0,
            text("轮播停在第二张，不会自己转。", "The carousel stops at the second picture."),
            text("修复首屏轮播", "Repair the carousel on the first screen"),
            Then::Open,
        ),
    ),
    pictured(
        &BLANKET,
        shown(
            7_900,
            fail(
                1,
                "INSP-03.3",
                2,
                text(
                    "图上 79，实际 89，昨晚调价后没换图。",
                    "79 in the picture, 89 charged: the price went up last night, the picture stayed.",
                ),
                text("法兰绒毯主图价格改成 89", "Change the blanket’s picture to 89"),
                Then::Done(PRICE_SET),
            ),
        ),
    ),
    due_in(
        1,
        fail(
            1,
            "INSP-06.3",
            0,
            text("洗涤说明和水洗标不一致。", "The washing advice differs from the care label."),
            text("按水洗标改详情页洗涤说明", "Correct the washing advice after the care label"),
            Then::Open,
        ),
    ),
    pictured(
        &MAIN_BANNER,
        shown(
            27_900,
            fail(
                0,
                "INSP-02.2",
                0,
                text("主会场 KV 写 279，加购后是 299。", "The main banner says 279, in the cart it is 299."),
                text("核对双12价格，KV 改成 299", "Check the Double-12 price; change the banner to 299"),
                Then::Open,
            ),
        ),
    ),
];
