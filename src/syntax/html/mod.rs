//! HTML as writers put it into Markdown: a tag scanner, the allow-list, link schemes, escaping.

mod allowed;
mod decode;
mod escape;
mod scheme;
mod tag;

pub use allowed::{advice_for_attribute, advice_for_element, element, is_allowed_attribute, loses_content};
pub use decode::decode;
pub use escape::{push_attribute, push_href, push_raw_text, push_text};
pub use scheme::{Verdict, judge};
pub use tag::{Attribute, Tag, Token, Tokens};
