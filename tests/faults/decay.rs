//! Flipped bits, cut files, and files that are not ours.

use std::collections::BTreeMap;
use std::fs;
use std::process::Output;

use rusqlite::Connection;

use crate::commands::{self, CHANGES};
use crate::much;
use crate::place::{Place, Start, panicked, state};

/// A flip either changes nothing that the store says, or is reported.
#[test]
fn flipped_bits_and_cut_files_are_reported() {
    let place = Place::new(Start::Store);
    let sound = state(&place.db()).unwrap();
    let bytes = fs::read(place.db()).unwrap();
    let judge = |damaged: &[u8], what: &str| -> bool {
        fs::write(place.db(), damaged).unwrap();
        let found = state(&place.db());
        // What is taken for sound is what was there.
        assert!(
            found.is_err() || found.as_ref() == Ok(&sound),
            "{what} was not noticed"
        );
        found.is_err()
    };
    let mut reported = 0;
    let flips = much(200, 1000);
    for flip in 0..flips {
        // Spread over the whole file, each time another bit.
        let at = flip * bytes.len() / flips + flip % 7;
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (flip % 8);
        let what = format!("a flip in byte {at}");
        let noticed = judge(&damaged, &what);
        reported += usize::from(noticed);
        if flip % 10 == 0 {
            // The command says the same as the library.
            let doctor = place.run(&["doctor"]);
            assert!(!panicked(&doctor), "{what}: {doctor:?}");
            assert!(!noticed || !doctor.status.success(), "{what}: {doctor:?}");
        }
    }
    // Most of the others fall into free space, as the records show.
    assert!(
        reported * 8 > flips,
        "only {reported} of {flips} flips were reported"
    );
    let cuts = much(50, 200);
    for cut in 1..=cuts {
        let length = cut * (bytes.len() - 1) / cuts;
        assert!(judge(&bytes[..length], &format!("a cut to {length} bytes")));
    }
    assert!(!judge(&bytes, "nothing"));
    eprintln!("{flips} flips, of which {reported} were reported, and {cuts} cuts");
}

/// A database that is not to be touched, as files by name.
fn strangers() -> Vec<(&'static str, BTreeMap<String, Vec<u8>>)> {
    let edited = |sql: &str| {
        let place = Place::new(Start::Store);
        Connection::open(place.db())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        place.files()
    };
    let foreign = {
        let place = Place::new(Start::Nothing);
        Connection::open(place.db())
            .unwrap()
            .execute_batch("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')")
            .unwrap();
        place.files()
    };
    let text = {
        let place = Place::new(Start::Nothing);
        fs::write(place.db(), "a letter\n".repeat(99)).unwrap();
        place.files()
    };
    vec![
        ("of another program", foreign),
        ("no database", text),
        ("newer", edited("PRAGMA user_version = 99")),
        (
            "with a planted trigger",
            edited("CREATE TRIGGER t AFTER INSERT ON operation BEGIN DELETE FROM event; END"),
        ),
        (
            "with a planted view",
            edited("CREATE VIEW v AS SELECT * FROM event"),
        ),
        ("with another table", edited("CREATE TABLE more (x)")),
        (
            "with another index",
            edited("CREATE INDEX more ON event (body)"),
        ),
        (
            "with a table renamed",
            edited("ALTER TABLE voided RENAME TO unvoided"),
        ),
        ("with another mark", edited("PRAGMA application_id = 1")),
    ]
}

/// Whatever command is given, they stay as they are, byte for byte.
#[test]
fn databases_of_others_newer_and_edited_ones_stay_as_they_are() {
    for (what, files) in strangers() {
        let mut refused = 0;
        for (_, arguments) in commands::all() {
            let place = Place::new(Start::Nothing);
            for (name, bytes) in &files {
                fs::write(place.path(name), bytes).unwrap();
            }
            let before = place.files();
            let output: Output = place.run(arguments);
            assert!(!panicked(&output), "{what}, {arguments:?}: {output:?}");
            let mut after = place.files();
            // An edit of another file than the store is none of the store.
            if arguments.contains(&"--into") {
                after.insert("calendar.toml".to_owned(), before["calendar.toml"].clone());
            }
            assert!(after == before, "{what}, {arguments:?}");
            if output.status.code() == Some(3) {
                let told = String::from_utf8_lossy(&output.stderr);
                assert!(told.contains("help: "), "{what}, {arguments:?}: {told}");
                refused += 1;
            }
        }
        assert!(
            refused >= CHANGES.len(),
            "{what}: only {refused} were refused"
        );
    }
}
