//! Files in and out.

use js_sys::{Array, Uint8Array};
use so_chi_tieu::file::{Fault, check_size};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Response, Url};

/// Reads a file the user chose; one that is too large is refused before it is read.
///
/// # Errors
/// `FILE-01`. A file that the browser cannot read counts as empty.
pub async fn read_file(file: &File) -> Result<Vec<u8>, Fault> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in bytes"
    )]
    check_size(file.size() as u64)?;
    let bytes = JsFuture::from(file.array_buffer()).await;
    Ok(bytes.map_or_else(|_| Vec::new(), |buffer| Uint8Array::new(&buffer).to_vec()))
}

/// Fetches one of the page's own files. None where it cannot be had.
pub async fn fetch_own(path: &str) -> Option<Vec<u8>> {
    // A page that is one file has them in it.
    if let Some(held) = super::element(path) {
        return held.text_content().map(String::into_bytes);
    }
    let window = super::window()?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The sort of our own files.
pub const JSON: &str = "application/json";
/// The sort of sheets for spreadsheets.
pub const CSV: &str = "text/csv;charset=utf-8";
/// Media type of calendar files.
pub const ICS: &str = "text/calendar;charset=utf-8";

/// Offers a text as a file of a sort to be saved. None where the browser refuses.
pub fn download(name: &str, text: &str, sort: &str) -> Option<()> {
    let parts = Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(sort);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = super::document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Url::revoke_object_url(&address).ok()
}
