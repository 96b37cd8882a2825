//! The keys of mdBook that have no meaning here, and what to use instead.

use crate::base::nearest;

/// What `path` is here, when it is a key of mdBook's (as of 0.5, and some that older files still have).
pub(super) fn here(path: &str) -> Option<&'static str> {
    if let Some((_, here)) = KEYS.iter().find(|(name, _)| path == *name) {
        return Some(here);
    }
    // `[output.<name>]` runs another program there; but `[output.htlm]` is a slip.
    let other = path.strip_prefix("output.")?;
    let foreign = !other.contains('.') && nearest(other, ["html"], 1).is_empty();
    foreign.then_some("here there is one output, `[output.html]`; the section can go")
}

const ALWAYS: &str = "here it is always so; the line can go";

const KEYS: &[(&str, &str)] = &[
    ("rust", "here code is shown and never run; the section can go"),
    (
        "preprocessor",
        "here the compiler does what preprocessors are for: views, includes, labels, references; the section can go",
    ),
    ("book.multilingual", "here a handbook has one language, `[book] language`; the line can go"),
    ("book.text-direction", "here the direction follows from `[book] language`; the line can go"),
    ("build.create-missing", "here a link to a missing page is an error, and no page is made up; the line can go"),
    ("build.use-default-preprocessors", "here there are no preprocessors; the line can go"),
    ("build.extra-watch-dirs", "here everything the handbook reads is watched; the line can go"),
    ("output.html.smart-punctuation", "here it is `[markdown] smart-punctuation`, by default `false`"),
    ("output.html.curly-quotes", "here it is `[markdown] smart-punctuation`, by default `false`"),
    ("output.html.definition-lists", "here it is `[markdown] definition-lists`, by default `false`"),
    ("output.html.admonitions", "here `> [!NOTE]` blocks are always on; the line can go"),
    (
        "output.html.mathjax-support",
        "here formulas are written as GitLab has them, and `[markdown] dollar-math` adds `$x$`",
    ),
    ("output.html.no-section-label", "here headings in the navigation have no numbers; the line can go"),
    (
        "output.html.git-repository-icon",
        "here the link of `git-repository-url` has an icon of its own; the line can go",
    ),
    ("output.html.input-404", "here the page for missing addresses is made by the theme; the line can go"),
    ("output.html.cname", "here a file named `CNAME` is not needed: GitLab Pages keeps domains in its settings"),
    ("output.html.hash-files", ALWAYS),
    ("output.html.copy-fonts", "here the theme brings what it needs; the line can go"),
    ("output.html.sidebar-header-nav", ALWAYS),
    ("output.html.live-reload-endpoint", "here the preview sets it up by itself; the line can go"),
    ("output.html.google-analytics", "here nothing is loaded from other hosts; the line can go"),
    ("output.html.fold", "here the navigation shows the branch of the page; the section can go"),
    ("output.html.playground", "here code is shown and never run; the section can go"),
    ("output.html.playpen", "here code is shown and never run; the section can go"),
    ("output.html.code", "here code is shown whole; the section can go"),
    ("output.html.preferred-dark-theme", "here readers whose system asks for dark colours get them; the line can go"),
    (
        "output.html.search",
        "here the search needs no settings, and a page leaves it by `noindex: true` in its front matter; the section can go",
    ),
];
