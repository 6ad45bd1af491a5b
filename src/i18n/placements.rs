//! Words of placements: what their fields, pages and places are called. Knows no page of the app.

use super::Lang;
use crate::domain::placements::{Page, Slot};
use crate::domain::value::Value;

messages! {
    kind = "展示位", "Placement";
    page = "页面", "Page";
    page_field = "页面名称", "Name of the page";
    slot = "位置", "Place";
    order = "次序", "Order";
    picture = "图片", "Picture";
    text = "图上文字", "Text on it";
    printed_price = "图上价格", "Price on it";
    printed_from = "图上写的开始时间", "Printed as valid from";
    printed_until = "图上写的结束时间", "Printed as valid until";
    link = "链接", "Link";
    listing = "商品", "Listing";
    campaign = "活动", "Campaign";
    from = "展示开始", "Shown from";
    until = "展示结束", "Shown until";
    note = "备注", "Note";
    place(slot: &str, order: i64) = "{slot} {order}", "{slot} {order}";
    category = "店铺分类", "Category of the shop";
    category_name = "分类名称", "Name of the category";
    discount = "折扣专区", "Discount category";
    need_page_name = "请写明是哪个活动页、分类或频道。", "Please say which campaign page, category or channel it is.";
    need_category = "请填写分类名称。", "Please enter the name of the category.";
    not_a_place = "次序要填 1 到 9999 的整数。", "The order is a whole number from 1 to 9999.";
    not_an_amount = "这不是可以保存的金额。请写成 199 或 199.00。", "This is not an amount that can be stored. Write it like 199 or 199.00.";
    not_allowed = "这一项填写的内容无法保存，请重新填写。", "What was entered here cannot be stored; please enter it again.";
    ends_first = "结束时间要晚于开始时间。", "The end must come after the beginning.";
}

/// What a page is called.
pub fn page_name(l: Lang, page: Page) -> &'static str {
    let (zh, en) = match page {
        Page::Home => ("首页", "Home page"),
        Page::Campaign => ("活动页", "Campaign page"),
        Page::Category => ("分类页", "Category page"),
        Page::Channel => ("频道", "Channel"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a kind of place is called.
pub fn slot_name(l: Lang, slot: Slot) -> &'static str {
    let (zh, en) = match slot {
        Slot::Kv => ("首焦 KV", "KV banner"),
        Slot::Promo => ("促销图", "Promo picture"),
        Slot::Hot => ("热卖商品", "Hot item"),
        Slot::RightAd => ("右侧广告", "Right-column ad"),
        Slot::CategoryItem => ("分类商品", "Item of the category"),
        Slot::Coupon => ("优惠券", "Coupon"),
        Slot::Navigation => ("导航", "Navigation"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a field of a placement is called, by the first part of its name.
pub fn field_name(l: Lang, head: &str) -> Option<&'static str> {
    Some(match head {
        "shop" => super::fields::shop(l),
        "page" => page(l),
        "page_name" => page_field(l),
        "slot" => slot(l),
        "order" => order(l),
        "picture" => picture(l),
        "text" => text(l),
        "printed_price" => printed_price(l),
        "printed_from" => printed_from(l),
        "printed_until" => printed_until(l),
        "link" => link(l),
        "listing" => listing(l),
        "campaign" => campaign(l),
        "from" => from(l),
        "until" => until(l),
        "note" => note(l),
        _ => return None,
    })
}

/// What a field of a category is called.
pub fn category_field_name(l: Lang, head: &str) -> Option<&'static str> {
    Some(match head {
        "shop" => super::fields::shop(l),
        "name" => category_name(l),
        "discount" => discount(l),
        _ => return None,
    })
}

/// A value of a placement's field in words, where it is a code, an amount or an instant.
pub fn value(l: Lang, head: &str, value: &Value, moment: &dyn Fn(i64) -> String) -> Option<String> {
    match (head, value) {
        ("page", Value::Text(code)) => Some(page_name(l, Page::from_code(code)).to_owned()),
        ("slot", Value::Text(code)) => Some(slot_name(l, Slot::from_code(code)).to_owned()),
        ("printed_price", Value::Int(minor)) => Some(super::format::price(*minor)),
        ("from" | "until" | "printed_from" | "printed_until", Value::Int(at)) => Some(moment(*at)),
        ("order", Value::Int(place)) => Some(place.to_string()),
        (_, Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}
