//! References to labels, judged by GitLab's rules and by what the handbook declares.

use super::{Fault, Outcome, Target, resolved::Cx};
use crate::syntax::{LabelForm, label};

/// Resolves the label `name`, written in `form`; no form for a value of a field that is declared to be a label.
pub(super) fn resolve(cx: &Cx<'_>, name: &str, form: Option<LabelForm>) -> Outcome {
    let labels = &cx.model.labels;
    let name = if form.is_none() { bare(name) } else { name };
    if (labels.is_empty() && !cx.options.judge_labels) || cx.options.ignore_labels.is_match(name) {
        return Outcome::default();
    }
    if let Some(entry) = labels.get(name) {
        let mut outcome = Outcome::to(Target::Label { name: name.into() });
        if entry.deprecated {
            let instead = entry.replaced_by.clone().filter(|name| name != "none");
            outcome.add(Fault::LabelDeprecated { name: name.to_owned(), instead });
        }
        if let Some(fault) = unavailable(cx, name, &entry.containers, form) {
            outcome.add(fault);
        }
        return outcome;
    }
    let filter = matches!(name, "None" | "Any" | "none" | "any") || name.ends_with("::*");
    if form == Some(LabelForm::Url) && filter {
        // GitLab's own filter values: no label, any label, any label of a scope.
        return Outcome::default();
    }
    if form == Some(LabelForm::CodePlain) && (name.ends_with("::") || name.ends_with("::*")) {
        // Prose about a scope.
        return Outcome::default();
    }
    if let Some(meant) = truncated(cx, name, form) {
        return Outcome::fault(Fault::LabelTruncated { read: name.to_owned(), meant });
    }
    // `~10%` and `~20-minutes` mean "about": a name that starts with a digit counts only when it is declared.
    let loose = matches!(form, Some(LabelForm::Bare | LabelForm::CodeBare));
    if loose && name.starts_with(|c: char| c.is_ascii_digit()) {
        return Outcome::default();
    }
    if let Some(now) = labels.former.get(name) {
        let target = Target::Label { name: now.as_str().into() };
        return Outcome::with(target, Fault::LabelFormer { name: name.to_owned(), now: now.clone() });
    }
    let scope = label::split(name);
    if form == Some(LabelForm::CodePlain) {
        // Without a tilde, code is a label only when its scope is declared.
        let declared = scope.is_some_and(|(key, _)| labels.scopes.contains_key(key.trim()));
        if !declared {
            return Outcome::default();
        }
    }
    Outcome { target: None, faults: undeclared(cx, name, form).into() }
}

/// The faults of a name that nobody declares.
fn undeclared(cx: &Cx<'_>, name: &str, form: Option<LabelForm>) -> Vec<Fault> {
    let labels = &cx.model.labels;
    if let Some((key, value)) = label::split(name)
        && (key.trim().is_empty() || value.trim().is_empty())
    {
        return vec![Fault::LabelEmptyScope { name: name.to_owned() }];
    }
    let right = tight(name);
    let spaced = right != name;
    let mut faults = Vec::new();
    if spaced {
        faults.push(Fault::LabelSpaceAroundScope { name: name.to_owned(), right: right.clone() });
        if labels.get(&right).is_some() {
            return faults;
        }
    }
    if let [right] = labels.variants(name) {
        return vec![Fault::LabelVariant { name: name.to_owned(), right: right.clone() }];
    }
    let scope = label::split(&right).map(|(key, _)| key.to_owned());
    if scope.as_ref().and_then(|key| labels.scopes.get(key)).is_some_and(|scope| !scope.closed) {
        return faults;
    }
    let near = || labels.nearest(&right).into_iter().map(str::to_owned).collect();
    let nearest: Vec<String> = cx.asked.labels.get(&right, near);
    if form == Some(LabelForm::Bare) && scope.is_none() {
        // A bare word after a tilde is often no label at all: an error only when it is nearly one.
        let close = nearest.first().is_some_and(|near| {
            let distance = crate::base::distance(name, near);
            distance <= 2 && distance * 3 <= name.chars().count()
        });
        if !close {
            return vec![Fault::LabelMaybe { name: name.to_owned() }];
        }
    }
    let scope = scope.filter(|key| labels.scopes.contains_key(key));
    faults.push(Fault::LabelUndeclared { name: name.to_owned(), nearest, scope });
    faults
}

/// The name without blanks beside its `::`.
fn tight(name: &str) -> String {
    name.split("::").map(str::trim).collect::<Vec<_>>().join("::")
}

/// A field's value may be written as in prose: `~bug`, `~"a b"`.
fn bare(written: &str) -> &str {
    let name = written.strip_prefix('~').unwrap_or(written);
    name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name).trim()
}

/// The declared name that an unquoted reference was meant to be, when GitLab stops reading it too early: `~IT::to do`
/// is `IT::to` to GitLab. What it reads is declared nowhere, or it would be meant.
fn truncated(cx: &Cx<'_>, name: &str, form: Option<LabelForm>) -> Option<String> {
    if form != Some(LabelForm::Bare) {
        return None;
    }
    let after = &cx.source.text[cx.mention().reference.range.end as usize..];
    let fits = |declared: &str| {
        declared.strip_prefix(name).is_some_and(|rest| {
            after.starts_with(rest) && !after[rest.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
        })
    };
    cx.model.labels.by_name.keys().filter(|declared| fits(declared)).max_by_key(|name| name.len()).cloned()
}

/// Whether the label is cited for a group or project it does not exist in. Only a citation that names one can be
/// judged: an address of GitLab, or `group/project~label`.
fn unavailable(cx: &Cx<'_>, name: &str, available: &[String], form: Option<LabelForm>) -> Option<Fault> {
    if available.is_empty() {
        return None;
    }
    let container = match form? {
        LabelForm::Url => container_of_url(enclosing_link(cx)?)?,
        LabelForm::Bare | LabelForm::Quoted => {
            let range = cx.mention().reference.range.to_usize();
            let (project, _) = cx.source.text[range].split_once('~')?;
            if !project.contains('/') {
                return None;
            }
            project.to_owned()
        }
        _ => return None,
    };
    // A group's label exists in all its subgroups and projects.
    let inside = |group: &String| container == *group || container.starts_with(&format!("{group}/"));
    let fault =
        Fault::LabelUnavailable { name: name.to_owned(), container: container.clone(), available: available.to_vec() };
    (!available.iter().any(inside)).then_some(fault)
}

/// The destination of the link that a label in an address stands in.
fn enclosing_link<'a>(cx: &Cx<'a>) -> Option<&'a str> {
    let range = cx.mention().reference.range;
    let before = cx.source.mentions[..cx.at].iter().rev();
    before
        .map(|mention| &mention.reference)
        .find(|reference| reference.range.covers(range) && reference.range != range)
        .map(|reference| &*reference.name)
}

/// `https://gitlab.com/groups/a/b/-/issues?…` → `a/b`; `https://gitlab.com/a/b/-/issues` → `a/b`.
fn container_of_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let (_, path) = rest.split_once('/')?;
    let (path, _) = path.split_once("/-/")?;
    let path = path.strip_prefix("groups/").unwrap_or(path);
    (!path.is_empty()).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_container_of_an_address() {
        let check = |url: &str, want: Option<&str>| assert_eq!(container_of_url(url).as_deref(), want, "{url}");
        check("https://gitlab.com/groups/gitlab-com/-/issues?label_name[]=x", Some("gitlab-com"));
        check("https://gitlab.com/gitlab-org/gitlab/-/boards", Some("gitlab-org/gitlab"));
        check("https://example.com/issues", None);
    }

    #[test]
    fn takes_the_name_out_of_a_written_field() {
        for written in ["a b", "~\"a b\"", "~a b", " a b"] {
            assert_eq!(bare(written), "a b", "{written}");
        }
    }
}
