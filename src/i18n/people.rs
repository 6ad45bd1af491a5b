//! Words of people, roles, levels, and of who is at the device.

use super::Lang;
use crate::domain::people::Permission;

messages! {
    title = "人员", "People";
    present = "在职", "Present";
    retired = "已离开", "Left";
    nobody_yet = "还没有人员。", "There is nobody yet.";
    add_title = "添加人员", "Add a person";
    name = "姓名", "Name";
    role = "岗位", "Role";
    add = "添加人员", "Add the person";
    add_me = "添加并由我使用", "Add me and go on";
    not_listed = "名单里没有我", "I am not on the list";
    rename = "改名", "Rename";
    new_name = "新的姓名", "New name";
    retire = "标记为已离开", "Mark as left";
    retire_hint = "离开的人不再出现在选择列表里，做过的记录都保留。", "People who left are no longer offered for choice; everything that they recorded stays.";
    bring_back = "恢复在职", "Bring back";
    here = "正在使用", "At this device";
    use_as(name: &str) = "由 {name} 使用", "Go on as {name}";
    join_title = "合并重复的条目", "Join two entries of the same person";
    join_hint = "两台设备分别添加了同一个人时用。", "For a person who was added on two devices separately.";
    join_other = "也是这个人的条目", "The other entry of this person";
    join_choose = "请选择…", "Choose…";
    join_preview(other: &str, kept: &str) = "“{other}”的记录以后都算“{kept}”的，名单里只留“{kept}”。记录本身不改，可以撤销。", "Everything recorded by “{other}” will read as “{kept}”, and only “{kept}” stays on the list. The records are not changed; this can be undone.";
    join = "合并为同一人", "Join the two";
    same_name(name: &str, id: &str) = "{name}（编号 {id}）", "{name} (no. {id})";
    roles_title = "岗位与级别", "Roles and levels";
    roles_guide = "级别只是提醒，不是保护：没有服务器，任何能打开这个浏览器的人都能切换使用者。", "Levels guide, they do not protect: there is no server, and anybody who can open this browser can switch the person.";
    set_levels = "各岗位的级别", "The level of each role";
    limited(level: &str) = "改岗位、改级别、标记离开和合并需要“{level}”及以上级别的人来做。", "Changing roles and levels, marking as left and joining need somebody of the level {level} or above.";
    level_of(role: &str) = "{role}的级别", "Level of {role}";
    level = "级别", "Level";
    may = "可以做", "May do";
    may_all = "日常巡检、跟进、导出与导入", "Inspections, follow-ups, export and import";
    and_below = "以及上面各级能做的", "And all of the above";
    who_title = "谁在使用这台设备？", "Who is at this device?";
    who_hint = "以后的每个改动都会记在这个人名下。", "Every change from now on is recorded under this name.";
}

/// What a permission allows, in words.
pub fn permission(lang: Lang, permission: Permission) -> &'static str {
    let (zh, en) = match permission {
        Permission::ReviewInspection => ("审核巡检", "Review inspections"),
        Permission::ChangeSettings => ("修改店铺设置、合并店铺", "Change the shop's settings, join shops"),
        Permission::ErasePersonalData => ("清除顾客的个人信息", "Erase customers' personal data"),
        Permission::ApproveListings => {
            ("直接修改在售商品、删除商品", "Change listings on sale directly, delete listings")
        }
        Permission::Appraise => ("给下属评分、查看团队的考核", "Score other people's appraisals, see the team's"),
        Permission::EditTemplates => ("新建、修改、启用检查模板", "Make, change and use checklist templates"),
        Permission::ManagePeople => {
            ("调整人员的岗位和级别、标记离开、合并人员", "Change people's roles and levels, mark as left, join people")
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// `5 人`, `5 people`.
pub fn count(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{number} 人"),
        Lang::En => super::format::plural(number, "person", "people"),
    }
}
