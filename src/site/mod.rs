//! The plan of outputs: which path is made by which recipe, and where two would meet. It knows no bytes.

mod az;
mod href;
mod index_file;
mod label_pages;
mod plan;
mod recipe;

pub use az::Alphabet;
pub use href::{Links, encode};
pub use index_file::{INDEX_FOLDER, IndexFile, IndexPlan};
pub use label_pages::{letter_page, letters, scope_page};
pub use plan::{ACCENT_CSS, PlanInput, Site, backlinks_page, print_page};
pub use recipe::Recipe;
