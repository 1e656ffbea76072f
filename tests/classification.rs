//! Classification against brute force: what is certain, what is missing, and how many questions
//! the best way of asking takes.
//!
//! Everything here that judges does so a second way: outcomes by trying the criteria on complete
//! answers, certainty by trying every completion, the fewest questions by trying every order.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at anything unexpected"
)]

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use tenure::domain::Program;
use tenure::domain::classify::{Facts, MAX_FACTS, classify, next_question};
use tenure::terms::catalog::Catalog;
use tenure::terms::program::read_program;

/// An answer for each fact of the program, as far as it is known: the value's place.
type State = Vec<Option<usize>>;

/// A program judged by brute force.
struct Brute<'p> {
    program: &'p Program,
    outcomes: HashMap<State, BTreeSet<Option<usize>>>,
    fewest: HashMap<State, u32>,
    asked: HashMap<State, u32>,
}

impl<'p> Brute<'p> {
    fn new(program: &'p Program) -> Brute<'p> {
        Brute {
            program,
            outcomes: HashMap::new(),
            fewest: HashMap::new(),
            asked: HashMap::new(),
        }
    }

    fn values(&self, fact: usize) -> usize {
        self.program.facts[fact].values.len()
    }

    /// Every state of knowledge, from nothing to everything.
    fn states(&self) -> Vec<State> {
        let mut states = vec![State::new()];
        for fact in 0..self.program.facts.len() {
            let answers = std::iter::once(None).chain((0..self.values(fact)).map(Some));
            let answers: Vec<_> = answers.collect();
            let longer = |state: &State| {
                let state = state.clone();
                let with = move |answer: &Option<usize>| [state.clone(), vec![*answer]].concat();
                answers.iter().map(with).collect::<Vec<_>>()
            };
            states = states.iter().flat_map(longer).collect();
        }
        states
    }

    fn open(&self, state: &State) -> Vec<usize> {
        (0..state.len()).filter(|at| state[*at].is_none()).collect()
    }

    fn with(&self, state: &State, fact: usize) -> Vec<State> {
        let set = |value| {
            let mut state = state.clone();
            state[fact] = Some(value);
            state
        };
        (0..self.values(fact)).map(set).collect()
    }

    fn facts(&self, state: &State) -> Facts {
        let known = state.iter().enumerate().filter_map(|(fact, value)| {
            let fact = &self.program.facts[fact];
            Some((fact.key.clone(), fact.values[(*value)?].id.clone()))
        });
        known.collect()
    }

    /// The severity of complete answers: the first of which the gates and a criterion hold.
    fn outcome(&self, state: &State) -> Option<usize> {
        let facts = self.facts(state);
        self.program.severities.iter().position(|severity| {
            let holds = |c: &tenure::domain::program::Condition| c.values.contains(&facts[&c.fact]);
            severity.gates.iter().all(holds)
                && severity
                    .criteria
                    .iter()
                    .any(|criterion| criterion.conditions.iter().all(holds))
        })
    }

    /// What can come out: the outcome of every completion.
    fn outcomes(&mut self, state: &State) -> BTreeSet<Option<usize>> {
        if let Some(known) = self.outcomes.get(state) {
            return known.clone();
        }
        let all = match self.open(state).first() {
            None => BTreeSet::from([self.outcome(state)]),
            Some(fact) => {
                let states = self.with(state, *fact);
                states.iter().flat_map(|s| self.outcomes(s)).collect()
            }
        };
        self.outcomes.insert(state.clone(), all.clone());
        all
    }

    /// The open facts of which two answers, all else being equal, lead to different outcomes.
    fn relevant(&mut self, state: &State) -> Vec<usize> {
        let open = self.open(state);
        let matters = |brute: &mut Self, fact: usize| {
            let mut states = vec![state.clone()];
            for other in open.iter().filter(|other| **other != fact) {
                states = states.iter().flat_map(|s| brute.with(s, *other)).collect();
            }
            states.iter().any(|state| {
                let outcomes = brute.with(state, fact);
                let outcomes: BTreeSet<_> = outcomes.iter().map(|s| brute.outcome(s)).collect();
                outcomes.len() > 1
            })
        };
        open.iter()
            .copied()
            .filter(|fact| matters(self, *fact))
            .collect()
    }

    /// The fewest questions after which the outcome is certain whatever the answers: the least,
    /// over all ways to ask, of the most that a way may take.
    fn fewest(&mut self, state: &State) -> u32 {
        if self.outcomes(state).len() == 1 {
            return 0;
        }
        if let Some(known) = self.fewest.get(state) {
            return *known;
        }
        let ways = self.open(state).into_iter().map(|fact| {
            let states = self.with(state, fact);
            1 + states.iter().map(|s| self.fewest(s)).max().unwrap()
        });
        let fewest = ways.min().unwrap();
        self.fewest.insert(state.clone(), fewest);
        fewest
    }

    /// The most questions that the program under test asks from here.
    fn asked(&mut self, state: &State) -> u32 {
        if let Some(known) = self.asked.get(state) {
            return *known;
        }
        let question = next_question(self.program, &self.facts(state), &BTreeSet::new());
        let asked = match question {
            None => 0,
            Some(question) => {
                let key = &question.fact.key;
                let fact = self
                    .program
                    .facts
                    .iter()
                    .position(|f| f.key == *key)
                    .unwrap();
                assert!(state[fact].is_none(), "{key} is known: {state:?}");
                let states = self.with(state, fact);
                let asked = 1 + states.iter().map(|s| self.asked(s)).max().unwrap();
                assert_eq!(question.at_most, Some(asked), "{state:?}");
                asked
            }
        };
        self.asked.insert(state.clone(), asked);
        asked
    }

    /// Everything that is claimed of a state.
    fn check(&mut self, state: &State) {
        let found = classify(self.program, &self.facts(state));
        let outcomes = self.outcomes(state);
        let ids = |places: &[usize]| -> Vec<&str> {
            places
                .iter()
                .map(|at| self.program.severities[*at].id.as_str())
                .collect()
        };
        let possible: Vec<usize> = outcomes.iter().copied().flatten().collect();
        assert_eq!(found.possible, ids(&possible), "{state:?}");
        let certain = match outcomes.iter().collect::<Vec<_>>().as_slice() {
            [Some(severity)] => Some(self.program.severities[*severity].id.clone()),
            _ => None,
        };
        assert_eq!(found.severity, certain, "{state:?}");
        let relevant = self.relevant(state);
        let keys: Vec<&str> = relevant
            .iter()
            .map(|at| self.program.facts[*at].key.as_str())
            .collect();
        assert_eq!(found.missing, keys, "{state:?}");
        assert_eq!(self.asked(state), self.fewest(state), "{state:?}");
    }
}

fn bundled() -> Vec<Arc<Program>> {
    let catalog = Catalog::bundled();
    let programs: Vec<_> = catalog
        .all()
        .iter()
        .map(|e| Arc::clone(&e.program))
        .collect();
    assert_eq!(programs.len(), 3);
    programs
}

#[test]
fn bundled_programs_ask_as_few_questions_as_can_be_from_every_state_of_knowledge() {
    let mut states = 0;
    for program in bundled() {
        let mut brute = Brute::new(&program);
        for state in brute.states() {
            brute.check(&state);
            states += 1;
        }
    }
    // Each fact is open or has one of its answers.
    assert_eq!(states, 4 * 8 * 3 * 3 * 3 * 3 + 6 * 5 * 3 + 4 * 5 * 3);
}

#[test]
fn every_criterion_of_the_bundled_programs_decides_alone_somewhere_with_its_clause() {
    for program in bundled() {
        let brute = Brute::new(&program);
        let mut reached = BTreeSet::new();
        for state in brute.states() {
            let found = classify(&program, &brute.facts(&state));
            if let (Some(severity), Some(criterion)) = (found.severity, found.criterion) {
                let basis = program.severity(&severity).unwrap().criteria.iter();
                let basis = basis
                    .clone()
                    .find(|c| c.id == criterion)
                    .map(|c| &c.basis)
                    .unwrap();
                assert!(!basis.clauses.is_empty());
                assert!(
                    basis
                        .clauses
                        .iter()
                        .all(|clause| found.clauses.contains(clause))
                );
                assert_eq!(found.inferred, basis.inferred);
                reached.insert((severity, criterion));
            }
        }
        let all = program.severities.iter().flat_map(|severity| {
            let criteria = severity.criteria.iter();
            criteria.map(|criterion| (severity.id.clone(), criterion.id.clone()))
        });
        assert_eq!(reached, all.collect(), "{}", program.id);
    }
}

/// A program of facts `a`, `b` ... with so many answers each, and severities `0`, `1` ... made of
/// criteria; a condition is a fact and the bits of the answers that satisfy it.
fn program_of(values: &[usize], severities: &[Vec<Vec<(usize, u8)>>]) -> Program {
    let mut text = String::from(
        "format = 1\n[program]\nid = \"own\"\nname = \"Own\"\nvendor = \"V\"\nedition = \"1\"\n\
         [[source]]\nid = \"doc\"\ntitle = \"Document\"\n",
    );
    for (fact, count) in values.iter().enumerate() {
        let answers = (0..*count).map(|v| format!("{{ id = \"v{v}\", meaning = \"{v}\" }}"));
        let answers = answers.collect::<Vec<_>>().join(", ");
        let head = format!("[[fact]]\nkey = \"f{fact}\"\nquestion = \"?\"\nclause = \"doc 1\"\n");
        let _ = writeln!(text, "{head}value = [{answers}]");
    }
    for (severity, criteria) in severities.iter().enumerate() {
        let _ = writeln!(
            text,
            "[[severity]]\nid = \"{severity}\"\nname = \"N\"\nclause = \"doc 1\""
        );
        for (criterion, conditions) in criteria.iter().enumerate() {
            let mut when: Vec<String> = Vec::new();
            for (fact, bits) in conditions {
                let fact = fact % values.len();
                let holds = (0..values[fact]).filter(|v| bits >> v & 1 == 1);
                let holds = holds
                    .map(|v| format!("\"v{v}\""))
                    .collect::<Vec<_>>()
                    .join(", ");
                let key = format!("f{fact} = ");
                if !holds.is_empty() && !when.iter().any(|other| other.starts_with(&key)) {
                    when.push(format!("{key}[{holds}]"));
                }
            }
            let head = format!("[[severity.criterion]]\nid = \"c{criterion}\"\ntext = \"T\"");
            let _ = writeln!(
                text,
                "{head}\nclause = \"doc 1\"\nwhen = {{ {} }}",
                when.join(", ")
            );
        }
    }
    let (program, findings) = read_program(&text);
    program.unwrap_or_else(|| panic!("{findings:#?}\n{text}"))
}

fn any_program() -> impl Strategy<Value = Program> {
    let condition = (0..4_usize, 1..8_u8);
    let criterion = prop::collection::vec(condition, 0..4);
    let severity = prop::collection::vec(criterion, 0..4);
    let severities = prop::collection::vec(severity, 1..4);
    let values = prop::collection::vec(2..4_usize, 1..5);
    (values, severities).prop_map(|(values, severities)| program_of(&values, &severities))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_program_is_judged_as_by_trying_every_completion(program in any_program()) {
        let mut brute = Brute::new(&program);
        for state in brute.states() {
            brute.check(&state);
        }
    }

    /// Facts that nobody can answer are never asked; a question is asked exactly if some answers
    /// to the others can still settle the outcome.
    #[test]
    fn what_nobody_knows_is_left_out_and_asking_stops_where_nothing_can_be_settled(
        program in any_program(),
        mask in 0..16_usize,
    ) {
        let mut brute = Brute::new(&program);
        let skipped: BTreeSet<String> = program.facts.iter().enumerate()
            .filter(|(at, _)| mask >> at & 1 == 1)
            .map(|(_, fact)| fact.key.clone())
            .collect();
        for state in brute.states() {
            let is_skipped = |at: &usize| skipped.contains(&program.facts[*at].key);
            let open = brute.open(&state);
            let mut known = vec![state.clone()];
            for fact in open.iter().filter(|at| !is_skipped(at)) {
                known = known.iter().flat_map(|s| brute.with(s, *fact)).collect();
            }
            let certain = brute.outcomes(&state).len() == 1;
            let settles = known.iter().any(|s| brute.outcomes(s).len() == 1);
            let question = next_question(&program, &brute.facts(&state), &skipped);
            prop_assert_eq!(question.is_some(), settles && !certain, "{:?}", state);
            if let Some(question) = question {
                prop_assert!(!skipped.contains(&question.fact.key));
                let at = program.facts.iter().position(|f| f.key == question.fact.key).unwrap();
                prop_assert!(brute.relevant(&state).contains(&at));
            }
        }
    }
}

/// Answers every question with the last answer until there is none; gives how many there were.
fn answer_all(program: &Program) -> (usize, Facts) {
    let mut facts = Facts::new();
    let mut asked = 0;
    while let Some(question) = next_question(program, &facts, &BTreeSet::new()) {
        let answer = question.fact.values.last().unwrap().id.clone();
        assert!(facts.insert(question.fact.key.clone(), answer).is_none());
        asked += 1;
        assert!(asked <= program.facts.len());
    }
    (asked, facts)
}

#[test]
fn a_program_with_more_facts_than_can_be_weighed_is_asked_in_its_own_order() {
    for facts in [MAX_FACTS, MAX_FACTS + 1, 300] {
        // The first severity needs all facts, the second none.
        let all = (0..facts).map(|fact| (fact, 0b10)).collect();
        let program = program_of(&vec![2; facts], &[vec![all], vec![vec![]]]);
        let question = next_question(&program, &Facts::new(), &BTreeSet::new()).unwrap();
        assert_eq!((question.fact.key.as_str(), question.at_most), ("f0", None));
        let found = classify(&program, &Facts::new());
        assert_eq!(found.missing.len(), facts);
        assert_eq!(found.possible, ["0", "1"]);
        let (asked, answers) = answer_all(&program);
        assert_eq!(asked, facts);
        assert_eq!(classify(&program, &answers).severity.as_deref(), Some("0"));
        let one = Facts::from([("f7".into(), "v0".into())]);
        assert_eq!(classify(&program, &one).severity.as_deref(), Some("1"));
        assert_eq!(next_question(&program, &one, &BTreeSet::new()), None);
    }
}

#[test]
fn a_program_whose_diagram_would_explode_is_still_answered() {
    // Pairs of facts that stand far apart: the order of the facts makes 2^30 nodes of them.
    let pairs = 30;
    let criteria = (0..pairs).map(|n| vec![(n, 0b10), (n + pairs, 0b10)]);
    let program = program_of(&vec![2; 2 * pairs], &[criteria.collect(), vec![vec![]]]);
    let found = classify(&program, &Facts::new());
    assert_eq!((found.severity, found.missing.len()), (None, 2 * pairs));
    let (_, answers) = answer_all(&program);
    assert_eq!(classify(&program, &answers).severity.as_deref(), Some("0"));
    let none = (0..pairs)
        .map(|n| (format!("f{n}"), "v0".to_owned()))
        .collect();
    assert_eq!(classify(&program, &none).severity.as_deref(), Some("1"));
}

#[test]
fn criteria_that_cover_every_answer_between_them_decide_without_it() {
    let program = program_of(
        &[2, 2],
        &[
            vec![vec![(0, 0b01)]],
            vec![vec![(1, 0b01)], vec![(1, 0b10)]],
        ],
    );
    let known = Facts::from([("f0".into(), "v1".into())]);
    let found = classify(&program, &known);
    assert_eq!(found.severity.as_deref(), Some("1"));
    assert_eq!((found.criterion, found.missing), (None, Vec::new()));
    assert!(!found.clauses.is_empty());
}
