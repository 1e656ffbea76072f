//! Lists the files under `contracts/`, so that the library compiles them in by directory.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Each constant with the directory that it lists.
const LISTS: [(&str, &str, &str); 3] = [
    ("PROGRAMS", "contracts/programs", "The bundled programs."),
    (
        "CALENDARS",
        "contracts/calendars",
        "The bundled public holidays, a file a country.",
    ),
    (
        "EXAMPLES",
        "contracts/examples",
        "The bundled example contracts.",
    ),
];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut code = String::new();
    for (name, directory, doc) in LISTS {
        println!("cargo::rerun-if-changed={directory}");
        let _ = writeln!(code, "/// {doc}\npub const {name}: &[BundledFile] = &[");
        for path in toml_files(&root.join(directory))? {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let _ = writeln!(
                code,
                "    BundledFile {{ path: {:?}, text: include_str!({:?}) }},",
                format!("{directory}/{file}"),
                path.display().to_string(),
            );
        }
        let _ = writeln!(code, "];");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("bundled.rs"), code)
}

fn toml_files(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(directory)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    Ok(paths)
}
