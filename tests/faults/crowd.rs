//! Everybody at once.

use std::fs;
use std::thread;

use crate::much;
use crate::place::{Place, Start, state};

#[test]
fn sixteen_writers_and_their_readers_wait_for_each_other() {
    let place = Place::new(Start::Store);
    let before = place.operations();
    let each = much(5, 25);
    thread::scope(|scope| {
        for writer in 0..16 {
            let place = &place;
            scope.spawn(move || {
                for one in 0..each {
                    let subject = format!("{writer}.{one}");
                    place.good(&["ticket", "open", "acme-1", "--subject", &subject]);
                    if one == 0 && writer % 4 == 0 {
                        place.good(&["backup", &format!("copy-{writer}.db")]);
                        place.good(&["ticket", "list"]);
                    }
                }
            });
        }
    });
    assert_eq!(place.operations(), before + 16 * each);
    place.good(&["doctor"]);
    for writer in [0, 4, 8, 12] {
        place.good(&["doctor", "--db", &format!("copy-{writer}.db")]);
    }
}

/// Whoever comes first makes the store, and the others find it; half the time an empty file is
/// there already.
#[test]
fn first_openings_race_for_one_store() {
    let rounds = much(40, 1000);
    for round in 0..rounds {
        let place = Place::new(Start::Nothing);
        if round % 2 == 0 {
            fs::write(place.db(), "").unwrap();
        }
        let racers: Vec<_> = ["one.toml", "two.toml", "three.toml"]
            .into_iter()
            .map(|file| {
                let mut command = place.command(&["contract", "register", file]);
                command.stdout(std::process::Stdio::null());
                command.spawn().unwrap()
            })
            .collect();
        for mut racer in racers {
            assert!(racer.wait().unwrap().success(), "round {round}");
        }
        let operations = place.operations();
        assert_eq!(operations, 3, "round {round}");
        state(&place.db()).unwrap();
        let left = place.files();
        let strangers: Vec<_> = left
            .keys()
            .filter(|name| name.starts_with('.') || name.ends_with("-journal"))
            .collect();
        assert!(strangers.is_empty(), "round {round}: {strangers:?}");
    }
    eprintln!("{rounds} first openings raced by three");
}
