//! Ctrl-C, and what a service manager sends.

use std::thread;

use super::fault::Fault;

/// Calls `stop` once, from a thread of its own, when the run is to end.
pub(super) fn on_end(stop: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
    let wrong = |error| Fault::io("the end of the run cannot be waited for", &error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(wrong)?;
    let signals = runtime.block_on(async {
        use tokio::signal::unix::{SignalKind, signal};
        std::io::Result::Ok((signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?))
    });
    let (mut interrupt, mut terminate) = signals.map_err(wrong)?;
    let wait = move || {
        runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        });
        stop();
    };
    thread::Builder::new().name("signals".to_owned()).spawn(wait).map_err(wrong)?;
    Ok(())
}
