//! The machine, as it says itself.

use std::{env, fs, thread};

/// What was measured on.
pub struct Machine {
    /// `AMD EPYC`.
    pub processor: String,
    /// How many processors the program may use.
    pub cores: usize,
    /// In gigabytes; none where the system does not say.
    pub memory: Option<f64>,
    /// `Linux`.
    pub system: &'static str,
}

impl Machine {
    /// This one.
    pub fn here() -> Self {
        Self {
            processor: field("/proc/cpuinfo", "model name")
                .unwrap_or_else(|| env::consts::ARCH.to_owned()),
            cores: thread::available_parallelism().map_or(1, usize::from),
            memory: field("/proc/meminfo", "MemTotal").and_then(|text| {
                let kilobytes: f64 = text.split_whitespace().next()?.parse().ok()?;
                Some(kilobytes * 1_024.0 / 1e9)
            }),
            system: match env::consts::OS {
                "linux" => "Linux",
                "macos" => "macOS",
                other => other,
            },
        }
    }
}

/// What a file of the system has under a name.
fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let found = fields.find(|(field, _)| field.trim() == name);
    found.map(|(_, value)| value.trim().to_owned())
}
