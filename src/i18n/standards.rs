//! Words of what a shop asks of its listings. Knows no page.

use super::Lang;
use crate::domain::value::Value;

messages! {
    title = "商品要求", "What is asked of listings";
    kind = "商品要求", "What is asked of listings";
    link_sub = "必填内容、图片、标题长度、违禁词", "What must be filled in, images, length of titles, forbidden words";
    back = "返回商品", "Back to the listings";
    intro = "这里的要求用于完整度、体检和导入检查。没改过的用自带的默认值。", "This is what completeness, findings and imports go by. What nobody changed is as shipped.";
    category = "平台类目", "Platform category";
    for_all = "全部商品", "All listings";
    of_category = "适用于", "Asked of";
    new_category = "给一个类目单独定要求", "Ask something else of one category";
    new_category_hint = "填商品上的平台类目，例如 茶 > 绿茶", "The platform category as it stands at the listings";
    open_category = "单独设定", "Set for this category";
    numbers = "图片、标题和关键词", "Images, titles and keywords";
    images = "主图张数", "Main images";
    side = "主图短边（像素）", "Shorter side of images (pixels)";
    title_bytes = "标题最长（字节，一个汉字 2 字节）", "Longest title (bytes; a Chinese character is 2)";
    keywords = "关键词个数", "Keywords";
    points = "卖点条数", "Selling points";
    zero_hint(number: usize) = "0 表示不要求；默认 {number}", "0 asks for none; as shipped {number}";
    save = "保存要求", "Save";
    saved = "已保存", "Saved";
    not_a_number = "请填 0 或以上的整数。", "Please enter a whole number, 0 or more.";
    attributes = "必填属性", "Attributes that must be filled in";
    no_attributes = "还没有必填属性。", "No attributes are asked for yet.";
    add_attribute = "添加必填属性", "Add an attribute";
    attribute_name = "属性名", "Name of the attribute";
    words = "违禁词", "Forbidden words";
    words_hint = "标题、描述和卖点里不能出现。自带的是广告法里常见的绝对化用语，请按自己的类目核对。", "They must not stand in titles, descriptions and selling points. The shipped ones are absolute terms that advertising law is commonly read to forbid; please check them for your trade.";
    add_word = "添加违禁词", "Add a word";
    word = "违禁词", "Word";
    harmless(list: &str) = "不算：{list}", "harmless in: {list}";
    add_harmless = "添加例外", "Add an exception";
    harmless_in = "包含这个词但没问题的说法", "A longer expression in which it is harmless";
    not_longer(word: &str) = "例外要包含“{word}”。", "The expression must contain “{word}”.";
    no_slash = "不能含“/”。", "It cannot contain “/”.";
    remove(what: &str) = "移除 {what}", "Remove {what}";
    taken_away = "已停用的自带违禁词", "Shipped words that are not used";
    use_again(word: &str) = "重新启用 {word}", "Use {word} again";
    asked = "要求填写", "asked for";
    not_asked = "不要求", "not asked for";
    forbidden_here = "不能出现", "must not stand there";
    allowed_here = "可以出现", "may stand there";
    exception = "违禁词的例外", "Exception of a forbidden word";
    not_allowed = "这一项不能填这个值，请检查后再保存。", "This cannot hold that value; please check it and save again.";
}

/// What a field of a standard is called, by the first part of its name.
pub fn field_name(l: Lang, head: &str) -> Option<&'static str> {
    Some(match head {
        "shop" => super::fields::shop(l),
        "category" => category(l),
        "images" => images(l),
        "side" => side(l),
        "title" => title_bytes(l),
        "keywords" => keywords(l),
        "selling_points" => points(l),
        "attribute" => attributes(l),
        "word" => words(l),
        "except" => exception(l),
        _ => return None,
    })
}

/// A value of a standard's field in words.
pub fn value(l: Lang, head: &str, value: &Value) -> Option<String> {
    let words = match (head, value) {
        ("attribute", Value::Bool(true)) => asked(l),
        ("attribute", Value::Bool(false)) => not_asked(l),
        ("word", Value::Bool(true)) => forbidden_here(l),
        ("word" | "except", Value::Bool(_)) => allowed_here(l),
        ("category", Value::Text(text)) if text.as_str() == "*" => for_all(l),
        (_, Value::Text(text)) => return Some(text.to_string()),
        _ => return None,
    };
    Some(words.to_owned())
}
