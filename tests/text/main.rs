//! Numbers, dates and letters: what people write, what is printed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail as tests do"
)]

mod dates;
mod figure;
mod letters;
mod number;
mod numbers;
mod visible;
