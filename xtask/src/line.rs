//! The line between a host and its visitors: how slow it is, and whether what goes over it is
//! packed. All connections share it, those of a service worker too, which a browser told to be
//! slow does not slow down.

use std::{
    io::{self, Write},
    net::TcpStream,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// What is sent before others have their turn: a packet.
const PACKET: usize = 1_400;

/// How slow a line is.
#[derive(Clone, Copy, Debug)]
pub struct Speed {
    /// From the request to the first byte of the answer.
    pub latency: Duration,
    /// Of all connections together.
    pub bits_per_second: u32,
}

/// A line.
#[derive(Debug, Default)]
pub struct Line {
    packed: bool,
    state: Mutex<State>,
    answering: AtomicUsize,
}

#[derive(Debug, Default)]
struct State {
    speed: Option<Speed>,
    /// When the last packet will have gone.
    free: Option<Instant>,
}

impl Line {
    /// A line over which packed copies are sent where there are any, as fast as the machine is.
    pub fn of_packed() -> Self {
        Self {
            packed: true,
            ..Self::default()
        }
    }

    /// Makes it slow; none: as fast as the machine is.
    pub fn set_speed(&self, speed: Option<Speed>) {
        self.state().speed = speed;
    }

    /// Whether an answer is under way.
    pub fn is_busy(&self) -> bool {
        self.answering.load(Ordering::SeqCst) > 0
    }

    pub(crate) fn packed(&self) -> bool {
        self.packed
    }

    /// Until an answer begins.
    pub(crate) fn wait(&self) {
        let speed = self.state().speed;
        if let Some(speed) = speed {
            thread::sleep(speed.latency);
        }
    }

    pub(crate) fn slowed<'a>(&'a self, stream: &'a TcpStream) -> Slowed<'a> {
        self.answering.fetch_add(1, Ordering::SeqCst);
        Slowed { line: self, stream }
    }

    /// Takes the next free place for so many bytes; gives when they have gone.
    fn send(&self, bytes: usize) -> Option<Instant> {
        let mut state = self.state();
        let speed = state.speed?;
        let bits = u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(8);
        let nanos = bits.saturating_mul(1_000_000_000) / u64::from(speed.bits_per_second.max(1));
        let now = Instant::now();
        let start = state.free.map_or(now, |free| free.max(now));
        let end = start + Duration::from_nanos(nanos);
        state.free = Some(end);
        Some(end)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection over the line.
pub(crate) struct Slowed<'a> {
    line: &'a Line,
    stream: &'a TcpStream,
}

impl Write for Slowed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let packet = bytes.get(..PACKET).unwrap_or(bytes);
        let Some(end) = self.line.send(packet.len()) else {
            return self.stream.write(bytes);
        };
        thread::sleep(end.saturating_duration_since(Instant::now()));
        self.stream.write_all(packet)?;
        Ok(packet.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

impl Drop for Slowed<'_> {
    fn drop(&mut self) {
        self.line.answering.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_share_a_slow_line() {
        let line = Line::default();
        assert_eq!(line.send(1_000), None);
        line.set_speed(Some(Speed {
            latency: Duration::ZERO,
            bits_per_second: 8_000,
        }));
        let (first, second) = (line.send(1_000).unwrap(), line.send(500).unwrap());
        assert_eq!(second - first, Duration::from_millis(500));
    }
}
