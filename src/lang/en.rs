//! English.

use super::parties::{Parties, Points, Units};
use super::{Language, Layout};
use crate::model::plan::Frequency::{Daily, Monthly, Quarterly, Semiannual, Weekly, Yearly};
use crate::model::plan::Role;
use crate::model::plan::TimeUnit::{Day, Hour, Month, Quarter, Week, Year};
use crate::phrase::Edge::{Begin, End, Middle};
use crate::phrase::{Tag, Words};

pub(super) static EN: Language = Language {
    code: "en",
    name: "English",
    common: COMMON,
    letters: "",
    headings: HEADINGS,
    layout: &LAYOUT,
    parties: &PARTIES,
    units: &UNITS,
    points: &POINTS,
    words: WORDS,
    month_first: true,
    fiscal_start: 10,
    ..super::BASE
};

const COMMON: &[&str] = &[
    "the", "of", "and", "to", "in", "for", "on", "by", "with", "is", "are", "be", "or", "from", "at", "this",
    "that", "as", "an", "a", "will", "all", "not", "its", "their", "plan", "action", "activity",
    "activities", "deadline", "responsible", "agency", "year", "annually", "quarterly",
];

const HEADINGS: &[(Role, &[&str])] = &[
    (
        Role::Number,
        &[
            "no", "nr", "#", "number", "ref", "ref no", "item no", "s no", "sl no", "action no",
            "action number", "task no", "id", "action id", "measure no", "item",
        ],
    ),
    (
        Role::Title,
        &[
            "milestone*", "action*", "activity", "activities", "measure", "measures", "task*", "initiative*",
            "event*", "deliverable*", "action item*", "key action*", "action step*", "objective*",
            "commitment*", "recommendation*", "planned action*", "name of measure", "name of activity",
            "description", "title", "name", "project*", "step*", "what", "key activities", "work item*",
            "proposed action*", "strateg*", "indicator name", "description of action*",
            "description of activit*",
        ],
    ),
    (
        Role::Deadline,
        &[
            "deadline*", "due date*", "due", "target date*", "date", "dates", "timeline*", "timeframe*",
            "time frame*", "completion date*", "target completion date*", "timescale*", "by when", "when",
            "schedule", "implementation period", "timing", "target completion", "delivery date*", "period",
            "year*", "time line", "duration and dates", "planned date*", "planned completion",
            "estimated completion", "quarter",
        ],
    ),
    (
        Role::Start,
        &["start", "start date", "starts", "begin", "beginning", "commencement", "planned start", "from"],
    ),
    (Role::End, &["end", "end date", "finish", "finish date", "planned end", "to", "planned finish"]),
    (Role::Duration, &["duration"]),
    (
        Role::Responsible,
        &[
            "responsible", "responsible party", "responsible parties", "responsible unit*",
            "responsible agenc*", "responsibility", "responsibilities", "responsible person*", "lead",
            "lead agenc*", "lead organi*", "lead department*", "owner*", "action owner*", "who",
            "accountable", "person responsible", "persons responsible", "responsible official*",
            "responsible office*", "lead responsibility", "implementing agenc*", "responsible department*",
            "responsible institution*", "responsible body", "assigned to", "assignee*", "lead responsible",
            "implementing entit*", "lead officer*", "responsible officer*", "responsible entit*",
            "coordinator*",
        ],
    ),
    (
        Role::CoResponsible,
        &[
            "partner*", "supporting agenc*", "support", "key partner*", "co responsible",
            "supporting partner*", "stakeholder*", "participants", "supported by", "other agenc*",
            "partner agenc*",
        ],
    ),
    (
        Role::ExpectedResult,
        &[
            "expected result*", "expected outcome*", "outcome*", "result*", "expected output*", "output*",
            "success criteria", "expected impact*", "anticipated outcome*",
        ],
    ),
    (
        Role::Target,
        &[
            "target", "targets", "value", "values", "target value*", "planned value*", "goal value*",
            "quantity",
        ],
    ),
    (Role::Baseline, &["baseline*", "baseline value*", "base value"]),
    (Role::Unit, &["unit", "units", "unit of measure*", "measurement unit*"]),
    (
        Role::Indicator,
        &[
            "indicator*", "performance indicator*", "kpi*", "measurement*", "metric*",
            "performance measure*", "measure of success", "measures of success",
            "key performance indicator*", "how measured", "success measure*",
        ],
    ),
    (Role::Place, &["location*", "place*", "venue*", "where"]),
    (
        Role::Funding,
        &[
            "budget*", "cost*", "funding*", "funding source*", "estimated cost*", "resources",
            "resources required", "source of funding", "resources needed", "financial resources", "amount",
        ],
    ),
    (
        Role::Status,
        &[
            "status", "progress", "completion status", "actual", "actual date*", "update*", "status update*",
            "actual completion date*", "current status", "rag", "rag status", "progress update*",
        ],
    ),
    (Role::Basis, &["legal basis", "reference", "references", "source document*", "basis", "authority"]),
    (
        Role::Note,
        &[
            "note*", "comment*", "remark*", "reporting mechanism*", "required or encouraged", "risk*",
            "priority", "type", "category",
        ],
    ),
];

const LAYOUT: Layout = Layout {
    sections: &[
        ("part", 1),
        ("section", 2),
        ("chapter", 3),
        ("strategic goal", 4),
        ("goal", 4),
        ("pillar", 4),
        ("priority", 4),
        ("priority area", 4),
        ("strategic objective", 5),
        ("objective", 5),
        ("theme", 5),
        ("workstream", 5),
        ("focus area", 5),
        ("finding", 5),
        ("recommendation", 5),
        ("outcome", 5),
        ("strategy", 6),
        ("mechanism", 7),
        ("action", 8),
        ("project", 8),
        ("phase", 8),
        ("stage", 8),
    ],
    items: &[
        "activity", "step", "task", "milestone", "measure", "item", "commitment", "initiative",
        "recommendation", "deliverable", "intervention",
    ],
    totals: &["total", "subtotal", "grand total", "sum"],
    notes: &["note", "notes", "footnote*", "source"],
    editorial: &["as amended"],
    generic: &[
        "name", "title", "description", "item", "date", "dates", "year*", "event*", "project*", "period",
        "what", "when", "who", "lead", "owner*", "id", "number", "no", "start", "end", "from", "to", "type",
        "duration",
    ],
    plans: &[
        "plan", "action plan", "programme", "program", "roadmap", "road map", "work plan", "workplan",
        "schedule of activities", "strategy",
    ],
    approvals: &["approved", "approved by", "adopted", "adopted by", "endorsed", "endorsed by"],
    annexes: &["annex", "appendix", "attachment", "schedule"],
    stakeholders: &["stakeholder*", "target group*", "stakeholder groups"],
    keys: &[
        (
            Role::Deadline,
            &[
                "deadline", "due", "due date", "target date", "date", "timeline", "timeframe", "by when",
                "when", "completion date",
            ],
        ),
        (
            Role::Responsible,
            &[
                "responsible", "responsible party", "responsible unit", "responsible agency", "lead",
                "owner", "who", "lead agency", "responsibility", "person responsible",
            ],
        ),
        (Role::CoResponsible, &["partners", "partner", "support", "supporting agency"]),
        (
            Role::ExpectedResult,
            &[
                "expected result", "expected outcome", "outcome", "result", "output", "expected results",
                "expected outcomes",
            ],
        ),
        (Role::Indicator, &["indicator", "measurement", "kpi", "metric"]),
        (Role::Place, &["place", "location", "venue"]),
        (Role::Funding, &["budget", "cost", "funding"]),
        (Role::Status, &["status"]),
        (Role::Note, &["note", "comment"]),
    ],
    lead_ins: &[
        "to be completed by", "must be completed by", "shall be completed by", "are to be completed by",
        "must be finished by", "should be completed by",
    ],
    periods: &[
        "year*", "quarter*", "q", "q1", "q2", "q3", "q4", "qtr", "half", "month*", "week*", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "fy", "first", "second", "third", "fourth", "h1", "h2",
    ],
    towards: (&[], &[]),
    about: &["for", "to", "on", "about", "in", "towards", "against"],
    named_for: (&["committee", "commission", "council"], &["on"]),
    furniture: &[
        "home", "print", "share", "skip to main content", "back to top", "download", "page", "menu", "search",
    ],
    blanks: &["n/a", "n.a", "none", "nil", "not applicable"],
};

const PARTIES: Parties = Parties {
    units: &[
        "academ-y+ies", "administration-+s", "agenc-y+ies", "archive-+s", "association-+s", "authorit-y+ies",
        "bank-+s", "board-+s", "branch-+es", "bureau-+s", "cabinet-+s", "cent-re/er+res/ers", "chamber-+s",
        "college-+s", "commission-+s", "committee-+s", "compan-y+ies", "corporation-+s", "council-+s",
        "court-+s", "department-+s", "directorate-+s", "division-+s", "facult-y+ies", "federation-+s",
        "foundation-+s", "fund-+s", "government-+s", "hospital-+s", "inspectorate-+s", "institute-+s",
        "institution-+s", "librar-y+ies", "ministr-y+ies", "municipalit-y+ies", "museum-+s", "office-+s",
        "organisation-+s", "organization-+s", "parliament-+s", "police-", "school-+s", "secretariat-+s",
        "sector-+s", "section-+s", "service-+s", "task force-", "treasur-y+ies", "trust-+s", "unit-+s",
        "universit-y+ies", "working group-+s",
    ],
    positions: &[
        "accountant-+s", "administrator-+s", "advis-er/or+ers/ors", "analyst-+s", "assistant-+s", "chair-+s",
        "chairman-", "chairperson-+s", "chief-+s", "co-chair-+s", "commissioner-+s", "coordinator-+s",
        "counsel-", "counsel-or/lor+ors/lors", "dean-+s", "deputy-", "director-+s", "engineer-+s",
        "governor-+s", "head-+s", "headteacher-+s", "inspector-+s", "lead-+s", "leader-+s", "librarian-+s",
        "manager-+s", "mayor-+s", "minister-+s", "nurse-+s", "officer-+s", "planner-+s", "president-+s",
        "principal-+s", "professor-+s", "psychologist-+s", "rector-+s", "representative-+s",
        "secretar-y+ies", "specialist-+s", "superintendent-+s", "supervisor-+s", "teacher-+s",
        "treasurer-+s", "vice-president-+s",
    ],
    groups: &[
        "agencies+", "all+", "bodies+", "communit-y+ies", "employees+", "everyone+", "group-+s", "members+",
        "parents+", "partners+", "staff+", "stakeholders+", "students+", "team-+s",
    ],
    legal_forms: &["ltd", "llc", "inc", "plc", "ngo"],
    jointly: &[
        "in coordination with", "in cooperation with", "in collaboration with", "in consultation with",
        "in conjunction with", "in partnership with", "jointly with", "together with", "with support from",
        "with the support of", "with the participation of", "with the assistance of", "supported by",
    ],
    also: &["and", "as well as", "&"],
    by_agreement: &["by agreement", "subject to agreement", "upon agreement", "to be agreed"],
    lead: &["lead agency", "lead", "responsible", "responsible party", "owner", "led by"],
    co: &[
        "support", "supporting", "supporting agencies", "partners", "co-lead", "participants", "contributors",
    ],
    open: &[
        "a", "an", "the", "of", "for", "on", "in", "at", "to", "by", "with", "from", "and", "or", "&",
        "under", "acting", "vice", "-", "–", "—",
    ],
    adjective: &[],
    dependent: &[],
    agreement: &[],
    heads_of: &["director", "chief", "head", "administrator", "commissioner", "manager"],
    hereinafter: &["hereinafter", "hereafter", "the"],
    sole: &["sole trader"],
};

const UNITS: Units = Units {
    names: &[
        ("percent", &["%", "percent", "per cent", "pct", "percentage", "percentage points", "pp"]),
        ("count", &["units", "unit", "pieces", "pcs", "pcs.", "items", "number"]),
        (
            "person",
            &[
                "persons", "person", "people", "participants", "participant", "employees", "staff",
                "students", "pupils", "patients", "residents", "beneficiaries",
            ],
        ),
        ("hectare", &["ha", "hectare*"]),
        ("square_metre", &["sq m", "sq. m", "m2", "m²", "square met*"]),
        ("cubic_metre", &["m3", "m³", "cubic met*"]),
        ("kilometre", &["km", "kilomet*"]),
        ("metre", &["m", "metre", "metres", "meter", "meters"]),
        ("kilogram", &["kg", "kilogram*"]),
        ("tonne", &["t", "tonne*", "tons"]),
        ("hour", &["hour", "hours", "hrs"]),
        ("day", &["day", "days"]),
        ("week", &["week", "weeks"]),
        ("month", &["month", "months"]),
        ("year", &["year", "years"]),
        ("point", &["points", "score"]),
        ("time", &["times"]),
        ("USD", &["$", "usd", "us$", "dollar*"]),
        ("EUR", &["€", "eur", "euro", "euros"]),
        ("GBP", &["£", "gbp", "pounds"]),
    ],
    scales: &[
        ("thousand", &["thousand*", "k", "000s"]),
        ("million", &["million*", "mn", "mln", "m."]),
        ("billion", &["billion*", "bn", "bln"]),
    ],
    at_least: &[
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "minimum of",
        "minimum", "≥",
    ],
    or_more: &["or more", "or above", "or higher", "and above", "and more"],
    more_than: &["more than", "over", "above", "exceeding", "greater than", ">"],
    at_most: &[
        "at most", "no more than", "not more than", "up to", "maximum of", "maximum", "not exceeding", "≤",
    ],
    less_than: &["less than", "fewer than", "below", "under", "<"],
    from: &["from", "between"],
    change: &["from"],
    to: &["to", "and"],
    quantity: &["number of", "no. of", "quantity of", "count of", "quantity"],
    indicators: &[
        "indicators", "target indicators", "performance indicators", "key performance indicators", "targets",
        "kpis",
    ],
    baseline: &["baseline", "base value", "base year", "current value"],
    decimal_comma: false,
    dot_thousands: false,
};

const POINTS: Points = Points {
    measure: &[
        "action", "actions", "item", "items", "point", "points", "measure", "measures", "task", "tasks",
        "activity", "activities", "step", "steps", "paragraph", "paragraphs",
    ],
    section: &["section", "sections", "chapter", "chapters", "part"],
    through: &["to", "through"],
    and: &["and", "or", "&"],
    act: &[
        "of the act*", "act", "regulation*", "order", "law", "code", "directive*", "decree*", "resolution*",
        "statute*", "treaty", "constitution", "circular*", "memorandum", "title", "article*", "agenda",
        "guidance",
    ],
    this: &["this", "above", "below"],
};

/// Words of time.
const WORDS: &[Words] = &[
    (Tag::Month(1), "january, jan"),
    (Tag::Month(2), "february, feb"),
    (Tag::Month(3), "march, mar"),
    (Tag::Month(4), "april, apr"),
    (Tag::Month(5), "may"),
    (Tag::Month(6), "june, jun"),
    (Tag::Month(7), "july, jul"),
    (Tag::Month(8), "august, aug"),
    (Tag::Month(9), "september, sept, sep"),
    (Tag::Month(10), "october, oct"),
    (Tag::Month(11), "november, nov"),
    (Tag::Month(12), "december, dec"),
    (Tag::Weekday(1), "monday, mon"),
    (Tag::Weekday(2), "tuesday, tue, tues"),
    (Tag::Weekday(3), "wednesday, wed"),
    (Tag::Weekday(4), "thursday, thu, thurs"),
    (Tag::Weekday(5), "friday, fri"),
    (Tag::Weekday(6), "saturday, sat"),
    (Tag::Weekday(7), "sunday, sun"),
    (Tag::Weekdays(1), "mondays"),
    (Tag::Weekdays(2), "tuesdays"),
    (Tag::Weekdays(3), "wednesdays"),
    (Tag::Weekdays(4), "thursdays"),
    (Tag::Weekdays(5), "fridays"),
    (Tag::Weekdays(6), "saturdays"),
    (Tag::Weekdays(7), "sundays"),
    (Tag::Season(1), "spring"),
    (Tag::Season(2), "summer"),
    (Tag::Season(3), "fall, autumn"),
    (Tag::Season(4), "winter"),
    (Tag::Ordinal(1), "first"),
    (Tag::Ordinal(2), "second"),
    (Tag::Ordinal(3), "third"),
    (Tag::Ordinal(4), "fourth"),
    (Tag::Ordinal(5), "fifth"),
    (Tag::Cardinal(1), "one, a single"),
    (Tag::Cardinal(2), "two"),
    (Tag::Cardinal(3), "three"),
    (Tag::Cardinal(4), "four"),
    (Tag::Cardinal(5), "five"),
    (Tag::Cardinal(6), "six"),
    (Tag::Cardinal(7), "seven"),
    (Tag::Cardinal(8), "eight"),
    (Tag::Cardinal(9), "nine"),
    (Tag::Cardinal(10), "ten"),
    (Tag::Cardinal(12), "twelve"),
    (Tag::Cardinal(14), "fourteen"),
    (Tag::Cardinal(15), "fifteen"),
    (Tag::Cardinal(20), "twenty"),
    (Tag::Cardinal(30), "thirty"),
    (Tag::Last, "last, final"),
    (Tag::Unit(Hour), "hour, hours, hrs"),
    (Tag::Unit(Day), "day, days"),
    (Tag::Unit(Week), "week, weeks"),
    (Tag::Unit(Month), "month, months"),
    (Tag::Unit(Quarter), "quarter, quarters, q, qtr"),
    (Tag::Unit(Year), "year, yr, calendar year, cy"),
    (Tag::Years, "years, yrs"),
    (Tag::Half, "half, h, semester, half year, half of the year"),
    (
        Tag::Term,
        "period, term, duration, plan period, life of the plan, planning period, duration of the \
      plan, period of the plan, duration of the project, life of the project, term of the plan, project \
      period, reporting period",
    ),
    (Tag::School, "school, academic"),
    (Tag::Fiscal, "fiscal, fy, financial, budget"),
    (Tag::HourMark, "am, h, hrs, o'clock"),
    (Tag::At, "at, on, in"),
    (Tag::Every(Daily), "daily"),
    (Tag::Every(Weekly), "weekly"),
    (Tag::Every(Monthly), "monthly"),
    (Tag::Every(Quarterly), "quarterly"),
    (
        Tag::Every(Semiannual),
        "semiannual*, semi annual*, biannual*, bi annual*, half yearly, twice a year, \
      twice yearly, twice per year, every six months, every half year",
    ),
    (Tag::Every(Yearly), "annual*, yearly, per annum"),
    (Tag::Each, "every, each"),
    (Tag::Times, "time, times"),
    (Tag::Once(1), "once"),
    (Tag::Once(2), "twice"),
    (
        Tag::Before,
        "by, before, no later than, not later than, by no later than, until, till, prior to, due \
      by, due, up to, on or before, by the, deadline, to be completed by, completed by, not after, at the \
      latest by",
    ),
    (
        Tag::From,
        "from, starting, starting from, beginning, effective, as of, commencing, starting in, \
      beginning in, not before, no earlier than, from the, beginning on, starting on",
    ),
    (Tag::To, "to, through, thru"),
    (
        Tag::After,
        "after, following, upon, within the year of, on completion of, immediately after, no later \
      than after, upon the, subsequent to",
    ),
    (
        Tag::Since,
        "from the date of, since, of receipt of, from the day of, of the date of, from date of, \
      after the date of, from receipt of",
    ),
    (Tag::Ahead, "in advance of, ahead of"),
    (
        Tag::Within,
        "within, during, throughout, over, in the course of, over the course of, within the, \
      during the, throughout the, over the",
    ),
    (
        Tag::Edge(Begin),
        "beginning of, beginning of the, start of, start of the, early, the beginning of, the \
      start of, the beginning of the, the start of the",
    ),
    (Tag::Edge(Middle), "middle of, mid, the middle of, middle of the"),
    (Tag::Edge(End), "end of, end, the end of, late, end of the, the end of the, close of"),
    (Tag::Whole, "whole, entire, full, all, the whole, the entire"),
    (Tag::Business, "business, working, work"),
    (Tag::Following, "the following, next, the next, subsequent, following the reporting, following the"),
    (Tag::Reporting, "reporting"),
    (Tag::Current, "current, this, the current, same, that, of the current"),
    (Tag::Then, "thereafter, then, and then, subsequently, afterwards"),
    (
        Tag::Continuous,
        "ongoing, on going, continuous*, continual*, permanent*, constantly, on an ongoing \
      basis, on a continuous basis, at all times, always, regular basis, on a regular basis, regularly, year \
      round, all year round, in progress, on a rolling basis, rolling",
    ),
    (
        Tag::AsNeeded,
        "as needed, as necessary, when needed, if needed, as required, when required, if \
      required, on demand, on request, upon request, as appropriate, if necessary, when necessary, where \
      necessary, as and when needed, as and when required, as and when, at the request of, in case of, \
      whenever, as applicable, at request",
    ),
    (Tag::AtOnce, "immediately, at once, without delay, forthwith, immediate, as soon as possible, asap"),
    (
        Tag::Reference,
        "see, according to, in accordance with, as required by, per the, as per, as scheduled, \
      as set out in, as set forth in, to be determined, tbd, tbc, to be confirmed, timeline, schedule, refer \
      to, as specified in, as planned, as defined in, under the, in line with",
    ),
    (Tag::And, "and, or"),
    (
        Tag::Filler,
        "of, the, a, an, at least, not less than, no less than, calendar, inclusive, \
      approximately, about, around, no fewer than, per, target, measured, measure, date, not less often \
      than, on a, basis, s, then in, due date, each of, cob, review",
    ),
    (Tag::Suffix, "st, nd, rd, th"),
    (Tag::Act, "order, orders, law, act, decree, resolution, regulation, decision, directive"),
    (Tag::ActDate, "of, dated"),
    (Tag::NumberSign, "no, nr, №"),
];

/// Phrases in a plan for 2022-2023, with what a person says of them.
#[cfg(test)]
#[rustfmt::skip] // one phrase a line
pub(super) const EXAMPLES: &[super::examples::Example] = &[
    ("January 31, 2020", "date", "2020-01-31", ""),
    ("31 January 2020", "date", "2020-01-31", ""),
    ("December 31, 2020", "date", "2020-12-31", ""),
    ("By September 2020", "date", "2020-09", ""),
    ("by 31 December 2022", "date", "2022-12-31", ""),
    ("no later than March 1, 2023", "date", "2023-03-01", ""),
    ("not later than 15 May 2023", "date", "2023-05-15", ""),
    ("before 1 July 2022", "date", "2022-07-01", ""),
    ("from 1 January 2023", "interval", "2023-01-01/..", ""),
    ("from January 2022 to June 2023", "interval", "2022-01/2023-06", ""),
    ("January - March 2022", "interval", "2022-01/2022-03", ""),
    ("Q1 2023", "interval", "2023-01/2023-03", ""),
    ("Q2", "interval", "XXXX-04/XXXX-06", ""),
    ("2nd quarter 2023", "interval", "2023-04/2023-06", ""),
    ("first quarter of 2023", "interval", "2023-01/2023-03", ""),
    ("first half of 2023", "interval", "2023-01/2023-06", ""),
    ("H1 2023", "interval", "2023-01/2023-06", ""),
    ("FY2023", "interval", "2022-10/2023-09", ""),
    ("FY 2024", "interval", "2023-10/2024-09", ""),
    ("fiscal year 2023", "interval", "2022-10/2023-09", ""),
    ("Fall 2027", "interval", "2027-23", ""),
    ("Spring 2023", "interval", "2023-21", ""),
    ("Summer", "interval", "", ""),
    ("2022", "interval", "2022", ""),
    ("2022-2023", "interval", "2022/2023", ""),
    ("2022/2023 school year", "interval", "2022-09/2023-08", ""),
    ("Throughout the school year", "interval", "2022/2023", ""),
    ("Throughout the year", "interval", "2022/2023", ""),
    ("September - May", "interval", "2022-09/2023-05", ""),
    ("end of 2023", "interval", "2023-12~", ""),
    ("by the end of 2023", "date", "2023-12-31", ""),
    ("by the end of the year", "date", "[2022-12,2023-12]", ""),
    ("mid-2023", "interval", "2023-06~", ""),
    ("early 2023", "interval", "2023-01~", ""),
    ("late 2022", "interval", "2022-12~", ""),
    ("daily", "recurring", "2022/2023", "daily"),
    ("weekly", "recurring", "2022/2023", "weekly"),
    ("Monthly", "recurring", "2022/2023", "monthly"),
    ("quarterly", "recurring", "2022/2023", "quarterly"),
    ("annually", "recurring", "2022/2023", "yearly"),
    ("Once per quarter", "recurring", "2022/2023", "quarterly"),
    ("twice a year", "recurring", "2022/2023", "semiannual"),
    ("every six months", "recurring", "2022/2023", "semiannual"),
    ("every 2 weeks", "recurring", "2022/2023", ""),
    ("every two years", "recurring", "2022/2023", ""),
    ("once a month", "recurring", "2022/2023", "monthly"),
    ("at least once a year", "recurring", "2022/2023", "yearly"),
    ("Measured Annually", "recurring", "2022/2023", "yearly"),
    ("every Monday", "recurring", "2022/2023", "weekly"),
    ("on Tuesdays", "recurring", "2022/2023", "weekly"),
    ("first Monday of each month", "recurring", "2022/2023", "monthly"),
    ("last Friday of the month", "recurring", "2022/2023", "monthly"),
    ("last working day of each month", "recurring", "2022/2023", "monthly"),
    ("annually by April 20", "recurring", "2022/2023", "yearly"),
    ("by March 1 of each year", "recurring", "2022/2023", "yearly"),
    ("quarterly, by the 10th of the month following the reporting quarter", "recurring", "2022/2023", "quarterly"),
    ("by 1 February of the following year", "recurring", "2023/2024", "yearly"),
    ("ongoing", "continuous", "2022/2023", ""),
    ("continuous", "continuous", "2022/2023", ""),
    ("on an ongoing basis", "continuous", "2022/2023", ""),
    ("as needed", "as_needed", "", ""),
    ("as required", "as_needed", "", ""),
    ("upon request", "as_needed", "", ""),
    ("within 7 days of the date of approval", "relative", "", ""),
    ("14 working days after receipt of the application", "relative", "", ""),
    ("30 days before the elections", "relative", "", ""),
    ("within the year of the Plan being launched", "relative", "", ""),
    ("Upon the Plan’s launching", "relative", "", ""),
    ("12 months", "relative", "", ""),
    ("immediately", "relative", "", ""),
    ("TBD", "unresolved", "", ""),
    ("1/31/2020", "date", "2020-01-31", ""),
    ("13/02/2023", "date", "2023-02-13", ""),
    ("3/4/2023", "date", "2023-03-04", ""),
    ("2024-03-01", "date", "2024-03-01", ""),
    ("31.12.2022", "date", "2022-12-31", ""),
    ("February 30, 2023", "invalid", "2023-02-XX", ""),
    ("31 June 2022", "invalid", "2022-06-XX", ""),
    ("May 2022 and May 2023", "interval + interval", "2022-05 + 2023-05", ""),
    ("March 1, 2022; March 1, 2023", "date + date", "2022-03-01 + 2023-03-01", ""),
    ("1-5 May 2023", "interval", "2023-05-01/2023-05-05", ""),
    ("May 1-5, 2023", "interval", "2023-05-01/2023-05-05", ""),
    ("May 1 - June 15, 2023", "interval", "2023-05-01/2023-06-15", ""),
    ("5 May 2023, 18:00", "date", "2023-05-05", ""),
    ("December", "interval", "[2022-12,2023-12]", ""),
    ("15 October", "date", "[2022-10-15,2023-10-15]", ""),
    ("during 2023", "interval", "2023", ""),
    ("over the course of the year", "interval", "2022/2023", ""),
    ("throughout the plan period", "interval", "2022/2023", ""),
    ("Monday, 5 June 2023", "date", "2023-06-05", ""),
    ("10 am on 5 June 2023", "date", "2023-06-05", ""),
    ("starting from 2023", "interval", "2023/..", ""),
    ("after 15 May 2023", "interval", "2023-05-15/..", ""),
    ("Jan 2023", "interval", "2023-01", ""),
    ("Sept. 2022", "interval", "2022-09", ""),
    ("June 30", "date", "[2022-06-30,2023-06-30]", ""),
    ("by June 30", "date", "[2022-06-30,2023-06-30]", ""),
    ("Year 1", "unresolved", "", ""),
    ("6 months", "relative", "", ""),
    ("1st and 3rd quarter 2022", "interval + interval", "2022-01/2022-03 + 2022-07/2022-09", ""),
    ("the first Tuesday of every month", "recurring", "2022/2023", "monthly"),
    ("monthly, by the 5th", "recurring", "2022/2023", "monthly"),
    ("2020-2025", "interval", "2020/2025", ""),
    ("by 2025", "date", "2025", ""),
    ("November 2022 - February 2023", "interval", "2022-11/2023-02", ""),
    ("annually in accordance with the guidance", "recurring", "2022/2023", "yearly"),
    ("within 60 days after completion of the inventory", "relative", "", ""),
];
