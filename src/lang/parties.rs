//! What a language knows of responsible parties, quantities and references: the form of its `parties`,
//! `units` and `points` blocks.
//!
//! Words are lower case. Nouns that decline are written `stem-endings+endings`: after `-` the endings of the
//! nominative singular, after `+` those of the nominative plural, several divided by `/`, none as nothing
//! («управлени-е+я», «отдел-+ы», "department-+s"). In other lists `*` at the end stands for any ending.

/// Words that name responsible parties and join them.
#[derive(Debug)]
pub struct Parties {
    /// Head nouns of bodies: «управление», «отдел», "department".
    pub units: &'static [&'static str],
    /// Head nouns of offices held by persons: «начальник», «глава», "director".
    pub positions: &'static [&'static str],
    /// Head nouns and words for several parties at once: «все», «команда», "all".
    pub groups: &'static [&'static str],
    /// Abbreviated legal forms that begin a body's name: «МКУ», «ООО».
    pub legal_forms: &'static [&'static str],
    /// What joins a helping party: «совместно с», "in coordination with".
    pub jointly: &'static [&'static str],
    /// What joins a further party of the same rank: «и», «а также», "as well as".
    pub also: &'static [&'static str],
    /// «По согласованию».
    pub by_agreement: &'static [&'static str],
    /// Labels before a leading party: «ответственный исполнитель».
    pub lead: &'static [&'static str],
    /// Labels before helping parties: «соисполнители».
    pub co: &'static [&'static str],
    /// Words after which a name is not finished: prepositions, «имени».
    pub open: &'static [&'static str],
    /// Endings of adjectives in the nominative, which may stand before a head noun.
    pub adjective: &'static [&'static str],
    /// Endings of words that depend on a head noun before them, such as the genitive of adjectives.
    pub dependent: &'static [&'static str],
    /// Endings of adjectives in other cases, longest first, with their nominatives: masculine, feminine,
    /// neuter, plural.
    pub agreement: &'static [(&'static str, [&'static str; 4])],
    /// Posts that a comma ties to the body they head ("Director, Office of Records").
    pub heads_of: &'static [&'static str],
    /// What introduces an abbreviation: «далее», "hereinafter".
    pub hereinafter: &'static [&'static str],
    /// What stands before the name of a person who is a business: «ИП», "sole trader".
    pub sole: &'static [&'static str],
}

/// A noun that declines, as the lists write it: «управлени-е+я».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What all its forms begin with.
    pub stem: &'static str,
    /// The endings of the nominative singular, divided by `/`.
    singular: Option<&'static str>,
    /// The endings of the nominative plural, divided by `/`.
    plural: Option<&'static str>,
}

impl Noun {
    /// Reads how a noun is written.
    pub fn parse(text: &'static str) -> Self {
        let (rest, plural) = text.split_once('+').map_or((text, None), |(a, b)| (a, Some(b)));
        let (stem, singular) = rest.rsplit_once('-').map_or((rest, None), |(a, b)| (a, Some(b)));
        Self { stem, singular, plural }
    }

    /// The endings of the nominative singular.
    pub fn singular(self) -> impl Iterator<Item = &'static str> {
        self.singular.into_iter().flat_map(|endings| endings.split('/'))
    }

    /// The endings of the nominative plural.
    pub fn plural(self) -> impl Iterator<Item = &'static str> {
        self.plural.into_iter().flat_map(|endings| endings.split('/'))
    }

    /// Whether a word, lower case, is one of its nominatives.
    pub fn is_nominative(self, word: &str) -> bool {
        let ending = word.strip_prefix(self.stem);
        ending.is_some_and(|ending| self.singular().chain(self.plural()).any(|known| known == ending))
    }
}

/// Words that name units and bound numbers.
#[derive(Debug)]
pub struct Units {
    /// Normalized unit and the words for it.
    pub names: &'static [(&'static str, &'static [&'static str])],
    /// Powers of ten as English words and the language's words for them: (`million`, «млн»).
    pub scales: &'static [(&'static str, &'static [&'static str])],
    /// At least.
    pub at_least: &'static [&'static str],
    /// At least, behind the number or its unit: «и более», "or more". A plus sign is understood everywhere.
    pub or_more: &'static [&'static str],
    /// More than.
    pub more_than: &'static [&'static str],
    /// At most.
    pub at_most: &'static [&'static str],
    /// Less than.
    pub less_than: &'static [&'static str],
    /// Opens a range: «от», "from".
    pub from: &'static [&'static str],
    /// Those words for `from` that say a change from one value to another: «с 12 до 20».
    pub change: &'static [&'static str],
    /// Joins the ends of a range: «до», "to".
    pub to: &'static [&'static str],
    /// What a quantity's heading begins with, before the thing counted: «количество», "number of".
    pub quantity: &'static [&'static str],
    /// Titles of sections that hold indicators and not actions: «целевые показатели».
    pub indicators: &'static [&'static str],
    /// The value before the plan: «базовое значение», "baseline".
    pub baseline: &'static [&'static str],
    /// Whether a comma divides the decimals (a full stop the thousands) or the other way round.
    pub decimal_comma: bool,
    /// Whether a full stop before three digits divides thousands («1.200» is 1200).
    pub dot_thousands: bool,
}

/// Words that refer to other measures.
#[derive(Debug)]
pub struct Points {
    /// Words for a measure's number: «пункт*», «пп.», "action*".
    pub measure: &'static [&'static str],
    /// Words for a section: «раздел*», "section*".
    pub section: &'static [&'static str],
    /// Between the ends of a range: «по», "to".
    pub through: &'static [&'static str],
    /// Between the last two of a list: «и», "and".
    pub and: &'static [&'static str],
    /// What makes it a place in another document when it follows: «постановлени*», "of the act".
    pub act: &'static [&'static str],
    /// What makes it a place in this plan again: «настоящ*», "this".
    pub this: &'static [&'static str],
}

impl Parties {
    /// All head nouns: of bodies, of offices, of several parties.
    pub fn nouns(&self) -> impl Iterator<Item = Noun> {
        let texts = self.units.iter().chain(self.positions).chain(self.groups);
        texts.map(|text| Noun::parse(text))
    }

    /// Whether a word, lower case, looks like a form of the head noun of a body.
    pub fn is_unit(&self, word: &str) -> bool {
        self.units.iter().any(|text| {
            let noun = Noun::parse(text);
            let Some(singular) = noun.singular else { return noun.stem == word };
            let Some(ending) = word.strip_prefix(noun.stem) else { return false };
            // Of a noun without a plural the bare stem is a form as well: «fondul», «fond».
            let known = singular.split('/').chain(noun.plural.unwrap_or("").split('/'));
            // «Ministerului»: other cases have endings that are not listed.
            let other = noun.stem.chars().count() >= 5 && ending.chars().count() <= 4;
            other || known.into_iter().any(|k| k == ending)
        })
    }

    /// No words at all.
    pub const NONE: Self = Self {
        units: &[],
        positions: &[],
        groups: &[],
        legal_forms: &[],
        jointly: &[],
        also: &[],
        by_agreement: &[],
        lead: &[],
        co: &[],
        open: &[],
        adjective: &[],
        dependent: &[],
        agreement: &[],
        heads_of: &[],
        hereinafter: &[],
        sole: &[],
    };
}

impl Units {
    /// No words at all.
    pub const NONE: Self = Self {
        names: &[],
        scales: &[],
        at_least: &[],
        or_more: &[],
        more_than: &[],
        at_most: &[],
        less_than: &[],
        from: &[],
        change: &[],
        to: &[],
        quantity: &[],
        indicators: &[],
        baseline: &[],
        decimal_comma: true,
        dot_thousands: false,
    };
}

impl Points {
    /// No words at all.
    pub const NONE: Self = Self { measure: &[], section: &[], through: &[], and: &[], act: &[], this: &[] };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_read_with_its_endings() {
        let noun = Noun::parse("торгово-развлекательн-ый/ое+ые");
        assert_eq!(noun.stem, "торгово-развлекательн");
        assert_eq!(noun.singular().collect::<Vec<_>>(), ["ый", "ое"]);
        assert_eq!(noun.plural().collect::<Vec<_>>(), ["ые"]);
        assert!(Noun::parse("отдел-+ы").is_nominative("отдел"));
        assert!(Noun::parse("отдел-+ы").is_nominative("отделы"));
        assert!(!Noun::parse("отдел-+ы").is_nominative("отдела"));
        assert!(!Noun::parse("барлық").is_nominative("барлық"));
    }
}
