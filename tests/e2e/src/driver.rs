//! The drivers of this process, and what the environment says of the programs.

use std::{
    env, fs, io,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{self, Child, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::engine::{Engine, Look};

/// A running driver. It ends with its last user.
pub(crate) struct Driver {
    process: Child,
    /// The screen that a browser without a headless mode draws on.
    screen: Option<Child>,
    port: u16,
    scratch: PathBuf,
}

impl Driver {
    /// The one that runs, or a new one: chromedriver serves several browsers, the others one.
    pub(crate) fn of(engine: Engine, zone: Option<&str>, look: Look) -> Arc<Self> {
        match (engine, zone) {
            (Engine::Chromium, None) => Self::shared(),
            _ => Arc::new(Self::start(engine, zone, look)),
        }
    }

    fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start(Engine::Chromium, None, Look::Plain));
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Starts it on a free port, in the zone of a clock somewhere.
    fn start(engine: Engine, zone: Option<&str>, look: Look) -> Self {
        let program = engine.driver();
        let scratch = new_scratch();
        let mut command = Command::new(&program);
        command
            .env("TMPDIR", &scratch)
            .envs(zone.map(|zone| ("TZ", zone)));
        let mut screen = None;
        let chosen = match engine {
            Engine::Chromium => {
                command.arg("--port=0");
                None
            }
            Engine::Firefox => {
                command.args(["--port", "0"]).env("HOME", &scratch);
                if look == Look::Zoomed {
                    // The zoom is the browser's own, out of a page's reach.
                    command.arg("--allow-system-access");
                }
                None
            }
            Engine::WebKit => {
                let port = free_port();
                let (child, display) = virtual_screen();
                screen = Some(child);
                set_desktop(&mut command, &scratch, look);
                command
                    .arg(format!("--port={port}"))
                    .env("DISPLAY", display)
                    .env("HOME", &scratch)
                    // Root has no sandbox to start from.
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                Some(port)
            }
        };
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let port = match chosen {
            Some(port) => listens(port).then_some(port),
            None => port_in(&mut said),
        };
        // What else it says would fill the pipe and hold it up.
        thread::spawn(move || io::copy(&mut said, &mut io::sink()));
        let Some(port) = port else {
            let _ = process.kill();
            panic!("{} did not say on which port it listens", program.display());
        };
        Self {
            process,
            screen,
            port,
            scratch,
        }
    }
}

/// WebKitGTK asks the desktop, not its driver: how large all is, and whether things may move.
fn set_desktop(command: &mut Command, home: &Path, look: Look) {
    if look == Look::Zoomed {
        command.env("GDK_SCALE", "4");
    }
    let moves = match look {
        Look::Still => "0",
        Look::Moving => "1",
        _ => return,
    };
    let folder = home.join(".config/gtk-3.0");
    fs::create_dir_all(&folder).unwrap();
    let text = format!("[Settings]\ngtk-enable-animations={moves}\n");
    fs::write(folder.join("settings.ini"), text).unwrap();
    command.env_remove("XDG_CONFIG_HOME");
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Waits until someone listens there.
fn listens(port: u16) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    false
}

/// A screen in memory, and its name.
fn virtual_screen() -> (Child, String) {
    let program = program("XVFB", "Xvfb");
    let mut child = Command::new(&program)
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1200x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
    let mut number = String::new();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let read = said.read_line(&mut number);
    assert!(read.is_ok_and(|bytes| bytes > 1), "Xvfb named no display");
    (child, format!(":{}", number.trim()))
}

impl Drop for Driver {
    fn drop(&mut self) {
        let screen = self.screen.as_mut();
        for child in [&mut self.process].into_iter().chain(screen) {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = fs::remove_dir_all(&self.scratch);
    }
}

/// A folder for a browser's profile that outlives the browser.
pub struct Profile(PathBuf);

impl Profile {
    /// An empty one.
    pub fn new() -> Self {
        Self(new_scratch())
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A folder for profiles: the browser leaves some of each behind. Not below `target/`, where
/// the path may be too long for the browser's sockets.
fn new_scratch() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("so-chi-tieu-e2e-{}-{number}", process::id()));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

/// From `ChromeDriver was started successfully on port 34567.`, and from geckodriver's
/// `Listening on 127.0.0.1:34567`.
fn port_in(said: &mut impl BufRead) -> Option<u16> {
    said.lines().map_while(Result::ok).find_map(|line| {
        let starts = ["successfully on port ", "Listening on 127.0.0.1:"];
        let rest = starts
            .iter()
            .find_map(|start| Some(line.split_once(start)?.1));
        rest?.trim_end_matches('.').parse().ok()
    })
}

/// The program that a variable names, or the one of this name on PATH.
pub(crate) fn program(variable: &str, name: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| on_path(name), PathBuf::from)
}

fn on_path(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file());
    found.unwrap_or_else(|| panic!("{name} is not on PATH"))
}

/// The address of the page as one file, on this machine's disk.
pub fn one_file() -> String {
    let path = dist().join("so-chi-tieu.html");
    let path = path.canonicalize().unwrap_or_else(|_| {
        panic!(
            "there is no {}; `cargo xtask dist` makes it",
            path.display()
        )
    });
    format!("file://{}", path.display())
}

/// The built page.
pub(crate) fn dist() -> PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let folder = env::var_os("E2E_DIST").map_or(ours, PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "there is no built page in {}; `cargo xtask test --only bundle` builds it",
        folder.display()
    );
    folder
}

/// Where pictures of failures and downloads go: `target/e2e`.
pub(crate) fn out_folder() -> PathBuf {
    let program = env::current_exe().unwrap();
    // target / profile / deps or examples / program
    program.ancestors().nth(3).unwrap().join("e2e")
}
