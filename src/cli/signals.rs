//! Ctrl-C, and what a service manager sends.

use std::thread;

use super::fault::Fault;

/// 128 and the number of SIGINT.
const INTERRUPTED: u8 = 130;

/// 128 and the number of SIGTERM.
const TERMINATED: u8 = 143;

/// Calls `stop` once, from a thread of its own, when the run is to end, with the exit code that shells know the signal by.
pub(super) fn on_end(stop: impl FnOnce(u8) + Send + 'static) -> Result<(), Fault> {
    let wrong = |error| Fault::io("the end of the run cannot be waited for", &error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(wrong)?;
    let signals = runtime.block_on(async {
        use tokio::signal::unix::{SignalKind, signal};
        std::io::Result::Ok((signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?))
    });
    let (mut interrupt, mut terminate) = signals.map_err(wrong)?;
    let wait = move || {
        let code = runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => INTERRUPTED,
                _ = terminate.recv() => TERMINATED,
            }
        });
        stop(code);
    };
    thread::Builder::new().name("signals".to_owned()).spawn(wait).map_err(wrong)?;
    Ok(())
}
