//! Programs that cargo builds from their crates.

use crate::failure::{OrSay, Outcome};
use crate::{place, run};

/// A crate whose program is built into `.tools/bin`.
pub struct CargoTool {
    /// The crate's name.
    pub package: &'static str,
    /// The program to ask for its version.
    pub program: &'static str,
    /// Words for `cargo install` besides version and place.
    pub words: &'static [&'static str],
    /// About how long two slow cores take to build it.
    pub minutes: &'static str,
}

impl CargoTool {
    /// Builds the program, unless that version is there already.
    ///
    /// # Errors
    /// Cargo cannot download or build it.
    pub fn install(&self, version: &str) -> Outcome {
        if says(run::version(self.program).as_deref(), version) {
            return Ok(());
        }
        let Self { package, minutes, .. } = self;
        println!("Installing {package} {version} into .tools/ (once; about {minutes} on two cores) ...");
        let build = place::tools().join("build");
        let mut cargo = run::cargo(["install", package, "--version", version, "--root"])?;
        cargo
            .arg(place::tools())
            .args(self.words)
            .args(["--force", "--quiet"])
            .env("CARGO_TARGET_DIR", &build)
            // A tool that is built in a third of the time is worth more here than a faster tool.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        let done = run::show(&mut cargo).or_say(|| {
            format!(
                "{package} {version} could not be installed. It needs the Rust package registry and a C compiler \
                 (Debian: `apt-get install build-essential`). Once both are there, run this again."
            )
        });
        place::remove_folder(&build)?;
        done
    }
}

/// Whether what a program printed for `--version` names that version as a word.
fn says(printed: Option<&str>, version: &str) -> bool {
    printed.is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn the_version_counts_as_a_whole_word() {
        assert!(says(Some("trunk 0.22.1\n"), "0.22.1"));
        assert!(says(Some("geckodriver 0.37.1 (abc 2026)\n"), "0.37.1"));
        assert!(!says(Some("trunk 0.22.10"), "0.22.1"));
        assert!(!says(None, "0.22.1"));
    }
}
