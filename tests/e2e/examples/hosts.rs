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

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a check for those who work on the page: it stops where something is wrong"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use e2e::steps::{TINH_BIEN, enter, open_entry, open_plan, shows_in_row};
use e2e::{Journey, Page, Screen};

/// The folder of the page on the host, in the documentation and here.
const FOLDER: &str = "/so-chi-tieu";
const PATH: &str = "/srv/so-chi-tieu";

fn main() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let dist = env::var_os("E2E_DIST").map_or(ours, PathBuf::from);
    let dist = dist.canonicalize().expect("`cargo xtask dist` makes dist/");
    assert!(
        dist.join("index.html.br").is_file(),
        "`cargo xtask dist` packs the files; `--only bundle` does not"
    );
    let work = env::temp_dir().join(format!("so-chi-tieu-hosts-{}", std::process::id()));
    let page = work.join("page");
    copy(&dist, &page);
    let mut tried = 0;
    for (program, start) in [("nginx", nginx as Start), ("caddy", caddy)] {
        if !is_installed(program) {
            println!("{program}: NOT TRIED, it is not installed");
            continue;
        }
        let port = free_port();
        let mut settings = documented(program).replace(PATH, &page.display().to_string());
        if has_nginx_brotli() {
            settings = settings.replace("# brotli_static on;", "brotli_static on; #");
        }
        let server = start(&work, &settings, port);
        wait_for(port);
        check_files(program, port, &page);
        open_page(program, port, server);
        println!("{program}: as documented");
        tried += 1;
    }
    fs::remove_dir_all(&work).unwrap();
    assert!(tried > 0, "nothing was tried");
}

type Start = fn(&Path, &str, u16) -> Server;

/// A running server; it ends when it is dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn nginx(work: &Path, settings: &str, port: u16) -> Server {
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
    fs::write(&path, config).unwrap();
    run(Command::new("nginx").arg("-c").arg(path))
}

fn caddy(work: &Path, settings: &str, port: u16) -> Server {
    let config = format!("{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{\n{settings}\n}}\n");
    let path = work.join("Caddyfile");
    fs::write(&path, config).unwrap();
    let mut command = Command::new("caddy");
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(path);
    run(command
        .env("HOME", work)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME"))
}

fn run(command: &mut Command) -> Server {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Server(quiet.spawn().unwrap())
}

/// The block of settings that the documentation has for a server.
fn documented(server: &str) -> String {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/hosting.md"));
    let text = text.unwrap();
    let (_, after) = text
        .split_once(&format!("```{server}\n"))
        .expect("a block for it");
    after.split_once("```").unwrap().0.to_owned()
}

/// Every sort of file: its type, packed and not, what is sent beside it.
fn check_files(server: &str, port: u16, page: &Path) {
    let named = |start: &str, end: &str| {
        let names = fs::read_dir(page)
            .unwrap()
            .map(|one| one.unwrap().file_name());
        let mut names = names.map(|name| name.into_string().unwrap());
        names
            .find(|name| name.starts_with(start) && name.ends_with(end))
            .unwrap()
    };
    let sorts = [
        (String::new(), "text/html"),
        ("so-chi-tieu.html".to_owned(), "text/html"),
        ("sw.js".to_owned(), "text/javascript"),
        (named("app-", ".js"), "text/javascript"),
        (named("app-", ".wasm"), "application/wasm"),
        (named("pages-", ".css"), "text/css"),
        (named("icon-", ".svg"), "image/svg+xml"),
        ("plans/tinh-bien-2026.json".to_owned(), "application/json"),
        (
            "icons/manifest.webmanifest".to_owned(),
            "application/manifest+json",
        ),
        ("icons/icon-180.png".to_owned(), "image/png"),
    ];
    for (name, sort) in &sorts {
        let path = format!("{FOLDER}/{name}");
        let plain = ask(port, &path, &[]);
        assert_eq!(plain.status, 200, "{server}: {path}");
        assert!(
            plain.header("content-type").starts_with(sort),
            "{server}: {path}: {plain:?}"
        );
        assert_eq!(plain.header("content-encoding"), "", "{server}: {path}");
        for (header, value) in [
            ("cache-control", "no-cache"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("content-security-policy", "frame-ancestors 'none'"),
        ] {
            assert_eq!(plain.header(header), value, "{server}: {path}, {header}");
        }
        let file = match name.as_str() {
            "" => "index.html",
            name => name,
        };
        for (encoding, ending) in [("gzip", "gz"), ("br", "br")] {
            let packed = page.join(format!("{file}.{ending}"));
            if packed.is_file() && (server != "nginx" || ending != "br" || has_nginx_brotli()) {
                let found = ask(port, &path, &[("Accept-Encoding", encoding)]);
                assert_eq!(
                    found.header("content-encoding"),
                    encoding,
                    "{server}: {path}"
                );
                assert!(
                    found.header("content-type").starts_with(sort),
                    "{server}: {path}, packed"
                );
                assert_eq!(
                    found.header("vary").to_lowercase(),
                    "accept-encoding",
                    "{server}: {path}"
                );
                let same = found.body == fs::read(packed).unwrap();
                assert!(same, "{server}: {path}, {encoding}: another file");
            }
        }
        // Asked for anew it is answered with “as before”.
        let again = ask(port, &path, &[("If-None-Match", plain.header("etag"))]);
        assert_eq!(again.status, 304, "{server}: {path}: {again:?}");
    }
    let nothing = ask(port, &format!("{FOLDER}/khong-co.js"), &[]);
    assert_eq!(nothing.status, 404, "{server}");
    let slashless = ask(port, FOLDER, &[]);
    assert!(
        (301..=308).contains(&slashless.status),
        "{server}: without the slash: {slashless:?}"
    );
    assert!(
        slashless.header("location").ends_with("/so-chi-tieu/"),
        "{server}: {slashless:?}"
    );
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

/// Without its body.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.status, self.headers)
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// With its body in one piece, where it came in several.
    fn joined(mut self) -> Self {
        if self.header("transfer-encoding") != "chunked" {
            return self;
        }
        let (mut body, mut rest) = (Vec::new(), self.body.as_slice());
        while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
            let length = String::from_utf8_lossy(&rest[..end]).into_owned();
            let length = usize::from_str_radix(&length, 16).unwrap();
            body.extend_from_slice(&rest[end + 2..end + 2 + length]);
            rest = &rest[end + 2 + length + 2..];
        }
        self.body = body;
        self
    }
}

fn ask(port: u16, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    let lines: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{lines}\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let headers = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Answer {
        status,
        headers: headers.collect(),
        body: all[end + 4..].to_vec(),
    }
    .joined()
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

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn wait_for(port: u16) {
    for _ in 0..200 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("the server does not listen");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &there),
            false => drop(fs::copy(&path, &there).unwrap()),
        }
    }
}
