//! Calls to the server go one after another, of all islands of a page together: whoever comes without a cookie gets one
//! with the first answer, and a second call under way at that moment would get another one, with a learner of its own.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::pin::Pin;

use leptos::task::spawn_local;

type Call = Pin<Box<dyn Future<Output = ()>>>;

/// What is to be done after the call that is under way.
struct Queue {
    running: bool,
    waiting: VecDeque<Call>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = const { RefCell::new(Queue { running: false, waiting: VecDeque::new() }) };
}

/// Starts the call as soon as all that came before it have returned.
pub(super) fn call(call: impl Future<Output = ()> + 'static) {
    let idle = QUEUE.with_borrow_mut(|queue| {
        queue.waiting.push_back(Box::pin(call));
        !std::mem::replace(&mut queue.running, true)
    });
    if idle {
        spawn_local(async {
            while let Some(call) = next() {
                call.await;
            }
        });
    }
}

fn next() -> Option<Call> {
    QUEUE.with_borrow_mut(|queue| {
        let next = queue.waiting.pop_front();
        queue.running = next.is_some();
        next
    })
}
