//! What the environment of a CI job says: whose job it is, and where the project lies.
//!
//! Deliberately absent: writing anything but the job's own summary, in the file that the job names.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::context::Env;

/// Whether this is a job of GitHub Actions.
pub fn in_github_job(env: &Env) -> bool {
    env.get("GITHUB_ACTIONS").is_some_and(|set| set == "true")
}

/// The root of the project, below which tools that show findings look files up: the job's, else the
/// current directory.
#[derive(Clone, Debug)]
pub struct Project {
    here: PathBuf,
    root: PathBuf,
}

impl Project {
    /// The project of the environment.
    pub fn new(env: &Env) -> Project {
        let here = std::env::current_dir().unwrap_or_default();
        let github = env.get("GITHUB_WORKSPACE").filter(|_| in_github_job(env));
        let root = github.or_else(|| env.get("CI_PROJECT_DIR"));
        let root = root
            .map(PathBuf::from)
            .filter(|root| here.starts_with(root));
        Project {
            root: root.unwrap_or_else(|| here.clone()),
            here,
        }
    }

    /// A path below the root, with `/` between its parts; one that lies elsewhere is given as it
    /// is.
    pub fn place(&self, path: &Path) -> String {
        let mut whole = PathBuf::new();
        for part in self.here.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    whole.pop();
                }
                part => whole.push(part),
            }
        }
        let Ok(below) = whole.strip_prefix(&self.root) else {
            return path.to_string_lossy().into_owned();
        };
        let parts = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Adds to the summary of a GitHub job, where it has one.
pub fn add_to_summary(env: &Env, text: &str) -> io::Result<()> {
    let Some(path) = env
        .get("GITHUB_STEP_SUMMARY")
        .filter(|_| in_github_job(env))
    else {
        return Ok(());
    };
    // A pipe would wait for a reader.
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_below_the_root_whatever_the_current_directory() {
        let project = Project {
            here: PathBuf::from("/build/repo/sub"),
            root: PathBuf::from("/build/repo"),
        };
        let place = |path: &str| project.place(Path::new(path));
        assert_eq!(place("a.toml"), "sub/a.toml");
        assert_eq!(place("./x/../a.toml"), "sub/a.toml");
        assert_eq!(place("../a.toml"), "a.toml");
        assert_eq!(place("/build/repo/b.toml"), "b.toml");
        assert_eq!(place("../../other.toml"), "../../other.toml");
    }
}
