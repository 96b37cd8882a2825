//! Several files written as one text, for tests.

/// Splits a text at its `-- path --` lines. What stands before the first such line belongs to no file. Every text ends
/// with a newline unless it is empty.
pub fn fixture(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let path = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        if let Some(path) = path {
            files.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, content)) = files.last_mut() {
            content.push_str(line);
            content.push('\n');
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_the_separators() {
        let check = |text: &str, want: &[(&str, &str)]| {
            let got = fixture(text);
            let got: Vec<(&str, &str)> = got.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            assert_eq!(got, want);
        };
        check(
            "-- a.md --\n# A\n\n---\n-- b/c.yml --\n-- d --\nx",
            &[("a.md", "# A\n\n---\n"), ("b/c.yml", ""), ("d", "x\n")],
        );
        check("words\n", &[]);
    }
}
