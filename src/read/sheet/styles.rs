//! The looks of cells: number format and background by style index.

use super::format::{Epoch, Names, NumberFormat, builtin};

/// Cell styles of a workbook.
#[derive(Debug, Default)]
pub struct Styles {
    /// By number format id, for those the workbook defines.
    codes: std::collections::HashMap<u16, String>,
    looks: Vec<Look>,
    formats: Vec<NumberFormat>,
    /// Position in `formats` by number format id.
    known: std::collections::HashMap<u16, Option<usize>>,
    /// The day dates count from.
    pub epoch: Epoch,
    /// Names of months where a format says no language.
    pub names: Option<Names>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// Position in `formats`; `None` shows as General.
    format: Option<usize>,
    fill: u32,
}

impl Styles {
    /// Defines a number format; all of them come before the first style.
    pub fn define(&mut self, id: u16, code: String) {
        self.codes.insert(id, code);
    }

    /// Adds the next style.
    pub fn push(&mut self, format_id: u16, fill: u32) {
        let format = self.known.get(&format_id).copied().unwrap_or_else(|| self.format_of(format_id));
        self.known.insert(format_id, format);
        self.looks.push(Look { format, fill });
    }

    /// The position of a number format, parsed for its first style.
    fn format_of(&mut self, id: u16) -> Option<usize> {
        // Some programs write out the dates that follow the reader's locale as their own reader's.
        let own = self.codes.get(&id).filter(|_| !matches!(id, 14..=22 | 27..=36));
        let code = own.map_or(builtin(id), String::as_str);
        if code.is_empty() || code.eq_ignore_ascii_case("general") {
            return None;
        }
        self.formats.push(NumberFormat::parse(code));
        Some(self.formats.len() - 1)
    }

    /// The background of a style: 0 for none.
    pub fn fill(&self, style: usize) -> u32 {
        self.looks.get(style).map_or(0, |l| l.fill)
    }

    /// The number format of a style; `None` is General.
    pub fn format(&self, style: usize) -> Option<&NumberFormat> {
        self.looks.get(style).and_then(|l| l.format).and_then(|f| self.formats.get(f))
    }

    /// Appends a number as its style shows it; gives its date.
    pub fn show(&self, style: usize, value: f64, out: &mut String) -> Option<jiff::civil::Date> {
        let Some(format) = self.format(style) else {
            NumberFormat::show_general(value, out);
            return None;
        };
        let names = self.names.unwrap_or(Names::of_language("en"));
        format.show(value, self.epoch, names, out)
    }

    /// Appends a serial number that is known to be a date, even where its style shows numbers.
    pub fn show_date(&self, style: usize, serial: f64, out: &mut String) -> Option<jiff::civil::Date> {
        if self.format(style).is_some_and(NumberFormat::is_date) {
            return self.show(style, serial, out);
        }
        let code = if serial.fract() == 0.0 { builtin(14) } else { builtin(22) };
        NumberFormat::parse(code).show(
            serial,
            self.epoch,
            self.names.unwrap_or(Names::of_language("en")),
            out,
        )
    }
}
