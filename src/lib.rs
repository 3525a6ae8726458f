//! Sổ Chỉ Tiêu: the target ledger of a commune.
//!
//! Everything here is pure: no browser type, no clock, no input or output. The
//! page (`src/app`) passes in the day, the storage and the bytes.
//!
//! Data goes one way: bytes → [`file`] → [`plan::Plan`] and [`ledger::Ledger`] →
//! command → [`ledger::Ledger`] → [`standing`] → page.

pub mod calendar;
pub mod number;
pub mod text;
