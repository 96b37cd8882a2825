//! The rules about fenced blocks and formulas.

use crate::rules::testing::{check, silent};

#[test]
fn a_language_that_nobody_knows() {
    check(
        "-- index.md --\n# Home\n\n```pyhton\nx\n```\n",
        &["index.md:3:4 markdown/unknown-language `pyhton` is no language"],
    );
    check(
        "-- index.md --\n# Home\n\n> - ~~~~ YMAL,ignore title=x\n>   x\n>   ~~~~\n",
        &["index.md:3:10 markdown/unknown-language `YMAL` is no language"],
    );
    for word in [
        "",
        "text",
        "Plaintext",
        "console",
        "output",
        "diff",
        "mermaid",
        "math",
        "YAML",
        "js{1,3}",
        "rust,ignore",
        "ruby:app/models/user.rb",
        "language-yaml",
        "c++",
        "C#",
        "F#",
        "html+erb",
        "shell-session",
        "kotlin",
        ".gitlab-ci.yml",
    ] {
        silent("markdown/unknown-language", &format!("-- index.md --\n# Home\n\n```{word}\nx\n```\n"));
    }
}

#[test]
fn a_formula_that_cannot_be_read() {
    check(
        "-- index.md --\n# Home\n\nSee $`a + \\foo{b}`$ and $`` c\\nope ``$.\n\n> ```math\n> x\n> \\fooo{1}\n> ```\n",
        &[
            "index.md:3:11 markdown/formula there is no command `\\foo`",
            "index.md:3:30 markdown/formula there is no command `\\nope`",
            "index.md:7:3 markdown/formula there is no command `\\fooo`",
        ],
    );
    for text in [
        "$`a^2`$",
        "`\\foo`",
        "\\$`\\foo`$",
        "$ `\\foo` $",
        "It costs $5 or $6.",
        "$HOME/bin:$PATH",
        "```math\n\\frac{1}{2}\n```",
    ] {
        silent("markdown/formula", &format!("-- index.md --\n# Home\n\n{text}\n"));
    }
}

#[test]
fn names_of_languages_are_judged_in_fields_too() {
    check(
        "-- archetypes.yaml --\narchetypes:\n  - id: a\n    name: A\n    description: |\n      One.\n\n      ```pyhton\n      x\n      ```\n",
        &["archetypes.yaml:7:10 markdown/unknown-language `pyhton` is no language"],
    );
}
