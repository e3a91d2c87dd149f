//! Lists of phrases, looked up in the text itself letter by letter: most texts end at the second letter, and nothing
//! is copied for them.

use super::words::{GAP, Letters, reach};

/// Phrases of one list as a tree over their letters, word by word.
#[derive(Debug)]
pub struct Phrases<T> {
    /// Places in the tree; the first is where every phrase begins.
    places: Vec<Letter>,
    /// What stands at the end of a word.
    ends: Vec<End<T>>,
}

/// A place in a word.
#[derive(Clone, Debug, Default)]
struct Letter {
    next: Vec<(char, u32)>,
    /// The end that is reached if the word ends here.
    exact: Option<usize>,
    /// The end that is reached however the word goes on.
    stem: Option<usize>,
}

/// The end of a phrase's word.
#[derive(Clone, Debug)]
struct End<T> {
    /// Phrases that end here: value, weight, place in the list.
    values: Vec<(T, u32, usize)>,
    /// Where the next word begins.
    next: Option<usize>,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What the phrase stands for.
    pub value: T,
    /// Letters of its stems: a longer phrase says more.
    pub weight: u32,
    /// Its first word in the text.
    pub start: usize,
    /// How many words it takes.
    pub length: usize,
    /// Its place in the list: of equals the last counts.
    pub order: usize,
    /// The byte of the text it begins at.
    pub at: usize,
}

impl<T: Copy> Phrases<T> {
    /// Compiles phrases.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let mut new = Self { places: vec![Letter::default()], ends: Vec::new() };
        for (order, (value, text)) in phrases.into_iter().enumerate() {
            new.add(value, text, order);
        }
        for place in &mut new.places {
            place.next.sort_unstable();
        }
        new
    }

    fn add(&mut self, value: T, text: &str, order: usize) {
        let mut end = None;
        let mut weight = 0;
        for written in text.split(' ') {
            let mut letters = Letters::new(written, usize::MAX);
            let mut more = letters.skip_gaps();
            while more {
                let mut place = end.map_or(0, |end| self.after(end));
                let mut length = 0;
                for c in letters.by_ref().take_while(|c| *c != GAP) {
                    place = self.grow(place, c);
                    length += 1;
                }
                more = letters.skip_gaps();
                end = Some(self.end(place, !more && written.ends_with('*')));
                weight += length.min(8);
            }
        }
        if let Some(end) = end.and_then(|end| self.ends.get_mut(end)) {
            end.values.push((value, weight, order));
        }
    }

    fn new_place(&mut self) -> usize {
        self.places.push(Letter::default());
        self.places.len() - 1
    }

    /// Where the word after an end begins.
    fn after(&mut self, end: usize) -> usize {
        if let Some(next) = self.ends.get(end).and_then(|e| e.next) {
            return next;
        }
        let next = self.new_place();
        if let Some(end) = self.ends.get_mut(end) {
            end.next = Some(next);
        }
        next
    }

    fn grow(&mut self, place: usize, c: char) -> usize {
        let found = self.places.get(place).and_then(|p| p.next.iter().find(|(x, _)| *x == c));
        if let Some((_, next)) = found {
            return *next as usize;
        }
        let next = self.new_place();
        if let (Some(place), Ok(next)) = (self.places.get_mut(place), u32::try_from(next)) {
            place.next.push((c, next));
        }
        next
    }

    fn end(&mut self, place: usize, stem: bool) -> usize {
        let fresh = self.ends.len();
        let Some(place) = self.places.get_mut(place) else { return fresh };
        let slot = if stem { &mut place.stem } else { &mut place.exact };
        let end = *slot.get_or_insert(fresh);
        if end == fresh {
            self.ends.push(End { values: Vec::new(), next: None });
        }
        end
    }

    /// Tells every phrase of at most `most` words that begins with the next letter.
    fn walk(
        &self,
        from: usize,
        mut letters: Letters<'_>,
        (length, most): (usize, usize),
        tell: &mut impl FnMut((T, u32, usize), usize),
    ) {
        let Some(mut place) = self.places.get(from).filter(|_| length <= most) else { return };
        loop {
            let c = letters.next().unwrap_or(GAP);
            if c == GAP {
                if let Some(end) = place.exact {
                    self.reach(end, letters, (length, most), tell);
                }
                return;
            }
            let Ok(at) = place.next.binary_search_by_key(&c, |(x, _)| *x) else { return };
            let Some(next) = place.next.get(at).and_then(|(_, next)| self.places.get(*next as usize)) else {
                return;
            };
            place = next;
            if let Some(end) = place.stem {
                let goes_on = self.ends.get(end).is_some_and(|e| e.next.is_some());
                let mut rest = letters.clone();
                if goes_on {
                    rest.by_ref().find(|c| *c == GAP);
                }
                self.reach(end, rest, (length, most), tell);
            }
        }
    }

    /// Tells the phrases that end here and goes on with the next word. It calls itself at most once a word of the
    /// longest phrase.
    fn reach(
        &self,
        end: usize,
        mut letters: Letters<'_>,
        (length, most): (usize, usize),
        tell: &mut impl FnMut((T, u32, usize), usize),
    ) {
        let Some(end) = self.ends.get(end) else { return };
        for value in &end.values {
            tell(*value, length);
        }
        if let Some(next) = end.next
            && letters.skip_gaps()
        {
            self.walk(next, letters, (length + 1, most), tell);
        }
    }

    /// The longest phrase that the text begins with, of its first `most` words.
    pub fn first(&self, text: &str, most: usize) -> Option<Found<T>> {
        self.first_of(Letters::new(text, reach(most)), most)
    }

    /// The longest phrase of at most `most` words that the text begins with, however long the words.
    pub fn longest(&self, text: &str, most: usize) -> Option<Found<T>> {
        self.first_of(Letters::new(text, usize::MAX), most)
    }

    fn first_of(&self, mut letters: Letters<'_>, most: usize) -> Option<Found<T>> {
        letters.skip_gaps().then(|| self.best_of(letters, most)).flatten()
    }

    /// The longest phrase that begins with the next letter.
    pub fn longest_here(&self, letters: &Letters<'_>) -> Option<Found<T>> {
        self.best_of(letters.clone(), usize::MAX)
    }

    fn best_of(&self, letters: Letters<'_>, most: usize) -> Option<Found<T>> {
        let mut best: Option<Found<T>> = None;
        self.walk(0, letters, (1, most), &mut |(value, weight, order), length| {
            let key = (length, weight, order);
            if best.as_ref().is_none_or(|b| (b.length, b.weight, b.order) < key) {
                best = Some(Found { value, weight, start: 0, length, order, at: 0 });
            }
        });
        best
    }

    /// Tells every phrase of a text, and gives the number of its words.
    pub fn all(&self, text: &str, mut tell: impl FnMut(Found<T>)) -> usize {
        let mut letters = Letters::new(text, usize::MAX);
        let mut start = 0;
        let mut more = letters.skip_gaps();
        while more {
            let at = letters.offset(text);
            self.walk(0, letters.clone(), (1, usize::MAX), &mut |(value, weight, order), length| {
                tell(Found { value, weight, start, length, order, at });
            });
            start += 1;
            more = letters.next_word();
        }
        start
    }

    /// Whether the text holds a phrase.
    pub fn any(&self, text: &str) -> bool {
        self.near(text, usize::MAX, usize::MAX)
    }

    /// Whether a phrase begins at one of the first `starts` words of a text and ends within its first `most`.
    pub fn near(&self, text: &str, starts: usize, most: usize) -> bool {
        let mut letters = Letters::new(text, reach(most));
        let mut more = letters.skip_gaps();
        for passed in 0..starts.min(most) {
            if !more {
                return false;
            }
            if self.here(&letters, most - passed) {
                return true;
            }
            more = letters.next_word();
        }
        false
    }

    /// Whether a phrase of at most `most` words begins with the next letter.
    pub fn here(&self, letters: &Letters<'_>, most: usize) -> bool {
        let mut found = false;
        self.walk(0, letters.clone(), (1, most), &mut |_, _| found = true);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_matches_by_stem_and_by_whole_word() {
        let phrases = Phrases::new([(1, "срок* исполнен*"), (2, "дата")]);
        let found = phrases.longest("Сроки исполнения мероприятия", 3).unwrap();
        assert_eq!((found.value, found.length), (1, 2));
        assert!(phrases.longest("Сроки исполнения", 1).is_none());
        assert!(phrases.longest("датами", 1).is_none());
    }

    #[test]
    fn every_phrase_of_a_text_is_told_with_its_place() {
        let phrases = Phrases::new([(1, "срок*"), (2, "срок* исполнен*"), (3, "№"), (4, "срок*")]);
        let mut told = Vec::new();
        let text = "№: «Сроки исполнения";
        assert_eq!(phrases.all(text, |f| told.push((f.value, f.start, f.length, f.at))), 3);
        told.sort_unstable();
        let at = text.find("Сроки").unwrap();
        assert_eq!(told, [(1, 1, 1, at), (2, 1, 2, at), (3, 0, 1, 0), (4, 1, 1, at)]);
        assert_eq!(phrases.first("Сроки", 1).map(|f| f.value), Some(4), "of equals the last");
        assert!(phrases.near("№: «Сроки исполнения", 2, 2) && !phrases.near("За все сроки", 2, 3));
        assert!(!Phrases::new([(1, "срок* исполнен*")]).near("За срок исполнения", 2, 2), "it ends too late");
    }
}
