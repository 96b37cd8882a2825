//! What is coloured and how, and that nothing gets through unescaped.

use std::collections::BTreeSet;
#[cfg(feature = "highlight")]
use std::sync::Arc;

use super::{languages, *};
#[cfg(feature = "highlight")]
use crate::base::{Digest, Kept};

#[test]
fn a_name_is_listed_once() {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = languages::names().filter(|name| !seen.insert(*name)).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(seen.iter().all(|name| **name == name.to_lowercase()));
}

#[test]
fn names_are_found_in_the_forms_of_other_tools() {
    let check = |word: &str, want: &str| assert_eq!(name_in(word), want, "{word}");
    check("rust,ignore", "rust");
    check("ruby:app/x.rb", "ruby");
    check("js{1,3}", "js");
    check("language-YAML", "YAML");
    check("c++", "c++");
    check(".python", "python");
    check("{", "");
    assert_eq!(language("YAML").and_then(|one| one.grammar), Some("yaml"));
    assert_eq!(language("notes.yml").and_then(|one| one.grammar), Some("yaml"));
    assert_eq!(language("kotlin"), Some(Language { grammar: None }));
    assert_eq!(language("pyhton"), None);
    assert_eq!(nearest("pyhton").first(), Some(&"python"));
    assert_eq!(nearest("qqqqqqq"), Vec::<&str>::new());
}

/// The text of a coloured block, and the classes in it.
pub(super) fn read(html: &str) -> (String, BTreeSet<String>) {
    let (mut text, mut classes, mut rest, mut open) = (String::new(), BTreeSet::new(), html, 0);
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').expect("a tag is closed") + at;
        match &rest[at..=end] {
            "</span>" => open -= 1,
            tag => {
                let class = tag.strip_prefix("<span class=\"").and_then(|tag| tag.strip_suffix("\">"));
                classes.insert(class.unwrap_or_else(|| panic!("{tag}")).to_owned());
                open += 1;
            }
        }
        assert!((0..=1).contains(&open), "spans do not nest");
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    (text, classes)
}

#[cfg(feature = "highlight")]
mod coloured {
    use super::*;

    fn html_of(name: &str, code: &str) -> String {
        let html = html(&language(name).expect("a language"), code).expect("colours");
        let (text, classes) = read(&html);
        assert_eq!(text, code, "{name}");
        assert!(classes.iter().all(|class| CLASSES.iter().any(|(known, _)| known == class)), "{classes:?}");
        html
    }

    #[test]
    fn every_language_has_colours() {
        let check = |name: &str, code: &str, want: &[&str]| {
            let html = html_of(name, code);
            for piece in want {
                assert!(html.contains(piece), "{name}: {piece}\n{html}");
            }
        };
        check(
            "sh",
            "if true; then echo \"a\" # b\nfi\n",
            &["<span class=\"hk\">if</span>", "<span class=\"hc\"># b</span>"],
        );
        check("css", "a { color: red } /* x */", &["<span class=\"hc\">/* x */</span>", "hv"]);
        check("diff", "-old\n+new\n", &["<span class=\"hd\">-old", "<span class=\"hi\">+new"]);
        check("dockerfile", "FROM alpine:3\nRUN ls\n", &["<span class=\"hk\">FROM</span>"]);
        check("go", "func main() { return }\n", &["<span class=\"hk\">func</span>", "hf"]);
        check("tf", "resource \"a\" \"b\" { c = 1 }\n", &["hs", "hn"]);
        check("html", "<p class=\"x\">a</p>\n", &["hg", "hs"]);
        check("ini", "[a]\nb = 1 ; c\n", &["hv"]);
        check("js", "const a = \"b\" // c\n", &["<span class=\"hk\">const</span>", "hs", "hc"]);
        check("json", "{\"a\": [1, true, \"x\"]}\n", &["hn", "hs"]);
        check(
            "py",
            "def f(x):\n    return 'a'  # b\n",
            &["<span class=\"hk\">def</span>", "<span class=\"hf\">f</span>", "hc"],
        );
        check("rb", "def a\n  puts \"b\" # c\nend\n", &["<span class=\"hk\">def</span>", "hs", "hc"]);
        check(
            "rs",
            "fn main() { let x: u8 = 1; } // a\n",
            &["<span class=\"hk\">fn</span>", "<span class=\"hf\">main</span>", "ht", "hn"],
        );
        check("SQL", "SELECT a FROM b WHERE c = 'd' -- e\n", &["<span class=\"hk\">SELECT</span>", "hs", "hc"]);
        check("toml", "[a]\nb = \"c\" # d\n", &["hs", "hc", "hv"]);
        check("ts", "type A = { b: string }\n", &["hk", "ht"]);
        check("xml", "<a b=\"c\">d</a><!-- e -->\n", &["hg", "hs", "hc"]);
        check("yml", "a: 1\nb: \"c\" # d\n", &["<span class=\"hv\">a</span>", "hn", "hs", "hc"]);
        let grammars: BTreeSet<&str> = COLOURED.iter().map(|(_, grammar, _)| *grammar).collect();
        assert_eq!(grammars.len(), 18, "a row above for each");
    }

    #[test]
    fn markup_in_code_stays_text() {
        for (name, ..) in COLOURED.iter().map(|(_, _, names)| (names[0], ())) {
            html_of(name, "<script>alert(\"1\")</script> & \u{0} é 日本 </code></pre><b x='y'>\r\n");
        }
    }

    #[test]
    fn hostile_code_stays_plain() {
        let check = |text: &str, coloured: bool| {
            for name in ["json", "bash", "yaml", "html"] {
                assert_eq!(html(&language(name).expect("a language"), text).is_some(), coloured, "{name}");
            }
        };
        check(&"1 ".repeat(LONGEST), false);
        check(&"[\n".repeat(1_000), false);
        check(&"<a>".repeat(1_000), false);
        check(&"[ ]\n".repeat(1_000), true);
        let labels = ("a:b ".repeat(200) + "\n").repeat(10);
        assert_eq!(html(&language("js").expect("a language"), &labels), None, "the parser's steps are counted");
    }

    #[test]
    fn a_cache_gives_what_the_engine_gives() {
        let kept = Arc::new(Kept::default());
        let (rust, json, text) = ("rs", "json", "text");
        let language = |name: &str| language(name).expect("a language");
        let check = |kept: &Arc<Kept>, code: &str| {
            let cache = CodeCache::new(Arc::clone(kept));
            for name in [rust, json, text] {
                assert_eq!(cache.html(&language(name), code), html(&language(name), code), "{name}: {code}");
            }
        };
        let codes = ["1", "fn main() { \"<é>\" }\n", "{\"a\": [1, true]}\n", &"[\n".repeat(1_000)];
        for code in codes.into_iter().chain(codes) {
            check(&kept, code);
        }
        let bytes = kept.to_bytes("this").expect("it has grown");
        let again = Arc::new(Kept::from_bytes("this", &bytes));
        for code in codes {
            check(&again, code);
        }
        assert_eq!(again.to_bytes("this"), None, "all of it was found");
    }

    #[test]
    fn a_cache_that_lies_is_not_believed() {
        let (kept, code) = (Arc::new(Kept::default()), "let a = 1;\n");
        let rust = language("rs").expect("a language");
        let right = html(&rust, code);
        for value in [&[][..], &[0, 1], &[1, 200], &[1, 0, 0], &[1, 5, 255, 255, 255, 127], &[2]] {
            kept.put(Digest::of(format!("rust\0{code}").as_bytes()), value);
            assert_eq!(CodeCache::new(Arc::clone(&kept)).html(&rust, code), right, "{value:?}");
        }
    }
}
