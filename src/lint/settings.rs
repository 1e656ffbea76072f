//! What somebody wants done about the findings of some rules: on the command line, or in a
//! `tenure.toml`.
//!
//! An error is a finding with which a file cannot be used, and no setting makes it usable; so
//! errors stay errors, and only what is a warning or a note by itself can be set otherwise. An
//! allowance that silences nothing is a finding of its own. Deliberately absent: where settings are
//! looked for.

use std::collections::BTreeSet;
use std::ops::Range;

use super::registry;
use crate::diagnostic::{Diagnostic, Level};
use crate::terms::read::{Document, OneOrMany, Spanned, brief, table};

/// What stands for every warning.
pub const WARNINGS: &str = "warnings";

/// The code of an allowance that silences nothing.
const UNUSED: &str = "unused-allowance";

table! {
    /// A file of settings.
    struct RawSettingsFile {
        /// Those of `check`.
        check: Option<RawCheck>,
    }
}

table! {
    /// Levels of rules, by their codes.
    struct RawCheck {
        /// Rules whose findings are not wanted.
        allow: OneOrMany<Spanned<String>> = OneOrMany::default(),
        /// Rules whose findings are warnings.
        warn: OneOrMany<Spanned<String>> = OneOrMany::default(),
        /// Rules whose findings are errors; `warnings` for whatever is still a warning.
        deny: OneOrMany<Spanned<String>> = OneOrMany::default(),
    }
}

/// What is to become of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are left out.
    Allow,
    /// They are warnings.
    Warn,
    /// They are errors.
    Deny,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 3] = [Verdict::Allow, Verdict::Warn, Verdict::Deny];

    /// Its key in a file, and, behind two hyphens, its flag.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Allow => "allow",
            Verdict::Warn => "warn",
            Verdict::Deny => "deny",
        }
    }
}

/// A rule with what is to become of its findings, and where that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What is to become of them.
    pub verdict: Verdict,
    /// The rule's code.
    pub code: String,
    /// Where the code stands.
    pub span: Range<usize>,
}

/// Settings of one place, a file or the command line, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    settings: Vec<Setting>,
}

/// Which allowances have silenced something.
#[derive(Clone, Debug, Default)]
pub struct Used {
    codes: BTreeSet<&'static str>,
}

impl Settings {
    /// Reads a `tenure.toml`, whose `format` may be left out: what of it can be followed, and every
    /// finding.
    pub fn read(text: &str) -> (Settings, Vec<Diagnostic>) {
        let (raw, mut findings) = Document::parse(text).read_any_format::<RawSettingsFile>();
        let Some(check) = raw.and_then(|raw| raw.check) else {
            return (Settings::default(), findings);
        };
        let lists = [
            (Verdict::Allow, &check.allow),
            (Verdict::Warn, &check.warn),
            (Verdict::Deny, &check.deny),
        ];
        let settings = lists.into_iter().flat_map(|(verdict, codes)| {
            codes.iter().map(move |code| Setting {
                verdict,
                code: code.value.clone(),
                span: code.span.clone(),
            })
        });
        let (settings, mut wrong) = Settings::new(settings);
        findings.append(&mut wrong);
        findings.sort_by_key(|finding| finding.span.start);
        (settings, findings)
    }

    /// Settings that can be followed, and what is wrong with the others.
    pub fn new(settings: impl IntoIterator<Item = Setting>) -> (Settings, Vec<Diagnostic>) {
        let mut known: Vec<Setting> = Vec::new();
        let mut findings = Vec::new();
        for setting in settings {
            if let Some(finding) = unknown(&setting) {
                findings.push(finding);
                continue;
            }
            let twice = known
                .iter()
                .find(|other| other.code == setting.code && other.verdict != setting.verdict);
            if let Some(other) = twice {
                let message = format!("`{}` is set twice", setting.code);
                let label = format!("`{}` here", other.verdict.name());
                findings.push(
                    Diagnostic::error("conflicting-keys", setting.span, message)
                        .related(other.span.clone(), label)
                        .help("keep one of them"),
                );
                continue;
            }
            known.push(setting);
        }
        (Settings { settings: known }, findings)
    }

    fn verdict(&self, code: &str) -> Option<Verdict> {
        let of_code = self.settings.iter().find(|setting| setting.code == code);
        of_code.map(|setting| setting.verdict)
    }

    /// Findings about the allowances of these settings that have silenced nothing. `level` is that
    /// of such a finding.
    pub fn unused(&self, used: &Used, level: Level) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for setting in &self.settings {
            let code = setting.code.as_str();
            let fixed = is_fixed(code);
            let (message, help) = match setting.verdict {
                Verdict::Allow | Verdict::Warn if fixed => (
                    format!("`{code}` is an error whatever is set"),
                    "mend the file, and take this out",
                ),
                Verdict::Allow if !used.codes.contains(code) && code != UNUSED => (
                    format!("nothing that was checked has `{code}`"),
                    "take it out, or it will hide the next one",
                ),
                _ => continue,
            };
            let finding = Diagnostic::warning(UNUSED, setting.span.clone(), message).help(help);
            findings.push(Diagnostic { level, ..finding });
        }
        findings
    }
}

/// Whether a rule's findings keep their level.
fn is_fixed(code: &str) -> bool {
    registry::find(code).is_some_and(|rule| rule.level == Level::Error)
}

fn unknown(setting: &Setting) -> Option<Diagnostic> {
    let code = setting.code.as_str();
    if code == WARNINGS && setting.verdict == Verdict::Deny {
        return None;
    }
    if registry::find(code).is_some() {
        return None;
    }
    let (message, help) = match registry::nearest(code) {
        _ if code == WARNINGS => (
            format!("`{WARNINGS}` can only be denied"),
            "name the rules one by one".to_owned(),
        ),
        near => (
            format!("no rule is called `{}`", brief(code)),
            match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the code that a finding shows in brackets".to_owned(),
            },
        ),
    };
    Some(Diagnostic::error("unknown-value", setting.span.clone(), message).help(help))
}

/// The findings as settings want them; of two places that speak of a rule, the first is followed.
pub fn settle(
    findings: Vec<Diagnostic>,
    places: [&Settings; 2],
    mut used: [&mut Used; 2],
) -> Vec<Diagnostic> {
    let deny_warnings = places
        .iter()
        .any(|settings| settings.verdict(WARNINGS).is_some());
    let mut kept = Vec::with_capacity(findings.len());
    for mut finding in findings {
        if finding.level == Level::Error {
            kept.push(finding);
            continue;
        }
        let verdicts = places.map(|settings| settings.verdict(finding.code));
        for (verdict, used) in verdicts.iter().zip(&mut used) {
            if *verdict == Some(Verdict::Allow) {
                used.codes.insert(finding.code);
            }
        }
        match verdicts.into_iter().flatten().next() {
            Some(Verdict::Allow) => continue,
            Some(Verdict::Warn) => finding.level = Level::Warning,
            Some(Verdict::Deny) => finding.level = Level::Error,
            None => {}
        }
        if finding.level == Level::Warning && deny_warnings {
            finding.level = Level::Error;
        }
        kept.push(finding);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(verdict: Verdict, code: &str) -> Settings {
        let setting = Setting {
            verdict,
            code: code.to_owned(),
            span: 0..0,
        };
        let (settings, findings) = Settings::new([setting]);
        assert_eq!(findings, []);
        settings
    }

    fn warning() -> Diagnostic {
        Diagnostic::warning("unused-calendar", 0..0, "x")
    }

    fn level(finding: Diagnostic, first: &Settings, second: &Settings) -> Option<Level> {
        let mut used = [Used::default(), Used::default()];
        let [one, two] = &mut used;
        let kept = settle(vec![finding], [first, second], [one, two]);
        kept.first().map(|finding| finding.level)
    }

    #[test]
    fn the_first_place_is_followed_and_errors_stay() {
        let none = Settings::default();
        let allow = set(Verdict::Allow, "unused-calendar");
        let deny = set(Verdict::Deny, "unused-calendar");
        let strict = set(Verdict::Deny, WARNINGS);
        assert_eq!(level(warning(), &none, &none), Some(Level::Warning));
        assert_eq!(level(warning(), &allow, &deny), None);
        assert_eq!(level(warning(), &deny, &allow), Some(Level::Error));
        assert_eq!(level(warning(), &strict, &none), Some(Level::Error));
        assert_eq!(level(warning(), &strict, &allow), None);
        let note = Diagnostic::note("unused-calendar", 0..0, "x");
        assert_eq!(level(note.clone(), &strict, &none), Some(Level::Note));
        let warn = set(Verdict::Warn, "unused-calendar");
        assert_eq!(level(note.clone(), &warn, &none), Some(Level::Warning));
        assert_eq!(level(note, &warn, &strict), Some(Level::Error));
        let error = Diagnostic::error("syntax", 0..0, "x");
        for verdict in [Verdict::Allow, Verdict::Warn] {
            let kept = level(error.clone(), &set(verdict, "syntax"), &none);
            assert_eq!(kept, Some(Level::Error));
        }
    }

    #[test]
    fn an_allowance_is_unused_until_it_silences_something() {
        let allow = set(Verdict::Allow, "unused-calendar");
        let none = Settings::default();
        let mut used = Used::default();
        let found = allow.unused(&used, Level::Warning);
        assert_eq!(found[0].code, "unused-allowance");
        let kept = settle(
            vec![warning()],
            [&none, &allow],
            [&mut Used::default(), &mut used],
        );
        assert_eq!(kept, []);
        assert_eq!(allow.unused(&used, Level::Warning), []);
        let fixed = set(Verdict::Allow, "syntax").unused(&used, Level::Note);
        assert!(fixed[0].message.contains("whatever is set") && fixed[0].level == Level::Note);
        let itself = set(Verdict::Allow, "unused-allowance");
        assert_eq!(itself.unused(&used, Level::Warning), []);
    }

    #[test]
    fn a_file_of_settings_is_read_with_its_findings() {
        let codes = |text: &str| {
            let (settings, findings) = Settings::read(text);
            let codes = findings.iter().map(|finding| finding.code).collect();
            let codes: Vec<&str> = codes;
            (settings.settings.len(), codes.join(" "))
        };
        assert_eq!(codes(""), (0, String::new()));
        assert_eq!(codes("format = 1\n[check]\n"), (0, String::new()));
        let good = "[check]\nallow = \"unused-calendar\"\ndeny = [\"warnings\"]\n";
        assert_eq!(codes(good), (2, String::new()));
        for (bad, code) in [
            ("format = 2\n", "unsupported-format"),
            ("[chek]\n", "unknown-key"),
            ("[check]\nforbid = []\n", "unknown-key"),
            ("[check]\nallow = 1\n", "wrong-type"),
            ("[check]\nallow = [\"unused-calender\"]\n", "unknown-value"),
            ("[check]\nallow = [\"warnings\"]\n", "unknown-value"),
            (
                "[check]\nallow = [\"syntax\"]\ndeny = [\"syntax\"]\n",
                "conflicting-keys",
            ),
            ("[check\n", "syntax"),
        ] {
            assert_eq!(codes(bad).1, code, "{bad}");
        }
    }
}
