//! Time zones that shops are offered, with the place that people know them by.

use super::Lang;

/// IANA name, 中文, English. The first is the default.
const ZONES: [(&str, &str, &str); 22] = [
    ("Asia/Shanghai", "中国（北京时间）", "China (Beijing time)"),
    ("Asia/Hong_Kong", "香港", "Hong Kong"),
    ("Asia/Taipei", "台北", "Taipei"),
    ("Asia/Singapore", "新加坡", "Singapore"),
    ("Asia/Kuala_Lumpur", "吉隆坡", "Kuala Lumpur"),
    ("Asia/Bangkok", "曼谷", "Bangkok"),
    ("Asia/Ho_Chi_Minh", "胡志明市", "Ho Chi Minh City"),
    ("Asia/Jakarta", "雅加达", "Jakarta"),
    ("Asia/Manila", "马尼拉", "Manila"),
    ("Asia/Seoul", "首尔", "Seoul"),
    ("Asia/Tokyo", "东京", "Tokyo"),
    ("Asia/Dubai", "迪拜", "Dubai"),
    ("Europe/Moscow", "莫斯科", "Moscow"),
    ("Europe/Berlin", "柏林", "Berlin"),
    ("Europe/Paris", "巴黎", "Paris"),
    ("Europe/London", "伦敦", "London"),
    ("America/Sao_Paulo", "圣保罗", "São Paulo"),
    ("America/New_York", "纽约", "New York"),
    ("America/Chicago", "芝加哥", "Chicago"),
    ("America/Los_Angeles", "洛杉矶", "Los Angeles"),
    ("Australia/Sydney", "悉尼", "Sydney"),
    ("UTC", "协调世界时", "Coordinated universal time"),
];

/// (IANA name, words) to choose from; `also` are names that must be among them, whatever they are.
pub fn choices(lang: Lang, also: &[String]) -> Vec<(String, String)> {
    let listed = |name: &str| ZONES.iter().any(|zone| zone.0 == name);
    let mut choices: Vec<_> = ZONES.iter().map(|zone| (zone.0.to_owned(), words(lang, zone))).collect();
    for name in also.iter().filter(|name| !name.is_empty() && !listed(name)) {
        if choices.iter().all(|choice| choice.0 != *name) {
            choices.push((name.clone(), name.clone()));
        }
    }
    choices
}

fn words(lang: Lang, (name, zh, en): &(&str, &str, &str)) -> String {
    match lang {
        Lang::Zh => format!("{zh} {name}"),
        Lang::En => format!("{en} {name}"),
    }
}

/// A zone as people know it; the IANA name itself where we have no word.
pub fn name(lang: Lang, iana: &str) -> String {
    ZONES.iter().find(|zone| zone.0 == iana).map_or_else(|| iana.to_owned(), |zone| words(lang, zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_own_zone_is_added_once_and_the_default_stays_first() {
        let own = "Asia/Urumqi".to_owned();
        let choices = choices(Lang::Zh, &[own.clone(), own, "Asia/Tokyo".to_owned()]);
        assert_eq!(choices[0].0, crate::domain::calendar::DEFAULT_ZONE);
        assert_eq!(choices.iter().filter(|choice| choice.0 == "Asia/Urumqi").count(), 1);
        assert_eq!(choices.iter().filter(|choice| choice.0 == "Asia/Tokyo").count(), 1);
    }

    #[test]
    fn every_zone_offered_exists() {
        for (name, ..) in ZONES {
            assert!(name.parse::<chrono_tz::Tz>().is_ok(), "{name}");
        }
    }
}
