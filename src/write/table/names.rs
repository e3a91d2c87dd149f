//! The names of the model's enums as the JSON document writes them.

use crate::diagnostic::Severity;
use crate::model::plan::{
    Basis, Bound, Comparator, DeadlineKind, Direction, Format, Frequency, LabelBasis, MeasureKind,
    OrganizationKind, ResponsibleRole, Role, TimeUnit,
};

/// An enum whose values have names.
pub trait Named: Copy {
    /// Every name, in the order of the enum.
    const NAMES: &'static [&'static str];

    /// Its name as in the JSON document.
    fn label(self) -> &'static str;
}

macro_rules! named {
    ($($enum:ident { $($variant:ident $name:literal),* $(,)? })*) => {
        $(impl Named for $enum {
            const NAMES: &'static [&'static str] = &[$($name),*];

            fn label(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        })*

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn names_are_those_of_the_json_document() {
                $($(
                    assert_eq!(serde_json::to_value($enum::$variant).unwrap(), $enum::$variant.label());
                )*)*
            }
        }
    };
}

named! {
    Severity { Info "info", Warning "warning", Error "error" }
    Format {
        Text "text", Csv "csv", Docx "docx", Xlsx "xlsx", Xls "xls", Xlsb "xlsb", Ods "ods",
    }
    OrganizationKind { Unit "unit", Position "position", Person "person", Group "group" }
    LabelBasis { Printed "printed", Computed "computed" }
    MeasureKind { Action "action", Indicator "indicator" }
    DeadlineKind {
        Date "date", Interval "interval", Recurring "recurring", Continuous "continuous",
        AsNeeded "as_needed", Relative "relative", Invalid "invalid", Unresolved "unresolved",
    }
    Bound { Before "before", After "after" }
    Frequency {
        Daily "daily", Weekly "weekly", Monthly "monthly", Quarterly "quarterly",
        Semiannual "semiannual", Yearly "yearly",
    }
    TimeUnit {
        Hour "hour", Day "day", Week "week", Month "month", Quarter "quarter", Year "year",
    }
    Direction { Before "before", After "after" }
    Basis {
        Stated "stated", PlanPeriod "plan_period", Section "section", Document "document",
    }
    Comparator { Eq "eq", Ge "ge", Gt "gt", Le "le", Lt "lt", Range "range" }
    ResponsibleRole { Lead "lead", Co "co", Unspecified "unspecified" }
    Role {
        Number "number", Title "title", Section "section", Deadline "deadline", Start "start",
        End "end", Duration "duration", Responsible "responsible", CoResponsible "co_responsible",
        ExpectedResult "expected_result", Target "target", Baseline "baseline", Unit "unit",
        Mark "mark", Indicator "indicator", Place "place", Funding "funding", Status "status",
        Basis "basis", Note "note", Other "other",
    }
}
