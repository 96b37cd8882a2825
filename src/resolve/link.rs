//! Links: paths, addresses, and the schemes that name entities and labels.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{AssetTarget, Fault, Outcome, Target, entity, label, resolved::Cx};
use crate::{
    base::{VPath, nearest, ranked},
    model::{Found, NodeId, Status},
    syntax::{Form, markdown::OutlineItem},
};

/// Percent escapes resolved; text that is no UTF-8 then stays as written.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text))
}

/// Resolves a destination.
pub(super) fn resolve(cx: &Cx<'_>, written: &str) -> Outcome {
    let written = written.trim();
    if cx.options.ignore_links.is_match(written) {
        return Outcome::to(Target::Outside);
    }
    if written.is_empty() {
        return Outcome::fault(Fault::EmptyLink);
    }
    if written.starts_with("//") {
        return Outcome::to(Target::Outside);
    }
    if let Some((scheme, rest)) = scheme(written) {
        return with_scheme(cx, scheme, rest, written);
    }
    let (path, rest) = written.find(['#', '?']).map_or((written, ""), |at| written.split_at(at));
    let anchor = rest.split_once('#').map(|(_, anchor)| anchor);
    if path.is_empty() {
        return match anchor {
            Some(anchor) => own_anchor(cx, anchor),
            None => Outcome::to(Target::Outside),
        };
    }
    at_path(cx, &Wanted { written, path: &decode(path), anchor, rest })
}

/// An absolute address or an e-mail address in plain text.
pub(super) fn outside(cx: &Cx<'_>, written: &str) -> Outcome {
    match scheme(written) {
        Some((scheme @ ("http" | "https"), rest)) => own_host(cx, scheme, rest),
        _ => Outcome::to(Target::Outside),
    }
}

struct Wanted<'a> {
    written: &'a str,
    path: &'a str,
    anchor: Option<&'a str>,
    rest: &'a str,
}

/// The scheme, as RFC 3986 has it, of two letters or more: `C:` is a drive.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let good = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    good.then_some((scheme, rest))
}

fn with_scheme(cx: &Cx<'_>, scheme: &str, rest: &str, written: &str) -> Outcome {
    match scheme.to_ascii_lowercase().as_str() {
        "label" => label::resolve(cx, &decode(rest), Some(crate::syntax::LabelForm::Quoted)),
        lower @ ("http" | "https") => own_host(cx, lower, rest),
        "mailto" | "tel" => Outcome::to(Target::Outside),
        _ if cx.model.registry.by_name(scheme).is_some() => entity::link(cx, scheme, rest),
        lower => {
            // `localhost:3000` or `example.com:8080/x` is an address without its scheme.
            if rest.starts_with(|c: char| c.is_ascii_digit()) && (lower.contains('.') || lower == "localhost") {
                return Outcome::fault(Fault::ForgottenScheme { right: format!("https://{written}") });
            }
            let nearest = kinds_near(cx, lower, rest);
            if nearest.is_empty() || rest.starts_with('/') {
                return Outcome::to(Target::Outside);
            }
            Outcome::fault(Fault::UnknownKind { kind: scheme.to_owned(), nearest })
        }
    }
}

/// The kinds that may be meant by `scheme`, at most two: those first that have what `rest` names, then the nearest.
fn kinds_near(cx: &Cx<'_>, scheme: &str, rest: &str) -> Vec<String> {
    let key = decode(rest.split('#').next().unwrap_or_default()).into_owned();
    let kinds = cx.model.registry.kinds.iter().filter(|kind| kind.parent.is_none()).map(|kind| kind.name.as_str());
    let mut near = ranked(scheme, kinds.chain(["label"]));
    let has = |name: &str| match cx.model.kind_named(name) {
        _ if name == "label" => cx.model.labels.get(&key).is_some(),
        Some(kind) => {
            matches!(cx.model.entities.find(&[kind], &key), Found::One(_) | Found::Former(_) | Found::Many(_))
        }
        None => false,
    };
    if let Some(kind) = cx.model.registry.by_plural(scheme).filter(|kind| kind.parent.is_none()) {
        return vec![kind.name.clone()];
    }
    if near.first().is_some_and(|(distance, _)| *distance == 0) {
        near.truncate(1);
    }
    near.sort_by_key(|(distance, name)| (!has(name), *distance));
    near.dedup_by_key(|(_, name)| *name);
    near.into_iter().take(2).map(|(_, name)| name.to_owned()).collect()
}

/// An absolute address: outside, unless its host is the handbook's own.
fn own_host(cx: &Cx<'_>, scheme: &str, rest: &str) -> Outcome {
    let Some(after) = rest.strip_prefix("//") else {
        let right = format!("{scheme}://{}", rest.trim_start_matches('/'));
        return Outcome::fault(Fault::ForgottenScheme { right });
    };
    let end = after.find(['/', '?', '#']).unwrap_or(after.len());
    let (host, path) = after.split_at(end);
    let host = host.to_ascii_lowercase();
    if scheme.is_empty() || host.is_empty() {
        return Outcome::to(Target::Outside);
    }
    let below = cx.options.own_hosts.iter().filter(|(own, _)| *own == host).find_map(|(_, base)| {
        let below = path.strip_prefix(base.trim_end_matches('/'))?;
        (below.is_empty() || below.starts_with(['/', '?', '#'])).then_some(below)
    });
    let Some(below) = below else { return Outcome::to(Target::Outside) };
    let site_path = if below.starts_with('/') { below.to_owned() } else { format!("/{below}") };
    let inner = resolve(cx, &site_path);
    match inner.target {
        Some(target @ (Target::Node { .. } | Target::Asset(_))) => {
            let right = relative_target(cx, &target).unwrap_or(site_path);
            Outcome::with(target, Fault::OwnHost { right })
        }
        _ if inner.faults.is_empty() => Outcome::to(Target::Outside),
        _ => inner,
    }
}

/// The target as a path relative to this file, as it would be written in it.
fn relative_target(cx: &Cx<'_>, target: &Target) -> Option<String> {
    match target {
        Target::Node { node, anchor } => {
            let node = cx.model.node(*node);
            let path = match node.source {
                Some(source) => relative(cx, &cx.model.sources[source].path),
                None => format!("/{}/", node.url),
            };
            Some(anchor.as_ref().map_or_else(|| path.clone(), |anchor| format!("{path}#{anchor}")))
        }
        Target::Asset(file) => Some(relative(cx, &file.path)),
        _ => None,
    }
}

/// `path` as it would be written in the source of this question.
fn relative(cx: &Cx<'_>, path: &VPath) -> String {
    let from: Vec<String> = cx.source.path.parent().parts().map(str::to_owned).collect();
    let to: Vec<&str> = path.parts().collect();
    let common = from.iter().zip(&to).take_while(|(a, b)| a == *b).count().min(to.len().saturating_sub(1));
    let mut parts: Vec<&str> = vec![".."; from.len() - common];
    parts.extend(&to[common..]);
    let text = parts.join("/");
    if text.contains(' ') { text.replace(' ', "%20") } else { text }
}

fn at_path(cx: &Cx<'_>, wanted: &Wanted<'_>) -> Outcome {
    let absolute = wanted.path.starts_with('/');
    let joined = if absolute { rooted(cx, wanted.path) } else { cx.source.path.parent().join(wanted.path) };
    let Some(path) = joined else { return Outcome::fault(Fault::LeavesHandbook) };
    if let Some(outcome) = existing(cx, wanted, &path) {
        return outcome;
    }
    // What is written from the site's root is known as it is written, whatever `[links] roots` makes of it.
    if cx.options.known.has(path.as_str()) || absolute && cx.options.known.has(wanted.path.trim_matches('/')) {
        return Outcome::to(Target::Outside);
    }
    if let Some(right) =
        cx.model.paths.other_case(page_form(path.as_str())).or_else(|| cx.model.paths.other_case(path.as_str()))
    {
        let written = if absolute { format!("/{right}") } else { relative(cx, right) };
        return Outcome::fault(Fault::WrongCase { right: format!("{written}{}", wanted.rest) });
    }
    if let Some(right) = forgotten_scheme(wanted.written) {
        return Outcome::fault(Fault::ForgottenScheme { right });
    }
    missing(cx, wanted, &path)
}

/// A path from the site's root, through `[links] roots` where one fits.
fn rooted(cx: &Cx<'_>, path: &str) -> Option<VPath> {
    let fits = |prefix: &str| {
        path.strip_prefix(prefix.trim_end_matches('/')).filter(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let roots = cx.options.roots.iter().filter_map(|(prefix, folder)| Some((prefix.len(), folder, fits(prefix)?)));
    match roots.max_by_key(|(length, ..)| *length) {
        Some((_, folder, rest)) => folder.join(rest),
        None => VPath::new(path),
    }
}

/// `a/b/index.html`, `a/b.html` and `a/b/` are all the page at `a/b`.
fn page_form(path: &str) -> &str {
    match path {
        "index.html" => "",
        path => path.strip_suffix("/index.html").or_else(|| path.strip_suffix(".html")).unwrap_or(path),
    }
}

/// What lies at `path`: a source, a file, a page by its address.
fn existing(cx: &Cx<'_>, wanted: &Wanted<'_>, path: &VPath) -> Option<Outcome> {
    let model = cx.model;
    let with_ending = || VPath::new(&format!("{path}.md")).and_then(|path| model.source_at(&path));
    if let Some(source) = model.source_at(path) {
        return Some(at_source(cx, source, wanted.anchor));
    }
    if model.assets.contains(path) {
        return Some(Outcome::to(Target::Asset(Box::new(AssetTarget {
            path: path.clone(),
            rest: wanted.rest.to_owned(),
        }))));
    }
    if let Some(node) = model.at_url(page_form(path.as_str())) {
        return Some(to_node(cx, node, wanted.anchor));
    }
    if let Some(source) = with_ending() {
        return Some(at_source(cx, source, wanted.anchor));
    }
    model.at_alias(path.as_str()).map(|node| to_node(cx, node, wanted.anchor))
}

fn at_source(cx: &Cx<'_>, source: usize, anchor: Option<&str>) -> Outcome {
    let target = &cx.model.sources[source];
    match (cx.model.node_of_source(source), &target.page) {
        (Some(node), _) => to_node(cx, node, anchor),
        (None, Some(page)) if page.partial => Outcome::fault(Fault::ToPartial { path: target.path.clone() }),
        // A page whose address another one has: reported where it lies.
        (None, Some(_)) => Outcome::to(Target::Outside),
        (None, None) => Outcome::fault(Fault::NotPublished { path: target.path.clone() }),
    }
}

fn to_node(cx: &Cx<'_>, node: NodeId, anchor: Option<&str>) -> Outcome {
    let target = cx.model.node(node);
    if !target.visible {
        return Outcome::fault(match target.entity {
            Some(entity) if target.status == Status::Removed => Fault::RemovedEntity { entity },
            _ => Fault::ToDraft { node },
        });
    }
    to_anchor(cx, Some(node), anchor)
}

/// An anchor of the page that makes the reference. Text that is included is judged by its own headings, since it may
/// stand in many pages.
fn own_anchor(cx: &Cx<'_>, anchor: &str) -> Outcome {
    let at = cx.model.source_at(&cx.source.path);
    match at.and_then(|at| cx.model.node_of_source(at)) {
        Some(node) => to_anchor(cx, Some(node), Some(anchor)),
        None => in_partial(cx, anchor),
    }
}

fn in_partial(cx: &Cx<'_>, written: &str) -> Outcome {
    let Some(page) = cx.source.page.as_ref().filter(|page| page.partial) else { return Outcome::to(Target::Outside) };
    let anchor = decode(written);
    let ids: Vec<&str> = page
        .outline
        .iter()
        .filter_map(|item| match item {
            OutlineItem::Heading(heading) => Some(&*heading.id),
            OutlineItem::Anchor(anchor) => Some(&*anchor.id),
            OutlineItem::Include(_) => None,
        })
        .collect();
    let includes = page.outline.iter().any(|item| matches!(item, OutlineItem::Include(_)));
    // A repeated heading has a number at its end; what an include brings in is judged where it stands.
    let numbered =
        anchor.rsplit_once('-').is_some_and(|(id, number)| number.parse::<u32>().is_ok() && ids.contains(&id));
    if includes || numbered || anchor.is_empty() || ids.contains(&&*anchor) {
        return Outcome::to(Target::Outside);
    }
    let nearest = nearest(&anchor, ids, 3).into_iter().map(str::to_owned).collect();
    Outcome::fault(Fault::MissingAnchor { node: None, anchor: anchor.into_owned(), nearest })
}

/// The node with an anchor, which must be there.
pub(super) fn to_anchor(cx: &Cx<'_>, node: Option<NodeId>, anchor: Option<&str>) -> Outcome {
    let Some(id) = node else { return Outcome::default() };
    let Some(written) = anchor.filter(|anchor| !anchor.is_empty() && *anchor != "top") else {
        return Outcome::to(Target::Node { node: id, anchor: None });
    };
    let node = cx.model.node(id);
    let decoded = decode(written).into_owned();
    let target = |anchor: String| Target::Node { node: id, anchor: Some(anchor.into()) };
    if node.has_anchor(&decoded) || node.has_anchor(written) {
        return Outcome::to(target(decoded));
    }
    // A text fragment (`#:~:text=`) is for the browser.
    if decoded.starts_with(":~:") {
        return Outcome::to(target(decoded));
    }
    let folded = decoded.to_lowercase();
    if let Some(right) = node.anchors.iter().find(|anchor| anchor.id.to_lowercase() == folded) {
        let name = &cx.mention().reference.name;
        let before = name.split_once('#').map_or("", |(before, _)| before);
        return Outcome::with(
            target(right.id.to_string()),
            Fault::WrongCase { right: format!("{before}#{}", right.id) },
        );
    }
    let ids: Vec<&str> = node.anchors.iter().map(|anchor| &*anchor.id).collect();
    let nearest = nearest(&decoded, ids, 3).into_iter().map(str::to_owned).collect();
    Outcome {
        target: Some(Target::Node { node: id, anchor: None }),
        faults: Box::new([Fault::MissingAnchor { node: Some(id), anchor: decoded, nearest }]),
    }
}

/// `github.com/x` and `name@example.com` are addresses whose scheme was forgotten; so is one behind an invisible
/// character, as pasted from a chat.
fn forgotten_scheme(written: &str) -> Option<String> {
    let visible = written.trim_start_matches(|c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    let visible = visible.strip_prefix("%E2%80%8B").unwrap_or(visible);
    if visible.len() != written.len() && scheme(visible).is_some() {
        return Some(visible.to_owned());
    }
    for scheme in ["https", "http"] {
        // `https//x` and `https:/x` lost a character.
        if let Some(rest) = written.strip_prefix(scheme).filter(|rest| rest.starts_with("//")) {
            return Some(format!("{scheme}:{rest}"));
        }
    }
    let first = written.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((name, host)) = first.split_once('@')
        && !name.is_empty()
        && is_host(host)
    {
        return Some(format!("mailto:{written}"));
    }
    (is_host(first) && !first.contains('@')).then(|| format!("https://{written}"))
}

/// Whether it looks like a host: `www.` or a common top-level domain at the end of a dotted name.
fn is_host(name: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "com", "org", "net", "io", "dev", "edu", "gov", "co", "app", "ai", "info", "eu", "uk", "de", "fr", "jp", "us",
        "me", "ly", "gle", "cloud", "so",
    ];
    let good = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let Some((rest, ending)) = name.rsplit_once('.') else { return false };
    rest.split('.').all(good) && (name.starts_with("www.") || ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

fn missing(cx: &Cx<'_>, wanted: &Wanted<'_>, path: &VPath) -> Outcome {
    let form = cx.mention().reference.form;
    let extension = path.extension().to_ascii_lowercase();
    let page = !matches!(form, Form::Image | Form::HtmlSrc)
        && (extension.is_empty()
            || matches!(extension.as_str(), "md" | "markdown" | "html" | "htm")
            || extension.contains(' ')
            || extension.bytes().any(|b| !b.is_ascii_alphanumeric())
            || extension.len() > 5);
    if !page && !cx.options.known.judges(&extension) {
        return Outcome::to(Target::Outside);
    }
    let absolute = wanted.path.starts_with('/');
    let nearest: Vec<String> = cx
        .asked
        .paths
        .get(path, || cx.model.paths.nearest(path))
        .iter()
        .map(|near| if absolute { format!("/{near}") } else { relative(cx, near) })
        .map(|near| if page { format!("{near}{}", wanted.rest) } else { near })
        .collect();
    let wanted = path.to_string();
    if page {
        return Outcome::fault(Fault::MissingPage { wanted, nearest });
    }
    Outcome::fault(Fault::MissingAsset { wanted, nearest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_a_forgotten_scheme() {
        let check = |written: &str, want: Option<&str>| {
            assert_eq!(forgotten_scheme(written).as_deref(), want, "{written}");
        };
        check("github.com/x", Some("https://github.com/x"));
        check("www.example.net", Some("https://www.example.net"));
        check("a.b@example.org", Some("mailto:a.b@example.org"));
        check("\u{200b}https://zoom.us/j/1", Some("https://zoom.us/j/1"));
        check("notes.md", None);
        check("team.io.md", None);
        check("TBD", None);
    }

    #[test]
    fn a_page_has_many_spellings() {
        for written in ["a/b", "a/b.html", "a/b/index.html"] {
            assert_eq!(page_form(written), "a/b", "{written}");
        }
    }
}
