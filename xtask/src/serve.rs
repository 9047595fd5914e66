//! `cargo xtask serve`: builds Wobble and serves it on this computer.

mod answer;
mod browser;

use std::net::{Ipv4Addr, SocketAddrV4};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tiny_http::{Header, Request, Response, Server};

use crate::arguments::Arguments;
use crate::failure::{Failure, OrSay, Outcome};
use crate::{build, place, tools};
use answer::{Answer, Asked};

/// Requests answered at the same time.
const WORKERS: usize = 4;

/// Installs what is missing, builds, serves until the person stops it.
///
/// # Errors
/// A tool is missing, the app does not compile, or the port is taken.
pub fn run(mut arguments: Arguments) -> Outcome {
    let port = arguments.number("port", 8080_u16)?;
    let base = build::base_path(arguments.value("public-url")?)?;
    let open = !arguments.flag("no-open")?;
    arguments.finish()?;
    tools::for_build()?;
    let dist = place::root().join("dist");
    build::release(&base, &dist)?;
    let server = Site::new(dist, &base).listen(port)?;
    let address = format!("http://localhost:{port}{base}");
    println!("\nWobble is at {address}\nStop with Ctrl+C.");
    if open {
        browser::open(&address);
    }
    server.wait();
    Ok(())
}

/// A built folder, served under a base path.
#[derive(Clone)]
pub struct Site {
    folder: PathBuf,
    base: String,
}

/// A site that is being served, until the end of the program.
pub struct Serving {
    workers: Vec<std::thread::JoinHandle<()>>,
    port: u16,
}

impl Serving {
    /// The port that it is served on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Waits for as long as the site is served.
    pub fn wait(self) {
        for worker in self.workers {
            let _ = worker.join(); // a worker that panicked has said so
        }
    }
}

impl Site {
    /// A folder and the base path that it was built for.
    #[must_use]
    pub fn new(folder: PathBuf, base: &str) -> Self {
        let base = base.to_owned();
        Self { folder, base }
    }

    /// Serves on a port of this computer alone; 0 is any that is free.
    ///
    /// # Errors
    /// The port is taken.
    pub fn listen(self, port: u16) -> Outcome<Serving> {
        let address = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
        let server = Server::http(address).map_err(|e| {
            Failure::new(format!(
                "Port {port} cannot be used; another program may have it. Try `cargo xtask serve --port {}`. ({e})",
                port.wrapping_add(1).max(1024)
            ))
        })?;
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let server = Arc::new(server);
        let workers = (0..WORKERS).map(|_| {
            let (server, site) = (Arc::clone(&server), self.clone());
            std::thread::spawn(move || {
                for request in server.incoming_requests() {
                    // An error here means that the browser went away.
                    let _ = site.answer(request);
                }
            })
        });
        Ok(Serving { workers: workers.collect(), port })
    }

    fn answer(&self, request: Request) -> Outcome {
        let header = |name: &'static str| {
            let all = request.headers().iter();
            all.into_iter().find(|h| h.field.equiv(name)).map(|h| h.value.as_str().to_owned())
        };
        let asked = Asked {
            method: request.method().as_str(),
            address: request.url(),
            accept: header("Accept").unwrap_or_default(),
            known: header("If-None-Match"),
        };
        let Answer { status, headers, body } = answer::to(&asked, &self.folder, &self.base);
        let mut response = Response::from_data(body).with_status_code(status);
        for (name, value) in headers {
            let header = Header::from_bytes(name, value)
                .map_err(|()| Failure::new(format!("The header {name} cannot be sent.")))?;
            response.add_header(header);
        }
        request.respond(response).or_say(|| "The browser went away.".into())
    }
}

/// The content type of a file, by its name's end.
#[must_use]
pub fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "wav" => "audio/wav",
        _ => "application/octet-stream",
    }
}
