//! The shipped daily store-page inspection: six groups, 23 checks, in our own words, each under the
//! catalogue id of its source (INSP-01 … INSP-06.5). Data only.

use super::template::{Check, Group, Template, Text};

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

const fn check(id: &'static str, label: Text, how: Text) -> Check {
    Check { id, label, how, prices: false, mender: None }
}

const fn designer(check: Check) -> Check {
    Check { mender: Some("designer"), ..check }
}

const fn priced(check: Check) -> Check {
    Check { prices: true, ..check }
}

/// The daily store-page inspection 每日店铺页面巡检 (INSP-07).
pub const DAILY: Template = Template {
    id: "daily",
    version: 1,
    name: text("每日店铺页面巡检", "Daily store-page inspection"),
    groups: &[HOME, KV, PROMO, CATEGORY, HOT, SPOT],
};

const HOME: Group = Group {
    id: "INSP-01",
    name: text("首页版面", "Home page layout"),
    entry: None,
    checks: &[
        designer(check(
            "INSP-01.1",
            text(
                "首页排版整齐，没有错位或重叠",
                "The home page is laid out cleanly: nothing shifted, nothing overlapping",
            ),
            text(
                "手机和电脑各打开一次首页，从顶部慢慢滑到底部。",
                "Open the home page on phone and computer and scroll slowly from top to bottom.",
            ),
        )),
        designer(check(
            "INSP-01.2",
            text("图片没有被拉伸或压扁", "No picture is stretched or squashed"),
            text(
                "看圆形标志、人像和产品轮廓，变形时最容易看出来。",
                "Look at round logos, faces and product outlines: they show distortion first.",
            ),
        )),
        designer(check(
            "INSP-01.3",
            text("所有图片都能显示", "Every picture loads"),
            text(
                "清一次缓存再刷新，留意空白块和裂图图标。",
                "Clear the cache, reload, and look for blank blocks and broken-image icons.",
            ),
        )),
        designer(check(
            "INSP-01.4",
            text("首屏轮播 KV 能正常切换", "The key-visual carousel moves as it should"),
            text(
                "等它自动转一圈，再用手指左右各滑一次。",
                "Let it turn once by itself, then swipe once in each direction.",
            ),
        )),
        designer(check(
            "INSP-01.5",
            text("在线客服（旺旺）入口位置正确、能点开", "The online-chat (Wangwang) button is in its place and opens"),
            text("点一下客服入口，能进入对话窗口即可。", "Tap the chat button; a conversation window must open."),
        )),
    ],
};

const KV: Group = Group {
    id: "INSP-02",
    name: text("首页 KV 图", "Home key visuals"),
    entry: Some(text("KV 图", "Key visual")),
    checks: &[
        designer(check(
            "INSP-02.1",
            text("KV 上的产品图和文案说的是同一件商品", "Picture and words on the key visual are about the same item"),
            text(
                "把文案里的品名、型号、卖点和图中实物对一遍。",
                "Compare name, model and selling point in the words with the item in the picture.",
            ),
        )),
        priced(designer(check(
            "INSP-02.2",
            text("KV 上的活动价正确", "The campaign price on the key visual is right"),
            text(
                "填图上标的价和点进去后的实际成交价。",
                "Enter the price on the picture and the price charged behind the link.",
            ),
        ))),
        designer(check(
            "INSP-02.3",
            text("KV 上的活动仍在有效期内", "The campaign on the key visual is still running"),
            text(
                "对照活动日历看开始和结束时间，今天要在其中。",
                "Check start and end in the campaign calendar: today must lie between.",
            ),
        )),
        check(
            "INSP-02.4",
            text("KV 链接能打开", "The key visual's link opens"),
            text(
                "逐张点开，不出现空白页、报错或“宝贝不存在”。",
                "Tap each one: no blank page, no error, no “item does not exist”.",
            ),
        ),
        check(
            "INSP-02.5",
            text("KV 链接进的是对应的活动页或单品页", "The link leads to the matching campaign page or item page"),
            text(
                "看落地页标题和商品是否就是 KV 上推的那个。",
                "Title and item of the landing page must be what the key visual promotes.",
            ),
        ),
    ],
};

const PROMO: Group = Group {
    id: "INSP-03",
    name: text("促销图与价格", "Promo pictures and prices"),
    entry: Some(text("促销商品", "Promo item")),
    checks: &[
        designer(check(
            "INSP-03.1",
            text("带折扣价的图都在活动期内", "Every picture with a discount price is inside its campaign period"),
            text(
                "逐个看带价签的主图和促销图，对照活动起止时间。",
                "Go through pictures with a price tag and compare with the campaign's start and end.",
            ),
        )),
        designer(check(
            "INSP-03.2",
            text("已结束活动的商品图已换回", "Pictures of ended campaigns have been replaced"),
            text(
                "打开昨天和前天结束的活动，看商品图是否换回日常版。",
                "Open the campaigns that ended in the last two days; their items must show everyday pictures again.",
            ),
        )),
        priced(designer(check(
            "INSP-03.3",
            text("图上修的价格等于现在的售价", "The price edited into the picture equals the price charged now"),
            text(
                "填图上价和实际售价，系统马上比对。",
                "Enter the price in the picture and the selling price; they are compared at once.",
            ),
        ))),
    ],
};

const CATEGORY: Group = Group {
    id: "INSP-04",
    name: text("上架类目", "Listing categories"),
    entry: Some(text("新上架或改动的商品", "New or changed item")),
    checks: &[
        check(
            "INSP-04.1",
            text("商品放在正确的类目", "The item is in the right category"),
            text(
                "看平台类目路径；放错类目会被降权。",
                "Read the platform's category path; a wrong one costs search rank.",
            ),
        ),
        check(
            "INSP-04.2",
            text("调价后没有误留在折扣类目", "After a price change the item is not left in a discount category"),
            text(
                "打开折扣类目，找最近改过价的商品。",
                "Open the discount category and look for items whose price changed lately.",
            ),
        ),
    ],
};

const HOT: Group = Group {
    id: "INSP-05",
    name: text("活动与首页热销", "Campaign and home best sellers"),
    entry: Some(text("热销商品", "Hot item")),
    checks: &[
        designer(check(
            "INSP-05.1",
            text("活动页没有挂着已下架的商品", "No delisted item is still on a campaign page"),
            text(
                "逐个点活动页商品，看是否显示“已下架”或“售罄”。",
                "Tap the items on the campaign page; none may say “delisted” or “sold out”.",
            ),
        )),
        designer(check(
            "INSP-05.2",
            text("首页没有挂着已下架的商品", "No delisted item is still on the home page"),
            text(
                "点首页热销区和推荐位的每个商品。",
                "Tap every item among the best sellers and in the recommended slots.",
            ),
        )),
        designer(check(
            "INSP-05.3",
            text("失效的商品和图片已换成其他", "Items and pictures that went dead have been replaced"),
            text(
                "对照昨天开的跟进，当天要换好。",
                "Compare with yesterday's follow-ups: replacement is due the same day.",
            ),
        )),
    ],
};

const SPOT: Group = Group {
    id: "INSP-06",
    name: text("货品与价格抽查", "Item and price spot check"),
    entry: Some(text("抽查商品", "Sampled item")),
    checks: &[
        check(
            "INSP-06.1",
            text("图里的促销信息与实际一致", "The promotion in the picture is what the buyer gets"),
            text(
                "把图上的赠品、满减、时间和下单页比一遍。",
                "Compare gift, threshold and dates in the picture with the order page.",
            ),
        ),
        priced(designer(check(
            "INSP-06.2",
            text("价格角标等于实际售价", "The price badge equals the selling price"),
            text(
                "填角标价和实际售价，系统马上比对。",
                "Enter badge price and selling price; they are compared at once.",
            ),
        ))),
        check(
            "INSP-06.3",
            text("商品描述符合平台的相符标准", "The description meets the platform's matching standard"),
            text(
                "核对材质、尺寸、规格、产地，不夸大、不遗漏。",
                "Check material, size, specification and origin: nothing exaggerated, nothing missing.",
            ),
        ),
        priced(check(
            "INSP-06.4",
            text("售价符合平台的价格规则", "The price follows the platform's pricing rules"),
            text(
                "填页面标价和结算价；划线价要有依据。",
                "Enter the price on the page and at checkout; a struck-through price needs its basis.",
            ),
        )),
        check(
            "INSP-06.5",
            text("实物与图片、描述、价格相符", "The goods match picture, description and price"),
            text(
                "请仓库拿一件实物对照；近期有投诉的优先。",
                "Have the warehouse hold one item against the page; recently complained-about items first.",
            ),
        ),
    ],
};
