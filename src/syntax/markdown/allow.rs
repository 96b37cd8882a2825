//! `<!-- vade: allow rule/id, reason -->`.

use crate::{base::TextRange, syntax::Allow};

/// What such a comment says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Permission<'c> {
    /// The rule; empty when the comment is not understood.
    pub rule: &'c str,
    /// Where it stands in the comment.
    pub rule_at: usize,
    /// Why.
    pub reason: &'c str,
}

impl Permission<'_> {
    pub(super) fn into_allow(self, rule_range: TextRange, comment: TextRange, covers: TextRange) -> Allow {
        Allow { rule: self.rule.to_owned(), rule_range, reason: self.reason.to_owned(), comment, covers }
    }
}

/// Reads a whole comment, `<!--` and `-->` included; `None` when it does not speak to the compiler.
pub(super) fn read(comment: &str) -> Option<Permission<'_>> {
    let inner = comment.strip_prefix("<!--")?;
    let inner = inner.strip_suffix("-->").unwrap_or(inner).trim_end();
    let inner = inner.trim_start();
    let at = |part: &str| part.as_ptr() as usize - comment.as_ptr() as usize;
    let Some(rest) = inner.strip_prefix("vade:") else {
        let meant = inner.strip_prefix("vade").is_some_and(|rest| rest.trim_start().starts_with("allow "));
        return meant.then(|| Permission { rule: "", rule_at: at(inner), reason: "" });
    };
    let rest = rest.trim_start();
    let malformed = Permission { rule: "", rule_at: at(rest), reason: "" };
    let Some(rest) = rest.strip_prefix("allow").filter(|rest| rest.starts_with(char::is_whitespace)) else {
        return Some(malformed);
    };
    let (rule, reason) = rest.split_once(',').unwrap_or((rest, ""));
    let rule = rule.trim();
    let named = rule.split_once('/').is_some_and(|(group, name)| !group.is_empty() && !name.is_empty());
    if !named || rule.contains(char::is_whitespace) {
        return Some(malformed);
    }
    Some(Permission { rule, rule_at: at(rule), reason: reason.trim() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_permissions() {
        let check = |comment: &str, want: Option<(&str, &str)>| {
            let got = read(comment);
            assert_eq!(got.as_ref().map(|found| (found.rule, found.reason)), want, "{comment}");
            if let Some(found) = got {
                assert!(comment[found.rule_at..].starts_with(found.rule));
            }
        };
        check("<!-- vade: allow a/b, because, really -->", Some(("a/b", "because, really")));
        check("<!--vade: allow a/b-->", Some(("a/b", "")));
        check("<!-- vade: alow a/b -->", Some(("", "")));
        check("<!-- vade: allow -->", Some(("", "")));
        check("<!-- vade: allow a b -->", Some(("", "")));
        check("<!-- vade allow a/b, x -->", Some(("", "")));
        check("<!-- a note -->", None);
    }
}
