use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::diagnostic::Diagnostic;

choice! {
    /// How a contract goes on.
    pub enum Renewal {
        /// Only by a signature.
        Express => "express",
        /// Unless notice is given.
        Tacit => "tacit",
    }
}

/// A percentage, as an example of a notation of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Percent(u32);

impl FromText for Percent {
    const EXPECTED: &'static str = "a percentage";
    const EXAMPLE: &'static str = "20%";
    const PATTERN: Option<&'static str> = Some("^[0-9]+%$");

    fn from_text(text: &str) -> Result<Self, Refusal> {
        let Some(digits) = text.strip_suffix('%') else {
            return Err(Refusal::new("bare-number", "a number without its sign").help("add `%`"));
        };
        let number = digits
            .parse()
            .map_err(|_| format!("`{digits}` is not a number"))?;
        Ok(Percent(number))
    }
}

table! {
    /// Somebody to talk to.
    pub struct Contact {
        /// Where mail goes.
        email: Spanned<String>,
        /// Until when they are certified.
        certified_until: Option<Spanned<NaiveDate>>,
    }
}

table! {
    /// What one customer holds.
    pub struct Contract {
        /// The contract's id.
        id: Spanned<String>,
        /// What it is
        /// for.
        #[key = "type"]
        kind: Option<String>,
        /// First day.
        start: Option<NaiveDate>,
        /// Seats.
        seats: u32 = 1,
        /// Whether it is signed.
        signed: bool = false,
        /// Price of a year.
        fee: Option<Literal>,
        /// How it goes on.
        renewal: Option<Renewal>,
        /// Rates by line.
        rates: Entries<Parsed<Percent>> = Entries::default(),
        /// Who may call.
        contact: Vec<Contact> = Vec::new(),
        /// Who is told.
        tell: OneOrMany<Spanned<String>> = OneOrMany::default(),
        /// One contact, or an address alone.
        owner: Option<Contact>,
    }
}

table! {
    /// A contract file.
    pub struct File {
        /// The contract.
        contract: Contract,
    }
}

const GOOD: &str = r#"format = 1
[contract]
id = "acme-1"
type = "support"
start = 2025-01-16
seats = 1_000
signed = true
fee = 36500.00
renewal = "tacit"
rates = { penalty = "20%", back = "100%" }
tell = "a@b.example"
owner.email = "o@b.example"
[[contract.contact]]
email = "x@b.example"
certified_until = "2026-06-30"
[[contract.contact]]
email = "y@b.example"
"#;

fn findings(text: &str) -> Vec<Diagnostic> {
    read_text::<File>(text).1
}

/// Code, the bytes that the finding points at, and its help.
fn told(text: &str) -> Vec<(&'static str, String, String)> {
    findings(text)
        .into_iter()
        .map(|finding| {
            (
                finding.code,
                text[finding.span.clone()].to_owned(),
                finding.help.unwrap_or_default(),
            )
        })
        .collect()
}

fn codes(text: &str) -> Vec<(&'static str, String)> {
    told(text)
        .into_iter()
        .map(|(code, at, _)| (code, at))
        .collect()
}

/// A file with these lines in its contract.
fn contract(lines: &str) -> String {
    format!("format = 1\n[contract]\nid = \"a\"\n{lines}\n")
}

#[test]
fn a_right_file_is_read_in_full() {
    let (file, findings) = read_text::<File>(GOOD);
    assert_eq!(findings, []);
    let contract = file.unwrap().contract;
    assert_eq!(contract.id.value, "acme-1");
    assert_eq!(&GOOD[contract.id.span.clone()], "\"acme-1\"");
    assert_eq!(&GOOD[contract.span.clone()], "[contract]");
    assert_eq!(contract.kind.as_deref(), Some("support"));
    assert_eq!(contract.start, NaiveDate::from_ymd_opt(2025, 1, 16));
    assert_eq!(contract.seats, 1000);
    assert!(contract.signed);
    assert_eq!(contract.fee, Some(Literal::Float("36500.00".to_owned())));
    assert_eq!(contract.renewal, Some(Renewal::Tacit));
    let rates: Vec<_> = contract
        .rates
        .iter()
        .map(|(key, rate)| (key.as_str(), rate.0, &GOOD[rate.span.clone()]))
        .collect();
    assert_eq!(
        rates,
        [("penalty", 20, "\"20%\""), ("back", 100, "\"100%\"")]
    );
    assert_eq!(contract.tell[0].value, "a@b.example");
    let owner = contract.owner.unwrap();
    assert_eq!(&GOOD[owner.span], "owner", "made by a dotted key");
    let headers: Vec<_> = contract
        .contact
        .iter()
        .map(|contact| (contact.span.start, &GOOD[contact.span.clone()]))
        .collect();
    let at = GOOD.find("[[").unwrap();
    let next = GOOD.rfind("[[").unwrap();
    assert_eq!(
        headers,
        [(at, "[[contract.contact]]"), (next, "[[contract.contact]]")]
    );
    assert_eq!(
        contract.contact[0]
            .certified_until
            .as_ref()
            .map(|date| date.value),
        NaiveDate::from_ymd_opt(2026, 6, 30)
    );
}

#[test]
fn absent_keys_mean_their_defaults() {
    let (file, findings) = read_text::<File>(&contract(""));
    assert_eq!(findings, []);
    let contract = file.unwrap().contract;
    assert_eq!((contract.seats, contract.signed), (1, false));
    assert!(contract.contact.is_empty() && contract.rates.is_empty() && contract.tell.is_empty());
}

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let text = r#"[contract]
tyer = "gold"
start = "soon"
seats = -1
signed = "yes"
fee = [1]
renewal = "expres"
rates = { penalty = 20, back = "20", tax = "x%" }
contact = { email = 1 }
tell = ["a", 2, true]
owner = { mail = "x" }
"#;
    assert_eq!(
        codes(text),
        [
            ("missing-format", ""),
            ("missing-key", "[contract]"),
            ("unknown-key", "tyer"),
            ("bad-value", "\"soon\""),
            ("bad-value", "-1"),
            ("wrong-type", "\"yes\""),
            ("wrong-type", "[1]"),
            ("unknown-value", "\"expres\""),
            ("wrong-type", "20"),
            ("bare-number", "\"20\""),
            ("bad-value", "\"x%\""),
            ("wrong-type", "{ email = 1 }"),
            ("wrong-type", "2"),
            ("wrong-type", "true"),
            ("missing-key", "{ mail = \"x\" }"),
            ("unknown-key", "mail"),
        ]
        .map(|(code, at)| (code, at.to_owned()))
    );
    assert!(read_text::<File>(text).0.is_none());
}

#[test]
fn a_mend_stands_beside_each_finding() {
    let help = |lines: &str| told(&contract(lines)).remove(0).2;
    assert_eq!(help("tyep = \"x\""), "did you mean `type`?");
    assert_eq!(
        help("idd = \"x\"").split(',').next(),
        Some("the keys here are `id`"),
        "a key that is there already was not meant"
    );
    assert_eq!(help("renewal = \"express \""), "did you mean `express`?");
    assert_eq!(
        help("renewal = \"never\""),
        "write one of `express` and `tacit`"
    );
    assert_eq!(help("start = 12"), "write it as `2026-03-31`");
    assert_eq!(help("rates.x = \"x%\""), "write a percentage like `20%`");
    assert_eq!(help("rates.x = \"20\""), "add `%`");
    let missing = findings("format = 1\n[contract]\n").remove(0);
    assert_eq!(missing.message, "the key `id` is missing");
    assert_eq!(
        missing.help.as_deref(),
        Some("add `id = \"...\"` or the like")
    );
    let wrong = findings(&contract("start = 07:30:00")).remove(0);
    assert_eq!(wrong.message, "expected a date, found a time");
}

#[test]
fn dates_are_read_strictly() {
    for wrong in [
        "\"2025-1-16\"",
        "\"+025-01-16\"",
        "\"2025-02-30\"",
        "0000-01-01",
        "\"\u{e9}25-01-16\"",
    ] {
        assert_eq!(
            codes(&contract(&format!("start = {wrong}"))),
            [("bad-value", wrong.to_owned())]
        );
    }
    assert_eq!(
        codes(&contract("start = 2025-01-16T00:00:00Z"))[0].0,
        "wrong-type"
    );
    assert_eq!(codes(&contract("start = \"9999-12-31\"")), []);
    assert_eq!(codes(&contract("start = 2025-02-30"))[0].0, "syntax");
}

#[test]
fn numbers_keep_their_digits_and_stay_in_range() {
    let fee = |fee: &str| {
        read_text::<File>(&contract(&format!("fee = {fee}")))
            .0
            .and_then(|file| file.contract.fee)
            .map(|fee| fee.text().to_owned())
    };
    assert_eq!(
        fee("100000000000000000000.10").as_deref(),
        Some("100000000000000000000.10")
    );
    assert_eq!(fee("36_500").as_deref(), Some("36500"));
    assert_eq!(fee("\"1\"").as_deref(), Some("1"));
    assert_eq!(fee("0x10"), None);
    assert_eq!(codes(&contract("seats = 4294967296"))[0].0, "bad-value");
    assert_eq!(codes(&contract("seats = 0x10")), []);
    assert_eq!(codes(&contract("seats = 1.0"))[0].0, "wrong-type");
}

#[test]
fn long_texts_and_long_lists_are_refused() {
    let text = |length: usize| contract(&format!("type = \"{}\"", "\u{e9}".repeat(length)));
    assert_eq!(codes(&text(MAX_CHARACTERS)), []);
    assert_eq!(codes(&text(MAX_CHARACTERS + 1))[0].0, "too-long");
    let list = |length: usize| contract(&format!("tell = [{}]", "\"\",".repeat(length)));
    assert_eq!(codes(&list(MAX_ITEMS)), []);
    assert_eq!(codes(&list(MAX_ITEMS + 1))[0].0, "too-many");
}

#[test]
fn the_format_is_stated_and_known() {
    let at = |head: &str| codes(&format!("{head}[contract]\nid = \"a\"\n"));
    assert_eq!(at("format = 1\n"), []);
    assert_eq!(
        at("\u{feff}format = 1\n"),
        [],
        "a byte-order mark is skipped"
    );
    assert_eq!(at(""), [("missing-format", String::new())]);
    for wrong in ["2", "\"1\"", "1.0", "-1", "true"] {
        assert_eq!(
            at(&format!("format = {wrong}\n")),
            [("unsupported-format", wrong.to_owned())]
        );
    }
}

#[test]
fn a_slip_costs_its_statement_and_nothing_else() {
    for (lines, at) in [
        ("start =", ""),
        ("start = soon", "soon"),
        ("start \"soon\"", ""),
        ("type = \"soon", ""),
        ("start = 2025-02-30", "2025-02-30"),
        ("tell = [\n\"a\",\nb]", "b"),
        ("= 1", ""),
    ] {
        let text = contract(&format!(
            "{lines}\nseats = \"x\"\nzone = 1\n[contract.owner]\nemail = 1"
        ));
        let expected = [
            ("syntax", at),
            ("wrong-type", "\"x\""),
            ("unknown-key", "zone"),
            ("wrong-type", "1"),
        ];
        let codes = codes(&text);
        let codes: Vec<_> = codes
            .iter()
            .map(|(code, at)| (*code, at.as_str()))
            .collect();
        assert_eq!(codes, expected, "{text}");
    }
    let text = contract("a = \nb = x\nc = 1 2\nd = \"");
    assert_eq!(
        codes(&text)
            .iter()
            .filter(|(code, _)| *code == "syntax")
            .count(),
        4
    );
    assert_eq!(
        told(&contract("type = gold")).remove(0).2,
        "if it is text, quote it: `\"gold\"`"
    );
}

#[test]
fn a_broken_header_blames_no_key_below_it() {
    let text = "format = 1\nzone = 1\n[contract\nid = \"a\"\nid = 2\nseats = 1\n[more]\n";
    let codes = codes(text);
    let codes: Vec<_> = codes
        .iter()
        .map(|(code, at)| (*code, at.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("unknown-key", "zone"),
            ("syntax", ""),
            ("unknown-key", "more")
        ]
    );
}

#[test]
fn an_open_bracket_is_told_where_it_opens_and_once() {
    for open in ["[", "{"] {
        let text = contract(&format!(
            "zone = 1\ntell = {open} \nseats = 1\n[b]\nc = 2\n"
        ));
        assert_eq!(
            codes(&text),
            [
                ("unknown-key", "zone".to_owned()),
                ("syntax", open.to_owned())
            ]
        );
    }
}

#[test]
fn a_flood_of_findings_is_cut_short() {
    let unknown: String = (0..1500).map(|n| format!("x{n} = 1\n")).collect();
    let findings = findings(&contract(&unknown));
    assert_eq!(findings.len(), 1001);
    assert_eq!(
        findings[1000].message,
        "500 more problems follow and are not shown"
    );
}

#[test]
fn a_key_defined_twice_points_at_the_first() {
    for (lines, key) in [
        ("KEY = 1\nsigned = true\nKEY = 2", "seats"),
        ("KEY = 1\nrates = { a = \"1%\" }\nKEY = 2", "seats"),
        (" KEY # again", "[contract]"),
        ("rates = { KEY = \"1%\", KEY = \"2%\" }", "back"),
        ("owner.KEY = \"1\"\nowner.KEY = \"2\"", "email"),
        ("KEY = \"1\"\nKEY = \"2\"", "\"type\""),
    ] {
        let text = contract(&lines.replace("KEY", key));
        let findings = findings(&text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].code, "duplicate-key");
        let second = text.rfind(key).unwrap();
        assert!(
            findings[0].span.start.abs_diff(second) <= 1,
            "{text}{findings:?}"
        );
        let (first, label) = &findings[0].related[0];
        assert_eq!(
            *first,
            text.find(key).unwrap()..text.find(key).unwrap() + key.len()
        );
        assert_eq!(label, "first defined here");
    }
}

#[test]
fn bytes_that_are_not_text_are_refused() {
    let finding = decode(b"id = \"\xff\"").unwrap_err();
    assert_eq!((finding.code, finding.span), ("not-utf8", 6..6));
    assert_eq!(decode(b"id"), Ok("id"));
}

#[test]
fn no_size_or_depth_is_too_much() {
    let first = |text: &str| {
        let codes = codes(text);
        let (code, _) = codes
            .iter()
            .find(|(code, _)| *code != "unknown-key")
            .unwrap();
        *code
    };
    assert_eq!(first(&" ".repeat(1024 * 1024 + 1)), "file-too-large");
    assert_eq!(first(&" ".repeat(1024 * 1024)), "missing-format");
    let deep = 100_000;
    assert_eq!(first(&format!("a = {}", "[".repeat(deep))), "syntax");
    assert_eq!(
        first(&format!("a = {}{}", "[".repeat(deep), "]".repeat(deep))),
        "syntax"
    );
    assert_eq!(
        first(&format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep))),
        "syntax"
    );
    for dotted in [
        format!("{}a = 1", "a.".repeat(deep)),
        format!("[{}a]", "\"a\" . ".repeat(deep)),
        format!("a = {{ {}a = 1 }}", "'a'.".repeat(deep)),
    ] {
        assert_eq!(first(&dotted), "too-deep");
    }
    assert_eq!(first("a.b.c.d.e.f.g.h.i = 1"), "missing-format");
    assert_eq!(first("a.b.c.d.e.f.g.h.i.j = 1"), "too-deep");
    // The deepest tree that gets through, and a flood of everything else.
    let inner = "{a.b.c.d.e.f.g.h.i=";
    for text in [
        format!("a = {}1{}", inner.repeat(79), "}".repeat(79)),
        format!("a = {}1{}", inner.repeat(deep / 4), "}".repeat(deep / 4)),
        "[[a]]\n".repeat(deep),
        "[a]\n".repeat(deep),
        "a\n".repeat(deep),
        "=".repeat(deep),
        "\0".repeat(deep),
        "\"".repeat(deep),
        "a=1\n".repeat(deep),
        format!("a = [{}]", "=,".repeat(deep)),
        (0..deep / 2).map(|n| format!("a{n}=1\na{n}=1\n")).collect(),
    ] {
        assert!(!findings(&text).is_empty());
    }
}

#[test]
fn the_schema_is_the_declaration() {
    let schema = File::schema().to_json("A contract");
    assert_eq!(schema["required"], json!(["format", "contract"]));
    assert_eq!(schema["properties"]["format"]["const"], json!(1));
    assert_eq!(
        schema["properties"]["contract"]["$ref"],
        json!("#/$defs/Contract")
    );
    let contract = &schema["$defs"]["Contract"];
    assert_eq!(contract["required"], json!(["id"]));
    assert_eq!(contract["additionalProperties"], json!(false));
    let keys = &contract["properties"];
    assert_eq!(keys["type"]["description"], json!("What it is for."));
    assert!(keys.get("kind").is_none());
    assert_eq!(keys["renewal"]["enum"], json!(["express", "tacit"]));
    assert_eq!(keys["start"]["format"], json!("date"));
    assert_eq!(
        keys["rates"]["additionalProperties"]["pattern"],
        json!("^[0-9]+%$")
    );
    assert_eq!(keys["contact"]["items"]["$ref"], json!("#/$defs/Contact"));
    assert_eq!(keys["tell"]["anyOf"][0]["type"], json!("string"));
    assert_eq!(keys["seats"]["maximum"], json!(u32::MAX));
}

/// What must hold of any text.
fn sound(text: &str) -> Result<(), TestCaseError> {
    let (file, findings) = read_text::<File>(text);
    prop_assert!(file.is_some() || !findings.is_empty());
    for finding in &findings {
        prop_assert!(text.get(finding.span.clone()).is_some(), "{:?}", finding);
        for (span, _) in &finding.related {
            prop_assert!(text.get(span.clone()).is_some(), "{:?}", finding);
        }
    }
    prop_assert!(findings.is_sorted_by_key(|finding| finding.span.start));
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        sound(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_toml_like_text_is_read_or_refused(text in "[\\[\\]{}=.,'\"\\\\\n\t #a-c0-9:TZ\u{e9}-]{0,80}") {
        sound(&text)?;
    }

    #[test]
    fn any_change_to_a_right_file_is_read_or_refused(
        cuts in prop::collection::vec((0..GOOD.len(), 0..12_usize, "[\\[\\]{}=.,'\"\n a-z0-9]{0,3}"), 1..5)
    ) {
        let mut text = GOOD.to_owned();
        for (at, length, put) in cuts {
            let at = at.min(text.len());
            let end = (at + length).min(text.len());
            text.replace_range(at..end, &put);
        }
        sound(&text)?;
    }
}
