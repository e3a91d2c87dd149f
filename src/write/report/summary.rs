//! The summary of a plan: a head, then a line a measure under its section.

use std::collections::HashMap;
use std::fmt::Write;

use super::{Paint, count, safe, shorten};
use crate::diagnostic::Severity;
use crate::model::plan::{Comparator, Deadline, DeadlineKind, Measure, Plan, Section, Target};

/// What is in the plan, in lines of about `width` columns.
pub fn summary(plan: &Plan, width: usize, color: bool) -> String {
    let paint = Paint { on: color };
    let mut out = String::new();
    head(plan, width, paint, &mut out);
    let sections: HashMap<&str, &Section> = plan.sections.iter().map(|s| (s.id.as_str(), s)).collect();
    let widths = Widths::of(plan, width);
    let mut current = None;
    for measure in &plan.measures {
        let section = measure.section.as_deref();
        if section != current {
            current = section;
            out.push('\n');
            if let Some(section) = section.and_then(|id| sections.get(id)) {
                section_lines(section, &sections, width, paint, &mut out);
            }
        }
        measure_line(measure, &widths, paint, &mut out);
    }
    out
}

fn head(plan: &Plan, width: usize, paint: Paint, out: &mut String) {
    let title = plan.plan.title.as_deref().or(plan.source.name.as_deref()).unwrap_or("(no title)");
    let _ = writeln!(out, "{}", paint.bold(&shorten(&safe(title), width * 2)));
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "  {} {}", paint.dim(&format!("{name:<9}")), shorten(&safe(&value), width * 2));
    };
    let publisher = plan.plan.publisher.as_deref();
    if let Some(organization) = plan.organizations.iter().find(|o| Some(o.id.as_str()) == publisher) {
        line("publisher", organization.name.clone());
    }
    if let Some(period) = &plan.plan.period {
        line("period", format!("{} ({})", period.text, period.edtf));
    }
    if let Some(approval) = &plan.plan.approval {
        let date = approval.date.map(|d| d.to_string());
        let parts = [date.as_deref(), approval.position.as_deref(), approval.person.as_deref()];
        line("approved", parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
    }
    if !plan.stakeholders.is_empty() {
        line("addresses", count(plan.stakeholders.len(), "stakeholder group"));
    }
    line("contains", contents(plan));
    line("found", findings(plan));
}

fn contents(plan: &Plan) -> String {
    let sections = plan.sections.len();
    let mut text = count(plan.measures.len(), "measure");
    if sections > 0 {
        let _ = write!(text, " in {}", count(sections, "section"));
    }
    let _ = write!(text, ", {}", count(plan.organizations.len(), "organization"));
    if !plan.unclaimed.is_empty() {
        let _ = write!(text, ", {} of text left unclaimed", count(plan.unclaimed.len(), "piece"));
    }
    text
}

fn findings(plan: &Plan) -> String {
    let of = |severity| plan.diagnostics.iter().filter(|d| d.severity == severity).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| (of(severity), severity.name()))
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| if name == "info" { format!("{number} info") } else { count(number, name) })
        .collect();
    if parts.is_empty() { "no defects".to_owned() } else { parts.join(", ") }
}

/// A section's own line, and those of the sections above that no measure showed yet are left to the reader:
/// the path stands before the title.
fn section_lines(
    section: &Section,
    sections: &HashMap<&str, &Section>,
    width: usize,
    paint: Paint,
    out: &mut String,
) {
    let mut path = vec![named(section)];
    let mut parent = section.parent.as_deref();
    while let Some(above) = parent.and_then(|id| sections.get(id)) {
        path.push(named(above));
        parent = above.parent.as_deref();
        if path.len() > 16 {
            break;
        }
    }
    path.reverse();
    let each = (width / path.len()).saturating_sub(3).max(12);
    let shown: Vec<String> = path.iter().map(|title| shorten(&safe(title), each)).collect();
    let _ = writeln!(out, "{}", paint.bold(&shown.join(" › ")));
}

fn named(section: &Section) -> String {
    match &section.label {
        Some(label) => format!("{label} {}", section.title),
        None => section.title.clone(),
    }
}

/// Columns of the measures' lines, in characters.
struct Widths {
    label: usize,
    title: usize,
    deadline: usize,
    responsible: usize,
    targets: usize,
}

impl Widths {
    fn of(plan: &Plan, width: usize) -> Self {
        let most = |f: &dyn Fn(&Measure) -> String| {
            plan.measures.iter().map(|m| f(m).chars().count()).max().unwrap_or(0)
        };
        let label = most(&|m| m.label.clone().unwrap_or_default()).clamp(2, 12);
        let deadline = most(&deadlines).min(26);
        let targets = most(&targets).min(20);
        let rest = width.saturating_sub(label + deadline + targets + 10).max(30);
        let responsible = most(&responsible).min(rest * 2 / 5);
        Self { label, title: rest - responsible, deadline, responsible, targets }
    }
}

fn measure_line(measure: &Measure, widths: &Widths, paint: Paint, out: &mut String) {
    let cell = |text: &str, width: usize| {
        let text = shorten(&safe(text), width);
        let gap = width.saturating_sub(text.chars().count());
        format!("{text}{}", " ".repeat(gap))
    };
    let line = format!(
        "  {}  {}  {}  {}  {}",
        paint.dim(&cell(measure.label.as_deref().unwrap_or("–"), widths.label)),
        cell(&measure.title, widths.title),
        cell(&deadlines(measure), widths.deadline),
        cell(&responsible(measure), widths.responsible),
        cell(&targets(measure), widths.targets),
    );
    out.push_str(line.trim_end());
    out.push('\n');
}

fn deadlines(measure: &Measure) -> String {
    measure.deadlines.iter().map(deadline).collect::<Vec<_>>().join("; ")
}

/// The normalized form where there is one, the words where they say more.
fn deadline(deadline: &Deadline) -> String {
    match (deadline.kind, &deadline.edtf) {
        (DeadlineKind::Date | DeadlineKind::Interval, Some(edtf)) => edtf.clone(),
        (DeadlineKind::Invalid, _) => format!("{} (!)", deadline.text),
        _ => deadline.text.clone(),
    }
}

fn responsible(measure: &Measure) -> String {
    measure.responsible.iter().map(|r| r.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn targets(measure: &Measure) -> String {
    measure.targets.iter().map(target).collect::<Vec<_>>().join(", ")
}

fn target(target: &Target) -> String {
    let Some(value) = target.value else { return target.text.clone() };
    let sign = match target.comparator {
        Comparator::Eq | Comparator::Range => "",
        Comparator::Ge => "≥",
        Comparator::Gt => ">",
        Comparator::Le => "≤",
        Comparator::Lt => "<",
    };
    let to = target.value_max.map(|most| format!("–{most}")).unwrap_or_default();
    let unit = match target.unit.as_deref() {
        Some("percent") => "%",
        _ => "",
    };
    format!("{sign}{value}{to}{unit}")
}
