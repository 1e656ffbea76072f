//! `tenure explain`: what a finding means, and where a clause stands.

use tenure::diagnostic::{Rule, Source};
use tenure::lint::registry;
use tenure::render::text::visible;
use tenure::render::{Format, rule};
use tenure::report::explain::{ClauseItem, RuleItem};
use tenure::terms::catalog::{Catalog, Edition};
use tenure::terms::cited::cited;
use tenure::terms::read::{Document, brief, nearest};

use crate::cli::args::ExplainArgs;
use crate::cli::context::{Accounts, Context};
use crate::cli::failure::Failure;

/// The width of the text of a rule where no terminal says another one.
const WIDTH: usize = 80;

pub fn run(context: &mut Context, args: &ExplainArgs) -> Result<u8, Failure> {
    let what = args.what.join(" ");
    let what = what.trim();
    if let Some(rule) = registry::find(what) {
        return explain_rule(context, rule);
    }
    let items = clauses(context.catalog()?, what);
    if items.is_empty() {
        return Err(unknown(context.catalog()?, what));
    }
    let sources = sources(&items);
    let answer = context.answer(context.now(), items);
    let is_table = context.format()? == Format::Table;
    let before = |out: &mut dyn std::io::Write| match is_table {
        true => writeln!(out, "{sources}"),
        false => Ok(()),
    };
    context.print_after(before, &answer, Accounts::new())?;
    Ok(0)
}

fn explain_rule(context: &mut Context, rule: &Rule) -> Result<u8, Failure> {
    match context.format()? {
        Format::Table => {
            let width = context.style().width.unwrap_or(WIDTH).clamp(20, 100);
            let text = rule::text(rule, width);
            context.deliver(|out| out.write_all(text.as_bytes()))?;
        }
        Format::Markdown => {
            let text = rule::markdown(rule);
            context.deliver(|out| out.write_all(text.as_bytes()))?;
        }
        _ => {
            let answer = context.answer(context.now(), vec![RuleItem::from(rule)]);
            context.print(&answer)?;
        }
    }
    Ok(0)
}

/// Every place at which a program cites a clause: one of that text, of that last word, or that
/// begins with those words.
fn clauses(catalog: &Catalog, what: &str) -> Vec<ClauseItem> {
    let mut items = Vec::new();
    for edition in catalog.all() {
        let document = Document::parse(&edition.text);
        let source = Source::new("", &*edition.text);
        for cited in cited(document.root()) {
            if !is_meant(cited.clause, what) {
                continue;
            }
            let id = cited.clause.split(' ').next().unwrap_or_default();
            let mut sources = edition.program.sources.iter();
            let of = sources.find(|source| source.id == id);
            let marks = cited.marks.iter().map(|(key, mark)| match *key {
                "text" => brief(mark).into_owned(),
                key => format!("{key} {}", brief(mark)),
            });
            let marks: Vec<String> = marks.collect();
            items.push(ClauseItem {
                clause: cited.clause.to_owned(),
                program: edition.program.id.clone(),
                edition: edition.program.edition.clone(),
                document: of.map(|source| source.title.clone()),
                url: of.and_then(|source| source.url.clone()),
                version: of.and_then(|source| source.version.clone()),
                rule: cited.table.clone(),
                which: marks.join(", "),
                line: source.position(cited.span.start).line,
                inferred: cited.inferred.map(str::to_owned),
            });
        }
    }
    items
}

fn is_meant(clause: &str, what: &str) -> bool {
    let last = clause.rsplit(' ').next();
    let begins = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    last == Some(what) || clause.strip_prefix(what).is_some_and(begins)
}

/// The documents that the clauses stand in, one a line.
fn sources(items: &[ClauseItem]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let id = item.clause.split(' ').next().unwrap_or_default();
        let about = [&item.document, &item.version, &item.url];
        let about: Vec<&str> = about.into_iter().flatten().map(String::as_str).collect();
        let line = format!("{} {id}: {}", item.program, about.join(", "));
        let line = visible(&line).into_owned();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// There is neither such a code nor such a clause; the nearest of either.
fn unknown(catalog: &Catalog, what: &str) -> Failure {
    let failure = Failure::unusable(format!("there is no code and no clause `{}`", brief(what)));
    let near = registry::nearest(what).map(str::to_owned);
    let near = near.or_else(|| {
        let all = catalog.all();
        let known = all.iter().flat_map(|edition| all_clauses(edition));
        let mut known: Vec<String> = known.collect();
        known.sort_unstable();
        known.dedup();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        nearest(what, &known).map(str::to_owned)
    });
    failure.help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name the code of a finding, such as bare-unit, or a clause that an answer names"
            .to_owned(),
    })
}

fn all_clauses(edition: &Edition) -> Vec<String> {
    let document = Document::parse(&edition.text);
    let all = cited(document.root());
    all.iter().map(|cited| cited.clause.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::generated::is_current;

    #[test]
    fn the_committed_list_of_rules_is_current() {
        let page = rule::document(registry::all());
        is_current("docs/rules.md", page.as_bytes());
    }

    #[test]
    fn a_clause_is_meant_by_its_beginning_and_by_its_last_word() {
        for what in ["terms", "terms V", "terms V T18", "T18"] {
            assert!(is_meant("terms V T18", what), "{what}");
        }
        for what in ["term", "terms V T", "V", "8", "terms V T18 x", ""] {
            assert!(!is_meant("terms V T18", what), "{what}");
        }
    }
}
