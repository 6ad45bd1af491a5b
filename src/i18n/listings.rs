//! Words of listings: what their fields, states and steps are called, and what is wrong with one. Knows no page.

use super::{Lang, format};
use crate::domain::listings::completeness::Missing;
use crate::domain::listings::lint::Fault;
use crate::domain::listings::{Part, State};
use crate::domain::value::Value;

messages! {
    kind = "商品", "Listing";
    platform = "平台", "Platform";
    item = "商品 ID", "Item ID";
    url = "商品链接", "Link";
    code = "商家编码", "Merchant code";
    title_field = "标题", "Title";
    category = "平台类目", "Platform category";
    shop_category = "店铺分类", "Shop category";
    description = "商品描述", "Description";
    description_blob = "完整描述", "Whole description";
    keywords = "关键词", "Keywords";
    list_price = "划线价", "List price";
    price = "售价", "Selling price";
    floor = "底价", "Floor price";
    stock = "库存", "Stock";
    part = "商品定位", "Role in the shop";
    owner = "负责人", "Owner";
    state = "状态", "State";
    returned = "退回原因", "Why it was sent back";
    flagged = "下架标记", "Flagged for delisting";
    listed_on = "上架日期", "Listed on";
    delisted_on = "下架日期", "Delisted on";
    stock_synced = "库存已同步", "Stock synced";
    sold_7 = "近 7 天销量", "Sold in 7 days";
    sold_30 = "近 30 天销量", "Sold in 30 days";
    last_sold = "最近成交", "Last sold";
    attribute = "属性", "Attribute";
    sku = "规格", "Variant";
    sku_name = "规格名称", "Variant";
    barcode = "条形码", "Barcode";
    image = "图片", "Picture";
    window = "价格时段", "Price window";
    step = "以前的售价", "Earlier price";
    point = "卖点", "Selling point";
    note = "备注", "Note";
    checked_point = "审核要点", "Point of the review";
    need_title = "请填写标题。", "Please give it a title.";
    not_amount = "请填写不小于 0 的数；价格最多两位小数，时段的结束要晚于开始。", "Please type a number of at least 0; prices have at most two decimals, and a window ends after it begins.";
    not_by_hand = "这一项随步骤自动填写，不能直接修改。", "This is written by the steps of the listing and cannot be changed directly.";
    needs_proposal = "商品在售：买家看得到的内容要先提交修改申请，审批后生效。", "The listing is on sale: what buyers see is changed by a proposal that is approved first.";
    not_next = "商品已不在这一步，请看它现在的状态。", "The listing is not at this step any more; please look at its state.";
    incomplete = "还缺标题或售价，补上后才能进入下一步。", "Title or price is missing; fill them in, then go on.";
    points_missing = "请逐项核对审核要点。", "Please look at every point of the review.";
    need_reason = "请写明原因。", "Please say why.";
    point_true = "信息真实准确", "True and exact";
    point_clear = "图片清晰、描述清楚", "Clear pictures and words";
    point_brand = "符合品牌形象", "On brand";
    point_renders = "页面展示正常", "Looks right on the page";
    missing_title = "缺标题", "no title";
    missing_description = "缺描述", "no description";
    missing_category = "缺类目", "no category";
    missing_price = "缺售价", "no price";
    missing_stock = "缺库存", "no stock";
    missing_attribute(name: &str) = "缺属性“{name}”", "no attribute “{name}”";
    title_too_long(bytes: usize, limit: usize) = "标题 {bytes} 字节，超过 {limit}", "title of {bytes} bytes, {limit} allowed";
    few_images(there: usize, asked: usize) = "主图 {there} 张，要 {asked} 张", "{there} of {asked} main pictures";
    small_images(places: &str) = "第 {places} 张主图太小", "main picture {places} is too small";
    few_keywords(there: usize, asked: usize) = "关键词 {there} 个，要 {asked} 个", "{there} of {asked} keywords";
    few_points(there: usize, asked: usize) = "卖点 {there} 条，要 {asked} 条", "{there} of {asked} selling points";
    price_zero = "售价为 0", "price 0";
    below_floor(price: &str, floor: &str) = "售价 {price} 低于底价 {floor}", "price {price} below the floor {floor}";
    list_below(list: &str, price: &str) = "划线价 {list} 低于售价 {price}", "list price {list} below the price {price}";
    sold_out = "在售但库存为 0", "on sale with nothing in stock";
    slow(days: i64) = "{days} 天没有成交", "no sale in {days} days";
    no_attribute(name: &str) = "缺必填属性“{name}”", "the attribute “{name}” is missing";
    forbidden(word: &str) = "含禁用词“{word}”", "forbidden word “{word}”";
    title_twice = "标题重复", "same title as another";
    code_twice = "商家编码重复", "same code as another";
}

/// What a state is called.
pub fn state_name(l: Lang, state: State) -> &'static str {
    let (zh, en) = match state {
        State::Draft => ("草稿", "Draft"),
        State::Checked => ("资料已核对", "Information checked"),
        State::Categorised => ("已分类", "Categorised"),
        State::Entered => ("已录入", "Entered"),
        State::Reviewed => ("待终审", "Waits for final review"),
        State::Listed => ("在售", "On sale"),
        State::Delisting => ("待下架", "To be delisted"),
        State::Delisted => ("已下架", "Delisted"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What the step to a state is called, on its button.
pub fn step_to(l: Lang, state: State) -> &'static str {
    let (zh, en) = match state {
        State::Draft => ("回到草稿", "Back to draft"),
        State::Checked => ("资料核对完毕", "Information is checked"),
        State::Categorised => ("分类和关键词已定", "Category and keywords are set"),
        State::Entered => ("已录入平台", "Entered at the platform"),
        State::Reviewed => ("初审通过，提交终审", "Passed: hand in for final review"),
        State::Listed => ("上架", "List it"),
        State::Delisting => ("同意下架", "Agree to delist"),
        State::Delisted => ("已在平台下架", "Taken off the platform"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What an item is for in the shop.
pub fn part_name(l: Lang, part: Part) -> &'static str {
    let (zh, en) = match part {
        Part::Traffic => ("引流款", "Traffic driver"),
        Part::Hero => ("爆款", "Hero item"),
        Part::Margin => ("利润款", "Margin item"),
        Part::Image => ("形象款", "Image item"),
        Part::Clearance => ("清仓款", "Clearance"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A point of the review by its code.
pub fn review_point(l: Lang, code: &str) -> &'static str {
    match code {
        "true" => point_true(l),
        "clear" => point_clear(l),
        "brand" => point_brand(l),
        _ => point_renders(l),
    }
}

/// What is missing.
pub fn missing(l: Lang, missing: &Missing) -> String {
    match missing {
        Missing::Title => missing_title(l).to_owned(),
        Missing::TitleTooLong { bytes, limit } => title_too_long(l, *bytes, *limit),
        Missing::Description => missing_description(l).to_owned(),
        Missing::Category => missing_category(l).to_owned(),
        Missing::Price => missing_price(l).to_owned(),
        Missing::Stock => missing_stock(l).to_owned(),
        Missing::Attribute(name) => missing_attribute(l, name),
        Missing::Images { there, asked } => few_images(l, *there, *asked),
        Missing::SmallImages(places) => {
            let places: Vec<String> = places.iter().map(usize::to_string).collect();
            small_images(l, &places.join(if l == Lang::Zh { "、" } else { ", " }))
        }
        Missing::Keywords { there, asked } => few_keywords(l, *there, *asked),
        Missing::SellingPoints { there, asked } => few_points(l, *there, *asked),
    }
}

/// What is wrong.
pub fn fault(l: Lang, fault: &Fault) -> String {
    let money = |minor: i64| format::price(minor);
    match fault {
        Fault::PriceZero => price_zero(l).to_owned(),
        Fault::BelowFloor { selling, floor } => below_floor(l, &money(*selling), &money(*floor)),
        Fault::ListBelowSelling { list, selling } => list_below(l, &money(*list), &money(*selling)),
        Fault::SoldOut => sold_out(l).to_owned(),
        Fault::SlowMoving { days } => slow(l, *days),
        Fault::Forbidden(word) => forbidden(l, word),
    }
}

/// What a field of a listing is called, by the parts of its name.
pub fn field_name(l: Lang, parts: &[&str]) -> Option<&'static str> {
    Some(match parts {
        ["shop"] => super::fields::shop(l),
        ["platform"] => platform(l),
        ["item"] => item(l),
        ["url"] => url(l),
        ["code"] | ["sku", _, "code"] => code(l),
        ["title"] => title_field(l),
        ["category"] => category(l),
        ["shop_category"] => shop_category(l),
        ["description"] => description(l),
        ["description_blob"] => description_blob(l),
        ["keywords"] => keywords(l),
        ["list_price"] => list_price(l),
        ["price"] | ["sku", _, "price"] => price(l),
        ["floor"] => floor(l),
        ["stock"] | ["sku", _, "stock"] => stock(l),
        ["part"] => part(l),
        ["owner"] => owner(l),
        ["state"] => state(l),
        ["returned"] => returned(l),
        ["flagged"] => flagged(l),
        ["listed_on"] => listed_on(l),
        ["delisted_on"] => delisted_on(l),
        ["stock_synced"] => stock_synced(l),
        ["sold_7"] => sold_7(l),
        ["sold_30"] => sold_30(l),
        ["last_sold"] => last_sold(l),
        ["attribute", ..] => attribute(l),
        ["sku", _, "name"] => sku_name(l),
        ["sku", _, "barcode"] => barcode(l),
        ["image", ..] => image(l),
        ["window", ..] => window(l),
        ["step", ..] => step(l),
        ["point", ..] => point(l),
        ["note", ..] => note(l),
        ["check", ..] => checked_point(l),
        _ => return None,
    })
}

/// A value of a listing's field in words, where it is a code or a number.
pub fn value(l: Lang, head: &str, value: &Value) -> Option<String> {
    match (head, value) {
        ("price" | "list_price" | "floor" | "step", Value::Int(minor)) => Some(format::price(*minor)),
        ("sold_7" | "sold_30" | "stock", Value::Int(count)) => Some(count.to_string()),
        ("state", Value::Text(code)) => Some(state_name(l, State::from_code(code)).to_owned()),
        ("part", Value::Text(code)) => Part::from_code(code).map(|part| part_name(l, part).to_owned()),
        ("window", Value::Map(_)) => {
            let label = value.member("label").and_then(Value::as_str).unwrap_or_default();
            let price = value.member("price").and_then(Value::as_int).unwrap_or_default();
            Some(format!("{label} {}", format::price(price)).trim().to_owned())
        }
        ("image", Value::Map(_)) => {
            let text = |name| value.member(name).and_then(Value::as_str).unwrap_or_default();
            Some(if text("url").is_empty() { text("sha").chars().take(8).collect() } else { text("url").to_owned() })
        }
        (_, Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}
