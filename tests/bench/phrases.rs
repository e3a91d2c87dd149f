//! Deadline phrases a second on one core: `cargo bench --bench phrases`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark may panic and prints what it measures"
)]

use divan::counter::ItemsCount;
use jiff::civil::date;

fn main() {
    divan::main();
}

/// Phrases of the forms that plans hold most.
const PHRASES: [&str; 20] = [
    "31.12.2022",
    "до 15.03.2023",
    "1-30.03.2023",
    "I квартал 2023 г.",
    "в течение года",
    "ежеквартально",
    "постоянно",
    "по мере необходимости",
    "до 1 июня 2022 года",
    "с 1 по 20 августа",
    "апрель-май 2023 года",
    "декабрь",
    "ежегодно, до 20 апреля",
    "1 раз в полугодие",
    "2022-2023 годы",
    "март 2022 года, март 2023 года",
    "ежеквартально, до 10 числа месяца, следующего за отчетным",
    "14 рабочих дней со дня поступления обращения",
    "31.06.2022",
    "по отдельному плану",
];

/// A set of phrases of every form, in a plan of two years.
#[divan::bench]
fn russian(bencher: divan::Bencher) {
    let period = Some((date(2022, 1, 1), date(2023, 12, 31)));
    bencher.counter(ItemsCount::new(PHRASES.len())).bench(|| {
        PHRASES
            .iter()
            .map(|phrase| planomer::read_deadlines(divan::black_box(phrase), "ru", period).0.len())
            .sum::<usize>()
    });
}

/// The commonest form alone.
#[divan::bench]
fn one_date(bencher: divan::Bencher) {
    bencher
        .counter(ItemsCount::new(1usize))
        .bench(|| planomer::read_deadlines(divan::black_box("31.12.2022"), "ru", None).0.len());
}
