//! What `program show` lists of a program's rules about tickets: each of them, with its clauses.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use serde_json::Value;
use tenure::domain::clause::Basis;
use tenure::domain::program::Program;
use tenure::report::check_declared;
use tenure::report::programs::ProgramItem;
use tenure::terms::catalog::Catalog;

fn programs() -> Vec<std::sync::Arc<Program>> {
    let catalog = Catalog::bundled();
    let ids = catalog.ids();
    ids.iter().map(|id| catalog.latest(id).unwrap()).collect()
}

fn program(id: &str) -> std::sync::Arc<Program> {
    Catalog::bundled().latest(id).unwrap()
}

fn shown(program: &Program, tiers: &[&str], language: &str) -> Value {
    let tiers: Vec<String> = tiers.iter().map(|&tier| tier.to_owned()).collect();
    let item = ProgramItem::full(program, &tiers, language);
    check_declared(&item).unwrap();
    serde_json::to_value(item).unwrap()
}

fn rows<'v>(item: &'v Value, list: &str) -> &'v [Value] {
    item[list].as_array().unwrap()
}

/// Whether a list has a row with that text in it, resting on exactly that.
fn has(item: &Value, list: &str, text: &str, basis: &Basis) -> bool {
    let clauses = serde_json::to_value(&basis.clauses).unwrap();
    rows(item, list).iter().any(|row| {
        let says = row["text"].as_str().or(row["question"].as_str()).unwrap();
        says.contains(text)
            && row["clauses"] == clauses
            && row.get("inferred").and_then(Value::as_str) == basis.inferred.as_deref()
    })
}

#[test]
fn every_rule_about_tickets_is_listed_with_what_it_rests_on() {
    for program in programs() {
        let item = shown(&program, &[], "en");
        let mut wanted: Vec<(&str, &Basis)> = Vec::new();
        let entitlement = &program.entitlement;
        let gates = [
            &entitlement.contacts,
            &entitlement.payment,
            &entitlement.partner,
            &entitlement.versions,
        ];
        wanted.extend(gates.into_iter().flatten().map(|g| (&*g.text, &g.basis)));
        let reporting = entitlement.reporting.iter();
        wanted.extend(reporting.map(|rule| (&*rule.gate.text, &rule.gate.basis)));
        let exclusions = entitlement.exclusions.iter();
        wanted.extend(exclusions.map(|rule| (&*rule.gate.text, &rule.gate.basis)));
        wanted.extend(program.intake.iter().map(|f| (&*f.text, &f.basis)));
        wanted.extend(program.queue.iter().map(|rule| ("first", &rule.basis)));
        wanted.extend(program.lowerings.iter().map(|l| (&*l.text, &l.basis)));
        wanted.extend(program.follow_the_sun.iter().map(|r| (&*r.text, &r.basis)));
        wanted.extend(program.on_call.iter().map(|r| (&*r.text, &r.basis)));
        wanted.extend(program.closing.reasons.iter().map(|r| (&*r.text, &r.basis)));
        for (text, basis) in wanted {
            assert!(
                has(&item, "ticket_rules", text, basis),
                "{}: {text}",
                program.id
            );
        }
        for asked in &program.circumstances {
            let (question, basis) = (&asked.fact.question, &asked.fact.basis);
            assert!(
                has(&item, "circumstances", question, basis),
                "{}: {question}",
                program.id
            );
        }
        assert_eq!(
            rows(&item, "circumstances").len(),
            program.circumstances.len()
        );
    }
}

/// The text of the only row about that.
fn text(item: &Value, about: &str) -> String {
    let found = rows(item, "ticket_rules");
    let found: Vec<_> = found.iter().filter(|row| row["about"] == about).collect();
    let [row] = found.as_slice() else {
        panic!("{about}: {found:#?}");
    };
    row["text"].as_str().unwrap().to_owned()
}

#[test]
fn a_rule_says_what_it_does_to_whom() {
    let kaseya = shown(&program("kaseya"), &[], "en");
    for (about, ends) in [
        (
            "contacts",
            "; if anybody else reports, the ticket is refused",
        ),
        (
            "channel",
            "; otherwise than by portal, the ticket is warned about",
        ),
        (
            "excluded: hardware-or-system",
            "; where cause is hardware-or-system, the ticket is held; mend the hardware or the \
             operating system, and report again",
        ),
        ("queue 1", "the more severe ticket first"),
        ("queue 2", "who reports with a current certificate first"),
        (
            "lowering severity 1",
            "; where reachable is no, the vendor may suspend-work, lower-severity",
        ),
    ] {
        let text = text(&kaseya, about);
        assert!(text.ends_with(ends), "{about}: {text}");
    }
    let ivanti = shown(&program("ivanti"), &[], "en");
    let rules = rows(&ivanti, "ticket_rules");
    let about = |row: &&Value| row["about"].as_str().unwrap().to_owned();
    let found = rules
        .iter()
        .find(|row| about(row).starts_with("follow-the-sun"));
    let handed_on = text(&ivanti, &about(&found.unwrap()));
    assert!(about(&found.unwrap()).ends_with("; severity S1"));
    let when = "; where continuous-work is needed, and reachable is around-the-clock; ";
    assert!(handed_on.contains(when), "{handed_on}");
    let imagicle = shown(&program("imagicle"), &[], "en");
    assert_eq!(text(&imagicle, "queue 1"), "gold, platinum first");
    let on_call = text(&imagicle, "on-call platinum; severity P1");
    let limits = "; by phone; in English alone; without development; not for end users; \
                  not where local time is +05:30 to +14:00 of UTC";
    assert!(on_call.ends_with(limits), "{on_call}");
    let lowering = text(&imagicle, "lowering");
    let causes = "; where nobody can be reached, or cooperation is missing, the vendor will ";
    assert!(lowering.contains(causes), "{lowering}");
}

#[test]
fn a_tier_shows_its_own_rules_alone() {
    let about = |item: &Value, what: &str| {
        rows(item, "ticket_rules")
            .iter()
            .any(|row| row["about"].as_str().unwrap().starts_with(what))
    };
    let (ivanti, imagicle) = (program("ivanti"), program("imagicle"));
    for (program, tier, what, is_there) in [
        (&ivanti, "standard", "follow-the-sun", false),
        (&ivanti, "premium", "follow-the-sun", true),
        (&imagicle, "gold", "on-call", false),
        (&imagicle, "platinum", "on-call", true),
    ] {
        assert_eq!(
            about(&shown(program, &[tier], "en"), what),
            is_there,
            "{tier}"
        );
    }
}

#[test]
fn circumstances_and_exclusions_have_words_in_the_languages_of_the_sources() {
    for (id, language) in [
        ("ivanti", "de"),
        ("ivanti", "es"),
        ("ivanti", "ru"),
        ("kaseya", "de"),
        ("imagicle", "de"),
    ] {
        let program = program(id);
        let (english, theirs) = (shown(&program, &[], "en"), shown(&program, &[], language));
        for (ours, theirs) in rows(&english, "circumstances")
            .iter()
            .zip(rows(&theirs, "circumstances"))
        {
            assert_eq!(ours["key"], theirs["key"]);
            assert_ne!(ours["question"], theirs["question"], "{id} {language}");
            assert_ne!(ours["meanings"], theirs["meanings"], "{id} {language}");
        }
        for exclusion in &program.entitlement.exclusions {
            let about = format!("excluded: {}", exclusion.id.as_ref().unwrap());
            let says = text(&theirs, &about);
            let says = says.split("; where ").next().unwrap();
            assert_ne!(says, exclusion.gate.text, "{id} {language}");
            assert_eq!(says, program.exclusion_label(exclusion, language));
        }
    }
}
