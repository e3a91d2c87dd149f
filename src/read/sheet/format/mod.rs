//! Number formats: the text a person sees of a stored number (ECMA-376-1 §18.8.30 and §18.8.31).
//!
//! The decimal mark is a point and thousands stand apart by a no-break space, whatever the reader's locale
//! would show: a comma would say two things.

mod date;
mod names;
mod number;
mod parse;

use jiff::civil::Date;

pub use date::Epoch;
pub use names::Names;

use parse::{Condition, Kind, Section, Token};

/// A parsed number format.
#[derive(Clone, Debug)]
pub struct NumberFormat {
    sections: Vec<Section>,
}

/// The formats a workbook may name by number alone, `""` where the number has no fixed meaning.
///
/// 14 and 22 follow the reader's locale; they are shown day first, with a year of four digits.
pub fn builtin(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4..=8 | 41..=44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => "dd.mm.yyyy",
        15 => "dd.mmm.yy",
        16 => "dd.mmm",
        17 | 55 | 56 => "mmm.yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 => "h:mm",
        21 | 33 => "h:mm:ss",
        22 => "dd.mm.yyyy h:mm",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "",
    }
}

impl NumberFormat {
    /// Parses a format code; one that makes no sense shows numbers as `General` does.
    pub fn parse(code: &str) -> Self {
        Self { sections: parse::sections(code) }
    }

    /// Whether it shows a date or a time.
    pub fn is_date(&self) -> bool {
        self.sections.first().is_some_and(|s| s.kind == Kind::Date)
    }

    /// Appends the text of a stored number; gives the date where the format shows a day of a month.
    pub fn show(&self, value: f64, epoch: Epoch, names: Names, out: &mut String) -> Option<Date> {
        let Some((section, negate)) = self.section(value) else {
            number::general(value, out);
            return None;
        };
        let shown = if negate { value.abs() } else { value };
        match section.kind {
            Kind::Date => {
                if let Some(moment) = epoch.moment(value, section.precision) {
                    date::show(section, &moment, section.names.unwrap_or(names), out);
                    return section.shows_day().then_some(moment.date).flatten();
                }
                number::general(value, out);
            }
            Kind::General => number::general_section(section, shown, out),
            Kind::Fraction => number::fraction(section, shown, out),
            Kind::Number => number::decimal(section, shown, out),
            Kind::Literal => literals(section, out),
        }
        None
    }

    /// Appends the text of a stored number without a format.
    pub fn show_general(value: f64, out: &mut String) {
        number::general(value, out);
    }

    /// Whether it adds to texts or hides them.
    pub fn dresses_text(&self) -> bool {
        self.sections.len() > 3
    }

    /// Appends a text as the format's fourth section dresses it.
    pub fn show_text(&self, text: &str, out: &mut String) {
        let Some(section) = self.sections.get(3).filter(|s| s.tokens.contains(&Token::Text)) else {
            out.push_str(text);
            return;
        };
        for token in &section.tokens {
            match token {
                Token::Literal(l) => out.push_str(l),
                Token::Text => out.push_str(text),
                _ => {}
            }
        }
    }

    /// The section for a value, and whether it shows the value without its sign.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let numeric = self.sections.get(..self.sections.len().min(3)).unwrap_or(&[]);
        if numeric.iter().any(|s| s.condition.is_some()) {
            let found = numeric
                .iter()
                .find(|s| s.condition.is_none_or(|c| c.holds(value)))
                .map(|s| (s, s.condition.is_some_and(Condition::only_negative)));
            return found;
        }
        let pick = match (numeric.len(), value) {
            (2.., v) if v < 0.0 => 1,
            (3.., 0.0) => 2,
            _ => 0,
        };
        numeric.get(pick).filter(|s| !s.tokens.contains(&Token::Text)).map(|s| (s, pick == 1))
    }
}

fn literals(section: &Section, out: &mut String) {
    for token in &section.tokens {
        if let Token::Literal(l) = token {
            out.push_str(l);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, value: f64) -> String {
        let mut out = String::new();
        NumberFormat::parse(code).show(value, Epoch::Y1900, Names::of_language("ru"), &mut out);
        out
    }

    #[test]
    fn numbers_as_a_person_sees_them() {
        for (code, value, seen) in [
            ("General", 25.0, "25"),
            ("", 0.1 + 0.2, "0.3"),
            ("General", 1e20, "1E+20"),
            ("General", 1_234_567_890_123.0, "1234567890123"),
            ("General", 100.0 / 3.0, "33.33333333"),
            ("General", -0.000_012_345, "-1.2345E-05"),
            ("0.00", 1.1, "1.10"),
            ("0.00", 1.005, "1.01"),
            ("0.0", -0.04, "0.0"),
            ("0%", 0.25, "25%"),
            ("0.0%", 0.1255, "12.6%"),
            ("0", 0.5, "1"),
            ("#,##0", 1_234_567.0, "1\u{a0}234\u{a0}567"),
            ("#,##0.00", 0.5, "0.50"),
            ("#,##0", 12.0, "12"),
            ("# ##0.00", 1234.5, "1 234.50"),
            ("0,", 12_345.0, "12"),
            ("000", 7.0, "007"),
            ("#.##", 2.5, "2.5"),
            ("0.00;(0.00)", -3.0, "(3.00)"),
            ("0;-0;\"нет\"", 0.0, "нет"),
            ("0\" чел.\"", 12.0, "12 чел."),
            ("#,##0.00\\ \"₽\"", 1500.0, "1\u{a0}500.00 ₽"),
            ("#,##0\\ [$€-407]", 3.0, "3 €"),
            ("[Red][<0]-0.0;[>=100]0;0.00", 250.4, "250"),
            ("[Red][<0]-0.0;[>=100]0;0.00", -2.0, "-2.0"),
            ("[Red][<0]-0.0;[>=100]0;0.00", 7.0, "7.00"),
            ("0.00E+00", 12_345.0, "1.23E+04"),
            ("# ?/?", 1.5, "1 1/2"),
            ("# ??/??", 0.333_333, "1/3"),
            ("0_);(0)", 4.0, "4"),
            ("@", 12.0, "12"),
            ("000\\-000", 123_456.0, "123-456"),
            (";;;", 5.0, ""),
        ] {
            assert_eq!(show(code, value).trim(), seen, "{code} of {value}");
        }
    }

    #[test]
    fn dates_times_and_durations() {
        for (code, value, seen) in [
            (builtin(14), 43_100.0, "31.12.2017"),
            (builtin(16), 45_323.0, "01.фев"),
            (builtin(17), 45_323.0, "фев.24"),
            ("dd/mm/yyyy", 45_323.5, "01/02/2024"),
            ("dd.mm.yy;@", 45_323.0, "01.02.24"),
            ("[$-419]d\\ mmmm\\ yyyy;@", 45_323.0, "1 февраля 2024"),
            ("[$-409]mmmm d, yyyy", 45_323.0, "February 1, 2024"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45_323.0, "01.02.2024"),
            ("mmmm yyyy", 45_323.0, "февраль 2024"),
            ("yyyy-mm-dd\\Thh:mm:ss", 45_323.75, "2024-02-01T18:00:00"),
            ("h:mm", 0.395_833_333, "9:30"),
            ("h:mm AM/PM", 0.75, "6:00 PM"),
            ("[h]:mm:ss", 1.5, "36:00:00"),
            ("[mm]:ss", 0.5, "720:00"),
            ("mm:ss.0", 0.000_023_148, "00:02.0"),
            ("d", 60.0, "29"),
            ("dd.mm.yyyy", 59.0, "28.02.1900"),
            ("dd.mm.yyyy", 61.0, "01.03.1900"),
            ("ddd", 45_323.0, "Чт"),
            ("dd.mm.yyyy", -1.0, "-1"),
        ] {
            assert_eq!(show(code, value), seen, "{code} of {value}");
        }
    }

    #[test]
    fn the_date_is_told_where_a_day_is_shown() {
        let date = |code: &str, value, epoch| {
            NumberFormat::parse(code).show(value, epoch, Names::of_language("en"), &mut String::new())
        };
        assert_eq!(date("dd.mmm", 45_323.0, Epoch::Y1900), Some(jiff::civil::date(2024, 2, 1)));
        assert_eq!(date("dd.mm.yyyy", 43_861.0, Epoch::Y1904), Some(jiff::civil::date(2024, 2, 1)));
        assert_eq!(date("mmm.yy", 45_323.0, Epoch::Y1900), None);
        assert_eq!(date("0.00", 45_323.0, Epoch::Y1900), None);
    }

    #[test]
    fn a_text_section_dresses_a_text() {
        let mut out = String::new();
        NumberFormat::parse("0;-0;0;\"п. \"@").show_text("3", &mut out);
        NumberFormat::parse("0").show_text("; 4", &mut out);
        assert_eq!(out, "п. 3; 4");
    }
}
