//! Whether the system may give memory in huge pages.
//!
//! Linux gives them to those who ask, as our allocator does. They come faster, page by page, but a build takes fifty
//! megabytes more with them; a preview is there a fifth sooner.

/// Does without them in all that this process asks for from now on. Where that cannot be said, nothing is lost.
#[cfg(target_os = "linux")]
pub(super) fn do_without() {
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Other systems have none that are given unasked.
#[cfg(not(target_os = "linux"))]
pub(super) fn do_without() {}
