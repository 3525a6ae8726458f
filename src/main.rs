//! Mounts the page. Built for `wasm32-unknown-unknown`; see `cargo xtask serve`.
fn main() {}
