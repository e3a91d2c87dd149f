//! A format code into sections of tokens.

use super::names::Names;

/// What a section shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    General,
    Number,
    Fraction,
    Date,
    Literal,
}

/// A piece of a format code.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Literal(String),
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// `E+` (true) or `E-`.
    Exponent(bool),
    Slash,
    General,
    Text,
    Year(usize),
    Month(usize),
    Day(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// `[h]`, `[m]`, `[s]`: the whole time in that unit.
    Elapsed(char, usize),
    /// `AM/PM` (true) or `A/P`.
    Half(bool),
}

/// A condition such as `[>=100]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    operator: Operator,
    value: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    GreaterEqual,
    Greater,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let rest = text.trim_start_matches(['<', '>', '=']);
        let operator = match text.strip_suffix(rest)? {
            "<" => Operator::Less,
            "<=" => Operator::LessEqual,
            "=" => Operator::Equal,
            "<>" => Operator::NotEqual,
            ">=" => Operator::GreaterEqual,
            ">" => Operator::Greater,
            _ => return None,
        };
        Some(Self { operator, value: rest.trim().parse().ok()? })
    }

    #[expect(clippy::float_cmp, reason = "the format asks for equality")]
    pub fn holds(self, value: f64) -> bool {
        match self.operator {
            Operator::Less => value < self.value,
            Operator::LessEqual => value <= self.value,
            Operator::Equal => value == self.value,
            Operator::NotEqual => value != self.value,
            Operator::GreaterEqual => value >= self.value,
            Operator::Greater => value > self.value,
        }
    }

    /// Whether only negative numbers pass: they are shown without a sign of their own.
    pub fn only_negative(self) -> bool {
        matches!(self.operator, Operator::Less | Operator::LessEqual) && self.value <= 0.0
    }
}

/// One of the up to four parts of a format.
#[derive(Clone, Debug)]
pub struct Section {
    pub tokens: Vec<Token>,
    pub kind: Kind,
    pub condition: Option<Condition>,
    /// The language its month names are in, where it says one.
    pub names: Option<Names>,
    /// Decimals of the smallest unit of time shown, `None` where no second is shown.
    pub precision: Option<usize>,
}

impl Section {
    pub fn shows_day(&self) -> bool {
        let has = |f: fn(&Token) -> bool| self.tokens.iter().any(f);
        has(|t| matches!(t, Token::Day(1 | 2))) && has(|t| matches!(t, Token::Month(_)))
    }
}

/// The sections of a code; none for an empty one.
pub fn sections(code: &str) -> Vec<Section> {
    if code.trim().is_empty() {
        return Vec::new();
    }
    let mut scanner = Scanner { chars: code.chars().peekable(), ..Scanner::default_for(code) };
    while scanner.step() {}
    scanner.close();
    scanner.sections
}

struct Scanner<'a> {
    chars: std::iter::Peekable<std::str::Chars<'a>>,
    sections: Vec<Section>,
    tokens: Vec<Token>,
    condition: Option<Condition>,
    names: Option<Names>,
    system_date: bool,
    system_time: bool,
}

impl<'a> Scanner<'a> {
    fn default_for(code: &'a str) -> Self {
        Self {
            chars: code.chars().peekable(),
            sections: Vec::new(),
            tokens: Vec::new(),
            condition: None,
            names: None,
            system_date: false,
            system_time: false,
        }
    }

    /// Takes one token; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(c) = self.chars.next() else { return false };
        match c {
            ';' => self.close(),
            '"' => {
                let text: String = self.chars.by_ref().take_while(|c| *c != '"').collect();
                self.literal(&text);
            }
            '\\' | '!' => {
                if let Some(c) = self.chars.next() {
                    self.literal(c.encode_utf8(&mut [0; 4]));
                }
            }
            '_' => {
                self.chars.next();
                self.literal(" ");
            }
            '*' => {
                self.chars.next();
            }
            '[' => {
                let inside: String = self.chars.by_ref().take_while(|c| *c != ']').collect();
                self.bracket(&inside);
            }
            '0' | '#' | '?' => self.tokens.push(Token::Digit(c)),
            '.' => self.tokens.push(Token::Point),
            ',' => self.tokens.push(Token::Comma),
            '%' => self.tokens.push(Token::Percent),
            '@' => self.tokens.push(Token::Text),
            '/' => self.tokens.push(Token::Slash),
            _ if c.is_ascii_alphabetic() => self.letters(c),
            _ => self.literal(c.encode_utf8(&mut [0; 4])),
        }
        true
    }

    fn letters(&mut self, first: char) {
        let lower = first.to_ascii_lowercase();
        match lower {
            'g' if self.follows("eneral") => return self.tokens.push(Token::General),
            'e' if matches!(self.chars.peek(), Some('+' | '-')) => {
                let plus = self.chars.next() == Some('+');
                return self.tokens.push(Token::Exponent(plus));
            }
            'a' if self.follows("m/pm") => return self.tokens.push(Token::Half(true)),
            'a' if self.follows("/p") => return self.tokens.push(Token::Half(false)),
            _ => {}
        }
        let mut count = 1;
        while self.chars.next_if(|c| c.eq_ignore_ascii_case(&first)).is_some() {
            count += 1;
        }
        match lower {
            // `e` is the year in East Asian formats.
            'y' | 'e' => self.tokens.push(Token::Year(count)),
            'm' => self.tokens.push(Token::Month(count)),
            'd' => self.tokens.push(Token::Day(count)),
            'h' => self.tokens.push(Token::Hour(count)),
            's' => self.tokens.push(Token::Second(count)),
            'g' | 'b' => {}
            _ => self.literal(&first.to_string().repeat(count)),
        }
    }

    fn follows(&mut self, word: &str) -> bool {
        let mut ahead = self.chars.clone();
        let found = word.chars().all(|w| ahead.next().is_some_and(|c| c.eq_ignore_ascii_case(&w)));
        if found {
            self.chars = ahead;
        }
        found
    }

    /// What stands in brackets: a colour, a condition, a currency with a locale, an elapsed time.
    fn bracket(&mut self, inside: &str) {
        if let Some(locale) = inside.strip_prefix('$') {
            let (currency, code) = locale.rsplit_once('-').unwrap_or((locale, ""));
            self.literal(currency);
            match code.to_ascii_uppercase().as_str() {
                "F800" | "X-SYSDATE" => self.system_date = true,
                "F400" | "X-SYSTIME" => self.system_time = true,
                code => self.names = Names::of_lcid(code).or(self.names),
            }
        } else if inside.starts_with(['<', '>', '=']) {
            self.condition = Condition::parse(inside);
        } else if let Some(unit) = elapsed_unit(inside) {
            self.tokens.push(Token::Elapsed(unit, inside.len()));
        }
    }

    fn literal(&mut self, text: &str) {
        if let Some(Token::Literal(last)) = self.tokens.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.tokens.push(Token::Literal(text.to_owned()));
        }
    }

    fn close(&mut self) {
        let mut tokens = std::mem::take(&mut self.tokens);
        if std::mem::take(&mut self.system_date) {
            let dot = || Token::Literal(".".to_owned());
            tokens = vec![Token::Day(2), dot(), Token::Month(2), dot(), Token::Year(4)];
        } else if std::mem::take(&mut self.system_time) {
            let colon = || Token::Literal(":".to_owned());
            tokens = vec![Token::Hour(1), colon(), Token::Month(2), colon(), Token::Second(2)];
        }
        let kind = kind(&tokens);
        let precision = if kind == Kind::Date { settle_time(&mut tokens) } else { None };
        let condition = self.condition.take();
        self.sections.push(Section { tokens, kind, condition, names: self.names.take(), precision });
    }
}

fn elapsed_unit(inside: &str) -> Option<char> {
    let unit = inside.chars().next()?.to_ascii_lowercase();
    let same = inside.chars().all(|c| c.eq_ignore_ascii_case(&unit));
    (same && matches!(unit, 'h' | 'm' | 's')).then_some(unit)
}

fn kind(tokens: &[Token]) -> Kind {
    let any = |f: fn(&Token) -> bool| tokens.iter().any(f);
    if any(|t| {
        matches!(t, Token::Year(_) | Token::Month(_) | Token::Day(_) | Token::Hour(_) | Token::Second(_))
            || matches!(t, Token::Elapsed(..) | Token::Half(_))
    }) {
        Kind::Date
    } else if any(|t| *t == Token::General) {
        Kind::General
    } else if any(|t| matches!(t, Token::Digit(_))) {
        if any(|t| *t == Token::Slash) { Kind::Fraction } else { Kind::Number }
    } else {
        Kind::Literal
    }
}

/// Tells minutes from months (after hours or before seconds) and turns what is left over into
/// literals. Gives the decimals of seconds.
fn settle_time(tokens: &mut [Token]) -> Option<usize> {
    let mut after_hours = false;
    let mut month: Option<usize> = None;
    let mut minutes = Vec::new();
    let mut precision = None;
    let mut in_fraction = false;
    for (i, token) in tokens.iter_mut().enumerate() {
        match token {
            Token::Hour(_) | Token::Elapsed('h', _) => after_hours = true,
            Token::Month(_) if after_hours => {
                minutes.push(i);
                after_hours = false;
            }
            Token::Month(_) => month = Some(i),
            Token::Second(_) | Token::Elapsed('s', _) => {
                minutes.extend(month.take());
                precision = Some(0);
                after_hours = false;
            }
            Token::Year(_) | Token::Day(_) => {
                after_hours = false;
                month = None;
            }
            Token::Point => in_fraction = precision.is_some(),
            Token::Digit(_) if in_fraction => precision = precision.map(|p: usize| p + 1),
            Token::Comma => *token = Token::Literal(",".to_owned()),
            Token::Slash => *token = Token::Literal("/".to_owned()),
            _ => {}
        }
    }
    for i in minutes {
        if let Some(token) = tokens.get_mut(i)
            && let Token::Month(n) = *token
        {
            *token = Token::Minute(n);
        }
    }
    precision
}
