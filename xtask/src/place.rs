//! Where everything is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, OrSay, Outcome};

/// The checkout's root: the folder that holds `xtask/`.
#[must_use]
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Tools that this project installed for itself.
#[must_use]
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Node packages that this project installed for itself.
#[must_use]
pub fn node_modules() -> PathBuf {
    tools().join("npm").join("node_modules")
}

/// Cargo's target folder, as set by the environment.
#[must_use]
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// `PATH` with this project's own tools first.
///
/// # Errors
/// A folder's name that cannot stand in `PATH`.
pub fn search_path() -> Outcome<OsString> {
    let mut folders = vec![tools().join("bin"), node_modules().join(".bin")];
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    std::env::join_paths(folders)
        .or_say(|| "The checkout's folder name holds a character that PATH cannot carry; move it.".into())
}

/// Where a program is, among this project's own tools and then `PATH`.
///
/// # Errors
/// See [`search_path`].
pub fn find(program: &str) -> Outcome<Option<PathBuf>> {
    let path = search_path()?;
    Ok(std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file()))
}

/// The version that `Cargo.lock` holds for a package.
///
/// # Errors
/// No lock file, or no such package in it.
pub fn locked_version(package: &str) -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    version_in(&lock, package).ok_or_else(|| {
        Failure::new(format!("Cargo.lock names no `{package}`. Restore the file that belongs to this commit."))
    })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

/// Reads a text file.
///
/// # Errors
/// The file cannot be read.
pub fn read(file: &Path) -> Outcome<String> {
    std::fs::read_to_string(file).or_say(|| format!("Cannot read {}.", file.display()))
}

/// Reads a file's bytes.
///
/// # Errors
/// The file cannot be read.
pub fn read_bytes(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).or_say(|| format!("Cannot read {}.", file.display()))
}

/// Writes a file, with the folders above it.
///
/// # Errors
/// The file cannot be written.
pub fn write(file: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).or_say(|| format!("Cannot make the folder {}.", folder.display()))?;
    }
    std::fs::write(file, bytes).or_say(|| format!("Cannot write {}.", file.display()))
}

/// Removes a folder and all that is in it; a missing one is fine.
///
/// # Errors
/// The folder cannot be removed.
pub fn remove_folder(folder: &Path) -> Outcome {
    match std::fs::remove_dir_all(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::new(format!("Cannot remove {}. ({e})", folder.display())))
        }
        _ => Ok(()),
    }
}

/// Every file below a folder, as `/`-separated paths relative to it, in alphabetical order.
///
/// # Errors
/// A folder that cannot be listed, or a name that is not Unicode.
pub fn files_below(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), String::new())];
    while let Some((path, prefix)) = waiting.pop() {
        let say = || format!("Cannot list {}.", path.display());
        for entry in std::fs::read_dir(&path).or_say(say)? {
            let entry = entry.or_say(say)?;
            let name = entry
                .file_name()
                .into_string()
                .map_err(|name| Failure::new(format!("The file name {} is not Unicode.", name.display())))?;
            let relative = format!("{prefix}{name}");
            if entry.file_type().or_say(say)?.is_dir() {
                waiting.push((entry.path(), format!("{relative}/")));
            } else {
                found.push(relative);
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn a_package_whose_name_is_part_of_another_is_told_apart() {
        let lock =
            "[[package]]\nname = \"a-b\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("1.0.0"));
        assert_eq!(version_in(lock, "c"), None);
    }
}
