//! Turns of phrase that rules share.

/// What a writer wrote, in backticks.
pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

/// `a`, `b` or `c`, each in backticks.
pub(super) fn either<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    joined(names.into_iter().map(code).collect(), "or")
}

/// `a`, `b` and `c`, each in backticks; of a long list its first dozen.
pub(super) fn all<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<String> = names.into_iter().map(code).collect();
    if names.len() > MOST {
        let more = names.len() - MOST;
        names.truncate(MOST);
        names.push(format!("{more} more"));
    }
    joined(names, "and")
}

/// Parts with commas and a last word between the last two.
pub(super) fn joined(mut parts: Vec<String>, word: &str) -> String {
    match parts.pop() {
        None => String::new(),
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} {word} {last}", parts.join(", ")),
    }
}

/// A noun with its article.
pub(super) fn noun(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// `text` as a value in YAML: without quotes only where no reader of YAML could take it for something else.
pub(super) fn yaml_value(text: &str, keep_quotes: bool) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ' ' | ':' | '#');
    let plain = !keep_quotes
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(safe)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null");
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_names() {
        assert_eq!(either(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(all(["a"]), "`a`");
        let many: Vec<String> = (0..14).map(|n| n.to_string()).collect();
        assert!(all(many.iter().map(String::as_str)).ends_with("`11` and 2 more"));
    }

    #[test]
    fn quotes_values_only_where_yaml_needs_it() {
        let check = |text: &str, want: &str| assert_eq!(yaml_value(text, false), want);
        check("it-helpdesk", "it-helpdesk");
        check("team:it-helpdesk", "team:it-helpdesk");
        check("BTG-Status::2-Backlog", "BTG-Status::2-Backlog");
        check("IT:: to do", "\"IT:: to do\"");
        check("a \"b\"", "\"a \\\"b\\\"\"");
        check("true", "\"true\"");
        check("1", "\"1\"");
        assert_eq!(yaml_value("a", true), "\"a\"");
    }
}
