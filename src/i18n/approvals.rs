//! Words of requests and decisions. Knows no page.

messages! {
    title = "审批", "Approvals";
}
