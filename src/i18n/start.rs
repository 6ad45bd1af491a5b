//! Words of the first start: language, a new shop, joining by file, the demo shop.

messages! {
    title = "欢迎使用店巡", "Welcome to Dianxun";
    lead = "每天把店铺页面看一遍、把问题跟到底。不用账号，没有服务器，数据只存在这台设备上。", "Look over the shop's pages every day and follow each problem to its end. No account, no server: the data stays on this device.";
    choose_language = "选择语言", "Choose a language";
    new_shop = "新建店铺", "A new shop";
    new_shop_hint = "团队里已经有人在用？请改用“加入店铺”，两边才是同一个店铺。", "Does your team use the app already? Join with a file instead, so that both sides hold the same shop.";
    shop_name = "店铺名称", "Shop name";
    shop_name_example = "例如：山野茶铺旗舰店", "For example: Hillside Tea flagship shop";
    platform = "平台", "Platform";
    industry = "主营行业", "Industry";
    industry_hint = "可选，也可以自己填写", "optional";
    zone = "时区", "Time zone";
    zone_hint = "日期和截止时间按店铺的时区计算", "Dates and due times follow the shop's time zone";
    me = "我是谁", "Who am I";
    my_name = "姓名", "Name";
    my_role = "岗位", "Role";
    begin = "建店并开始使用", "Create the shop and begin";
    beginning = "正在建店…", "Creating the shop…";
    join_title = "加入店铺，或从文件恢复", "Join a shop, or restore from a file";
    join_text = "选择同事或你自己导出的店巡文件（.json）。店铺、人员和记录会原样进来，之后再选择你是谁。", "Choose a Dianxun file (.json) that a colleague or you exported. Shop, people and records come in as they are; then you say who you are.";
    demo_title = "先看看演示店铺", "Look around in a demo shop";
    demo_text = "里面有一个月的巡检和跟进，可以随便点。它有自己的数据库，不会和真实店铺混在一起。", "It holds a month of inspections and follow-ups; tap anything. It has a database of its own and never mixes with a real shop.";
    demo_enter = "进入演示店铺", "Enter the demo shop";
}

use super::Lang;

/// Common industries, offered while typing.
pub fn industries(lang: Lang) -> [&'static str; 12] {
    match lang {
        Lang::Zh => [
            "女装",
            "男装",
            "鞋靴箱包",
            "母婴",
            "美妆个护",
            "食品",
            "家居家纺",
            "家用电器",
            "数码",
            "运动户外",
            "珠宝饰品",
            "宠物用品",
        ],
        Lang::En => [
            "Women's clothing",
            "Men's clothing",
            "Shoes and bags",
            "Mother and baby",
            "Beauty and care",
            "Food",
            "Home and textiles",
            "Household appliances",
            "Electronics",
            "Sports and outdoors",
            "Jewellery",
            "Pet supplies",
        ],
    }
}
