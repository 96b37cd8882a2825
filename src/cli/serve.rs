//! `vade serve`: the handbook in a browser, while it is being written.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener},
    process::{Command, Stdio},
    sync::Arc,
};

use super::{
    Env,
    args::ServeArgs,
    exit,
    fault::Fault,
    follow::{self, News},
    output::Output,
    report::Style,
    status::Status,
};
use crate::serve::{
    Mode,
    http::{self, Doors, Server, State},
};

/// The port that a browser is pointed to when nobody names one.
const PORT: u16 = 3000;
/// How many ports after it are tried.
const TRIES: u16 = 20;

/// Runs it; the exit code.
pub(super) fn serve(args: &ServeArgs, env: &Env, style: Style, output: &mut Output<'_>) -> Result<u8, Fault> {
    let project = super::args::ProjectArgs { drafts: true, ..follow::project_args(&args.follow) };
    let home = follow::home(&project, env)?;
    let (listeners, port) = listen(args, output)?;
    let state = State::new(doors(args, port), args.editor.clone(), home.root.display().to_string());
    let state = Arc::new(state.map_err(|error| Fault::io("the preview cannot be started", &error))?);
    let started = Server::start(listeners, Arc::clone(&state));
    let server = started.map_err(|error| Fault::io("the preview cannot be started", &error))?;
    let address = format!("http://{}:{port}/", shown(args.host));
    output.note(&format!("The preview is at {address} (Ctrl-C ends it)"));
    let publish = move |generation: &Arc<_>, _: Option<&_>| {
        state.publish(generation);
        None
    };
    let mode = if args.follow.poll { Mode::Poll } else { Mode::Told };
    let following = follow::begin((&project, env), home, (mode, true, true), Box::new(publish))?;
    let mut status = Status::new(style, env);
    let mut open = args.open;
    while let Ok(news) = following.news.recv() {
        match news {
            News::Changed(generation, _) => {
                status.changed(&generation, None, output);
                if std::mem::take(&mut open) {
                    browse(&address, output);
                }
            }
            News::Note(message) => status.note(&message, output),
            News::End => break,
        }
    }
    status.end(output);
    following.end();
    drop(server);
    Ok(exit::CLEAN)
}

/// Opens the port, or the next one when nobody asked for this very one.
fn listen(args: &ServeArgs, output: &mut Output<'_>) -> Result<(Vec<TcpListener>, u16), Fault> {
    let addresses = match args.host {
        Some(address) => vec![address],
        None => vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)],
    };
    if let Some(address) = args.host.filter(|address| !address.is_loopback()) {
        output.note(&format!(
            "warning: everybody who can reach {address} can read this preview, drafts and findings included"
        ));
    }
    let wanted = args.port.unwrap_or(PORT);
    let tried = match http::bind(&addresses, wanted) {
        Ok(listeners) => {
            // Port 0 asks for any.
            let taken = listeners.first().and_then(|one| one.local_addr().ok()).map_or(wanted, |at| at.port());
            return Ok((listeners, taken));
        }
        Err(error) => error,
    };
    if tried.kind() != io::ErrorKind::AddrInUse {
        return Err(Fault::io(format_args!("port {wanted} cannot be opened"), &tried));
    }
    let next = (1..=TRIES).filter_map(|step| wanted.checked_add(step));
    let next = next.into_iter().find_map(|port| http::bind(&addresses, port).ok().map(|listeners| (listeners, port)));
    match next {
        Some((listeners, port)) if args.port.is_none() => {
            output.note(&format!("port {wanted} is in use, so this preview takes {port}"));
            Ok((listeners, port))
        }
        Some((_, port)) => {
            Err(Fault::Usage(format!("port {wanted} is in use; {port} is free: run `vade serve --port {port}`")))
        }
        None => Err(Fault::Usage(format!("port {wanted} is in use; name another one with `--port`, or 0 for any"))),
    }
}

fn doors(args: &ServeArgs, port: u16) -> Doors {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
    names.extend(args.host.filter(|address| !address.is_unspecified()).map(bracketed));
    Doors {
        port,
        names,
        proxies: args.allow_hosts.iter().map(|name| name.to_ascii_lowercase()).collect(),
        any_address: args.host.is_some_and(|address| address.is_unspecified()),
    }
}

/// How the address is written for a browser on this machine.
fn shown(host: Option<IpAddr>) -> String {
    match host {
        Some(address) if !address.is_unspecified() && !address.is_loopback() => bracketed(address),
        _ => "localhost".to_owned(),
    }
}

fn bracketed(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

/// Asks the system for its browser. That there is none is worth a line, not a failure.
fn browse(address: &str, output: &mut Output<'_>) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet =
        Command::new(program).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match quiet {
        // It is waited for, so that it does not stay behind as a dead process.
        Ok(mut child) => _ = std::thread::spawn(move || child.wait()),
        Err(error) => output.note(&format!("the browser cannot be opened ({program}: {error}); go to {address}")),
    }
}
