//! Sổ Chỉ Tiêu: the target ledger of a commune.
//!
//! Everything here is pure: no browser type, no clock, no input or output. The
//! page (`src/app`) passes in the day, the storage and the bytes.
//!
//! Data goes one way: bytes → [`file`] → [`plan::Plan`] and [`ledger::Ledger`] →
//! command → [`ledger::Ledger`] → [`standing`] → page.

pub mod calendar;
pub mod chart;
pub mod file;
pub mod form;
pub mod guide;
pub mod ics;
pub mod index766;
pub mod ledger;
pub mod lint;
pub mod locale;
pub mod number;
pub mod paste;
pub mod plan;
pub mod rest;
pub mod sheet;
pub mod sorted;
pub mod standing;
pub mod store;
pub mod text;
mod whole;
