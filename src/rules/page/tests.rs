//! Pages.

use crate::rules::testing::{check, silent};

#[test]
fn hidden_pages_need_a_link() {
    let hidden = "-- index.md --\n# Home\n\nHello.\n-- old.md --\n---\ntitle: Old\nhide_nav: true\n---\nPrices.\n";
    check(hidden, &["old.md:2:8 page/orphan no page links to `Old`"]);
    silent("page/orphan", &format!("{hidden}-- a.md --\n# A\n\n[old](old.md)\n"));
    silent("page/orphan", "-- index.md --\n# Home\n\nHello.\n-- a/b.md --\n# B\n\nText.\n");
}

#[test]
fn titles_and_sections_are_written() {
    check("-- a-b.md --\nText.\n", &["a-b.md:1:1 page/no-title so it is called `A b`"]);
    for page in ["# T\n", "---\ntitle: T\n---\nText.\n", "---\nkind: term\nname: T\ndefinition: x\n---\n"] {
        silent("page/no-title", &format!("-- a.md --\n{page}"));
    }
    check(
        "-- a.md --\n# A\n\n## One\n\n<!-- later -->\n\n## Two\n\n### Three\n\nText.\n\n## Four\n",
        &["a.md:3:1 page/empty-section nothing stands under the heading `One`", "a.md:13:1 page/empty-section `Four`"],
    );
    silent("page/empty-section", "-- a.md --\n# A\n\n## One\n\n```{labels}\n```\n\n> ## Quoted\n\nText.\n");
}

#[test]
fn every_cell_is_shown() {
    let row = |row: &str, expected: &[&str]| {
        check(&format!("-- a.md --\n# A\n\n| a | b |\n|---|---|\n{row}\n"), expected);
    };
    for right in ["| 1 | 2 |", "| 1 |", "1 | 2", "| 1 | 2 | |", "| a \\| b | `c \\| d` |"] {
        row(right, &[]);
    }
    row("| 1 | 2 | 3 |", &["a.md:5:11 page/lost-cells the table has 2 columns"]);
    row("| 1 | `a | b` |", &["a.md:5:12 page/lost-cells"]);
}
