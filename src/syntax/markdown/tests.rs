//! What both passes make of small texts, and that they agree.

use std::cell::RefCell;

use super::*;
use crate::{
    base::TextRange,
    syntax::{Form, LabelForm},
};

/// Shows everything as written and remembers what it was asked.
#[derive(Default)]
struct Recorder {
    asked: RefCell<Vec<(TextRange, Form, String)>>,
}

impl Host for Recorder {
    fn reference(&self, range: TextRange, form: Form, name: &str) -> Shown {
        self.asked.borrow_mut().push((range, form, name.to_owned()));
        Shown::Plain
    }

    fn anchor(&self, _: u32) -> Option<&str> {
        None
    }

    fn view(&self, _: TextRange) -> Option<String> {
        None
    }
}

fn html(text: &str) -> String {
    let host = Recorder::default();
    let map = TextMap::shift(0);
    let html = to_html(text, &map, &Dialect::default(), &host);
    let facts = facts(text, &map, &Dialect::default());
    let mut told: Vec<_> = facts
        .references
        .iter()
        .filter(|one| one.form != Form::Label(LabelForm::Url))
        .map(|one| (one.range, one.form, one.name.to_string()))
        .collect();
    let mut asked = host.asked.into_inner();
    told.sort_by_key(|one| one.0);
    asked.sort_by_key(|one| one.0);
    assert_eq!(told, asked, "the passes disagree on {text:?}");
    html
}

fn refs(text: &str) -> Vec<String> {
    html(text);
    facts(text, &TextMap::shift(0), &Dialect::default())
        .references
        .iter()
        .map(|one| {
            let form = match one.form {
                Form::Label(form) => format!("{form:?}"),
                Form::Link { empty: true } => "Empty".to_owned(),
                Form::Link { empty: false } => "Link".to_owned(),
                form => format!("{form:?}"),
            };
            format!("{form} {} | {} | {}", &text[one.range.to_usize()], &text[one.target.to_usize()], one.name)
        })
        .collect()
}

#[test]
fn finds_labels_before_markup() {
    let check = |text: &str, want: &[&str]| assert_eq!(refs(text), want, "{text}");
    check("see ~bug.", &["Bare ~bug | bug | bug"]);
    check("~\"Ready *to* x\" and *y*", &["Quoted ~\"Ready *to* x\" | \"Ready *to* x\" | Ready *to* x"]);
    check("~\"a `b\" c` d", &["Quoted ~\"a `b\" | \"a `b\" | a `b"]);
    check("*a ~\"b* c\" d*", &["Quoted ~\"b* c\" | \"b* c\" | b* c"]);
    check("~\"a :smile: \\_ b\"", &["Quoted ~\"a :smile: \\_ b\" | \"a :smile: \\_ b\" | a :smile: \\_ b"]);
    check("~\"R &amp; D\"", &["Quoted ~\"R &amp; D\" | \"R &amp; D\" | R &amp; D"]);
    check("_see ~bug_", &["Bare ~bug | bug | bug"]);
    check("~a_b_c", &["Bare ~a_b_c | a_b_c | a_b_c"]);
    check("~a::b c", &["Bare ~a::b | a::b | a::b"]);
    check("~a ~b~c", &["Bare ~a | a | a", "Bare ~b | b | b"]);
    check(
        "~10% ~20-minutes ~123",
        &["Bare ~10 | 10 | 10", "Bare ~20-minutes | 20-minutes | 20-minutes", "Bare ~123 | 123 | 123"],
    );
    check("group/project~bug", &["Bare group/project~bug | bug | bug"]);
    check("x~bug \\~bug ~~bug~~ ~ bug", &[]);
    check("~~~\n~bug\n~~~\n\n    ~bug\n", &[]);
    check("[~bug](x)", &["Link [~bug](x) | x | x"]);
    check("![~bug](x)", &["Image ![~bug](x) | x | x"]);
    check("<span title=\"~bug\">~b</span>", &["Bare ~b | b | b"]);
    check("<code>~bug</code> <a href=\"x\">~bug</a>", &["HtmlHref href=\"x\" | x | x"]);
    check("| a |\n|---|\n| ~\"x y\" |", &["Quoted ~\"x y\" | \"x y\" | x y"]);
    check("| a |\n|---|\n| ~\"x *y* | z\" |", &[]);
    check(
        "# ~bug\n\n- ~\"a *b*\"\n  > ~c",
        &["Bare ~bug | bug | bug", "Quoted ~\"a *b*\" | \"a *b*\" | a *b*", "Bare ~c | c | c"],
    );
    check(
        "/label ~a ~\"b c\"\nand ~d",
        &["QuickAction ~a | a | a", "QuickAction ~\"b c\" | \"b c\" | b c", "Bare ~d | d | d"],
    );
    check(
        "`~\"a b\"` `~bug` `A::1` `f()`",
        &["CodeQuoted `~\"a b\"` | \"a b\" | a b", "CodeBare `~bug` | bug | bug", "CodePlain `A::1` | A::1 | A::1"],
    );
}

#[test]
fn finds_links_and_their_destinations() {
    let check = |text: &str, want: &[&str]| assert_eq!(refs(text), want, "{text}");
    check("[a](b \"t\") [](c)", &["Link [a](b \"t\") | b | b", "Empty [](c) | c | c"]);
    check("[a](<label:b c>)", &["Link [a](<label:b c>) | label:b c | label:b c"]);
    check("[a *b*](x_(y)_z)", &["Link [a *b*](x_(y)_z) | x_(y)_z | x_(y)_z"]);
    check("[a](b&amp;c\\*)", &["Link [a](b&amp;c\\*) | b&amp;c\\* | b&c*"]);
    check("[![i](j)](k)", &["Link [![i](j)](k) | k | k", "Image ![i](j) | j | j"]);
    check("[`](`](k)", &["Link [`](`](k) | k | k"]);
    check("[a\\]](k)", &["Link [a\\]](k) | k | k"]);
    check("> [a\n> b](c)", &["Link [a\n> b](c) | c | c"]);
    check("[a][b] [b]\n\n[b]: <c d> 'e'", &["Link [a][b] | c d | c d", "Link [b] | c d | c d"]);
    check("[a][nope]", &[]);
    check(
        "<persona:x> <a@b.cd>",
        &["Autolink <persona:x> | persona:x | persona:x", "Autolink <a@b.cd> | a@b.cd | mailto:a@b.cd"],
    );
    check(
        "see https://a.bc/d_e_f, www.a.bc and x@y.zz",
        &[
            "BareUrl https://a.bc/d_e_f | https://a.bc/d_e_f | https://a.bc/d_e_f",
            "BareUrl www.a.bc | www.a.bc | http://www.a.bc",
            "BareUrl x@y.zz | x@y.zz | mailto:x@y.zz",
        ],
    );
    check(
        "https://a.bc/*d*/~e **https://f.gh**",
        &[
            "BareUrl https://a.bc/*d*/~e | https://a.bc/*d*/~e | https://a.bc/*d*/~e",
            "BareUrl https://f.gh | https://f.gh | https://f.gh",
        ],
    );
    check("`https://a.bc` [https://a.bc](d)", &["Link [https://a.bc](d) | d | d"]);
    check(
        "[a](https://x/-/issues?label_name[]=BTG-FYI&label_name%5B%5D=a+b)",
        &[
            "Link [a](https://x/-/issues?label_name[]=BTG-FYI&label_name%5B%5D=a+b) | https://x/-/issues?label_name[]=BTG-FYI&label_name%5B%5D=a+b | https://x/-/issues?label_name[]=BTG-FYI&label_name%5B%5D=a+b",
            "Url BTG-FYI | BTG-FYI | BTG-FYI",
            "Url a+b | a+b | a b",
        ],
    );
    check(
        "<div>\n<a href=\"a&amp;b\">x</a>\n<img src='c'>\n</div>",
        &["HtmlHref href=\"a&amp;b\" | a&amp;b | a&b", "HtmlSrc src='c' | c | c"],
    );
    check("[a](javascript:x) <a href=\"java&#115;cript:x\">b</a>", &[]);
}

#[test]
fn writes_html() {
    let check = |text: &str, want: &str| assert_eq!(html(text), want, "{text}");
    check("~x~ ~~y~~ *a ~b* c~", "<p>~x~ <del>y</del> <em>a ~b</em> c~</p>\n");
    check("a ~\"b *c* d\" e", "<p>a ~&quot;b *c* d&quot; e</p>\n");
    check("~a &amp; \\* <b> ~c", "<p>~a &amp; * <b> ~c</b></p>\n");
    check(
        "# A *b*\n# A b",
        "<h1 id=\"a-b\">A <em>b</em><a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to this section\">#</a></h1>\n<h1 id=\"a-b-1\">A b<a class=\"anchor\" href=\"#a-b-1\" aria-label=\"Link to this section\">#</a></h1>\n",
    );
    check(
        "## A {#x .c}",
        "<h2 id=\"x\" class=\"c\">A<a class=\"anchor\" href=\"#x\" aria-label=\"Link to this section\">#</a></h2>\n",
    );
    check(
        "> [!NOTE]\n> a",
        "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n",
    );
    check(
        "> [!WARNING] Mind *this* ~b\n> a\n>\n> c",
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Mind <em>this</em> ~b</p>\n<p>a</p>\n<p>c</p>\n</div>\n",
    );
    check(
        "> [!tip] Only",
        "<div class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Only</p>\n</div>\n",
    );
    check("> [!NOTE](x) a", "<blockquote>\n<p><a href=\"x\">!NOTE</a> a</p>\n</blockquote>\n");
    check(
        "```{labels}\na: 1\n```",
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>a: 1\n</code></pre>\n",
    );
    check(
        "```rust x\na\n```",
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code class=\"language-rust\">a\n</code></pre>\n",
    );
    check(
        "![a *b* \"c\"](d \"e\")",
        "<p><img src=\"d\" alt=\"a b &quot;c&quot;\" title=\"e\" loading=\"lazy\" /></p>\n",
    );
    check(
        "a[^x] b[^x]\n\n[^x]: note\n[^y]: unused",
        "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-x\" id=\"fnref-x\">1</a></sup> b<sup class=\"footnote-ref\"><a href=\"#fn-x\" id=\"fnref-x-2\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-x\">\n<p>note <a href=\"#fnref-x\" class=\"footnote-backref\" aria-label=\"Back to the text\">↩</a> <a href=\"#fnref-x-2\" class=\"footnote-backref\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    );
    check("- [ ] a", "<ul>\n<li><input disabled=\"\" type=\"checkbox\" aria-label=\"To do\" /> a</li>\n</ul>\n");
    check(
        "[a](javascript:x)",
        "<p><span class=\"broken\" title=\"this address is not allowed in a link\"><span class=\"sr\">(this address is not allowed in a link) </span>a</span></p>\n",
    );
    check("[a](persona:x)", "<p><a>a</a></p>\n");
    check("<!-- note -->\n\na", "<p>a</p>\n");
}

#[test]
fn keeps_only_harmless_html() {
    let check = |text: &str, want: &str| assert_eq!(html(text), want, "{text}");
    check("a <b onclick=x style=y class=z>c</b>", "<p>a <b class=\"z\">c</b></p>\n");
    check("a <script>alert(1)</script> b", "<p>a  b</p>\n");
    check("a <script>alert(*1*) b\n\nc", "<p>a </p>\n<p>c</p>\n");
    check("<script>\nx\n</script>\n\na", "<p>a</p>\n");
    check("<div><iframe src=x>y</iframe>z</div>\n", "<div>z</div>\n");
    check("<blink>a</blink> b", "<p>a b</p>\n");
    check(
        "<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n\nc",
        "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n<p>c</p>\n",
    );
    check("<details>\n\na", "<details>\n<p>a</p>\n</details>");
    check("- <b>a\n- c", "<ul>\n<li><b>a</b></li>\n<li>c</li>\n</ul>\n");
    check("<b>a *c</b> d*", "<p><b>a <em>c d</em></b></p>\n");
    check("</div> a </b>", " a \n");
    check("a </b> c", "<p>a  c</p>\n");
    check("<a name=\"x\"></a>\n\na", "<p><a id=\"x\"></a></p>\n<p>a</p>\n");
    check("<a id=\"x\"/>b", "<p><a id=\"x\"></a>b</p>\n");
    check(
        "<img src=\"a.png\" onerror=\"x\" alt='\"><script>'>",
        "<img src=\"a.png\" alt=\"&quot;&gt;&lt;script&gt;\" />\n",
    );
    check("<p align=\"center\">\n\na\n\n</p>", "<p align=\"center\">\n</p>\n<p>a</p>\n");
    check("<table><tr><td>&nbsp;a & b</td></tr></table>", "<table><tr><td>&nbsp;a & b</td></tr></table>\n");
    check("<svg><script>x</script></svg>", "<p></p>\n");
}

#[test]
fn says_what_is_left_out() {
    let check = |text: &str, want: &[(&str, &str, &str)]| {
        let found = facts(text, &TextMap::shift(0), &Dialect::default());
        let got: Vec<_> = found
            .problems
            .iter()
            .map(|one| (one.rule.as_str(), &text[one.range.to_usize()], one.message.as_str()))
            .collect();
        assert_eq!(got, want, "{text}");
        assert!(found.problems.iter().all(|one| one.help.is_some()));
    };
    check("<iframe src=x></iframe> a", &[("html/not-allowed", "<iframe src=x>", "`<iframe>` is not kept in pages")]);
    check(
        "a <b style=x onclick=y>c</b>",
        &[("html/not-allowed", "<b style=x onclick=y>", "`style`, `onclick` are not kept on `<b>`")],
    );
    check("[a](javascript:x)", &[("link/scheme", "javascript:x", "a link cannot start with `javascript:`")]);
    check("> <a\n> href='data:x'>y</a>", &[("link/scheme", "data:x", "a link cannot start with `data:`")]);
    check(
        "<!-- a",
        &[("html/not-allowed", "<!--", "the comment that starts here is never closed, so nothing after it is shown")],
    );
    check("a <br> c", &[]);
}

#[test]
fn reads_views_wherever_they_stand() {
    let check = |text: &str, body: &str, at: &str| {
        let found = facts(text, &TextMap::shift(0), &Dialect::default());
        let view = &found.views[0];
        assert_eq!(view.body, body, "{text:?}");
        assert_eq!(&text[view.name_range.to_usize()], view.name, "{text:?}");
        assert!(text[view.range.to_usize()].starts_with("```"), "{text:?}");
        for (offset, _) in body.match_indices(at) {
            let range = view.map.range(TextRange::new(offset, offset + at.len()));
            assert_eq!(&text[range.to_usize()], at, "{text:?}");
        }
    };
    check("```{labels}\nscope: x\n```", "scope: x\n", "scope");
    check("- a\n\n  ```{labels}\n  x: 1\n\n  \ty: 2\n  ```\n", "x: 1\n\n\ty: 2\n", "y: 2");
    check("> ```{data}\r\n> x: 1\r\n>\r\n> y: 2\r\n> ```\r\n", "x: 1\n\ny: 2\n", "y: 2");
    check("-\ta\n\n\t```{labels}\n\tx: 1\n\t  y: 2\n\t```\n", "x: 1\n  y: 2\n", "y: 2");
    check("```{include}\n```", "", "-");
}

#[test]
fn knows_what_a_comment_allows() {
    let check = |text: &str, want: &[(&str, &str)]| {
        let found = facts(text, &TextMap::shift(0), &Dialect::default());
        let got: Vec<_> =
            found.allows.iter().map(|one| (one.rule.as_str(), text[one.covers.to_usize()].trim_end())).collect();
        assert_eq!(got, want, "{text}");
        for one in &found.allows {
            assert!(text[one.comment.to_usize()].starts_with("<!--"));
            assert_eq!(&text[one.rule_range.to_usize()], one.rule);
        }
    };
    check(
        "<!-- vade: allow a/b, x -->\n<!-- vade: allow c/d -->\n\npara\n\nother",
        &[("a/b", "para"), ("c/d", "para")],
    );
    check("<!-- vade: allow a/b -->\n- x\n- y", &[("a/b", "- x\n- y")]);
    check("> <!-- vade: allow a/b -->\n> x\n\ny", &[("a/b", "x")]);
    check("<!-- vade: allow a/b -->\n```{labels}\n```", &[("a/b", "```{labels}\n```")]);
    check("x <!-- vade: allow a/b --> y", &[("a/b", "x <!-- vade: allow a/b --> y")]);
    check("<!-- vade: allow a/b -->\n<div>x</div>", &[("a/b", "<div>x</div>")]);
    check("<!-- vade: alow a/b -->\n\nx", &[("", "x")]);
    check("x\n\n<!-- vade: allow a/b -->", &[("a/b", "")]);
}

#[test]
fn outlines_and_sums_up() {
    let text = "# A ~bug `c` ![d](e)\n\nFirst *para* ~x. Second.\n\n<a id=\"here\"></a>\n\n## B {#own}\n\n```{include}\nx: 1\n```\n\n[^n]: y\n";
    let found = facts(text, &TextMap::shift(0), &Dialect::default());
    let outline: Vec<String> = found
        .outline
        .iter()
        .map(|item| match item {
            OutlineItem::Heading(one) => format!("{} {} #{} {}", one.level, one.text, one.id, one.explicit),
            OutlineItem::Anchor(one) => format!("#{}", one.id),
            OutlineItem::Include(index) => format!("include {index}"),
        })
        .collect();
    assert_eq!(outline, ["1 A ~bug c d #a-bug-c-d false", "#here", "2 B #own true", "include 0", "#fn-n"]);
    assert_eq!(found.summary, "First para ~x. Second.");
    let sentence = |name: &str| found.references.iter().find(|one| &*one.name == name).map(|one| &*one.sentence);
    assert_eq!(sentence("x"), Some("First para ~x."));
    assert_eq!(sentence("bug"), Some("A ~bug c d"));
}

#[test]
fn reads_one_line_as_one_line() {
    let check = |text: &str, want: &str| {
        let host = Recorder::default();
        let map = TextMap::shift(100);
        assert_eq!(inline_to_html(text, &map, &Dialect::default(), &host), want, "{text}");
        let told: Vec<_> = inline_facts(text, &map, &Dialect::default()).references;
        let told: Vec<_> = told.iter().map(|one| one.range).collect();
        let asked: Vec<_> = host.asked.into_inner().iter().map(|one| one.0).collect();
        assert_eq!(told, asked);
        for range in told {
            assert!(text.get(range.start as usize - 100..range.end as usize - 100).is_some(), "{text}");
        }
    };
    check("# *a* ~b", "# <em>a</em> ~b");
    check("_a_ 1", "<em>a</em> 1");
    check("1. a", "1. a");
    check("[a](b)", "<a href=\"b\">a</a>");
    check("    a", "a");
    check("a\n\nb", "a b");
    assert_eq!(plain("*a* [b](c) ~\"d e\"", &Dialect::default()), "a b d e");
    assert_eq!(plain("# x", &Dialect::default()), "# x");
    assert_eq!(plain("# x\n\n- y\n- z", &Dialect::default()), "x y z");
}

#[test]
fn gives_ranges_of_the_source() {
    let map = TextMap::from_pieces(vec![(0, 10), (4, 50)]);
    let found = facts("abc ~bug", &map, &Dialect::default());
    assert_eq!(found.references[0].range, TextRange::new(50, 54));
    assert_eq!(found.references[0].target, TextRange::new(51, 54));
}

#[test]
fn survives_what_nobody_writes() {
    let deep = 50_000;
    for pattern in [
        ">",
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "*a ",
        "**",
        "_a ",
        "`",
        "<div>",
        "<b>",
        "</b>",
        "<a ",
        "~\"a",
        "~a ",
        "~",
        "a~b~",
        "~\"*\" ",
        "http://",
        "http://a_",
        "_www.a",
        "@",
        "a@a",
        "a@a.a@",
        "<!--",
        "<script>",
        "<iframe>",
        "[^a]",
        "[a](",
        "a][b] ",
        "a] (b) ",
        "[a](b c) ",
        "~“a ",
        "| a ",
        "&amp;",
        "\\",
        "```{a}\n",
        "> [!NOTE] a\n> ",
        "a/b~c",
        "(a/",
        "# a\n",
        "[a]: b\n\n[a]",
        "- a\n  ",
        "<b>\n\n",
        "<p>\n\n",
        "x. A ~b ",
        "?label_name[]=a&",
        "**~\"a*b\"",
    ] {
        let text = pattern.repeat(deep / pattern.len());
        let html = html(&text);
        assert!(html.len() < 1 << 22, "{pattern}: {}", html.len());
    }
}

#[test]
fn writes_emoji() {
    let check = |text: &str, want: &str| assert_eq!(html(text), want, "{text}");
    let tada = "<span class=\"emoji\" role=\"img\" aria-label=\"party popper\" title=\":tada:\">🎉</span>";
    check("a :tada: b", &format!("<p>a {tada} b</p>\n"));
    check("*:tada:* [:tada:](x)", &format!("<p><em>{tada}</em> <a href=\"x\">{tada}</a></p>\n"));
    check("![:tada:](x)", "<p><img src=\"x\" alt=\"🎉\" loading=\"lazy\" /></p>\n");
    check("`:tada:` 10:30:45 a:b:c :nothing: \\:tada:", "<p><code>:tada:</code> 10:30:45 a:b:c :nothing: :tada:</p>\n");
    check("<code>:tada:</code>", "<p><code>:tada:</code></p>\n");
    check("```\n:tada:\n```", "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>:tada:\n</code></pre>\n");
    check(
        ":white_check_mark: _a_",
        "<p><span class=\"emoji\" role=\"img\" aria-label=\"check mark button\" title=\":white_check_mark:\">✅</span> <em>a</em></p>\n",
    );
    let text = "# A :thumbsup: b\n\nDone :tada:.\n";
    let facts = facts(text, &TextMap::shift(0), &Dialect::default());
    let OutlineItem::Heading(heading) = &facts.outline[0] else { panic!("a heading") };
    assert_eq!((&*heading.text, &*heading.id), ("A 👍 b", "a-thumbsup-b"));
    assert_eq!(facts.summary, "Done 🎉.");
    assert!(html(text).contains("id=\"a-thumbsup-b\""));
    assert_eq!(plain(":tada: x", &Dialect::default()), "🎉 x");
}

#[test]
fn writes_formulas() {
    let check = |text: &str, want: &str| assert_eq!(html(text), want, "{text}");
    let x = "<math display=\"inline\"><mi>x</mi></math>";
    check("a $`x`$ b", &format!("<p>a {x} b</p>\n"));
    check("$`x`$$`x`$", &format!("<p>{x}{x}</p>\n"));
    check("*$``x``$*", &format!("<p><em>{x}</em></p>\n"));
    check(
        "| $`x`$ |\n|---|",
        &format!(
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n<thead>\n<tr>\n<th>{x}</th>\n</tr>\n</thead>\n</table></div>\n"
        ),
    );
    check("$ `x` $ and \\$`x`$ $5", "<p>$ <code>x</code> $ and $<code>x</code>$ $5</p>\n");
    check("$`\\foo`$ ~a", "<p><code class=\"math\">$`\\foo`$</code> ~a</p>\n");
    check(
        "```math\nx\n```",
        "<div class=\"math\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\"><math display=\"block\"><mi>x</mi></math></div>\n",
    );
    check(
        "```math\n\\foo\n```",
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code class=\"language-math\">\\foo\n</code></pre>\n",
    );
    let dialect = Dialect { dollar_math: true, ..Dialect::default() };
    let dollars = |text: &str| to_html(text, &TextMap::shift(0), &dialect, &Recorder::default());
    assert_eq!(dollars("a $x$ $`x`$"), format!("<p>a {x} {x}</p>\n"));
    assert_eq!(dollars("$$x$$"), "<p><math display=\"block\"><mi>x</mi></math></p>\n");
}
