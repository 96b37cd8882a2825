//! What a preview answers, and what it refuses: requests as bytes, one a row.
#![allow(
    clippy::items_after_statements,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a test reads best in the order it happens, and its tables may be long"
)]
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

#[path = "support/preview.rs"]
mod preview;

use std::{
    fs,
    io::{Read as _, Write as _},
    os::unix::fs::symlink,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use preview::{Answer, PATIENCE, Preview};
use tempfile::TempDir;

/// What must never come out: a draft to those who are refused, and a file that is no part of the site to anybody.
const DRAFT: &str = "treasure";
const OUTSIDE: &str = "outside-of-the-site";

fn handbook() -> TempDir {
    let dir = TempDir::new().unwrap();
    let put = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("book.toml", "[book]\ntitle = \"Harbour\"\n\n[output.html]\nsite-url = \"/harbour/\"\n");
    put("content/index.md", "---\ntitle: Harbour\n---\n\nThe treasure is safe.\n");
    put("content/secret.md", "---\ntitle: Draft\ndraft: true\n---\n\nThe treasure lies under the third step.\n");
    put("content/quay.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    put("content/.env", OUTSIDE);
    put(".git/config", OUTSIDE);
    put("public2/x.html", OUTSIDE);
    put("outside.txt", OUTSIDE);
    dir
}

/// Whether an answer gives nothing away.
fn check_quiet(what: &str, answer: &Answer) {
    assert_eq!(answer.header("access-control-allow-origin"), None, "{what}");
    let text = answer.text();
    assert!(!text.contains(OUTSIDE) && !text.contains("root:x:"), "{what}: {text}");
    if answer.status != 200 {
        assert!(!text.contains(DRAFT), "{what}: {} {text}", answer.status);
    }
    assert!(!text.contains("/tmp/") && !text.contains("/home/"), "{what} tells where it lies: {text}");
}

/// Sends each request and expects one of the statuses; 0 is a connection that is closed without a word.
fn check(preview: &Preview, rows: &[(&str, &[u16])]) {
    for (request, want) in rows {
        let answer = preview.raw(request.as_bytes());
        let shown: String = request.chars().take(120).collect();
        assert!(want.contains(&answer.status), "{shown:?}: {} {}", answer.status, answer.text());
        check_quiet(&shown, &answer);
    }
    let after = preview.get("/");
    assert_eq!(after.status, 200, "the preview answers no more");
}

/// A request with this `Host` line (or lines), and what else.
fn with_host(host: &str) -> String {
    format!("GET /secret/ HTTP/1.1\r\n{host}Connection: close\r\n\r\n")
}

fn with(lines: &str) -> String {
    with_host(&format!("Host: localhost:PORT\r\n{lines}"))
}

#[test]
fn only_its_own_names_are_answered() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    let long = format!("Host: {}:PORT\r\n", "a".repeat(64 * 1024));
    let rows: Vec<(String, &[u16])> = vec![
        (with_host("Host: localhost:PORT\r\n"), &[200]),
        (with_host("Host: LOCALHOST:PORT\r\n"), &[200]),
        (with_host("Host: 127.0.0.1:PORT\r\n"), &[200]),
        (with_host("Host: [::1]:PORT\r\n"), &[200]),
        (with_host(""), &[403]),
        (with_host("Host: \r\n"), &[403]),
        (with_host("Host: evil.com\r\n"), &[403]),
        (with_host("Host: evil.com:PORT\r\n"), &[403]),
        (with_host("Host: localhost.evil.com:PORT\r\n"), &[403]),
        (with_host("Host: 127.0.0.1.nip.io:PORT\r\n"), &[403]),
        (with_host("Host: 127.1:PORT\r\n"), &[403]),
        (with_host("Host: 2130706433:PORT\r\n"), &[403]),
        (with_host("Host: 0x7f000001:PORT\r\n"), &[403]),
        (with_host("Host: [::ffff:127.0.0.1]:PORT\r\n"), &[403]),
        (with_host("Host: [0:0:0:0:0:0:0:1]:PORT\r\n"), &[403]),
        (with_host("Host: 0.0.0.0:PORT\r\n"), &[403]),
        (with_host("Host: localhost.:PORT\r\n"), &[403]),
        (with_host("Host: localhost\r\n"), &[403]),
        (with_host("Host: localhost:1\r\n"), &[403]),
        (with_host("Host: localhost:PORT, evil.com\r\n"), &[403]),
        (with_host("Host: evil.com@localhost:PORT\r\n"), &[403]),
        (with_host("Host: localhost:PORT\r\nHost: localhost:PORT\r\n"), &[403, 400]),
        (with_host("Host: localhost:PORT\r\nHost: evil.com\r\n"), &[403, 400]),
        (with_host("Host: lőcalhost:PORT\r\n"), &[403, 400]),
        (with_host(&long), &[400, 403, 431, 0]),
        ("GET http://evil.com/secret/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n".into(), &[403]),
        ("GET http://localhost:PORT/secret/ HTTP/1.1\r\nHost: evil.com\r\n\r\n".into(), &[403]),
        (
            "GET http://localhost:PORT/secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n".into(),
            &[200],
        ),
        ("GET /secret/ HTTP/1.0\r\n\r\n".into(), &[403]),
        ("GET /secret/ HTTP/1.0\r\nHost: localhost:PORT\r\n\r\n".into(), &[200]),
    ];
    check(&preview, &rows.iter().map(|(request, want)| (request.as_str(), *want)).collect::<Vec<_>>());
}

#[test]
fn other_names_have_to_be_allowed() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &["--allow-host", "book.example"]);
    let rows = [
        (with_host("Host: book.example\r\n"), 200),
        (with_host("Host: Book.Example:8443\r\n"), 200),
        (with_host("Host: book.example\r\nOrigin: https://book.example\r\n"), 200),
        (with_host("Host: x.book.example\r\n"), 403),
        (with_host("Host: evil.com\r\n"), 403),
    ];
    check(
        &preview,
        &rows.iter().map(|(request, want)| (request.as_str(), std::slice::from_ref(want))).collect::<Vec<_>>(),
    );
}

#[test]
fn other_sites_get_nothing() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    let token = preview.token();
    let fetched = |site: &str, mode: &str, dest: &str| {
        with(&format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n"))
    };
    let own = |path: &str, lines: &str| {
        format!("GET /.vade/{path} HTTP/1.1\r\nHost: localhost:PORT\r\n{lines}Connection: close\r\n\r\n")
    };
    let state = format!("state?token={token}&page=/secret/");
    let rows: Vec<(String, &[u16])> = vec![
        (fetched("same-origin", "cors", "empty"), &[200]),
        (fetched("none", "navigate", "document"), &[200]),
        // A link on another site leads here: the reader sees the page, the site does not.
        (fetched("cross-site", "navigate", "document"), &[200]),
        (fetched("same-site", "navigate", "document"), &[200]),
        (fetched("cross-site", "navigate", "iframe"), &[403]),
        (fetched("cross-site", "navigate", "frame"), &[403]),
        (fetched("cross-site", "navigate", "object"), &[403]),
        (fetched("cross-site", "navigate", "embed"), &[403]),
        (fetched("cross-site", "no-cors", "script"), &[403]),
        (fetched("cross-site", "no-cors", "image"), &[403]),
        (fetched("cross-site", "no-cors", "style"), &[403]),
        (fetched("cross-site", "no-cors", "empty"), &[403]),
        (fetched("cross-site", "cors", "empty"), &[403]),
        (fetched("same-site", "no-cors", "script"), &[403]),
        (fetched("same-site", "cors", "empty"), &[403]),
        (fetched("nonsense", "cors", "empty"), &[403]),
        (with("Sec-Fetch-Site: cross-site\r\n"), &[403]),
        (with("Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n"), &[400]),
        (with("Origin: http://localhost:PORT\r\n"), &[200]),
        (with("Origin: null\r\n"), &[403]),
        (with("Origin: http://localhost:1\r\n"), &[403]),
        (with("Origin: http://localhost.evil:PORT\r\n"), &[403]),
        (with("Origin: http://127.0.0.1:PORT\r\n"), &[403]),
        (with("Origin: http://192.168.0.1:PORT\r\n"), &[403]),
        (with("Origin: http://evil.com\r\n"), &[403]),
        (with("Origin: \r\n"), &[403]),
        (with("Origin: http://\r\n"), &[403]),
        (with("Origin: http://localhost:PORT/\r\n"), &[403]),
        (with("Origin: http://[::1\r\n"), &[403]),
        (with("Origin: \u{fffd}\r\n"), &[400]),
        (with("Origin: http://localhost:PORT\r\nOrigin: http://evil.com\r\n"), &[400]),
        (own(&state, ""), &[200]),
        (own(&state, "Sec-Fetch-Site: cross-site\r\n"), &[403]),
        (own(&state, "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"), &[403]),
        (own(&state, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"), &[403]),
        (own(&state, "Origin: http://evil.com\r\n"), &[403]),
        (own("state?page=/secret/", ""), &[403]),
        (own("state?token=&page=/secret/", ""), &[403]),
        (own(&format!("state?token={}", &token[..31]), ""), &[403]),
        (own(&format!("events?token={}g", &token[..31]), ""), &[403]),
        (own("events", ""), &[403]),
        (own("events", "Upgrade: websocket\r\nConnection: upgrade\r\n"), &[400, 403]),
        (own("preview.js", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"), &[403]),
        (own("../secret/", ""), &[404, 403]),
        (own("", ""), &[404]),
        (own("token", ""), &[404]),
    ];
    check(&preview, &rows.iter().map(|(request, want)| (request.as_str(), *want)).collect::<Vec<_>>());
    let answer = preview.get("/secret/");
    for (name, want) in [
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "sameorigin"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-cache"),
    ] {
        assert_eq!(answer.header(name), Some(want), "{name}");
    }
    assert!(preview.get("/quay.svg").header("content-security-policy").unwrap().contains("sandbox"));
}

#[test]
fn no_path_leads_anywhere_but_into_the_plan() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    let dots = [
        "../",
        "%2e%2e/",
        "%252e%252e/",
        "..%2f",
        "%2e./",
        "..%5c",
        "..\\",
        "....//",
        ".%00./",
        "%c0%ae%c0%ae/",
        "\u{ff0e}\u{ff0e}/",
        ";/../",
    ];
    let mut rows: Vec<(String, &[u16])> = Vec::new();
    let mut add = |target: &str, want: &'static [u16]| {
        rows.push((format!("GET {target} HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n"), want));
    };
    for dots in dots {
        add(&format!("/{}etc/passwd", dots.repeat(8)), &[404, 400]);
        add(&format!("/{dots}outside.txt"), &[404, 400]);
    }
    for target in [
        "//etc/passwd",
        "/./secret/",
        "/secret/./",
        "/%2f%2fetc/passwd",
        "/.env",
        "/content/.env",
        "/.git/config",
        "/.vade-stage/x",
        "/public2/x.html",
        "/outside.txt",
        "/content/index.md",
        "/index.md",
        "/book.toml",
        "/secret/index.html/",
        "/secret.",
        "/secret/.",
        "/secret%20",
        "/SECRET/",
        "/secret/index.HTML",
        "/quay.svg::$DATA",
        "/CON",
        "/c:/windows/win.ini",
        "/\\\\server\\share",
        "/%5c%5cserver%5cshare",
        "/harbourx/secret/",
        "/harbour",
        "/harbour/../secret/",
        "/%",
        "/%zz",
        "/%e9",
        "/secret/%00",
        "/secret%0d%0aX-Y:%20z",
        "//evil.example/%2e%2e",
    ] {
        add(target, &[404, 400]);
    }
    add("/secret/", &[200]);
    add("/secret/?raw", &[200]);
    add("/secret/?raw??&import&url=../../etc/passwd", &[200]);
    add("/secret/#/../../etc/passwd", &[200, 400]);
    add("/harbour/secret/", &[200]);
    add("/secret", &[307]);
    add("/quay.svg", &[200]);
    add("http://localhost:PORT", &[200]);
    let long = format!("/{}", "a".repeat(1 << 20));
    add(&long, &[414, 431, 400, 0]);
    for (request, want) in [
        ("OPTIONS * HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", &[400, 405][..]),
        ("GET * HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", &[400]),
        ("GET secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", &[400]),
        ("GET https://localhost:PORT/secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", &[400]),
        ("GET file:///etc/passwd HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", &[400, 403, 404]),
        ("CONNECT evil.com:443 HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", &[400, 405]),
        ("CONNECT localhost:PORT HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", &[400, 405]),
        ("TRACE / HTTP/1.1\r\nHost: localhost:PORT\r\nX: treasure\r\nConnection: close\r\n\r\n", &[405]),
        ("POST /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc", &[405]),
        ("PUT /x.html HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", &[405]),
        ("DELETE /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n", &[405]),
        (
            "GET /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n",
            &[400],
        ),
        ("GET /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", &[400]),
        (
            "GET /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            &[400, 0],
        ),
        ("GET /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: -1\r\n\r\n", &[400, 0]),
        ("GET /secret/ HTTP/1.1\nHost: localhost:PORT\nConnection: close\n\n", &[200, 400]),
        ("GET /secret/ HTTP/9.9\r\nHost: localhost:PORT\r\n\r\n", &[400, 505, 0]),
        ("GET /secret/\r\n\r\n", &[400, 0]),
        ("\x16\x03\x01\x02", &[400, 0]),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", &[400, 505, 0]),
    ] {
        rows.push((request.to_owned(), want));
    }
    check(&preview, &rows.iter().map(|(request, want)| (request.as_str(), *want)).collect::<Vec<_>>());
    let heads = "X: y\r\n".repeat(2000);
    check(
        &preview,
        &[(&with(&heads), &[431, 400, 0]), (&with(&format!("X: {}\r\n", "y".repeat(1 << 20))), &[431, 400, 0])],
    );
    let missing = preview.get("/nowhere/");
    assert!(missing.status == 404 && missing.text().contains("Harbour"), "the handbook's own page says so");
    let moved = preview.get("/secret");
    assert_eq!(moved.header("location"), Some("/secret/"));
    let head = preview.raw(b"HEAD /secret/ HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n");
    assert!(head.status == 200 && head.body.is_empty());
    let tag = preview.get("/secret/").header("etag").unwrap().to_owned();
    assert_eq!(preview.raw(with(&format!("If-None-Match: {tag}\r\n")).as_bytes()).status, 304);
    let two = b"GET / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\nGET /secret/ HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n\r\n";
    let both = String::from_utf8_lossy(&preview.raw(two).body).into_owned();
    assert!(!both.contains("third step"), "each request of a connection is judged by itself");
}

#[test]
fn links_lead_nowhere_else_even_while_they_are_swapped() {
    let dir = handbook();
    let place = dir.path().join("content/picture.png");
    fs::write(&place, "picture").unwrap();
    fs::write(dir.path().join("aside"), OUTSIDE).unwrap();
    let preview = Preview::start(dir.path(), &[]);
    preview.wait("/picture.png", "the picture", |answer| answer.text() == "picture");
    let ends = dir.path().join("end");
    let (path, end) = (place.clone(), ends.clone());
    let aside = dir.path().join("aside");
    let swap = thread::spawn(move || {
        let (good, bad) = (path.with_extension("good"), path.with_extension("bad"));
        while !end.exists() {
            fs::write(&good, "picture").unwrap();
            fs::rename(&good, &path).unwrap();
            symlink(&aside, &bad).unwrap();
            fs::rename(&bad, &path).unwrap();
        }
    });
    for _ in 0..1000 {
        let answer = preview.get("/picture.png");
        assert!(matches!(answer.status, 200 | 404), "{}", answer.status);
        check_quiet("a link that is swapped", &answer);
        assert!(answer.status == 404 || answer.text() == "picture", "{}", answer.text());
    }
    fs::write(&ends, "").unwrap();
    swap.join().unwrap();
    // What is no file any more.
    let fifo = |path: &std::path::Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    for become_other in [&|path: &std::path::Path| fs::create_dir(path).unwrap(), &fifo as &dyn Fn(&std::path::Path)] {
        let _ = fs::remove_file(&place);
        let _ = fs::remove_dir(&place);
        become_other(&place);
        let answer = preview.wait("/picture.png", "what is no file", |answer| answer.status == 404);
        check_quiet("no file", &answer);
    }
    let _ = fs::remove_file(&place);
    symlink("/proc/self/environ", &place).unwrap();
    symlink("/etc", dir.path().join("content/etc")).unwrap();
    let answer = preview.wait("/picture.png", "a link that leads outside", |answer| answer.status == 404);
    check_quiet("a link that leads outside", &answer);
    assert_eq!(preview.get("/etc/passwd").status, 404);
}

#[test]
fn the_stream_tells_that_and_nothing_more() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    let mut stream = preview.connect();
    let request =
        format!("GET /.vade/events?token={} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.token(), preview.port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut heard = String::new();
    let mut read_until = |wanted: &str| {
        let begun = Instant::now();
        let mut bytes = [0; 1024];
        while !heard.contains(wanted) {
            assert!(begun.elapsed() < PATIENCE, "{wanted:?} is not in {heard:?}");
            let read = stream.read(&mut bytes).unwrap();
            assert!(read > 0, "the stream ended after {heard:?}");
            heard.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        heard.clone()
    };
    read_until("data: 1\n\n");
    fs::write(dir.path().join("content/secret.md"), "---\ntitle: Draft\n---\n\nAnother treasure.\n").unwrap();
    let heard = read_until("data: 2\n\n");
    assert!(heard.to_lowercase().contains("content-type: text/event-stream"));
    assert!(!heard.contains(DRAFT) && !heard.contains("secret"), "{heard}");
}

#[test]
fn greedy_clients_do_not_starve_others() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    preview.get("/");
    let threads = preview.status("Threads");
    // A thousand connections that say nothing: the first are let in, the others are closed at once.
    let idle: Vec<_> = (0..1000).map(|_| preview.connect()).collect();
    assert!(preview.handles() < 300, "{} handles", preview.handles());
    drop(idle);
    preview.wait("/", "after the idle ones", |answer| answer.status == 200);
    // Heads that never end are given up after ten seconds.
    let begun = Instant::now();
    let mut slow: Vec<_> = (0..50).map(|_| preview.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    }
    assert_eq!(preview.get("/").status, 200);
    for stream in &mut slow {
        let mut rest = Vec::new();
        // Closed with or without a word.
        let _ = stream.read_to_end(&mut rest);
        assert!(!String::from_utf8_lossy(&rest).contains(DRAFT));
    }
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    // Those that ask and never read.
    let mut deaf: Vec<_> = (0..40).map(|_| preview.connect()).collect();
    for stream in &mut deaf {
        let one = format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port);
        stream.set_nonblocking(true).unwrap();
        let _ = stream.write_all(one.repeat(200).as_bytes());
    }
    assert_eq!(preview.get("/").status, 200);
    drop(deaf);
    // Listeners beyond the limit are told so.
    let token = preview.token();
    let listen = format!("GET /.vade/events?token={token} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port);
    let mut streams = Vec::new();
    let mut refused = 0;
    for _ in 0..80 {
        let mut stream = preview.connect();
        stream.write_all(listen.as_bytes()).unwrap();
        let mut head = [0; 12];
        stream.read_exact(&mut head).unwrap();
        refused += usize::from(head.ends_with(b"503"));
        streams.push(stream);
    }
    assert_eq!(refused, 16);
    assert_eq!(preview.get("/").status, 200);
    drop(streams);
    assert!(preview.status("Threads") <= threads + 4, "{} threads", preview.status("Threads"));
}

#[test]
fn a_port_in_use_is_told_and_the_next_one_offered() {
    let dir = handbook();
    let first = Preview::start(dir.path(), &[]);
    let taken = first.port.to_string();
    let vade = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_vade")).arg("serve").arg(dir.path()).args(args).output().unwrap()
    };
    let second = vade(&["--port", &taken]);
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.contains(&format!("port {taken} is in use")) && said.contains("--port"), "{said}");
    for (args, want) in [
        (&["--host", "nonsense"][..], "nonsense"),
        (&["--editor", "javascript:alert(1)//{file}"], "vscode"),
        (&["--editor", "vi"], "vscode"),
        (&["--rule", "no/such=off", "--port", "70000"], "70000"),
    ] {
        let output = vade(args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains(want), "{args:?}: {said}");
    }
}

#[test]
fn an_open_address_is_warned_of() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &["--host", "0.0.0.0"]);
    assert!(preview.said().contains("warning: everybody who can reach 0.0.0.0"), "{}", preview.said());
    let rows: &[(&str, &[u16])] = &[
        (&with_host("Host: 127.0.0.1:PORT\r\n"), &[200]),
        (&with_host("Host: 192.168.7.7:PORT\r\n"), &[200]),
        (&with_host("Host: evil.com:PORT\r\n"), &[403]),
    ];
    check(&preview, rows);
}

#[test]
fn ctrl_c_ends_it_at_once() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    let _open = preview.connect();
    preview.get("/");
    let (code, took) = preview.end();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[test]
fn it_waits_for_settings_that_can_be_used() {
    let dir = handbook();
    let book = dir.path().join("book.toml");
    let good = fs::read_to_string(&book).unwrap();
    fs::write(&book, "[bok]\n").unwrap();
    let preview = Preview::start(dir.path(), &[]);
    let answer = preview.wait("/", "why there is no page", |answer| answer.status == 500);
    assert!(answer.text().contains("book.toml has a mistake") && answer.text().contains("bok"), "{}", answer.text());
    check_quiet("a page of failure", &answer);
    fs::write(&book, good).unwrap();
    preview.wait("/", "the page", |answer| answer.status == 200);
}
