//! HTTP to a driver on this machine: one request, one answer, one connection.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use thirtyfour::error::{WebDriverError, WebDriverResult};
use thirtyfour::session::http::{Body, HttpClient};

/// Longer than any step of a browser takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// The client. It blocks, so that every future made with it is ready when it is first asked.
#[derive(Debug)]
pub(crate) struct Wire;

/// The outcome of a future that waits for nothing but a [`Wire`].
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a WebDriver command waits for something else than the driver"),
    }
}

#[async_trait::async_trait]
impl HttpClient for Wire {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        exchange(&request).map_err(|error| {
            WebDriverError::HttpError(format!("{} {}: {error}", request.method(), request.uri()))
        })
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Self)
    }
}

fn exchange(request: &Request<Body<'_>>) -> std::io::Result<Response<Bytes>> {
    let uri = request.uri();
    let host = uri.authority().map_or("", |authority| authority.as_str());
    let body = match request.body() {
        Body::Empty => Vec::new(),
        Body::Json(json) => serde_json::to_vec(json)?,
    };
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let head = format!(
        "{} {} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        request.method(),
        uri.path(),
        body.len()
    );
    stream.write_all(&[head.into_bytes(), body].concat())?;
    answer(&mut BufReader::new(stream))
}

fn answer(reader: &mut impl BufRead) -> std::io::Result<Response<Bytes>> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut length = None;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        let header = line.trim_end();
        if header.is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().ok();
        }
    }
    let mut body = Vec::new();
    reader
        .take(length.unwrap_or(u64::MAX))
        .read_to_end(&mut body)?;
    Response::builder()
        .status(status.as_str())
        .body(Bytes::from(body))
        .map_err(std::io::Error::other)
}
