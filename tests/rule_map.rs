//! The rules of the bundled programs' documents, by number, each with the tests that show it at
//! work; or marked as one that decides nothing, and then shown by `program show`.
//!
//! F, T, K and G number the rules of one document each, C what documents leave open or contradict
//! each other in. A number that is missing, doubled or unknown fails here, and so do a test that is
//! not there, and a rule whose number no part of its program cites: whoever asks the binary for a
//! program must find every rule in the answer.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

mod place;

use place::Place;

/// How a rule is in the product.
enum Bound {
    /// Tests show it at work, named by file and function.
    Shown(&'static [&'static str]),
    /// There is nothing to decide: it is told by `program show`, in the notes or where it belongs.
    Told,
}

use Bound::{Shown, Told};

/// The program whose file cites the rules of a letter. What is open or contradictory may be in any.
const PROGRAMS: [(char, u32, &[&str]); 5] = [
    ('F', 31, &["ivanti"]),
    ('T', 31, &["ivanti"]),
    ('K', 26, &["kaseya"]),
    ('G', 37, &["imagicle"]),
    ('C', 32, &["ivanti", "kaseya", "imagicle"]),
];

#[rustfmt::skip]
const RULES: &[(&str, Bound)] = &[
    // The FAQ.
    ("F1", Told),
    ("F2", Told),
    ("F3", Shown(&["programs::t18_first_response", "services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause"])),
    ("F4", Shown(&["cli_quotes::a_change_is_a_quote_of_its_own_kind", "contract_life::a_change_is_prorated_to_the_end_of_the_term"])),
    ("F5", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("F6", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("F7", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("F8", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("F9", Shown(&["services::f9_t14_t15_enterprise_comes_with_an_engineer_and_a_manager_and_a_review_a_quarter"])),
    ("F10", Shown(&["services::t29_f10_c6_c7_c8_what_each_package_has_in_a_year", "services::f10_hours_are_spread_over_the_year_in_proportion"])),
    ("F11", Shown(&["services::f11_t31_the_first_term_begins_with_the_purchase_and_is_followed_by_yearly_ones", "main_job::notices_are_counted_from_the_end_of_the_running_term"])),
    ("F12", Shown(&["services::f12_t31_what_is_unused_lapses_at_the_end_of_the_year_and_is_not_carried_over"])),
    ("F13", Told),
    ("F14", Shown(&["entitlement::a_partner_serves_what_was_bought_there", "services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause"])),
    ("F15", Told),
    ("F16", Told),
    ("F17", Shown(&["programs::f17_k26_hours_that_nobody_publishes_are_not_there", "main_job::without_opening_hours_the_answer_says_which_table_to_add"])),
    ("F18", Shown(&["main_job::a_contract_adds_its_own_holidays", "services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause"])),
    ("F19", Shown(&["circumstances::f19_the_portal_has_other_hours_where_handling_is_limited", "programs::t9_f21_the_phone_is_open_around_the_clock_for_s1_above_standard"])),
    ("F20", Told),
    ("F21", Shown(&["programs::t9_f21_the_phone_is_open_around_the_clock_for_s1_above_standard", "entitlement::channels_say_when_they_are_open_to_a_severity"])),
    ("F22", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude", "program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on"])),
    ("F23", Shown(&["lifecycle::f23_an_earlier_version_is_supported_until_the_day_that_is_listed_for_it"])),
    ("F24", Told),
    ("F25", Told),
    ("F26", Shown(&["program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on", "entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("F27", Told),
    ("F28", Shown(&["programs::a_missing_subject_or_description_holds_and_nothing_else_does", "decisions_tickets::tickets_list_other_missing_fields_and_only_warn"])),
    ("F29", Told),
    ("F30", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("F31", Told),
    // The supplementary terms.
    ("T1", Told),
    ("T2", Shown(&["cli_revisions::an_edition_that_was_announced_holds_once_nobody_can_object"])),
    ("T3", Shown(&["entitlement::a_partner_serves_what_was_bought_there"])),
    ("T4", Told),
    ("T5", Shown(&["services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause"])),
    ("T6", Shown(&["programs::t6_t7_severities_of_the_tiered_terms", "main_job::severity_follows_from_facts_with_its_criterion"])),
    ("T7", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("T8", Told),
    ("T9", Shown(&["services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause", "programs::t9_f21_the_phone_is_open_around_the_clock_for_s1_above_standard"])),
    ("T10", Shown(&["programs::t9_f21_the_phone_is_open_around_the_clock_for_s1_above_standard", "cli_tickets::each_outcome_is_told_with_its_finding_and_clause"])),
    ("T11", Shown(&["programs::f17_k26_hours_that_nobody_publishes_are_not_there"])),
    ("T12", Shown(&["entitlement::a_ticket_is_handed_on_once_all_conditions_hold", "program_show::a_rule_says_what_it_does_to_whom"])),
    ("T13", Shown(&["cli_classify::who_sets_a_severity_is_checked_as_the_terms_have_it"])),
    ("T14", Shown(&["services::f9_t14_t15_enterprise_comes_with_an_engineer_and_a_manager_and_a_review_a_quarter"])),
    ("T15", Shown(&["services::f9_t14_t15_enterprise_comes_with_an_engineer_and_a_manager_and_a_review_a_quarter"])),
    ("T16", Shown(&["services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause"])),
    ("T17", Shown(&["program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on"])),
    ("T18", Shown(&["programs::t18_first_response", "cli_answers::every_tier_and_severity_of_ivanti_has_its_own_first_response"])),
    ("T19", Shown(&["programs::t19_only_a_phone_report_starts_s1_and_s2", "main_job::enterprise_s2_by_portal_starts_with_the_phone_call"])),
    ("T20", Shown(&["main_job::premium_s1_by_phone_at_night_runs_around_the_clock"])),
    ("T21", Shown(&["programs::t21_g18_k26_how_a_term_renews", "cli_contract_events::an_unpaid_renewal_is_told_by_each_vendors_rule_until_it_is_paid"])),
    ("T22", Shown(&["programs::t22_cover_is_for_all_licenses", "main_job::partial_cover_is_refused_by_check_register_and_quote"])),
    ("T23", Shown(&["programs::t23_a_lapse_is_reinstated_with_back_fees_and_a_penalty_without_a_rate", "main_job::a_reinstatement_names_what_is_known_and_what_is_not"])),
    ("T24", Shown(&["programs::t24_t31_notice_is_ninety_days_for_support_and_sixty_for_the_service", "cli_contract_events::a_notice_ends_the_term_and_one_too_late_is_refused_or_told"])),
    ("T25", Shown(&["editions::t25_a_name_means_the_tier_that_was_sold_under_it", "editions::t25_a_renewal_is_quoted_under_the_new_name_and_says_why"])),
    ("T26", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("T27", Shown(&["program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on", "entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("T28", Shown(&["services::t9_what_the_lost_ticks_leave_open_is_unknown_and_the_rest_has_another_clause"])),
    ("T29", Shown(&["services::t29_f10_c6_c7_c8_what_each_package_has_in_a_year", "cli_services::what_is_used_is_recorded_and_counted"])),
    ("T30", Shown(&["services::t30_c7_somebody_comes_for_at_least_two_days_and_so_often", "cli_services::what_cannot_be_is_refused_with_its_reason_and_changes_nothing"])),
    ("T31", Shown(&["services::f11_t31_the_first_term_begins_with_the_purchase_and_is_followed_by_yearly_ones", "programs::t24_t31_notice_is_ninety_days_for_support_and_sixty_for_the_service"])),
    // The policy.
    ("K1", Shown(&["decisions_tickets::tickets_are_refused_where_the_contract_is_not_in_force", "services::k1_k2_k4_k5_k12_k19_k22_what_there_is_where_there_are_no_levels"])),
    ("K2", Shown(&["services::k1_k2_k4_k5_k12_k19_k22_what_there_is_where_there_are_no_levels"])),
    ("K3", Told),
    ("K4", Shown(&["entitlement::another_channel_is_warned_about", "program_show::a_rule_says_what_it_does_to_whom"])),
    ("K5", Shown(&["program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on", "entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("K6", Shown(&["programs::a_missing_subject_or_description_holds_and_nothing_else_does"])),
    ("K7", Shown(&["main_job::a_missing_description_holds_a_ticket", "entitlement::silence_and_answers_bring_a_lowering_about"])),
    ("K8", Told),
    ("K9", Shown(&["program_show::a_rule_says_what_it_does_to_whom", "entitlement::answers_exclude_and_those_that_hold_start_the_clock_when_they_change"])),
    ("K10", Shown(&["entitlement::only_contacts_report_and_case_does_not_count", "program_show::a_rule_says_what_it_does_to_whom"])),
    ("K11", Shown(&["entitlement::only_contacts_report_and_case_does_not_count", "program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on"])),
    ("K12", Shown(&["ticket_list::k12_g4_the_queue_is_in_the_order_in_which_vendors_serve", "main_job::a_certificate_holds_through_its_last_day"])),
    ("K13", Shown(&["entitlement::a_critical_ticket_says_that_nobody_is_known_to_be_reachable", "program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on"])),
    ("K14", Told),
    ("K15", Shown(&["ticket_silence::k15_seven_days_of_silence_are_usual", "cli_tickets::reasons_and_roles_come_from_the_program"])),
    ("K16", Shown(&["programs::k16_seven_calendar_days_to_reopen_and_to_close", "cli_tickets::a_resolved_ticket_can_be_reopened_for_seven_calendar_days_and_then_never"])),
    ("K17", Shown(&["programs::k17_severities_by_loss_and_production", "programs::k17_first_response_has_a_clock_and_no_figure"])),
    ("K18", Shown(&["programs::k17_first_response_has_a_clock_and_no_figure", "decisions_tickets::tickets_that_are_held_start_when_they_are_complete"])),
    ("K19", Shown(&["ticket_life::updates_without_a_figure_are_no_commitment", "cli_tickets::a_customer_who_cannot_be_reached_is_told_of_with_the_clause"])),
    ("K20", Shown(&["programs::c32_k20_where_no_ladder_can_be_read_there_is_none"])),
    ("K21", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude", "program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on"])),
    ("K22", Shown(&["lifecycle::k22_on_premises_the_version_before_has_a_year_from_its_successor", "lifecycle::k22_as_a_service_the_current_version_alone_is_supported"])),
    ("K23", Shown(&["lifecycle::g22_k23_support_that_ends_cuts_the_term_short"])),
    ("K24", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("K25", Told),
    ("K26", Shown(&["programs::f17_k26_hours_that_nobody_publishes_are_not_there", "programs::g17_k26_no_notice_where_none_is_stated", "main_job::kaseya_states_no_figure_and_none_is_invented"])),
    // The guide.
    ("G1", Told),
    ("G2", Told),
    ("G3", Told),
    ("G4", Shown(&["ticket_list::k12_g4_the_queue_is_in_the_order_in_which_vendors_serve"])),
    ("G5", Shown(&["services::g5_every_row_of_the_matrix_of_plans", "cli_answers::each_region_of_imagicle_has_its_hours_and_each_tier_its_days"])),
    ("G6", Shown(&["programs::g6_g7_reaction_is_strict_and_basic_is_not_committed", "programs::g6_priorities_by_running_and_performance"])),
    ("G7", Shown(&["programs::g6_g7_reaction_is_strict_and_basic_is_not_committed", "decisions_tickets::tickets_gold_figures_are_strictly_less_and_committed"])),
    ("G8", Shown(&["monitoring::g31_an_event_sets_priority_target_and_alarm"])),
    ("G9", Shown(&["programs::g9_priority_notice_is_inferred_beyond_its_one_row", "decisions_tickets::tickets_priority_notices_end_with_the_first_word"])),
    ("G10", Told),
    ("G11", Shown(&["program_show::a_rule_says_what_it_does_to_whom", "entitlement::silence_and_answers_bring_a_lowering_about"])),
    ("G12", Shown(&["programs::g12_ladders_by_role", "main_job::the_escalation_ladder_names_who_holds_a_ticket"])),
    ("G13", Shown(&["decisions_tickets::tickets_ladders_run_less_the_waiting_whether_or_not_answered"])),
    ("G14", Shown(&["lifecycle::g14_g15_g22_faults_are_mended_in_the_newest_version_alone"])),
    ("G15", Shown(&["lifecycle::g14_g15_g22_faults_are_mended_in_the_newest_version_alone"])),
    ("G16", Told),
    ("G17", Shown(&["programs::g17_k26_no_notice_where_none_is_stated", "contract_life::a_discount_that_the_terms_promise_without_a_figure_leaves_the_total_open"])),
    ("G18", Shown(&["programs::g18_late_until_day_120_then_reinstated_with_an_upgrade_fee", "main_job::a_late_renewal_turns_into_a_reinstatement_on_day_121"])),
    ("G19", Shown(&["programs::t21_g18_k26_how_a_term_renews"])),
    ("G20", Told),
    ("G21", Shown(&["contract_life::a_discount_that_the_terms_promise_without_a_figure_leaves_the_total_open"])),
    ("G22", Shown(&["lifecycle::g22_k23_support_that_ends_cuts_the_term_short", "contract_life::support_that_ends_cuts_the_term_short"])),
    ("G23", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude", "program_show::every_rule_about_tickets_is_listed_with_what_it_rests_on"])),
    ("G24", Shown(&["programs::g24_g29_the_portal_is_always_open_and_the_phone_for_the_most_severe_of_one_tier"])),
    ("G25", Told),
    ("G26", Shown(&["services::g5_every_row_of_the_matrix_of_plans", "entitlement::platinum_has_somebody_on_call_where_asia_is_not"])),
    ("G27", Told),
    ("G28", Shown(&["programs::g28_hours_by_region_and_tier", "decisions_tickets::tickets_regions_are_open_on_their_own_days_and_carry_no_holidays"])),
    ("G29", Shown(&["entitlement::platinum_has_somebody_on_call_where_asia_is_not", "programs::g24_g29_the_portal_is_always_open_and_the_phone_for_the_most_severe_of_one_tier"])),
    ("G30", Shown(&["monitoring::g5_g30_basic_is_not_watched"])),
    ("G31", Shown(&["monitoring::g31_an_event_sets_priority_target_and_alarm"])),
    ("G32", Shown(&["services::g32_platinum_comes_with_an_expert_who_calls_every_quarter_from_april_2020_on"])),
    ("G33", Told),
    ("G34", Shown(&["programs::a_missing_subject_or_description_holds_and_nothing_else_does"])),
    ("G35", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("G36", Shown(&["cli_contract_events::an_unpaid_renewal_is_told_by_each_vendors_rule_until_it_is_paid"])),
    ("G37", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude", "decisions_tickets::tickets_are_refused_where_the_contract_is_not_in_force"])),
    // What is open or contradictory, and how it is handled.
    ("C1", Shown(&["programs::t18_first_response", "editions::t25_targets_follow_the_tier_held_and_not_the_name"])),
    ("C2", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("C3", Shown(&["programs::t6_t7_severities_of_the_tiered_terms"])),
    ("C4", Shown(&["programs::t18_first_response", "programs::t9_f21_the_phone_is_open_around_the_clock_for_s1_above_standard"])),
    ("C5", Told),
    ("C6", Shown(&["services::t29_f10_c6_c7_c8_what_each_package_has_in_a_year"])),
    ("C7", Shown(&["services::t30_c7_somebody_comes_for_at_least_two_days_and_so_often"])),
    ("C8", Shown(&["services::t29_f10_c6_c7_c8_what_each_package_has_in_a_year"])),
    ("C9", Shown(&["programs::t24_t31_notice_is_ninety_days_for_support_and_sixty_for_the_service"])),
    ("C10", Shown(&["programs::t21_g18_k26_how_a_term_renews"])),
    ("C11", Shown(&["cli_quotes::a_change_is_a_quote_of_its_own_kind"])),
    ("C12", Told),
    ("C13", Shown(&["cli_classify::a_program_says_who_decides", "cli_classify::who_sets_a_severity_is_checked_as_the_terms_have_it"])),
    ("C14", Shown(&["decisions_time::decision_15_a_phone_report_while_it_is_closed_counts_from_the_next_opening", "main_job::enterprise_s2_by_portal_starts_with_the_phone_call"])),
    ("C15", Shown(&["cli_revisions::an_edition_that_was_announced_holds_once_nobody_can_object"])),
    ("C16", Shown(&["entitlement::the_bundled_programs_exclude_what_their_documents_exclude"])),
    ("C17", Shown(&["services::g5_every_row_of_the_matrix_of_plans"])),
    ("C18", Shown(&["services::g5_every_row_of_the_matrix_of_plans"])),
    ("C19", Shown(&["monitoring::g31_an_event_sets_priority_target_and_alarm"])),
    ("C20", Shown(&["services::g5_every_row_of_the_matrix_of_plans", "entitlement::gold_and_platinum_are_open_on_saturdays_and_bank_holidays"])),
    ("C21", Told),
    ("C22", Shown(&["programs::g6_g7_reaction_is_strict_and_basic_is_not_committed"])),
    ("C23", Shown(&["decisions_tickets::tickets_saturdays_and_bank_holidays_advance_response_and_ladder"])),
    ("C24", Shown(&["programs::g28_hours_by_region_and_tier"])),
    ("C25", Shown(&["main_job::a_contract_adds_its_own_holidays", "public_holidays::no_bundled_program_takes_in_a_public_list"])),
    ("C26", Shown(&["cli_tickets::a_customer_who_cannot_be_reached_is_told_of_with_the_clause"])),
    ("C27", Shown(&["entitlement::the_queue_goes_by_severity_and_then_by_certificate"])),
    ("C28", Told),
    ("C29", Told),
    ("C30", Shown(&["programs::g9_priority_notice_is_inferred_beyond_its_one_row"])),
    ("C31", Shown(&["monitoring::g31_an_event_sets_priority_target_and_alarm"])),
    ("C32", Shown(&["programs::c32_k20_where_no_ladder_can_be_read_there_is_none"])),
];

#[test]
fn every_rule_is_there_once_and_no_other() {
    let mut expected = Vec::new();
    for (letter, last, _) in PROGRAMS {
        expected.extend((1..=last).map(|number| format!("{letter}{number}")));
    }
    let mapped: Vec<String> = RULES.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    assert_eq!(mapped, expected);
}

#[test]
fn every_test_of_a_rule_is_there() {
    let tests = tests_by_file();
    let missing: Vec<String> = RULES
        .iter()
        .filter_map(|(rule, bound)| match bound {
            Shown(names) => Some((rule, names)),
            Told => None,
        })
        .inspect(|(rule, names)| assert!(!names.is_empty(), "{rule} names no test"))
        .flat_map(|(rule, names)| names.iter().map(move |name| (rule, name)))
        .filter(|(_, name)| {
            let (file, test) = name.split_once("::").unwrap();
            !tests.get(file).is_some_and(|there| there.contains(test))
        })
        .map(|(rule, name)| format!("{rule}: {name}"))
        .collect();
    assert!(missing.is_empty(), "no such tests:\n{}", missing.join("\n"));
}

#[test]
fn every_rule_is_cited_where_a_program_is_shown() {
    let place = Place::new();
    let mut cited: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for program in ["ivanti", "kaseya", "imagicle"] {
        let run = place.run(&["program", "show", program, "--json"]);
        numbers(&run.json()["items"], cited.entry(program).or_default());
    }
    let lost: Vec<&str> = RULES
        .iter()
        .map(|(rule, _)| *rule)
        .filter(|rule| {
            let (_, _, programs) = PROGRAMS
                .iter()
                .find(|(letter, ..)| rule.starts_with(*letter))
                .unwrap();
            !programs
                .iter()
                .any(|program| cited[program].contains(*rule))
        })
        .collect();
    assert!(lost.is_empty(), "`program show` cites none of {lost:?}");
}

/// The numbers at the end of every clause of an answer.
fn numbers(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| numbers(value, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("clauses", Value::Array(clauses)) => {
                        let last =
                            |clause: &Value| Some(clause.as_str()?.rsplit(' ').next()?.to_owned());
                        found.extend(clauses.iter().filter_map(last));
                    }
                    _ => numbers(value, found),
                }
            }
        }
        _ => {}
    }
}

/// The names of the tests in each file of this directory; a directory with a `main.rs` is a file.
fn tests_by_file() -> BTreeMap<String, BTreeSet<String>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut tests = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let file = match path.is_dir() {
            true => path.join("main.rs"),
            false => path.clone(),
        };
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let mut names = BTreeSet::new();
        let mut marked = false;
        for line in text.lines().map(str::trim) {
            match line
                .strip_prefix("fn ")
                .and_then(|rest| rest.split_once('('))
            {
                Some((name, _)) => {
                    if marked {
                        names.insert(name.to_owned());
                    }
                    marked = false;
                }
                None => marked |= line == "#[test]",
            }
        }
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        tests.insert(stem, names);
    }
    tests
}
