//! Rendering: what Markdown and blocks become, and that nothing unsafe or unlike its drawing comes through.
#![cfg(feature = "read")]

mod samples;

use std::collections::BTreeMap;

use perehdy_courses::render::{chart, render};
use perehdy_courses::{
    Block, BlockBody, ByLang, Chart, ChartKind, CompletionRule, Course, CourseText, Date, Figure, FurtherLink,
    GapPiece, Lang, Note, Page, PageText, Picture, Question, QuestionBody, Rich, Source,
};
use proptest::prelude::*;
use samples::{block, course, final_test, matching, module, one, ordering, page, question, rich};

const RULE: CompletionRule = CompletionRule { pages: true, practice: false, test: true };

/// A course of which one page has these blocks, in Finnish and in English alike.
fn rendered(blocks: Vec<Block>) -> Course {
    let texts = [Lang::Fi, Lang::En].map(|lang| (lang, PageText { title: "Title".to_owned(), blocks: blocks.clone() }));
    let first = Page { id: "welcome".to_owned(), minutes: 5, texts: ByLang(BTreeMap::from(texts)) };
    let second = module("end", vec![page("words", 5, vec![BlockBody::Question(one("who", 2, 0))])]);
    let mut second = second;
    for text in second.pages[0].texts.0.values_mut() {
        text.blocks[0].id = Some("who".to_owned());
    }
    let third = page("third", 5, Vec::new());
    let mut course = course(vec![module("start", vec![first, third]), second], None, RULE);
    render(&mut course);
    course
}

fn blocks_in(course: &Course, lang: Lang) -> &[Block] {
    &course.modules[0].pages[0].texts.get(lang).expect("language").blocks
}

fn html_in(lang: Lang, body: BlockBody) -> String {
    let block = Block { id: Some("it".to_owned()), ..block(body) };
    blocks_in(&rendered(vec![block]), lang)[0].html.clone()
}

fn text(markdown: &str) -> String {
    html_in(Lang::Fi, BlockBody::Text(rich(markdown)))
}

#[test]
fn markdown_becomes_html() {
    assert_eq!(
        text("One **two** *three* `four`"),
        "<p>One <strong>two</strong> <em>three</em> <code>four</code></p>\n"
    );
    assert_eq!(text("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_eq!(text("3. a\n4. b"), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_eq!(text("> a"), "<blockquote>\n<p>a</p>\n</blockquote>\n");
    assert_eq!(text("~~a~~ \"b\" -- c"), "<p>~~a~~ \"b\" -- c</p>\n", "no strikethrough, no smart punctuation");
}

#[test]
fn headings_have_ids_of_their_own() {
    assert_eq!(
        text("## Mitä on *kotoutuminen*?\n\n### Main\n\n## Mitä on kotoutuminen\n\n## B-1\n\n## ?\n\n# One"),
        "<h2 id=\"mitä-on-kotoutuminen\">Mitä on <em>kotoutuminen</em>?</h2>\n<h3 id=\"main-2\">Main</h3>\n\
         <h2 id=\"mitä-on-kotoutuminen-2\">Mitä on kotoutuminen</h2>\n<h2 id=\"h-b-1\">B-1</h2>\n<h2 id=\"h\">?</h2>\n\
         <h2 id=\"one\">One</h2>\n"
    );
    let twice = rendered(vec![block(BlockBody::Text(rich("## A"))), block(BlockBody::Text(rich("## A")))]);
    let html: Vec<&str> = blocks_in(&twice, Lang::En).iter().map(|block| block.html.trim()).collect();
    assert_eq!(html, ["<h2 id=\"a\">A</h2>", "<h2 id=\"a-2\">A</h2>"]);
}

#[test]
fn links_lead_where_the_files_are_served() {
    for (link, address) in [
        ("third.md", "/fi/courses/sample/start/third"),
        ("../end/words.md", "/fi/courses/sample/end/words"),
        ("./third.md#heading", "/fi/courses/sample/start/third#heading"),
        ("../end/words.md#who", "/fi/courses/sample/end/words#b-who"),
        ("../course.md", "/fi/courses/sample"),
        ("../end/module.md", "/fi/courses/sample"),
        ("../../en/start/welcome.md", "/en/courses/sample/start/welcome"),
        ("media/a-file.pdf", "/media/sample/a-file.pdf"),
        ("../../media/path.svg", "/media/sample/path.svg"),
        ("#below", "#below"),
        ("nowhere.md", "nowhere.md"),
        ("../../../etc/passwd", "../../../etc/passwd"),
        ("/fi/me", "/fi/me"),
    ] {
        assert_eq!(text(&format!("[a]({link})")), format!("<p><a href=\"{address}\">a</a></p>\n"));
    }
    assert_eq!(
        text("[a](https://example.org/?a=1&b=2 \"b\")"),
        "<p><a href=\"https://example.org/?a=1&amp;b=2\" title=\"b\" rel=\"noopener\">a</a></p>\n"
    );
    assert_eq!(
        text("<kirjaamo@example.org>"),
        "<p><a href=\"mailto:kirjaamo@example.org\">kirjaamo@example.org</a></p>\n"
    );
}

#[test]
fn tables_scroll_by_themselves() {
    assert_eq!(
        text("| Who | | n |\n|---|:-:|--:|\n| a | b | 1 |"),
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Taulukko: Who, n\"><table><thead><tr>\
         <th scope=\"col\">Who</th><td class=\"align-center\"></td><th scope=\"col\" class=\"align-right\">n</th></tr></thead><tbody>\n\
         <tr><td>a</td><td class=\"align-center\">b</td><td class=\"align-right\">1</td></tr>\n</tbody></table></div>\n"
    );
    let twice = text("| a |\n|---|\n| b |\n\n| a |\n|---|\n| c |");
    assert!(twice.contains("\"Taulukko: a\"") && twice.contains("\"Taulukko: a (2)\""), "{twice}");
}

#[test]
fn nothing_unsafe_comes_through() {
    for markdown in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "![a](javascript:alert(1))",
        "![a](https://example.org/track.png)",
        "[a](<\" onclick=\"alert(1)>)",
        "![\" onerror=\"alert(1)](media/a.png)",
        "## <b onclick=x>a</b>\"'",
        "[a](x \"t\" onclick=\"x\")",
        "```html\n</code><script>alert(1)</script>\n```",
        "| <style>a</style> |\n|---|\n| b |",
        "[a](vbscript:x) <javascript:alert(1)>",
    ] {
        let html = text(markdown);
        for element in html.split('<').skip(1) {
            let (tag, attributes) = element.split_once('>').expect("an end").0.split_once(' ').unwrap_or((element, ""));
            assert!(!["script", "style", "b", "svg", "iframe"].contains(&tag), "{html}");
            let outside: String = attributes.split('"').step_by(2).collect();
            assert!(!outside.contains("on") && !outside.contains("style"), "{html}");
            assert!(!attributes.contains("href=\"javascript") && !attributes.contains("src=\"http"), "{html}");
            assert!(!attributes.contains("script:") || attributes.starts_with("id="), "{html}");
        }
    }
    assert_eq!(
        text("![a *path*](media/path.svg)"),
        "<p><img src=\"/media/sample/path.svg\" alt=\"a path\" loading=\"lazy\" decoding=\"async\"></p>\n"
    );
    assert_eq!(text("![a path](https://example.org/a.png)"), "<p>a path</p>\n");
}

#[test]
fn notes_and_figures() {
    let note = Note { title: "Hyvä <tietää>".to_owned(), text: rich("Text") };
    assert_eq!(
        html_in(Lang::Fi, BlockBody::Note(note)),
        "<aside class=\"note\" role=\"note\" id=\"b-it\" aria-labelledby=\"n-note\"><p class=\"note-title\" id=\"n-note\">\
         Hyvä &lt;tietää&gt;</p>\n<p>Text</p>\n</aside>\n"
    );
    let source = Source {
        name: "Oma kuva".to_owned(),
        address: Some("https://example.org".to_owned()),
        as_of: Some(Date { year: 2026, month: 11, day: 1 }),
        review_by: None,
    };
    let mut figure = Figure {
        picture: Picture { file: "media/a path.svg".to_owned(), width: 320, height: 180 },
        alternative: "From \"here\" on".to_owned(),
        caption: rich("A *caption*."),
        source: Some(source),
    };
    assert_eq!(
        html_in(Lang::Fi, BlockBody::Figure(figure.clone())),
        "<figure class=\"figure\" id=\"b-it\"><img src=\"/media/sample/a%20path.svg\" alt=\"From &quot;here&quot; on\" \
         width=\"320\" height=\"180\" loading=\"lazy\" decoding=\"async\"><figcaption><div class=\"caption\">A <em>caption</em>.</div>\
         <p class=\"source\">Lähde: <a href=\"https://example.org\" rel=\"noopener\">Oma kuva</a>, tilanne \
         <time datetime=\"2026-11-01\">1.\u{A0}marraskuuta 2026</time></p></figcaption></figure>\n"
    );
    (figure.caption, figure.source) = (Rich::default(), None);
    assert!(!html_in(Lang::Fi, BlockBody::Figure(figure)).contains("figcaption"));
}

#[test]
fn links_tell_publisher_and_languages() {
    let link = |title: &str, address: &str, languages: &[&str], description: Option<Rich>| FurtherLink {
        title: title.to_owned(),
        address: address.to_owned(),
        languages: languages.iter().map(|code| (*code).to_owned()).collect(),
        publisher: "Finlex & co".to_owned(),
        description,
    };
    let links = vec![
        link("Laki", "https://example.org/a", &["fi", "sv"], Some(rich("The *text*."))),
        link("Lag", "http://example.org/b", &["sv"], None),
        link("Bad", "javascript:alert(1)", &[], None),
    ];
    assert_eq!(
        html_in(Lang::Fi, BlockBody::Links(links)),
        "<section class=\"links\" id=\"b-it\"><ul>\n\
         <li><a href=\"https://example.org/a\" rel=\"noopener\">Laki</a> <span class=\"link-about\">Finlex &amp; co \
         (suomi, ruotsi)</span><div class=\"link-description\">The <em>text</em>.</div></li>\n\
         <li><a href=\"http://example.org/b\" hreflang=\"sv\" lang=\"sv\" rel=\"noopener\">Lag</a> \
         <span class=\"link-about\">Finlex &amp; co (ruotsi)</span></li>\n\
         <li>Bad <span class=\"link-about\">Finlex &amp; co</span></li>\n</ul></section>\n"
    );
}

#[test]
fn every_text_of_questions_is_rendered() {
    let mut first = one("q", 2, 0);
    first.why = Some(rich("Because.\n\nReally."));
    let QuestionBody::One(options) = &mut first.body else { unreachable!() };
    options[0].text = rich("2026. *Not* a list");
    options[1].text = rich("_# 5_ euros");
    options[0].feedback = Some(rich("One paragraph."));
    options[1].feedback = Some(rich("Two\n\nparagraphs."));
    let gaps = question(
        "g",
        QuestionBody::Gaps(vec![
            GapPiece::Text(rich("The **plan** is drawn up by the ")),
            GapPiece::Gap(vec!["x".to_owned()]),
            GapPiece::Text(rich(".\n\nNext\nline ")),
            GapPiece::Gap(vec!["x".to_owned()]),
            GapPiece::Text(rich("")),
        ]),
    );
    let test = final_test(&[("start", 1, vec![matching("m", &[0, 1], 2), ordering("o", 2)])]);
    let blocks = vec![BlockBody::Question(first), BlockBody::Question(gaps)];
    let mut course = course(vec![module("start", vec![page("welcome", 1, blocks)])], Some(test), RULE);
    let about = CourseText { title: "T".to_owned(), summary: "S".to_owned(), about: rich("[a](start/welcome.md)") };
    course.texts = ByLang(BTreeMap::from([(Lang::Sv, about)]));
    render(&mut course);

    assert_eq!(course.texts.0[&Lang::Sv].about.html, "<p><a href=\"/sv/courses/sample/start/welcome\">a</a></p>\n");
    let text = &course.modules[0].pages[0].texts.0[&Lang::Fi];
    let questions: Vec<&Question> = text.questions().collect();
    assert_eq!(questions[0].prompt.html, "<p>What is right?</p>\n");
    assert_eq!(questions[0].why.as_ref().expect("why").html, "<p>Because.</p>\n<p>Really.</p>\n");
    let QuestionBody::One(options) = &questions[0].body else { unreachable!() };
    assert_eq!(options[0].text.html, "2026. <em>Not</em> a list");
    assert_eq!(options[1].text.html, "<em># 5</em> euros");
    let feedback = |index: usize| options[index].feedback.as_ref().expect("feedback").html.clone();
    assert_eq!((feedback(0).as_str(), feedback(1).as_str()), ("One paragraph.", "<p>Two</p>\n<p>paragraphs.</p>\n"));
    let QuestionBody::Gaps(pieces) = &questions[1].body else { unreachable!() };
    let pieces: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            GapPiece::Text(text) => Some(text.html.as_str()),
            GapPiece::Gap(_) => None,
        })
        .collect();
    assert_eq!(pieces, ["The <strong>plan</strong> is drawn up by the ", ".<br><br>Next line ", ""]);
    let bank = &course.test.as_ref().expect("test").bank[0];
    let QuestionBody::Matching { lefts, rights } = &bank.questions.0[&Lang::Sv][0].body else { unreachable!() };
    assert_eq!((lefts[0].text.html.as_str(), rights[1].html.as_str()), ("Left", "Right 1"));
    let QuestionBody::Ordering(items) = &bank.questions.0[&Lang::Fi][1].body else { unreachable!() };
    assert_eq!(items[1].text.html, "Step 1");
}

fn sample_chart() -> Chart {
    Chart {
        kind: ChartKind::Bar,
        title: "Languages & more".to_owned(),
        description: "Russian is the largest.".to_owned(),
        unit: "%".to_owned(),
        decimals: 1,
        source: Source {
            name: "Statistics Finland".to_owned(),
            address: Some("https://stat.fi/".to_owned()),
            as_of: Some(Date { year: 2024, month: 12, day: 31 }),
            review_by: None,
        },
        category: "Language".to_owned(),
        series: vec!["Women".to_owned(), "Men".to_owned()],
        rows: vec![("Russian".to_owned(), vec![Some(12.5), Some(-3.0)]), ("Other".to_owned(), vec![Some(1.0), None])],
    }
}

#[test]
fn charts_have_what_describes_them() {
    let html = html_in(Lang::En, BlockBody::Chart(sample_chart()));
    for part in [
        "<figure class=\"chart\" id=\"b-it\"><figcaption><strong class=\"chart-title\">Languages &amp; more</strong> \
         <span class=\"chart-unit\">per cent, as of <time datetime=\"2024-12-31\">31\u{A0}December 2024</time></span></figcaption>",
        "role=\"img\" aria-labelledby=\"b-it-title\" aria-describedby=\"b-it-about\"",
        "<title id=\"b-it-title\">Languages &amp; more</title><desc id=\"b-it-about\">Russian is the largest.</desc>",
        "<ul class=\"chart-legend\"><li><svg",
        "<summary>Data as a table</summary>",
        "<th scope=\"row\">Russian</th><td class=\"number\">12.5%</td><td class=\"number\">\u{2212}3.0%</td>",
        "<td class=\"number not-known\">not known</td>",
        "<p class=\"source\">Source: <a href=\"https://stat.fi/\" rel=\"noopener\">Statistics Finland</a></p>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("style="));
    let finnish = html_in(Lang::Fi, BlockBody::Chart(sample_chart()));
    assert!(finnish.contains("Tiedot taulukkona") && finnish.contains("\u{2212}3,0\u{A0}%"), "{finnish}");
}

/// Whether elements are closed in the order in which they were opened.
fn is_well_formed(xml: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else { return false };
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or_default());
        }
    }
    open.is_empty()
}

fn any_value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        Just(None),
        (-1000..1000_i32).prop_map(|value| Some(f64::from(value))),
        any::<f64>().prop_map(Some),
        Just(Some(0.0)),
    ]
}

/// Titles, names of series, and rows of names and values.
type Table = (Vec<String>, Vec<(String, Vec<Option<f64>>)>);

fn any_table() -> impl Strategy<Value = Table> {
    (1..9_usize).prop_flat_map(|series| {
        let name = || "[a-zåäö<&\" 0-9]{0,70}|20[0-9]{2}";
        let row = (name(), prop::collection::vec(any_value(), series));
        (prop::collection::vec(name(), series), prop::collection::vec(row, 0..25))
    })
}

proptest! {
    #[test]
    fn any_table_can_be_drawn((series, rows) in any_table(), decimals in 0..3_u8) {
        let plot = chart::Plot {
            lang: Lang::Sv, id: "it", title: "A <title>", description: "\"About\"", unit: "%", decimals,
            series: &series, rows: &rows,
        };
        for drawn in [chart::bars(&plot), chart::stacked_bars(&plot), chart::lines(&plot)] {
            prop_assert!(is_well_formed(&drawn), "{}", drawn);
            for wrong in ["NaN", "style=", "=\"-0\"", "A <title>"] {
                prop_assert!(!drawn.contains(wrong), "{} in {}", wrong, drawn);
            }
            // A name may have these letters.
            let tags = drawn.split('<').filter_map(|tag| tag.split('>').next()).collect::<Vec<_>>();
            prop_assert!(!tags.iter().any(|tag| tag.contains("inf")), "inf in {:?}", tags);
            for width in drawn.split("width=\"").skip(1) {
                prop_assert!(!width.starts_with('-'), "{}", drawn);
            }
        }
    }

    #[test]
    fn any_markdown_can_be_rendered(markdown in "([a-z(\\[\\]!|*_`<>#~:\" \n-]|\\]\\(|\\| |\n\n){0,60}") {
        let blocks = vec![
            block(BlockBody::Text(rich(&markdown))),
            block(BlockBody::Question(Question { why: Some(rich(&markdown)), ..gap(&markdown) })),
        ];
        let course = rendered(blocks);
        let html = &blocks_in(&course, Lang::Fi)[0].html;
        prop_assert!(!html.contains("style=") && !html.contains("<script"), "{}", html);
    }
}

fn gap(markdown: &str) -> Question {
    question("g", QuestionBody::Gaps(vec![GapPiece::Text(rich(markdown)), GapPiece::Gap(vec!["x".to_owned()])]))
}
