//! The bundled programs and examples: that they read without a finding, that every ticket has
//! exactly one severity, and that their figures are those of the sources, clause by clause.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use tenure::domain::classify::{Facts, classify};
use tenure::domain::clause::Basis;
use tenure::domain::program::{
    Absence, Channel, CoverageHours, Fact, FeeCode, FeePer, Figure, LateKind, NewTerm,
    NoticePeriod, NoticeRule, Party, Program, RenewalMode, TargetKind, TargetRule, Until,
};
use tenure::terms::bundled;
use tenure::terms::catalog::Catalog;
use tenure::terms::contract::read_contract;
use tenure::terms::program::read_program;

/// How many rules each letter numbers. `C` is for gaps and contradictions.
const RULES: [(char, u32); 5] = [('F', 31), ('T', 31), ('K', 26), ('G', 37), ('C', 32)];

fn programs() -> Vec<Program> {
    let read = |file: &bundled::BundledFile| read_program(file.text).0.unwrap();
    bundled::PROGRAMS.iter().map(read).collect()
}

fn program(id: &str) -> Program {
    let mut programs = programs();
    programs.retain(|program| program.id == id);
    assert_eq!(programs.len(), 1, "{id}");
    programs.remove(0)
}

fn cites(basis: &Basis, rule: &str) -> bool {
    let mut clauses = basis.clauses.iter();
    clauses.any(|clause| clause.as_str().rsplit(' ').next() == Some(rule))
}

// Reading.

#[test]
fn every_bundled_program_reads_without_a_finding() {
    assert!(bundled::PROGRAMS.len() >= 3);
    for file in bundled::PROGRAMS {
        let (program, findings) = read_program(file.text);
        assert!(findings.is_empty(), "{}: {findings:#?}", file.path);
        let program = program.unwrap();
        assert!(
            file.path.ends_with(&format!("/{}.toml", program.id)),
            "{} holds {}",
            file.path,
            program.id
        );
    }
}

#[test]
fn every_bundled_example_reads_without_a_finding_and_has_an_id_of_its_own() {
    let catalog = Catalog::bundled();
    let mut ids = BTreeSet::new();
    let mut held: BTreeMap<String, usize> = BTreeMap::new();
    for file in bundled::EXAMPLES {
        let (contract, findings) = read_contract(file.text, &catalog);
        assert!(findings.is_empty(), "{}: {findings:#?}", file.path);
        let contract = contract.unwrap();
        *held.entry(contract.program.id.clone()).or_default() += 1;
        assert!(ids.insert(contract.id.clone()), "{} twice", contract.id);
        for contact in &contract.contacts {
            assert!(
                contact.email.ends_with("@customer.example"),
                "{}: {}",
                file.path,
                contact.email
            );
        }
    }
    for program in programs() {
        let count = held.get(&program.id).copied().unwrap_or(0);
        assert!(count >= 2, "{} has {count} examples", program.id);
    }
}

// Clauses.

fn notice_bases(notices: &[NoticeRule]) -> impl Iterator<Item = &Basis> {
    notices.iter().map(|notice| &notice.basis)
}

/// The basis of every rule of a program.
fn entitlement_bases(program: &Program) -> Vec<&Basis> {
    let rules = &program.entitlement;
    let gates = [
        &rules.contacts,
        &rules.payment,
        &rules.partner,
        &rules.versions,
    ];
    let mut all: Vec<&Basis> = Vec::new();
    all.extend(gates.into_iter().flatten().map(|gate| &gate.basis));
    all.extend(rules.reporting.iter().map(|rule| &rule.gate.basis));
    all.extend(rules.exclusions.iter().map(|rule| &rule.gate.basis));
    let circumstances = program.circumstances.iter();
    all.extend(circumstances.map(|asked| &asked.fact.basis));
    all.extend(program.queue.iter().map(|rule| &rule.basis));
    all.extend(program.lowerings.iter().map(|rule| &rule.basis));
    all.extend(program.follow_the_sun.iter().map(|rule| &rule.basis));
    all.extend(program.on_call.iter().map(|rule| &rule.basis));
    all
}

fn bases(program: &Program) -> Vec<&Basis> {
    let mut all: Vec<&Basis> = Vec::new();
    all.extend(program.tiers.iter().map(|rule| &rule.basis));
    all.extend(program.facts.iter().map(|rule| &rule.basis));
    for severity in &program.severities {
        all.push(&severity.basis);
        all.extend(severity.criteria.iter().map(|rule| &rule.basis));
    }
    all.extend(program.decider.iter().map(|rule| &rule.stated.basis));
    all.extend(program.intake.iter().map(|rule| &rule.basis));
    all.extend(program.regions.iter().map(|rule| &rule.basis));
    all.extend(program.targets.iter().map(|rule| &rule.basis));
    all.extend(program.starts.iter().map(|rule| &rule.basis));
    all.extend(program.coverage.iter().map(|rule| &rule.basis));
    all.extend(program.escalations.iter().map(|rule| &rule.basis));
    let closing = [&program.closing.reopen, &program.closing.auto_close];
    all.extend(closing.into_iter().flatten().map(|rule| &rule.basis));
    all.extend(program.closing.reasons.iter().map(|rule| &rule.basis));
    all.extend(program.cover.iter().map(|rule| &rule.basis));
    all.extend(entitlement_bases(program));
    all.extend(program.renewal.iter().map(|rule| &rule.basis));
    all.extend(notice_bases(&program.notices));
    all.extend(program.licenses.iter().map(|rule| &rule.basis));
    for step in &program.late {
        all.push(&step.basis);
        all.extend(step.fees.iter().map(|fee| &fee.basis));
    }
    all.extend(program.change.iter().map(|rule| &rule.basis));
    all.extend(program.multi_year.iter().map(|rule| &rule.basis));
    all.extend(program.revision.iter().map(|rule| &rule.basis));
    all.extend(program.parts.iter().map(|rule| &rule.basis));
    all.extend(program.end_of_support.iter().map(|rule| &rule.basis));
    all.extend(program.withdrawal.iter().map(|rule| &rule.basis));
    all.extend(program.version_rules.iter().map(|rule| &rule.basis));
    all.extend(program.product_versions.iter().map(|rule| &rule.basis));
    if let Some(monitoring) = &program.monitoring {
        all.push(&monitoring.elsewhere.basis);
        all.extend(monitoring.alarm.iter().map(|alarm| &alarm.basis));
        all.extend(monitoring.events.iter().map(|event| &event.basis));
    }
    for service in &program.services {
        all.push(&service.basis);
        all.extend(service.renewal.iter().map(|rule| &rule.basis));
        all.extend(notice_bases(&service.notices));
    }
    all.extend(program.notes.iter().map(|rule| &rule.basis));
    all
}

#[test]
fn every_rule_names_a_clause_that_ends_with_a_rule_number() {
    for program in programs() {
        for basis in bases(&program) {
            assert!(!basis.clauses.is_empty(), "{}: {basis:?}", program.id);
            for clause in &basis.clauses {
                let words: Vec<&str> = clause.as_str().split(' ').collect();
                assert!(words.len() >= 3, "{clause}: source, section, number");
                let number = words.last().unwrap();
                let known = RULES.iter().any(|(letter, last)| {
                    number
                        .strip_prefix(*letter)
                        .and_then(|digits| digits.parse::<u32>().ok())
                        .is_some_and(|n| (1..=*last).contains(&n))
                });
                assert!(known, "{}: {clause}", program.id);
            }
        }
    }
}

#[test]
fn a_letter_numbers_the_rules_of_one_document() {
    let mut documents: BTreeMap<char, BTreeSet<String>> = BTreeMap::new();
    for program in programs() {
        for clause in bases(&program).into_iter().flat_map(|basis| &basis.clauses) {
            let number = clause.as_str().rsplit(' ').next().unwrap();
            let document = format!("{} {}", program.id, clause.source());
            let letter = number.chars().next().unwrap();
            documents.entry(letter).or_default().insert(document);
        }
    }
    documents.remove(&'C');
    assert_eq!(documents.len(), RULES.len() - 1);
    for (letter, documents) in documents {
        assert_eq!(documents.len(), 1, "{letter}: {documents:?}");
    }
}

#[test]
fn what_the_issue_asks_for_is_cited() {
    let cited: BTreeSet<String> = programs()
        .iter()
        .flat_map(|program| {
            let clauses = bases(program).into_iter().flat_map(|basis| &basis.clauses);
            clauses
                .map(|clause| clause.as_str().rsplit(' ').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    for rule in [
        "T6", "T7", "T8", "T18", "T19", "T20", "T21", "T22", "T23", "T24", "T31", "F5", "F6", "F7",
        "F8", "F11", "F17", "K17", "G5", "G6", "G7", "G8", "G9", "G12", "G18", "G28",
    ] {
        assert!(cited.contains(rule), "{rule}");
    }
}

#[test]
fn no_source_file_knows_a_bundled_program() {
    let mut names = BTreeSet::new();
    for program in programs() {
        names.insert(program.id.to_lowercase());
        for word in [&program.vendor, &program.name]
            .into_iter()
            .flat_map(|name| name.split_whitespace())
        {
            // Words with a capital are names; the rest are words of the trade.
            if word.starts_with(char::is_uppercase) {
                names.insert(word.to_lowercase());
            }
        }
    }
    assert!(names.len() >= 3, "{names:?}");
    for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&path).unwrap().to_lowercase();
        for name in &names {
            assert!(!text.contains(name), "{} names {name}", path.display());
        }
    }
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

// Severities.

/// Every combination of the facts' answers; with `partial`, of answers given and left open.
fn combinations(facts: &[Fact], partial: bool) -> Vec<Facts> {
    let mut all = vec![Facts::new()];
    for fact in facts {
        let mut next = if partial { all.clone() } else { Vec::new() };
        for value in &fact.values {
            next.extend(all.iter().map(|facts| {
                let mut facts = facts.clone();
                facts.insert(fact.key.clone(), value.id.clone());
                facts
            }));
        }
        all = next;
    }
    all
}

#[test]
fn every_combination_of_answers_has_one_severity_and_every_criterion_is_reached() {
    for program in programs() {
        let mut reached = BTreeSet::new();
        for facts in combinations(&program.facts, false) {
            let answer = classify(&program, &facts);
            let severity = answer.severity.unwrap_or_else(|| panic!("{facts:?}"));
            assert!(answer.missing.is_empty(), "{facts:?}");
            assert!(!answer.clauses.is_empty(), "{facts:?}");
            reached.insert((severity, answer.criterion.unwrap()));
        }
        for severity in &program.severities {
            for criterion in &severity.criteria {
                let this = (severity.id.clone(), criterion.id.clone());
                assert!(reached.contains(&this), "{}: {this:?}", program.id);
            }
        }
    }
}

#[test]
fn an_open_answer_never_changes_a_severity_and_the_missing_ones_decide_it() {
    for program in programs() {
        let whole = combinations(&program.facts, false);
        for facts in combinations(&program.facts, true) {
            let answer = classify(&program, &facts);
            let completions = whole
                .iter()
                .filter(|all| facts.iter().all(|(key, value)| all.get(key) == Some(value)));
            if let Some(severity) = answer.severity {
                assert!(answer.missing.is_empty(), "{facts:?}");
                for all in completions {
                    let later = classify(&program, all).severity;
                    assert_eq!(later.as_ref(), Some(&severity), "{facts:?} then {all:?}");
                }
            } else {
                assert!(!answer.missing.is_empty(), "{facts:?}");
                for all in completions {
                    let mut asked = facts.clone();
                    for key in &answer.missing {
                        assert!(!facts.contains_key(key), "{key} is known: {facts:?}");
                        asked.insert(key.clone(), all[key].clone());
                    }
                    let later = classify(&program, &asked);
                    assert!(later.severity.is_some(), "{asked:?}: {later:?}");
                }
            }
        }
    }
}

/// The severity and the criterion that answers lead to, written as `key=value`.
fn severity(program: &Program, answers: &str) -> Option<String> {
    let facts = answers.split_whitespace().map(|answer| {
        let (key, value) = answer.split_once('=').unwrap();
        let fact = program.fact(key).unwrap_or_else(|| panic!("{key}"));
        assert!(fact.values.iter().any(|v| v.id == value), "{answer}");
        (key.to_owned(), value.to_owned())
    });
    classify(program, &facts.collect()).severity
}

#[test]
fn t6_t7_severities_of_the_tiered_terms() {
    let program = program("ivanti");
    let critical = "request=error proper-use=yes environment=production work=blocked \
                    workaround=none";
    for effect in ["product-down", "function-unusable", "third-party-unstable"] {
        let answers = format!("{critical} effect={effect}");
        assert_eq!(severity(&program, &answers).as_deref(), Some("S1"));
        // Each gate alone keeps it from S1 (T6, C2); what the text leaves open goes to S2.
        for gate in [
            ("environment=production", "environment=other"),
            ("work=blocked", "work=possible"),
            ("workaround=none", "workaround=at-once"),
        ] {
            let missed = answers.replace(gate.0, gate.1);
            assert_eq!(
                severity(&program, &missed).as_deref(),
                Some("S2"),
                "{missed}"
            );
        }
    }
    for (answers, expected) in [
        (
            "request=error proper-use=yes effect=function-difficult",
            "S2",
        ),
        ("request=error proper-use=yes effect=degraded", "S3"),
        ("request=error proper-use=yes effect=intermittent", "S3"),
        ("request=error effect=negligible", "S4"),
        ("request=error proper-use=no", "S4"),
        ("request=question", "S4"),
        ("request=enhancement", "S4"),
    ] {
        assert_eq!(
            severity(&program, answers).as_deref(),
            Some(expected),
            "{answers}"
        );
    }
    assert_eq!(
        severity(&program, "request=error effect=product-down"),
        None
    );
}

#[test]
fn k17_severities_by_loss_and_production() {
    let program = program("kaseya");
    for (answers, expected) in [
        ("loss=total production=critical", Some("1")),
        ("loss=total production=major integrity=safe", Some("2")),
        ("loss=significant production=critical", Some("2")),
        ("loss=significant production=some", None),
        (
            "loss=significant production=major integrity=safe",
            Some("2"),
        ),
        ("loss=minor integrity=at-risk", Some("2")),
        ("loss=moderate production=some integrity=safe", Some("3")),
        // However hard production is hit, so it is not asked.
        ("loss=moderate integrity=safe", Some("3")),
        ("loss=minor integrity=safe", Some("4")),
        ("loss=none integrity=safe", Some("4")),
    ] {
        assert_eq!(
            severity(&program, answers).as_deref(),
            expected,
            "{answers}"
        );
    }
}

#[test]
fn g6_priorities_by_running_and_performance() {
    let program = program("imagicle");
    for (answers, expected) in [
        ("running=endangered", Some("P1")),
        // One mark is enough, so the other is not asked for.
        ("performance=serious-loss", Some("P1")),
        ("running=interrupted", None),
        ("running=interrupted performance=small-loss", Some("P2")),
        ("running=continuous performance=loss", Some("P2")),
        (
            "running=continuous performance=small-loss work=goes-on",
            Some("P3"),
        ),
        ("running=continuous performance=no-loss", Some("P4")),
    ] {
        assert_eq!(
            severity(&program, answers).as_deref(),
            expected,
            "{answers}"
        );
    }
}

// Targets.

/// The one rule of a kind for a tier and a severity.
fn target<'p>(
    program: &'p Program,
    kind: TargetKind,
    tier: Option<&str>,
    severity: &str,
) -> &'p TargetRule {
    let rules = program.targets.iter();
    let found: Vec<_> = rules
        .filter(|rule| rule.kind == kind && rule.scope.covers(tier, severity))
        .collect();
    assert_eq!(found.len(), 1, "{kind:?} {tier:?} {severity}");
    found[0]
}

/// A target as text: bound and amount, or what is there instead, and whether it is committed.
fn shown(rule: &TargetRule) -> String {
    let figure = match &rule.figure {
        Figure::Limit(limit) => format!("{} {}", limit.bound.name(), limit.amount),
        Figure::BestEffort { .. } => "best effort".to_owned(),
        Figure::Unstated { clock, .. } => {
            let clock = clock.map_or("", |clock| clock.name());
            format!("unstated {clock}").trim_end().to_owned()
        }
    };
    let committed = if rule.committed {
        ""
    } else {
        ", not committed"
    };
    format!("{figure}{committed}")
}

fn check_matrix(id: &str, kind: TargetKind, rule: &str, cells: &[(&str, &[(&str, &str)])]) {
    let program = program(id);
    for (tier, row) in cells {
        let tier = Some(*tier).filter(|tier| !tier.is_empty());
        assert_eq!(row.len(), program.severities.len(), "{tier:?}");
        for (severity, expected) in *row {
            let target = target(&program, kind, tier, severity);
            assert_eq!(shown(target), *expected, "{tier:?} {severity}");
            assert!(
                cites(&target.basis, rule),
                "{tier:?} {severity} without {rule}"
            );
        }
    }
}

#[test]
fn t18_first_response() {
    check_matrix(
        "ivanti",
        TargetKind::FirstResponse,
        "T18",
        &[
            (
                "standard",
                &[
                    ("S1", "within 2 business hours"),
                    ("S2", "within 4 business hours"),
                    ("S3", "within 8 business hours"),
                    ("S4", "within 16 business hours"),
                ],
            ),
            (
                "premium",
                &[
                    ("S1", "within 1 elapsed hour"),
                    ("S2", "within 4 business hours"),
                    ("S3", "within 8 business hours"),
                    ("S4", "within 16 business hours"),
                ],
            ),
            (
                "enterprise",
                &[
                    ("S1", "within 30 elapsed minutes"),
                    ("S2", "within 2 business hours"),
                    ("S3", "within 8 business hours"),
                    ("S4", "within 8 business hours"),
                ],
            ),
            // C1: no row, so no figure, and none is taken from the tier below.
            (
                "success-squad",
                &[
                    ("S1", "unstated"),
                    ("S2", "unstated"),
                    ("S3", "unstated"),
                    ("S4", "unstated"),
                ],
            ),
        ],
    );
}

#[test]
fn k17_first_response_has_a_clock_and_no_figure() {
    check_matrix(
        "kaseya",
        TargetKind::FirstResponse,
        "K17",
        &[(
            "",
            &[
                ("1", "unstated elapsed"),
                ("2", "unstated business"),
                ("3", "unstated business"),
                ("4", "unstated business"),
            ],
        )],
    );
}

#[test]
fn g6_g7_reaction_is_strict_and_basic_is_not_committed() {
    let paid = |p1| {
        [
            ("P1", p1),
            ("P2", "under 2 business hours"),
            ("P3", "under 4 business hours"),
            ("P4", "under 8 business hours"),
        ]
    };
    check_matrix(
        "imagicle",
        TargetKind::FirstResponse,
        "G6",
        &[
            (
                "basic",
                &[
                    ("P1", "within 1 business day, not committed"),
                    ("P2", "within 2 business days, not committed"),
                    ("P3", "best effort, not committed"),
                    ("P4", "best effort, not committed"),
                ],
            ),
            ("gold", &paid("under 60 business minutes")),
            ("platinum", &paid("under 60 elapsed minutes")),
        ],
    );
    // C22: the clock of P1 is our reading.
    let program = program("imagicle");
    for tier in ["gold", "platinum"] {
        let rule = target(&program, TargetKind::FirstResponse, Some(tier), "P1");
        assert!(
            rule.basis.inferred.is_some() && cites(&rule.basis, "C22"),
            "{tier}"
        );
    }
}

#[test]
fn g9_priority_notice_is_inferred_beyond_its_one_row() {
    let program = program("imagicle");
    for severity in ["P1", "P2", "P3", "P4"] {
        for (tier, expected) in [
            ("basic", "within 4 business hours"),
            ("gold", "within 30 business minutes"),
            ("platinum", "within 30 business minutes"),
        ] {
            let rule = target(&program, TargetKind::PriorityNotice, Some(tier), severity);
            let around_the_clock = (tier, severity) == ("platinum", "P1");
            let expected = if around_the_clock {
                "within 30 elapsed minutes"
            } else {
                expected
            };
            assert!(
                shown(rule).starts_with(expected),
                "{tier} {severity}: {}",
                shown(rule)
            );
            assert!(cites(&rule.basis, "G9") && cites(&rule.basis, "C30"));
            assert!(rule.basis.inferred.is_some(), "{tier} {severity}");
        }
    }
}

// Channels.

#[test]
fn t19_only_a_phone_report_starts_s1_and_s2() {
    let program = program("ivanti");
    for tier in ["standard", "premium", "enterprise"] {
        for (severity, by_phone) in [("S1", true), ("S2", true), ("S3", false), ("S4", false)] {
            let rules: Vec<_> = program
                .starts
                .iter()
                .filter(|rule| rule.kind == TargetKind::FirstResponse)
                .filter(|rule| rule.scope.covers(Some(tier), severity))
                .collect();
            assert_eq!(rules.len(), usize::from(by_phone), "{tier} {severity}");
            for rule in rules {
                assert_eq!(rule.channels, [Channel::Phone]);
                assert!(cites(&rule.basis, "T19"));
            }
        }
    }
    let mut rules = program.starts.iter();
    let squad = rules.find(|rule| rule.scope.covers(Some("success-squad"), "S1"));
    assert_eq!(squad, None, "the terms do not know that tier");
}

#[test]
fn t9_f21_the_phone_is_open_around_the_clock_for_s1_above_standard() {
    let program = program("ivanti");
    for tier in ["standard", "premium", "enterprise", "success-squad"] {
        for severity in ["S1", "S2", "S3", "S4"] {
            let hours = |channel| {
                let rules = program.coverage.iter().filter(|rule| rule.is_for(channel));
                let found: Vec<_> = rules
                    .filter(|rule| rule.scope.covers(Some(tier), severity))
                    .filter(|rule| rule.conditions.is_empty())
                    .collect();
                assert_eq!(found.len(), 1, "{channel:?} {tier} {severity}");
                found[0]
            };
            let phone = hours(Channel::Phone);
            let always = tier != "standard" && severity == "S1";
            let expected = if always {
                CoverageHours::Always
            } else {
                CoverageHours::Business
            };
            assert_eq!(phone.hours, expected, "{tier} {severity}");
            assert!(cites(&phone.basis, "F21"));
            // Nothing says outright when the other severities can phone.
            let inferred = tier != "standard" && severity != "S1";
            assert_eq!(
                phone.basis.inferred.is_some(),
                inferred,
                "{tier} {severity}"
            );
            let portal = hours(Channel::Portal);
            assert_eq!(portal.hours, CoverageHours::Always);
            assert!(cites(&portal.basis, "T10") && cites(&portal.basis, "F19"));
        }
    }
}

#[test]
fn a_missing_subject_or_description_holds_and_nothing_else_does() {
    for program in programs() {
        let holding = program
            .intake
            .iter()
            .filter(|field| field.absence == Absence::Holds);
        let keys: Vec<&str> = holding.map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["subject", "description"], "{}", program.id);
    }
    let fields = |id| -> BTreeSet<String> {
        program(id)
            .intake
            .iter()
            .map(|field| field.key.clone())
            .collect()
    };
    for key in ["example", "context", "configuration", "steps"] {
        assert!(fields("ivanti").contains(key), "T13, F28: {key}");
    }
    for key in ["severity", "server-url", "module", "steps", "version"] {
        assert!(fields("kaseya").contains(key), "K6: {key}");
    }
}

// Hours.

#[test]
fn f17_k26_hours_that_nobody_publishes_are_not_there() {
    for id in ["ivanti", "kaseya"] {
        let program = program(id);
        assert!(program.calendars.is_empty(), "{id}");
        assert!(
            program
                .regions
                .iter()
                .all(|region| region.calendar.is_none())
        );
    }
}

#[test]
fn g28_hours_by_region_and_tier() {
    let program = program("imagicle");
    let regions: Vec<&str> = program
        .regions
        .iter()
        .map(|region| region.id.as_str())
        .collect();
    assert_eq!(regions, ["americas", "europe", "middle-east", "uae"]);
    // Monday to Sunday; then Saturdays and holidays of the upper tiers.
    let weekdays = |hours| [hours, hours, hours, hours, hours, "", ""];
    let sunday_first = |hours| [hours, hours, hours, hours, "", "", hours];
    for (id, zone, week, extended) in [
        (
            "americas",
            "America/New_York",
            weekdays("07:00-17:00"),
            "07:00-12:00",
        ),
        (
            "europe",
            "Europe/Rome",
            weekdays("09:00-18:00"),
            "09:00-18:00",
        ),
        (
            "middle-east",
            "Asia/Dubai",
            sunday_first("09:00-18:00"),
            "12:00-18:00",
        ),
        ("uae", "Asia/Dubai", weekdays("09:00-18:00"), "12:00-18:00"),
    ] {
        let region = program.region(id).unwrap();
        assert!(cites(&region.basis, "G28"));
        for tier in ["basic", "gold", "platinum"] {
            let calendar = &program.calendars[region.calendar_for(Some(tier)).unwrap()];
            let spec = calendar.spec();
            assert_eq!(spec.zone.name(), zone);
            let mut expected = week;
            let mut holidays = Vec::new();
            if tier != "basic" {
                expected[5] = extended;
                holidays.push(extended.to_owned());
            }
            let text = |hours: &[tenure::domain::Interval]| -> Vec<String> {
                hours.iter().map(ToString::to_string).collect()
            };
            for (day, expected) in spec.week.iter().zip(expected) {
                assert_eq!(text(day).join(" "), expected, "{id} {tier}");
            }
            assert_eq!(text(&spec.holiday_hours), holidays, "{id} {tier}");
            assert!(spec.holidays.is_empty(), "C25: contracts add their own");
        }
    }
}

// Escalation and closing.

#[test]
fn g12_ladders_by_role() {
    let (team, lead, manager, top) = (
        "support-team",
        "team-leader",
        "support-manager",
        "co-ceo-and-cto",
    );
    let program = program("imagicle");
    // The mark, from 1, at which each role takes over.
    let ladders: [(&str, &[(usize, &str)]); 4] = [
        ("P1", &[(1, lead), (3, manager), (4, top)]),
        ("P2", &[(1, team), (2, lead), (4, manager), (5, top)]),
        ("P3", &[(1, team), (4, lead), (5, manager)]),
        ("P4", &[(1, team), (5, lead)]),
    ];
    for (tier, unit, marks) in [
        ("basic", "business days", [2, 3, 5, 10, 20]),
        ("gold", "business hours", [2, 4, 8, 16, 40]),
        ("platinum", "business hours", [2, 4, 8, 16, 40]),
    ] {
        for (severity, ladder) in ladders {
            let rules = program.escalations.iter();
            let found: Vec<_> = rules
                .filter(|rule| rule.scope.covers(Some(tier), severity))
                .collect();
            assert_eq!(found.len(), 1, "{tier} {severity}");
            assert!(cites(&found[0].basis, "G12"));
            let steps = found[0].steps.iter();
            let steps: Vec<_> = steps
                .map(|step| (step.after.to_string(), step.role.as_str()))
                .collect();
            let expected: Vec<_> = ladder
                .iter()
                .map(|(mark, role)| (format!("{} {unit}", marks[mark - 1]), *role))
                .collect();
            assert_eq!(steps, expected, "{tier} {severity}");
        }
    }
}

#[test]
fn c32_k20_where_no_ladder_can_be_read_there_is_none() {
    for id in ["ivanti", "kaseya"] {
        assert!(program(id).escalations.is_empty(), "{id}");
    }
}

#[test]
fn k16_seven_calendar_days_to_reopen_and_to_close() {
    let closing = program("kaseya").closing;
    for rule in [closing.reopen.unwrap(), closing.auto_close.unwrap()] {
        assert_eq!(rule.limit.amount.to_string(), "7 calendar days");
        assert!(cites(&rule.basis, "K16"));
    }
    for id in ["ivanti", "imagicle"] {
        let closing = program(id).closing;
        assert!(
            closing.reopen.is_none() && closing.auto_close.is_none(),
            "{id}"
        );
    }
}

// Terms, notice, late orders.

#[test]
fn t24_t31_notice_is_ninety_days_for_support_and_sixty_for_the_service() {
    let program = program("ivanti");
    let notice = |rules: &[NoticeRule], party, days, rule| {
        assert_eq!(rules.len(), 1);
        assert_eq!(
            (rules[0].party, rules[0].before),
            (party, NoticePeriod::Days(days))
        );
        assert_eq!(rules[0].consequence, None, "nobody states one");
        assert!(cites(&rules[0].basis, rule));
    };
    notice(&program.notices, Party::Customer, 90, "T24");
    let service = program.service("trm").unwrap();
    assert_eq!(
        service.packages,
        ["basic", "premier", "enterprise", "dedicated"]
    );
    notice(&service.notices, Party::Either, 60, "T31");
    let renewal = service.renewal.as_ref().unwrap();
    assert_eq!(
        (renewal.mode, renewal.months),
        (Some(RenewalMode::Tacit), Some(12))
    );
    assert!(cites(&renewal.basis, "T31") && cites(&renewal.basis, "F11"));
}

#[test]
fn g17_k26_no_notice_where_none_is_stated() {
    for id in ["kaseya", "imagicle"] {
        assert!(program(id).notices.is_empty(), "{id}");
    }
}

#[test]
fn t21_g18_k26_how_a_term_renews() {
    let tiered = program("ivanti").renewal.unwrap();
    assert_eq!(
        (tiered.mode, tiered.months),
        (Some(RenewalMode::Express), Some(12))
    );
    assert!(
        cites(&tiered.basis, "T21") && tiered.basis.inferred.is_some(),
        "C10"
    );
    // G19: the length of a term is in the order.
    let plans = program("imagicle").renewal.unwrap();
    assert_eq!(
        (plans.mode, plans.months),
        (Some(RenewalMode::Express), None)
    );
    assert!(cites(&plans.basis, "G18") && plans.basis.inferred.is_some());
    assert!(program("kaseya").renewal.is_none());
}

#[test]
fn t22_cover_is_for_all_licenses() {
    assert!(cites(&program("ivanti").licenses.unwrap().basis, "T22"));
    for id in ["kaseya", "imagicle"] {
        assert!(program(id).licenses.is_none(), "{id}");
    }
}

#[test]
fn t23_a_lapse_is_reinstated_with_back_fees_and_a_penalty_without_a_rate() {
    let late = program("ivanti").late;
    assert_eq!(late.len(), 1);
    let step = &late[0];
    assert_eq!(step.until, None);
    assert_eq!(
        (step.kind, step.new_term),
        (LateKind::Reinstatement, NewTerm::OrderDate)
    );
    assert!(
        step.basis.inferred.is_some(),
        "the start of the next period is not stated"
    );
    let fees: Vec<_> = step
        .fees
        .iter()
        .map(|fee| (fee.code, fee.price.per, fee.price.rate))
        .collect();
    assert_eq!(
        fees,
        [
            (FeeCode::BackFees, FeePer::MissedDays, None),
            (FeeCode::Penalty, FeePer::Once, None),
        ]
    );
    assert!(
        step.fees
            .iter()
            .all(|fee| cites(&fee.basis, "T23") && fee.price.of.is_none())
    );
}

#[test]
fn g18_late_until_day_120_then_reinstated_with_an_upgrade_fee() {
    let late = program("imagicle").late;
    let steps: Vec<_> = late
        .iter()
        .map(|step| (step.until, step.kind, step.new_term))
        .collect();
    assert_eq!(
        steps,
        [
            (
                Some(Until::Day(120)),
                LateKind::LateRenewal,
                NewTerm::OldEnd
            ),
            (None, LateKind::Reinstatement, NewTerm::OrderDate),
        ]
    );
    assert!(late[0].fees.is_empty());
    let fee = &late[1].fees[0];
    assert_eq!(
        (fee.code, fee.price.per, fee.price.rate),
        (FeeCode::UpgradeFee, FeePer::StartedYear, None)
    );
    assert!(
        fee.basis.inferred.is_some(),
        "parts of a year are not spoken of"
    );
    assert!(late.iter().all(|step| cites(&step.basis, "G18")));
    assert!(program("kaseya").late.is_empty());
}

#[test]
fn g24_g29_the_portal_is_always_open_and_the_phone_for_the_most_severe_of_one_tier() {
    let program = program("imagicle");
    for tier in ["basic", "gold", "platinum"] {
        for severity in ["P1", "P2", "P3", "P4"] {
            for channel in Channel::ALL {
                let mut rules = program.coverage.iter();
                let covers =
                    |scope: &tenure::domain::program::Scope| scope.covers(Some(tier), severity);
                let rule = rules.find(|rule| rule.is_for(channel) && covers(&rule.scope));
                let rule = rule.unwrap();
                let always = match channel {
                    Channel::Portal => true,
                    Channel::Phone => tier == "platinum" && severity == "P1",
                    _ => false,
                };
                let is_always = rule.hours == CoverageHours::Always;
                assert_eq!(is_always, always, "{channel:?} {tier} {severity}");
                let number = if channel == Channel::Portal {
                    "G24"
                } else {
                    "G5"
                };
                assert!(cites(&rule.basis, number), "{channel:?} {tier} {severity}");
            }
        }
    }
}
