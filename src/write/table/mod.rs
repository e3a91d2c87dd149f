//! The plan as flat tables: the one place that says which tables there are, which columns each has, what they
//! mean and how their values come out of a [`Plan`]. CSV, Parquet, Excel and Python's frames are all written
//! from here.
//!
//! Columns have the names of the JSON document; what JSON nests is joined by `_` (`offset_value`). Every table
//! begins with `plan`, the key of the plan in the dataset, so that the rows of many plans can stand in one table.

mod names;
mod ru;
mod tables;
mod uk;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::plan::Plan;

pub use super::uid::plan_key;
pub(crate) use names::Named;

/// What a table is: its name, keys, columns, and how its rows come out of a plan.
pub struct Table {
    /// `measures`.
    pub name: &'static str,
    /// English title.
    pub title: &'static str,
    /// English description, a sentence.
    pub description: &'static str,
    /// Columns whose values together name a row.
    pub key: &'static [&'static str],
    /// Columns that name a row of another table (or this one).
    pub references: &'static [Reference],
    /// Columns in order.
    pub columns: &'static [Column],
    rows: for<'a> fn(&'a Plan, &'a str) -> Rows<'a>,
}

/// The rows of one table of one plan, each as long as [`Table::columns`].
pub type Rows<'a> = Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>;

/// A foreign key.
pub struct Reference {
    /// Columns of this table.
    pub columns: &'static [&'static str],
    /// The table they point to.
    pub table: &'static str,
    /// Its key columns, in the same order.
    pub key: &'static [&'static str],
}

/// A column.
pub struct Column {
    /// Its name, as in the JSON document.
    pub name: &'static str,
    /// Type of its values.
    pub kind: Kind,
    /// Whether a value is always there.
    pub required: bool,
    /// English title.
    pub title: &'static str,
    /// English description, a sentence.
    pub description: &'static str,
}

/// Type of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// One of these strings.
    Category(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A whole number that fits `i64`.
    Integer,
    /// A floating-point number, always finite.
    Number,
    /// A calendar day.
    Date,
}

/// A value of a row. `Null` may stand for any kind where the column is not required.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing is stated.
    Null,
    /// For [`Kind::Text`] and [`Kind::Category`].
    Text(Cow<'a, str>),
    /// For [`Kind::Flag`].
    Flag(bool),
    /// For [`Kind::Integer`].
    Integer(i64),
    /// For [`Kind::Number`].
    Number(f64),
    /// For [`Kind::Date`].
    Date(Date),
}

impl Table {
    /// Every table, plans first; a table stands after those it refers to.
    pub const ALL: &'static [Self] = tables::ALL;

    /// The table of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|t| t.name == name)
    }

    /// The rows of one plan; `key` is what `plan` holds, [`plan_key`] for one plan alone.
    pub fn rows<'a>(&self, plan: &'a Plan, key: &'a str) -> Rows<'a> {
        (self.rows)(plan, key)
    }

    /// Title and description in a language (BCP 47), English where that language has none.
    pub fn words(&self, language: &str) -> (&'static str, &'static str) {
        words(language, self.name, "").unwrap_or((self.title, self.description))
    }

    /// As [`Table::words`], for a column.
    pub fn column_words(&self, column: &Column, language: &str) -> (&'static str, &'static str) {
        words(language, self.name, column.name)
            .or_else(|| words(language, "", column.name))
            .unwrap_or((column.title, column.description))
    }
}

/// Table (empty: any), column (empty: the table itself), title, description.
type Words = (&'static str, &'static str, &'static str, &'static str);

fn words(language: &str, table: &str, column: &str) -> Option<(&'static str, &'static str)> {
    let list: &[Words] = match language.split('-').next() {
        Some("ru") => ru::WORDS,
        Some("uk") => uk::WORDS,
        _ => return None,
    };
    list.iter().find(|w| w.0 == table && w.1 == column).map(|w| (w.2, w.3))
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl From<u32> for Value<'_> {
    fn from(value: u32) -> Self {
        Self::Integer(i64::from(value))
    }
}

impl From<usize> for Value<'_> {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Value<'_> {
    fn from(value: u64) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Value<'_> {
    fn from(value: f64) -> Self {
        if value.is_finite() { Self::Number(value) } else { Self::Null }
    }
}

impl From<Date> for Value<'_> {
    fn from(value: Date) -> Self {
        Self::Date(value)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn fits(kind: Kind, value: &Value<'_>) -> bool {
        match (kind, value) {
            (Kind::Text, Value::Text(_))
            | (Kind::Flag, Value::Flag(_))
            | (Kind::Integer, Value::Integer(_))
            | (Kind::Number, Value::Number(_))
            | (Kind::Date, Value::Date(_)) => true,
            (Kind::Category(names), Value::Text(text)) => names.contains(&text.as_ref()),
            _ => false,
        }
    }

    #[test]
    fn every_value_fits_its_column_and_every_table_has_rows() {
        let plan = sample::plan();
        for table in Table::ALL {
            let rows: Vec<_> = table.rows(&plan, "sample").collect();
            assert!(!rows.is_empty(), "{}", table.name);
            for row in &rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                for (column, value) in table.columns.iter().zip(row) {
                    let ok = if *value == Value::Null { !column.required } else { fits(column.kind, value) };
                    assert!(ok, "{}.{}: {value:?}", table.name, column.name);
                }
            }
        }
    }

    #[test]
    fn keys_are_unique_and_references_resolve() {
        let plan = sample::plan();
        let cells = |table: &Table, names: &[&str]| -> Vec<Vec<String>> {
            let at: Vec<usize> = names
                .iter()
                .map(|n| table.columns.iter().position(|c| c.name == *n).expect("a column of the table"))
                .collect();
            table
                .rows(&plan, "sample")
                .filter(|r| at.iter().all(|i| r[*i] != Value::Null))
                .map(|r| at.iter().map(|i| format!("{:?}", r[*i])).collect())
                .collect()
        };
        for table in Table::ALL {
            let mut keys = cells(table, table.key);
            keys.sort();
            let count = keys.len();
            keys.dedup();
            assert_eq!(count, keys.len(), "{}", table.name);
            for reference in table.references {
                let target = Table::find(reference.table).expect("a table");
                assert_eq!(target.key, reference.key);
                let there = cells(target, reference.key);
                for row in cells(table, reference.columns) {
                    assert!(there.contains(&row), "{} -> {}: {row:?}", table.name, reference.table);
                }
            }
        }
    }

    #[test]
    fn every_table_and_column_has_words_in_every_language() {
        for language in ["ru", "uk"] {
            for table in Table::ALL {
                assert!(words(language, table.name, "").is_some(), "{language} {}", table.name);
                for column in table.columns {
                    assert_ne!(
                        table.column_words(column, language).0,
                        column.title,
                        "{language} {}.{}",
                        table.name,
                        column.name
                    );
                }
            }
        }
        assert_eq!(Table::ALL[0].words("de").0, "Plans");
    }
}
