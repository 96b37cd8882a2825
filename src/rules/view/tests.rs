//! Views.

use crate::rules::testing::check;

const DATA: &str = "-- data.yaml --
labels:
  - {name: \"BTG-Status::1-New\", description: Not looked at}
teams:
  - {id: it, name: IT}
personas:
  - {id: sasha, name: Sasha, summary: Writes code.}
-- a/index.md --
# A

Text.
";

#[track_caller]
fn view(body: &str, expected: &[&str]) {
    check(&format!("{DATA}-- page.md --\n# Page\n\n```{body}\n```\n"), expected);
}

#[test]
fn right_views_are_silent() {
    for body in [
        "{labels}",
        "{labels}\nscope: BTG-Status\ncolumns: [label, where]",
        "{personas}\ngroup: [user, buyer]\nstatus: active",
        "{matrix}\nby: team\nteam: IT",
        "{teams}\nteam: [it, team:it]",
        "{people}\ncolumns: [name, team]",
        "{children}\nof: a/index.md",
        "{children}\nof: /a/",
        "yaml\nscope: x",
    ] {
        view(body, &[]);
    }
}

#[test]
fn wrong_views_are_told() {
    view("{label}", &["page.md:3:5 view/unknown there is no view `label`"]);
    view("{python}\nx = 1", &["page.md:3:5 view/unknown"]);
    view(
        "{labels}\nscope: BTG-Status\nscop: BTG-Status",
        &["page.md:5:1 view/unknown-parameter the view `labels` has no key `scop`"],
    );
    view("{labels}\nscop: BTG-Status", &["page.md:4:1 view/unknown-parameter the view `labels` has no key `scop`"]);
    view("{labels}\nBTG-Status", &["page.md:4:1 view/unknown-parameter takes keys, not text"]);
    view("{labels}\nscope: BTG-State", &["page.md:4:8 view/bad-value `scope` cannot be `BTG-State`"]);
    view("{labels}\nscope: [BTG-Status, Nope]", &["page.md:4:21 view/bad-value"]);
    view("{labels}\ncolumns: [label, wher]", &["page.md:4:18 view/bad-value"]);
    view("{labels}\nowner: itt", &["page.md:4:8 view/bad-value"]);
    view("{people}\ncolumns: [name, tema]", &["page.md:4:17 view/bad-value"]);
    view("{children}\nof: b/index.md", &["page.md:4:5 view/bad-value"]);
    view("{workflow}", &["page.md:3:5 view/bad-value no workflow to show"]);
    view("{labels}\nscope:", &["page.md:4:7 view/bad-value not nothing"]);
}
