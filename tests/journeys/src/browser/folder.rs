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
        // a browser that is still ending may put a file back; what cannot go stays for the system's own clearing
        for _ in 0..20 {
            if std::fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}
