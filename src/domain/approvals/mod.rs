//! Approvals 审批: one mechanism for everything that needs a decision. Knows no record yet: who may decide, and what is
//! decided about, comes in.

pub mod chain;
