//! The server: answers from the last generation, and from nothing else.
//!
//! It runs on one thread. What it is asked for is looked up in the plan of outputs by its exact name; a name that is not
//! there is answered with the handbook's own 404 page, and no part of a request ever reaches the disk. Who may ask is
//! decided in [`guard`], before anything is looked up.

mod answer;
mod body;
mod guard;
mod inject;
mod lookup;
mod media;
mod state;
mod stream;

use std::{
    convert::Infallible,
    io,
    net::{IpAddr, SocketAddr, TcpListener},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::{Semaphore, oneshot};

pub use guard::Doors;
pub use state::State;

/// The most connections at a time. A browser opens six; a script that opens more must not starve it for good.
const CONNECTIONS: usize = 256;
/// How long the head of a request may take, and how long a connection may idle.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// The most bytes of a request's head.
const HEADER_SIZE: usize = 16 * 1024;
/// The most header lines.
const HEADER_LINES: usize = 64;

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Binds each of the addresses to one port. When `port` is 0 the system chooses one for the first address, and the others
/// take the same.
pub fn bind(addresses: &[IpAddr], port: u16) -> io::Result<Vec<TcpListener>> {
    let mut bound: Vec<TcpListener> = Vec::new();
    for address in addresses {
        let port = bound.first().map_or(Ok(port), |first| first.local_addr().map(|address| address.port()))?;
        match TcpListener::bind(SocketAddr::new(*address, port)) {
            Ok(listener) => bound.push(listener),
            // A system without IPv6 has no `::1`; the other loopback does.
            Err(error) if !bound.is_empty() && error.kind() == io::ErrorKind::AddrNotAvailable => {}
            Err(error) if !bound.is_empty() && error.kind() == io::ErrorKind::Unsupported => {}
            Err(error) => return Err(error),
        }
    }
    Ok(bound)
}

impl Server {
    /// Begins to answer.
    pub fn start(listeners: Vec<TcpListener>, state: Arc<State>) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(4).build()?;
        for listener in &listeners {
            listener.set_nonblocking(true)?;
        }
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("http".to_owned()).spawn(move || {
            runtime.block_on(async {
                let room = Arc::new(Semaphore::new(CONNECTIONS));
                for listener in listeners {
                    if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                        tokio::spawn(accept(listener, Arc::clone(&state), Arc::clone(&room)));
                    }
                }
                // An error says that the other end is gone: that is the end, too.
                let _ = stopped.await;
            });
            runtime.shutdown_background();
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // That it panicked was said when it did.
            let _ = thread.join();
        }
    }
}

async fn accept(listener: tokio::net::TcpListener, state: Arc<State>, room: Arc<Semaphore>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of handles: some will come free.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(place) = Arc::clone(&room).try_acquire_owned() else { continue };
        let _ = stream.set_nodelay(true);
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let state = Arc::clone(&state);
                async move { Ok::<_, Infallible>(answer::answer(&state, &request).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIME)
                .max_buf_size(HEADER_SIZE)
                .max_headers(HEADER_LINES)
                .half_close(false)
                .serve_connection(TokioIo::new(body::Patient::new(stream)), service);
            // What a client does wrong concerns nobody else.
            let _ = connection.await;
            drop(place);
        });
    }
}
