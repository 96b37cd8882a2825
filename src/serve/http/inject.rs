//! The one line that a page in preview has and a built one has not.

use crate::base::Digest;

/// The folder of the preview's own files. No output lies there: names with a dot in front are never read.
pub(super) const OWN: &str = "/.vade/";

/// Puts the script of the preview at the end of a page's head. What has no head (a part of a page) stays as it is.
pub(super) fn inject(html: &[u8], digest: Digest, generation: u64, token: &str) -> Vec<u8> {
    const HEAD: &[u8] = b"</head>";
    let Some(at) = html.windows(HEAD.len()).position(|window| window == HEAD) else { return html.to_vec() };
    let line = format!(
        "<script src=\"{OWN}preview.js\" id=\"vade-preview\" data-token=\"{token}\" data-page=\"{digest}\" \
         data-generation=\"{generation}\"></script>\n"
    );
    [&html[..at], line.as_bytes(), &html[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_one_line_is_added() {
        let page = "<head>\n<title>&lt;/head></title>\n</head>\n<body></head></body>";
        let digest = Digest::of(b"");
        let injected = String::from_utf8(inject(page.as_bytes(), digest, 7, "00ff")).unwrap();
        let lines: Vec<&str> = injected.lines().filter(|line| !line.contains("vade-preview")).collect();
        assert_eq!(lines.join("\n"), page);
        assert_eq!(injected.lines().position(|line| line.contains("data-generation=\"7\"")), Some(2));
        assert_eq!(inject(b"<ul></ul>", digest, 7, "00ff"), b"<ul></ul>");
    }
}
