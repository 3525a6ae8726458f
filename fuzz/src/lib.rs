//! What the fuzz targets share: the laws, which the native tests hold too, and how a JSON text
//! is changed into another one.

#[path = "../../tests/common/mod.rs"]
mod common;
pub mod json;
#[path = "../../tests/laws/mod.rs"]
pub mod laws;
