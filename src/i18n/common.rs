//! Words that several features share: navigation, buttons, states.

messages! {
    app_name = "店巡", "Dianxun";
    nav_today = "今日", "Today";
    nav_inspections = "巡检", "Inspections";
    nav_listings = "商品", "Listings";
    nav_approvals = "审批", "Approvals";
    nav_tasks = "跟进", "Follow-ups";
    nav_exchange = "交换", "Exchange";
    nav_more = "更多", "More";
    nav_people = "人员", "People";
    nav_settings = "设置", "Settings";
    nav_main = "主导航", "Main navigation";
    skip_to_content = "跳到正文", "Skip to content";
    save = "保存", "Save";
    cancel = "取消", "Cancel";
    close = "关闭", "Close";
    back = "返回", "Back";
    add = "添加", "Add";
    edit = "修改", "Edit";
    remove = "移除", "Remove";
    undo = "撤销", "Undo";
    retry = "再试一次", "Try again";
    reload = "重新载入", "Reload";
    search = "搜索", "Search";
    loading = "正在载入…", "Loading…";
    saved = "已保存", "Saved";
    undone = "已撤销", "Undone";
    nothing_to_undo = "没有可以撤销的操作", "Nothing to undo";
    today = "今天", "Today";
    yes = "是", "Yes";
    no = "否", "No";
    yesterday = "昨天", "Yesterday";
    tomorrow = "明天", "Tomorrow";
    nobody = "未指定", "Nobody";
    unknown_person = "未知人员", "Unknown person";
    language = "语言", "Language";
    language_zh = "中文", "中文";
    language_en = "English", "English";
    person_at_device = "当前使用者", "At this device";
    switch_person = "切换使用者", "Switch person";
    shop = "店铺", "Shop";
    pass = "通过", "Pass";
    fail = "不通过", "Fail";
    na = "不适用", "N/A";
    not_checked = "未检查", "Not checked";
}
