//! The chromedriver of this process, and what the environment says of the programs.

use std::{
    env, fs, io,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{self, Child, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

/// A running chromedriver. It ends with its last user.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    scratch: PathBuf,
}

impl Driver {
    /// The one that runs, or a new one on a free port.
    pub(crate) fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    fn start() -> Self {
        let program = program("CHROMEDRIVER", "chromedriver");
        let scratch = new_scratch();
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TMPDIR", &scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", program.display()));
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let port = port_in(&mut said);
        // What else it says would fill the pipe and hold it up.
        thread::spawn(move || io::copy(&mut said, &mut io::sink()));
        let Some(port) = port else {
            let _ = process.kill();
            panic!("{} did not say on which port it listens", program.display());
        };
        Self {
            process,
            port,
            scratch,
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
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

/// From `ChromeDriver was started successfully on port 34567.`
fn port_in(said: &mut impl BufRead) -> Option<u16> {
    said.lines().map_while(Result::ok).find_map(|line| {
        let (_, rest) = line.split_once("successfully on port ")?;
        rest.trim_end_matches('.').parse().ok()
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
