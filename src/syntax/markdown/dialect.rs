//! Which Markdown is spoken: CommonMark and GFM, and what a handbook switches on or off.

use crate::engines::math::Formulas;

/// The settings of `[markdown]` in `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own that a handbook may set")]
pub struct Dialect {
    /// How headings get their ids.
    pub anchors: AnchorStyle,
    /// What happens to raw HTML.
    pub raw_html: RawHtml,
    /// The extensions as a whole: GFM's, alerts, footnotes, labels, views. Off for the plain CommonMark profile.
    pub extensions: bool,
    /// `term` / `: definition`.
    pub definition_lists: bool,
    /// `$x$` as math.
    pub dollar_math: bool,
    /// Curly quotes and dashes.
    pub smart_punctuation: bool,
    /// `H~2~O`, `x^2^`.
    pub sub_superscript: bool,
    /// `[[page]]`.
    pub wikilinks: bool,
    /// Whether code spans may be label references (`[labels] code-spans` is not `off`).
    pub label_code_spans: bool,
    /// Formulas that were set already, for whoever asks again. No setting: dialects are equal whatever it holds.
    pub formulas: Formulas,
}

/// What happens to raw HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RawHtml {
    /// Elements and attributes on the allow-list stay; the rest is left out with a finding.
    Sanitize,
    /// As it is: the plain CommonMark profile only.
    AsIs,
}

/// How headings get their ids; see the table in the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnchorStyle {
    /// GitLab since 17.0: hyphens are not collapsed.
    Gitlab,
    /// GitLab before 17.0: runs of hyphens become one, emoji vanish.
    GitlabLegacy,
    /// GitHub.
    Github,
    /// mdBook.
    Mdbook,
    /// Hugo's default.
    Hugo,
    /// kramdown.
    Kramdown,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            anchors: AnchorStyle::Gitlab,
            raw_html: RawHtml::Sanitize,
            extensions: true,
            definition_lists: false,
            dollar_math: false,
            smart_punctuation: false,
            sub_superscript: false,
            wikilinks: false,
            label_code_spans: true,
            formulas: Formulas::default(),
        }
    }
}

impl Dialect {
    /// Plain CommonMark: every extension off, raw HTML as it is. What the conformance tests run.
    pub fn commonmark() -> Self {
        Self { extensions: false, raw_html: RawHtml::AsIs, label_code_spans: false, ..Self::default() }
    }
}
