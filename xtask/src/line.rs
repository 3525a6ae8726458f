//! The line between a host and its visitors: how slow it is, whether what goes over it is packed,
//! and what goes wrong on it. All connections share it, those of a service worker too, which a
//! browser told to be slow does not slow down.

use std::{
    io::{self, Read, Write},
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

/// How a request is answered wrongly, by a host or by what lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// 200 with the start page, as for a missing file where the host knows one page only.
    StartPage,
    /// 200 with a page of the network, which asks to sign in.
    SignIn,
    /// 200 with half of the file, as if that were all: an upload that broke off.
    Half,
    /// The connection ends in the middle of the file.
    Cut,
    /// Half of the file comes, then nothing, and the connection stays.
    Stalled,
    /// 503, the host has too much to do.
    Busy,
    /// The file, sent as plain text.
    Typed,
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
    /// What is answered wrongly: names that hold one of these texts.
    wrong: Option<(Wrong, Vec<String>)>,
    /// How many answers were wrong.
    wrongs: usize,
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

    /// From now on files are answered wrongly whose path holds one of these texts.
    pub fn set_wrong(&self, wrong: Wrong, names: &[&str]) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.state().wrong = Some((wrong, names));
    }

    /// From now on all is answered rightly; what was held up goes on.
    pub fn set_right(&self) {
        self.state().wrong = None;
    }

    /// How many answers were wrong so far.
    pub fn wrongs(&self) -> usize {
        self.state().wrongs
    }

    /// What goes wrong with an answer; it is counted.
    pub(crate) fn wrong(&self, target: &str) -> Option<Wrong> {
        let found = self.wrong_now(target);
        self.state().wrongs += usize::from(found.is_some());
        found
    }

    fn wrong_now(&self, target: &str) -> Option<Wrong> {
        let state = self.state();
        let (wrong, names) = state.wrong.as_ref()?;
        let fits = names.iter().any(|name| target.contains(name.as_str()));
        fits.then_some(*wrong)
    }

    /// Until nothing holds the answer up any more, or the visitor has gone.
    pub(crate) fn stall(&self, target: &str, mut visitor: &TcpStream) {
        let none = visitor.set_read_timeout(Some(Duration::from_millis(50)));
        while none.is_ok() && self.wrong_now(target) == Some(Wrong::Stalled) {
            // A visitor who says nothing more is still there.
            match visitor.read(&mut [0]) {
                Ok(0) => return,
                Err(error) if !is_silence(&error) => return,
                _ => {}
            }
        }
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

fn is_silence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted
    )
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

    #[test]
    fn goes_wrong_with_what_is_named() {
        let line = Line::default();
        assert_eq!(line.wrong("/app-1.js"), None);
        line.set_wrong(Wrong::Busy, &["app-", "sw.js"]);
        assert_eq!(line.wrong("/app-1.js"), Some(Wrong::Busy));
        assert_eq!(line.wrong("/index.html"), None);
        line.set_right();
        assert_eq!(line.wrong("/sw.js"), None);
        assert_eq!(line.wrongs(), 1);
    }
}
