//! What must hold of `check` for any bytes: from the bytes of a file to what is written of it, in
//! every format.

use std::sync::LazyLock;

use tenure::diagnostic::{Diagnostic, Source};
use tenure::lint;
use tenure::lint::settings::Settings;
use tenure::render::diagnostics::{github, gitlab, human, junit, sarif, short};
use tenure::render::{Format, Style};
use tenure::report::Answer;
use tenure::report::check::{CheckItem, Checked, Findings};
use tenure::terms::catalog::Catalog;
use tenure::terms::read::decode;

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::bundled);

/// Checks the bytes as a file, and as a file of settings, and writes all that is found.
pub fn run(data: &[u8]) {
    let (text, settings, found) = match decode(data) {
        Ok(text) => {
            let against = lint::Context {
                catalog: &CATALOG,
                today: chrono::NaiveDate::from_ymd_opt(2026, 9, 30).expect("a date"),
            };
            let settings = Settings::read(text).1;
            (text.to_owned(), settings, lint::check_file(text, &against))
        }
        Err(finding) => {
            let text = String::from_utf8_lossy(data).into_owned();
            (text, Vec::new(), vec![finding])
        }
    };
    // The name is a stranger's too.
    let name: String = text.chars().take(12).collect();
    write(&name, &text, found);
    write("tenure.toml", &text, settings);
}

fn write(name: &str, text: &str, findings: Vec<Diagnostic>) {
    let source = Source::new(name, text);
    for finding in &findings {
        let place = &finding.span;
        assert!(
            place.start <= place.end && place.end <= text.len(),
            "{finding:?}"
        );
        assert!(
            text.get(place.clone()).is_some(),
            "inside a character: {finding:?}"
        );
    }
    let items = findings
        .iter()
        .map(|finding| CheckItem::new(&source, finding));
    let answer = Answer::new(tenure::domain::Instant::MIN, "", items.collect());
    let found = Findings {
        settings: Vec::new(),
        files: vec![Checked {
            place: Some(name.to_owned()),
            source,
            findings,
        }],
        unreadable: vec![name.to_owned()],
    };
    let file = &found.files[0];
    let plain = human::render(&file.source, &file.findings, false);
    let colored = human::render(&file.source, &file.findings, true);
    harmless("human", &plain);
    harmless("color", &colored.replace("\u{1b}[", ""));
    harmless("short", &short::render(&file.source, &file.findings));
    let orders = github::render(&found);
    assert_eq!(orders.lines().count(), file.findings.len() + 1);
    harmless(
        "github",
        &orders.replace("\n::", "\n").replacen("::", "", 1),
    );
    harmless("junit", &junit::render(&found).expect("it can be written"));
    let mut bytes = Vec::new();
    gitlab::write(&mut bytes, &found).expect("memory does not fail");
    json("gitlab", &bytes);
    bytes.clear();
    sarif::write(&mut bytes, &found, &[]).expect("memory does not fail");
    json("sarif", &bytes);
    for format in [Format::Json, Format::Ndjson, Format::Markdown] {
        let text = tenure::render::to_string(&answer, format, &Style::default());
        harmless(format.name(), &text.expect("it can be written"));
    }
}

fn json(format: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("it is UTF-8");
    harmless(format, text);
    serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
}

/// Nothing in it acts on a terminal or on a runner of CI jobs.
fn harmless(format: &str, text: &str) {
    assert!(!text.contains("##["), "{format}: {text}");
    for line in text.split('\n') {
        assert!(!line.trim_start().starts_with("::"), "{format}: {line}");
        let acts = |c: char| {
            c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        };
        assert!(!line.contains(acts), "{format}: {line:?}");
    }
}
