//! What a measure lacks that the plan's others have; sections without measures; text left over.

use foldhash::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::plan::{Measure, MeasureKind, Plan};

/// The fewest measures that make a habit.
const FEW: usize = 3;

/// Every gap.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let all: Vec<&Measure> = plan.measures.iter().collect();
    let of = |kind| plan.measures.iter().filter(|m| m.kind == kind).collect::<Vec<_>>();
    let (actions, indicators) = (of(MeasureKind::Action), of(MeasureKind::Indicator));
    // Indicators are judged by indicators where there are enough of them.
    let groups = if indicators.len() >= FEW {
        vec![actions.clone(), indicators.clone()]
    } else {
        vec![actions.clone()]
    };
    for group in &groups {
        missing(group, Code::C410, "no deadline is stated", |m| !m.deadlines.is_empty(), &mut found);
    }
    missing(
        &all,
        Code::C411,
        "nobody is named who answers for it",
        |m| !m.responsible.is_empty(),
        &mut found,
    );
    missing(
        &actions,
        Code::C412,
        "no expected result is stated",
        |m| m.expected_result.is_some(),
        &mut found,
    );
    missing(
        &indicators,
        Code::C413,
        "no value is stated",
        |m| m.targets.iter().any(|t| t.value.is_some()),
        &mut found,
    );
    found.extend(truncated(plan));
    found.extend(empty_sections(plan));
    found.extend(unclaimed(plan));
    found
}

/// Tells the measures that lack what four of five others have.
fn missing(
    group: &[&Measure],
    code: Code,
    message: &str,
    has: impl Fn(&Measure) -> bool,
    found: &mut Vec<Diagnostic>,
) {
    let with = group.iter().filter(|m| has(m)).count();
    if with < FEW || with * 5 < group.len() * 4 {
        return;
    }
    for measure in group.iter().filter(|m| !has(m)) {
        found.push(Diagnostic::new(code, message).measure(&measure.id).at(&measure.at));
    }
}

/// The plan's last measure, if it has nothing behind its title and the others have.
fn truncated(plan: &Plan) -> Option<Diagnostic> {
    let (last, others) = plan.measures.split_last()?;
    let bare = |m: &Measure| {
        m.deadlines.is_empty() && m.responsible.is_empty() && m.targets.is_empty() && m.extra.is_empty()
    };
    if !bare(last) || others.len() < FEW || others.iter().any(bare) {
        return None;
    }
    Some(Diagnostic::new(Code::C414, "the source breaks off in this measure").measure(&last.id).at(&last.at))
}

fn empty_sections(plan: &Plan) -> Vec<Diagnostic> {
    let parents = plan.sections.iter().filter_map(|s| s.parent.as_deref());
    let used: HashSet<&str> =
        plan.measures.iter().filter_map(|m| m.section.as_deref()).chain(parents).collect();
    let empty = plan.sections.iter().filter(|s| !used.contains(s.id.as_str()));
    empty
        .map(|s| Diagnostic::new(Code::C440, format!("nothing stands under «{}»", s.title)).at(&s.at))
        .collect()
}

/// Text left over, told once; a document without a plan is told otherwise.
fn unclaimed(plan: &Plan) -> Option<Diagnostic> {
    let first = plan.unclaimed.first().filter(|_| !plan.measures.is_empty())?;
    let message = match plan.unclaimed.len() {
        1 => "one piece of text plays no part in the plan".to_owned(),
        more => format!("{more} pieces of text play no part in the plan"),
    };
    Some(Diagnostic::new(Code::C450, message).at(&first.at))
}
