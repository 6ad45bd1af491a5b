//! Names of roles, levels and platforms.

use super::Lang;
use crate::domain::people::Level;
use crate::domain::shops::Platform;

/// A role's name by its code; the code itself when a later version knows more roles.
pub fn role(lang: Lang, code: &str) -> String {
    let (zh, en) = match code {
        "general_manager" => ("总经理", "General manager"),
        "director" => ("运营总监", "Operations director"),
        "marketing_director" => ("营销总监", "Marketing director"),
        "manager" => ("部门经理", "Department manager"),
        "store_manager" => ("店长", "Store manager"),
        "supervisor" => ("运营主管", "Operations supervisor"),
        "cs_lead" => ("客服主管", "CS lead"),
        "compliance" => ("合规专员", "Compliance officer"),
        "specialist" => ("运营专员", "Operations specialist"),
        "campaign_planner" => ("活动策划", "Campaign planner"),
        "promotion" => ("推广专员", "Promotion specialist"),
        "copywriter" => ("文案", "Copywriter"),
        "designer" => ("美工", "Designer"),
        "purchasing" => ("采购", "Purchasing"),
        "finance" => ("财务", "Finance"),
        "hr" => ("人事", "HR"),
        "technical" => ("技术", "Technician"),
        "logistics" => ("物流", "Logistics"),
        "warehouse" => ("仓库", "Warehouse keeper"),
        "pre_sales" => ("售前客服", "Pre-sales CS"),
        "after_sales" => ("售后客服", "After-sales CS"),
        "assistant" => ("运营助理", "Operations assistant"),
        other => return other.to_owned(),
    };
    pick(lang, zh, en)
}

/// A level's name.
pub fn level(lang: Lang, level: Level) -> String {
    let (zh, en) = match level {
        Level::Assistant => ("助理", "Assistant"),
        Level::Specialist => ("专员", "Specialist"),
        Level::Supervisor => ("主管", "Supervisor / lead"),
        Level::Manager => ("经理", "Manager"),
        Level::Director => ("总监", "Director"),
        Level::General => ("总经理", "General manager"),
    };
    pick(lang, zh, en)
}

/// A platform's name.
pub fn platform(lang: Lang, platform: Platform) -> String {
    let (zh, en) = match platform {
        Platform::Taobao => ("淘宝", "Taobao"),
        Platform::Tmall => ("天猫", "Tmall"),
        Platform::Jd => ("京东", "JD"),
        Platform::Pinduoduo => ("拼多多", "Pinduoduo"),
        Platform::Douyin => ("抖店", "Douyin shop"),
        Platform::Other => ("自有网站或其他", "Own site or other"),
    };
    pick(lang, zh, en)
}

fn pick(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::DEFAULT_ROLES;

    #[test]
    fn every_shipped_role_has_a_name_in_both_languages() {
        for shipped in DEFAULT_ROLES {
            for lang in Lang::ALL {
                assert_ne!(role(lang, shipped.code), shipped.code);
            }
        }
    }
}
