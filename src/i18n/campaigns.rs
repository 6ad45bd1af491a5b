//! Words of campaigns: what their fields are called. Knows no page.

use super::{Lang, format};
use crate::domain::listings::stacking::Saving;
use crate::domain::value::Value;

messages! {
    kind = "活动", "Campaign";
    name = "活动名称", "Name";
    content = "活动内容", "Content";
    rules = "活动规则", "Rules";
    page = "活动页链接", "Link of its page";
    from = "开始", "Begins";
    until = "结束", "Ends";
    member = "会员折扣", "Members' price";
    item = "活动商品", "Item";
    saving = "优惠券或满减", "Coupon or threshold";
    note = "备注", "Note";
    title = "活动", "Campaigns";
    new = "新建活动", "New campaign";
    back = "返回活动列表", "Back to the campaigns";
    create = "新建", "Create it";
    save = "保存修改", "Save the changes";
    none = "还没有活动。", "No campaigns yet.";
    unknown = "这个活动不存在，或还没有同步到这台设备。", "This campaign does not exist, or has not reached this device yet.";
    running = "进行中", "Running";
    coming = "即将开始", "Coming";
    over = "已结束", "Over";
    timeline = "未来几周", "The coming weeks";
    bar_of(name: &str, when: &str) = "{name}：{when}", "{name}: {when}";
    not_in_sight = "不在这几周内", "not in these weeks";
    week_of(day: &str) = "{day} 起", "from {day}";
    times_hint = "开始和结束都不填，就是长期活动。", "Both empty: it runs always.";
    member_hint = "会员按售价的百分之几付款，例如 95。不填就没有会员价。", "What members pay of a price, in per cent, such as 95. Empty: no members' price.";
    member_percent = "会员价（%）", "Members pay (%)";
    not_per_cent = "请填数字，最多两位小数，例如 95 或 95.5。", "Please enter a number with two decimals at most, such as 95 or 95.5.";
    items = "活动商品", "Items";
    items_of(count: usize) = "{count} 个商品", "{count} items";
    no_items = "还没有商品。", "No items yet.";
    add_item = "添加商品", "Add an item";
    already_in = "这个商品已在活动里。", "This item is in the campaign already.";
    item_price = "活动价", "Price in the campaign";
    item_price_hint = "不填就按原价参加。", "Empty: at its own price.";
    own_now(price: &str) = "现价 {price}", "now {price}";
    lowest(price: &str) = "叠加后最低 {price}", "lowest with everything combined {price}";
    remove_item = "移出活动", "Take it out";
    savings = "优惠券与满减", "Coupons and thresholds";
    no_savings = "还没有优惠券或满减。", "No coupons or thresholds yet.";
    saving_label = "名称", "Name";
    saving_from = "满多少", "From an amount of";
    saving_from_hint = "不填就没有门槛。", "Empty: from any amount.";
    saving_off = "减多少", "Takes off";
    saving_repeats = "每满都减", "Again for each further such amount";
    add_saving = "添加优惠", "Add it";
    save_saving = "保存优惠", "Save it";
    change_saving = "修改", "Change";
    remove_saving = "移除", "Remove";
    cancel = "不改了", "Leave it as it was";
    off_any(off: &str) = "立减 {off}", "{off} off";
    off_each(from: &str, off: &str) = "每满 {from} 减 {off}", "{off} off each {from}";
    need_off = "请填减多少。", "Please enter what it takes off.";
    delete = "删除活动", "Delete the campaign";
    delete_hint = "删除后可以在“修改日志”的回收站恢复。", "It can be brought back from the trash in the journal.";
    need_name = "请填写活动名称。", "Please enter the campaign's name.";
    not_a_share = "会员折扣要大于 0、不超过 100%。", "Members pay more than 0 and at most 100 per cent.";
    not_a_saving = "减免金额要大于 0，并且不能超过门槛。", "What it takes off must be above 0 and not above what it asks for.";
    own_price = "原价参加", "at its own price";
    off(from: &str, off: &str) = "满 {from} 减 {off}", "{off} off {from}";
}

/// A coupon or threshold in words.
pub fn saving_words(l: Lang, saving: &Saving) -> String {
    let (from, amount) = (format::price(saving.from), format::price(saving.off));
    match saving {
        Saving { from: ..=0, .. } => off_any(l, &amount),
        Saving { repeats: true, .. } => off_each(l, &from, &amount),
        _ => off(l, &from, &amount),
    }
}

/// What a field of a campaign is called, by the first part of its name.
pub fn field_name(l: Lang, head: &str) -> Option<&'static str> {
    Some(match head {
        "shop" => super::fields::shop(l),
        "name" => name(l),
        "content" => content(l),
        "rules" => rules(l),
        "page" => page(l),
        "from" => from(l),
        "until" => until(l),
        "member" => member(l),
        "item" => item(l),
        "saving" => saving(l),
        "note" => note(l),
        _ => return None,
    })
}

/// A value of a campaign's field in words.
pub fn value(l: Lang, head: &str, value: &Value, moment: &dyn Fn(i64) -> String) -> Option<String> {
    match (head, value) {
        ("from" | "until", Value::Int(at)) => Some(moment(*at)),
        ("item", Value::Int(0)) => Some(own_price(l).to_owned()),
        ("item", Value::Int(minor)) => Some(format::price(*minor)),
        ("member", Value::Int(share)) => Some(format!("{} %", format::hundredths(*share))),
        ("saving", Value::Map(_)) => {
            let int = |name| value.member(name).and_then(Value::as_int).unwrap_or_default();
            Some(off(l, &format::price(int("from")), &format::price(int("off"))))
        }
        (_, Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}
