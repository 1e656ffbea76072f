//! A rule of `check` with its documentation: as text for people, and as Markdown.
//!
//! May use `diagnostic`. Deliberately absent: which rules there are; the caller has them.

use crate::diagnostic::{Group, Rule};

/// A rule as text of a width.
pub fn text(rule: &Rule, width: usize) -> String {
    let options =
        textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let fill = |text: &str| textwrap::fill(text, &options);
    let example = rule.example.lines().map(|line| match line {
        "" => String::new(),
        line => format!("    {line}"),
    });
    let example: Vec<String> = example.collect();
    format!(
        "{}[{}]: {}\n\n{}\n\n{}\n\nFor example:\n\n{}\n\n{}\n",
        rule.level.name(),
        rule.code,
        rule.title,
        fill(rule.what),
        fill(&format!("Why it is bad: {}", rule.why)),
        example.join("\n"),
        fill(&format!("How to mend it: {}", rule.mend)),
    )
}

/// A rule as Markdown, below a heading of the third level.
pub fn markdown(rule: &Rule) -> String {
    let language = if rule.group == Group::Feeds {
        "ics"
    } else {
        "toml"
    };
    format!(
        "### {}\n\n{}: {}. {}\n\n{}\n\n```{language}\n{}\n```\n\n{}\n",
        rule.code,
        rule.level.name(),
        rule.title,
        rule.what,
        rule.why,
        rule.example,
        rule.mend
    )
}

/// Rules as one document, by what they are about.
pub fn document(rules: &[Rule]) -> String {
    let mut text = "# Rules of `tenure check`\n\n\
        Made from the rules themselves; `tenure explain CODE` prints each. Levels of what is no\n\
        error can be set with `--allow`, `--warn` and `--deny`, or in a `tenure.toml`.\n"
        .to_owned();
    for group in Group::ALL {
        text.push_str(&format!("\n## {}\n", group.name()));
        for rule in rules.iter().filter(|rule| rule.group == group) {
            text.push('\n');
            text.push_str(&markdown(rule));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;

    const RULE: Rule = Rule {
        code: "odd-thing",
        group: Group::Sense,
        level: Level::Warning,
        title: "something is odd",
        what: "It is odd.",
        why: "Nobody would expect it to be so.",
        example: "a = 1\n\nb = 2",
        mend: "Write `b = 1`.",
    };

    #[test]
    fn a_rule_is_told_in_a_width() {
        let told = "warning[odd-thing]: something is odd\n\nIt is odd.\n\nWhy it is bad: Nobody\n\
                    would expect it to be so.\n\nFor example:\n\n    a = 1\n\n    b = 2\n\n\
                    How to mend it: Write `b =\n1`.\n";
        assert_eq!(text(&RULE, 26), told);
        let page = document(&[RULE]);
        assert!(
            page.contains("\n## sense\n\n### odd-thing\n\nwarning: something is odd. It is odd.\n")
        );
        assert!(page.contains("```toml\na = 1\n\nb = 2\n```\n"));
    }
}
