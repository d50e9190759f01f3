//! The preview: an image that a strict content security policy lets through.

use crate::support::{extremes, sheet};
use perehdy_certificates::{pdf, svg};
use proptest::prelude::*;

#[test]
fn it_is_well_formed_and_carries_no_styles_or_scripts() {
    for (which, sheet) in extremes().into_iter().chain([("markup", sheet("<&>\" </svg><script>"))]) {
        let svg = svg(&sheet).expect(which);
        let document = roxmltree::Document::parse(&svg).expect(which);
        for node in document.descendants() {
            let name = node.tag_name().name();
            assert!(!matches!(name, "style" | "script" | "text" | "image" | "foreignObject"), "{which}: <{name}>");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(name != "style" && name != "class" && !name.starts_with("on"), "{which}: {name}");
                assert!(name != "href" || attribute.value().starts_with('#'), "{which}: {}", attribute.value());
            }
        }
        assert!(!svg.contains("style="), "{which}");
    }
}

#[test]
fn it_is_one_image_with_a_name() {
    let svg = svg(&sheet("<&> Ñandú")).expect("an SVG");
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("lang"), Some("en"));
    let title = root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
    let title = title.and_then(|title| title.text());
    assert_eq!(title, Some("Certificate of completion: <&> Ñandú, Getting to know integration"));
}

#[test]
fn it_draws_glyphs_only_from_its_own_definitions() {
    let svg = svg(&sheet("محمد Ali")).expect("an SVG");
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let uses: Vec<_> = document.descendants().filter_map(|node| node.attribute("href")).collect();
    assert!(uses.len() > 200);
    for used in uses {
        assert!(ids.contains(&used.trim_start_matches('#')), "{used}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_set(name in any::<String>(), title in "\\PC{0,200}", module in "[\u{590}-\u{1000} a(\u{200d}]{0,80}") {
        let mut sheet = sheet(&name);
        (sheet.course, sheet.covers) = (title, vec![module]);
        let svg = svg(&sheet).expect("an SVG");
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        let bytes = pdf(&sheet).expect("a PDF");
        prop_assert!(lopdf::Document::load_mem(&bytes).is_ok());
    }
}
