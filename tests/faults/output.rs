//! Answers that cannot be delivered: no standard output, a full one, one that nobody reads, and
//! files that cannot be written.

use std::fs;
use std::process::{Command, Stdio};

use crate::commands::{self, ANSWERS, CHANGES};
use crate::place::{Place, Start, Undisturbed, panicked};

/// What a shell does before it runs a command whose standard output is not there.
const CLOSED: &str = "exec \"$0\" \"$@\" >&-";

#[test]
fn an_answer_to_nobody_is_no_success() {
    for line @ (start, arguments) in commands::all() {
        let undisturbed = Undisturbed::of(line);
        let silent = Place::new(start).run(arguments).stdout.is_empty();
        for (what, script) in [
            ("closed", CLOSED),
            ("full", "exec \"$0\" \"$@\" >/dev/full"),
        ] {
            let place = Place::new(start);
            let mut command = Command::new("sh");
            command.args(["-c", script, crate::TENURE]).args(arguments);
            let output = place.prepared(command).output().unwrap();
            assert!(!panicked(&output), "{arguments:?} {what}: {output:?}");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            if silent {
                assert_eq!(
                    output.status.code(),
                    Some(0),
                    "{arguments:?} {what}: {told}"
                );
            } else {
                assert_eq!(
                    output.status.code(),
                    Some(3),
                    "{arguments:?} {what}: {told}"
                );
                let help = arguments == ["--help"] || arguments == ["--version"];
                assert!(
                    help || told.contains("error: "),
                    "{arguments:?} {what}: {told}"
                );
            }
            // What was to be recorded is whole, or not there.
            let judged = undisturbed.judge(&place, &output);
            assert_eq!(judged, Ok(()), "{arguments:?} {what}");
        }
    }
}

#[test]
fn a_reader_that_left_is_no_error_and_no_message() {
    for (start, arguments) in commands::all() {
        let place = Place::new(start);
        let told = place.run(arguments).stderr;
        let place = Place::new(start);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = place.command(arguments);
        let output = command
            .stdout(writer)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        // Nothing but what is said anyway, such as that a command was recorded.
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            String::from_utf8_lossy(&told),
            "{arguments:?}"
        );
    }
}

/// A file of `-o` is whole, or as it was.
#[test]
fn a_file_of_an_answer_is_whole_or_as_it_was() {
    for &(start, arguments) in ANSWERS.iter().chain(CHANGES) {
        let in_help = arguments[0].starts_with("--");
        if in_help || arguments.contains(&"import") || arguments == ["rebuild"] {
            continue;
        }
        let to = |place: &Place, file: &str| place.run(&[arguments, &["-o", file]].concat());
        let place = Place::new(start);
        fs::write(place.path("answer"), "older").unwrap();
        for file in [
            "none/answer",
            "directory",
            "one.toml/answer",
            "link",
            "/dev/full",
        ] {
            let place = Place::new(start);
            fs::create_dir(place.path("directory")).unwrap();
            std::os::unix::fs::symlink("linked", place.path("link")).unwrap();
            let output = to(&place, file);
            assert_eq!(
                output.status.code(),
                Some(3),
                "{arguments:?} {file}: {output:?}"
            );
            assert!(!panicked(&output) && output.stdout.is_empty());
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(told.contains("help: "), "{arguments:?} {file}: {told}");
            assert!(!place.path("linked").exists());
            let drafts: Vec<_> = place
                .files()
                .into_keys()
                .filter(|n| n.starts_with('.'))
                .collect();
            assert!(drafts.is_empty(), "{drafts:?}");
        }
        let expected = Place::new(start).run(arguments).stdout;
        let output = to(&place, "answer");
        assert!(
            output.status.success() && output.stdout.is_empty(),
            "{output:?}"
        );
        let answer = fs::read(place.path("answer")).unwrap();
        // These show the command that they were given, which is another.
        let shows_itself = ["undo", "redo"].contains(&arguments[0]);
        assert!(
            answer == expected || (shows_itself && answer.len() > 80),
            "{arguments:?}"
        );
    }
}

/// Devices, pipes and links are written to, and not replaced by a file.
#[test]
fn a_device_is_written_to_and_a_link_stays() {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
    let place = Place::new(Start::Store);
    let log = place.good(&["log"]);
    assert_eq!(place.good(&["log", "-o", "/dev/stdout"]), log);
    // A device of our own: if it were replaced, nothing of the machine's would be lost.
    let pipe = place.path("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let mut writer = place.command(&["log", "-o", "pipe"]).spawn().unwrap();
    assert_eq!(fs::read_to_string(&pipe).unwrap(), log);
    assert!(writer.wait().unwrap().success());
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    fs::write(place.path("kept"), "older").unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o640);
    fs::set_permissions(place.path("kept"), mode).unwrap();
    std::os::unix::fs::symlink("kept", place.path("link")).unwrap();
    place.good(&["log", "-o", "link"]);
    assert_eq!(fs::read_to_string(place.path("kept")).unwrap(), log);
    assert!(
        fs::symlink_metadata(place.path("link"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::metadata(place.path("kept")).unwrap().mode() & 0o777,
        0o640
    );
}
