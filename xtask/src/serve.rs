//! A static server for the built page, on this machine only.
//!
//! It answers GET and HEAD with files of one folder and nothing else. That little is
//! written here on the standard library: a server crate would bring more code to
//! keep up with than it saves. Every connection has its own thread and one answer,
//! so a connection that a browser opens ahead of need holds up no other.

use crate::{
    line::{Line, Wrong},
    seal,
};
use sha2::{Digest, Sha256};
use std::{
    ffi::OsStr,
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

const LONGEST_HEAD: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Serves the files of a folder on 127.0.0.1; port 0 takes any free one.
pub fn spawn(folder: &Path, port: u16) -> io::Result<Server> {
    spawn_on(folder, port, Arc::new(Line::default()))
}

/// The same at the end of a line that is slow, or sends packed copies.
pub fn spawn_on(folder: &Path, port: u16, line: Arc<Line>) -> io::Result<Server> {
    let folder = folder.canonicalize()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    let stopping = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stopping);
    let thread = thread::spawn(move || accept(&listener, &folder, &seen, &line));
    Ok(Server {
        address,
        stopping,
        thread: Some(thread),
    })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to open, as in `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the program is stopped.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // The listener sleeps until someone calls.
        let _ = TcpStream::connect(self.address);
        self.join();
    }
}

fn accept(listener: &TcpListener, folder: &Path, stopping: &AtomicBool, line: &Arc<Line>) {
    for stream in listener.incoming() {
        if stopping.load(Ordering::SeqCst) {
            return;
        }
        let (folder, line) = (folder.to_path_buf(), Arc::clone(line));
        if let Ok(stream) = stream {
            // A visitor who has gone away is no concern of the others.
            thread::spawn(move || drop(answer(&stream, &folder, &line)));
        }
    }
}

fn answer(stream: &TcpStream, folder: &Path, line: &Line) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let request = read_request(&mut BufReader::new(stream.take(LONGEST_HEAD)))?;
    line.wait();
    let response = respond(&request.line, folder, line.packed());
    let target = request.line.split_whitespace().nth(1).unwrap_or_default();
    let Some(wrong) = line.wrong(target) else {
        let response = response.unless_known(request.known);
        return response.write_to(line.slowed(stream));
    };
    let response = response.gone_wrong(wrong, target, folder);
    let (head, body) = response.parts();
    let mut out = line.slowed(stream);
    out.write_all(&head)?;
    let (first, rest) = body.split_at(match wrong {
        Wrong::Cut | Wrong::Stalled => body.len() / 2,
        _ => body.len(),
    });
    out.write_all(first)?;
    out.flush()?;
    match wrong {
        Wrong::Cut => stream.shutdown(Shutdown::Both),
        Wrong::Stalled => {
            line.stall(target, stream);
            out.write_all(rest)
        }
        _ => Ok(()),
    }
}

/// What is read of a request.
struct Request {
    /// Its first line.
    line: String,
    /// The mark of what the visitor has already.
    known: Option<String>,
}

/// Reads the first line, and past the header lines after it.
fn read_request(reader: &mut impl BufRead) -> io::Result<Request> {
    let (mut request, mut known) = (String::new(), None);
    reader.read_line(&mut request)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && !line.trim_end().is_empty() {
        let header = line.split_once(':');
        known = header
            .filter(|(name, _)| name.eq_ignore_ascii_case("if-none-match"))
            .map(|(_, mark)| mark.trim().to_owned())
            .or(known);
        line.clear();
    }
    Ok(Request {
        line: request,
        known,
    })
}

struct Response {
    status: &'static str,
    mime: &'static str,
    body: Vec<u8>,
    with_body: bool,
    /// Whether the body is packed with brotli.
    packed: bool,
    /// By which a visitor may ask whether it is still the same; none: nothing is to be kept.
    mark: Option<String>,
    /// The policy that the served page states.
    policy: String,
}

impl Response {
    fn notice(status: &'static str, with_body: bool) -> Self {
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            body: status.into(),
            with_body,
            packed: false,
            mark: None,
            policy: String::new(),
        }
    }

    /// For one who may have it already.
    fn unless_known(self, known: Option<String>) -> Self {
        match self.mark.is_some() && self.mark == known {
            true => Self {
                status: "304 Not Modified",
                with_body: false,
                ..self
            },
            false => self,
        }
    }

    /// What comes in its place.
    fn gone_wrong(self, wrong: Wrong, target: &str, folder: &Path) -> Self {
        let page = |body: Vec<u8>| Self {
            status: "200 OK",
            mime: "text/html; charset=utf-8",
            body,
            with_body: true,
            packed: false,
            mark: None,
            policy: String::new(),
        };
        match wrong {
            Wrong::StartPage => {
                let start = target.rsplit_once('/').map_or("", |(above, _)| above);
                let file = file(folder, &format!("{start}/"));
                page(
                    file.and_then(|path| fs::read(path).ok())
                        .unwrap_or_default(),
                )
            }
            Wrong::SignIn => page(b"<!doctype html><title>Wi-Fi</title><p>Sign in".to_vec()),
            Wrong::Busy => Self::notice("503 Service Unavailable", true),
            Wrong::Half => {
                let half = self.body.len() / 2;
                let body = self.body.get(..half).unwrap_or_default().to_vec();
                Self { body, ..self }
            }
            Wrong::Typed => Self {
                mime: "text/plain",
                ..self
            },
            Wrong::Cut | Wrong::Stalled => self,
        }
    }

    fn write_to(&self, mut stream: impl Write) -> io::Result<()> {
        let (head, body) = self.parts();
        stream.write_all(&head)?;
        stream.write_all(body)?;
        stream.flush()
    }

    /// Head and body, as they are sent.
    fn parts(&self) -> (Vec<u8>, &[u8]) {
        let keeping = match &self.mark {
            Some(mark) => format!("no-cache\r\nETag: {mark}"),
            None => "no-store".to_owned(),
        };
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}\
             Cache-Control: {keeping}\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\n\
             Content-Security-Policy: {}frame-ancestors 'none'\r\n\
             Allow: GET, HEAD\r\nConnection: close\r\n\r\n",
            self.status,
            self.mime,
            self.body.len(),
            if self.packed {
                "Content-Encoding: br\r\n"
            } else {
                ""
            },
            self.policy
        );
        let body = self.with_body.then_some(self.body.as_slice());
        (head.into_bytes(), body.unwrap_or_default())
    }
}

fn respond(request: &str, folder: &Path, packed: bool) -> Response {
    let mut words = request.split_whitespace();
    let (method, target) = (words.next(), words.next().unwrap_or_default());
    let with_body = match method {
        Some("GET") => true,
        Some("HEAD") => false,
        _ => return Response::notice("405 Method Not Allowed", true),
    };
    let found = file(folder, target).and_then(|path| {
        let body = fs::read(&path).ok()?;
        let copy = packed.then(|| packed_copy(&path)).flatten();
        Some((mime(&path), body, copy))
    });
    match found {
        Some((mime, body, copy)) => Response {
            status: "200 OK",
            policy: policy(mime, &body),
            mime,
            packed: copy.is_some(),
            mark: packed.then(|| mark(&body)),
            body: copy.unwrap_or(body),
            with_body,
        },
        None => not_found(folder, target, with_body),
    }
}

/// What a host answers for a file that is missing: the page for it that lies in the same folder.
fn not_found(folder: &Path, target: &str, with_body: bool) -> Response {
    const STATUS: &str = "404 Not Found";
    let above = target.rsplit_once('/').map_or("", |(above, _)| above);
    let page = file(folder, &format!("{above}/404.html")).and_then(|path| fs::read(path).ok());
    match page {
        Some(body) => Response {
            mime: "text/html; charset=utf-8",
            body,
            ..Response::notice(STATUS, with_body)
        },
        None => Response::notice(STATUS, with_body),
    }
}

/// A mark that another body would not have.
fn mark(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}

/// The copy beside a file that is packed with brotli.
fn packed_copy(path: &Path) -> Option<Vec<u8>> {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    fs::read(name).ok()
}

/// The page's own policy, sent along as a header: there it also holds for what the browser does
/// before it has read the page, and can say who may frame it.
fn policy(mime: &str, body: &[u8]) -> String {
    let page = mime.starts_with("text/html").then_some(body);
    let page = page.and_then(|body| std::str::from_utf8(body).ok());
    let stated = page.and_then(seal::stated_policy);
    stated.map_or_else(String::new, |policy| format!("{policy}; "))
}

/// The file that a request means; none outside the folder, not even through a link.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = folder.join(relative(target)?).canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// The path below the folder that a request's target spells.
fn relative(target: &str) -> Option<PathBuf> {
    let spelled = target.split(['?', '#']).next()?;
    let decoded = percent_decoded(spelled)?;
    let names = decoded.strip_prefix('/')?;
    let mut path = PathBuf::new();
    for name in names.split('/').filter(|name| !name.is_empty()) {
        if name == "." || name == ".." || name.contains(['\\', ':', '\0']) {
            return None;
        }
        path.push(name);
    }
    if names.is_empty() || names.ends_with('/') {
        path.push("index.html");
    }
    Some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(OsStr::to_str).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "txt" | "md" | "csv" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_types_a_browser_insists_on() {
        let table = [
            ("index.html", "text/html; charset=utf-8"),
            ("app-1a2b_bg.wasm", "application/wasm"),
            ("app-1a2b.js", "text/javascript; charset=utf-8"),
            ("plans/766.json", "application/json"),
            ("style.css", "text/css; charset=utf-8"),
            ("icon.svg", "image/svg+xml"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (path, expected) in table {
            assert_eq!(mime(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn stays_below_its_folder() {
        let table = [
            ("/", Some("index.html")),
            ("/plans/", Some("plans/index.html")),
            ("/plans/a.json?v=1#top", Some("plans/a.json")),
            ("/k%E1%BA%BF%20ho%E1%BA%A1ch.json", Some("kế hoạch.json")),
            ("//etc/passwd", Some("etc/passwd")),
            ("/../Cargo.toml", None),
            ("/plans/../../Cargo.toml", None),
            ("/%2e%2e/Cargo.toml", None),
            ("/..%2fCargo.toml", None),
            ("/..%5cCargo.toml", None),
            ("/C:/file", None),
            ("/a%00b", None),
            ("/%zz", None),
            ("/%2", None),
            ("/%ff", None),
            ("index.html", None),
            ("", None),
        ];
        for (target, expected) in table {
            assert_eq!(relative(target), expected.map(PathBuf::from), "{target}");
        }
    }

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "{request}\r\nHost: localhost\r\n\r\n").unwrap();
        let mut told = String::new();
        stream.read_to_string(&mut told).unwrap();
        told
    }

    #[test]
    fn answers_over_a_connection_and_stops_when_dropped() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let server = spawn(&folder, 0).unwrap();
        let idle = TcpStream::connect(server.address()).unwrap();
        let main = fs::read_to_string(folder.join("main.rs")).unwrap();
        let length = format!("Content-Length: {}\r\n", main.len());

        let got = ask(&server, "GET /main.rs HTTP/1.1");
        assert!(got.starts_with("HTTP/1.1 200 OK\r\n"), "{got}");
        assert!(got.contains("Cache-Control: no-store\r\n"), "{got}");
        let policy = "Content-Security-Policy: frame-ancestors 'none'\r\n";
        assert!(got.contains(policy), "{got}");
        assert!(got.contains(&length) && got.ends_with(&main), "{got}");

        let head = ask(&server, "HEAD /main.rs HTTP/1.1");
        assert!(
            head.contains(&length) && head.ends_with("\r\n\r\n"),
            "{head}"
        );

        let table = [
            ("GET /none.html HTTP/1.1", "HTTP/1.1 404"),
            ("GET /../Cargo.toml HTTP/1.1", "HTTP/1.1 404"),
            ("POST /main.rs HTTP/1.1", "HTTP/1.1 405"),
        ];
        for (request, expected) in table {
            assert!(ask(&server, request).starts_with(expected), "{request}");
        }

        let address = server.address();
        drop(server);
        drop(idle);
        assert!(TcpStream::connect(address).is_err());
    }

    #[test]
    fn a_packing_line_sends_copies_and_knows_what_a_visitor_has() {
        let folder = std::env::temp_dir().join(format!("so-chi-tieu-line-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "plain").unwrap();
        fs::write(folder.join("404.html"), "no such page").unwrap();
        fs::write(folder.join("a.js.br"), "packed").unwrap();
        let server = spawn_on(&folder, 0, Arc::new(Line::of_packed())).unwrap();
        let got = ask(&server, "GET /a.js HTTP/1.1");
        let missing = ask(&server, "GET /b.js HTTP/1.1");
        let mark = mark(b"plain");
        let known = ask(
            &server,
            &format!("GET /a.js HTTP/1.1\r\nIf-None-Match: {mark}"),
        );
        drop(server);
        fs::remove_dir_all(&folder).unwrap();
        assert!(got.contains("Content-Encoding: br\r\n"), "{got}");
        assert!(got.contains(&format!("ETag: {mark}\r\n")), "{got}");
        assert!(got.ends_with("\r\n\r\npacked"), "{got}");
        assert!(missing.starts_with("HTTP/1.1 404"), "{missing}");
        assert!(missing.ends_with("\r\n\r\nno such page"), "{missing}");
        assert!(known.starts_with("HTTP/1.1 304"), "{known}");
        assert!(known.ends_with("\r\n\r\n"), "{known}");
    }

    #[test]
    fn answers_wrongly_what_it_is_told_to() {
        let folder = std::env::temp_dir().join(format!("so-chi-tieu-wrong-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "start").unwrap();
        fs::write(folder.join("a.js"), "abcd").unwrap();
        let line = Arc::new(Line::default());
        let server = spawn_on(&folder, 0, Arc::clone(&line)).unwrap();
        let table = [
            (Wrong::StartPage, "HTTP/1.1 200", "text/html", "start"),
            (Wrong::SignIn, "HTTP/1.1 200", "text/html", "Sign in"),
            (
                Wrong::Half,
                "Content-Length: 2",
                "text/javascript",
                "\r\n\r\nab",
            ),
            (
                Wrong::Cut,
                "Content-Length: 4",
                "text/javascript",
                "\r\n\r\nab",
            ),
            (
                Wrong::Busy,
                "HTTP/1.1 503",
                "text/plain",
                "503 Service Unavailable",
            ),
            (Wrong::Typed, "HTTP/1.1 200", "text/plain", "\r\n\r\nabcd"),
        ];
        for (wrong, head, mime, end) in table {
            line.set_wrong(wrong, &["a.js"]);
            let got = ask(&server, "GET /a.js HTTP/1.1");
            assert!(got.contains(head), "{wrong:?}: {got}");
            assert!(got.contains(mime) && got.ends_with(end), "{wrong:?}: {got}");
            assert!(
                ask(&server, "GET / HTTP/1.1").ends_with("start"),
                "{wrong:?}"
            );
        }
        drop(server);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn holds_an_answer_up_until_it_is_told_to_go_on() {
        let folder = std::env::temp_dir().join(format!("so-chi-tieu-stall-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "abcd").unwrap();
        let line = Arc::new(Line::default());
        line.set_wrong(Wrong::Stalled, &["a.js"]);
        let server = spawn_on(&folder, 0, Arc::clone(&line)).unwrap();
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "GET /a.js HTTP/1.1\r\n\r\n").unwrap();
        let mut told = vec![0; 8_000];
        let mut length = 0;
        while !told[..length].ends_with(b"\r\n\r\nab") {
            length += stream.read(&mut told[length..]).unwrap();
        }
        line.set_right();
        let mut rest = String::new();
        stream.read_to_string(&mut rest).unwrap();
        drop(server);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(rest, "cd");
    }

    #[test]
    fn sends_the_policy_of_a_page_along() {
        let page = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><p>";
        let table = [
            ("text/html; charset=utf-8", "default-src 'none'; "),
            ("text/css; charset=utf-8", ""),
        ];
        for (mime, expected) in table {
            assert_eq!(policy(mime, page.as_bytes()), expected, "{mime}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn follows_no_link_out_of_its_folder() {
        let folder = std::env::temp_dir().join(format!("so-chi-tieu-serve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let outside = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        std::os::unix::fs::symlink(outside, folder.join("way-out.toml")).unwrap();
        let told = respond(
            "GET /way-out.toml HTTP/1.1",
            &folder.canonicalize().unwrap(),
            false,
        );
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(told.status, "404 Not Found");
    }
}
