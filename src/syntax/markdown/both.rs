//! HTML and the text for search from one walk: parsing a page takes longer than writing either of them.

use super::{
    event::{Event, Sink},
    pieces::Pieces,
    write::Writer,
};

/// Gives each event to both.
pub(super) struct Both<'h> {
    pub(super) html: Writer<'h>,
    pub(super) pieces: Pieces,
}

impl Sink for Both<'_> {
    const JUDGES: bool = false;

    fn event(&mut self, event: Event<'_>) {
        self.pieces.take(&event);
        self.html.event(event);
    }
}
