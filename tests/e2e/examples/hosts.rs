//! Tries the settings that `docs/hosting.md` gives for nginx and Caddy, as they stand there, with
//! the page in a folder of the host:
//!
//! ```sh
//! cargo xtask dist
//! cargo run -p e2e --example hosts
//! ```
//!
//! Each server that is installed is started with them; every sort of file is asked for as browsers
//! ask, and the page is opened, filled in and opened again without the server. A server that is not
//! there is named as not tried.

use std::{
    collections::BTreeMap,
    env,
    fmt::Debug,
    fs,
    io::{self, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::Duration,
};

use e2e::asked::{at, end};
use e2e::steps::{TINH_BIEN, enter, open_entry, open_plan, shows_in_row};
use e2e::{Journey, Page, Screen};

/// The folder of the page on the host, in the documentation and here.
const FOLDER: &str = "/so-chi-tieu";
const PATH: &str = "/srv/so-chi-tieu";

fn main() -> ExitCode {
    end(try_all())
}

/// What goes wrong, in words.
type Tried<T> = Result<T, String>;

type Start = fn(&Path, &str, u16) -> Tried<Server>;

fn try_all() -> Tried<()> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let dist = env::var_os("E2E_DIST").map_or(ours, PathBuf::from);
    if !dist.join("index.html.br").is_file() {
        return Err("there is no packed page: `cargo xtask dist` makes one".to_owned());
    }
    let work = env::temp_dir().join(format!("so-chi-tieu-hosts-{}", std::process::id()));
    let tried = try_in(&work, &dist);
    let removed = fs::remove_dir_all(&work).map_err(at(&work));
    // What went wrong before goes first: there may be nothing to remove.
    match tried? {
        0 => Err("nothing was tried".to_owned()),
        _ => removed,
    }
}

/// How many servers were tried.
fn try_in(work: &Path, dist: &Path) -> Tried<usize> {
    let page = work.join("page");
    copy(dist, &page)?;
    let mut tried = 0;
    for (program, start) in [("nginx", nginx as Start), ("caddy", caddy)] {
        if !is_installed(program) {
            println!("{program}: NOT TRIED, it is not installed");
            continue;
        }
        let port = free_port().map_err(|error| error.to_string())?;
        let mut settings = documented(program)?.replace(PATH, &page.display().to_string());
        if has_nginx_brotli() {
            settings = settings.replace("# brotli_static on;", "brotli_static on; #");
        }
        let server = start(work, &settings, port)?;
        wait_for(port)?;
        check_files(program, port, &page).map_err(|why| format!("{program}: {why}"))?;
        open_page(program, port, server);
        println!("{program}: as documented");
        tried += 1;
    }
    Ok(tried)
}

/// A running server; it ends when it is dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn nginx(work: &Path, settings: &str, port: u16) -> Tried<Server> {
    let folder = work.display();
    // What Debian puts around a site: its modules, and these for packed files.
    let config = format!(
        "include /etc/nginx/modules-enabled/*.conf;\ndaemon off;\nmaster_process off;\n\
         pid {folder}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n\
         client_body_temp_path {folder}/t1;\nproxy_temp_path {folder}/t2;\n\
         fastcgi_temp_path {folder}/t3;\nuwsgi_temp_path {folder}/t4;\nscgi_temp_path {folder}/t5;\n\
         include /etc/nginx/mime.types;\nserver {{\nlisten 127.0.0.1:{port};\n{settings}\n}}\n}}\n"
    );
    let path = work.join("nginx.conf");
    fs::write(&path, config).map_err(at(&path))?;
    run(Command::new("nginx").arg("-c").arg(path))
}

fn caddy(work: &Path, settings: &str, port: u16) -> Tried<Server> {
    let config = format!("{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{\n{settings}\n}}\n");
    let path = work.join("Caddyfile");
    fs::write(&path, config).map_err(at(&path))?;
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(path);
    run(command
        .env("HOME", work)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME"))
}

fn run(command: &mut Command) -> Tried<Server> {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let started = quiet.spawn().map_err(|error| error.to_string());
    started.map(Server)
}

/// The block of settings that the documentation has for a server.
fn documented(server: &str) -> Tried<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/hosting.md");
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    let block = text.split_once(&format!("```{server}\n"));
    let block = block.and_then(|(_, after)| after.split_once("```"));
    let (block, _) = block.ok_or(format!("docs/hosting.md has no block for {server}"))?;
    Ok(block.to_owned())
}

/// That something is as it should be.
fn same<T: PartialEq + Debug>(found: T, wanted: T, what: &str) -> Tried<()> {
    match found == wanted {
        true => Ok(()),
        false => Err(format!("{what}: {found:?} instead of {wanted:?}")),
    }
}

/// Every sort of file, what is not there, and the folder without its slash.
fn check_files(server: &str, port: u16, page: &Path) -> Tried<()> {
    let names = fs::read_dir(page).map_err(at(page))?;
    let names = names.filter_map(|one| one.ok()?.file_name().into_string().ok());
    let names: Vec<String> = names.collect();
    let named = |start: &str, end: &str| {
        let fits = |name: &&String| name.starts_with(start) && name.ends_with(end);
        let found = names.iter().find(fits);
        found.cloned().ok_or(format!("no file {start}*{end}"))
    };
    let sorts = [
        (String::new(), "text/html"),
        ("so-chi-tieu.html".to_owned(), "text/html"),
        ("sw.js".to_owned(), "text/javascript"),
        (named("app-", ".js")?, "text/javascript"),
        (named("app-", ".wasm")?, "application/wasm"),
        (named("icon-", ".svg")?, "image/svg+xml"),
        ("plans/tinh-bien-2026.json".to_owned(), "application/json"),
        (
            "icons/manifest.webmanifest".to_owned(),
            "application/manifest+json",
        ),
        ("icons/icon-180.png".to_owned(), "image/png"),
    ];
    for (name, sort) in &sorts {
        let file = match name.as_str() {
            "" => "index.html",
            name => name,
        };
        let path = format!("{FOLDER}/{name}");
        check_plain(port, &path, sort)?;
        for (encoding, ending) in [("gzip", "gz"), ("br", "br")] {
            let packed = page.join(format!("{file}.{ending}"));
            if packed.is_file() && (server != "nginx" || ending != "br" || has_nginx_brotli()) {
                check_packed(port, &path, sort, encoding, &packed)?;
            }
        }
    }
    let nothing = ask(port, &format!("{FOLDER}/khong-co.js"), &[])?;
    same(nothing.status, 404, "a file that is not there")?;
    let slashless = ask(port, FOLDER, &[])?;
    same(
        (301..=308).contains(&slashless.status),
        true,
        "led on without the slash",
    )?;
    let there = slashless.header("location").ends_with("/so-chi-tieu/");
    same(there, true, "led to the folder")
}

/// Its type, what is sent beside it, and that it is answered with “as before” when asked anew.
fn check_plain(port: u16, path: &str, sort: &str) -> Tried<()> {
    let plain = ask(port, path, &[])?;
    same(plain.status, 200, path)?;
    has_sort(&plain, path, sort)?;
    for (header, value) in [
        ("content-encoding", ""),
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("content-security-policy", "frame-ancestors 'none'"),
    ] {
        same(plain.header(header), value, &format!("{path}, {header}"))?;
    }
    let again = ask(port, path, &[("If-None-Match", plain.header("etag"))])?;
    same(again.status, 304, &format!("{path}, asked anew"))
}

/// The packed copy, to the byte.
fn check_packed(port: u16, path: &str, sort: &str, encoding: &str, file: &Path) -> Tried<()> {
    let found = ask(port, path, &[("Accept-Encoding", encoding)])?;
    has_sort(&found, path, sort)?;
    same(found.header("content-encoding"), encoding, path)?;
    let vary = found.header("vary").to_lowercase();
    same(vary.as_str(), "accept-encoding", path)?;
    let packed = fs::read(file).map_err(at(file))?;
    let is_packed = found.body == packed;
    same(
        is_packed,
        true,
        &format!("{path}, {encoding}: its own bytes"),
    )
}

fn has_sort(answer: &Answer, path: &str, sort: &str) -> Tried<()> {
    let found = answer.header("content-type");
    same(
        found.starts_with(sort),
        true,
        &format!("{path}: {found}, {sort}"),
    )
}

/// Whether nginx has its module for files packed so.
fn has_nginx_brotli() -> bool {
    let enabled = fs::read_dir("/etc/nginx/modules-enabled");
    let mut enabled = enabled.into_iter().flatten().flatten();
    enabled.any(|one| one.file_name().to_string_lossy().contains("brotli-static"))
}

/// What a server answers.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// With its body in one piece, where it came in several; none where a piece is cut off.
    fn joined(mut self) -> Option<Self> {
        if self.header("transfer-encoding") != "chunked" {
            return Some(self);
        }
        let (mut body, mut rest) = (Vec::new(), self.body.as_slice());
        while let Some((length, after)) = split_at(rest, b"\r\n") {
            let length = usize::from_str_radix(&String::from_utf8_lossy(length), 16).ok()?;
            body.extend_from_slice(after.get(..length)?);
            rest = after.get(length + 2..)?;
        }
        self.body = body;
        Some(self)
    }

    fn read(all: &[u8]) -> Option<Self> {
        let (head, body) = split_at(all, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let answer = Self {
            status,
            headers: headers.collect(),
            body: body.to_vec(),
        };
        answer.joined()
    }
}

/// What comes before some bytes, and what comes after them.
fn split_at<'a>(bytes: &'a [u8], by: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(by.len()).position(|here| here == by)?;
    Some((bytes.get(..at)?, bytes.get(at + by.len()..)?))
}

fn ask(port: u16, path: &str, headers: &[(&str, &str)]) -> Tried<Answer> {
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{lines}\r\n"
    );
    let all = exchange(port, request.as_bytes()).map_err(|error| format!("{path}: {error}"))?;
    Answer::read(&all).ok_or(format!("{path}: no answer of HTTP"))
}

fn exchange(port: u16, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.write_all(request)?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    Ok(all)
}

/// Opened, filled in, and opened again when the server is gone.
fn open_page(name: &str, port: u16, server: Server) {
    let home = format!("http://127.0.0.1:{port}{FOLDER}/");
    let journey = Journey::at(Screen::Desk).called(&format!("hosts-{name}"));
    journey.to(&home).walk(|page| {
        fill(page, "II");
        page.come_back();
        page.wait("a worker that answers for the page", || {
            page.eval::<bool>("return !!navigator.serviceWorker?.controller", &[])
                .then_some(())
        });
        drop(server);
        page.come_back();
        open_entry(page, &TINH_BIEN, "II");
        shows_in_row(page, &TINH_BIEN.over("II.6", "II"), "Quý II", "80,92 %");
    });
}

fn fill(page: &Page, quarter: &str) {
    open_plan(page, &TINH_BIEN);
    open_entry(page, &TINH_BIEN, quarter);
    enter(page, &TINH_BIEN, "II.6", quarter, ["1942", "2400"]);
    shows_in_row(page, &TINH_BIEN.over("II.6", quarter), "Quý II", "80,92 %");
    page.is_saved();
}

fn is_installed(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn free_port() -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

fn wait_for(port: u16) -> Tried<()> {
    for _ in 0..200 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("the server does not listen".to_owned())
}

fn copy(from: &Path, to: &Path) -> Tried<()> {
    fs::create_dir_all(to).map_err(at(to))?;
    for entry in fs::read_dir(from).map_err(at(from))? {
        let entry = entry.map_err(at(from))?;
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &there)?,
            false => drop(fs::copy(&path, &there).map_err(at(&path))?),
        }
    }
    Ok(())
}
