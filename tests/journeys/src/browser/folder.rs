//! A folder of one's own for a while.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::told::Told;

static MADE: AtomicU32 = AtomicU32::new(0);

/// An empty folder, removed with all that is in it when it is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// A new one; `of` is what it is for.
    pub fn new(of: &str) -> Told<Self> {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("wobble-journey-{}-{number}-{of}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // a browser that is still ending may hold a file; the system clears its own folder for temporary files
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
