//! People, roles and levels (C-09), and joining entries of the same person (S9).

use super::*;
use crate::domain::calendar::Fixed;
use crate::domain::desk::Desk;
use std::collections::BTreeSet;

const ZONE: Fixed = Fixed(480);
const BOSS: RecordId = RecordId::of("p-boss");
const LIN: RecordId = RecordId::of("p-lin");
const WU: RecordId = RecordId::of("p-wu");

fn act(desk: &mut Desk, command: Command) -> Result<command::Undo, command::Refusal> {
    desk.act(&command::Command::Person(command))
}

fn create(desk: &mut Desk, id: RecordId, name: &str, role: &str) -> Result<command::Undo, command::Refusal> {
    act(desk, Command::Create { id, name: name.into(), role: role.into() })
}

fn team() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, 1_000_000);
    for (id, name, role) in [(BOSS, "王姐", "store_manager"), (LIN, "小林", "assistant"), (WU, "小吴", "designer")]
    {
        create(&mut desk, id, name, role).expect("created");
    }
    desk.sit(&BOSS);
    desk
}

#[test]
fn roles_are_data_and_cover_the_trade() {
    let codes: BTreeSet<_> = DEFAULT_ROLES.iter().map(|role| role.code).collect();
    assert_eq!(codes.len(), 22);
    for code in ["general_manager", "assistant", "designer", "cs_lead", "compliance", "after_sales", "hr", "technical"]
    {
        assert!(codes.contains(code), "{code}");
    }
    assert!(DEFAULT_ROLES.is_sorted_by(|higher, lower| higher.level >= lower.level));
    for level in Level::ALL {
        assert_eq!(Level::from_number(level.number()), Some(level));
    }
    assert_eq!((Level::from_number(-1), Level::from_number(6)), (None, None));
}

/// C-09: a shop in which 主管 stands above 经理 says so by levels; the titles decide nothing.
#[test]
fn c_09_levels_not_titles_carry_permissions() {
    let mut desk = team();
    assert!(may(&desk.records, &BOSS, Permission::ReviewInspection));
    assert!(!may(&desk.records, &LIN, Permission::ReviewInspection));
    assert!(!may(&desk.records, &WU, Permission::ReviewInspection));
    assert!(may(&desk.records, &WU, Permission::ChangeSettings));
    act(&mut desk, Command::SetLevel { role: "assistant".into(), level: Level::Supervisor }).expect("raised");
    assert!(may(&desk.records, &LIN, Permission::ReviewInspection));
    assert_eq!(role(&desk.records, "assistant").map(|role| role.level), Some(Level::Supervisor));
    assert_eq!(roles(&desk.records).len(), 22);
}

#[test]
fn what_a_level_does_not_carry_is_refused() {
    let mut desk = team();
    desk.sit(&LIN);
    let refusal = Some(command::Refusal::NotPermitted(Permission::ManagePeople));
    assert_eq!(act(&mut desk, Command::Retire { person: WU, retired: true }).err(), refusal);
    assert_eq!(act(&mut desk, Command::SetRole { person: LIN, role: "director".into() }).err(), refusal);
    assert_eq!(act(&mut desk, Command::Join { kept: LIN, duplicate: WU }).err(), refusal);
    assert_eq!(act(&mut desk, Command::SetLevel { role: "assistant".into(), level: Level::General }).err(), refusal);
    act(&mut desk, Command::Rename { person: LIN, name: "林晓".into() }).expect("a name is no power");
}

#[test]
fn a_shop_where_nobody_carries_a_permission_is_not_locked() {
    let mut desk = team();
    act(&mut desk, Command::Retire { person: BOSS, retired: true }).expect("retired");
    desk.sit(&LIN);
    act(&mut desk, Command::SetRole { person: LIN, role: "supervisor".into() }).expect("nobody else could");
    desk.sit(&WU);
    assert!(act(&mut desk, Command::Retire { person: LIN, retired: true }).is_err(), "now somebody can");
}

#[test]
fn names_and_roles_are_checked() {
    let mut desk = team();
    let refused = |done: Result<_, _>| match done {
        Err(command::Refusal::Person(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    };
    assert_eq!(refused(create(&mut desk, RecordId::of("x"), " ", "assistant")), Refusal::NoName);
    assert_eq!(refused(create(&mut desk, RecordId::of("x"), "甲", "wizard")), Refusal::UnknownRole("wizard".into()));
    assert_eq!(refused(act(&mut desk, Command::Rename { person: LIN, name: "".into() })), Refusal::NoName);
    assert_eq!(refused(act(&mut desk, Command::Join { kept: LIN, duplicate: LIN })), Refusal::JoinCircle);
    let nobody = RecordId::of("nobody");
    let unknown = act(&mut desk, Command::Retire { person: nobody.clone(), retired: true });
    assert_eq!(unknown.err(), Some(command::Refusal::UnknownRecord(key(&nobody))));
}

#[test]
fn the_retired_stand_last_and_come_back() {
    let mut desk = team();
    let names =
        |desk: &Desk| list(&desk.records).into_iter().map(|person| (person.name, person.retired)).collect::<Vec<_>>();
    act(&mut desk, Command::Retire { person: WU, retired: true }).expect("retired");
    assert_eq!(names(&desk).last(), Some(&("小吴".to_owned(), true)));
    act(&mut desk, Command::Retire { person: WU, retired: false }).expect("back");
    assert!(names(&desk).iter().all(|(_, retired)| !retired));
}

#[test]
fn a_joined_entry_reads_as_the_one_that_stays() {
    let mut desk = team();
    let twice = RecordId::of("p-lin-2");
    create(&mut desk, twice.clone(), "小林（平板）", "assistant").expect("entered twice");
    let undo = act(&mut desk, Command::Join { kept: LIN, duplicate: twice.clone() }).expect("joined");
    assert_eq!(find(&desk.records, &twice).map(|person| person.id), Some(LIN));
    assert_eq!(list(&desk.records).len(), 3);
    let circle = act(&mut desk, Command::Join { kept: twice.clone(), duplicate: LIN });
    assert_eq!(circle.err(), Some(Refusal::JoinCircle.into()));
    desk.act(&command::Command::Undo(undo)).expect("undone");
    assert_eq!(find(&desk.records, &twice).map(|person| person.id), Some(twice));
}

/// R25: two devices that join the other way round make a circle; everywhere the same entry stands for both.
#[test]
fn r25_a_circle_of_joins_has_one_answer() {
    let mut one = team();
    let mut other = Desk::new(&ZONE, 2, one.now);
    other.receive(&one.rows);
    other.sit(&BOSS);
    act(&mut one, Command::Join { kept: LIN, duplicate: WU }).expect("joined");
    act(&mut other, Command::Join { kept: WU, duplicate: LIN }).expect("joined");
    let rows = other.rows.clone();
    one.receive(&rows);
    for id in [LIN, WU] {
        assert_eq!(find(&one.records, &id).map(|person| person.id), Some(LIN));
    }
    assert_eq!(list(&one.records).iter().filter(|person| person.id != BOSS).count(), 1);
}

#[test]
fn a_person_whose_making_was_undone_is_nobody() {
    let mut desk = team();
    let new = RecordId::of("p-new");
    let undo = create(&mut desk, new.clone(), "误加", "assistant").expect("created");
    assert!(find(&desk.records, &new).is_some());
    desk.act(&command::Command::Undo(undo)).expect("undone");
    assert_eq!(find(&desk.records, &new), None);
}
