//! Starting other programs and reading what they say.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, OrSay, Outcome};
use crate::place;

/// A program to start in the checkout's root, with this project's own tools first in `PATH`.
///
/// # Errors
/// See [`place::search_path`].
pub fn program(name: impl AsRef<OsStr>) -> Outcome<Command> {
    let mut command = Command::new(name);
    command.current_dir(place::root()).env("PATH", place::search_path()?).stdin(Stdio::null());
    Ok(command)
}

/// Cargo, the same one that started this chore.
///
/// # Errors
/// See [`program`].
pub fn cargo<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Outcome<Command> {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))?;
    command.args(words);
    Ok(command)
}

/// Runs a command to its end, showing what it prints.
///
/// # Errors
/// It cannot be started, or does not succeed.
pub fn show(command: &mut Command) -> Outcome {
    let line = line(command);
    let status = command.status().or_say(|| format!("Cannot start `{line}`."))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` did not succeed: {status}."))) }
}

/// Runs a command to its end, showing what it prints only if it does not succeed.
///
/// # Errors
/// It cannot be started, or does not succeed; the error holds the end of what it printed.
pub fn quietly(command: &mut Command) -> Outcome<String> {
    let line = line(command);
    let output = command.output().or_say(|| format!("Cannot start `{line}`."))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let lines: Vec<&str> = said.lines().collect();
    let tail = lines[lines.len().saturating_sub(40)..].join("\n");
    Err(Failure::new(format!("{tail}\n`{line}` did not succeed: {}.", output.status)))
}

/// What a program says of its version, or nothing if it isn't there or fails.
#[must_use]
pub fn version(name: impl AsRef<OsStr>) -> Option<String> {
    let mut command = program(name).ok()?;
    quietly(command.arg("--version")).ok()
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
