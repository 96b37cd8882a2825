//! What a file is, told by its name alone.

use crate::base::VPath;

/// What a file is to the compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A page, or a part that pages include: `.md`, `.markdown`.
    Markdown,
    /// Records: `.yml`, `.yaml`.
    Yaml,
    /// Anything else; its bytes are read only when they are published.
    Asset,
}

impl Class {
    /// The class of a file with this name. Letter case does not matter: `README.MD` is what some editors save.
    pub fn of(path: &VPath) -> Self {
        let extension = path.extension();
        let is_any = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
        if is_any(&["md", "markdown"]) {
            Self::Markdown
        } else if is_any(&["yml", "yaml"]) {
            Self::Yaml
        } else {
            Self::Asset
        }
    }

    /// The words for it in a message.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Markdown => "a Markdown file",
            Self::Yaml => "a YAML file",
            Self::Asset => "a file",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_the_extension() {
        let check = |path: &str, want| assert_eq!(Class::of(&VPath::new(path).unwrap()), want, "{path}");
        check("a/b.md", Class::Markdown);
        check("README.MD", Class::Markdown);
        check("x.markdown", Class::Markdown);
        check("labels.yml", Class::Yaml);
        check("labels.Yaml", Class::Yaml);
        check("a.md/logo.png", Class::Asset);
        check("md", Class::Asset);
        check(".md", Class::Asset);
    }
}
