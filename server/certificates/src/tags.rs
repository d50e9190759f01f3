//! What printpdf leaves out of a page: its structure for screen readers, and the link.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::metadata::{compose, text};
use crate::page::{Page, Role, round};
use crate::{Error, Sheet};

/// The tag of a block's marked content.
pub(crate) fn name(role: Role) -> &'static str {
    match role {
        Role::Title => "H1",
        Role::Heading => "H2",
        Role::Paragraph => "P",
        Role::Item => "LBody",
        Role::Link => "Link",
    }
}

/// Completes the page, and gives the root of its structure.
pub(crate) fn finish(document: &mut Document, sheet: &Sheet, page: &Page) -> Result<ObjectId, Error> {
    document.version = "1.7".to_owned();
    let page_id = document.get_pages().values().next().copied();
    let page_id = page_id.ok_or_else(|| Error::Compose("no page".to_owned()))?;
    let links = links(document, sheet, page, page_id);
    let root = structure(document, sheet, page, page_id, &links);
    let annotations: Vec<Object> = links.iter().map(|(_, id)| (*id).into()).collect();
    let page_dictionary = document.get_dictionary_mut(page_id).map_err(compose)?;
    page_dictionary.set("Annots", annotations);
    page_dictionary.set("StructParents", 0);
    page_dictionary.set("Tabs", "S");
    Ok(root)
}

/// The links' annotations, each with the number of its block.
fn links(document: &mut Document, sheet: &Sheet, page: &Page, page_id: ObjectId) -> Vec<(usize, ObjectId)> {
    let blocks = page.blocks.iter().enumerate().filter(|(_, block)| block.role == Role::Link);
    let mut links = Vec::new();
    for (number, block) in blocks {
        let [left, top, right, bottom] = block.bounds().map(f32::round);
        let height = page.height.round();
        let annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => vec![left.into(), (height - bottom).into(), right.into(), (height - top).into()],
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "P" => page_id,
            // Page content has key 0 in the parent tree.
            "StructParent" => links.len() as i64 + 1,
            "Contents" => text(&format!("{} {}", sheet.verify, sheet.address)),
            "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(sheet.address.as_str()) },
        };
        links.push((number, document.add_object(annotation)));
    }
    links
}

/// The structure tree: every block and the code in reading order, items in a list.
fn structure(
    document: &mut Document,
    sheet: &Sheet,
    page: &Page,
    page_id: ObjectId,
    links: &[(usize, ObjectId)],
) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    // The element that holds each number of the page's marked content, and each link.
    let mut parents: Vec<Object> = Vec::new();
    let mut link_parents: Vec<Object> = Vec::new();
    let mut kids: Vec<Object> = Vec::new();
    let mut number = 0;
    for group in page.blocks.chunk_by(|a, b| a.role == Role::Item && b.role == Role::Item) {
        if group.iter().any(|block| block.role == Role::Item) {
            let list = document.new_object_id();
            let items: Vec<Object> = group
                .iter()
                .map(|block| {
                    let (item, body) = (document.new_object_id(), document.new_object_id());
                    let kid = vec![number.into()];
                    insert(document, body, spoken(element("LBody", item, page_id, kid), block.lang.as_deref()));
                    insert(document, item, around("LI", list, vec![body.into()]));
                    parents.push(body.into());
                    number += 1;
                    item.into()
                })
                .collect();
            insert(document, list, around("L", whole, items));
            kids.push(list.into());
            continue;
        }
        for block in group {
            let id = document.new_object_id();
            let mut kid: Vec<Object> = vec![number.into()];
            if let Some((_, link)) = links.iter().find(|(at, _)| *at as i64 == number) {
                kid.push(dictionary! { "Type" => "OBJR", "Obj" => *link, "Pg" => page_id }.into());
                link_parents.push(id.into());
            }
            let element = element(name(block.role), whole, page_id, kid);
            insert(document, id, spoken(element, block.lang.as_deref()));
            parents.push(id.into());
            kids.push(id.into());
            number += 1;
        }
    }
    let code = &page.code;
    let alternative = format!("{} {}", sheet.verify, sheet.address);
    let mut figure = |document: &mut Document, alternative: &str, [x, y, width, height]: [f32; 4]| {
        let id = document.new_object_id();
        let mut figure = element("Figure", whole, page_id, vec![number.into()]);
        figure.set("Alt", text(alternative));
        let bottom = page.height - y - height;
        let bounds = [x, bottom, x + width, bottom + height].map(round);
        let bounds: Vec<Object> = bounds.into_iter().map(Object::from).collect();
        figure.set("A", dictionary! { "O" => "Layout", "BBox" => bounds, "Placement" => "Block" });
        insert(document, id, figure);
        parents.push(id.into());
        number += 1;
        id
    };
    kids.push(figure(document, &alternative, [code.x, code.y, code.side, code.side]).into());
    for (at, frame) in page.logos.iter().enumerate() {
        let name = frame.whose.logo(sheet).map_or("", |logo| &logo.name);
        let figure = figure(document, name, [frame.x, frame.y, frame.width, frame.height]);
        // They stand above all else.
        kids.insert(at, figure.into());
    }
    if page.mark.is_some() {
        let id = document.new_object_id();
        insert(document, id, element("P", whole, page_id, vec![number.into()]));
        parents.push(id.into());
        // Before whoever listens takes it for a certificate.
        kids.insert(0, id.into());
    }
    insert(document, whole, around("Document", root, kids));

    let mut numbers: Vec<Object> = vec![0.into(), document.add_object(parents).into()];
    for (at, parent) in link_parents.into_iter().enumerate() {
        numbers.extend([(at as i64 + 1).into(), parent]);
    }
    let next = numbers.len() as i64 / 2;
    let tree = document.add_object(dictionary! { "Nums" => numbers });
    let root_dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![whole.into()],
        "ParentTree" => tree,
        "ParentTreeNextKey" => next,
    };
    insert(document, root, root_dictionary);
    root
}

/// An element with what it shows of the page. Its type need not be told.
fn element(tag: &str, parent: ObjectId, page: ObjectId, kids: Vec<Object>) -> Dictionary {
    dictionary! { "S" => tag, "P" => parent, "Pg" => page, "K" => kids }
}

/// An element that holds others.
fn around(tag: &str, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    dictionary! { "S" => tag, "P" => parent, "K" => kids }
}

/// An element in another language than the document's.
fn spoken(mut element: Dictionary, lang: Option<&str>) -> Dictionary {
    if let Some(lang) = lang {
        element.set("Lang", text(lang));
    }
    element
}

fn insert(document: &mut Document, id: ObjectId, dictionary: Dictionary) {
    document.objects.insert(id, dictionary.into());
}
