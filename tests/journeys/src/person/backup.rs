//! Backup files: out of one device, into another.

use std::path::{Path, PathBuf};

use super::Role;
use crate::browser::{Browser, Device, Folder};
use crate::told::{Told, Trouble};

impl Device {
    /// What is in the file of this name among its downloads, as soon as it is there.
    pub async fn download(&self, name: &str) -> Told<String> {
        let file = self.downloads().path().join(name);
        for _ in 0..100 {
            if let Ok(text) = std::fs::read_to_string(&file) {
                return Ok(text);
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Err(Trouble::new(format!("No {name} came.")))
    }
}

impl Browser {
    /// Exports a backup where the button is on screen, and answers the file.
    pub async fn export(&self, device: &Device) -> Told<PathBuf> {
        self.export_by("Export backup", device).await
    }

    /// The same by another button.
    pub async fn export_by(&self, button: &str, device: &Device) -> Told<PathBuf> {
        self.press(Role::Button, button).await?;
        let finished = |entry: &Path| entry.extension().is_some_and(|kind| kind == "json");
        for _ in 0..100 {
            let files = std::fs::read_dir(device.downloads().path())?.filter_map(|entry| Some(entry.ok()?.path()));
            if let Some(file) = files.into_iter().find(|file| finished(file)) {
                return Ok(file);
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Err(Trouble::new("No backup file came."))
    }

    /// Picks a text as a backup file in Settings.
    pub async fn restore(&self, folder: &Folder, text: &str) -> Told {
        let file = folder.path().join("backup.json");
        std::fs::write(&file, text)?;
        self.pick("Restore backup", &file).await
    }
}
