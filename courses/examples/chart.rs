//! Prints a page with every kind of chart, to look at while changing them:
//! `cargo run -p perehdy-courses --example chart -- dark > charts.html` (without `dark`: the light theme).

use std::collections::{BTreeMap, BTreeSet};

use perehdy_courses::render::render;
use perehdy_courses::{
    Block, BlockBody, ByLang, CertificateRule, Chart, ChartKind, CompletionRule, Course, Date, Lang, Module, Page,
    PageText, Position, SheetRule, Source,
};

const CHARTS: &str = include_str!("../../style/chart.css");
const PAGE: &str = "
:root { color-scheme: light; --text: #1c2024; --muted: #5b636b; --border: #d5d9de; --surface: #fff; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --text: #e6e9ec; --muted: #a3acb5; --border: #3a4149; --surface: #16191d; }
}
body { margin: 0 auto; padding: 0 16px 16px; max-width: 40rem; font: 1rem/1.5 'Noto Sans', sans-serif;
  color: var(--text); background: var(--surface); }
figure { margin: 0; } table { border-collapse: collapse; } td, th { padding: 0.25rem 0.5rem; text-align: start; }
.table-scroll { overflow-x: auto; } a { color: inherit; }
";

fn main() {
    let dark = std::env::args().any(|argument| argument == "dark");
    let theme = if dark { "all" } else { "not all" };
    let style = format!("{PAGE}{CHARTS}").replace("(prefers-color-scheme: dark)", theme);
    let blocks = samples().into_iter().enumerate().map(|(index, chart)| Block {
        id: Some(format!("chart-{index}")),
        at: Position::default(),
        body: BlockBody::Chart(chart),
        html: String::new(),
    });
    let text = PageText { title: "Charts".to_owned(), blocks: blocks.collect() };
    let page = Page { id: "charts".to_owned(), minutes: 1, texts: ByLang(BTreeMap::from([(Lang::Fi, text)])) };
    let mut course = course(page);
    render(&mut course);
    println!("<!DOCTYPE html><html lang=\"fi\"><meta charset=\"utf-8\"><title>Charts</title>");
    println!("<meta name=\"viewport\" content=\"width=device-width\"><style>{style}</style><h1>Charts</h1>");
    for (_, page) in course.pages() {
        for block in page.texts.0.values().flat_map(|text| &text.blocks) {
            println!("{}", block.html);
        }
    }
}

fn course(page: Page) -> Course {
    Course {
        id: "sample".to_owned(),
        version: "1".to_owned(),
        languages: vec![Lang::Fi],
        reviewed: day(2026),
        review_by: None,
        texts: ByLang::default(),
        modules: vec![Module { id: "start".to_owned(), texts: ByLang::default(), pages: vec![page] }],
        test: None,
        completion: CompletionRule { pages: true, practice: false, test: false },
        certificate: CertificateRule {
            issuer: ByLang::default(),
            score: false,
            organisation: false,
            valid_months: None,
            participation: None,
            sheet: SheetRule::default(),
        },
        media: BTreeSet::new(),
        fingerprint: [0; 32],
    }
}

const fn day(year: i16) -> Date {
    Date { year, month: 12, day: 31 }
}

type Rows<'a> = &'a [(&'a str, &'a [Option<f64>])];

fn chart(kind: ChartKind, title: &str, unit: &str, decimals: u8, series: &[&str], rows: Rows<'_>) -> Chart {
    Chart {
        kind,
        title: title.to_owned(),
        description: format!("{title}."),
        unit: unit.to_owned(),
        decimals,
        source: Source {
            name: "Made up, for looking at".to_owned(),
            address: Some("https://example.org/figures".to_owned()),
            as_of: Some(day(2025)),
            review_by: None,
        },
        category: "Category".to_owned(),
        series: series.iter().map(|name| (*name).to_owned()).collect(),
        rows: rows.iter().map(|(name, values)| ((*name).to_owned(), values.to_vec())).collect(),
    }
}

fn samples() -> Vec<Chart> {
    use ChartKind::{Bar, Line, StackedBar};
    let known = |value: f64| Some(value);
    let twenty: Vec<(String, Vec<Option<f64>>)> =
        (0..20_u32).map(|row| (format!("Luokka {row}"), vec![Some(f64::from(row * row * 37))])).collect();
    let mut many = chart(Bar, "Kaksikymmentä riviä", "henkilöä", 0, &["Määrä"], &[]);
    many.rows = twenty;
    vec![
        chart(
            Bar,
            "Suurimmat kieliryhmät",
            "henkilöä",
            0,
            &["Puhujia"],
            &[
                ("Venäjä", &[known(102_487.0)]),
                ("Viro", &[known(49_590.0)]),
                ("Arabia", &[known(43_500.0)]),
                ("Muut kielet, joita puhuu alle tuhat henkilöä koko maassa", &[None]),
                ("Englanti", &[known(0.0)]),
            ],
        ),
        chart(
            Bar,
            "Muutos edellisestä vuodesta",
            "%",
            1,
            &["Miehet", "Naiset"],
            &[
                ("Uusimaa", &[known(4.2), known(5.1)]),
                ("Etelä-Pohjanmaan ja Keski-Suomen työllisyysalueet yhteensä", &[known(-2.3), known(0.4)]),
                ("Lappi", &[known(-0.5), None]),
            ],
        ),
        chart(
            StackedBar,
            "Koulutusaste",
            "%",
            0,
            &["Perusaste", "Keskiaste", "Korkea-aste", "Ei tietoa", "Muu", "Viisi"],
            &[
                ("Ulkomaalaistaustaiset", &[known(30.0), known(25.0), known(28.0), known(7.0), known(6.0), known(4.0)]),
                ("Suomalaistaustaiset", &[known(18.0), known(44.0), known(38.0), None, None, None]),
                ("Tuntematon", &[None; 6]),
            ],
        ),
        chart(
            StackedBar,
            "Muutto",
            "henkilöä",
            0,
            &["Tulo", "Lähtö"],
            &[("2023", &[known(73_236.0), known(-15_132.0)]), ("2024", &[known(63_965.0), known(-16_800.0)])],
        ),
        chart(
            StackedBar,
            "Luvat",
            "lupaa",
            0,
            &["Työ", "Opiskelu", "Perhe"],
            &[("Koko maa", &[known(15_081.0), known(12_680.0), known(21_022.0)])],
        ),
        chart(
            Line,
            "Työttömyysaste",
            "%",
            1,
            &["Kaikki", "Ulkomaan kansalaiset", "Naiset", "Miehet"],
            &[
                ("2015", &[known(13.4), known(30.1), None, known(14.0)]),
                ("2016", &[known(13.0), known(28.6), known(24.0), known(13.6)]),
                ("2018", &[known(9.7), known(22.5), None, known(9.9)]),
                ("2020", &[known(13.2), known(27.4), known(22.0), known(13.5)]),
                ("2022", &[known(9.0), known(18.1), known(17.2), known(9.4)]),
                ("2024", &[known(10.8), known(20.9), known(19.5), known(11.2)]),
            ],
        ),
        chart(
            Line,
            "Osuus väestöstä",
            "%",
            1,
            &["Osuus"],
            &[
                ("Tammikuu 2024", &[known(10.4)]),
                ("Huhtikuu 2024", &[known(10.6)]),
                ("Heinäkuu 2024", &[known(10.9)]),
                ("Lokakuu 2024", &[known(11.3)]),
            ],
        ),
        many,
    ]
}
