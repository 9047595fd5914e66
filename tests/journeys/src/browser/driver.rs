//! A driver program (chromedriver and its kin) on a port of its own, ended with everything that it started.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::told::{Told, Trouble};

/// How often a driver is asked whether it listens yet, and how long to wait in between.
const ASK: (u32, Duration) = (300, Duration::from_millis(50));

/// A running driver. When it is dropped, also by a panic, its whole process group ends: the browser too.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the program that an environment variable of `cargo xtask test` names; `locale` is its computer's, and what
    /// it and its browser leave behind goes to `leavings`.
    pub async fn start(variable: &str, locale: &str, leavings: &Path) -> Told<Self> {
        let program = crate::site::built(variable)?;
        // free now, and drivers start one after the other
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}")).env("LC_ALL", locale).env("TMPDIR", leavings).process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process =
            command.spawn().map_err(|e| Trouble::new(format!("{} cannot be started: {e}", program.display())))?;
        let driver = Self { process, port };
        for _ in 0..ASK.0 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(driver);
            }
            tokio::time::sleep(ASK.1).await;
        }
        Err(Trouble::new(format!("{} does not listen.", program.display())))
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        // nothing is left to do if the group is gone already
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}
