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
    title = "页面地图", "What is shown where";
    new = "新增展示位", "Add a placement";
    back = "返回地图", "Back to the map";
    which_page = "看哪一页", "Which page";
    all_pages = "全部页面", "All pages";
    named_page(page: &str, name: &str) = "{page} · {name}", "{page} · {name}";
    at = "看哪个时间", "As it stands at";
    at_hint = "不填就是现在。", "Empty means now.";
    to_now = "回到现在", "Back to now";
    stands_at(when: &str) = "{when} 的样子", "As it stands {when}";
    in_zone = "按店铺所在时区。", "In the shop's time zone.";
    add_here = "在此添加", "Add here";
    add_to(slot: &str) = "在此添加：{slot}", "Add here: {slot}";
    now = "展示中", "Shown";
    later = "未开始", "Not yet shown";
    over = "已结束", "Over";
    over_of(count: usize) = "已结束 {count} 个", "Over: {count}";
    always = "一直展示", "always";
    between(from: &str, until: &str) = "{from} 至 {until}", "{from} to {until}";
    since(from: &str) = "{from} 起", "from {from}";
    up_to(until: &str) = "到 {until} 为止", "until {until}";
    printed(price: &str) = "图上价 {price}", "printed price {price}";
    picture_of(what: &str) = "“{what}”的图片", "Picture of “{what}”";
    unknown = "这个展示位不存在，或还没有同步到这台设备。", "This placement does not exist, or has not reached this device yet.";
    gone_listing = "商品已删除或还没有同步到这台设备", "The listing was deleted or has not reached this device yet";
    no_campaign = "不属于活动", "No campaign";
    gone_campaign = "活动已删除", "A deleted campaign";
    page_field_hint = "写成店里用的名称，例如“双十二会场”。", "As the shop calls it, such as “Double 12”.";
    order_hint = "同一位置里从 1 开始。", "From 1 among those of its kind.";
    optional = "（可不填）", "(optional)";
    printed_head = "图上写了什么", "What is printed on it";
    shown_head = "什么时候展示", "When it is shown";
    shown_hint = "两个都不填就是一直展示。", "Both empty: always.";
    bad_moment = "请选完整的日期和时间。", "Please choose a date and a time.";
    add = "添加到页面", "Add it to the page";
    save = "保存修改", "Save the changes";
    saved = "已保存。", "Saved.";
    choose_picture = "拍照或选图", "Take or choose a picture";
    other_picture = "换一张图片", "Choose another picture";
    remove_picture = "移除图片", "Remove the picture";
    a_picture = "（一张图片）", "(a picture)";
    no_picture = "还没有图片。", "No picture yet.";
    picked(name: &str) = "已选“{name}”，添加时一起保存。", "“{name}” is stored together with the placement.";
    place_now(order: i64) = "现在排在第 {order} 位", "Now at place {order}";
    move_up = "前移一位", "Move one up";
    move_down = "后移一位", "Move one down";
    take_off = "撤下页面", "Take off the page";
    take_off_hint = "从现在起不再展示，内容和修改记录都留着。", "It is no longer shown from now on; its content and log stay.";
    why = "原因", "Why";
    delete = "删除展示位", "Delete the placement";
    delete_hint = "填错了才删除。删除后可以在“修改日志”的回收站恢复。", "Only for mistakes. It can be brought back from the trash in the journal.";
    new_note = "写备注", "Write a note";
    add_note = "添加备注", "Add the note";
    pick_placeholder = "标题、商家编码或商品 ID", "Title, code or item number";
    pick_other = "换一个商品", "Choose another";
    pick_clear = "不关联商品", "Without a listing";
    pick_none = "没有找到这样的商品。", "No such listing.";
    pick_looking = "正在查找…", "Looking…";
    pick_found(count: usize) = "找到 {count} 个", "{count} found";
    pick_first(count: usize) = "只显示前 {count} 个，再多输入几个字", "The first {count}; type more to narrow it down";
    categories = "店铺分类", "Categories of the shop";
    categories_hint = "勾选折扣专区。折扣专区里的商品都要有正在生效的折扣。", "Tick the discount categories. Every item in one must have a discount in force.";
    no_categories = "商品里还没有填店铺分类。可以先在这里添加。", "No listing says its category yet. You can add one here.";
    new_category = "添加分类", "Another category";
    add_category = "添加分类", "Add the category";
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
        ("picture", Value::Text(_)) => Some(a_picture(l).to_owned()),
        ("order", Value::Int(place)) => Some(place.to_string()),
        (_, Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}
