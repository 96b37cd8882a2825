//! Addresses in the project that holds the sources, in the form that the place it lies at gives them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::site::encode;

/// A project on GitLab (docs.gitlab.com, "Create issues using a URL with prefilled values"), or on GitHub
/// (docs.github.com, "Creating an issue from a URL query"). What is not known to be GitHub is taken for GitLab.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forge<'a> {
    project: &'a str,
    github: bool,
}

impl<'a> Forge<'a> {
    /// The project at this address.
    pub(super) fn of(project: &'a str) -> Self {
        let project = project.trim_end_matches('/');
        let host = project.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        Self { project, github: host == "github.com" || host.starts_with("github.") }
    }

    /// A commit.
    pub(super) fn commit(self, id: &str) -> String {
        format!("{}{}/commit/{id}", self.project, self.dash())
    }

    /// A file as it is now; `line` is `#L12`, or empty. The path is encoded already.
    pub(super) fn source(self, path: &str, line: &str) -> String {
        format!("{}{}/blob/HEAD/{path}{line}", self.project, self.dash())
    }

    /// A form for a new issue with this title and text.
    pub(super) fn new_issue(self, title: &str, text: &str) -> String {
        let (of_title, of_text) =
            if self.github { ("title", "body") } else { ("issue%5Btitle%5D", "issue%5Bdescription%5D") };
        let (title, text) = (query(title), query(text));
        format!("{}{}/issues/new?{of_title}={title}&{of_text}={text}", self.project, self.dash())
    }

    /// Where GitLab lists the issues that bear a label: in its group when it has just one, else in the project
    /// (`issues?label_name[]=…`, docs.gitlab.com, "Filter the list of issues").
    pub(super) fn issues_with(self, label: &str, mut groups: impl Iterator<Item = &'a str>) -> String {
        let (group, more) = (groups.next(), groups.next());
        let slashes = self.project.match_indices('/').nth(2).map_or(self.project.len(), |(at, _)| at);
        let base = match group.filter(|_| more.is_none()) {
            Some(group) => format!("{}/groups/{}", &self.project[..slashes], encode(group)),
            None => self.project.to_owned(),
        };
        format!("{base}/-/issues?label_name[]={}", query(label))
    }

    /// What GitLab puts between a project and its parts.
    fn dash(self) -> &'static str {
        if self.github { "" } else { "/-" }
    }
}

/// A value in a query.
pub(super) fn query(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_the_form_of_their_place() {
        let check = |project: &str, want: [&str; 3]| {
            let forge = Forge::of(project);
            assert_eq!([forge.commit("a1"), forge.source("b.md", "#L2"), forge.new_issue("c d", "e&f")], want);
        };
        check(
            "https://git.example/group/book/",
            [
                "https://git.example/group/book/-/commit/a1",
                "https://git.example/group/book/-/blob/HEAD/b.md#L2",
                "https://git.example/group/book/-/issues/new?issue%5Btitle%5D=c%20d&issue%5Bdescription%5D=e%26f",
            ],
        );
        check(
            "https://github.com/group/book",
            [
                "https://github.com/group/book/commit/a1",
                "https://github.com/group/book/blob/HEAD/b.md#L2",
                "https://github.com/group/book/issues/new?title=c%20d&body=e%26f",
            ],
        );
    }

    #[test]
    fn a_label_of_one_group_is_looked_for_there() {
        let forge = Forge::of("https://git.example/group/book");
        let check = |groups: &[&'static str], want: &str| {
            assert_eq!(forge.issues_with("A::b", groups.iter().copied()), want);
        };
        check(&["team"], "https://git.example/groups/team/-/issues?label_name[]=A%3A%3Ab");
        check(&["team", "other"], "https://git.example/group/book/-/issues?label_name[]=A%3A%3Ab");
    }
}
