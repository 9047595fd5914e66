//! Backup files: out of one device, into another.

use std::path::{Path, PathBuf};

use super::Role;
use crate::browser::{Browser, Device, Folder};
use crate::told::{Told, Trouble};

impl Device {
    /// The file among its downloads whose name begins and ends so, as soon as it is whole.
    pub async fn downloaded(&self, begins: &str, ends: &str) -> Told<PathBuf> {
        let is_it = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // browsers hold the name with an empty file, and put the whole one in its place
            name.starts_with(begins) && name.ends_with(ends) && path.metadata().is_ok_and(|found| found.len() > 0)
        };
        for _ in 0..100 {
            let files = std::fs::read_dir(self.downloads().path())?.filter_map(|entry| Some(entry.ok()?.path()));
            if let Some(file) = files.into_iter().find(|path| is_it(path)) {
                return Ok(file);
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Err(Trouble::new(format!("No file {begins}…{ends} came.")))
    }

    /// What is in the file of this name among its downloads.
    pub async fn download(&self, name: &str) -> Told<String> {
        Ok(std::fs::read_to_string(self.downloaded(name, name).await?)?)
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
        device.downloaded("", ".json").await
    }

    /// Picks a text as a backup file in Settings.
    pub async fn restore(&self, folder: &Folder, text: &str) -> Told {
        let file = folder.path().join("backup.json");
        std::fs::write(&file, text)?;
        self.pick("Restore backup", &file).await
    }
}
