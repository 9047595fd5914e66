//! A web server for one built folder, as a static host has it; it can be stopped, and given another folder.
//!
//! Every answer closes its connection, so that a stopped server is gone at once, as a phone without a network finds it.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use xtask::serve::content_type;

use crate::told::{Told, Trouble};

/// The folder that an environment variable of `cargo xtask test` names.
pub fn built(variable: &str) -> Told<PathBuf> {
    let value = std::env::var_os(variable);
    value.map(PathBuf::from).ok_or_else(|| Trouble::new(format!("{variable} is not set: run `cargo xtask test`.")))
}

/// A site that is served until it is stopped or dropped.
pub struct Site {
    address: SocketAddr,
    base: &'static str,
    shared: Arc<Shared>,
    server: Option<JoinHandle<()>>,
}

struct Shared {
    folder: Mutex<PathBuf>,
    base: &'static str,
    stopped: AtomicBool,
}

impl Site {
    /// The release build for `/`.
    pub fn at_root() -> Told<Self> {
        Self::serve(built("WOBBLE_DIST_ROOT")?, "/")
    }

    /// The release build for `/wobble/`, as on a project page of a host.
    pub fn below() -> Told<Self> {
        Self::serve(built("WOBBLE_DIST_SUB")?, "/wobble/")
    }

    /// Serves a folder on a free port of this computer.
    pub fn serve(folder: PathBuf, base: &'static str) -> Told<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared { folder: Mutex::new(folder), base, stopped: AtomicBool::new(false) });
        let server = {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || {
                for stream in listener.incoming() {
                    if shared.stopped.load(Ordering::SeqCst) {
                        return;
                    }
                    let shared = Arc::clone(&shared);
                    // a browser opens connections ahead of need: each waits in a thread of its own
                    std::thread::spawn(move || stream.and_then(|stream| shared.answer(&stream)));
                }
            })
        };
        Ok(Self { address, base, shared, server: Some(server) })
    }

    /// `http://127.0.0.1:port`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a screen: "" is the root, "settings" the settings.
    pub fn at(&self, screen: &str) -> String {
        format!("{}{}{screen}", self.origin(), self.base)
    }

    /// What every key in localStorage begins with there.
    pub fn storage_prefix(&self) -> String {
        format!("wobble:{}:", self.base)
    }

    /// Serves another folder from now on, as after a release.
    pub fn release(&self, folder: PathBuf) {
        *self.shared.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
    }

    /// No network any more: connections are refused from here on.
    pub fn stop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        if let Some(server) = self.server.take() {
            // wakes the server, so that it sees that it is stopped
            drop(TcpStream::connect(self.address));
            drop(server.join());
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let mut accepts_page = false;
        for line in lines {
            let line = line?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            accepts_page |= line.starts_with("accept:") && line.contains("text/html");
        }
        if first.is_empty() || self.stopped.load(Ordering::SeqCst) {
            return Ok(());
        }
        let address = first.split(' ').nth(1).unwrap_or_default();
        let (status, file) = self.file(address, accepts_page);
        let body = file.as_deref().map(std::fs::read).transpose()?.unwrap_or_default();
        let kind = file.as_deref().map_or("text/plain", content_type);
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    /// The file for an address; the page for navigations to addresses that only the app knows.
    fn file(&self, address: &str, accepts_page: bool) -> (&'static str, Option<PathBuf>) {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let Some(below) = path.strip_prefix(self.base).filter(|below| !below.contains("..")) else {
            return ("404 Not Found", None);
        };
        let folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let named = folder.join(below);
        // a folder's own address is that of its page
        for file in [named.join("index.html"), named] {
            if file.is_file() {
                return ("200 OK", Some(file));
            }
        }
        match accepts_page {
            true => ("200 OK", Some(folder.join("index.html"))),
            false => ("404 Not Found", None),
        }
    }
}

/// The file of a built folder that begins and ends so; the hash of its content is in between.
pub fn part(of: &Path, begins: &str, ends: &str) -> Told<PathBuf> {
    let all: Vec<_> = std::fs::read_dir(of)?.collect::<Result<_, _>>()?;
    let named = |name: &str| name.starts_with(begins) && name.ends_with(ends);
    let found = all.iter().find(|entry| entry.file_name().to_str().is_some_and(named));
    found.map(std::fs::DirEntry::path).ok_or_else(|| Trouble::new(format!("There is no {begins}…{ends}.")))
}

/// A copy of a built folder, as `file` names it below the folder for temporary files, with every file in it.
pub fn copy(from: &Path, to: &Path) -> Told {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
