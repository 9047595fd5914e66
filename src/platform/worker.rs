//! The worker that draws, from both sides: the page asks it, and it serves.

use std::cell::RefCell;
use std::collections::VecDeque;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// Starts it. The page's boot script knows where its program is: the name holds the content's hash.
    #[wasm_bindgen(js_name = wobbleDraw, catch)]
    fn started() -> Result<Worker, JsValue>;
}

/// What to do with an answer; `None` if there will be none.
type Answered = Box<dyn FnOnce(Option<String>)>;

/// The page's side: the worker, once it was asked something.
#[derive(Default)]
struct Desk {
    worker: Option<Worker>,
    /// Set when the worker said that it listens. What is sent before is lost.
    listens: bool,
    /// Questions that wait for that.
    unsent: Vec<String>,
    /// Who waits for an answer, in the order of their questions.
    waiting: VecDeque<Answered>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Starts the worker before it is asked something: it gets ready beside the page.
pub fn wake() {
    DESK.with_borrow_mut(|desk| {
        if desk.worker.is_none() {
            desk.worker = start();
        }
    });
}

/// Asks the worker, which is started by the first question, and calls `answered` with what it answers; with `None` if it
/// cannot be started or broke down.
pub fn ask(question: String, answered: impl FnOnce(Option<String>) + 'static) {
    wake();
    if DESK.with_borrow(|desk| desk.worker.is_none()) {
        // later, as every answer: whoever asks is not called before the question is put
        return super::page::after(0, move || answered(None));
    }
    DESK.with_borrow_mut(|desk| {
        desk.waiting.push_back(Box::new(answered));
        match &desk.worker {
            Some(worker) if desk.listens => send(worker, &question),
            _ => desk.unsent.push(question),
        }
    });
}

fn start() -> Option<Worker> {
    let worker = started().ok()?;
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(event.data().as_string()));
    worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    let broken = Closure::<dyn Fn()>::new(break_down);
    worker.set_onerror(Some(broken.into_js_value().unchecked_ref()));
    Some(worker)
}

fn send(worker: &Worker, question: &str) {
    // a text can always be sent
    let _ = worker.post_message(&JsValue::from_str(question));
}

/// The first message says that the worker listens; every other is an answer.
fn hear(answer: Option<String>) {
    let answered = DESK.with_borrow_mut(|desk| {
        if std::mem::replace(&mut desk.listens, true) {
            return desk.waiting.pop_front();
        }
        if let Some(worker) = &desk.worker {
            desk.unsent.drain(..).for_each(|question| send(worker, &question));
        }
        None
    });
    if let Some(answered) = answered {
        answered(answer);
    }
}

/// Nobody waits for ever: the next question starts another worker.
fn break_down() {
    let broken = DESK.take();
    if let Some(worker) = broken.worker {
        worker.terminate();
    }
    for answered in broken.waiting {
        answered(None);
    }
}

/// The worker's side: answers every question with `answer`.
pub fn serve(answer: impl Fn(&str) -> String + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let page = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let question = event.data().as_string().unwrap_or_default();
        // a text can always be sent
        let _ = page.post_message(&JsValue::from_str(&answer(&question)));
    });
    scope.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&JsValue::NULL);
}
