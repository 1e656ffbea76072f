//! The schemas against the reader: what a schema refuses, `check` refuses, and what `check` says
//! of keys and types, the schema refuses too.
//!
//! Files are the bundled ones, and one of each kind that has every key of its schema; each is
//! changed in every place in every way, and both are asked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use tenure::diagnostic::{Diagnostic, Level};
use tenure::terms::catalog::Catalog;
use tenure::terms::check::{FileKind, check_file, kind_of};
use tenure::terms::schemas::schema;
use toml::de::{DeTable, DeValue};

/// What reading says of keys and types.
const SHAPE: [&str; 5] = [
    "missing-format",
    "missing-key",
    "unknown-key",
    "unsupported-format",
    "wrong-type",
];

fn json_of(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => json!(text.as_ref()),
        DeValue::Integer(number) => {
            json!(i64::from_str_radix(number.as_str(), number.radix()).unwrap())
        }
        DeValue::Float(number) => json!(number.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(value) => json!(value),
        DeValue::Datetime(at) => json!(at.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json_of(item.get_ref())).collect(),
        DeValue::Table(table) => json_of_table(table),
    }
}

fn json_of_table(table: &DeTable) -> Value {
    let entries = table.iter();
    let entries = entries.map(|(key, value)| (key.get_ref().to_string(), json_of(value.get_ref())));
    Value::Object(entries.collect())
}

/// A value as TOML writes it inside a line; JSON's strings are TOML's.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{} = {}", json!(key), inline(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

fn toml_of(file: &Value) -> String {
    let entries = file.as_object().unwrap().iter();
    entries
        .map(|(key, value)| format!("{} = {}\n", json!(key), inline(value)))
        .collect()
}

/// The bundled files, as paths below the package.
fn fixtures() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for dir in ["programs", "calendars", "examples"] {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("contracts")
            .join(dir);
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 30);
    found
}

struct Kind {
    kind: FileKind,
    schema: Value,
    validator: jsonschema::Validator,
}

fn kinds() -> Vec<Kind> {
    let kinds = [FileKind::Program, FileKind::Contract, FileKind::Calendar];
    kinds
        .into_iter()
        .map(|kind| {
            let schema = schema(kind).unwrap();
            assert!(jsonschema::meta::is_valid(&schema), "{kind:?}");
            let validator = jsonschema::validator_for(&schema).unwrap();
            Kind {
                kind,
                schema,
                validator,
            }
        })
        .collect()
}

#[test]
fn every_bundled_file_names_its_schema_and_follows_it() {
    let kinds = kinds();
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let kind = kinds
            .iter()
            .find(|kind| kind.kind == kind_of(&text))
            .unwrap();
        let (table, errors) = DeTable::parse_recoverable(&text);
        assert_eq!(errors.len(), 0);
        let errors: Vec<String> = kind
            .validator
            .iter_errors(&json_of_table(table.get_ref()))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        let named = text.lines().find_map(|line| line.strip_prefix("#:schema "));
        let named = path.parent().unwrap().join(named.unwrap());
        let held = fs::read_to_string(&named).unwrap();
        let held: Value = serde_json::from_str(&held).unwrap();
        assert_eq!(held, kind.schema, "{}", path.display());
    }
}

/// A file with every key that a schema knows.
fn whole(schema: &Value, root: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return whole(&root["$defs"][name], root);
    }
    if let Some(one) = schema.get("const") {
        return one.clone();
    }
    if let Some(examples) = schema["examples"].as_array() {
        return examples[0].clone();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[0].clone();
    }
    match schema["type"].as_str() {
        Some("object") => {
            let mut object = Map::new();
            for (key, value) in schema["properties"].as_object().into_iter().flatten() {
                object.insert(key.clone(), whole(value, root));
            }
            if schema["additionalProperties"].is_object() {
                object.insert(
                    "key".to_owned(),
                    whole(&schema["additionalProperties"], root),
                );
            }
            Value::Object(object)
        }
        Some("array") => json!([whole(&schema["items"], root)]),
        Some("integer") => json!(1),
        Some("boolean") => json!(true),
        _ if schema["anyOf"].is_array() => whole(&schema["anyOf"][0], root),
        _ if schema["format"] == "date" => json!("2026-03-31"),
        _ => json!("text"),
    }
}

/// The steps to a place in a file.
type Place = Vec<String>;

fn places(value: &Value, at: &mut Place, found: &mut Vec<Place>) {
    found.push(at.clone());
    let children: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(n, v)| (n.to_string(), v))
            .collect(),
        _ => Vec::new(),
    };
    for (step, child) in children {
        at.push(step);
        places(child, at, found);
        at.pop();
    }
}

fn at<'v>(file: &'v mut Value, place: &[String]) -> &'v mut Value {
    place.iter().fold(file, |value, step| match value {
        Value::Object(entries) => entries.get_mut(step).unwrap(),
        Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        _ => panic!("{place:?}"),
    })
}

/// Every change of one place.
fn changes(file: &Value, place: &[String]) -> Vec<Value> {
    let mut changed = Vec::new();
    let mut with = |change: &dyn Fn(&mut Value)| {
        let mut file = file.clone();
        change(at(&mut file, place));
        changed.push(file);
    };
    let old = at(&mut file.clone(), place).clone();
    let others = [
        json!(true),
        json!(7),
        json!(-1),
        json!(70_000),
        json!(1.5),
        json!("word"),
        json!(""),
        json!([]),
        json!({}),
        json!(["word"]),
        json!([[1]]),
        json!({"word": 1}),
    ];
    if !place.is_empty() {
        for other in &others {
            with(&|value| *value = other.clone());
        }
    }
    match &old {
        Value::String(text) => {
            for text in [
                text.to_uppercase(),
                text.to_lowercase(),
                text.replace(' ', "  "),
                text.replace(' ', ""),
                format!("+{text}"),
                format!(" {text}"),
                format!("{text} "),
                format!("0{text}"),
                format!("{text}s"),
                text.replace('0', "\u{660}"),
            ] {
                with(&|value| *value = json!(text));
            }
        }
        Value::Object(entries) => {
            with(&|value| {
                value
                    .as_object_mut()
                    .unwrap()
                    .insert("zzz".to_owned(), json!(1));
            });
            for key in entries.keys() {
                with(&|value| {
                    value.as_object_mut().unwrap().remove(key);
                });
            }
        }
        _ => {}
    }
    changed
}

/// Whether a finding is about keys and types that a schema can know.
fn is_shape(finding: &Diagnostic) -> bool {
    // That a contract needs a tier is its program's doing.
    SHAPE.contains(&finding.code) && !finding.message.contains("has tiers, and none is named")
}

/// Asks both of changes of a file, of all or of about so many; gives how many the schema refuses.
fn compare(
    kind: &Kind,
    file: &Value,
    most: Option<usize>,
    catalog: &Catalog,
    wanted: &mut dyn FnMut(&Place, &Value) -> bool,
) -> usize {
    let mut all = Vec::new();
    places(file, &mut Vec::new(), &mut all);
    all.retain(|place| wanted(place, at(&mut file.clone(), place)));
    let step = most.map_or(1, |most| all.len() / most + 1);
    let mut refused = 0;
    for (number, place) in all.iter().enumerate().step_by(step) {
        let changes = changes(file, place);
        // Of a sample, a place has one change, each time another.
        let chosen = match most {
            None => 0..changes.len(),
            Some(_) => {
                let at = number * 7 % changes.len().max(1);
                at..(at + 1).min(changes.len())
            }
        };
        for changed in &changes[chosen] {
            let text = toml_of(changed);
            // A file of another kind is another schema's.
            if kind_of(&text) != kind.kind {
                continue;
            }
            let findings = check_file(&text, catalog);
            let follows = kind.validator.is_valid(changed);
            if !follows {
                refused += 1;
                let error = findings.iter().any(|finding| finding.level == Level::Error);
                assert!(error, "the schema alone refuses {place:?} in\n{text}");
            }
            if let Some(finding) = findings.iter().find(|finding| is_shape(finding)) {
                let shown = &finding.message;
                assert!(!follows, "check alone refuses {place:?}: {shown}\n{text}");
            }
        }
    }
    refused
}

#[test]
fn the_schemas_and_check_agree_on_changed_bundled_files() {
    let catalog = Catalog::bundled();
    let kinds = kinds();
    let mut refused = 0;
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let kind = kinds
            .iter()
            .find(|kind| kind.kind == kind_of(&text))
            .unwrap();
        let file = json_of_table(DeTable::parse_recoverable(&text).0.get_ref());
        let most = if kind.kind == FileKind::Calendar {
            20
        } else {
            200
        };
        refused += compare(kind, &file, Some(most), &catalog, &mut |_, _| true);
    }
    assert!(refused > 500, "{refused}");
}

/// The object with the keys that its schema requires, and no more.
fn least(schema: &Value, root: &Value) -> Value {
    let mut whole = whole(schema, root);
    let schema = match schema["$ref"].as_str() {
        Some(name) => &root["$defs"][name.rsplit('/').next().unwrap()],
        None => schema,
    };
    if let (Some(object), Some(required)) = (whole.as_object_mut(), schema["required"].as_array()) {
        object.retain(|key, _| required.contains(&json!(key)));
        for (key, value) in object {
            *value = least(&schema["properties"][key], root);
        }
    }
    whole
}

#[test]
fn the_schemas_and_check_agree_on_every_key_that_there_is() {
    let catalog = Catalog::bundled();
    let mut refused = 0;
    for kind in kinds() {
        let schema = &kind.schema;
        let least = least(schema, schema);
        let whole = whole(schema, schema);
        let mut seen = BTreeMap::new();
        // A table of the file at a time, so that files stay short.
        for (key, value) in whole.as_object().unwrap() {
            let mut file = least.clone();
            file.as_object_mut()
                .unwrap()
                .insert(key.clone(), value.clone());
            let errors: Vec<String> = kind
                .validator
                .iter_errors(&file)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{key}: {errors:#?}");
            // What stands in nearly every table is tried in some of them.
            let mut wanted = |place: &Place, value: &Value| {
                let name = place.iter().rfind(|step| step.parse::<u8>().is_err());
                let times: &mut u8 = seen.entry((name.cloned(), value.to_string())).or_default();
                *times += 1;
                *times <= 3 && place.first().is_none_or(|first| first == key)
            };
            refused += compare(&kind, &file, None, &catalog, &mut wanted);
        }
    }
    assert!(refused > 1000, "{refused}");
}

#[test]
fn program_schema_prints_what_is_committed() {
    let place = crate::place::Place::new();
    for kind in ["program", "contract", "calendar"] {
        let run = place.run(&["program", "schema", kind]);
        let committed = format!("{}/schemas/{kind}.json", env!("CARGO_MANIFEST_DIR"));
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        assert_eq!(run.out, fs::read_to_string(committed).unwrap());
    }
    let wrong = place.run(&["program", "schema", "calender"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("calendar"), "{}", wrong.err);
    assert_eq!(
        place
            .run(&["program", "schema", "program", "--format", "csv"])
            .status,
        2
    );
}
