//! Words of campaigns: what their fields are called. Knows no page.

use super::{Lang, format};
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
    need_name = "请填写活动名称。", "Please enter the campaign's name.";
    not_a_share = "会员折扣要大于 0、不超过 100%。", "Members pay more than 0 and at most 100 per cent.";
    not_a_saving = "减免金额要大于 0，并且不能超过门槛。", "What it takes off must be above 0 and not above what it asks for.";
    own_price = "原价参加", "at its own price";
    off(from: &str, off: &str) = "满 {from} 减 {off}", "{off} off {from}";
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
