//! Files that are made from the command definitions and from those of the terms files, committed,
//! and tested to be current.

/// Fails if a committed file differs from what it should hold; with `UPDATE_GENERATED` set, writes
/// it instead.
pub fn is_current(path: &str, wanted: &[u8]) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, wanted).unwrap();
    }
    let held = std::fs::read(&file).unwrap_or_default();
    assert!(
        held == wanted,
        "{path} is out of date: run `UPDATE_GENERATED=1 cargo test --bin tenure`"
    );
}
