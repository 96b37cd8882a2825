//! The stream that tells pages that there is something new, and nothing more.

use std::{sync::Arc, time::Duration};

use hyper::body::Bytes;
use tokio::sync::mpsc;

use super::{body::Answer, state::State};

/// How often something is sent to find out who is gone.
const BEAT: Duration = Duration::from_secs(15);

/// A stream of server-sent events; none when there are too many. What it says is the number of the generation: a page
/// that wants to know more has to ask, and is asked for its token again.
pub(super) fn open(state: &Arc<State>) -> Option<Answer> {
    let place = Arc::clone(&state.streams).try_acquire_owned().ok()?;
    let mut news = state.news.subscribe();
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        // The browser waits this long, in milliseconds, before it comes back.
        let mut text = format!("retry: 500\ndata: {}\n\n", *news.borrow_and_update());
        loop {
            if sender.send(Bytes::from(text)).await.is_err() {
                break;
            }
            text = tokio::select! {
                changed = news.changed() => match changed {
                    Ok(()) => format!("data: {}\n\n", *news.borrow_and_update()),
                    Err(_) => break,
                },
                () = tokio::time::sleep(BEAT) => ":\n\n".to_owned(),
                () = sender.closed() => break,
            };
        }
        drop(place);
    });
    Some(Answer::Events(receiver))
}
