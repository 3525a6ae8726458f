//! The saving machine itself, in several tabs over one modelled browser.

mod browser;
mod courses;
mod schedules;
mod tab;
