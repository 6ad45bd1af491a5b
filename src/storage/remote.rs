//! The page's handle on the worker: started when first needed, called with tasks, ended to call them off.
//! Every write of the worker is one transaction, so that ending it leaves nothing half done (R02).

use super::messages::{Outcome, Progress, Reply, Request, Task, TaskError};
use super::post;
use futures::channel::oneshot;
use gloo_events::EventListener;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ErrorEvent, Event, MessageEvent, Url, WorkerOptions, WorkerType};

/// Where the build puts the worker, relative to the page.
const SCRIPT: &str = "worker_loader.js";

/// What came of a task, with the file that came back.
pub type Answer = Result<(Outcome, Option<Blob>), TaskError>;

/// What the worker said, with the files that came along.
type Heard = (Reply, Vec<Blob>);

/// How page and worker speak: a request, and what comes back.
#[derive(Clone, Copy)]
struct Speech {
    pack: fn(&Request, &[Blob]) -> Option<JsValue>,
    unpack: fn(&JsValue) -> Option<Heard>,
}

part! { worker:
    /// Nobody calls the worker before the first screen stands, and its words weigh a tenth of that.
    fn speech() -> Speech {
        Speech { pack: post::pack, unpack: post::unpack }
    }
}

/// The worker. Clones share it.
#[derive(Clone, Default)]
pub struct Worker {
    inner: Rc<Inner>,
}

#[derive(Default)]
struct Inner {
    script: Option<String>,
    speech: OnceCell<Speech>,
    next: Cell<u32>,
    running: RefCell<Option<Running>>,
    calls: RefCell<BTreeMap<u32, Call>>,
}

struct Running {
    worker: web_sys::Worker,
    /// Messages until the worker listens; `None` from then on.
    waiting: RefCell<Option<Vec<JsValue>>>,
    _listeners: [EventListener; 2],
}

struct Call {
    answer: oneshot::Sender<Answer>,
    on_progress: Rc<dyn Fn(Progress)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Worker {
    /// A handle; the worker is not started yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A handle on a worker that runs another script, for tests.
    pub fn at(script: &str) -> Self {
        Self { inner: Rc::new(Inner { script: Some(script.to_owned()), ..Inner::default() }) }
    }

    /// Has a task done on the database of this name; files go along with it, and one may come back.
    ///
    /// # Errors
    /// What the worker refuses, [`TaskError::Cancelled`] after [`Worker::cancel`], [`TaskError::Crashed`].
    pub async fn call(
        &self,
        database: &str,
        task: Task,
        files: &[Blob],
        on_progress: impl Fn(Progress) + 'static,
    ) -> Answer {
        let speech = speech().await.map_err(|error| TaskError::Crashed(error.to_string()))?;
        let _ = self.inner.speech.set(speech);
        let id = self.inner.next.replace(self.inner.next.get() + 1);
        let (answer, answered) = oneshot::channel();
        self.inner.calls.borrow_mut().insert(id, Call { answer, on_progress: Rc::new(on_progress) });
        let request = Request { id, database: database.to_owned(), task };
        let message = (speech.pack)(&request, files).ok_or_else(|| TaskError::Crashed("no message".to_owned()))?;
        self.inner.send(message)?;
        answered.await.unwrap_or(Err(TaskError::Cancelled))
    }

    /// Calls all running tasks off. What was committed stays, what was not is as if never begun.
    pub fn cancel(&self) {
        self.inner.end(&TaskError::Cancelled);
    }
}

impl Inner {
    fn send(self: &Rc<Self>, message: JsValue) -> Result<(), TaskError> {
        let mut running = self.running.borrow_mut();
        if running.is_none() {
            *running = Some(self.start()?);
        }
        let Some(running) = running.as_ref() else { return Ok(()) };
        match running.waiting.borrow_mut().as_mut() {
            Some(waiting) => waiting.push(message),
            None => running.worker.post_message(&message).map_err(|thrown| crashed(&thrown))?,
        }
        Ok(())
    }

    fn start(self: &Rc<Self>) -> Result<Running, TaskError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let url = self.script.clone().map_or_else(script, Ok).map_err(|thrown| crashed(&thrown))?;
        let worker = web_sys::Worker::new_with_options(&url, &options).map_err(|thrown| crashed(&thrown))?;
        let (hears, fails) = (Rc::downgrade(self), Rc::downgrade(self));
        let listeners = [
            EventListener::new(&worker, "message", move |event| hear(&hears, event)),
            EventListener::new(&worker, "error", move |event| fail(&fails, event)),
        ];
        Ok(Running { worker, waiting: RefCell::new(Some(Vec::new())), _listeners: listeners })
    }

    fn take(&self, reply: Reply, file: Option<Blob>) {
        match reply {
            Reply::Ready => self.release(),
            Reply::Progress(id, progress) => {
                let heard = self.calls.borrow().get(&id).map(|call| call.on_progress.clone());
                if let Some(on_progress) = heard {
                    on_progress(progress);
                }
            }
            Reply::Done(id, outcome) => self.answer(id, Ok((outcome, file))),
            Reply::Failed(id, error) => self.answer(id, Err(error)),
            Reply::Crashed(words) => self.end(&TaskError::Crashed(words)),
        }
    }

    fn release(&self) {
        let running = self.running.borrow();
        let Some(running) = running.as_ref() else { return };
        for message in running.waiting.borrow_mut().take().into_iter().flatten() {
            // Cannot be cloned: only for a file that is gone; the worker then says that none came along.
            let _ = running.worker.post_message(&message);
        }
    }

    fn answer(&self, id: u32, answer: Answer) {
        let call = self.calls.borrow_mut().remove(&id);
        if let Some(call) = call {
            // Nobody waits any more.
            let _ = call.answer.send(answer);
        }
    }

    /// Ends the worker; the next call starts another.
    fn end(&self, error: &TaskError) {
        drop(self.running.borrow_mut().take());
        let calls = std::mem::take(&mut *self.calls.borrow_mut());
        for (_, call) in calls {
            let _ = call.answer.send(Err(error.clone()));
        }
    }
}

fn hear(inner: &Weak<Inner>, event: &Event) {
    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
    let Some(inner) = inner.upgrade() else { return };
    if let Some((reply, files)) = inner.speech.get().and_then(|speech| (speech.unpack)(&data)) {
        inner.take(reply, files.into_iter().next());
    }
}

fn fail(inner: &Weak<Inner>, event: &Event) {
    let words = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
    if let Some(inner) = inner.upgrade() {
        inner.end(&TaskError::Crashed(words.unwrap_or_else(|| "it could not be loaded".to_owned())));
    }
}

fn script() -> Result<String, JsValue> {
    let base =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    Ok(Url::new_with_base(SCRIPT, &base.unwrap_or_default())?.href())
}

fn crashed(thrown: &JsValue) -> TaskError {
    TaskError::Crashed(format!("{thrown:?}"))
}
