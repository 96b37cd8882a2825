//! From the path of a request to the name of an output.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::site;

/// What a path asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This output.
    Output(String),
    /// The same with a slash at its end.
    Folder(String),
    /// Nothing.
    Nothing,
}

/// Looks a path up among the outputs. It is decoded once, and what comes out is compared with names that the plan made;
/// nothing is resolved, cleaned or joined, so there is nothing to trick. `base` is the path the site will lie at, which
/// the pages that know it use.
pub(super) fn find(path: &str, base: &str, has: impl Fn(&str) -> bool) -> Found {
    let Some(decoded) = path.strip_prefix('/').and_then(decode) else { return Found::Nothing };
    let base = base.trim_start_matches('/');
    match within(&decoded, &has) {
        Found::Nothing if !base.is_empty() => match decoded.strip_prefix(base) {
            Some(rest) => match within(rest, &has) {
                Found::Folder(to) => Found::Folder(format!("/{}{}", site::encode(base), &to[1..])),
                found => found,
            },
            None => Found::Nothing,
        },
        found => found,
    }
}

fn within(path: &str, has: &impl Fn(&str) -> bool) -> Found {
    if path.is_empty() || path.ends_with('/') {
        let index = format!("{path}index.html");
        return if has(&index) { Found::Output(index) } else { Found::Nothing };
    }
    if has(path) {
        return Found::Output(path.to_owned());
    }
    if has(&format!("{path}/index.html")) {
        return Found::Folder(format!("/{}/", site::encode(path)));
    }
    Found::Nothing
}

/// Without percent signs; nothing for what is no text, or holds what no name holds.
fn decode(path: &str) -> Option<Cow<'_, str>> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    (!decoded.chars().any(|c| c.is_control() || c == '\\')).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_plan_are_found() {
        let has = |path: &str| ["index.html", "a/index.html", "a/b c.png", "404.html"].contains(&path);
        let check = |path: &str, want: &str| {
            let got = match find(path, "/book/", has) {
                Found::Output(path) => path,
                Found::Folder(to) => format!("-> {to}"),
                Found::Nothing => "nothing".to_owned(),
            };
            assert_eq!(got, want, "{path}");
        };
        check("/", "index.html");
        check("/index.html", "index.html");
        check("/a/", "a/index.html");
        check("/a", "-> /a/");
        check("/a/b%20c.png", "a/b c.png");
        check("/book/a/", "a/index.html");
        check("/book/a", "-> /book/a/");
        check("/book/", "index.html");
        for path in [
            "",
            "a/",
            "//a/",
            "/a//",
            "/./a/",
            "/a/../a/",
            "/../a/",
            "/%2e%2e/a/",
            "/a%2f",
            "/a%252f",
            "/a%00/",
            "/A/",
            "/a%",
            "/a/%c0%ae/",
            "/a\\",
            "/a%5c",
            "/a;/",
            "/a/.",
            "/a/ ",
            "/book",
            "/bookk/a/",
            "/a/index.html/",
            "//evil.example/a",
        ] {
            let want = if path == "/a%2f" { "a/index.html" } else { "nothing" };
            check(path, want);
        }
    }
}
