//! The page: mounts the app. Built for `wasm32-unknown-unknown`; see `cargo xtask serve`.
//! Everything that needs no browser is in the library.

#[cfg(target_arch = "wasm32")]
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::mount();
}

/// On a desk there is no page to mount.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: cargo xtask serve");
}
