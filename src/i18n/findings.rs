//! Words of findings: what each rule is called, and what contradicts what. Knows no page.

messages! {
    title = "预检发现", "Findings";
}
