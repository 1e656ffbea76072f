//! What a file may hold, as data, and as JSON Schema for editors.
//!
//! May use nothing else of this crate. The descriptions come from the same declarations that read
//! the files (see `table!` and `choice!`), so that the two cannot disagree: what a schema refuses,
//! reading refuses too, and the other way round as far as keys and types go. Two things JSON cannot
//! tell apart, and only reading does: a date from a string, and `1.0` from `1`. Deliberately absent:
//! rules that span several keys, but for those by which a key may be left out; those are code and
//! findings, not schema.

use serde_json::{Map, Value, json};

use super::value::{MAX_CHARACTERS, MAX_ITEMS};

/// What one value may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Schema {
    /// `true` or `false`.
    Boolean,
    /// A whole number in a range.
    Integer {
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// A string.
    Text {
        /// A regular expression that it matches, in the common subset of dialects.
        pattern: Option<&'static str>,
        /// A right value.
        example: Option<&'static str>,
    },
    /// A string or a number, kept as written.
    Literal,
    /// A date.
    Date,
    /// One of some words.
    Choice(Vec<&'static str>),
    /// An array.
    Array(Box<Schema>),
    /// A table whose keys the file chooses.
    Map(Box<Schema>),
    /// A table with known keys.
    Object {
        /// Its name, unique in one schema.
        name: &'static str,
        /// What it is.
        doc: String,
        /// Its keys.
        properties: Vec<Property>,
        /// What else JSON Schema can say of it; an object.
        also: Value,
    },
    /// Any of some.
    AnyOf(Vec<Schema>),
}

/// One known key of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// The key.
    pub name: &'static str,
    /// What it says.
    pub doc: String,
    /// Whether it has to be there.
    pub required: bool,
    /// What its value may be.
    pub schema: Schema,
}

impl Schema {
    /// JSON Schema (draft 2020-12) of a file with this content, and its `format` key.
    pub fn to_json(&self, title: &str) -> Value {
        let mut defs = Map::new();
        let mut schema = match self {
            Schema::Object {
                doc,
                properties,
                also,
                ..
            } => object(doc, properties, also, &mut defs),
            other => other.node(&mut defs),
        };
        schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        schema["title"] = json!(title);
        schema["properties"]["format"] =
            json!({"const": 1, "description": "The version of the file format."});
        if let Some(required) = schema["required"].as_array_mut() {
            required.insert(0, json!("format"));
        }
        if !defs.is_empty() {
            schema["$defs"] = Value::Object(defs);
        }
        schema
    }

    fn node(&self, defs: &mut Map<String, Value>) -> Value {
        match self {
            Schema::Boolean => json!({"type": "boolean"}),
            Schema::Integer { min, max } => {
                json!({"type": "integer", "minimum": min, "maximum": max})
            }
            Schema::Text { pattern, example } => {
                let mut text = json!({"type": "string", "maxLength": MAX_CHARACTERS});
                if let Some(pattern) = pattern {
                    text["pattern"] = json!(pattern);
                }
                if let Some(example) = example {
                    text["examples"] = json!([example]);
                }
                text
            }
            Schema::Literal => {
                json!({"type": ["string", "number"], "maxLength": MAX_CHARACTERS})
            }
            // Editors hand a TOML date to the schema as a string.
            Schema::Date => json!({
                "type": "string",
                "format": "date",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            }),
            Schema::Choice(words) => json!({"type": "string", "enum": words}),
            Schema::Array(items) => {
                json!({"type": "array", "maxItems": MAX_ITEMS, "items": items.node(defs)})
            }
            Schema::Map(values) => json!({
                "type": "object",
                "maxProperties": MAX_ITEMS,
                "additionalProperties": values.node(defs),
            }),
            Schema::AnyOf(schemas) => {
                let any: Vec<Value> = schemas.iter().map(|schema| schema.node(defs)).collect();
                json!({"anyOf": any})
            }
            Schema::Object {
                name,
                doc,
                properties,
                also,
            } => {
                let name = name.strip_prefix("Raw").unwrap_or(name);
                if !defs.contains_key(name) {
                    let definition = object(doc, properties, also, defs);
                    defs.insert(name.to_owned(), definition);
                }
                json!({"$ref": format!("#/$defs/{name}")})
            }
        }
    }
}

fn object(
    doc: &str,
    properties: &[Property],
    also: &Value,
    defs: &mut Map<String, Value>,
) -> Value {
    let mut known = Map::new();
    for property in properties {
        let mut schema = property.schema.node(defs);
        schema["description"] = json!(property.doc);
        known.insert(property.name.to_owned(), schema);
    }
    let required: Vec<&str> = properties
        .iter()
        .filter(|property| property.required)
        .map(|property| property.name)
        .collect();
    let mut schema = json!({
        "type": "object",
        "description": doc,
        "properties": known,
        "required": required,
        "additionalProperties": false,
    });
    add(&mut schema, also);
    schema
}

/// Adds the keys of one JSON object to another, those of objects within likewise.
fn add(to: &mut Value, more: &Value) {
    match (to, more) {
        (Value::Object(to), Value::Object(more)) => {
            for (key, value) in more {
                add(to.entry(key.as_str()).or_insert(Value::Null), value);
            }
        }
        (to, more) => *to = more.clone(),
    }
}

/// A description from the lines of a doc comment.
pub fn doc(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    lines.join(" ").trim().to_owned()
}
