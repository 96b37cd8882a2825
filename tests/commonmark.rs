//! The published examples of CommonMark and GFM. The files are found through `VADE_CORPORA`; without it this test says
//! that it did not run.

use vademecum::{
    base::{TextMap, TextRange},
    syntax::{
        Form,
        markdown::{Dialect, Host, RawHtml, Shown, to_html},
    },
};

struct AsWritten;

impl Host for AsWritten {
    fn reference(&self, _: TextRange, _: Form, _: &str) -> Shown {
        Shown::Plain
    }

    fn anchor(&self, _: u32) -> Option<&str> {
        None
    }

    fn view(&self, _: TextRange) -> Option<String> {
        None
    }
}

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// Reads the examples out of a specification: fences of 32 backticks, the two parts divided by a line with a dot.
fn examples(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut found: Vec<Example> = Vec::new();
    let mut state = 0;
    for line in spec.lines() {
        if state == 0 && line.starts_with(&format!("{fence} example")) {
            found.push(Example { number: found.len() + 1, markdown: String::new(), html: String::new() });
            state = 1;
        } else if state == 1 && line == "." {
            state = 2;
        } else if state == 2 && line == fence {
            state = 0;
        } else if let Some(example) = found.last_mut().filter(|_| state > 0) {
            let part = if state == 1 { &mut example.markdown } else { &mut example.html };
            part.push_str(&line.replace('→', "\t"));
            part.push('\n');
        }
    }
    found
}

/// Takes away what means the same: line ends between tags, the slash of void elements.
fn normal(html: &str) -> String {
    let mut out = html.trim().replace(" />", ">").replace("<br/>", "<br>").replace("&#x27;", "'");
    // The two GFM files differ in the order of these attributes.
    out = out.replace("type=\"checkbox\" disabled=\"\">", "disabled=\"\" type=\"checkbox\">");
    out = out.replace("type=\"checkbox\" checked=\"\" disabled=\"\">", "checked=\"\" disabled=\"\" type=\"checkbox\">");
    for (from, to) in [(">\n<", "><"), ("> \n<", "><")] {
        while out.contains(from) {
            out = out.replace(from, to);
        }
    }
    for block in ["li", "blockquote", "td", "th", "p", "ul", "ol"] {
        out = out.replace(&format!("\n</{block}>"), &format!("</{block}>"));
        out = out.replace(&format!("<{block}>\n"), &format!("<{block}>"));
        out = out.replace(&format!("\n<{block}>"), &format!("<{block}>"));
        out = out.replace(&format!("</{block}>\n"), &format!("</{block}>"));
    }
    out
}

/// Takes away what this house adds to GFM: the frame around tables, heading ids and anchors, lazy images, what code and tasks are
/// called.
fn without_additions(html: &str) -> String {
    let mut out = html
        .replace("</table></div>", "</table>")
        .replace(" tabindex=\"0\" role=\"group\" aria-label=\"Code\"", "")
        .replace(" aria-label=\"Done\"", "")
        .replace(" aria-label=\"To do\"", "")
        .replace(" loading=\"lazy\"", "");
    // Tables of one page are numbered from the second on.
    while let Some(at) = out.find("<div class=\"table\"") {
        let end = out[at..].find('>').map_or(out.len(), |end| at + end + 1);
        out.replace_range(at..end, "");
    }
    while let Some(at) = out.find("<a class=\"anchor\"") {
        let end = out[at..].find("</a>").map_or(out.len(), |end| at + end + 4);
        out.replace_range(at..end, "");
    }
    for level in 1..=6 {
        let open = format!("<h{level} id=\"");
        while let Some(at) = out.find(&open) {
            let end = out[at..].find('>').map_or(out.len(), |end| at + end);
            out.replace_range(at + 3..end, "");
        }
    }
    out
}

fn corpora() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a test is told where its inputs are")]
    let found = std::env::var("VADE_CORPORA").ok();
    if found.is_none() {
        #[expect(clippy::print_stderr, reason = "a test that did not run says so")]
        {
            eprintln!("VADE_CORPORA is not set: the published examples were not run");
        }
    }
    found
}

fn read(corpora: &str, file: &str) -> Vec<Example> {
    #[expect(clippy::disallowed_methods, reason = "a test reads its inputs itself")]
    let text = std::fs::read_to_string(format!("{corpora}/specs/{file}")).expect("a file of examples");
    examples(&text)
}

/// The numbers of the examples whose output differs, with what was got.
fn departures(examples: &[Example], dialect: &Dialect, expected: &[usize]) -> Vec<usize> {
    let mut numbers = Vec::new();
    for example in examples {
        let map = TextMap::shift(0);
        let got = to_html(&example.markdown, &map, dialect, &AsWritten);
        let got = if dialect.extensions { without_additions(&got) } else { got };
        if normal(&got) != normal(&example.html) {
            numbers.push(example.number);
            if !expected.contains(&example.number) {
                #[expect(clippy::print_stderr, reason = "what failed is shown")]
                {
                    eprintln!(
                        "--- {}\n{}\nwant {:?}\ngot  {:?}",
                        example.number,
                        example.markdown,
                        normal(&example.html),
                        normal(&got)
                    );
                }
            }
        }
    }
    numbers
}

#[test]
fn commonmark_without_departures() {
    let Some(corpora) = corpora() else { return };
    let examples = read(&corpora, "commonmark-spec.txt");
    assert_eq!(examples.len(), 655);
    assert_eq!(departures(&examples, &Dialect::commonmark(), &[]), Vec::<usize>::new());
}

/// Departures from GFM that are meant, each with its reason.
const GFM_DEPARTURES: &[(usize, &str)] = &[
    (610, "shown by GFM without its own extension for bare addresses"),
    (616, "shown by GFM without its own extension for bare addresses"),
    (619, "shown by GFM without its own extension for bare addresses"),
    (620, "shown by GFM without its own extension for bare addresses"),
    (645, "CommonMark 0.31 takes two hyphens within a comment, GFM's older base does not"),
    (646, "CommonMark 0.31 takes `<!-->` as a comment, GFM's older base does not"),
    (653, "the tag filter: raw HTML goes through the allow-list instead, which this profile has off"),
];

const EXTENSION_DEPARTURES: &[(usize, &str)] = &[
    (17, "a single tilde strikes nothing through: it begins a label"),
    (18, "a single tilde strikes nothing through: it begins a label"),
    (20, "the example gives no output, only that nothing crashes"),
    (22, "the tag filter: raw HTML goes through the allow-list instead, which this profile has off"),
    (23, "footnote ids carry the footnote's name, so that a link to one survives an edit above it"),
];

fn gfm() -> Dialect {
    Dialect { raw_html: RawHtml::AsIs, ..Dialect::default() }
}

#[test]
fn gfm_with_listed_departures() {
    let Some(corpora) = corpora() else { return };
    for (file, listed) in [("gfm-spec.txt", GFM_DEPARTURES), ("gfm-extensions.txt", EXTENSION_DEPARTURES)] {
        let examples = read(&corpora, file);
        assert!(!examples.is_empty());
        let expected: Vec<usize> = listed.iter().map(|(number, _)| *number).collect();
        assert_eq!(departures(&examples, &gfm(), &expected), expected, "{file}");
    }
}
