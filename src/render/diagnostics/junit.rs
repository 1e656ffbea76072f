//! Findings as JUnit results, which nearly every CI server shows.
//!
//! May use `diagnostic` and `report`. A file is a suite. Each of its errors is a failed test, each
//! warning and note a passed one that says something, and a file without findings one passed test.
//! Deliberately absent: times, which would make no two reports alike.

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::{human, with_help};
use crate::diagnostic::Level;
use crate::render::text::{ORDER, visible};
use crate::report::check::{Checked, Findings};

/// The whole report.
///
/// # Errors
///
/// If the crate that writes it refuses to.
pub fn render(findings: &Findings) -> Result<String, SerializeError> {
    let mut report = Report::new("tenure check");
    for why in &findings.unreadable {
        let mut suite = TestSuite::new("unreadable");
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status
            .set_type("unreadable")
            .set_message(visible(why).as_ref());
        suite.add_test_case(TestCase::new("read", status));
        report.add_test_suite(suite);
    }
    report.add_test_suites(findings.all().map(suite));
    let text = report.to_string()?;
    // Inside an element or an attribute, where alone text of a file stands, this is the same.
    Ok(text.replace(ORDER, "##&#91;"))
}

fn suite(file: &Checked) -> TestSuite {
    let path = visible(file.path());
    let mut suite = TestSuite::new(path.as_ref());
    if file.findings.is_empty() {
        let mut case = TestCase::new("no findings", TestCaseStatus::success());
        case.set_classname(path.as_ref());
        suite.add_test_case(case);
    }
    for finding in &file.findings {
        let at = file.source.position(finding.span.start);
        let excerpt = human::render(&file.source, std::slice::from_ref(finding), false);
        let status = match finding.level {
            Level::Error => {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status
                    .set_type(finding.code)
                    .set_message(with_help(finding).replace('\n', "; "))
                    .set_description(excerpt.as_str());
                status
            }
            Level::Warning | Level::Note => TestCaseStatus::success(),
        };
        let name = format!("{} at {}:{}", finding.code, at.line, at.column);
        let mut case = TestCase::new(name, status);
        case.set_classname(path.as_ref());
        if finding.level != Level::Error {
            case.set_system_out(excerpt);
        }
        suite.add_test_case(case);
    }
    suite
}
