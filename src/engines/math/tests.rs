//! What formulas become, what is said of those that cannot be read, and that none costs more than it may.

use super::*;

#[test]
fn formulas_become_mathml() {
    let check = |formula: &str, want: &str| {
        let html = mathml(formula, false).unwrap_or_else(|fault| panic!("{formula}: {fault:?}"));
        assert!(html.starts_with("<math") && html.ends_with("</math>"), "{html}");
        assert!(html.contains(want), "{formula}: {html}");
    };
    check("a^2+b^2=c^2", "<msup><mi>a</mi><mn>2</mn></msup>");
    check("\\frac{1}{2}", "<mfrac>");
    check("a < b > c", "<mo>&lt;</mo>");
    check("\\text{<b>&</b>}", "&lt;b&gt;&amp;");
    check("\\sum_{i=1}^{n} i", "∑");
    check("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "<mtable");
    check("\\operatorname{lcm}(a, b)", "<mi>lcm</mi>");
    check("\\sin x", "sin");
    check("日本 é", "<mi>日</mi>");
    assert!(mathml("x", true).is_ok_and(|html| html.contains("display=\"block\"")));
}

#[test]
fn a_fault_has_words_and_a_place() {
    let check = |formula: &str, words: &str, at: &str| {
        let fault = mathml(formula, false).expect_err(formula);
        assert!(fault.message.contains(words), "{formula}: {}", fault.message);
        assert_eq!(&formula[fault.range.clone()], at, "{formula}: {}", fault.message);
    };
    check("x + \\foo{y}", "there is no command `\\foo`", "\\foo");
    check("\\alpha + \\nope x", "there is no command `\\nope`", "\\nope");
    check("\\begin{nope}x\\end{nope}", "there is no environment `nope`", "nope");
    check("\\frac{1}{2", "a `}` is missing", "\\frac{1}{2");
    check("x}", "not opened", "x}");
    check("a_b_c", "two subscripts", "a_b_c");
    check("this is a rather long formula with a & b and more behind", "outside of a table", "&");
    check("\\def\\a{x}\\a", "`\\def` defines a command", "\\def");
    check("", "it is empty", "");
    check("  ", "it is empty", "  ");
    check("\\operatorname{<b>}", "letters and digits only", "<b>");
    check("\\operatorname{</mi><script>}", "letters and digits only", "</mi><script>");
}

#[test]
fn hostile_formulas_are_bounded() {
    let n = 100_000;
    for formula in [
        "x".repeat(n),
        "{".repeat(n),
        "{".repeat(3_000),
        "{".repeat(50) + &"}".repeat(50),
        "\\sqrt".repeat(900) + " x",
        "\\not".repeat(900) + " x",
        "\\frac1".repeat(900) + "2",
        "\\mathbf".repeat(900) + " x",
        "\\overset".repeat(900),
        "x^{".repeat(4_000) + &"}".repeat(4_000),
        "\\left(".repeat(900),
        "\\begin{matrix}".repeat(900),
        "\\\\".repeat(8_000),
        "x'".repeat(8_000),
        "&".repeat(16_000),
        "\\nope".repeat(3_000),
        "\\color{red}".repeat(900),
        "\u{0}\u{1}\u{202e}".repeat(100),
    ] {
        if let Ok(html) = mathml(&formula, true) {
            assert!(html.len() < 64 * formula.len() + 1024, "{}", &formula[..20]);
        }
    }
    let fault = mathml(&"x+".repeat(n / 2), false).expect_err("too long");
    assert_eq!(fault.message, "it is longer than 16 KiB");
}

#[test]
fn only_mathml_passes() {
    let check = |html: &str, want: bool| assert_eq!(output::is_mathml(html), want, "{html}");
    check("<math display=\"block\"><mi>x</mi><mspace width=\"1em\" />&lt;</math>", true);
    for bad in [
        "<math><mi>x</math></mi>",
        "<math><script></script></math>",
        "<math><mi onclick=\"x\">x</mi></math>",
        "<math><mi href=\"x\">x</mi></math>",
        "<math><mi style=\"background: url(x)\">x</mi></math>",
        "<math>",
        "<mi>x</mi>",
        "<math>a & b</math>",
        "<math><b",
    ] {
        check(bad, false);
    }
}
