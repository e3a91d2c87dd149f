//! Cells that name a stage and its time: «I этап (апрель)», «Этап 2 – до 1 мая».

use super::label::{self, Style};
use super::looks::reads_as_deadline;
use crate::lang::Language;

/// Most words of a stage's name.
const NAME: usize = 3;

/// The stage's name and its time.
pub fn parts<'t>(text: &'t str, language: &'static Language) -> Option<(&'t str, &'t str)> {
    let ends =
        text.split_whitespace().take(NAME).map(|w| w.as_ptr() as usize - text.as_ptr() as usize + w.len());
    let stage = |end: usize| {
        let (name, rest) = text.split_at_checked(end)?;
        let name = name.trim_end_matches(['.', ':', '-', '–', '—', ',', ' ']);
        let time = rest.trim().trim_start_matches(['-', '–', '—', ':', ',']).trim_start();
        let time = time.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or(time);
        let named = label::whole(name).is_some_and(|l| matches!(l.style, Style::Word(_)));
        (named && reads_as_deadline(time, language)).then_some((name, time))
    };
    ends.filter_map(stage).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_told_from_its_time() {
        let parts = |text| parts(text, crate::lang::by_code("ru").unwrap());
        assert_eq!(parts("I этап\n(апрель)"), Some(("I этап", "апрель")));
        assert_eq!(parts("Этап 2 – до 1 мая"), Some(("Этап 2", "до 1 мая")));
        assert_eq!(parts("3 этап: с 1 по 20 августа"), Some(("3 этап", "с 1 по 20 августа")));
        assert_eq!(parts("I этап"), None);
        assert_eq!(parts("I этап. Подготовка"), None);
        assert_eq!(parts("I квартал"), None);
    }
}
