//! What can still follow from answers that are open: a program's criteria as a decision diagram.
//!
//! A node asks one fact and has a child for each kind of answer; a leaf is a severity, or none.
//! Facts come in the program's order, equal nodes are one node, and a node whose children are all
//! the same is that child. So two sets of criteria that say the same are the same node, a fact can
//! change the outcome exactly if some node asks it, and an outcome is certain exactly if the root
//! is a leaf. Deliberately absent: words for people; and programs past [`MAX_FACTS`] and
//! [`MAX_WORK`], for which a diagram could be as large as the number of all combinations.

use std::collections::{BTreeMap, HashMap};

use super::Facts;
use crate::domain::program::{Condition, Fact, Program, Severity};

/// Most open facts that a diagram is made of.
pub const MAX_FACTS: usize = 64;

/// Most steps that one diagram may take: criteria looked at while it is built, and nodes visited
/// while questions are weighed. The bundled programs take 1600 at most.
pub const MAX_WORK: usize = 1 << 15;

/// A node: leaves come first, one for each severity in order and the last for none.
pub(super) type Id = usize;

/// The criteria that a program's open facts decide between.
#[derive(Debug)]
pub(super) struct Diagram {
    facts: Vec<OpenFact>,
    rules: Vec<Rule>,
    severities: usize,
    nodes: Vec<Node>,
    ids: HashMap<Node, Id>,
    built: HashMap<(usize, Vec<usize>), Id>,
    restricted: HashMap<(Id, usize, usize), Id>,
    work: usize,
}

/// An open fact that some criterion asks.
#[derive(Debug)]
struct OpenFact {
    /// Its place among the program's facts.
    place: usize,
    /// How many of its answers are of each kind: answers that no criterion tells apart are one.
    kinds: Vec<usize>,
    /// The kind of each answer.
    kind_of: Vec<usize>,
}

/// A criterion with its gates: the outcome, and which answers of which facts it needs.
#[derive(Debug)]
struct Rule {
    outcome: Id,
    /// By open fact, in order: whether each answer satisfies it; once the kinds are known, whether
    /// each kind does.
    needs: Vec<(usize, Vec<bool>)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Node {
    /// The open fact that it asks; none for a leaf.
    asks: Option<usize>,
    children: Vec<Id>,
    /// The facts asked here and below, a bit each.
    support: u64,
    /// Tells leaves apart.
    leaf: Id,
}

/// What to ask next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    /// The fact, by its place in the program.
    pub(super) ask: Option<usize>,
    /// How many questions there are at most, this one included.
    pub(super) worst: u32,
    /// How many there are on average, were every answer as likely as another.
    mean: f64,
    /// Whether some answers lead to an outcome.
    settles: bool,
}

impl Diagram {
    /// The diagram of what is open, with its root; `None` where it would be too large.
    pub(super) fn new(program: &Program, facts: &Facts) -> Option<(Diagram, Id)> {
        Self::of(&program.facts, &program.severities, facts)
    }

    /// The same of these questions and severities.
    pub(super) fn of(
        questions: &[Fact],
        severities: &[Severity],
        facts: &Facts,
    ) -> Option<(Diagram, Id)> {
        let mut diagram = Diagram {
            facts: Vec::new(),
            rules: Vec::new(),
            severities: severities.len(),
            nodes: Vec::new(),
            ids: HashMap::new(),
            built: HashMap::new(),
            restricted: HashMap::new(),
            work: 0,
        };
        for leaf in 0..=diagram.severities {
            diagram.node(Node {
                asks: None,
                children: Vec::new(),
                support: 0,
                leaf,
            });
        }
        diagram.read(questions, severities, facts)?;
        let all = (0..diagram.rules.len()).collect();
        let root = diagram.build(0, all)?;
        Some((diagram, root))
    }

    /// The leaf of no severity.
    fn none(&self) -> Id {
        self.severities
    }

    fn spend(&mut self, steps: usize) -> Option<()> {
        self.work = self.work.saturating_add(steps);
        (self.work <= MAX_WORK).then_some(())
    }

    /// Takes the criteria over, less what the known answers have settled.
    fn read(&mut self, questions: &[Fact], severities: &[Severity], facts: &Facts) -> Option<()> {
        let places: HashMap<&str, usize> = questions
            .iter()
            .enumerate()
            .map(|(place, fact)| (fact.key.as_str(), place))
            .collect();
        let mut rules = Vec::new();
        for (outcome, severity) in severities.iter().enumerate() {
            for criterion in &severity.criteria {
                let conditions = severity.gates.iter().chain(&criterion.conditions);
                let needs = self.needs(questions, &places, facts, conditions)?;
                let Some(needs) = needs else { continue };
                let certain = needs.is_empty();
                rules.push((outcome, needs));
                if certain {
                    // Whatever comes below it is never reached.
                    return self.number(questions, rules);
                }
            }
        }
        self.number(questions, rules)
    }

    /// What conditions need of the open facts; `Some(None)` where they cannot be met any more.
    fn needs<'c>(
        &mut self,
        questions: &[Fact],
        places: &HashMap<&str, usize>,
        facts: &Facts,
        conditions: impl Iterator<Item = &'c Condition>,
    ) -> Option<Option<BTreeMap<usize, Vec<bool>>>> {
        let mut needs: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
        for condition in conditions {
            if let Some(known) = facts.get(&condition.fact) {
                self.spend(condition.values.len())?;
                match condition.values.contains(known) {
                    true => continue,
                    false => return Some(None),
                }
            }
            // A fact that the program does not have can never be answered.
            let Some(&place) = places.get(condition.fact.as_str()) else {
                return Some(None);
            };
            let Some(fact) = questions.get(place) else {
                return Some(None);
            };
            self.spend(fact.values.len().saturating_mul(condition.values.len()))?;
            let satisfies = fact
                .values
                .iter()
                .map(|value| condition.values.contains(&value.id));
            match needs.get_mut(&place) {
                Some(allowed) => {
                    for (allowed, too) in allowed.iter_mut().zip(satisfies) {
                        *allowed &= too;
                    }
                }
                None => {
                    needs.insert(place, satisfies.collect());
                }
            }
        }
        if needs.values().any(|allowed| !allowed.contains(&true)) {
            return Some(None);
        }
        needs.retain(|_, allowed| allowed.contains(&false));
        Some(Some(needs))
    }

    /// Numbers the facts that are asked, and lets answers that no criterion tells apart be one.
    fn number(
        &mut self,
        questions: &[Fact],
        rules: Vec<(Id, BTreeMap<usize, Vec<bool>>)>,
    ) -> Option<()> {
        let mut asked: Vec<usize> = rules.iter().flat_map(|(_, n)| n.keys().copied()).collect();
        asked.sort_unstable();
        asked.dedup();
        if asked.len() > MAX_FACTS {
            return None;
        }
        for &place in &asked {
            let values = questions.get(place)?.values.len();
            let columns: Vec<&Vec<bool>> =
                rules.iter().filter_map(|(_, n)| n.get(&place)).collect();
            self.spend(values.saturating_mul(columns.len()))?;
            let mut kinds = Vec::new();
            let mut seen: HashMap<Vec<bool>, usize> = HashMap::new();
            let mut kind_of = Vec::with_capacity(values);
            for value in 0..values {
                let told = columns
                    .iter()
                    .map(|c| c.get(value) == Some(&true))
                    .collect();
                let next = seen.len();
                let kind = *seen.entry(told).or_insert(next);
                match kinds.get_mut(kind) {
                    Some(count) => *count += 1,
                    None => kinds.push(1),
                }
                kind_of.push(kind);
            }
            self.facts.push(OpenFact {
                place,
                kinds,
                kind_of,
            });
        }
        for (outcome, needs) in rules {
            let needs = needs.into_iter().filter_map(|(place, allowed)| {
                let number = asked.binary_search(&place).ok()?;
                let fact = self.facts.get(number)?;
                let mut kinds = vec![false; fact.kinds.len()];
                for (kind, allowed) in fact.kind_of.iter().zip(allowed) {
                    if let Some(slot) = kinds.get_mut(*kind) {
                        *slot = allowed;
                    }
                }
                Some((number, kinds))
            });
            let needs = needs.collect();
            self.rules.push(Rule { outcome, needs });
        }
        Some(())
    }

    /// The node for rules of which every need of a fact before `from` is met.
    fn build(&mut self, from: usize, mut alive: Vec<usize>) -> Option<Id> {
        self.spend(alive.len() + 1)?;
        let rule = |number: &usize| self.rules.get(*number);
        let outcome = |number: &usize| rule(number).map(|rule| rule.outcome);
        let open = |number: &usize| {
            let needs = rule(number).map(|rule| rule.needs.as_slice());
            needs.and_then(|needs| needs.iter().map(|(fact, _)| *fact).find(|f| *f >= from))
        };
        // A rule that is met ends the list; those just before it that lead to the same change
        // nothing.
        if let Some(met) = alive.iter().position(|number| open(number).is_none()) {
            alive.truncate(met + 1);
            let certain = alive.last().and_then(outcome);
            let other = alive.iter().rposition(|number| outcome(number) != certain);
            match (other, certain) {
                (None, Some(certain)) => return Some(certain),
                (None, None) => return None,
                (Some(other), _) => {
                    alive.drain(other + 1..met);
                }
            }
        }
        let Some(fact) = alive.iter().filter_map(open).min() else {
            return Some(self.none());
        };
        let key = (fact, alive);
        if let Some(&built) = self.built.get(&key) {
            return Some(built);
        }
        let kinds = self.facts.get(fact)?.kinds.len();
        let mut children = Vec::with_capacity(kinds);
        for kind in 0..kinds {
            let allows = |number: &&usize| {
                let need = self.rules.get(**number).and_then(|rule| rule.need(fact));
                need.is_none_or(|kinds| kinds.get(kind) == Some(&true))
            };
            let left = key.1.iter().filter(allows).copied().collect();
            children.push(self.build(fact + 1, left)?);
        }
        let id = self.asking(fact, children);
        self.built.insert(key, id);
        Some(id)
    }

    /// The node that asks a fact, or its child where the answer does not matter.
    fn asking(&mut self, fact: usize, children: Vec<Id>) -> Id {
        if let [first, rest @ ..] = children.as_slice()
            && rest.iter().all(|child| child == first)
        {
            return *first;
        }
        let below = children
            .iter()
            .fold(0, |all, child| all | self.support(*child));
        self.node(Node {
            asks: Some(fact),
            support: below | bit(fact),
            children,
            leaf: 0,
        })
    }

    fn node(&mut self, node: Node) -> Id {
        if let Some(&id) = self.ids.get(&node) {
            return id;
        }
        let id = self.nodes.len();
        self.nodes.push(node.clone());
        self.ids.insert(node, id);
        id
    }

    fn support(&self, id: Id) -> u64 {
        self.nodes.get(id).map_or(0, |node| node.support)
    }

    /// The severity of a leaf, `None` in it for none; `None` for what is no leaf.
    pub(super) fn leaf(&self, id: Id) -> Option<Option<usize>> {
        (id <= self.severities).then(|| (id < self.severities).then_some(id))
    }

    /// The facts that can change the outcome, by their places in the program.
    pub(super) fn relevant(&self, id: Id) -> Vec<usize> {
        self.asked_in(self.support(id))
            .filter_map(|number| self.facts.get(number))
            .map(|fact| fact.place)
            .collect()
    }

    fn asked_in(&self, support: u64) -> impl Iterator<Item = usize> + use<> {
        (0..self.facts.len()).filter(move |number| support & bit(*number) != 0)
    }

    /// The severities that can still be the outcome, and whether none can.
    pub(super) fn outcomes(&self, id: Id) -> (Vec<usize>, bool) {
        let mut seen = vec![false; self.nodes.len()];
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if let Some(seen) = seen.get_mut(id)
                && !std::mem::replace(seen, true)
                && let Some(node) = self.nodes.get(id)
            {
                open.extend(&node.children);
            }
        }
        let reached = |leaf: &Id| seen.get(*leaf) == Some(&true);
        let severities = (0..self.severities).filter(reached).collect();
        (severities, reached(&self.none()))
    }

    /// Answers on a way to no severity, by the places of fact and answer; `None` where every way
    /// leads to one.
    pub(super) fn way_to_none(&self, root: Id) -> Option<Vec<(usize, usize)>> {
        let mut from: HashMap<Id, (Id, usize)> = HashMap::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if id == self.none() {
                break;
            }
            for (kind, child) in self.nodes.get(id)?.children.iter().enumerate() {
                if *child != root && !from.contains_key(child) {
                    from.insert(*child, (id, kind));
                    open.push(*child);
                }
            }
        }
        let mut at = self.none();
        let mut way = Vec::new();
        while at != root {
            let (before, kind) = *from.get(&at)?;
            let fact = self.facts.get(self.nodes.get(before)?.asks?)?;
            let value = fact.kind_of.iter().position(|of| *of == kind)?;
            way.push((fact.place, value));
            at = before;
        }
        way.sort_unstable();
        Some(way)
    }

    /// The same node once a fact's answer is known.
    fn restrict(&mut self, id: Id, fact: usize, kind: usize) -> Option<Id> {
        if self.support(id) & bit(fact) == 0 {
            return Some(id);
        }
        if let Some(&known) = self.restricted.get(&(id, fact, kind)) {
            return Some(known);
        }
        self.spend(1)?;
        let node = self.nodes.get(id)?.clone();
        let restricted = match node.asks {
            Some(asks) if asks == fact => *node.children.get(kind)?,
            Some(asks) => {
                let children = node.children.iter();
                let children: Option<Vec<Id>> = children
                    .map(|child| self.restrict(*child, fact, kind))
                    .collect();
                self.asking(asks, children?)
            }
            None => id,
        };
        self.restricted.insert((id, fact, kind), restricted);
        Some(restricted)
    }

    /// The best question: fewest questions at worst, then fewest on average, then the program's
    /// order. Facts in `skipped` cannot be asked; where nothing can be settled without them, there
    /// is no question. `None` where weighing them would take too long.
    pub(super) fn plan(&mut self, root: Id, skipped: &[usize]) -> Option<Plan> {
        let facts = self.facts.iter().enumerate();
        let askable = facts
            .filter(|(_, fact)| !skipped.contains(&fact.place))
            .fold(0, |all, (number, _)| all | bit(number));
        let mut plans = HashMap::new();
        let plan = self.plan_for(root, askable, &mut plans)?;
        let place = |number: usize| self.facts.get(number).map(|fact| fact.place);
        let ask = plan.ask.and_then(place);
        Some(Plan { ask, ..plan })
    }

    fn plan_for(&mut self, id: Id, askable: u64, plans: &mut HashMap<Id, Plan>) -> Option<Plan> {
        let mut best = Plan {
            ask: None,
            worst: 0,
            mean: 0.0,
            settles: self.leaf(id).is_some(),
        };
        if best.settles {
            return Some(best);
        }
        if let Some(known) = plans.get(&id) {
            return Some(*known);
        }
        for fact in self.asked_in(self.support(id) & askable) {
            let plan = self.plan_asking(id, fact, askable, plans)?;
            let better = best.ask.is_none() || (plan.worst, plan.mean) < (best.worst, best.mean);
            if plan.settles && better {
                best = plan;
            }
        }
        plans.insert(id, best);
        Some(best)
    }

    fn plan_asking(
        &mut self,
        id: Id,
        fact: usize,
        askable: u64,
        plans: &mut HashMap<Id, Plan>,
    ) -> Option<Plan> {
        let kinds = self.facts.get(fact)?.kinds.clone();
        self.spend(kinds.len())?;
        let (mut worst, mut sum, mut answers, mut settles) = (0, 0.0, 0.0, false);
        for (kind, count) in kinds.into_iter().enumerate() {
            let child = self.restrict(id, fact, kind)?;
            let plan = self.plan_for(child, askable, plans)?;
            let count = u32::try_from(count).map_or(f64::MAX, f64::from);
            worst = worst.max(plan.worst);
            sum += count * plan.mean;
            answers += count;
            settles |= plan.settles;
        }
        Some(Plan {
            ask: Some(fact),
            worst: worst + 1,
            mean: 1.0 + sum / answers,
            settles,
        })
    }
}

impl Rule {
    fn need(&self, fact: usize) -> Option<&[bool]> {
        let needs = self.needs.iter();
        let mut needs = needs.filter(|(number, _)| *number == fact);
        needs.next().map(|(_, kinds)| kinds.as_slice())
    }
}

/// The bit of a fact; there are at most [`MAX_FACTS`].
fn bit(fact: usize) -> u64 {
    1 << (fact % MAX_FACTS)
}
