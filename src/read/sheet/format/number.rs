//! Numbers as decimals, fractions and in General.

use super::parse::{Section, Token};

/// A decimal number of up to 15 significant digits, as many as Excel keeps; rounding is done on these, half
/// away from zero, as Excel does (1.005 shown with two decimals is 1.01).
#[derive(Clone, Debug)]
struct Decimal {
    negative: bool,
    /// Digits, most significant first, without leading zeros; empty for zero.
    digits: Vec<u8>,
    /// How many of the digits stand before the point; negative when zeros follow it.
    point: i32,
}

impl Decimal {
    fn new(value: f64) -> Self {
        let text = format!("{:.14e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let mut digits: Vec<u8> =
            mantissa.bytes().filter(u8::is_ascii_digit).map(|b| b.wrapping_sub(b'0')).collect();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { negative: value < 0.0, point: if digits.is_empty() { 0 } else { point }, digits }
    }

    /// Rounds to so many decimals.
    fn round(&mut self, decimals: i32) {
        let keep = self.point.saturating_add(decimals);
        let Ok(keep) = usize::try_from(keep) else {
            self.digits.clear();
            return;
        };
        let Some(next) = self.digits.get(keep).copied() else { return };
        self.digits.truncate(keep);
        if next >= 5 {
            self.increment();
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
    }

    fn increment(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    /// The digit of 10^`power`.
    fn digit(&self, power: i32) -> u8 {
        usize::try_from(self.point - 1 - power).ok().and_then(|i| self.digits.get(i)).copied().unwrap_or(0)
    }

    /// How many digits stand before the point.
    fn integers(&self) -> i32 {
        if self.digits.is_empty() { 0 } else { self.point.max(0) }
    }

    /// How many digits after the point are not trailing zeros.
    fn decimals(&self) -> i32 {
        i32::try_from(self.digits.len()).unwrap_or(0).saturating_sub(self.point).max(0)
    }

    fn write_plain(&self, out: &mut String) {
        if self.negative && !self.digits.is_empty() {
            out.push('-');
        }
        for power in (0..self.integers().max(1)).rev() {
            out.push(char::from(b'0' + self.digit(power)));
        }
        if self.decimals() > 0 {
            out.push('.');
            for i in 1..=self.decimals() {
                out.push(char::from(b'0' + self.digit(-i)));
            }
        }
    }
}

/// Appends a number as `General` shows it in a wide column: whole numbers in full up to 15 digits, others in
/// eleven characters, very large and very small ones with an exponent.
pub fn general(value: f64, out: &mut String) {
    if !value.is_finite() {
        out.push_str("#NUM!");
        return;
    }
    if short(value, out) {
        return;
    }
    let mut decimal = Decimal::new(value);
    if decimal.digits.is_empty() {
        out.push('0');
        return;
    }
    let whole = decimal.decimals() == 0;
    if (whole && decimal.point <= 15) || (-3..=11).contains(&decimal.point) {
        // Eleven characters: the digits before the point (at least one), the point, the rest.
        decimal.round((10 - decimal.point.max(1)).max(0));
        decimal.write_plain(out);
        return;
    }
    decimal.exponent_form(5, out);
}

/// Appends most numbers at once: whole ones, and those below a million of up to three decimals. A double holds either
/// exactly or as the nearest to it, and General shows all of its digits.
fn short(value: f64, out: &mut String) -> bool {
    use std::fmt::Write;
    if value.abs() < 1e15 && value.fract() == 0.0 {
        // Writing to a String cannot fail.
        return write!(out, "{}", whole(value)).is_ok();
    }
    if value.abs() >= 1e6 {
        return false;
    }
    for (decimals, unit) in [(1, 10.0), (2, 100.0), (3, 1000.0)] {
        let units = (value * unit).round();
        // The quotient of two doubles is the one nearest to it, so this says whether the value is that decimal.
        #[expect(clippy::float_cmp, reason = "asks for the very same double")]
        if units / unit == value {
            let sign = if value < 0.0 { "-" } else { "" };
            let units = whole(units.abs());
            let unit = whole(unit);
            return write!(out, "{sign}{}.{:0decimals$}", units / unit, units % unit).is_ok();
        }
    }
    false
}

/// A whole number below 2^53.
#[expect(clippy::cast_possible_truncation, reason = "it fits")]
fn whole(value: f64) -> i64 {
    value as i64
}

impl Decimal {
    fn exponent_form(mut self, decimals: i32, out: &mut String) {
        use std::fmt::Write;
        let mut exponent = self.point - 1;
        self.point = 1;
        self.round(decimals);
        if self.point > 1 {
            self.point = 1;
            exponent += 1;
        }
        self.write_plain(out);
        let sign = if exponent < 0 { '-' } else { '+' };
        let _ = write!(out, "E{sign}{:02}", exponent.abs());
    }
}

/// Appends a section that has `General` in it, with its literals.
pub fn general_section(section: &Section, value: f64, out: &mut String) {
    for token in &section.tokens {
        match token {
            Token::General => general(value, out),
            Token::Literal(l) => out.push_str(l),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
}

/// What the placeholders of a number section ask for.
struct Shape {
    integers: i32,
    decimals: i32,
    grouped: bool,
    /// Powers of ten to shift by: percent signs and trailing commas.
    shift: i32,
    exponent: bool,
}

fn shape(section: &Section) -> Shape {
    let mut shape = Shape { integers: 0, decimals: 0, grouped: false, shift: 0, exponent: false };
    let (mut after_point, mut commas) = (false, 0);
    for token in &section.tokens {
        match token {
            Token::Digit(_) if shape.exponent => {}
            Token::Digit(_) if after_point => shape.decimals += 1,
            Token::Digit(_) => {
                shape.grouped |= std::mem::take(&mut commas) > 0;
                shape.integers += 1;
            }
            Token::Comma if shape.integers > 0 => commas += 1,
            Token::Point => after_point = true,
            Token::Percent => shape.shift += 2,
            Token::Exponent(_) => shape.exponent = true,
            _ => {}
        }
    }
    shape.shift -= 3 * commas;
    shape
}

/// Appends a number by its placeholders.
pub fn decimal(section: &Section, value: f64, out: &mut String) {
    if !value.is_finite() {
        out.push_str("#NUM!");
        return;
    }
    let shape = shape(section);
    let mut number = Decimal::new(value);
    if !number.digits.is_empty() {
        number.point += shape.shift;
    }
    if shape.exponent {
        return scientific(section, &shape, number, out);
    }
    number.round(shape.decimals);
    if number.negative && !number.digits.is_empty() {
        out.push('-');
    }
    placeholders(section, &shape, &number, out);
}

fn placeholders(section: &Section, shape: &Shape, number: &Decimal, out: &mut String) {
    let mut power = shape.integers;
    let mut started = false;
    for token in &section.tokens {
        match token {
            Token::Literal(l) => out.push_str(l),
            Token::Percent => out.push('%'),
            // The first placeholder takes all the digits that have none of their own.
            Token::Digit(c) if power > 0 => {
                let top =
                    if started || power < shape.integers { power } else { number.integers().max(power) };
                for p in (power - 1..top).rev() {
                    started |= integer_digit(*c, p, number, shape.grouped, started, out);
                }
                power -= 1;
            }
            Token::Digit(c) => {
                power -= 1;
                match c {
                    _ if -power <= number.decimals() => out.push(char::from(b'0' + number.digit(power))),
                    '0' => out.push('0'),
                    '?' => out.push(' '),
                    _ => {}
                }
            }
            Token::Point => {
                power = 0;
                out.push('.');
            }
            Token::Exponent(_) => break,
            _ => {}
        }
    }
}

/// Appends the digit of a power of ten that a placeholder shows; says whether one was shown.
fn integer_digit(c: char, p: i32, number: &Decimal, grouped: bool, started: bool, out: &mut String) -> bool {
    let digit = if p < number.integers() {
        char::from(b'0' + number.digit(p))
    } else if started || c == '0' {
        '0'
    } else {
        if c == '?' {
            out.push(' ');
        }
        return false;
    };
    out.push(digit);
    if grouped && p > 0 && p % 3 == 0 {
        out.push('\u{a0}');
    }
    true
}

fn scientific(section: &Section, shape: &Shape, mut number: Decimal, out: &mut String) {
    use std::fmt::Write;
    let step = shape.integers.max(1);
    let mut exponent = if number.digits.is_empty() { 0 } else { (number.point - 1).div_euclid(step) * step };
    if !number.digits.is_empty() {
        number.point -= exponent;
        let before = number.point;
        number.round(shape.decimals);
        if number.point > before && number.point > step {
            number.point -= step;
            exponent += step;
        }
    }
    if number.negative {
        out.push('-');
    }
    placeholders(section, shape, &number, out);
    let mut after = section.tokens.iter().skip_while(|t| !matches!(t, Token::Exponent(_)));
    let plus = matches!(after.next(), Some(Token::Exponent(true)));
    let width = after.clone().filter(|t| matches!(t, Token::Digit(_))).count();
    let sign = match (exponent < 0, plus) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    let _ = write!(out, "E{sign}{:0width$}", exponent.abs());
    for token in after {
        match token {
            Token::Literal(l) => out.push_str(l),
            Token::Percent => out.push('%'),
            _ => {}
        }
    }
}

/// Appends a number as a fraction: `# ?/?`, `# ??/??`, `?/8`.
pub fn fraction(section: &Section, value: f64, out: &mut String) {
    use std::fmt::Write;
    let slash = section.tokens.iter().position(|t| *t == Token::Slash).unwrap_or(0);
    let (before, after) = section.tokens.split_at_checked(slash).unwrap_or((&[], &[]));
    let is_digit = |t: &&Token| matches!(t, Token::Digit(_));
    let width = after.iter().filter(is_digit).count().clamp(1, 3);
    // Placeholders in two groups before the slash: the whole number apart.
    let groups = before.split(|t| !matches!(t, Token::Digit(_))).filter(|g| !g.is_empty()).count();
    let fixed: Option<u32> = match after.get(1) {
        Some(Token::Literal(l)) => l.trim().parse().ok().filter(|d| *d > 0),
        _ => None,
    };
    let magnitude = value.abs();
    let whole = if groups > 1 { magnitude.trunc() } else { 0.0 };
    let (mut top, bottom) = nearest(magnitude - whole, fixed, 10_u32.pow(u32::try_from(width).unwrap_or(1)));
    let mut whole = whole;
    if groups > 1 && top >= f64::from(bottom) {
        whole += 1.0;
        top -= f64::from(bottom);
    }
    if value < 0.0 {
        out.push('-');
    }
    let _ = match (groups > 1, whole > 0.0, top > 0.0) {
        (true, true, false) => write!(out, "{whole}"),
        (true, true, true) => write!(out, "{whole} {top}/{bottom}"),
        (true, false, false) => write!(out, "0"),
        _ => write!(out, "{top}/{bottom}"),
    };
}

/// The nearest fraction with a denominator below a bound, the smallest denominator of equals.
fn nearest(value: f64, fixed: Option<u32>, below: u32) -> (f64, u32) {
    let error = |d: u32| ((value * f64::from(d)).round() / f64::from(d) - value).abs();
    let mut best = fixed.unwrap_or(1);
    if fixed.is_none() {
        for d in 2..below {
            if error(d) < error(best) - 1e-12 {
                best = d;
            }
        }
    }
    ((value * f64::from(best)).round(), best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_shows_what_the_long_one_does() {
        let long = |value: f64| {
            let mut decimal = Decimal::new(value);
            decimal.round((10 - decimal.point.max(1)).max(0));
            let mut out = String::new();
            decimal.write_plain(&mut out);
            if decimal.digits.is_empty() { "0".to_owned() } else { out }
        };
        let units = (0..20_000).map(|n| f64::from(n) * 37.0);
        for value in units.flat_map(|n| [n, n / 10.0, -n / 100.0, n / 1000.0, n / 7.0, n * 1e6]) {
            let mut out = String::new();
            if short(value, &mut out) {
                assert_eq!(out, long(value), "{value}");
            }
        }
        for value in [0.1 + 0.2, 1e15, 1.0 / 3.0, 0.000_1] {
            assert!(!short(value, &mut String::new()), "{value}");
        }
    }
}
