//! The page's handle on the worker, against a script that speaks the protocol and does what the task says.

use crate::contract::sample;
use dianxun::storage::messages::{Outcome, Phase, Progress, Task, TaskError};
use dianxun::storage::remote::Worker;
use futures::future::join;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag, Url};

/// Folding answers after progress; an export sends a file back; an import never ends; a history makes it die.
const SCRIPT: &str = r#"
const say = (message, ...files) => postMessage({ text: JSON.stringify(message), files });
let tasks = 0;
onmessage = ({ data }) => {
  const { id, database, task } = JSON.parse(data.text);
  tasks += 1;
  if (task === "Compact") {
    say({ Progress: [id, { phase: "Writing", done: 1, total: 2 }] });
    say({ Done: [id, { Compacted: tasks }] });
  } else if (task.Export) {
    const file = new Blob([database]);
    const counts = { records: 0, rows: 0, photos: 0, bytes: 0 };
    say({ Done: [id, { Exported: { counts, bytes: file.size, left_out: [] } }] }, file);
  } else if (task.History) {
    throw new Error("dies");
  }
};
setTimeout(() => say("Ready"), 50);
"#;

fn worker() -> Worker {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = js_sys::Array::of1(&SCRIPT.into());
    let script = Blob::new_with_str_sequence_and_options(&parts, &options).expect("a blob");
    Worker::at(&Url::create_object_url_with_blob(&script).expect("an address"))
}

/// What is asked before the worker listens is not lost; progress and answers find their call.
#[wasm_bindgen_test]
async fn calls_wait_until_the_worker_listens() {
    let worker = worker();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hears = heard.clone();
    let fold = worker.call("db", Task::Compact, &[], move |progress| hears.borrow_mut().push(progress));
    let export = worker.call("db", Task::Export(sample::export_order(1)), &[], |_| {});
    let (folded, exported) = join(fold, export).await;
    assert_eq!(folded.map(|(outcome, _)| outcome), Ok(Outcome::Compacted(1)));
    assert_eq!(*heard.borrow(), [Progress { phase: Phase::Writing, done: 1, total: 2 }]);
    let (_, file) = exported.expect("exports");
    assert_eq!(file.map(|file| file.size()), Some(2.0), "the file comes back beside the answer");
}

/// Calling off ends what runs; the next call has a new worker.
#[wasm_bindgen_test]
async fn a_task_is_called_off() {
    let worker = worker();
    worker.call("db", Task::Compact, &[], |_| {}).await.expect("folds");
    let endless = worker.call("db", Task::Import(sample::import_order(1)), &[], |_| {});
    let (ended, ()) = join(endless, async { worker.cancel() }).await;
    assert_eq!(ended.map(|_| ()), Err(TaskError::Cancelled));
    let again = worker.call("db", Task::Compact, &[], |_| {}).await;
    assert_eq!(again.map(|(outcome, _)| outcome), Ok(Outcome::Compacted(1)), "a new worker counts from the start");
}

/// A worker that dies is an error with words, not a wait without end; the next call has a new worker.
#[wasm_bindgen_test]
async fn a_dying_worker_is_an_error() {
    let worker = worker();
    let died = worker.call("db", Task::History(sample::key("task", "a")), &[], |_| {}).await.map(|_| ());
    assert!(matches!(&died, Err(TaskError::Crashed(words)) if words.contains("dies")), "{died:?}");
    assert!(worker.call("db", Task::Compact, &[], |_| {}).await.is_ok());
    let absent = Worker::at("./there-is-no-such-script.js");
    let absent = absent.call("db", Task::Compact, &[], |_| {}).await.map(|_| ());
    assert!(matches!(absent, Err(TaskError::Crashed(_))), "{absent:?}");
}
