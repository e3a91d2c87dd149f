//! StratML Part 2 (ISO 17469-2): a performance plan. Goals are sections, objectives are measures.
//!
//! StratML has no element for an objective's deadline, a recurrence, a legal act, a cell of another column or a doubt:
//! they stand as `name: value` lines in `OtherInformation`, with the names of the flat tables, and are counted in the
//! plan's own `OtherInformation` and in the notes.

mod xml;

use super::each::{self, Notes};
use super::{Metadata, url_path};
use crate::model::plan::{Measure, Organization, OrganizationKind, Plan, Responsible, Section, Target};
use crate::write::table::{Named, Table, Value};
use crate::write::uid;
use xml::Xml;

const NAMESPACE: &str = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

/// The document of one plan.
pub(super) fn render(plan: &Plan, metadata: &Metadata, notes: &mut Notes) -> Vec<u8> {
    let document = Document { plan, ids: Ids::new(plan), other: other(plan) };
    let said = document.count();
    let mut xml = Xml::new();
    xml.open("PerformancePlanOrReport", &[("xmlns", NAMESPACE), ("Type", "Performance_Plan")]);
    xml.text("Name", plan.plan.title.as_deref().unwrap_or(""));
    xml.text("OtherInformation", &document.summary(&said));
    xml.open("StrategicPlanCore", &[]);
    document.organization(&mut xml);
    document.goals(&mut xml);
    xml.close();
    administration(&mut xml, plan, metadata);
    xml.close();
    for (what, count) in said {
        *notes.entry(what).or_default() += count;
    }
    xml.finish()
}

/// A plan with what is looked up in it.
struct Document<'a> {
    plan: &'a Plan,
    ids: Ids,
    /// Lines of `OtherInformation` by the number of the measure.
    other: Vec<Vec<String>>,
}

/// Identifiers that keep their meaning from edition to edition.
struct Ids {
    measures: Vec<String>,
    sections: Vec<String>,
}

impl Ids {
    fn new(plan: &Plan) -> Self {
        let named = |prefix: &str, ids: Vec<String>| ids.iter().map(|id| format!("{prefix}-{id}")).collect();
        Self { measures: named("m", uid::measures(plan)), sections: named("s", uid::sections(plan)) }
    }
}

impl Document<'_> {
    fn organization(&self, xml: &mut Xml) {
        let publisher = self.organization_of(self.plan.plan.publisher.as_ref());
        if publisher.is_none() && self.plan.stakeholders.is_empty() {
            return;
        }
        xml.open("Organization", &[]);
        if let Some(publisher) = publisher {
            xml.text("Name", &publisher.name);
            if let Some(acronym) = publisher.aliases.iter().find(|a| is_acronym(a)) {
                xml.text("Acronym", acronym);
            }
            xml.text("Identifier", &publisher.id);
        }
        for group in &self.plan.stakeholders {
            xml.open("Stakeholder", &[("StakeholderTypeType", "Generic_Group")]);
            xml.text("Name", &group.name);
            role(xml, "stakeholder", None, "Beneficiary");
            xml.close();
        }
        xml.close();
    }

    /// A goal a section, and one before them for the measures of no section; there is always one.
    fn goals(&self, xml: &mut Xml) {
        let known = |id: &str| self.plan.sections.iter().any(|s| s.id == id);
        let loose = self.plan.measures.iter().any(|m| !m.section.as_deref().is_some_and(known));
        if loose || self.plan.sections.is_empty() {
            xml.open("Goal", &[]);
            xml.text("Name", self.plan.plan.title.as_deref().unwrap_or(""));
            xml.text("Description", "");
            self.objectives(xml, |m| !m.section.as_deref().is_some_and(known));
            xml.close();
        }
        for (section, id) in self.plan.sections.iter().zip(&self.ids.sections) {
            self.goal(xml, section, id);
        }
    }

    fn goal(&self, xml: &mut Xml, section: &Section, id: &str) {
        xml.open("Goal", &[]);
        xml.text("Name", &section.title);
        xml.text("Description", "");
        xml.text("Identifier", id);
        if let Some(label) = &section.label {
            xml.text("SequenceIndicator", label);
        }
        let parent = section.parent.as_ref().and_then(|p| self.plan.sections.iter().position(|s| s.id == *p));
        if let Some(parent) = parent.and_then(|i| self.ids.sections.get(i)) {
            xml.text("OtherInformation", &format!("parent: {parent}"));
        }
        self.objectives(xml, |m| m.section.as_deref() == Some(&section.id));
        xml.close();
    }

    fn objectives(&self, xml: &mut Xml, belongs: impl Fn(&Measure) -> bool) {
        let all = self.plan.measures.iter().zip(&self.ids.measures).zip(&self.other);
        for ((measure, id), other) in all.filter(|((m, _), _)| belongs(m)) {
            self.objective(xml, measure, id, other);
        }
    }

    fn objective(&self, xml: &mut Xml, measure: &Measure, id: &str, other: &[String]) {
        xml.open("Objective", &[]);
        xml.text("Name", &measure.title);
        if let Some(result) = &measure.expected_result {
            xml.text("Description", &result.text);
        }
        xml.text("Identifier", id);
        if let Some(label) = &measure.label {
            xml.text("SequenceIndicator", label);
        }
        for party in &measure.responsible {
            self.party(xml, party);
        }
        if !other.is_empty() {
            xml.text("OtherInformation", &other.join("\n"));
        }
        Self::indicators(xml, measure, id);
        xml.close();
    }

    fn party(&self, xml: &mut Xml, party: &Responsible) {
        let organization = self.organization_of(party.organization.as_ref());
        let kind = match organization.map(|o| o.kind) {
            Some(OrganizationKind::Person | OrganizationKind::Position) => "Person",
            Some(OrganizationKind::Group) => "Generic_Group",
            _ => "Organization",
        };
        xml.open("Stakeholder", &[("StakeholderTypeType", kind)]);
        xml.text("Name", organization.map_or(&party.name, |o| &o.name));
        xml.text("Description", &party.text);
        role(xml, party.role.label(), party.task.as_deref(), "Performer");
        xml.close();
    }

    /// A performance indicator for the targets of each unit.
    fn indicators(xml: &mut Xml, measure: &Measure, id: &str) {
        let mut units: Vec<&str> = Vec::new();
        for target in &measure.targets {
            let unit = unit(target);
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        for (i, unit_name) in units.into_iter().enumerate() {
            let targets = || measure.targets.iter().filter(|t| unit(t) == unit_name);
            let quantitative = targets().any(|t| t.value.is_some());
            let kind = if quantitative { "Quantitative" } else { "Qualitative" };
            xml.open("PerformanceIndicator", &[("PerformanceIndicatorType", kind)]);
            xml.text("MeasurementDimension", &measure.title);
            xml.text("UnitOfMeasurement", unit_name);
            xml.text("Identifier", &format!("{id}-i{}", i + 1));
            targets().for_each(|t| instance(xml, t));
            xml.close();
        }
    }

    fn organization_of(&self, id: Option<&String>) -> Option<&Organization> {
        self.plan.organizations.iter().find(|o| Some(&o.id) == id)
    }

    /// How many lines of each kind stand in `OtherInformation`.
    fn count(&self) -> Notes {
        let mut count = Notes::new();
        for (table, what) in OTHER {
            let lines = self.other.iter().flatten().filter(|l| l.starts_with(table)).count();
            if lines > 0 {
                count.insert(*what, lines);
            }
        }
        let recurrences =
            self.plan.measures.iter().flat_map(|m| &m.deadlines).filter(|d| d.rrule.is_some()).count();
        if recurrences > 0 {
            count.insert("recurrence of a deadline stands in OtherInformation", recurrences);
        }
        count
    }

    fn summary(&self, said: &Notes) -> String {
        let mut out =
            vec![format!("generator: {}", self.plan.generator), format!("language: {}", self.plan.language)];
        out.extend(self.plan.plan.approval.as_ref().map(|a| format!("approval: {}", a.text)));
        out.extend(self.plan.plan.period.as_ref().map(|p| format!("period: {} (EDTF {})", p.text, p.edtf)));
        out.extend(each::lines(said));
        out.join("\n")
    }
}

/// Tables whose rows go into an objective's `OtherInformation`, and how that is said in the notes.
const OTHER: &[(&str, &str)] = &[
    ("deadlines", "deadline of an objective stands in OtherInformation"),
    ("references", "reference to other measures stands in OtherInformation"),
    ("acts", "legal act stands in OtherInformation"),
    ("extra", "cell of another column stands in OtherInformation"),
    ("diagnostics", "doubt about a measure stands in OtherInformation"),
];

/// Lines for every measure: `deadlines: text: 31.12.2024; kind: date; edtf: 2024-12-31; …`.
fn other(plan: &Plan) -> Vec<Vec<String>> {
    let numbers: std::collections::HashMap<&str, usize> =
        plan.measures.iter().enumerate().map(|(i, m)| (m.id.as_str(), i)).collect();
    let mut lines = vec![Vec::new(); plan.measures.len()];
    for table in OTHER.iter().filter_map(|(name, _)| Table::find(name)) {
        let measure_column = table.columns.iter().position(|c| c.name == "measure");
        for row in table.rows(plan, "") {
            let id = measure_column.and_then(|i| row.get(i));
            let Some(Value::Text(id)) = id else { continue };
            if let Some(list) = numbers.get(id.as_ref()).and_then(|i| lines.get_mut(*i)) {
                list.push(format!("{}: {}", table.name, pairs(table, &row)));
            }
        }
    }
    lines
}

fn pairs(table: &Table, row: &[Value<'_>]) -> String {
    let mut out = Vec::with_capacity(row.len());
    for (column, value) in table.columns.iter().zip(row) {
        let shown = match value {
            _ if matches!(column.name, "plan" | "measure" | "n") => continue,
            Value::Null => continue,
            Value::Text(text) => text.to_string(),
            Value::Flag(value) => value.to_string(),
            Value::Integer(value) => value.to_string(),
            Value::Number(value) => value.to_string(),
            Value::Date(value) => value.to_string(),
        };
        out.push(format!("{}: {shown}", column.name));
    }
    out.join("; ")
}

/// A target result; what was measured before the plan is an actual result.
fn instance(xml: &mut Xml, target: &Target) {
    xml.open("MeasurementInstance", &[]);
    xml.open(if target.baseline { "ActualResult" } else { "TargetResult" }, &[]);
    if let Some(date) = target.date {
        xml.text("EndDate", &date.to_string());
    }
    if let Some(value) = target.value {
        xml.text("NumberOfUnits", &value.to_string());
    }
    xml.text("Description", &target.text);
    xml.close();
    xml.close();
}

fn unit(target: &Target) -> &str {
    target.unit_text.as_deref().or(target.unit.as_deref()).unwrap_or("")
}

fn role(xml: &mut Xml, name: &str, task: Option<&str>, kind: &str) {
    xml.open("Role", &[]);
    xml.text("Name", name);
    if let Some(task) = task {
        xml.text("Description", task);
    }
    xml.text("RoleType", kind);
    xml.close();
}

/// Whether most letters are capitals: «ФСИН России».
fn is_acronym(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|w| w.chars().filter(|c| c.is_uppercase()).count() > 1)
}

fn administration(xml: &mut Xml, plan: &Plan, metadata: &Metadata) {
    let period = plan.plan.period.as_ref();
    xml.open("AdministrativeInformation", &[]);
    if let Some(start) = period.and_then(|p| p.start) {
        xml.text("StartDate", &start.to_string());
    }
    if let Some(end) = period.and_then(|p| p.end) {
        xml.text("EndDate", &end.to_string());
    }
    let published = metadata.modified.or(plan.plan.approval.as_ref().and_then(|a| a.date));
    if let Some(published) = published {
        xml.text("PublicationDate", &published.to_string());
    }
    if let (Some(base), Some(name)) = (&metadata.base_url, &plan.source.name) {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        xml.text("Source", &format!("{}/{}", base.trim_end_matches('/'), url_path(name)));
    }
    xml.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn text(plan: &Plan) -> (String, Notes) {
        let mut notes = Notes::new();
        let bytes = render(plan, &Metadata::default(), &mut notes);
        (String::from_utf8(bytes).unwrap(), notes)
    }

    #[test]
    fn what_stratml_cannot_say_is_written_and_listed() {
        let (xml, notes) = text(&sample::plan());
        assert!(xml.contains("deadlines: text: 31.06.2024; kind: invalid; edtf: 2024-06-XX"), "{xml}");
        assert!(xml.contains("rrule: FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5"));
        assert_eq!(notes["deadline of an objective stands in OtherInformation"], 12);
        assert_eq!(notes["recurrence of a deadline stands in OtherInformation"], 2);
    }

    #[test]
    fn no_text_of_a_plan_is_markup() {
        let mut plan = sample::plan();
        plan.measures[0].title = "a</Name>\u{1}&amp;".into();
        let (xml, _) = text(&plan);
        assert!(xml.contains("<Name>a&lt;/Name&gt; &amp;amp;</Name>"), "{xml}");
    }
}
