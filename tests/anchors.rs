//! Every anchor that a reference may name is on the page it is promised for.
#![expect(clippy::disallowed_methods, reason = "the test reads the sample's settings")]

mod support;

use std::fs;

use jiff::civil::date;
use support::{html, project};
use vademecum::{
    base::VPath,
    config,
    session::{Session, SessionOptions},
    site::Recipe,
    vfs::{Limits, Vfs},
};

#[test]
fn promised_anchors_are_there() {
    let text = fs::read_to_string(project().join("book.toml")).unwrap();
    let (config, _) = config::parse(&VPath::new("book.toml").unwrap(), &text);
    let vfs = Vfs::disk(project(), Limits::default());
    let snapshot = Session::new(vfs, SessionOptions::new(config, date(2026, 11, 22))).snapshot().unwrap();
    let mut missing = Vec::new();
    for (path, recipe) in &snapshot.site.outputs {
        let Recipe::Page(node) = recipe else { continue };
        let bytes = snapshot.make(path).unwrap().unwrap();
        let page = html::page(std::str::from_utf8(&bytes).unwrap());
        for anchor in &snapshot.model.node(*node).anchors {
            if !page.ids.iter().any(|id| **id == *anchor.id) {
                missing.push(format!("{path}#{}", anchor.id));
            }
        }
    }
    assert!(missing.is_empty(), "promised, but not there:\n{}", missing.join("\n"));
}
