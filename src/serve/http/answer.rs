//! From a request to its answer.

use std::sync::Arc;

use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    header::{self, HeaderName, HeaderValue},
};

use super::{
    body::Answer,
    guard::{self, Refusal},
    inject::{self, OWN},
    lookup::{self, Found},
    media,
    state::State,
    stream,
};
use crate::{
    base::Digest,
    serve::{
        Failure, Generation,
        generation::{Broken, Page},
        overlay,
    },
};

const SCRIPT: &str = include_str!("../client/preview.js");
const STYLE: &str = include_str!("../client/preview.css");

/// What is sent with every answer. Nothing is ever allowed to another origin.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-cache"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// For pictures that a browser would run scripts of when somebody opens them by themselves.
const INERT: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
/// For all else; the rest of a page's policy is in the page.
const FRAMED: &str = "frame-ancestors 'self'";

type Reply = Response<Answer>;

/// Answers a request.
pub(super) async fn answer<B>(state: &Arc<State>, request: &Request<B>) -> Reply {
    let path = request.uri().path();
    let internal = path.starts_with(OWN);
    let mut reply = match guard::judge(request, &state.doors, internal) {
        Err(refusal) => refused(refusal),
        Ok(()) if internal => own(state, &path[OWN.len()..], request.uri().query().unwrap_or_default()).await,
        Ok(()) => output(state, path, request.headers()).await,
    };
    for (name, value) in ALWAYS {
        reply.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if !reply.headers().contains_key(header::CONTENT_SECURITY_POLICY) {
        reply.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    }
    if *request.method() == Method::HEAD {
        *reply.body_mut() = Answer::empty();
    }
    reply
}

fn plain(status: StatusCode, text: &'static str) -> Reply {
    with(status, "text/plain; charset=utf-8", Answer::of(text))
}

fn with(status: StatusCode, media: &'static str, body: Answer) -> Reply {
    let mut reply = Response::new(body);
    *reply.status_mut() = status;
    reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    reply
}

fn refused(refusal: Refusal) -> Reply {
    match refusal {
        Refusal::Host => plain(
            StatusCode::FORBIDDEN,
            "This preview answers only under the address it printed. Another name needs --allow-host.\n",
        ),
        Refusal::Foreign => plain(StatusCode::FORBIDDEN, "This preview does not answer to other sites.\n"),
        Refusal::Malformed => plain(StatusCode::BAD_REQUEST, "This request cannot be understood.\n"),
        Refusal::Method => {
            let mut reply = plain(StatusCode::METHOD_NOT_ALLOWED, "This preview can only be read.\n");
            reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            reply
        }
    }
}

/// What the preview's own script asks for.
async fn own(state: &Arc<State>, name: &str, query: &str) -> Reply {
    let value = |key: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(name, _)| *name == key).map(|(_, value)| value.to_owned())
    };
    match name {
        "preview.js" => return with(StatusCode::OK, media::of(name), Answer::of(SCRIPT)),
        "preview.css" => return with(StatusCode::OK, media::of(name), Answer::of(STYLE)),
        "events" | "state" => {}
        _ => return plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
    }
    if !is_equal(value("token").unwrap_or_default().as_bytes(), state.token.as_bytes()) {
        return plain(StatusCode::FORBIDDEN, "This page is of another preview. Load it again.\n");
    }
    if name == "events" {
        return match stream::open(state) {
            Some(body) => with(StatusCode::OK, "text/event-stream", body),
            None => plain(StatusCode::SERVICE_UNAVAILABLE, "Too many pages listen.\n"),
        };
    }
    let since = value("since").and_then(|since| since.parse().ok()).unwrap_or(0);
    let page = value("page").unwrap_or_default();
    let Some(generation) = state.generation().await else { return ended() };
    let state = Arc::clone(state);
    let told = tokio::task::spawn_blocking(move || {
        let path = percent_encoding::percent_decode_str(&page).decode_utf8_lossy().into_owned();
        let (name, _) = name_of(&generation, &path);
        overlay::state(&generation, &name, since, (state.editor.as_deref(), &state.root))
    });
    match told.await {
        Ok(json) => with(StatusCode::OK, "application/json", Answer::of(json)),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "This went wrong; the terminal says more.\n"),
    }
}

/// The output that a path of a page names, and whether there is one: else the page that says so.
fn name_of(generation: &Generation, path: &str) -> (String, Option<Found>) {
    let base = generation.snapshot.as_ref().map_or("/", |snapshot| snapshot.base_path());
    match lookup::find(path, base, |path| generation.has(path)) {
        Found::Output(name) => (name, None),
        other => ("404.html".to_owned(), Some(other)),
    }
}

/// An output of the site.
async fn output(state: &Arc<State>, path: &str, headers: &HeaderMap) -> Reply {
    let Some(generation) = state.generation().await else { return ended() };
    let (name, missing) = name_of(&generation, path);
    if let Some(Found::Folder(to)) = missing {
        let mut reply = plain(StatusCode::TEMPORARY_REDIRECT, "");
        if let Ok(to) = HeaderValue::from_str(&to) {
            reply.headers_mut().insert(header::LOCATION, to);
        }
        return reply;
    }
    let status = if missing.is_none() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let made = {
        let (generation, name) = (Arc::clone(&generation), name.clone());
        tokio::task::spawn_blocking(move || generation.page(&name)).await
    };
    match made {
        Ok(Ok(page)) => {
            state.keep(&name, &page);
            file(state, &generation, (&name, status), &page, headers)
        }
        Ok(Err(Broken::Absent)) => match &generation.failure {
            Some(failure) => failed(state, &generation, failure),
            None => plain(StatusCode::NOT_FOUND, "There is no such page.\n"),
        },
        Ok(Err(Broken::Unreadable)) => plain(StatusCode::NOT_FOUND, "The file cannot be read any more.\n"),
        // The page as it last was; the script puts a bar over it.
        Ok(Err(Broken::Failed(failure))) => match state.kept(&name) {
            Some(page) => file(state, &generation, (&name, status), &page, headers),
            None => failed(state, &generation, &failure),
        },
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "This went wrong; the terminal says more.\n"),
    }
}

fn file(
    state: &State,
    generation: &Generation,
    (name, status): (&str, StatusCode),
    page: &Page,
    headers: &HeaderMap,
) -> Reply {
    let tag = format!("\"{}-{}\"", page.digest, state.run);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let media = media::of(name);
    let mut reply = if status == StatusCode::OK && known.is_some_and(|known| known.split(", ").any(|one| one == tag)) {
        with(StatusCode::NOT_MODIFIED, media, Answer::empty())
    } else if media.starts_with("text/html") {
        with(status, media, Answer::of(inject::inject(&page.bytes, page.digest, generation.number, &state.token)))
    } else {
        with(status, media, Answer::of(page.bytes.clone()))
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        reply.headers_mut().insert(header::ETAG, tag);
    }
    if matches!(media, "image/svg+xml" | "application/xml") {
        reply.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(INERT));
    }
    reply
}

/// A page that says why there is none.
fn failed(state: &State, generation: &Generation, failure: &Failure) -> Reply {
    let page = overlay::failure_page(failure).into_bytes();
    let page = inject::inject(&page, Digest::of(&page), generation.number, &state.token);
    with(StatusCode::INTERNAL_SERVER_ERROR, media::of("x.html"), Answer::of(page))
}

fn ended() -> Reply {
    plain(StatusCode::SERVICE_UNAVAILABLE, "The preview has ended.\n")
}

/// Takes as long for any two texts of a length.
fn is_equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
