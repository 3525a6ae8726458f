//! `cargo xtask serve`.

use crate::{bundle, command, serve, workspace::Metadata};
use anyhow::{Context, Result, bail};
use std::{
    fs, io,
    net::{Ipv4Addr, TcpListener},
};

const DEFAULT_PORT: u16 = 8080;
const TRIES: u16 = 100;

/// Builds the page as it is published and serves it.
pub fn release(port: Option<u16>) -> Result<()> {
    let port = first_free(port, probe)?;
    bundle::prepare()?;
    let dist = bundle::release()?;
    let server = serve::spawn(&dist, port).with_context(|| refused(port))?;
    println!("Serving {} (Ctrl-C stops it)", dist.display());
    println!("{}", server.url());
    server.wait();
    Ok(())
}

/// Builds quickly, serves, and builds again on every change.
pub fn dev(port: Option<u16>) -> Result<()> {
    let port = first_free(port, probe)?;
    bundle::prepare()?;
    // Its own folder, so that the release bundle stays what it says it is.
    let dist = Metadata::read()?.target_folder()?.join("dev-dist");
    fs::create_dir_all(&dist).with_context(|| format!("{} cannot be made", dist.display()))?;
    println!("The page comes to http://127.0.0.1:{port}/ once built (Ctrl-C stops it)");
    let mut trunk = bundle::trunk("serve")?;
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    command::run(trunk.arg("--dist").arg(dist))
}

/// Sees whether the port can be opened; the building that follows takes a while.
fn probe(port: u16) -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    Ok(listener.local_addr()?.port())
}

/// The port that was asked for, or else the first free one from the default on.
fn first_free(asked: Option<u16>, open: impl Fn(u16) -> io::Result<u16>) -> Result<u16> {
    if let Some(port) = asked {
        return open(port).with_context(|| refused(port));
    }
    for port in (DEFAULT_PORT..).take(usize::from(TRIES)) {
        match open(port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                println!("Port {port} is taken; trying the next one");
            }
            outcome => return outcome.with_context(|| refused(port)),
        }
    }
    bail!("port {DEFAULT_PORT} and those after it are taken; choose one with --port")
}

fn refused(port: u16) -> String {
    format!("port {port} cannot be opened")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_below(free: u16) -> impl Fn(u16) -> io::Result<u16> {
        move |port| {
            if port < free {
                return Err(io::ErrorKind::AddrInUse.into());
            }
            Ok(port)
        }
    }

    #[test]
    fn takes_the_next_free_port_unless_one_is_asked_for() {
        let table = [
            (None, DEFAULT_PORT, Some(DEFAULT_PORT)),
            (None, DEFAULT_PORT + 3, Some(DEFAULT_PORT + 3)),
            (None, DEFAULT_PORT + TRIES, None),
            (Some(9000), 9000, Some(9000)),
            (Some(9000), 9001, None),
        ];
        for (asked, free, expected) in table {
            assert_eq!(first_free(asked, taken_below(free)).ok(), expected);
        }
    }
}
