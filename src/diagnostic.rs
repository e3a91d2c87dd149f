//! The one table of diagnostic codes: id, name, severity, summary, explanation.
//!
//! R1xx read, I2xx interpret, N3xx normalize, C4xx check. `planomer explain`, the README's list and the tests
//! read this table.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A doubt or defect that the work survives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// The code: `N301`.
    pub code: Code,
    /// Its name: `impossible-date`.
    pub name: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// What was found here.
    pub message: String,
    /// What may have been meant; never applied.
    pub suggestion: Option<String>,
    /// Id of the measure concerned.
    pub measure: Option<String>,
    /// Where it stands.
    pub at: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with its code's name and severity.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            name: Cow::Borrowed(code.name()),
            severity: code.severity(),
            message: message.into(),
            suggestion: None,
            measure: None,
            at: None,
        }
    }

    /// Adds where it stands.
    #[must_use]
    pub fn at(mut self, at: impl Into<String>) -> Self {
        self.at = Some(at.into());
        self
    }

    /// Adds the measure's id.
    #[must_use]
    pub fn measure(mut self, id: impl Into<String>) -> Self {
        self.measure = Some(id.into());
        self
    }

    /// Adds what may have been meant.
    #[must_use]
    pub fn suggestion(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Doubtful.
    Warning,
    /// Surely wrong in the source, or lost in reading.
    Error,
}

impl Severity {
    /// Its name as in the JSON document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($id:ident $name:literal $severity:ident $summary:literal $explanation:literal)*) => {
        /// A diagnostic's code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Code {
            $(#[doc = $summary] $id,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$id),*];

            /// Its id: `N301`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$id => stringify!($id)),* }
            }

            /// Its name: `impossible-date`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$id => $name),* }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$id => Severity::$severity),* }
            }

            /// One line on what it means.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$id => $summary),* }
            }

            /// What it means at length, with an example and what to do.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$id => $explanation),* }
            }
        }
    };
}

impl Code {
    /// The code with this id or name, in any case.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|c| c.id().eq_ignore_ascii_case(text) || c.name().eq_ignore_ascii_case(text))
    }
}

codes! {
    R101 "replaced-characters" Warning
    "Bytes that are no text in the source's encoding were replaced."
    "Some bytes could not be decoded in the encoding that the file names or that was found from its content.\n\
They stand as U+FFFD in the text. Open the file in its own program and save it as UTF-8, or check whether it\n\
was cut or mixed from several files.\n"

    R111 "embedded-document" Warning
    "Another document is embedded in this one and was not read."
    "Word can hold a whole document of another format in one of its own (`altChunk`, `subDoc`): converters from HTML\n\
write such files. Its text is shown by Word but stands in none of the document's paragraphs. Open the file in\n\
Word, save it once, and read it again: Word then writes the text as its own.\n"

    R112 "hidden-text" Warning
    "Some text is hidden in the source."
    "The source marks text, a row, a column or a sheet as hidden: it is not printed. It was read all the same and is\n\
flagged. If the plan as printed is wanted, read with `--skip-hidden`.\n"

    R113 "tracked-changes" Info
    "The source has tracked changes; they were read as accepted."
    "Someone's insertions and deletions are still marked in the document. Inserted text was read, deleted text was\n\
left out, as if every change were accepted. Accept or reject them in Word if the plan in force reads otherwise.\n"

    R121 "damaged-sheet" Error
    "A sheet of the workbook could not be read to its end."
    "The part of the file that holds a sheet is damaged or missing. The cells that stand before the defect and the\n\
other sheets are read. Open the workbook in its own program, check the sheet and save it anew.\n"

    R122 "formula-without-value" Warning
    "A formula has no stored value, so its cell is empty here."
    "Workbooks keep the last value of every formula, and planomer reads that; it computes nothing. Programs that\n\
write workbooks without opening them may leave it out. Open the workbook in Excel or LibreOffice and save it: the\n\
values are computed and stored.\n"

    R123 "label-turned-date" Warning
    "A number in a column of numbers is stored as a date."
    "Typed into a cell, a number such as «1.2» becomes 1 February in many settings of Excel and stands there as\n\
«01.фев». The column it stands in holds numbers. The text is kept as shown; `suggestion` gives the number that was\n\
probably typed. In the workbook, format the column as text and type the number again.\n"

    R124 "text-under-merge" Warning
    "A cell with a text lies under a merged cell, where nobody sees it."
    "Merging cells keeps the text of the upper left one; programs that write workbooks may leave texts in the others.\n\
No person sees them, and planomer leaves them out. Split the merged cell if they belong to the plan.\n"

    I201 "no-plan-found" Warning
    "No plan was found in the document."
    "No table or list in the document reads as measures with deadlines or responsible units. Every line stands in\n\
`unclaimed`. If there is a plan in it, `planomer tables FILE` shows the grids as read, and `--columns`,\n\
`--header-row` and `--table` say how to read them.\n"

    I202 "ambiguous-column" Warning
    "Two columns of a table fit one role."
    "Two headings name the same thing, such as «Срок» and «Дата», so that either could be the deadline. The column\n\
whose cells read more like it was taken; the other is kept in `extra` under its heading. `--columns` says which is\n\
meant: `--columns number,title,other,deadline`.\n"

    I203 "no-header" Warning
    "A table has no header; its columns were told by their cells."
    "No row of the table reads as column headings, and none of an earlier table fits. Numbers, long texts and dates told\n\
which column is which. Look at `planomer read --explain-layout FILE`; `--columns` and `--header-row` say it outright.\n"

    I204 "header-changed" Info
    "The headings change in the middle of a table."
    "A second header stands inside a table, with other words or other columns than the first, such as «Ответственное\n\
подразделение» and later «Ответственное лицо». Rows under it are read by its columns.\n"

    I205 "header-put-back" Warning
    "The lower rows of a header were put under the heading they divide."
    "The rows of years or quarters under a header begin at the left edge, because the empty cells before them were lost,\n\
as on saved web pages. They were put under the heading that they divide («План по годам» over «2024 год», «2025 год»);\n\
parts of a year were taken for those of the first. Compare the headings of the columns with the source.\n"

    N301 "impossible-date" Error
    "A deadline reads as a date that does not exist."
    "The deadline has the form of a date, but no calendar has that day, such as 31.06.2014: June has 30 days.\n\
The text is kept as printed, its kind is `invalid`, and what is sure of it stands in `edtf` (`2014-06-XX`).\n\
`suggestion` gives the nearest day that exists; planomer never puts it in place of the text.\n"

    N302 "two-digit-year" Info
    "A deadline's year has two digits."
    "The year is printed with two digits, such as 01.05.15, and is read as 20YY, here 2015. A reading as 19YY is\n\
never made. Check it where the plan is older than 2000 or the number may be something else.\n"

    N303 "start-after-end" Error
    "A deadline's span ends before it starts."
    "The first day of the span lies after its last day, such as 23.12.2022 - 01.09.2022. Both are kept as\n\
printed and nothing is exchanged; usually one of the two dates, often a year, was mistyped.\n"

    N304 "ambiguous-year" Info
    "A deadline's year is not stated, and several are possible."
    "The deadline names a day or month without a year, such as «декабрь», and the plan's period holds it more than\n\
once, or no period is known. `edtf` lists the possible values (`[2022-12,2023-12]`) or leaves the year open\n\
(`XXXX-12`); `start` and `end` are null. State the year in the deadline, in the section's title or in the plan's title.\n"

    N305 "outside-period" Warning
    "A deadline lies outside the plan's period."
    "The plan's title states a period, and this deadline lies before it begins or after it ends, such as 31.12.2025 in\n\
a plan for 2022-2023. Often the year is a slip; a final report due shortly after the period may be right.\n"

    N306 "misread-characters" Error
    "A deadline has letters where digits are meant."
    "Letters that look like digits stand inside a date, such as «З1.12.2О17» with the letters З and О, often from\n\
character recognition. The text is kept, its kind is `invalid`, and `suggestion` gives the date with digits.\n"

    N307 "unresolved-deadline" Info
    "A deadline could not be resolved to a time."
    "The words in the deadline's place name no time that could be computed, such as «по отдельному плану», which refers\n\
to another document. The text is kept and its kind is `unresolved`.\n"

    N308 "lost-separator" Warning
    "A deadline is glued to the words after it."
    "No space or line end stands between the deadline and what follows, such as «31.12.2017Пресс-бюро»: usually two\n\
cells that became one. The date is read; the words after it are left to the text.\n"

    N309 "day-or-month" Warning
    "A deadline's day and month may be the other way round."
    "The date is printed with slashes and both numbers could be a month, such as 3/4/2023, which is 4 March in the\n\
United States and 3 April elsewhere. It is read as the document's language writes it; give `--lang` or print the\n\
month in words.\n"

    N310 "fiscal-year" Info
    "A deadline names a fiscal year."
    "A fiscal year such as FY2023 was read as that of the United States' federal government, 1 October 2022 to\n\
30 September 2023. Other governments and bodies begin theirs in other months.\n"

    N320 "spelling-variant" Warning
    "A word of a responsible party's name is spelled in two ways."
    "Two names differ by one letter of a long word, such as «Россадоводства» and «Росадоводства». A doubled letter\n\
alone does not make them two parties: both spellings stand in `aliases` of one organization. With any other\n\
letter they stay two organizations until somebody who knows corrects the source. `suggestion` gives the spelling\n\
that the plan uses more often.\n"

    N321 "similar-names" Info
    "Two responsible parties have names that differ by one word."
    "Such as «Отдел печати и связи» beside «Отдел печати, рекламы и связи»: perhaps one body, perhaps two. planomer\n\
does not merge them. If they are one, use one name in the source.\n"

    N330 "reference-includes-self" Warning
    "A reference to other measures includes the measure that makes it."
    "Measure 8 says «сведения по пп. 7-9»: it refers to itself. Often the range is one too long or the measures were\n\
renumbered. The reference is kept with every measure it names.\n"

    N331 "missing-reference" Warning
    "A reference names a point that the plan does not have."
    "Such as «по пп. 7-16» in a plan that ends with point 12. The points that exist are kept in the reference. Points\n\
of laws and other acts are not references. If the text names another document, say which one in the source.\n"

    C401 "duplicate-number" Warning
    "Two sections or measures have the same number."
    "A number that should name one section or one measure stands before two, such as two sections «2.1.».\n\
References to it are ambiguous. Both are kept, each with an id of its own. Numbering that starts anew in every\n\
section is no duplicate.\n"

    C402 "number-gap" Info
    "A number between two measures or sections is missing."
    "After 3.1 comes 3.3: either 3.2 was taken out, or a row was lost on the way. Compare with the original.\n"

    C403 "number-out-of-sequence" Warning
    "A number does not follow the one before it."
    "Such as 3.3.3 after 3.2.2, or 4 after 5. Usually a slip of the pen or rows that changed places. The number is\n\
kept as printed and the order is that of the source.\n"

    C404 "number-clash" Warning
    "A measure has the number of a section."
    "Such as a measure «4.2.» in the section «4.2.»: its last level is missing. References to the number are\n\
ambiguous.\n"

    C405 "numbering-style" Info
    "Numbers are printed in two ways."
    "Most labels end in a full stop and some do not, such as «1.1.1.» and «4.1.1». It does no harm here: `number`\n\
is the same without it. Told once for a plan.\n"

    C410 "missing-deadline" Warning
    "A measure has no deadline, though the plan's others have one."
    "Nine measures of ten state when they are due and this one does not: an empty cell or a cut row. Plans without\n\
deadlines, or with few, raise no alarm.\n"

    C411 "missing-responsible" Warning
    "Nobody answers for a measure, though the plan's others name somebody."
    "Nine measures of ten name a responsible party and this one does not: an empty cell, a merged cell that ended a\n\
row too early, or a cut row. Plans without such a column raise no alarm.\n"

    C412 "missing-expected-result" Info
    "A measure states no expected result, though the plan's others do."
    "Nine measures of ten say what comes of them and this one does not. Look whether a merged cell of the source was\n\
meant to serve it too.\n"

    C413 "missing-target" Info
    "An indicator states no value, though the plan's others do."
    "An indicator whose target cells are empty or hold only dashes cannot be reached or missed.\n"

    C414 "truncated-row" Warning
    "The source breaks off inside a measure."
    "The last row has fewer cells than the others and no end, as when a file was cut or copied in part. What is\n\
there is kept. Look for the whole document.\n"

    C420 "due-before-approval" Info
    "A measure was due before the plan was approved."
    "The deadline lies before the day of approval, such as 31.01.2022 in a plan of 4 April 2022: work already done\n\
that the plan records, or a slip in the year.\n"

    C430 "falling-target" Warning
    "A target falls where the others of its row rise."
    "Values by year such as 25, 50, 40, 100: all but one step go up. A digit may be wrong, or two cells may have\n\
changed places. Rows that fall throughout, or go up and down, raise no alarm.\n"

    C431 "sum-mismatch" Warning
    "Parts do not add up to the total that is printed."
    "The amounts by year or source of a measure do not add up to the one under «всего», such as 100 and 150 beside\n\
a total of 300. Rounding of the last digit is allowed for.\n"

    C440 "empty-section" Info
    "A section holds neither measures nor sections."
    "Its heading stands in the plan with nothing below it: an unfinished plan, or rows that were not understood. Look\n\
into `unclaimed`.\n"

    C441 "duplicate-measure" Warning
    "Two measures of a section say the same."
    "Title, deadlines and responsible parties are the same, word for word. One of the rows was probably copied and\n\
not changed. Both are kept.\n"

    C450 "unclaimed-text" Info
    "Text of the source plays no part in the plan."
    "Lines before, between or after the tables that are neither title nor section nor measure stand in `unclaimed`.\n\
Usually prose and signatures; see whether a measure is among them. Told once for a plan.\n"
}
